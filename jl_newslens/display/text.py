"""A brief as plain text: for a terminal, a pipe, a mail."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from jl_newslens.display._markup import plain, safe_href
from jl_newslens.display.wording import certainty, grouped, label
from jl_newslens.model import Analysis, Entity

if TYPE_CHECKING:
    from rich.console import Console

BULLET = "•"
_NO_BULLETS = "(no sentence of the article could become a bullet)"
_HEADING = "bold cyan"
_CERTAINTY_STYLES = {"sure": "green", "likely": "yellow", "unsure": "red"}
_MIN_WIDTH = 24
_MAX_WIDTH = 100  # longer lines are hard to read


class Line(NamedTuple):
    """A line before it is wrapped: pieces of text, each with its style in rich's words.

    `first` stands before it, `rest` before what is wrapped. An address is never wrapped: a broken
    one cannot be opened.
    """

    first: str = ""
    rest: str = ""
    pieces: tuple[tuple[str, str], ...] = ()
    is_address: bool = False


def render_text(analysis: Analysis, *, width: int | None = None) -> str:
    """The brief in lines of text, with a line end at the end.

    Args:
        width: columns to wrap at; None leaves every bullet on one line, as a pipe wants it.
    """
    return wrapped(_lines(analysis), width)


def wrapped(lines: Iterable[Line], width: int | None) -> str:
    """The lines as `render_text` gives them, without their styles."""
    wrap = None if width is None else max(_MIN_WIDTH, min(width, _MAX_WIDTH))
    rows: list[str] = []
    for line in lines:
        text = "".join(piece for piece, _ in line.pieces)
        if wrap is None or line.is_address:
            rows.append(line.first + text)
        else:
            rows += textwrap.wrap(
                text,
                wrap,
                initial_indent=line.first,
                subsequent_indent=line.rest,
                break_long_words=False,
                break_on_hyphens=False,
            ) or [line.first.rstrip()]
    return "\n".join(rows) + "\n"


def print_brief(analysis: Analysis, console: Console) -> None:
    """Prints the brief on a rich console, in the console's own width and colours."""
    from rich.text import Text

    width = min(console.width, _MAX_WIDTH)
    for line in _lines(analysis):
        text = Text.assemble(*line.pieces)  # never rich's own markup: it is the article's text
        indent = max(len(line.first), len(line.rest))
        parts = [text] if line.is_address else text.wrap(console, max(_MIN_WIDTH, width - indent))
        for number, part in enumerate(parts or [text]):
            part.rstrip()
            before = line.rest if number else line.first
            console.print(Text.assemble((before, "cyan"), part), soft_wrap=True)


def _lines(analysis: Analysis) -> Iterator[Line]:
    yield from title_lines(analysis)
    yield from glance_lines("At a Glance", analysis)
    for heading, members in grouped(analysis):
        yield Line()
        yield Line(pieces=((heading, _HEADING),))
        for entity in members:
            yield Line("  ", "      ", _described(entity))
            if href := safe_href(entity.url):
                yield Line("      ", "", ((href, "dim"),), is_address=True)
    yield from note_lines(analysis)


def title_lines(analysis: Analysis) -> Iterator[Line]:
    """The title of the article, and the empty line below it."""
    if analysis.article.title:
        yield Line(pieces=((plain(analysis.article.title), "bold"),))
        yield Line()


def glance_lines(
    heading: str, analysis: Analysis, remarks: Mapping[int, str] = MappingProxyType({})
) -> Iterator[Line]:
    """The bullets below a heading; `remarks` is what to say behind those of these sentences."""
    yield Line(pieces=((heading, _HEADING),))
    for bullet in analysis.bullets:
        remark = remarks.get(bullet.sentence)
        pieces = ((plain(bullet.text), ""), (f" ({remark})" if remark else "", "dim"))
        yield Line(f"  {BULLET} ", "    ", pieces)
    if not analysis.bullets:
        yield Line("  ", "  ", ((_NO_BULLETS, "dim"),))


def note_lines(analysis: Analysis) -> Iterator[Line]:
    """The notices, and the empty line above them."""
    if analysis.notices:
        yield Line()
        yield Line(pieces=(("Notes", "bold yellow"),))
        for notice in analysis.notices:
            yield Line("  - ", "    ", ((plain(notice.message), ""),))


def _described(entity: Entity) -> tuple[tuple[str, str], ...]:
    description = plain(entity.description) if entity.status == "linked" else ""
    words = certainty(entity)
    return (
        (plain(label(entity)), "bold"),
        (f": {description}" if description else "", ""),
        (f" ({words})", _CERTAINTY_STYLES.get(words, "dim")),
    )
