"""Which town of a name is meant: the one in the region that the text names with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from jl_newslens.link.choice.priors import are_of_own_list, likely_among
from jl_newslens.link.context.cues import is_of_a_region
from jl_newslens.link.context.kinds import TOWNS, kind
from jl_newslens.link.context.places import is_country, is_region, is_town, share_a_whole, ties
from jl_newslens.link.coreference.name import Name
from jl_newslens.link.names.forms import without_bracket
from jl_newslens.model import Candidate

# "Paris, Texas", "Boston in southern Lincolnshire"; "the Ohio city of Newark", "Ohio's old port
# Lorain".
_BEFORE_REGION: Final = re.compile(
    r", |,? in (?:the )?(?:(?:far|rural|central|(?:north|south|east|west)[a-z-]*) (?:of )?)*"
)
_AFTER_REGION: Final = re.compile(
    r"(?:['’]s)? (?:[a-z-]+ ){0,2}(?:capital|city|town|suburb|village|port|resort) (?:of )?"
)
# "Odd, a suburb of Strelsau"; what follows may be a town too.
_PART_OF: Final = re.compile(
    r", an? (?:[a-z-]+ ){0,2}(?:suburb|town|village|district|neighbou?rhood|borough|port)"
    r" (?:in|of|near|outside) (?:the )?"
)
_OWNS: Final = ("'s ", "’s ")
_QUARTER: Final = re.compile(r" (?:neighbou?rhood|district|quarter|suburb|borough|section)\b")
_LIST_GOES_ON: Final = re.compile(r"(?:,|,? and|,? or) (?:the )?(?=[A-Z])")
# From this prior on no other town of its name is known: then the starter knowledge base says .95.
_ONLY_ONE: Final = 0.9
# So often a text names the region that it is about. On the dev sets and 550 articles of cnndm_train
# 2 gives the same links.
_OFTEN: Final = 3
_ENOUGH: Final = 2  # so many things that are named tell of a place
_STATEMENT_ENDS: Final = re.compile(r"[,.;:)\n]|$")


class _Lies(NamedTuple):
    """What the text says: that one name's place lies in the other's, or near a town. Both by their
    numbers.

    `plainly`: it can be read in no other way, as "In Mexico, Texas officials said" can.
    """

    town: int
    region: int
    plainly: bool


def fit_towns_to_regions(
    text: str, names: Sequence[Name], candidates: Sequence[tuple[Candidate, ...]]
) -> list[tuple[Candidate, ...]]:
    """The candidates, where the text says in which region a town lies only those that fit.

    In "Paris, Texas, where" the capital of France is not meant, and in "Atlanta, Georgia," no
    country; in "Paris, Texas and Ohio" they may be. A town of no known tie may still lie in a
    country, as not every town has one. Pages of the reader's own list always stay. Priors are those
    among the pages that are left.
    """
    kept = list(candidates)
    for town, region, plainly in _statements(text, names, candidates):
        pages = kept[town]
        if are_of_own_list((*pages, *kept[region])):
            continue
        around = [page for page in kept[region] if is_region(page)]
        if not plainly and not any(map(is_region, kept[region][:1])):
            kept[town] = _outside(pages, kept[region][0])
            continue
        if not around:
            kept[town] = _near(pages, kept[region])
            continue
        pairs = [(page, whole) for page in pages if _is_part(page) for whole in around]
        surest = max((ties(*pair) for pair in pairs), default=0)
        if surest:
            fits = [pair for pair in pairs if ties(*pair) == surest]
            kept[town] = likely_among([page for page, _ in fits])
            kept[region] = likely_among([whole for _, whole in fits])
        elif not all(map(is_country, around)):
            kept[town] = tuple(p for p in pages if not _lies_elsewhere(p, around, plainly))
    fitted = _fit_to_named_region(names, _fit_to_home(names, kept))
    likely = {found[0].title: found[0] for found in fitted if found}
    return [_fit_to_company(found, likely.values()) for found in fitted]


def _near(pages: Sequence[Candidate], towns: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Those of `pages` that may be those of a suburb of the likeliest of `towns`."""
    if not towns:
        return tuple(pages)
    city = towns[0]
    own = [page for page in pages if ties(page, city) == 2]
    if own:
        return likely_among(own)
    return tuple(page for page in pages if not set(city.related).isdisjoint(page.related))


