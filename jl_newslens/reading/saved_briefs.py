"""Takes the article back out of what NewsLens wrote from it, or says that it is not in there.

A saved page and saved JSON hold the whole article; Markdown and plain text only bullets and names,
which nobody should read as an article.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from jl_newslens.errors import NoArticleError, ReadError, WireFormatError
from jl_newslens.model import Analysis, Article, ParagraphKind
from jl_newslens.reading.html import join_pieces, read_html
from jl_newslens.reading.scrub import scrub
from jl_newslens.reading.text import build_article, clean_text

_HEAD_CHARS: Final = 4096  # a browser that saves a page writes lines of its own above ours
_MOST_BYTES: Final = 200_000  # of a brief without the article
# The whole page, or the fragment that `brief.html()` gives.
_PAGE: Final = re.compile(r'.*?<meta name="generator" content="NewsLens\b', re.DOTALL)
_FRAGMENT: Final = re.compile(r"\s*<style>\s*\.jlnb\{")
_JSON: Final = re.compile(r'\s*\{\s*"wire_version"')
_NOTEBOOK_CELL: Final = re.compile(r'class="[^"]*\b(?:jp-Cell|code_cell)\b')
# All of the text is what we write, without a line of prose in it.
_MARKDOWN: Final = re.compile(
    r"(?:## (?:\[.{0,999}\]\(<(?P<url>[^<>\n]{0,2000})>\)|.*)\n\n)?### At a Glance\n\n"
    r"(?:[-*].*\n)+(?:\n### (?:Names|Notes)\n(?:(?:\*\*.*\*\*|- .*)?\n)+)+"
)
_TEXT: Final = re.compile(
    r"(?:(?:.+\n)+\n)?(?:At a Glance|Ranker: .+)\n(?: {2}.+\n)+(?:\n[A-Z].+\n(?: {2}.+\n)+)+"
)


def is_saved_brief(path: Path) -> bool:
    """Whether a file is a brief that NewsLens wrote, in any of its formats."""
    if not path.is_file():
        return False
    try:
        with path.open("rb") as file:
            data = file.read(_HEAD_CHARS)
            head = data.decode("utf-8", "replace")
            if is_saved_page(head) or _JSON.match(head):
                return True
            if "At a Glance" not in head and "Ranker: " not in head:
                return False
            data += file.read(_MOST_BYTES)
    except OSError:  # which reading it says
        return False
    return _saved_text(data.decode("utf-8", "replace")) is not None


def is_saved_page(page: str) -> bool:
    """Whether the page, or piece of a page, is a brief that NewsLens wrote."""
    return bool(_PAGE.match(page[:_HEAD_CHARS]) or _FRAGMENT.match(page))


def read_saved_page(page: str, *, language: str, source: str) -> Article:
    """The article that a saved brief was made from.

    Raises:
        NoArticleError: the brief was of nothing, or it is a comparison, which holds no article.
    """
    tree = _tree(page, source)
    articles = [] if tree is None else _articles(_briefs(tree), language)
    if not articles:
        raise NoArticleError(
            f"{source or 'The page'} is a brief that NewsLens wrote, without the text of its "
            "article. Read the article itself.",
            source=source,
        )
    return articles[0]


def shows_brief(page: str) -> bool:
    """Whether a page that may have other text, such as a notebook, may show a brief of ours."""
    return "jlnb" in page


def is_notebook(page: str) -> bool:
    """Whether a page is a notebook of Jupyter's as nbconvert writes it, now or formerly."""
    return _NOTEBOOK_CELL.search(page) is not None


