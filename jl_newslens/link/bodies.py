"""Names that are those of many bodies: "the Supreme Court", "Ghana's Supreme Court"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from jl_newslens.link.forms import FUNCTION_WORDS

# What bodies are called that any state may have.
_BODIES_TEXT: Final = """
academy agency army assembly association authority bank board bureau cabinet chamber command
commission committee congress corps council court crescent cross cup department federation force
forces foundation fund guard institute league legislature ministry navy office parliament party
police senate service services society tribunal union
"""
BODIES: Final = frozenset(_BODIES_TEXT.split())
# Whose is above the states: a nation before it tells where its people are from.
_ABOVE_STATES_TEXT: Final = """
african arab asian eu european global international nato nations nordic pan un united world
"""
_ABOVE_STATES: Final = frozenset(_ABOVE_STATES_TEXT.split())
_OWNER_BEFORE: Final = re.compile(r"\b(?!The\b)([A-Z][\w.-]*)(?:['’]s?)? $")
_OWNER_AFTER: Final = re.compile(r" of (?:the )?([A-Z][\w-]*)")
_LONGEST_OWNER: Final = 24


def may_be_of_a_nation(words: Sequence[str]) -> bool:
    """Whether any state may have a body of this name, given in lower case: "supreme court".

    The word that says what it is stands last, or before "of": "academy of sciences".
    """
    if BODIES.isdisjoint(words) or not _ABOVE_STATES.isdisjoint(words):
        return False
    head = next((i for i, word in enumerate(words) if i and word in FUNCTION_WORDS), len(words))
    return head > 0 and words[head - 1] in BODIES


def owner_of(text: str, start: int, end: int) -> str:
    """The last word of whoever the body at [start, end) belongs to, "" where that is not told.

    "Ghana's Supreme Court", "the Ghanaian Supreme Court", "the Supreme Court of Ghana".
    """
    before = _OWNER_BEFORE.search(text[max(0, start - _LONGEST_OWNER) : start])
    owner = before or _OWNER_AFTER.match(text, end)
    return owner.group(1) if owner else ""
