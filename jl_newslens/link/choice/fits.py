"""Which pages of a name the words right beside it leave: "the Amazon" is no company.

Where a text is plain about what kind of thing it names, the other pages of that name are no
candidates at all, however likely they are elsewhere; the learned weights choose among the rest.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from jl_newslens.link.choice.features import Context
from jl_newslens.link.choice.nations import is_adjective
from jl_newslens.link.choice.priors import are_of_own_list
from jl_newslens.link.context.cues import (
    happens_in,
    has_bare_article,
    has_the,
    is_among_states,
    is_cited,
    is_miles_from,
    is_of_a_family,
    is_of_a_thing,
    is_of_another_name,
    is_of_nobody,
    is_published_in,
    is_womens,
    region_word,
    reports,
    tells_the_news,
)
from jl_newslens.link.context.kinds import (
    COMPANIES,
    COUNTRIES,
    LAND_AND_WATER,
    PAPERS,
    SHIPS,
    TOWNS,
    kind,
)
from jl_newslens.link.context.namesakes import (
    counts_something,
    is_a_doctor,
    is_an_artist,
    is_an_office,
    is_network,
    is_somebody_else,
    shows_series,
)
from jl_newslens.link.context.places import is_region
from jl_newslens.link.context.sport import (
    competes,
    is_for_women,
    is_sports_report,
    is_team,
    is_traded_with,
    plays_another_game,
)
from jl_newslens.link.coreference.name import CROWNED, Name
from jl_newslens.link.names.boundaries import is_day
from jl_newslens.link.names.forms import fold
from jl_newslens.link.names.quoted import is_called_a_work, is_quoted, is_said_on
from jl_newslens.model import Candidate

# What English names with "the" and what without.
_WITH_ARTICLE: Final = LAND_AND_WATER | PAPERS | SHIPS | {"star"}
_WITHOUT_ARTICLE: Final = TOWNS | COUNTRIES | COMPANIES | {"band"}
_LAND: Final = re.compile(
    r" (?:river|basin|delta|valley|rainforest|forest|jungle|estuary|watershed|tributar(?:y|ies)"
    r"|floodplain|riverbank)s?\b"
)
# "The Jupiter symphony" is no planet, "a Beethoven sonata" is by a person.
_MUSIC: Final = re.compile(r" (?:symphony|sonata|concerto|quartet|quintet|overture|oratorio)\b")
# What stands between a channel and its show: Radio Zenda's morning show "Strelsau".
_OF_CHANNEL: Final = re.compile(r"['’]s (?:[\w-]+ ){0,5}[\"“‘]?$")
_AROUND: Final = 64
_AT: Final = re.compile("at ")
_SHIRT: Final = re.compile(r"No\.? ?\d+")  # who plays in it is no house in Downing Street
_GROUNDS: Final = frozenset({"stadium", "ground", "arena"})
_DISTRICTS: Final = TOWNS | {"area", "district"}
# What a text about a company has.
_COMPANY_WORDS_TEXT: Final = """
bus ceo chain chairman company customer executive firm flight investor passenger profit retailer
revenue share shareholder store
"""
_COMPANY_WORDS: Final = frozenset(_COMPANY_WORDS_TEXT.split())
_FILM: Final = re.compile(r"\b[Ff]ilm")
_FILM_WORDS: Final = frozenset({"actor", "actress", "cinema", "film", "hollywood", "movie"})
_MOSTLY: Final = 0.8  # from here on the word hardly ever names anything else
_HOSTS: Final = re.compile(r" (?:will |to )?host")


class _Rule(NamedTuple):
    """Which pages fit where something is `told` of a mention: of a text, from a start to an end.

    `else_all`: where no page fits, all stay.
    """

    told: Callable[[str, int, int], bool]
    fits: Callable[[Candidate], bool]
    else_all: bool = True


_RULES: Final = (
    _Rule(
        is_of_a_family,
        lambda page: page.type in ("PERSON", None),
        else_all=False,
    ),
    _Rule(is_of_nobody, lambda page: page.type != "PERSON", else_all=False),
    _Rule(is_somebody_else, lambda page: page.type != "PERSON", else_all=False),
    _Rule(is_a_doctor, lambda page: not is_an_artist(page), else_all=False),
    _Rule(
        lambda text, _, end: is_miles_from(text, end),
        lambda page: page.type == "PLACE",
        else_all=False,
    ),
    _Rule(shows_series, is_network),
    _Rule(counts_something, lambda page: False, else_all=False),
    _Rule(
        lambda text, _, end: _MUSIC.match(text, end) is not None,
        lambda page: page.type in ("WORK", "PERSON"),
        else_all=False,
    ),
    _Rule(lambda text, start, _: is_published_in(text, start), lambda page: kind(page) in PAPERS),
    _Rule(lambda text, start, _: is_womens(text, start), is_for_women),
    _Rule(lambda text, start, end: reports(text, end) or is_cited(text, start), tells_the_news),
)


def fit_to_words(
    names: Sequence[Name], candidates: Sequence[tuple[Candidate, ...]], context: Context
) -> list[tuple[Candidate, ...]]:
    """The candidates, without those that the words beside a name rule out.

    Pages of the reader's own list always stay. Where no page fits, all stay, but for a town that
    plays.
    """
    teams = _named_teams(names, candidates) if is_sports_report(context.words) else None
    candidates = _fit_shows(names, _fit_days(names, candidates), context.text)
    return [
        found if not found or are_of_own_list(found) else _fit(number, name, found, context, teams)
        for number, (name, found) in enumerate(zip(names, candidates, strict=True))
    ]


def _fit_days(
    names: Sequence[Name], candidates: Sequence[tuple[Candidate, ...]]
) -> list[tuple[Candidate, ...]]:
    """The candidates; "Jan. 6" is what happened on it only where something that has to do with it
    is named, and else a date."""
    likeliest = [found[0] for found in candidates if found]
    named = {page.title for page in likeliest}
    related = {title for page in likeliest for title in page.related}
    return [
        tuple(p for p in found if p.title in related or not named.isdisjoint(p.related))
        if is_day(name.form) and not are_of_own_list(found)
        else found
        for name, found in zip(names, candidates, strict=True)
    ]


def _fit_shows(
    names: Sequence[Name], candidates: Sequence[tuple[Candidate, ...]], text: str
) -> list[tuple[Candidate, ...]]:
    """The candidates, the show alone where the text tells its channel or what was said on it."""
    channels = {
        mention.end: found[0].title
        for name, found in zip(names, candidates, strict=True)
        if found and tells_the_news(found[0])
        for mention in name.mentions
    }
    kept = []
    for name, found in zip(names, candidates, strict=True):
        if any(page.type == "WORK" for page in found) and not are_of_own_list(found):
            starts = [mention.start for mention in name.mentions]
            told = {channels.get(_end_of_owner(text, start)) for start in starts}
            own = [p for p in found if p.type == "WORK" and not told.isdisjoint(p.related)]
            if own:
                found = _shared_out(own, found)
            elif any(is_said_on(text, start) for start in starts):
                found = _only(found, lambda page: page.type == "WORK")
        kept.append(found)
    return kept


def _end_of_owner(text: str, start: int) -> int:
    """Where the name ends that has what is named at `start`, as the text says; -1 for none."""
    before = max(0, start - _AROUND)
    found = _OF_CHANNEL.search(text[before:start])
    return before + found.start() if found else -1


def _fit(
    number: int,
    name: Name,
    found: tuple[Candidate, ...],
    context: Context,
    teams: dict[str, set[int]] | None,
) -> tuple[Candidate, ...]:
    text = context.text
    lone = len(name.words) == 1
    spans = [(mention.start, mention.end) for mention in name.mentions]
    if any(is_of_another_name(text, start, lone=lone) for start, _ in spans):
        return ()
    if all(is_quoted(text, *span) for span in spans) and any(
        is_called_a_work(text, *span) for span in spans
    ):
        found = tuple(page for page in found if page.type == "WORK")
    if lone and name.words[0] in CROWNED:
        if any(is_of_a_thing(text, end) for _, end in spans):
            return ()
        if all(is_an_office(text, start) for start, _ in spans):
            found = tuple(page for page in found if page.type != "PERSON")
    for told, fits, else_all in _RULES:
        if any(told(text, *span) for span in spans):
            found = _only(found, fits) if else_all else tuple(filter(fits, found))
    if _may_be_either(name, found) and any(happens_in(text, *span) for span in spans):
        found = _only(found, lambda page: page.type != "PERSON")
    words = {region_word(text, end) for _, end in spans} - {""}
    if words or any(is_among_states(text, start) for start, _ in spans):
        found = _only(found, is_region)
    if "counties" in words:  # many have the name of some town that lies elsewhere
        found = _only(tuple(p for p in found if is_region(p) and not _is_province(p)), is_region)
    found = tuple(page for page in found if not _is_doubtful_company(page, context))
    found = _fit_to_ground(name, found, text)
    if name.water:
        found = _only(found, lambda page: kind(page) in LAND_AND_WATER)
    if _has_article(name, context):
        found = _fit_to_article(name, found)
    return found if teams is None else _fit_to_report(number, name, found, context, teams)


def _is_province(page: Candidate) -> bool:
    return "province" in page.description.lower()


def _fit_to_article(name: Name, found: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """The candidates that English names with "the"; where none is, "the Spirit" is no airline."""
    takes = [_takes_article(page, name) for page in found]
    if True not in takes:
        return tuple(page for page in found if not (_is_word(page) and _is_company(page)))
    kept = [page for page, article in zip(found, takes, strict=True) if article is not False]
    return _shared_out(kept, found)


def _is_word(page: Candidate) -> bool:
    return any(reason.feature == "common_word" for reason in page.reasons)


def _is_company(page: Candidate) -> bool:
    return page.type == "ORG" and kind(page) in COMPANIES


def _is_doubtful_company(page: Candidate, context: Context) -> bool:
    """Whether a company that is called by a common word is one of which the text has no word: "the
    fruit of the Spirit"."""
    return (
        _is_word(page)
        and _is_company(page)
        and page.prior < _MOSTLY
        and kind(page) not in context.words
        and context.words.keys().isdisjoint(_COMPANY_WORDS)
    )


