"""The words of a sentence as the linker sees them, and the runs of them that could be a name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final, NamedTuple, TypeAlias

from jl_newslens.link.names.forms import FUNCTION_WORDS
from jl_newslens.model import EntityType, Sentence

MAX_WORDS: Final = 8

WORD: Final = re.compile(
    r"[A-Z]{1,3}\$|(?:[^\W\d_]\.){2,}(?!\w)|\w+(?:['’](?![sS]\b)\w+)*|['’][sS]\b"
)
# What may part two words of one name: "St. Petersburg", "Rolls-Royce", "AT&T", "Workers' Party".
_GAPS: Final = frozenset(
    (" ", "\n", "\u00a0", "-", "–", "/", ".", "'", "’", "' ", "’ ", ". ", ".\u00a0", "&", " & ")
)
# No name goes on over a lower-case word with these tags: "Iran said", "Rome, which".
_ENDS_A_NAME: Final = frozenset({"AUX", "PRON", "SCONJ", "VERB"})
# "The orders of Strelsau to Lam": a name begins in no such word, though "al" and "de" may.
_BEFORE_NAMES: Final = frozenset({"and", "at", "for", "in", "of", "on", "to", "y"})
_CAPITALS_IN_HEADLINES: Final = frozenset({"AUX", "PRON", "VERB"})
_DOTTED: Final = re.compile(r"(?:[^\W\d_]\.){2,}")


class Word(NamedTuple):
    """One word: `text` stands at [start, end) of the article; `upos` is its universal tag."""

    start: int
    end: int
    text: str
    upos: str


_make_word: Final = partial(tuple.__new__, Word)  # a third of the time of `Word(…)`, for each word


# Words that may be a name: their text, and the first and last of them, both counted in.
Run: TypeAlias = tuple[str, int, int]


class Gram(NamedTuple):
    """A run whose text some source knows: the words `first` to `last`, both counted in."""

    start: int
    end: int
    first: int
    last: int

    @property
    def words(self) -> int:
        return self.last - self.first + 1


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence with all that proposals are made of."""

    sentence: Sentence
    words: Sequence[Word]
    runs: Sequence[Run]
    names: Sequence[tuple[int, int, EntityType | None]]
    shouted: bool

    def start_of_bare(self, gram: Gram) -> int:
        """Where a known run starts without its article."""
        first = gram.first
        if gram.words > 1 and self.words[first].text.lower() == "the":
            first += 1
        return self.words[first].start

    def word_after(self, text: str, gram: Gram) -> Word | None:
        """The word that follows a known run after one space."""
        if gram.last + 1 < len(self.words):
            after = self.words[gram.last + 1]
            if text[gram.end : after.start] == " ":
                return after
        return None


def split_words(text: str, sentence: Sentence) -> list[Word]:
    """The words of a sentence; dotted initials are one, a possessive is one of its own."""
    tags = {token.start: token.upos for token in sentence.tokens}
    words = []
    upos = ""
    for match in WORD.finditer(text, sentence.start, sentence.end):
        start = match.start()
        # A word that starts inside a token ("non-EU") has the tag of the one before it.
        upos = tags.get(start, upos)
        words.append(_make_word((start, match.end(), match[0], upos)))
    return words


def find_runs(text: str, words: Sequence[Word]) -> list[Run]:
    """Every run of words that could be a name: it holds a capital and ends in a word of its own."""
    # "iPhone" and "eBay" begin a name too.
    capital = [word[0].isupper() or word[1:2].isupper() for _, _, word, _ in words]
    runs = []
    count = len(words)
    for first, (start, end, head, _) in enumerate(words):
        near = MAX_WORDS if head[0].isdigit() else 2
        if head in _BEFORE_NAMES or True not in capital[first : first + near]:
            continue
        capitals = False
        for last in range(first, min(first + MAX_WORDS, count)):
            next_start, next_end, word, upos = words[last]
            if last > first and not _joins(text, end, next_start, word):
                break
            end = next_end
            if capital[last]:
                capitals = True
            elif upos in _ENDS_A_NAME:
                break
            # "Moon Jae-in" ends in no function word.
            if capitals and (word.lower() not in FUNCTION_WORDS or text[next_start - 1] == "-"):
                runs.append((text[start:end], first, last))
    return runs


def is_title_case(words: Sequence[Word]) -> bool:
    """A headline in title case or capitals: capitals say nothing there.

    Its verbs and pronouns have capitals too, however short: "He met Carl Odd" is no headline.
    """
    initials = [
        text[0]
        for _, _, text, upos in words
        if text.isalpha() and (len(text) > 3 or (upos in _CAPITALS_IN_HEADLINES and text.islower()))
    ]
    return len(initials) >= 3 and sum(map(str.isupper, initials)) >= 0.8 * len(initials)


def _joins(text: str, end: int, start: int, word: str) -> bool:
    """Whether a name may go on from a word that ends at `end` to the `word` at `start`."""
    gap = text[end:start]
    if not gap:
        return word[0] in "'’"  # "the People's Party" is one name
    # "Washington, D.C." is one name, "Omaha, Nebraska" two.
    return gap in _GAPS or (gap == ", " and bool(_DOTTED.match(word)))
