"""The HTML of a wiki page as ZIM files hold it: its lead, description and disambiguation list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import unquote

from lxml import etree
from lxml.html import HTMLParser, document_fromstring

from jl_newslens.link.sources.mediawiki_pages import (
    MAX_DESCRIPTION_CHARS,
    MAX_LEAD_CHARS,
    plain_text,
)

_HIDDEN: Final = ("table", "style", "script", "sup", "figure", "nav", "header", "footer")
_MAX_OPTIONS: Final = 200
_MIN_PARAGRAPH_CHARS: Final = 20


@dataclass(frozen=True, slots=True)
class ZimPage:
    """What the HTML says; `options` are the paths that a disambiguation page lists."""

    lead: str = ""
    description: str = ""
    is_disambiguation: bool = False
    options: tuple[str, ...] = ()


def read_zim_page(html: bytes) -> ZimPage:
    """Reads the HTML of a wiki page, however broken it is."""
    try:
        root = document_fromstring(html, parser=HTMLParser(encoding="utf-8"))
    except (etree.LxmlError, ValueError):  # nothing in it
        return ZimPage()
    # A link so marked leads to such a page.
    marked = root.xpath("//*[@class or @id][not(self::a)]")
    is_disambiguation = any(map(_marks_disambiguation, marked))
    described = (e.text_content() for e in marked if "shortdescription" in e.get("class", ""))
    description = next(described, "")
    etree.strip_elements(root, *_HIDDEN, with_tail=False)
    return ZimPage(
        lead=plain_text(" ".join(_lead(root)), MAX_LEAD_CHARS),
        description=plain_text(description, MAX_DESCRIPTION_CHARS),
        is_disambiguation=is_disambiguation,
        options=tuple(dict.fromkeys(_options(root)))[:_MAX_OPTIONS],
    )


def _marks_disambiguation(element: Any) -> bool:
    marks = f"{element.get('class', '')} {element.get('id', '')}"
    return "disambig" in marks and ("box" in marks or "mw-disambig" in marks.split())


def _lead(root: Any) -> Iterator[str]:
    """The paragraphs above the first heading that are more than a scrap."""
    for element in root.iter("p", "h2", "h3"):
        if element.tag != "p":
            return
        text = element.text_content()
        if len(text.strip()) >= _MIN_PARAGRAPH_CHARS:
            yield text


def _options(root: Any) -> Iterator[str]:
    """Where the first link of each list item leads: to what the item is about."""
    for item in root.iter("li"):
        href = next((link.get("href", "") for link in item.iter("a")), "")
        path = unquote(href.partition("#")[0].partition("?")[0]).lstrip("./")
        if path and "://" not in href and not href.startswith("//"):
            yield path.removeprefix("A/").removeprefix("C/")
