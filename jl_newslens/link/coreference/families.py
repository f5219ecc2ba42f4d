"""Who of several persons of one surname a text means, as the word before it tells: "Mrs Odd"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from jl_newslens.link.coreference.name import Name
from jl_newslens.link.names.forms import TITLES
from jl_newslens.model import Mention

# What the words of a family say of who is called so.
_KIN_TEXT: Final = {
    "man old": "father uncle grandfather stepfather",
    "man young": "son nephew grandson stepson",
    "man": "husband brother boyfriend widower mr sir",
    "woman old": "mother aunt grandmother stepmother",
    "woman young": "daughter niece granddaughter stepdaughter",
    "woman": "wife sister girlfriend widow mrs ms miss dame",
    "old": "elder older",
    "young": "younger",
}
_TOLD_BY: Final = {
    word: told.split() for told, words in _KIN_TEXT.items() for word in words.split()
}
_OPPOSITE: Final = {"man": "woman", "woman": "man", "old": "young", "young": "old"}
# "The younger Odd", "her husband, Carl Odd", "Carl Odd, her husband".
_AHEAD: Final = re.compile(r"(\w+)\.?,? $")
_BEHIND: Final = re.compile(r",? (?:who is )?(?:his|her|their|the) (?:[a-z-]+ ){0,2}?(\w+)\b")
_ALL_HAVE: Final = frozenset({"former", "late", "then"})
_AROUND: Final = 32


def who_is_called_so(text: str, mention: Mention, persons: Sequence[Name]) -> Name:
    """Which of `persons` a text means where it mentions their surname alone.

    Args:
        persons: in the order in which the surname is theirs where nothing tells.
    """
    word = _word_before(text, mention)
    if word in _TOLD_BY:
        wanted = _TOLD_BY[word][0]
        told = [set(_told(text, person)) for person in persons]
        sure = [p for p, traits in zip(persons, told, strict=True) if wanted in traits]
        others = [
            p for p, traits in zip(persons, told, strict=True) if _OPPOSITE[wanted] not in traits
        ]
        return next(iter([*sure, *others]), persons[0])
    title = title_before(text, mention)
    return next((p for p in persons if title and title in _titles(text, p)), persons[0])


def title_before(text: str, mention: Mention) -> str:
    """The title, in lower case, right before what is mentioned: "mrs"; "" for none."""
    word = _word_before(text, mention)
    return word if word in TITLES - _ALL_HAVE else ""


def _titles(text: str, person: Name) -> Iterator[str]:
    """The titles with which a text gives a person's full name."""
    for mention in person.mentions:
        if " " in mention.surface:
            yield title_before(text, mention)


def _told(text: str, person: Name) -> Iterator[str]:
    """What a text tells of a person's sex and age beside the full name."""
    for mention in person.mentions:
        if " " in mention.surface:
            behind = _BEHIND.match(text, mention.end)
            for word in (_word_before(text, mention), behind[1] if behind else ""):
                yield from _TOLD_BY.get(word, ())


def _word_before(text: str, mention: Mention) -> str:
    found = _AHEAD.search(text[max(0, mention.start - _AROUND) : mention.start])
    return found[1].lower() if found else ""
