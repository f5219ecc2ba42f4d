"""Which mentions are one name: "Rutte" and "Mark Rutte", "EU" and "European Union".

Source: the rules follow what gave most on three benchmarks (short names are the last words of a
longer one of the same type), gated to persons and organizations, where they are safe.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from jl_newslens.family_names import family_name
from jl_newslens.link.context.cues import has_the, is_said_of_water
from jl_newslens.link.context.places import in_dateline
from jl_newslens.link.names.bodies import home_of_media, may_be_of_a_nation, owner_of
from jl_newslens.link.names.forms import (
    FUNCTION_WORDS,
    ORGANIZATION_TAILS,
    fold,
    initials,
    is_acronym,
    without_possessive,
)
from jl_newslens.link.names.nicknames import same_given_name, short_forms
from jl_newslens.model import EntityType, Mention

# NER takes many a rare name for something else; a surname beside it tells.
_COMPATIBLE: Final = {None, "PERSON", "OTHER"}
# What stands between a long name and the acronym that it introduces, either way round.
_BRACKET: Final = re.compile(r"(?:['’]s)?\s*[(\[]\s*(?:the )?")
_MOST_INITIALS: Final = 3
# Titles that a text goes on to use for the name: "the Queen".
CROWNED: Final = frozenset({"emir", "emperor", "king", "pope", "queen", "sultan"})
_SUFFIXES: Final = frozenset({"jr", "sr", "ii", "iii", "iv"})


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
    _join_acronyms(text, names)
    _join_persons(names, headings)
    _join_crowned(text, names)
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


def _absorb(target: Name, other: Name) -> None:
    """`other` is a shorter form of `target`."""
    target.mentions.extend(other.mentions)
    target.shorts.extend(s for s in other.surfaces if s not in target.shorts)
    if target.type is None:
        target.type = other.type
    other.mentions = []


def _join_acronyms(text: str, names: Sequence[Name]) -> None:
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
            _absorb(long_form, short)
            continue
        fits = [long for long in by_letters.get(letters, ()) if long.mentions]
        if len(fits) == 1 and len(letters) >= 3:
            _absorb(fits[0], short)


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


def _by_word(names: Iterable[Name]) -> dict[str, list[Name]]:
    """Names of two or more words under each of their words, in the order given."""
    index: dict[str, list[Name]] = {}
    for name in names:
        if len(name.words) >= 2:
            for word in dict.fromkeys(name.words):
                index.setdefault(word, []).append(name)
    return index


def _join_persons(names: Sequence[Name], headings: Collection[int]) -> None:
    """The last words of a person's full name stand for it; so does a given name."""
    full = [n for n in names if n.type in _COMPATIBLE and n.mentions]
    _join_nicknames(full)
    _join_initials(full)
    index = _by_word(full)
    for long in full:
        if long.type == "PERSON":
            for nickname in sorted(short_forms(long.words[0])):
                index.setdefault(nickname, []).append(long)
    for short in sorted(full, key=lambda n: len(n.words)):
        if not short.mentions or is_acronym(short.form) or len(short.words) > 3:
            continue
        fits = [
            long
            for long in index.get(short.words[-1], ())
            if long.mentions
            and long is not short
            and (long.type == "PERSON" or short.type == "PERSON")
            and not (short.known and long.known and _told_before(short, long, headings))
            and not (short.known and not long.known and _is_a_son(long, short))
            and (
                _is_family_name(short, long)
                or _stands_for(
                    short.words,
                    long.words,
                    as_person=short.type == "PERSON"
                    and (long.known or not short.known or _earlier(long, short)),
                )
            )
        ]
        if fits:
            owner = _best_owner(fits, short)
            _absorb(owner, short)
            owner.type = "PERSON"


def _join_nicknames(full: Iterable[Name]) -> None:
    """ "Bob Odd" and "Robert Odd" are one, named by the form that comes first."""
    by_surname: dict[tuple[str, ...], list[Name]] = {}
    for short in full:
        namesakes = by_surname.setdefault(short.words[1:], [])
        for long in namesakes:
            if short.words[1:] and same_given_name(short.words[0], long.words[0]):
                _absorb(long, short)
                break
        else:
            namesakes.append(short)


def _join_initials(full: Iterable[Name]) -> None:
    """ "J. H. Odd" is John Henry Odd."""
    spelled_out: dict[tuple[str, str], list[Name]] = {}
    abbreviated = []
    for name in full:
        *given, surname = name.words
        if not given or not name.mentions:
            continue
        if "." in name.form and len("".join(given)) <= _MOST_INITIALS:
            abbreviated.append((name, "".join(given), surname))
        elif all(len(word) > 1 for word in given):
            spelled_out.setdefault((initials(given), surname), []).append(name)
    for name, letters, surname in abbreviated:
        fits = spelled_out.get((letters, surname), [])
        if len(fits) == 1 and "PERSON" in (fits[0].type, name.type):
            _absorb(fits[0], name)


