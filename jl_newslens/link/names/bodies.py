"""Names that are those of many bodies, and whose: "the Supreme Court", "Ghana's Supreme Court"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, TypeVar

from jl_newslens.link.names.forms import FUNCTION_WORDS, fold
from jl_newslens.model import Candidate, Mention

# What bodies are called that any state may have.
_BODIES_TEXT: Final = """
academy agency army assembly association authority bank board bureau cabinet capitol chamber command
commission committee congress constitution corps council court crescent cross cup day department
federation force forces foundation fund guard house institute league legislature ministry navy
office parliament party police secretary senate service services society tribunal union
"""
BODIES: Final = frozenset(_BODIES_TEXT.split())
# What the members of parties are called, behind their state: "California Democrats".
_PARTY_MEMBERS_TEXT: Final = """
conservative conservatives democrat democratic democrats liberal liberals republican republicans
tories tory
"""
PARTY_MEMBERS: Final = frozenset(_PARTY_MEMBERS_TEXT.split())
# Networks whose local stations are called by a town or a number behind their name.
NETWORKS: Final = frozenset({"ABC", "CBS", "FOX", "Fox", "NBC"})
# Whose is above the states: a nation before it tells where its people are from.
_ABOVE_STATES_TEXT: Final = """
african arab asian eu european global international nato nations nordic pan un united world
"""
_ABOVE_STATES: Final = frozenset(_ABOVE_STATES_TEXT.split())
# Whose body it is where the text says no more than "the state Senate".
STATE: Final = "state"
_OF_A_STATE: Final = re.compile(r"\bstate(?:['’]s)? $")
# What a paper or channel is called before its name.
_MEDIA_TEXT: Final = "agency broadcaster channel daily magazine newspaper station tabloid"
_MEDIA: Final = _MEDIA_TEXT.split()
_MEDIUM: Final = re.compile(rf" (?:[a-z-]+ ){{0,2}}(?:{'|'.join(_MEDIA)}),? (?:the )?$")
_AROUND: Final = 48
# What stands between a name and its owner, who may come first or last.
_AFTER_OWNER: Final = ("'s ", "’s ", " ")
_BEFORE_OWNER: Final = (" of the ", " of ")

_Owner = TypeVar("_Owner")


def may_be_of_a_nation(words: Sequence[str]) -> bool:
    """Whether any state may have a body of this name, given in lower case: "supreme court".

    The word that says what it is stands last, or before "of": "academy of sciences".
    """
    if "channel" in words[:1]:
        return True  # "Channel 4"
    if BODIES.isdisjoint(words) or not _ABOVE_STATES.isdisjoint(words):
        return False
    head = next((i for i, word in enumerate(words) if i and word in FUNCTION_WORDS), len(words))
    return words[head - 1] in BODIES


def is_above_states(page: Candidate) -> bool:
    """Whether a page is that of a body of many states: the Security Council."""
    words = fold(f"{page.title} {page.description}").split()
    return not (_ABOVE_STATES - {"united"}).isdisjoint(words)  # "united": the United States


def owner_of(
    text: str, mention: Mention, starts: Mapping[int, str], ends: Mapping[int, str]
) -> str:
    """Whose body it is, as the text calls them; `STATE`, or "" where it does not say.

    Args:
        starts: as for `owners`.
        ends: likewise.
    """
    if _OF_A_STATE.search(text, max(0, mention.start - 9), mention.start):
        return STATE
    return next(owners(text, mention, starts, ends), "")


def home_of_media(text: str, mention: Mention, ends: Mapping[int, str]) -> str:
    """Of which nation the paper or channel is, as the text says right before: "the Ruritanian
    newspaper Courier"; "" where it does not say."""
    before = text[max(0, mention.start - _AROUND) : mention.start]
    found = _MEDIUM.search(before)
    return ends.get(mention.start - len(found[0]), "") if found else ""


def owners(
    text: str, mention: Mention, starts: Mapping[int, _Owner], ends: Mapping[int, _Owner]
) -> Iterator[_Owner]:
    """To whom what is mentioned belongs, as what is named right beside it tells.

    "Ghana's Supreme Court", "the Ghanaian Supreme Court", "the Supreme Court of Ghana".

    Args:
        starts: who or what is named from there on.
        ends: who or what is named up to there.
    """
    for gap in _AFTER_OWNER:
        end = mention.start - len(gap)
        if end in ends and text.startswith(gap, end):
            yield ends[end]
    for gap in _BEFORE_OWNER:
        start = mention.end + len(gap)
        if start in starts and text.startswith(gap, mention.end):
            yield starts[start]
