"""Short forms of persons' names: "Rutte", "Mark", "J. H. Odd", "the Pope"."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import Final

from jl_newslens.family_names import family_name
from jl_newslens.link.coreference.families import who_is_called_so
from jl_newslens.link.coreference.name import (
    CROWNED,
    Name,
    absorb,
    by_word,
    earlier,
    is_definite,
)
from jl_newslens.link.names.forms import initials, is_acronym
from jl_newslens.link.names.nicknames import same_given_name, short_forms
from jl_newslens.model import Mention

# NER takes many a rare name for something else; a surname beside it tells.
_COMPATIBLE: Final = {None, "PERSON", "OTHER"}
_MOST_INITIALS: Final = 3
_NUMBERS_TEXT: Final = "ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx xxiii"
_SUFFIXES: Final = frozenset({"jr", "sr", *_NUMBERS_TEXT.split()})


def join_persons(text: str, names: Sequence[Name], headings: Collection[int]) -> None:
    """The last words of a person's full name stand for it; so does a given name."""
    full = [n for n in names if n.type in _COMPATIBLE and n.mentions]
    _join_nicknames(full)
    _join_initials(full)
    index = by_word(full)
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
            and not (short.known and not long.known and _is_a_son(long, short))
            and _may_stand_for(short, long)
        ]
        if short.known and any(p.known and _told_before(short, p, headings) for p in fits):
            fits = [p for p in fits if not _told_before(short, p, headings)]
        if fits:
            _share_out(text, short, _in_order(fits, short))


def _may_stand_for(short: Name, long: Name) -> bool:
    if _is_family_name(short, long):
        return True
    as_person = short.type == "PERSON" and (long.known or not short.known or earlier(long, short))
    return _stands_for(short, long, as_person=as_person)


def _share_out(text: str, short: Name, persons: Sequence[Name]) -> None:
    """Gives each mention of a short form to whom of `persons` the text calls so there."""
    mentions: dict[int, list[Mention]] = {}
    for mention in short.mentions:
        owner = who_is_called_so(text, mention, persons)
        mentions.setdefault(persons.index(owner), []).append(mention)
    for number, own in mentions.items():
        persons[number].type = "PERSON"
        absorb(persons[number], replace(short, mentions=own))
    short.mentions = []


def _join_nicknames(full: Iterable[Name]) -> None:
    """ "Bob Odd" and "Robert Odd" are one, named by the form that comes first."""
    by_surname: dict[tuple[str, ...], list[Name]] = {}
    for short in full:
        namesakes = by_surname.setdefault(short.words[1:], [])
        for long in namesakes:
            if short.words[1:] and same_given_name(short.words[0], long.words[0]):
                absorb(long, short)
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
            absorb(fits[0], name)


def join_crowned(text: str, names: Sequence[Name]) -> None:
    """ "The Pope" where one pope is named: "Pope Francis"; of two it says neither."""
    for short in names:
        if len(short.words) == 1 and short.words[0] in CROWNED and short.mentions:
            if not is_definite(text, short):
                continue
            short.type = "PERSON"
            fits = [
                long
                for long in names
                if long.type == "PERSON" and len(long.words) > 1 and long.words[0] == short.words[0]
            ]
            if len(fits) == 1:
                absorb(fits[0], short)


def _is_a_son(long: Name, short: Name) -> bool:
    """ "Rudolf Odd III", where Rudolf Odd is somebody known."""
    return long.words[:-1] == short.words and not _SUFFIXES.isdisjoint(long.words[-1:])


def _stands_for(shorter: Name, longer: Name, *, as_person: bool) -> bool:
    short, long = shorter.words, _without_suffix(longer)
    if long == short and long != longer.words:
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
    if shorter.known and longer.known:
        return False  # a son may have fewer initials
    # "Joe Biden" and "Joe R. Biden", "Ursula Leyen" never: the ends must agree.
    middle = iter(long)
    return short[0] == long[0] and short[-1] == long[-1] and all(w in middle for w in short)


def _is_family_name(short: Name, long: Name) -> bool:
    """True for "Moon" and "Moon Jae-in"."""
    return short.form == family_name(long.form)


def _without_suffix(name: Name) -> tuple[str, ...]:
    words = name.words
    while len(words) > 1 and words[-1] in _SUFFIXES:
        words = words[:-1]
    return words


def _in_order(fits: Sequence[Name], short: Name) -> list[Name]:
    """Several persons of that name: by the surname, named before, and first of all.

    The first named is whom the text is about: better than the nearest on a set of 500 texts.
    """
    start = short.mentions[0].start

    def order(name: Name) -> tuple[bool, bool, int]:
        by_surname = _without_suffix(name)[-1] == short.words[-1] or _is_family_name(short, name)
        first = name.mentions[0].start
        return (not by_surname, first > start, first)

    return sorted(fits, key=order)


def _told_before(short: Name, long: Name, headings: Collection[int]) -> bool:
    """Whether the text names `short` earlier, headings aside."""
    told = next((m.start for m in short.mentions if m.sentence not in headings), None)
    return told is not None and told < long.mentions[0].start