def _join_crowned(text: str, names: Sequence[Name]) -> None:
    """ "The Pope" where one pope is named: "Pope Francis"; of two it says neither."""
    for short in names:
        if len(short.words) == 1 and short.words[0] in CROWNED and short.mentions:
            if not _definite(text, short):
                continue
            short.type = "PERSON"
            fits = [
                long
                for long in names
                if long.type == "PERSON" and len(long.words) > 1 and long.words[0] == short.words[0]
            ]
            if len(fits) == 1:
                _absorb(fits[0], short)


def _is_a_son(long: Name, short: Name) -> bool:
    """ "Rudolf Odd III", where Rudolf Odd is somebody known."""
    return long.words[:-1] == short.words and not _SUFFIXES.isdisjoint(long.words[-1:])


def _stands_for(short: tuple[str, ...], long: tuple[str, ...], *, as_person: bool) -> bool:
    while long and long[-1] in _SUFFIXES:
        long = long[:-1]
        if long == short:
            return True
    if len(short) >= len(long):
        return False
    if long[-len(short) :] == short:
        return True
    if not as_person:
        return False
    if len(short) == 1:
        middle_name = short[0] in long[1:-1] and len(short[0]) > 3
        return middle_name or same_given_name(short[0], long[0])
    # "Joe Biden" and "Joe R. Biden", "Ursula Leyen" never: the ends must agree.
    middle = iter(long)
    return short[0] == long[0] and short[-1] == long[-1] and all(w in middle for w in short)


def _is_family_name(short: Name, long: Name) -> bool:
    """True for "Moon" and "Moon Jae-in"."""
    return short.form == family_name(long.form)


def _best_owner(fits: list[Name], short: Name) -> Name:
    """Of several persons of that name: by the surname, named before, and first of all.

    The first named is whom the text is about: better than the nearest on a set of 500 texts.
    """
    start = short.mentions[0].start

    def order(name: Name) -> tuple[bool, bool, int]:
        by_surname = name.words[-1] == short.words[-1] or _is_family_name(short, name)
        first = name.mentions[0].start
        return (not by_surname, first > start, first)

    return min(fits, key=order)


def _join_organizations(text: str, names: Sequence[Name]) -> None:
    """ "Lockheed" for "Lockheed Martin", "the Commission" for "the European Commission"."""
    organizations = [n for n in names if n.type in ("ORG", None) and n.mentions]
    index = _by_word(organizations)
    for short in organizations:
        if not short.mentions or is_acronym(short.form):
            continue
        for long in index.get(short.words[-1], ()):
            if long is not short and long.mentions and _is_short_for(text, short, long):
                _absorb(long, short)
                break


def _join_places(text: str, names: Sequence[Name]) -> None:
    """ "The Gulf" for "Gulf of Aden", named before."""
    heads: dict[str, Name] = {}
    for long in names:
        if long.type == "PLACE" and len(long.words) > 2 and long.words[1] == "of" and long.mentions:
            heads.setdefault(long.words[0], long)
    for short in names if heads else ():
        owner = heads.get(short.words[0]) if len(short.words) == 1 and short.mentions else None
        if owner is not None and _earlier(owner, short) and _definite(text, short):
            _absorb(owner, short)


def _is_short_for(text: str, short: Name, long: Name) -> bool:
    size = len(short.words)
    if len(long.words) <= size:
        return False
    head = long.words[:size] == short.words
    rest = long.words[size:]
    if head and all(w in ORGANIZATION_TAILS or w in FUNCTION_WORDS for w in rest):
        return not short.known  # "Zenda Energy" may be a daughter of Zenda
    if long.type != "ORG" or not _earlier(long, short) or short.owner:
        return False
    if head:
        return short.type == "ORG" and not short.known
    found_as_short = any(mention.origin == "short" for mention in short.mentions)
    return long.words[-size:] == short.words and (
        size > 1 or found_as_short or _definite(text, short)
    )


def _earlier(long: Name, short: Name) -> bool:
    return long.mentions[0].start < short.mentions[0].start


def _told_before(short: Name, long: Name, headings: Collection[int]) -> bool:
    """Whether the text names `short` earlier, headings aside."""
    told = next((m.start for m in short.mentions if m.sentence not in headings), None)
    return told is not None and told < long.mentions[0].start


def _definite(text: str, name: Name) -> bool:
    first = name.mentions[0]
    return has_the(text, first.start) or first.surface[:4].lower() == "the "
