"""A brief as plain text: for a terminal, a pipe, a mail."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from jl_newslens.display._markup import plain, safe_href
from jl_newslens.display.wording import certainty, grouped, label
from jl_newslens.model import Analysis, Entity

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.text import Text

BULLET = "•"
_NO_BULLETS = "(no sentence of the article could become a bullet)"
_CERTAINTY_STYLES = {"sure": "green", "likely": "yellow", "unsure": "red"}
_MIN_WIDTH = 24
_MAX_WIDTH = 100  # longer lines are hard to read


def render_text(analysis: Analysis, *, width: int | None = None, color: bool = False) -> str:
    """The brief in lines of text, with a line end at the end.

    Args:
        width: columns to wrap at; None leaves every bullet on one line, as a pipe wants it.
        color: with ANSI colours, for a terminal; needs rich.
    """
    if color:
        return _render_color(analysis, width)
    wrap = None if width is None else max(_MIN_WIDTH, min(width, _MAX_WIDTH))
    lines: list[str] = []
    article = analysis.article
    if article.title:
        title = plain(article.title)
        lines += [*_wrapped(title, wrap, "", ""), ""]
    lines.append("At a Glance")
    for bullet in analysis.bullets:
        lines += _wrapped(plain(bullet.text), wrap, f"  {BULLET} ", "    ")
    if not analysis.bullets:
        lines.append(f"  {_NO_BULLETS}")
    for heading, members in grouped(analysis):
        lines += ["", heading]
        for entity in members:
            lines += _wrapped(_entity_line(entity), wrap, "  ", "      ")
            href = safe_href(entity.url)
            if href:
                lines.append(f"      {href}")
    if analysis.notices:
        lines += ["", "Notes"]
        for notice in analysis.notices:
            lines += _wrapped(plain(notice.message), wrap, "  - ", "    ")
    return "\n".join(lines) + "\n"


def print_brief(analysis: Analysis, console: Console) -> None:
    """Prints the brief on a rich console, in the console's own width and colours."""
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

    # Strings of the article enter as Text, never as rich's own markup.
    parts: list[RenderableType] = []
    if analysis.article.title:
        parts += [Text(plain(analysis.article.title), style="bold"), Text()]
    parts.append(Text("At a Glance", style="bold cyan"))
    bullets = Table.grid(padding=(0, 1, 0, 0))
    bullets.add_column(width=3, justify="right")
    bullets.add_column(overflow="fold")
    for bullet in analysis.bullets:
        bullets.add_row(Text(BULLET, style="cyan"), Text(plain(bullet.text)))
    if not analysis.bullets:
        bullets.add_row(Text(), Text(_NO_BULLETS, style="dim"))
    parts.append(bullets)
    for heading, members in grouped(analysis):
        parts += [Text(), Text(heading, style="bold cyan")]
        for entity in members:
            parts += _hanging(_rich_entity(entity), console, "  ", "      ")
            if href := safe_href(entity.url):
                parts.append(Text(f"      {href}", style="dim"))
    if analysis.notices:
        parts += [Text(), Text("Notes", style="bold yellow")]
        for notice in analysis.notices:
            parts += _hanging(Text(plain(notice.message)), console, "  - ", "    ")
    console.print(Group(*parts))


def _hanging(line: Text, console: Console, first: str, rest: str) -> list[Text]:
    """The line wrapped to the console, with what stands before its first and its other parts."""
    from rich.text import Text

    wrapped = line.wrap(console, max(_MIN_WIDTH, console.width - max(len(first), len(rest))))
    parts = []
    for number, part in enumerate(wrapped):
        part.rstrip()
        parts.append(Text(rest if number else first).append_text(part))
    return parts


def _rich_entity(entity: Entity) -> Text:
    from rich.text import Text

    line = Text.assemble((plain(label(entity)), "bold"))
    description = plain(entity.description)
    if description and entity.status == "linked":
        line.append(f": {description}")
    words = certainty(entity)
    line.append(f" ({words})", style=_CERTAINTY_STYLES.get(words, "dim"))
    return line


def _entity_line(entity: Entity) -> str:
    name = plain(label(entity))
    description = plain(entity.description)
    head = f"{name}: {description}" if description and entity.status == "linked" else name
    return f"{head} ({certainty(entity)})"


def _wrapped(text: str, width: int | None, first: str, rest: str) -> list[str]:
    if width is None:
        return [first + text]
    return textwrap.wrap(
        text,
        width,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    ) or [first.rstrip()]


def _render_color(analysis: Analysis, width: int | None) -> str:
    from io import StringIO

    from rich.console import Console

    out = StringIO()
    console = Console(
        file=out,
        force_terminal=True,
        color_system="standard",
        width=max(_MIN_WIDTH, min(width or _MAX_WIDTH, _MAX_WIDTH)),
        legacy_windows=False,
    )
    print_brief(analysis, console)
    return out.getvalue()
