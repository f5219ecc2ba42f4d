"""The notebook magics: `%load_ext jl_newslens`, then `%%newslens` and `%newslens`."""

from __future__ import annotations

import argparse
import keyword
import re
import shlex
import textwrap
from pathlib import Path
from typing import Any, Final, NoReturn

from IPython.core.error import UsageError
from IPython.core.magic import Magics, line_cell_magic, magics_class
from IPython.display import display

from jl_newslens.command_options import COMMAND_OPTIONS, CommandOption
from jl_newslens.config import given
from jl_newslens.errors import NewsLensError, OptionError
from jl_newslens.lens import NewsLens
from jl_newslens.model import LENGTHS
from jl_newslens.reading.source import is_text
from jl_newslens.registry import ranker_names
from jl_newslens.shared import shared_lens

_MOST_QUOTED_CHARS: Final = 120  # what is not understood may be a whole article
# A variable, or what it holds: story, stories[0], page.text, files["a b"]
_EXPRESSION: Final = re.compile(r"(?P<variable>[^\W\d]\w*)(?:\.[^\W\d]\w*|\[[^\[\]]+\])*")
# Its quotation marks are its own: files['a b'], table.loc[0, 'text']
_KEY: Final = re.compile(r"(?<=[\w\]])\[[^\[\]'\"]*(?:(?:'[^']*'|\"[^\"]*\")[^\[\]'\"]*)+\]")


class _Parser(argparse.ArgumentParser):
    """Errors become one friendly line; --help prints and stops without leaving the kernel."""

    def error(self, message: str) -> NoReturn:
        short = textwrap.shorten(message, _MOST_QUOTED_CHARS, placeholder=" …")
        raise OptionError(f"{short}. %newslens --help lists the options.")

    def exit(self, status: int = 0, message: str | None = None) -> NoReturn:
        raise _Done


class _Done(Exception):  # noqa: N818 -- not an error: --help was shown
    """The parser has said all there is to say."""


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="%newslens",
        usage="%%%%newslens [options]          (the article is the rest of the cell)\n"
        "       %%newslens [options] SOURCE    (a variable, a file, an address)\n"
        "       %%newslens --panel [SOURCE]",
        description="At a Glance bullets and linked entities for a news article.",
        allow_abbrev=False,
    )
    parser.add_argument(
        "source",
        nargs="?",
        metavar="SOURCE",
        help="A variable (or stories[0], page.text), a file or an address.",
    )
    for option in COMMAND_OPTIONS:
        _add(parser, option)
    parser.add_argument("--to", metavar="NAME", help="Also store what is shown in this variable.")
    parser.add_argument("--panel", action="store_true", help="Open the interactive panel.")
    return parser


def _add(parser: argparse.ArgumentParser, option: CommandOption) -> None:
    if option.is_switch:
        parser.add_argument(
            *option.flags, dest=option.name, action="store_true", help=option.explained
        )
        return
    parser.add_argument(
        *option.flags,
        dest=option.name,
        type=option.type,
        choices=option.choices or None,
        action="append" if option.is_list else "store",
        metavar=option.metavar,
        help=option.explained,
    )


@magics_class
class NewsLensMagics(Magics):
    """One lens for all cells of a kernel, so that the pipeline is loaded once."""

    def __init__(self, shell: Any) -> None:
        super().__init__(shell)
        self._shell = shell
        self._lens = shared_lens()

    @line_cell_magic
    def newslens(self, line: str, cell: str | None = None) -> Any:
        """Read an article: the cell's text, or SOURCE. `%newslens --help` lists the options."""
        try:
            return self._run(line, cell)
        except _Done:
            return None
        except NewsLensError as error:
            raise UsageError(str(error)) from None

    def _run(self, line: str, cell: str | None) -> Any:
        options = _options(line)
        source, target, panel = (options.pop(name) for name in ("source", "to", "panel"))
        chosen = given(options)
        if target is not None and (not target.isidentifier() or keyword.iskeyword(target)):
            raise OptionError(f"--to {target!r} is not a name for a variable.", option="to")
        if cell is not None and source is not None:
            raise OptionError(
                f"{source!r} and the cell's text are two articles. Use %newslens {source} or leave "
                "the name out.",
                option="source",
            )
        if cell is None and source is None and not panel:
            raise OptionError("Which article? %newslens SOURCE, or %%newslens above its text.")
        article: Any = cell if source is None else self._value(source)
        shown = _panel(article, chosen) if panel else self._lens.read(article, **chosen)
        if target is None:
            return shown
        self._shell.user_ns[target] = shown
        display(shown)
        return None

    def _value(self, source: str) -> Any:
        """The variable of that name or what it holds, a path, or an address.

        Raises:
            OptionError: it is none of these, or an expression that fails.
        """
        expression = _EXPRESSION.fullmatch(source)
        if source in self._shell.user_ns:
            return self._shell.user_ns[source]
        if _exists(source):
            return Path(source)
        if not expression and not is_text(source):
            return source
        if not expression or expression["variable"] not in self._shell.user_ns:
            short = textwrap.shorten(source, _MOST_QUOTED_CHARS, placeholder=" …")
            raise OptionError(
                f"There is no variable and no file {short!r}. What code makes needs a name of its "
                "own; to read text, write it below %%newslens.",
                option="source",
                value=source,
            )
        try:
            return self._shell.ev(source)
        except Exception as error:  # the user's own expression, which may raise anything
            raise OptionError(
                f"{source} cannot be read: {type(error).__name__}: {error}. Give the article a "
                "name of its own, and read that.",
                option="source",
                value=source,
            ) from error


def _exists(source: str) -> bool:
    try:
        return Path(source).exists()
    except (OSError, ValueError):  # longer than a name can be: it is a text
        return False


def _options(line: str) -> dict[str, Any]:
    """What the magic's line says, by the names of the parser's arguments.

    Raises:
        OptionError: it is not understood.
    """
    try:
        words = shlex.split(_KEY.sub(lambda key: shlex.quote(key[0]), line))
    except ValueError as error:
        raise OptionError(f"{error} in {line!r}. Close the quotes.") from error
    options, rest = _parser().parse_known_args(words)
    if rest:
        short = textwrap.shorten(" ".join(rest), _MOST_QUOTED_CHARS, placeholder=" …")
        raise OptionError(
            f"Not understood: {short!r}. %newslens --help lists the options; a path with spaces "
            "stands between quotation marks, a text below %%newslens."
        )
    return vars(options)


def _panel(article: Any, options: dict[str, Any]) -> Any:
    """A panel with controls that start from `options`, showing the article if there is one."""
    lens = NewsLens(**options)
    return lens.panel() if article is None else lens.read(article).panel()


def _complete(_shell: Any, event: Any) -> list[str]:
    """Tab completion: values after --ranker and --length, options otherwise."""
    line = event.text_until_cursor
    before = line.split()[-1:] if line[-1:].isspace() else line.split()[-2:-1]
    if before == ["--ranker"]:
        return list(ranker_names())
    if before == ["--length"]:
        return list(LENGTHS)
    return sorted(set(re.findall(r"--\w[\w-]*", _parser().format_help())))


def load_ipython_extension(shell: Any) -> None:
    """Called by `%load_ext jl_newslens`."""
    shell.register_magics(NewsLensMagics)
    shell.set_hook("complete_command", _complete, re_key=r"%%?newslens\b.*")
