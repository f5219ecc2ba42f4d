"""The `newslens` command: its errors, its exit codes, its progress."""

from __future__ import annotations

import contextlib
import logging
import sys
from collections.abc import Iterator
from typing import Any, Final

import click

from jl_newslens.cli import EXIT_INTERRUPTED, SPINNER_GONE
from jl_newslens.errors import NewsLensError, OptionError

EXIT_ERROR: Final = 1
EXIT_USAGE: Final = 2  # click's own


class _Commands(click.Group):
    """Turns our errors into one line on standard error, and an interrupt into exit code 130."""

    def make_context(self, *arguments: Any, **options: Any) -> click.Context:
        try:
            return super().make_context(*arguments, **options)
        except BrokenPipeError:
            raise  # click's own: the reader went away
        except OSError as error:  # --help, into a full disk
            click.echo(f"newslens: {error.strerror or error}", err=True)
            raise click.exceptions.Exit(EXIT_ERROR) from error

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except NewsLensError as error:
            is_usage = isinstance(error, OptionError)
            _fail(str(error), ctx, EXIT_USAGE if is_usage else EXIT_ERROR)
        except (KeyboardInterrupt, click.Abort):
            click.echo(f"{SPINNER_GONE}newslens: interrupted", err=True)
            ctx.exit(EXIT_INTERRUPTED)
        except BrokenPipeError:
            sys.stderr.close()  # the reader went away: nobody is left to tell
            ctx.exit(EXIT_ERROR)
        except (click.ClickException, click.exceptions.Exit):
            raise
        except OSError as error:  # a full disk, a folder that is gone
            if ctx.params.get("debug"):
                raise
            where = f": {error.filename}" if error.filename else ""
            _fail(f"{error.strerror or error}{where}", ctx)
        except Exception as error:
            if ctx.params.get("debug"):
                raise
            _fail(
                f"unexpected {type(error).__name__}: {error} "
                "(this is a bug; run again with 'newslens --debug' and report what it prints)",
                ctx,
            )


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="jl-newslens", prog_name="newslens")
@click.option("--debug", is_flag=True, help="Show log messages, and tracebacks of bugs.")
def newslens(debug: bool) -> None:
    """At a Glance bullets and linked entities for any news article.

    Works offline: the English pipeline and a starter knowledge base are included.
    """
    if debug:
        logging.basicConfig(level=logging.DEBUG, format="%(name)s: %(message)s")


@contextlib.contextmanager
def progress(label: str) -> Iterator[None]:
    """A spinner on standard error, where that is a terminal."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(f"{label} …"):
        yield


def _fail(message: str, ctx: click.Context, code: int = EXIT_ERROR) -> None:
    # A message may quote a file, and what is no text in it could command the terminal.
    shown = (sign if sign.isprintable() else "\ufffd" for sign in " ".join(message.split()))
    line = "".join(shown)
    click.echo(f"newslens: {line}", err=True)
    ctx.exit(code)
