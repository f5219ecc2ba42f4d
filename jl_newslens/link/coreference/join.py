"""From the mentions of an article to its names.

Source: the rules follow what gave most on three benchmarks (short names are the last words of a
longer one of the same type), gated to persons and organizations, where they are safe.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace

from jl_newslens.family_names import family_name
from jl_newslens.link.context.cues import is_said_of_water
from jl_newslens.link.context.places import in_dateline
from jl_newslens.link.coreference.acronyms import join_acronyms
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
from jl_newslens.model import EntityType, Mention


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
    join_persons(names, headings)
    join_crowned(text, names)
    _join_organizations(text, names)
    _join_places(text, names)
    alive = [name for name in names if name.mentions]
    for name in alive:
        name.mentions.sort(key=lambda m: m.start)
    return sorted(alive, key=lambda n: n.mentions[0].start)


def _by_surface(text: str, mentions: Sequence[Mention], known: Collection[str]) -> list[Name]:
    groups: dict[tuple[str, bool, bool, bool, str], list[Mention]] = {}
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
        told = in_dateline(text, *span), is_said_of_water(text, *span), owner
        groups.setdefault((key, is_acronym(surface), *told), []).append(mention)
    names = []
    for (key, _, dateline, water, owner), group in groups.items():
        if not key:
            continue
        votes: Counter[EntityType] = Counter(m.type for m in group if m.type is not None)
        # NER reads capitals badly, and a dateline is a town.
        kind: EntityType | None = (
            "PLACE" if dateline else votes.most_common(1)[0][0] if votes else None
        )
        first = group[0].surface
        form = " ".join((first if first in known else without_possessive(first)).split())
        is_known = any(m.surface in known for m in group)
        words = tuple(key.split())
        names.append(Name(form, words, kind, list(group), [], is_known, dateline, water, owner))
    return names


def _join_organizations(text: str, names: Sequence[Name]) -> None:
    """ "Lockheed" for "Lockheed Martin", "the Commission" for "the European Commission"."""
    organizations = [n for n in names if n.type in ("ORG", None) and n.mentions]
    index = by_word(organizations)
    for short in organizations:
        if not short.mentions or is_acronym(short.form):
            continue
        for long in index.get(short.words[-1], ()):
            if long is not short and long.mentions and _is_short_for(text, short, long):
                absorb(long, short)
                break


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
        return short.type == "ORG" and not short.known
    found_as_short = any(mention.origin == "short" for mention in short.mentions)
    return long.words[-size:] == short.words and (
        size > 1 or found_as_short or is_definite(text, short)
    )
