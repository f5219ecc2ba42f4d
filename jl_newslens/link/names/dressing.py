"""What NER wraps around a name and is no part of it: titles, "the", possessives, dates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, TypeAlias

from jl_newslens.link.names.forms import FUNCTION_WORDS, TITLES
from jl_newslens.link.names.words import WORD
from jl_newslens.model import Span

_Piece: TypeAlias = tuple[int, int, str]

# What no name reaches across: a dash with space around it, a bracket.
_BREAK: Final = re.compile(r"\s+[-–—]\s*|\s*—\s*|\s[-–—]{2,}\s|\s*[()\[\]]\s*")
_POSSESSIVES: Final = ("'s", "’s")
# Function words that names begin with: "al Qaeda", "de Gaulle", "La Paz".
_LEADING: Final = (FUNCTION_WORDS | {"a", "an"}) - {
    "al",
    "el",
    "de",
    "la",
    "le",
    "von",
    "van",
    "bin",
}
# Words that open a sentence, not a name; NER takes their capital for one: "When Ann Lee".
_OPENERS_TEXT = """
after although as because before but how however if meanwhile now once since so still then though
until what when where whether which while who why yet
"""
OPENERS: Final = frozenset(_OPENERS_TEXT.split())
# Titles only before another one: "Foreign Minister", but "Foreign Affairs Committee".
_MODIFIERS_TEXT = """
prime vice deputy foreign defence defense interior finance treasury justice energy health education
trade general executive chief senior first former acting grand director secretary
"""
_MODIFIERS: Final = frozenset(_MODIFIERS_TEXT.split())
_DATES_TEXT = """
monday tuesday wednesday thursday friday saturday sunday january february april june july august
september october november december
"""
_DATES: Final = frozenset(_DATES_TEXT.split())


def undress(text: str, start: int, end: int) -> Iterator[Span]:
    """The bare names in a span that NER marked.

    A title or a dash in the middle parts two names: "White House press secretary Ann Lee".
    """
    for match in _BREAK.finditer(text, start, end):
        if match.start() > start:
            yield from _undress(text, start, match.start())
        start = match.end()
    if start < end:
        yield from _undress(text, start, end)


def _undress(text: str, start: int, end: int) -> Iterator[Span]:
    words = [
        (match.start(), match.end(), match.group().lower().rstrip("."))
        for match in WORD.finditer(text, start, end)
    ]
    while len(words) > 1 and words[-1][2] in _DATES:
        words.pop()
    while len(words) > 1 and (words[0][2] in _DATES or words[0][2] in OPENERS):
        del words[0]
    if words and words[-1][2] in TITLES and text[end : end + 1] == " ":
        follows = WORD.match(text, end + 1)
        if follows is not None and follows.group().lower() in TITLES:
            # NER stopped in the middle of a title: "Turkish Foreign | Minister Ann Lee".
            while len(words) > 1 and words[-1][2] in TITLES:
                words.pop()
    pieces = _split_at_titles(words)
    for piece in pieces:
        while piece and (piece[0][2] in _LEADING or piece[0][2] in _POSSESSIVES):
            del piece[0]
        while piece and (piece[-1][2] in FUNCTION_WORDS or piece[-1][2] in _POSSESSIVES):
            piece.pop()
        if piece:
            last = piece[-1][1]
            # "Jr." and "Inc." keep the stop that NER gave them.
            stop = text[last : last + 1] == "." and last < end and len(piece[-1][2]) <= 4
            yield piece[0][0], last + (1 if stop and piece is pieces[-1] else 0)


def _split_at_titles(words: Sequence[_Piece]) -> list[list[_Piece]]:
    pieces: list[list[_Piece]] = [[]]
    for position, word in enumerate(words):
        parts = len(words) > 1 and _is_title(words, position) and not _belongs(words, position)
        if parts and position < len(words) - 1:
            pieces.append([])
        else:
            pieces[-1].append(word)
    return pieces


def _is_title(words: Sequence[_Piece], position: int) -> bool:
    word = words[position][2]
    if word in _MODIFIERS and position == 0 and len(words) > 2:
        return words[1][2] in TITLES
    return word in TITLES


def _belongs(words: Sequence[_Piece], position: int) -> bool:
    """A title-like word inside a name: "Office of the Prime Minister", "Chief of Staff"."""
    before = words[position - 1][2] if position else ""
    after = words[position + 1][2] if position + 1 < len(words) else ""
    return before in ("of", "the", "for") or after in ("of", "for", *_POSSESSIVES)
