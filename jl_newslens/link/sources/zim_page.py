"""The HTML of a wiki page as ZIM files hold it: its lead, description and disambiguation list."""

from __future__ import annotations

from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Final
from urllib.parse import unquote

from jl_newslens.link.sources.mediawiki_pages import (
    MAX_DESCRIPTION_CHARS,
    MAX_LEAD_CHARS,
    plain_text,
)

_HIDDEN: Final = frozenset({"table", "style", "script", "sup", "figure", "nav", "header", "footer"})
_MAX_OPTIONS: Final = 200
_MIN_PARAGRAPH_CHARS: Final = 20


@dataclass(frozen=True, slots=True)
class ZimPage:
    """What the HTML says; `options` are the paths that a disambiguation page lists."""

    lead: str = ""
    description: str = ""
    is_disambiguation: bool = False
    options: tuple[str, ...] = ()


def read_zim_page(html: str) -> ZimPage:
    """Reads the HTML of a wiki page, however broken it is."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return ZimPage(
        lead=plain_text("".join(reader.lead), MAX_LEAD_CHARS),
        description=plain_text("".join(reader.description), MAX_DESCRIPTION_CHARS),
        is_disambiguation=reader.is_disambiguation,
        options=tuple(dict.fromkeys(reader.options)),
    )


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lead: list[str] = []
        self.description: list[str] = []
        self.options: list[str] = []
        self.is_disambiguation = False
        self._hidden = 0
        self._in_paragraph = False
        self._in_description = False
        self._in_item = False
        self._in_head = True
        self._paragraph: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        values = dict(attributes)
        marks = f"{values.get('class') or ''} {values.get('id') or ''}"
        if "disambig" in marks and ("box" in marks or "mw-disambig" in marks.split()):
            # "mw-disambig" on a link means that the link leads to such a page.
            self.is_disambiguation = self.is_disambiguation or tag != "a"
        if tag in _HIDDEN:
            self._hidden += 1
        elif tag in ("h2", "h3"):
            self._in_head = False
        elif "shortdescription" in marks:
            self._in_description = True
        elif tag == "p":
            self._in_paragraph, self._paragraph = True, []
        elif tag == "li":
            self._in_item = True
        elif tag == "a" and self._in_item and not self._hidden:
            self._in_item = False  # the first link of an item is what it is about
            self._add_option(values.get("href") or "")

    def handle_endtag(self, tag: str) -> None:
        if tag in _HIDDEN:
            self._hidden = max(self._hidden - 1, 0)
        elif tag == "p" and self._in_paragraph:
            text = "".join(self._paragraph)
            if self._in_head and len(text.strip()) >= _MIN_PARAGRAPH_CHARS:
                self.lead.append(text + " ")
            self._in_paragraph = False
        elif tag == "div":
            self._in_description = False

    def handle_data(self, data: str) -> None:
        if self._in_description:
            self.description.append(data)
        elif self._in_paragraph and not self._hidden:
            self._paragraph.append(data)

    def _add_option(self, href: str) -> None:
        path = unquote(href.partition("#")[0].partition("?")[0]).lstrip("./")
        if path and "://" not in href and not href.startswith("//"):
            path = path.removeprefix("A/").removeprefix("C/")
            if len(self.options) < _MAX_OPTIONS:
                self.options.append(path)
