"""`newslens read`: one article, shown."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from jl_newslens.cli.group import newslens, progress
from jl_newslens.cli.options import lens_options
from jl_newslens.config import given
from jl_newslens.errors import FetchError

if TYPE_CHECKING:
    from jl_newslens.brief import Brief

FORMATS: Final = ("text", "markdown", "html", "json")


@newslens.command(short_help="Read one article.")
@click.argument("source", metavar="SOURCE", nargs=-1)
@click.option(
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="How to show it. html is a whole page, json the wire format.",
)
@lens_options()
def read(source: tuple[str, ...], format_: str, **options: Any) -> None:
    """Read one article: a FILE (text, Markdown, HTML, JSON with a "text"), an https:// ADDRESS, or
    - for standard input.

    \b
    newslens read article.txt
    newslens read https://example.org/story --format markdown
    pbpaste | newslens read - --bullets 3 --offline
    """
    from jl_newslens.lens import NewsLens

    if not source:
        raise click.UsageError("Missing SOURCE: a file, an address, or - for standard input.")
    if len(source) > 1:
        raise click.UsageError(
            "One SOURCE at a time. Many articles: newslens corpus run FOLDER -o OUTPUT."
        )
    lens = NewsLens(**given(options))
    with progress("Reading"):
        brief = lens.read(source_of(source[0]))
    _show(brief, format_)


def source_of(argument: str) -> Any:
    """What the user named: bytes of standard input, an address, or a path (never text)."""
    if not argument:
        raise click.UsageError("SOURCE is empty.")
    if argument == "-":
        return sys.stdin.buffer.read()
    if re.match(r"[a-z]+://", argument, re.IGNORECASE):
        if re.search(r"\s", argument):
            raise FetchError(f"{argument!r} has spaces. Write %20 for each.", url=argument)
        return argument
    return Path(argument)


def _show(brief: Brief, format_: str) -> None:
    if format_ == "json":
        click.echo(json.dumps(brief.to_dict(), ensure_ascii=False, indent=2))
    elif format_ == "markdown":
        click.echo(brief.markdown(), nl=False)
    elif format_ == "html":
        click.echo(brief.html(full_page=True), nl=False)
    elif sys.stdout.isatty():
        from rich.console import Console

        from jl_newslens.display.text import print_brief

        print_brief(brief.analysis, Console())
    else:
        click.echo(brief.text(), nl=False)
