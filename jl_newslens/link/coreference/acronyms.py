"""Acronyms and the names that they stand for: "European Union (EU)"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from jl_newslens.link.coreference.name import Name, absorb
from jl_newslens.link.names.forms import FUNCTION_WORDS, ORGANIZATION_TAILS, initials, is_acronym

# What stands between a long name and the acronym that it introduces, either way round.
_BRACKET: Final = re.compile(r"(?:['’]s)?\s*[(\[]\s*(?:the )?")


def join_acronyms(text: str, names: Sequence[Name]) -> None:
    """ "European Union (EU)"; an acronym that spells only one of the long names."""
    longs = [n for n in names if len(n.words) >= 2 and n.type != "PERSON"]
    by_letters: dict[str, list[Name]] = {}
    for long in longs:
        for letters in _spelled(long.words):
            by_letters.setdefault(letters, []).append(long)
    introduced = _introduced(text, names)
    for short in names:
        if not short.mentions or not is_acronym(short.form):
            continue
        letters = "".join(short.words)
        long_form = introduced.get(id(short))
        if long_form is not None and _may_spell(short, long_form):
            absorb(long_form, short)
            continue
        fits = [long for long in by_letters.get(letters, ()) if long.mentions]
        if len(fits) == 1 and len(letters) >= 3:
            absorb(fits[0], short)


def _may_spell(short: Name, long: Name) -> bool:
    """Whether an acronym in brackets has only letters of a long name, a place's initials.

    "PKK" stands for "Kurdistan Workers' Party"; behind "North Carolina" "(CNN)" is the agency.
    """
    if long.type == "PLACE":
        return not Counter("".join(short.words)) - Counter(word[0] for word in long.words)
    return set("".join(short.words)) <= set("".join(long.words))


def _spelled(words: Sequence[str]) -> set[str]:
    """The acronyms of a long name: with function words, without them, without a last word that
    short names leave out."""
    spelled = {initials(words), "".join(word[0] for word in words)}
    if words[-1] in ORGANIZATION_TAILS:
        spelled.add(initials([word for word in words if word not in FUNCTION_WORDS][:-1]))
    return spelled


def _introduced(text: str, names: Sequence[Name]) -> dict[int, Name]:
    """For an acronym (by `id`) the long name beside it in brackets, whichever comes first."""
    owners = sorted(
        ((mention, name) for name in names for mention in name.mentions),
        key=lambda pair: pair[0].start,
    )
    found: dict[int, Name] = {}
    for (first, left), (second, right) in pairwise(owners):
        if not _BRACKET.fullmatch(text[first.end : second.start][:12]):
            continue
        for short, long in ((right, left), (left, right)):
            if is_acronym(short.form) and len(long.words) >= 2 and long.type != "PERSON":
                found.setdefault(id(short), long)
    return found
