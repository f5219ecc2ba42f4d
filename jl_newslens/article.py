"""A text and what is said of its words: article, paragraphs, sentences, tokens, names.

Part of `model`, through which all other modules import it. Offsets are Unicode code points,
half-open [start, end), into `Article.text`.
"""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from typing import Any, Final, Literal, TypeAlias, get_args

from jl_newslens.errors import WireFormatError
from jl_newslens.json_values import (
    items_of,
    optional_text_of,
    record_of,
    span_of,
    strings_of,
    text_of,
)

EntityType: TypeAlias = Literal["PERSON", "ORG", "PLACE", "EVENT", "WORK", "GROUP", "OTHER"]
ParagraphKind: TypeAlias = Literal["body", "heading", "list_item", "key_point", "aside"]

ENTITY_TYPES: Final[tuple[EntityType, ...]] = get_args(EntityType)
PARAGRAPH_KINDS: Final[tuple[ParagraphKind, ...]] = get_args(ParagraphKind)

_MOST_LABEL_CHARS: Final = 50


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of the article: `article.text[start:end]`.

    `kind` is "body" (prose), "heading", "list_item", "key_point" (the publisher's own summary list)
    or "aside" (caption, byline, dateline line, "Read more" and other debris). Only "body" and
    "list_item" paragraphs may become bullets.
    """

    start: int
    end: int
    text: str
    kind: ParagraphKind = "body"

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Article:
    """A news text. `text` is what was given, with line ends as "\\n" and without the signs of
    Markdown; everything points into it.

    To read a text of your own, `text` alone is enough: paragraphs are found, the rest is kept.

    Attributes:
        title: as the source states it; None where there is none.
        paragraphs: all blocks in the order of the text, captions and headings among them.
        key_points: the publisher's own summary list, word for word; () where there is none.
        url: where it was published.
        published: an ISO 8601 date or date-time as the source stated it.
        language: ISO 639-1 code.
    """

    text: str
    title: str | None = None
    paragraphs: tuple[Paragraph, ...] = ()
    key_points: tuple[str, ...] = ()
    url: str | None = None
    published: str | None = None
    language: str = "en"

    def __repr__(self) -> str:
        return f"<Article {self.label!r}: {len(self.text):,} characters>"

    @property
    def label(self) -> str:
        """What to call it in one line: its title, else how it begins."""
        return self.title or textwrap.shorten(
            self.text[: _MOST_LABEL_CHARS * 2], _MOST_LABEL_CHARS, placeholder=" …"
        )

    def to_dict(self) -> dict[str, Any]:
        return {
            "title": self.title,
            "text": self.text,
            "url": self.url,
            "published": self.published,
            "language": self.language,
            "key_points": list(self.key_points),
            "paragraphs": [[p.start, p.end, p.kind] for p in self.paragraphs],
        }

    @classmethod
    def from_dict(cls, data: Any) -> Article:
        record = record_of(data, "article")
        text = text_of(record, "text")
        paragraphs = []
        for item in items_of(record, "paragraphs"):
            if not isinstance(item, list) or len(item) != 3 or item[2] not in PARAGRAPH_KINDS:
                raise WireFormatError(f"paragraphs must hold [start, end, kind], not {item!r}.")
            start, end = span_of(item[:2], len(text), "paragraphs")
            kind: ParagraphKind = item[2]
            paragraphs.append(Paragraph(start, end, text[start:end], kind))
        return cls(
            text=text,
            title=optional_text_of(record, "title"),
            paragraphs=tuple(paragraphs),
            key_points=tuple(strings_of(record, "key_points")),
            url=optional_text_of(record, "url"),
            published=optional_text_of(record, "published"),
            language=optional_text_of(record, "language") or "en",
        )


@dataclass(frozen=True, slots=True)
class Token:
    """One token of a Sentence, annotated in Universal Dependencies terms.

    `head` is the index, in the same sentence, of the token that this one hangs on; the root's own
    index for the root. `upos` is the universal tag, `tag` the fine-grained one, `morph` the
    features as "Number=Sing|Tense=Past" ("" where the pipeline has none).
    """

    text: str
    start: int
    end: int
    lemma: str
    upos: str
    tag: str
    dep: str
    head: int
    morph: str = ""
    is_stop: bool = False

    def with_head(self, head: int) -> Token:
        """This token in another sentence, hung on another; `dataclasses.replace` is slow."""
        return Token(
            self.text,
            self.start,
            self.end,
            self.lemma,
            self.upos,
            self.tag,
            self.dep,
            head,
            self.morph,
            self.is_stop,
        )


@dataclass(frozen=True, slots=True)
class Name:
    """A named entity that the pipeline's NER marked, before any linking."""

    start: int
    end: int
    type: EntityType


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: `article.text[start:end] == text`.

    `index` counts all sentences of the article from 0; `paragraph` is the index into
    `article.paragraphs` and `kind` that paragraph's kind. A sentence never crosses a paragraph.
    """

    index: int
    start: int
    end: int
    text: str
    tokens: tuple[Token, ...]
    names: tuple[Name, ...] = ()
    paragraph: int = 0
    kind: ParagraphKind = "body"
