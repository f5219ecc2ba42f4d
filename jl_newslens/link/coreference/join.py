"""From the mentions of an article to its names.

Source: the rules follow what gave most on three benchmarks (short names are the last words of a
longer one of the same type), gated to persons and organizations, where they are safe.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import NamedTuple

from jl_newslens.family_names import family_name
from jl_newslens.link.context.cues import has_the, is_said_of_a_firm, is_said_of_water
from jl_newslens.link.context.places import in_dateline
from jl_newslens.link.coreference.acronyms import join_acronyms
from jl_newslens.link.coreference.families import title_before
from jl_newslens.link.coreference.name import Name, absorb, by_word, earlier, is_definite
from jl_newslens.link.coreference.persons import join_crowned, join_persons
from jl_newslens.link.names.bodies import home_of_media, may_be_of_a_nation, owner_of
from jl_newslens.link.names.forms import (
    FUNCTION_WORDS,
    ORGANIZATION_TAILS,
    fold,
    is_acronym,
    without_possessive,
)
from jl_newslens.model import Mention


class _Told(NamedTuple):
    """What a text tells of a name where it mentions it.

    The first three as in `Name`; `is_firm`: it is a company with the name of a person.
    """

    dateline: bool
    water: bool
    owner: str
    is_firm: bool


def join_names(
    text: str,
    mentions: Sequence[Mention],
    known: Collection[str] = frozenset(),
    headings: Collection[int] = frozenset(),
) -> list[Name]:
    """Groups the mentions of one article; names in the order of their first mention.

    Args:
        known: the surfaces that some source knows: they stand for themselves where joining them
            to a longer, unknown name would be a guess.
        headings: the indexes of sentences that may name somebody in short before the text does in
            full.
    """
    names = _by_surface(text, mentions, known)
    join_acronyms(text, names)
    join_persons(text, names, headings)
    join_crowned(text, names)
    _join_organizations(text, names)
    _join_places(text, names)
    alive = [name for name in names if name.mentions]
    for name in alive:
        name.mentions.sort(key=lambda m: m.start)
    return sorted(alive, key=lambda n: n.mentions[0].start)


def _by_surface(text: str, mentions: Sequence[Mention], known: Collection[str]) -> list[Name]:
    groups: dict[tuple[str, bool, _Told], list[Mention]] = {}
    surnames = {
        family_name(mention.surface)
        for mention in mentions
        if mention.type == "PERSON" and " " in mention.surface
    }
    starts = {mention.start: mention.surface for mention in mentions}
    ends = {mention.end: mention.surface for mention in mentions}
    named_owners: dict[str, set[str]] = {}
    for mention in mentions:
        surface = bare = without_possessive(mention.surface)
        if bare != mention.surface and mention.surface in known:
            if bare in surnames:  # "Christie's" where there is a Chris Christie
                end = mention.start + len(bare)
                mention = replace(mention, end=end, surface=bare, type="PERSON")
            else:
                surface = mention.surface  # "Moody's" is a name as it stands
        key = fold(surface)
        span = mention.start, mention.end
        owner = home_of_media(text, mention, ends)
        if owner or key in named_owners or may_be_of_a_nation(key.split()):
            owner = owner or owner_of(text, mention, starts, ends)
            named = named_owners.setdefault(key, set())
            if not owner and len(named) == 1:  # "the court", after "Kenya's court", is that one
                [owner] = named
            named.add(owner)
        founded = surface in surnames and surface in known and is_said_of_a_firm(text, mention.end)
        told = _Told(in_dateline(text, *span), is_said_of_water(text, *span), owner, founded)
        groups.setdefault((key, is_acronym(surface), told), []).append(mention)
    return [
        _name(text, key, group, told, known, surnames)
        for (key, _, told), group in groups.items()
        if key
    ]


def _name(
    text: str,
    key: str,
    group: list[Mention],
    told: _Told,
    known: Collection[str],
    surnames: Collection[str],
) -> Name:
    votes = Counter(mention.type for mention in group if mention.type is not None)
    kind = votes.most_common(1)[0][0] if votes else None
    if told.dateline:
        kind = "PLACE"  # NER reads capitals badly, and a dateline is a town
    elif told.is_firm:
        kind = "ORG"
    elif any(_is_a_family(text, mention, surnames) for mention in group):
        kind = "GROUP"
    first = group[0].surface
    form = " ".join((first if first in known else without_possessive(first)).split())
    is_known = any(mention.surface in known for mention in group)
    words = tuple(key.split())
    return Name(form, words, kind, group, [], is_known, told.dateline, told.water, told.owner)


def _is_a_family(text: str, mention: Mention, surnames: Collection[str]) -> bool:
    """ "The Odds", in a text that names an Odd in full."""
    one = {mention.surface.removesuffix("s"), mention.surface.removesuffix("es")}
    return has_the(text, mention.start) and not (one - {mention.surface}).isdisjoint(surnames)


def _join_organizations(text: str, names: Sequence[Name]) -> None:
    """ "Lockheed" for "Lockheed Martin", "the Commission" for "the European Commission"."""
    index = by_word(n for n in names if n.type in ("ORG", None) and n.mentions)
    for short in names:
        may_be = short.type in ("ORG", None) or _may_be_a_firm(text, short)
        if not may_be or not short.mentions or is_acronym(short.form):
            continue
        for long in index.get(short.words[-1], ()):
            if long is not short and long.mentions and _is_short_for(text, short, long):
                absorb(long, short)
                break


def _may_be_a_firm(text: str, name: Name) -> bool:
    """Whether a lone word that NER takes for a person may be none: it has no title anywhere."""
    lone = name.type == "PERSON" and len(name.words) == 1 and not name.shorts
    return lone and not any(title_before(text, mention) for mention in name.mentions)


def _join_places(text: str, names: Sequence[Name]) -> None:
    """ "The Gulf" for "Gulf of Aden", named before."""
    heads: dict[str, Name] = {}
    for long in names:
        if long.type == "PLACE" and len(long.words) > 2 and long.words[1] == "of" and long.mentions:
            heads.setdefault(long.words[0], long)
    for short in names if heads else ():
        owner = heads.get(short.words[0]) if len(short.words) == 1 and short.mentions else None
        if owner is not None and earlier(owner, short) and is_definite(text, short):
            absorb(owner, short)


def _is_short_for(text: str, short: Name, long: Name) -> bool:
    size = len(short.words)
    if len(long.words) <= size:
        return False
    head = long.words[:size] == short.words
    rest = long.words[size:]
    if head and all(w in ORGANIZATION_TAILS or w in FUNCTION_WORDS for w in rest):
        return not short.known  # "Zenda Energy" may be a daughter of Zenda
    if long.type != "ORG" or not earlier(long, short) or short.owner:
        return False
    if head:
        return short.type is not None and not short.known
    found_as_short = any(mention.origin == "short" for mention in short.mentions)
    return long.words[-size:] == short.words and (
        size > 1 or found_as_short or is_definite(text, short)
    )