def _fit_to_ground(name: Name, found: tuple[Candidate, ...], text: str) -> tuple[Candidate, ...]:
    """The candidates; a match is "at" a ground, and what is "in" it is in the district around."""
    kinds = {kind(page) for page in found}
    if kinds.isdisjoint(_GROUNDS):
        return found
    if any(happens_in(text, mention.start, mention.end) for mention in name.mentions):
        return _only(found, lambda page: kind(page) in _DISTRICTS)
    return found


def _may_be_either(name: Name, found: Sequence[Candidate]) -> bool:
    """Whether a lone word is known as that of a person and of a place."""
    return len(name.words) == 1 and {"PERSON", "PLACE"} <= {page.type for page in found}


def _fit_to_report(
    number: int,
    name: Name,
    found: tuple[Candidate, ...],
    context: Context,
    teams: dict[str, set[int]],
) -> tuple[Candidate, ...]:
    """What a sports report leaves: the team that is named, no town or state where one plays."""
    text = context.text
    if _SHIRT.fullmatch(name.form):
        return ()
    own = [
        page
        for page in found
        if _is_a_full_title(page, name) or not plays_another_game(page, context.words)
    ]
    if len(name.words) == 1 and context.words.keys().isdisjoint(_FILM_WORDS):
        own = [page for page in own if page.type != "OTHER" or not _FILM.search(page.description)]
    # "The World Cup" is the one of that game, however rarely; a player has many a namesake.
    are_cups = all(page.type == "EVENT" for page in own)
    found = _shared_out(own, found) if are_cups else tuple(own)
    if any(is_traded_with(text, mention.start) for mention in name.mentions):
        found = _only(found, is_team)
    if any(_AT.match(text, mention.start - 3) for mention in name.mentions):
        found = _only(found, lambda page: kind(page) in _GROUNDS)
    plays = sum(
        competes(text, mention.start, mention.end) and not _HOSTS.match(text, mention.end)
        for mention in name.mentions
    )
    if plays and found and not any(map(is_team, found)):
        mostly = 2 * plays >= len(name.mentions) and not is_adjective(found)
        return tuple(p for p in found if kind(p) not in TOWNS and not (mostly and is_region(p)))
    if plays or all(page.type != "PLACE" for page in found):
        named = [page for page in found if teams.get(page.title, set()) - {number}]
        if len(named) == 1:
            return _only(found, lambda page: page is named[0])
    return found


