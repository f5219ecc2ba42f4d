"""A name with all its mentions, and what is asked of names that may be one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from jl_newslens.link.context.cues import has_the
from jl_newslens.model import EntityType, Mention

# Titles that a text goes on to use for the name: "the Queen".
CROWNED: Final = frozenset({"emir", "emperor", "king", "pope", "queen", "sultan"})


@dataclass(slots=True)
class Name:
    """One name with all its mentions. `form` is the fullest surface, `shorts` the other ones.

    `dateline`: it only opens a dateline, so it means a town. `water`: the text speaks of a river.
    `owner`: of a body that many have whose it is, as the text calls them.
    """

    form: str
    words: tuple[str, ...]
    type: EntityType | None
    mentions: list[Mention]
    shorts: list[str]
    known: bool = False
    dateline: bool = False
    water: bool = False
    owner: str = ""

    @property
    def surfaces(self) -> list[str]:
        return [self.form, *self.shorts]


def absorb(target: Name, other: Name) -> None:
    """`other` is a shorter form of `target`."""
    target.mentions.extend(other.mentions)
    target.shorts.extend(s for s in other.surfaces if s not in target.shorts)
    if target.type is None:
        target.type = other.type
    other.mentions = []


def by_word(names: Iterable[Name]) -> dict[str, list[Name]]:
    """Names of two or more words under each of their words, in the order given."""
    index: dict[str, list[Name]] = {}
    for name in names:
        if len(name.words) >= 2:
            for word in dict.fromkeys(name.words):
                index.setdefault(word, []).append(name)
    return index


def earlier(long: Name, short: Name) -> bool:
    return long.mentions[0].start < short.mentions[0].start


def is_definite(text: str, name: Name) -> bool:
    first = name.mentions[0]
    return has_the(text, first.start) or first.surface[:4].lower() == "the "
