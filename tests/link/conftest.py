"""Hand-built sentences and a small knowledge base, so that linking is tested without a pipeline."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import pytest

from jl_newslens.link.sources.starter import StarterSource
from jl_newslens.link.starter_kb.rows import Row
from jl_newslens.model import Article, EntityType, Name, Paragraph, Sentence, Token

Build = Callable[..., tuple[Article, tuple[Sentence, ...]]]

_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|\w+(?:['’](?![sS]\b)\w+)*|['’]s\b|[^\w\s]")
_SENTENCE_END = re.compile(r"(?<=[a-z0-9)”][.!?])(?<!St\.) +(?=[A-Z“])")


def build(
    *paragraphs: str, names: Sequence[tuple[str, EntityType]] = (), heading: str | None = None
) -> tuple[Article, tuple[Sentence, ...]]:
    """An article of the given paragraphs; every occurrence of a string in `names` is an NER name.

    Capitalised words are proper nouns, except the first of a sentence that no name covers.
    """
    blocks = ([(heading, "heading")] if heading else []) + [(p, "body") for p in paragraphs]
    text = "\n".join(block for block, _ in blocks)
    marked = [
        (match.start(), match.end(), kind)
        for surface, kind in names
        for match in re.finditer(rf"(?<!\w){re.escape(surface)}(?!\w)", text)
    ]
    marked = [
        m for m in marked if not any(o != m and o[0] <= m[0] and m[1] <= o[1] for o in marked)
    ]
    sentences: list[Sentence] = []
    article_paragraphs = []
    position = 0
    for number, (block, kind) in enumerate(blocks):
        article_paragraphs.append(Paragraph(position, position + len(block), block, kind))
        for piece in _SENTENCE_END.split(block):
            start = text.index(piece, position)
            end = start + len(piece)
            own = tuple(Name(s, e, k) for s, e, k in sorted(marked) if start <= s and e <= end)
            tokens = tuple(_tokens(text, start, end, own))
            sentences.append(Sentence(len(sentences), start, end, piece, tokens, own, number, kind))
            position = end
        position += 1
    return Article(text, paragraphs=tuple(article_paragraphs)), tuple(sentences)


def _tokens(text: str, start: int, end: int, names: Sequence[Name]) -> list[Token]:
    tokens = []
    for index, match in enumerate(_TOKEN.finditer(text, start, end)):
        word = match.group()
        named = any(n.start <= match.start() and match.end() <= n.end for n in names)
        proper = word[0].isupper() and (named or index > 0)
        upos = "PROPN" if proper else "PUNCT" if not word[0].isalnum() else "NOUN"
        tokens.append(Token(word, match.start(), match.end(), word.lower(), upos, "", "dep", index))
    return tokens


ROWS = (
    Row("Ruritania", "PLACE", "Mountain kingdom in the east", (("Kingdom of Ruritania", 0.95),),
        ("Ruritanian", "Ruritanians"), ("Strelsau", "Anna Brandt"), 4),
    Row("Strelsau", "PLACE", "Capital of Ruritania", (("Strelsau", 0.9),), (), ("Ruritania",), 3),
    Row("Government of Ruritania", "ORG", "Executive of the mountain kingdom",
        (("Strelsau", 0.1), ("Ruritanian government", 0.95)), (), ("Ruritania", "Strelsau"), 3),
    Row("Anna Brandt", "PERSON", "President of Ruritania",
        (("Brandt", 0.7), ("President Brandt", 0.95)), (), ("Ruritania",), 4),
    Row("Willy Brandt", "PERSON", "German chancellor and peace laureate", (("Brandt", 0.3),), (),
        (), 1),
    Row("Eastern Trade Union", "ORG", "Customs union of eastern states",
        (("ETU", 0.95),), (), ("Ruritania",), 4),
    Row("President of Ruritania", "OTHER", "Head of state of Ruritania",
        (("Ruritanian president", 0.95), ("Ruritanian President", 0.95)), (), ("Ruritania",), 3),
    Row("The Courier", "ORG", "Daily newspaper of the capital", (), (), ("Strelsau",), 2),
    Row("Mercury (planet)", "PLACE", "Planet nearest the Sun", (("Mercury", 0.5),), (), (), 2),
    Row("Mercury (element)", "OTHER", "Liquid metal used in thermometers", (("Mercury", 0.3),), (),
        (), 2),
    Row("Apple Inc.", "ORG", "Maker of phones and computers", (("Apple", 0.9),), (), (), 4),
    Row("St. Petersburg", "PLACE", "Port on the Neva", (), (), (), 3),
    Row("The Hague", "PLACE", "Seat of courts", (), (), (), 3),
    Row("Bank of Ruritania", "ORG", "Central bank of Ruritania", (), (), ("Ruritania",), 2),
)  # fmt: skip


@pytest.fixture(name="build")
def build_fixture() -> Build:
    return build


@pytest.fixture(scope="session")
def source() -> StarterSource:
    """A knowledge base of the tests' own."""
    return StarterSource(ROWS)
