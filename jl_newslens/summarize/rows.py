"""Sentences that are rows of a list and no lines of a story: results, charges, claims.

Each alone may look like any other sentence; that many of a kind stand together tells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from jl_newslens.model import Sentence

_FEWEST_LABELS = 3
# "Holt (Ghent) Bakers 1:39.216 17.": the number is that of the next row.
_NEXT_NUMBER = re.compile(r"(?<![\d.,:])\b(\d{1,2})[.)]?\W*$")
_ENDING = 16  # characters that hold such a number and what stands before it
_LONGEST_LABEL = 5  # tokens, with the colon
# "From: Ghent, at 10 a.m. To: Scheduled to be in Zenda by noon."
_LABELS = re.compile(r"\b[A-Z][a-z]+: [A-Z0-9].*\b[A-Z][a-z]+: [A-Z0-9]")
_CLAIM = re.compile(r"^\W*(?:the )?(?:claim|myth|rumou?r)s?\W*\d*\W*(?:$|:)", re.IGNORECASE)


def unstoried(sentences: Sequence[Sentence]) -> set[int]:
    """The indexes of the sentences that are rows of a list."""
    tabular = {s.index for s in sentences if ": " in s.text and _LABELS.search(s.text)}
    return tabular | _numbered(sentences) | _labelled(sentences) | _claims(sentences)


def _numbered(sentences: Sequence[Sentence]) -> set[int]:
    """Where a sentence ends in 17 and the next in 18, the numbers of rows; and the row after."""
    numbers = [int(m[1]) if (m := _NEXT_NUMBER.search(s.text[-_ENDING:])) else 0 for s in sentences]
    return {
        sentence.index
        for place, (before, after) in enumerate(pairwise(numbers))
        if before and after == before + 1
        for sentence in sentences[place : place + 3]
    }


def _labelled(sentences: Sequence[Sentence]) -> set[int]:
    """Where several open with a name and a colon: what is said in an interview, who is charged."""
    found = {s.index for s in sentences if s.kind == "body" and _opens_with_label(s)}
    return found if len(found) >= _FEWEST_LABELS else set()


def _opens_with_label(sentence: Sentence) -> bool:
    """True for "Holt: The bridge is safe.", "Anna B. Holt: Theft of bread."."""
    tokens = sentence.tokens[:_LONGEST_LABEL]
    colon = next((place for place, token in enumerate(tokens) if token.text == ":"), 0)
    return colon > 0 and all(token.upos == "PROPN" for token in tokens[:colon])


def _claims(sentences: Sequence[Sentence]) -> set[int]:
    """What a check of facts quotes under "Claim" or "Myth": it is not said to be so."""
    found: set[int] = set()
    claimed = -1
    for sentence in sentences:
        if _CLAIM.match(sentence.text):
            alone = sentence.text.rstrip(" :.").count(" ") < 2
            claimed = sentence.paragraph + alone
        if sentence.paragraph == claimed:
            found.add(sentence.index)
    return found
