"""What the names around a name mean: those that touch it and those that are listed with it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from jl_newslens.link.coreference.name import Name
from jl_newslens.link.names.bodies import owners
from jl_newslens.model import Candidate

_LIST_GAP: Final = re.compile(r", (?:and |or )?(?:the )?| (?:and|or) (?:the )?")


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The likeliest pages of the names around one name.

    Attributes:
        touching: places right beside it: "Peru's Congress", "the Congress of Peru".
        listed: what is listed with it: "Brussels, Tokyo and Washington".
    """

    touching: tuple[Candidate, ...] = ()
    listed: tuple[Candidate, ...] = ()


NO_NEIGHBOURS: Final = Neighbours()


def find_neighbours(
    text: str, names: Sequence[Name], candidates: Sequence[Sequence[Candidate]]
) -> list[Neighbours]:
    """The neighbours of each name, in order."""
    listed = _listed(text, names, candidates)
    starts: dict[int, Candidate] = {}
    ends: dict[int, Candidate] = {}
    for name, found in zip(names, candidates, strict=True):
        if found and found[0].type == "PLACE":
            for mention in name.mentions:
                starts[mention.start] = ends[mention.end] = found[0]
    neighbours = []
    for number, name in enumerate(names):
        touching = [
            page for mention in name.mentions for page in owners(text, mention, starts, ends)
        ]
        neighbours.append(Neighbours(tuple(touching), tuple(listed.get(number, ()))))
    return neighbours


def _listed(
    text: str, names: Sequence[Name], candidates: Sequence[Sequence[Candidate]]
) -> dict[int, list[Candidate]]:
    """For the number of a name what stands before or after it in an enumeration."""
    places = sorted(
        (mention.start, mention.end, number)
        for number, name in enumerate(names)
        for mention in name.mentions
    )
    found: dict[int, list[Candidate]] = {}
    for (_, end, left), (start, _, right) in pairwise(places):
        if left != right and _LIST_GAP.fullmatch(text, end, start):
            for number, other in ((left, right), (right, left)):
                if candidates[other]:
                    found.setdefault(number, []).append(candidates[other][0])
    return found
