"""Reads pasted or plain text."""

from __future__ import annotations

import re

from jl_newslens.errors import ArticleTooLargeError, EmptyArticleError
from jl_newslens.model import Article, Paragraph
from jl_newslens.reading.blocks import Block, cut_blocks
from jl_newslens.reading.dates import find_date
from jl_newslens.reading.kinds import classify, title_position
from jl_newslens.reading.markdown import unmark
from jl_newslens.reading.tags import untagged

DEFAULT_MAX_CHARS = 2_000_000
"""As in `LensConfig`. A long news article has 10,000 characters."""

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]")
# What no reader sees and what cuts words, or reverses the text around it: soft hyphen, zero-width
# space, word joiner, byte order mark, direction overrides. Joiners of scripts and emoji stay.
_INVISIBLE = re.compile("[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_ADDRESS = re.compile(r"\s*https?://\S+\s*")
# A date stands above the text or below it, not in the middle.
_DATE_LINES = 12


def clean_text(raw: str) -> str:
    """`raw` with "\\n" line ends and without the characters that are no text.

    Control characters become spaces; invisible ones and byte order marks go; half surrogates, which
    no encoding can write, become U+FFFD. All else stays as it is.
    """
    text = _LINE_ENDS.sub("\n", raw)
    text = _INVISIBLE.sub("", text)
    text = _CONTROLS.sub(" ", text)
    return _SURROGATES.sub("\ufffd", text)


def read_text(
    raw: str,
    *,
    language: str = "en",
    max_chars: int = DEFAULT_MAX_CHARS,
    source: str = "",
) -> Article:
    """The article in a plain text, or in one of Markdown, without its signs and HTML's.

    Args:
        language: ISO 639-1 code of the text.
        source: what to call the text in messages: a path, or "" where it was pasted.

    Raises:
        ArticleTooLargeError: longer than `max_chars`.
        EmptyArticleError: not one letter or digit in it.
    """
    if len(raw) > max_chars:
        raise too_large(len(raw), max_chars, source)
    text, title, stated = unmark(clean_text(untagged(raw)))
    if not any(sign.isalnum() for sign in text):
        name = source or "the text"
        raise EmptyArticleError(
            f"There is nothing to read in {name}: it has no words. Paste the text of an article, "
            "or give a file or an address.",
            source=source,
        )
    if all(_ADDRESS.fullmatch(line) for line in text.split("\n") if line.strip()):
        raise EmptyArticleError(
            f"There is nothing to read in {source or 'the text'} but addresses. Give one address "
            "at a time to 'newslens read', or in Python a list of them to read_many.",
            source=source,
        )
    published = find_date(stated) if stated else None
    return build_article(
        text, cut_blocks(text), title=title, published=published, language=language
    )


def build_article(
    text: str,
    blocks: list[Block],
    *,
    title: str | None = None,
    url: str | None = None,
    published: str | None = None,
    language: str = "en",
) -> Article:
    """The article made of `blocks` of `text`; title and date are looked up where None is given."""
    kinds = classify(blocks)
    paragraphs = tuple(
        Paragraph(block.start, block.end, block.text, kind)
        for block, kind in zip(blocks, kinds, strict=True)
    )
    if title is None:
        position = title_position(blocks, kinds)
        title = None if position is None else " ".join(blocks[position].text.split())
    if published is None:
        published = _published(paragraphs)
    return Article(
        text=text,
        title=title,
        paragraphs=paragraphs,
        key_points=tuple(" ".join(p.text.split()) for p in paragraphs if p.kind == "key_point"),
        url=url,
        published=published,
        language=language,
    )


def too_large(chars: int, limit: int, source: str) -> ArticleTooLargeError:
    """The error for a text of `chars` characters."""
    return ArticleTooLargeError(
        f"{source or 'The text'} has {chars:,} characters; the limit is {limit:,}. Give one "
        "article at a time, or raise the option max_chars.",
        source=source,
        chars=chars,
        limit=limit,
    )


def _published(paragraphs: tuple[Paragraph, ...]) -> str | None:
    edges = paragraphs
    if len(paragraphs) > 2 * _DATE_LINES:
        edges = paragraphs[:_DATE_LINES] + paragraphs[-_DATE_LINES:]
    for paragraph in edges:
        if paragraph.kind == "aside" and len(paragraph.text) < 200:
            date = find_date(paragraph.text)
            if date:
                return date
    return None