def read_around_briefs(
    page: str, *, url: str | None, language: str, max_chars: int, source: str
) -> Article:
    """The article of a page without the briefs that it shows, or the one that these are of.

    That one is taken where the page tells less by itself, as a notebook does that only shows it.

    Raises:
        NoArticleError: the page has no article of its own, and its briefs are of none or several.
        ArticleTooLargeError: as `read_html` raises it.
    """
    from lxml.html import tostring

    tree = _tree(page, source)
    briefs = [] if tree is None else _briefs(tree)
    if not briefs:
        return read_html(page, url=url, language=language, max_chars=max_chars, source=source)
    articles = _articles(briefs, language)
    for element in [*briefs, *tree.iter("pre"), *tree.findall(".//a[@class='anchor-link']")]:
        element.drop_tree()  # code and the signs beside headings are no article either
    rest = tostring(tree, encoding="unicode")
    try:
        own = read_html(rest, url=url, language=language, max_chars=max_chars, source=source)
    except NoArticleError as error:
        if len(articles) > 1:
            raise NoArticleError(
                f"{source or 'The page'} shows briefs of {len(articles)} articles and has none "
                "of its own. Read the articles themselves.",
                source=source,
            ) from error
        if not articles:
            raise
        return articles[0]
    return articles[0] if len(articles) == 1 and len(articles[0].text) > len(own.text) else own


def _tree(page: str, source: str) -> Any:
    from lxml.etree import ParserError
    from lxml.html import document_fromstring

    try:
        return document_fromstring(scrub(page, source=source))
    except ParserError:  # of nothing
        return None


def _briefs(tree: Any) -> list[Any]:
    """What we wrote in a page: briefs and comparisons."""
    return [e for e in tree.iter("article") if "jlnb" in e.get("class", "").split()]


def _articles(briefs: list[Any], language: str) -> list[Article]:
    """The articles that the briefs are of, each once."""
    found = (_article(brief, language) for brief in briefs)
    return list(dict.fromkeys(article for article in found if article is not None))


def _article(brief: Any, language: str) -> Article | None:
    box = brief.find(".//details[@class='jlnb-article']")
    if box is None:
        return None
    text, blocks = join_pieces(list(_pieces(box)))
    facts = brief.find("./p[@class='jlnb-source']")
    link, time = (None if facts is None else facts.find(tag) for tag in ("a", "time"))
    return build_article(
        text,
        blocks,
        # The heading above the sections: the first of a page, the second of a fragment.
        title=brief.findtext("./h1") or brief.findtext("./h2") or None,
        url=None if link is None else link.get("href"),
        published=None if time is None else time.get("datetime"),
        language=language,
    )


def read_saved_json(text: str, *, source: str) -> Article | None:
    """The article of a brief in JSON; None where it is other JSON.

    Raises:
        ReadError: of another version, or damaged.
    """
    return _saved_article(lambda: json.loads(text), source) if _JSON.match(text) else None


def read_saved_dict(record: Mapping[str, Any]) -> Article | None:
    """As `read_saved_json`, of what `brief.to_dict()` gives."""
    return _saved_article(lambda: dict(record), "") if "wire_version" in record else None


def _saved_article(load: Callable[[], Any], source: str) -> Article:
    try:
        return Analysis.from_dict(load()).article
    except (WireFormatError, ValueError, RecursionError) as error:
        raise ReadError(
            f"{source or 'The input'} is a saved brief that cannot be read: {error}", source=source
        ) from error


def refuse_saved_text(text: str, *, source: str) -> None:
    """Says of a brief in Markdown or plain text that the article is elsewhere.

    Raises:
        NoArticleError: it is one.
    """
    if saved := _saved_text(text):
        url = saved.groupdict().get("url")
        where = f", {url}" if url else ""
        raise NoArticleError(
            f"{source or 'The text'} is a brief that NewsLens wrote, without the article. Read the "
            f"article itself{where}; --format html and --format json keep it in the brief.",
            source=source,
        )


def _saved_text(text: str) -> re.Match[str] | None:
    lines = clean_text(text).strip() + "\n"
    return _MARKDOWN.fullmatch(lines) or _TEXT.fullmatch(lines)


def _pieces(box: Any) -> Iterator[tuple[str, ParagraphKind | None]]:
    for element in box.iter("p", "li"):
        kind: ParagraphKind = "list_item" if element.tag == "li" else "body"
        if element.get("class") == "jlnb-aside":
            kind = "aside"
        elif element.find("strong") is not None:
            kind = "heading"
        yield clean_text("".join(element.itertext())).strip(), kind
