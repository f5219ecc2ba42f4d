"""What the names around a name mean: those that touch it and those that are listed with it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from jl_newslens.link.bodies import owners
from jl_newslens.link.coreference import Name
from jl_newslens.link.places import is_country, is_region, is_town, ties
from jl_newslens.model import Candidate

_LIST_GAP: Final = re.compile(r", (?:and |or )?(?:the )?| (?:and|or) (?:the )?")
_LONGEST_GAP: Final = 10
_LIST_GOES_ON: Final = re.compile(r"(?:,|,? and|,? or) (?:the )?[A-Z]")


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


def fit_towns_to_regions(
    text: str, names: Sequence[Name], candidates: Sequence[tuple[Candidate, ...]]
) -> list[tuple[Candidate, ...]]:
    """The candidates, where a region is named behind a town only those that fit each other.

    In "Paris, Texas, where" the capital of France is not meant, and in "Atlanta, Georgia," no
    country; in "Paris, Texas and Ohio" they may be. A town of no known tie may still lie in a
    country, as not every town has one. Pages of the reader's own list always stay. Priors are those
    among the pages that are left.
    """
    kept = list(candidates)
    regions = {
        mention.start: number
        for number, (name, found) in enumerate(zip(names, candidates, strict=True))
        if found and is_region(found[0])
        for mention in name.mentions
        if not _LIST_GOES_ON.match(text, mention.end)
    }
    for number, name in enumerate(names if regions else ()):
        for mention in name.mentions:
            behind = regions.get(mention.end + 2)
            if behind is None or not kept[number] or not text.startswith(", ", mention.end):
                continue
            if any(page.source == "reference_list" for page in (*kept[number], *kept[behind])):
                continue
            towns = [page for page in kept[number] if is_town(page)]
            around = [page for page in kept[behind] if is_region(page)]
            pairs = [(town, region) for town in towns for region in around]
            surest = max((ties(*pair) for pair in pairs), default=0)
            if surest:
                fits = [pair for pair in pairs if ties(*pair) == surest]
                kept[number] = _likely_among([town for town, _ in fits])
                kept[behind] = _likely_among([region for _, region in fits])
            elif not any(map(is_country, around)):
                kept[number] = tuple(page for page in kept[number] if page not in towns)
    return kept


def _likely_among(pages: Sequence[Candidate]) -> tuple[Candidate, ...]:
    distinct = {page.title: page for page in pages}.values()
    total = sum(page.prior for page in distinct)
    return tuple(replace(page, prior=page.prior / total if total else 0.0) for page in distinct)


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
        gap = text[end:start] if start - end <= _LONGEST_GAP else ""
        if left != right and _LIST_GAP.fullmatch(gap):
            for number, other in ((left, right), (right, left)):
                if candidates[other]:
                    found.setdefault(number, []).append(candidates[other][0])
    return found