def _is_a_full_title(page: Candidate, name: Name) -> bool:
    """Whether a cup or a final is named in full, as no other is: "World Series"."""
    return page.type == "EVENT" and len(name.words) > 1 and fold(page.title) == fold(name.form)


def _only(found: tuple[Candidate, ...], fits: Callable[[Candidate], bool]) -> tuple[Candidate, ...]:
    """The pages that fit; all where none does. Where one does, nothing else can be meant."""
    kept = [page for page in found if fits(page)]
    return (replace(kept[0], prior=1.0),) if len(kept) == 1 else _shared_out(kept or found, found)


def _shared_out(pages: Sequence[Candidate], found: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """The pages with their priors among one another and what none of `found` claims."""
    unclaimed = max(0.0, 1.0 - sum(page.prior for page in found))
    total = sum(page.prior for page in pages) + unclaimed
    return tuple(replace(page, prior=page.prior / total if total else 0.0) for page in pages)


def _has_article(name: Name, context: Context) -> bool:
    """Whether the text says "the" before the name more often than it leaves it out.

    Where a noun follows ("the Amazon warehouse") neither is said, unless it is a word for land.
    """
    text = context.text
    if not any(has_the(text, mention.start) for mention in name.mentions):
        return False
    balance = 0
    for mention in name.mentions:
        start, end = mention.start, mention.end
        if has_bare_article(text, start, end, context.noun_starts) or (
            has_the(text, start) and _LAND.match(text, end)
        ):
            balance += 1
        elif end + 1 not in context.noun_starts:
            balance -= 1
    return balance > 0


def _takes_article(page: Candidate, name: Name) -> bool | None:
    """Whether English says "the" where the name means this page; None where it may."""
    words = " ".join(name.words)
    if f" the {words} " in f" {page.title.lower()} ":
        return True  # "The Gambia", "Democratic Republic of the Congo"
    if page.type == "PERSON" or ", " in page.title:
        return words in CROWNED
    if page.type == "PLACE" and words.endswith("s") and page.title.endswith(f" {name.form}"):
        return True  # "the Emirates"
    what = kind(page)
    if what in _WITH_ARTICLE and not (what in SHIPS and page.type == "ORG"):  # a flag carrier
        return True
    return False if page.type in ("PLACE", "ORG") and what in _WITHOUT_ARTICLE else None


def _named_teams(
    names: Iterable[Name], candidates: Iterable[Sequence[Candidate]]
) -> dict[str, set[int]]:
    """For each team the numbers of the names that may mean it."""
    named: dict[str, set[int]] = {}
    for number, (_, found) in enumerate(zip(names, candidates, strict=True)):
        for page in found:
            if is_team(page):
                named.setdefault(page.title, set()).add(number)
    return named
