"""The notebook magics: `%load_ext jl_newslens`, then `%%newslens` and `%newslens`."""

from __future__ import annotations

import argparse
import re
import shlex
from pathlib import Path
from typing import Any, NoReturn

from IPython.core.error import UsageError
from IPython.core.magic import Magics, line_cell_magic, magics_class
from IPython.display import display

from jl_newslens.config import given
from jl_newslens.errors import NewsLensError, OptionError
from jl_newslens.lens import NewsLens, shared_lens
from jl_newslens.model import LENGTHS
from jl_newslens.registry import ranker_names


class _Parser(argparse.ArgumentParser):
    """Errors become one friendly line; --help prints and stops without leaving the kernel."""

    def error(self, message: str) -> NoReturn:
        raise OptionError(f"{message}. %newslens --help lists the options.")

    def exit(self, status: int = 0, message: str | None = None) -> NoReturn:
        raise _Done


class _Done(Exception):  # noqa: N818 -- not an error: --help was shown
    """The parser has said all there is to say."""


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="%newslens",
        usage="%%%%newslens [options]          (the article is the rest of the cell)\n"
        "       %%newslens [options] SOURCE    (a variable, a file, an address)\n"
        "       %%newslens --panel",
        description="At a Glance bullets and linked entities for a news article.",
        allow_abbrev=False,
    )
    parser.add_argument("source", nargs="?", metavar="SOURCE", help="variable, file or address")
    parser.add_argument("-n", "--bullets", type=int, metavar="N", help="at most N bullets (5)")
    parser.add_argument("--ranker", metavar="NAME", help=", ".join(ranker_names()))
    parser.add_argument("--length", choices=LENGTHS, help="how short bullets are (brief)")
    parser.add_argument("--language", metavar="CODE", help="language of the article (en)")
    parser.add_argument("--pipeline", metavar="NAME", help="an installed spaCy pipeline")
    parser.add_argument("--contact", metavar="ADDRESS", help="your e-mail, for Wikipedia")
    parser.add_argument("--offline", action="store_true", help="never touch the network")
    parser.add_argument("--to", metavar="NAME", help="also store the brief in this variable")
    parser.add_argument("--panel", action="store_true", help="open the interactive panel")
    return parser


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
        try:
            words = shlex.split(line)
        except ValueError as error:
            raise OptionError(f"{error} in {line!r}. Close the quotes.") from error
        options = vars(_parser().parse_args(words))
        source, target = options.pop("source"), options.pop("to")
        panel = options.pop("panel")
        chosen = given(options)
        if target is not None and not target.isidentifier():
            raise OptionError(f"--to {target!r} is not a name for a variable.", option="to")
        if panel:
            return NewsLens(**chosen).panel()
        if cell is not None and source is not None:
            raise OptionError(
                f"{source!r} and the cell's text are two articles. Use %newslens {source} or leave "
                "the name out.",
                option="source",
            )
        if cell is None and source is None:
            raise OptionError("Which article? %newslens SOURCE, or %%newslens above its text.")
        brief = self._lens.read(cell if cell is not None else self._value(source), **chosen)
        if target is None:
            return brief
        self._shell.user_ns[target] = brief
        display(brief)
        return None

    def _value(self, source: str) -> Any:
        """The variable of that name, or else the words themselves (a path, an address).

        Raises:
            OptionError: a single word that names neither a variable nor a file.
        """
        if source in self._shell.user_ns:
            return self._shell.user_ns[source]
        if source.isidentifier() and not Path(source).is_file():
            raise OptionError(
                f"There is no variable and no file {source!r}. To read text, write it below "
                "%%newslens.",
                option="source",
                value=source,
            )
        return source


def _complete(_shell: Any, event: Any) -> list[str]:
    """Tab completion: values after --ranker and --length, options otherwise."""
    line = event.text_until_cursor
    before = line.split()[-1:] if line[-1:].isspace() else line.split()[-2:-1]
    if before == ["--ranker"]:
        return list(ranker_names())
    if before == ["--length"]:
        return list(LENGTHS)
    return sorted(set(re.findall(r"--\w+", _parser().format_help())))


def load_ipython_extension(shell: Any) -> None:
    """Called by `%load_ext jl_newslens`."""
    shell.register_magics(NewsLensMagics)
    shell.set_hook("complete_command", _complete, re_key=r"%%?newslens\b.*")