def _outside(pages: Sequence[Candidate], city: Candidate) -> tuple[Candidate, ...]:
    """Those of `pages` that may be in a city, as no other town is."""
    return tuple(
        page
        for page in pages
        if not is_town(page)
        or kind(page) not in TOWNS
        or ties(page, city)
        or not set(city.related).isdisjoint(page.related)
    )


def _fit_to_named_region(
    names: Sequence[Name], candidates: Sequence[tuple[Candidate, ...]]
) -> list[tuple[Candidate, ...]]:
    """The candidates, the region alone where the text calls it by another name that only it has.

    Where "the Empire State" is named, "New York" is no town, if nothing else that is named has to
    do with the town.
    """
    likely = [found[0] for found in candidates if found]
    sure = {
        found[0].title: name.words
        for name, found in zip(names, candidates, strict=True)
        if found and found[0].prior >= _ONLY_ONE and is_region(found[0])
    }
    kept = []
    for name, found in zip(names, candidates, strict=True):
        named = [
            page
            for page in found[1:]
            if page.title in sure and set(name.words).isdisjoint(sure[page.title])
        ]
        if named and is_town(found[0]) and not are_of_own_list(found):
            others = [p for p in likely if p is not found[0] and p.title not in sure]
            if not any(p.title == found[0].title or _go_together(found[0], p) for p in others):
                found = likely_among(named)
        kept.append(found)
    return kept


def _fit_to_company(
    found: tuple[Candidate, ...], likely: Iterable[Candidate]
) -> tuple[Candidate, ...]:
    """The pages of a name, the town alone that has to do with several things that are named.

    Beside Boston and a university there "Cambridge" is no English town, nor that one's university,
    if nothing that is named has to do with these. For a town half as famous one thing is enough.
    """
    towns = [page for page in found if is_town(page)]
    towns = [page for page in towns if _bare(page) == _bare(towns[0])]
    if len(towns) < 2 or are_of_own_list(found):
        return found
    famous, own = towns[0], {page.title for page in found}
    others = [page for page in likely if page.title not in own]
    friends = [sum(_go_together(town, page) for page in others) for town in towns]
    most = max(friends)
    meant = towns[friends.index(most)]
    enough = 1 if 2 * meant.prior >= famous.prior else _ENOUGH
    if most < enough or friends.count(most) > 1 or friends[0]:
        return found
    if any(_go_together(found[0], page) for page in others):
        return found
    if found[0] is not famous and not _go_together(famous, found[0]):
        return found
    return likely_among([meant])


def _bare(town: Candidate) -> str:
    """What namesakes are called: "Cambridge, Massachusetts" → "Cambridge"."""
    return without_bracket(town.title).partition(", ")[0]


def _fit_to_home(
    names: Sequence[Name], candidates: Sequence[tuple[Candidate, ...]]
) -> list[tuple[Candidate, ...]]:
    """The candidates, those of towns that have a namesake in the region the text is about.

    In a report from Ohio "Athens" is Athens, Ohio, if nothing else that is named has to do with
    the famous one.
    """
    home = _home(names, candidates)
    if home is None:
        return list(candidates)
    region = candidates[home][0]
    likely = [found[0] for number, found in enumerate(candidates) if found and number != home]
    return [
        likely_among(own)
        if found
        and is_town(found[0])
        and not ties(found[0], region)
        and (own := [page for page in found if is_town(page) and ties(page, region)])
        and not any(_go_together(found[0], page) for page in likely)
        else found
        for number, found in enumerate(candidates)
    ]


def _home(names: Sequence[Name], candidates: Sequence[Sequence[Candidate]]) -> int | None:
    """The number of the name of the one region within a country that the text names most."""
    counts = sorted(
        (len(name.mentions), number)
        for number, (name, found) in enumerate(zip(names, candidates, strict=True))
        if found and is_region(found[0]) and not is_country(found[0])
    )
    if not counts or counts[-1][0] < _OFTEN:
        return None
    return counts[-1][1]


