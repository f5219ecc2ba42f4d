"""Takes the article back out of what NewsLens wrote from it, or says that it is not in there.

A saved page and saved JSON hold the whole article; Markdown and plain text only bullets and names,
which nobody should read as an article.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, Final

from jl_newslens.errors import NoArticleError, ReadError, WireFormatError
from jl_newslens.model import Analysis, Article, ParagraphKind
from jl_newslens.reading.html import join_pieces
from jl_newslens.reading.scrub import scrub
from jl_newslens.reading.text import build_article, clean_text

_HEAD_CHARS: Final = 4096  # a browser that saves a page writes lines of its own above ours
# The whole page, or the fragment that `brief.html()` gives.
_PAGE: Final = re.compile(r'.*?<meta name="generator" content="NewsLens\b', re.DOTALL)
_FRAGMENT: Final = re.compile(r"\s*<style>\s*\.jlnb\{")
_JSON: Final = re.compile(r'\s*\{\s*"wire_version"')
# All of the text is what we write, without a line of prose in it.
_MARKDOWN: Final = re.compile(
    r"(?:## (?:\[.{0,999}\]\(<(?P<url>[^<>\n]{0,2000})>\)|.*)\n\n)?### At a Glance\n\n"
    r"(?:[-*].*\n)+(?:\n### (?:Names|Notes)\n(?:(?:\*\*.*\*\*|- .*)?\n)+)+"
)
_TEXT: Final = re.compile(
    r"(?:(?:.+\n)+\n)?At a Glance\n(?: {2}.+\n)+(?:\n[A-Z].+\n(?: {2}.+\n)+)+"
)


def is_saved_page(page: str) -> bool:
    """Whether the page, or piece of a page, is a brief that NewsLens wrote."""
    return bool(_PAGE.match(page[:_HEAD_CHARS]) or _FRAGMENT.match(page))


def read_saved_page(page: str, *, language: str, source: str) -> Article:
    """The article that a saved brief was made from.

    Raises:
        NoArticleError: the brief was of nothing.
    """
    from trafilatura.utils import load_html

    tree: Any = load_html(scrub(page, source=source))
    box = None if tree is None else tree.find(".//details[@class='jlnb-article']")
    if box is None:
        raise NoArticleError(
            f"{source or 'The page'} is a brief that NewsLens wrote of an article without text. "
            "Read the article itself.",
            source=source,
        )
    text, blocks = join_pieces(list(_pieces(box)))
    facts = tree.find(".//p[@class='jlnb-source']")
    link, time = (None if facts is None else facts.find(tag) for tag in ("a", "time"))
    return build_article(
        text,
        blocks,
        title=_title(tree),
        url=None if link is None else link.get("href"),
        published=None if time is None else time.get("datetime"),
        language=language,
    )


def read_saved_json(text: str, *, source: str) -> Article | None:
    """The article of a brief in JSON; None where it is other JSON.

    Raises:
        ReadError: of another version, or damaged.
    """
    if not _JSON.match(text):
        return None
    try:
        return Analysis.from_dict(json.loads(text)).article
    except (WireFormatError, ValueError, RecursionError) as error:
        raise ReadError(
            f"{source or 'The input'} is a saved brief that cannot be read: {error}", source=source
        ) from error


def refuse_saved_text(text: str, *, source: str) -> None:
    """Says of a brief in Markdown or plain text that the article is elsewhere.

    Raises:
        NoArticleError: it is one.
    """
    lines = clean_text(text).strip() + "\n"
    if markdown := _MARKDOWN.fullmatch(lines):
        raise _no_article(source, markdown["url"])
    if _TEXT.fullmatch(lines):
        raise _no_article(source)


def _title(tree: Any) -> str | None:
    """The heading above the sections: of a page now the first, of a fragment the second."""
    brief = ".//article[@class='jlnb']"
    return tree.findtext(f"{brief}/h1") or tree.findtext(f"{brief}/h2") or None


def _pieces(box: Any) -> Iterator[tuple[str, ParagraphKind | None]]:
    for element in box.iter("p", "li"):
        kind: ParagraphKind = "list_item" if element.tag == "li" else "body"
        if element.get("class") == "jlnb-aside":
            kind = "aside"
        elif element.find("strong") is not None:
            kind = "heading"
        yield clean_text("".join(element.itertext())).strip(), kind


def _no_article(source: str, url: str | None = None) -> NoArticleError:
    where = f", {url}" if url else ""
    return NoArticleError(
        f"{source or 'The text'} is a brief that NewsLens wrote, without the article. Read the "
        f"article itself{where}; --format html and --format json keep it in the brief.",
        source=source,
    )
