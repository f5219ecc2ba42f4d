"""An `Article` that somebody made: checked, and given what its text tells."""

from __future__ import annotations

from dataclasses import replace

from jl_newslens.errors import ReadError
from jl_newslens.model import Article
from jl_newslens.reading.tags import is_page, untagged
from jl_newslens.reading.text import read_text, too_large


def complete(article: Article, max_chars: int) -> Article:
    """The article as it is where it has paragraphs, else with those of its text.

    Raises:
        ReadError: something in it is of no use, or does not fit.
    """
    if not isinstance(article.text, str):  # an empty cell of a table is None or NaN
        raise ReadError(f"The text of an Article must be a str, not {article.text!r}.")
    for name in ("title", "url", "published"):
        fact = getattr(article, name)
        if not isinstance(fact, str | None):
            raise ReadError(f"The {name} of an Article must be a str or None, not {fact!r}.")
    if len(article.text) > max_chars:
        raise too_large(len(article.text), max_chars, "The article")
    if article.paragraphs:
        for paragraph in article.paragraphs:
            if article.text[paragraph.start : paragraph.end] != paragraph.text:
                raise ReadError(
                    f"The article's paragraph at {paragraph.start} does not stand in its text. "
                    "Leave paragraphs empty to have them found."
                )
        return article
    read = _read_whole(article, max_chars)
    return replace(
        read,
        title=untagged(article.title) if article.title else read.title,
        key_points=article.key_points or read.key_points,
        url=article.url,
        published=article.published or read.published,
    )


def _read_whole(article: Article, max_chars: int) -> Article:
    if not is_page(article.text):
        return read_text(article.text, language=article.language, max_chars=max_chars)
    from jl_newslens.reading.html import read_html

    return read_html(article.text, url=article.url, language=article.language, max_chars=max_chars)