def _go_together(town: Candidate, page: Candidate) -> bool:
    return page.title in town.related or town.title in page.related


def _statements(
    text: str, names: Sequence[Name], candidates: Sequence[Sequence[Candidate]]
) -> Iterator[_Lies]:
    """Where the text says of two names that one lies in the other."""
    mentions = sorted(
        (mention.start, mention.end, number)
        for number, name in enumerate(names)
        for mention in name.mentions
    )
    places = {n for n, found in enumerate(candidates) if found and found[0].type == "PLACE"}
    regions = {n for n in places if is_region(candidates[n][0])}
    may_be_regions = {n for n in places if any(map(is_region, candidates[n]))}
    for position, ((_, end, first), (start, last, second)) in enumerate(pairwise(mentions)):
        gap = text[end:start]
        if second in regions and _BEFORE_REGION.fullmatch(gap):
            behind = gap == ", "
            if not (behind and _is_listed(text, mentions[position + 1 :], candidates)):
                plainly = behind and _STATEMENT_ENDS.match(text, last) is not None
                yield _Lies(first, second, plainly)
        elif second in places and _PART_OF.fullmatch(gap):
            yield _Lies(first, second, True)
        elif second in places and gap == " in ":
            yield _Lies(first, second, False)
        elif first in places and gap in _OWNS and _QUARTER.match(text, last):
            yield _Lies(second, first, True)
        elif (
            second in may_be_regions
            and gap == ", "
            and is_of_a_region(text, start, last)
            and not any(ties(page, candidates[second][0]) for page in candidates[first])
        ):
            yield _Lies(first, second, True)
        elif first in regions and _AFTER_REGION.fullmatch(gap):
            yield _Lies(second, first, True)


def _is_listed(
    text: str,
    mentions: Sequence[tuple[int, int, int]],
    candidates: Sequence[Sequence[Candidate]],
) -> bool:
    """Whether a list goes on behind the first of `mentions`: "Paris, Texas and Ohio".

    In "Vienna, Virginia, and Rome, Georgia" it is one of towns with their regions.
    """
    goes_on = _LIST_GOES_ON.match(text, mentions[0][1])
    if goes_on is None or _whole_follows(text, mentions, candidates):
        return False
    if len(mentions) < 3 or goes_on.end() != mentions[1][0]:
        return True
    (_, end, town), (start, _, region) = mentions[1:3]
    pair = (candidates[town], candidates[region])
    return not (
        text[end:start] == ", " and all(pair) and is_town(pair[0][0]) and is_region(pair[1][0])
    )


def _whole_follows(
    text: str,
    mentions: Sequence[tuple[int, int, int]],
    candidates: Sequence[Sequence[Candidate]],
) -> bool:
    """Whether behind the first of `mentions` its state is named: "Paris, Texas, United States"."""
    if len(mentions) < 2 or text[mentions[0][1] : mentions[1][0]] not in (", ", ", the "):
        return False
    if _LIST_GOES_ON.match(text, mentions[1][1]):
        return False
    wholes = candidates[mentions[1][2]]
    return (
        bool(wholes)
        and is_country(wholes[0])
        and any(ties(page, wholes[0]) for page in candidates[mentions[0][2]])
    )


def _is_part(page: Candidate) -> bool:
    """Whether the page may be that of a part of a region."""
    return is_town(page) or (is_region(page) and not is_country(page))


def _lies_elsewhere(page: Candidate, around: Sequence[Candidate], plainly: bool) -> bool:
    """Whether a place without a tie to the regions `around` is not meant where they are named.

    What is neither town nor state may lie there all the same; so may the one town of its name, in
    a region of its country. A state takes a plain statement: "from Lebanon, Pennsylvania, came".
    """
    if is_country(page) or any(reason.feature == "found_by_demonym" for reason in page.reasons):
        return plainly  # nor is "Alpine, Arizona" a mountain range
    if is_region(page) and len(page.related) == 1:  # a part of one whole, which is another's
        return plainly and not any(set(page.related) & set(region.related) for region in around)
    if not is_town(page) or kind(page) not in TOWNS:
        return False
    only = page.prior >= _ONLY_ONE
    return not (only and any(share_a_whole(page, region) for region in around))
