"""Which of those who followed one another a text can mean, by its date or the years it names.

"The Trump administration" of a report from 2018 is not the one of 2025, "President Odd" the father,
before the son was president.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final, NamedTuple

from jl_newslens.link.choice.priors import are_of_own_list
from jl_newslens.model import Article, Candidate

_MONTH: Final = r"(?:[A-Z][a-z]+ )?"
_FROM_TO: Final = re.compile(rf"\b(\d{{4}})(?: to |[-–]){_MONTH}(\d{{4}})\b")
_SINCE: Final = re.compile(rf"\b(?:since|from) {_MONTH}(\d{{4}})\b")
_UNTIL: Final = re.compile(r"\b(?:to|until) (\d{4})\b")
_YEAR: Final = re.compile(
    r"(?<!by )(?<!until )(?<!through )(?<!before )(?<![\d.,$£€])\b((?:19|20)\d\d)\b(?![.,]\d|%)"
)
_YEAR_OF: Final = re.compile(r"(?:19|20)\d\d(?= )")  # "2026 FIFA World Cup"
_NO_END: Final = 9999


class _Era(NamedTuple):
    """The first and the last year of an office or a government."""

    first: int
    last: int


def fit_to_years(
    article: Article, candidates: Sequence[tuple[Candidate, ...]]
) -> list[tuple[Candidate, ...]]:
    """The candidates, without those whose era, as descriptions tell it, had not begun.

    What year it is tells the article's date; without one, the last year that the text names, where
    some page's era has that year or begins in the next, as after an election. A page that goes with
    what else is named, as no page of an era before does, stays.
    """
    dated = re.match(r"\d{4}", article.published or "")
    years = [int(year) for year in _YEAR.findall(article.text)]
    now = int(dated[0]) if dated else max(years, default=0)
    if not now:
        return list(candidates)
    soon = max(now if dated else now + 1, *years, 0)
    candidates = [_held(found, soon) for found in candidates]
    likely = [found[0] for found in candidates if found]
    return [_begun(found, now, likely, sure=dated is not None) for found in candidates]


def _held(found: tuple[Candidate, ...], soon: int) -> tuple[Candidate, ...]:
    """The pages; of several events none of a year after `soon`: the World Cup of 2026, in 2014."""
    if are_of_own_list(found):
        return found
    years = [_YEAR_OF.match(page.title) if page.type == "EVENT" else None for page in found]
    held = tuple(p for p, y in zip(found, years, strict=True) if y is None or int(y[0]) <= soon)
    return held if any(page.type == "EVENT" for page in held) else found


def _begun(
    found: tuple[Candidate, ...], now: int, likely: Sequence[Candidate], *, sure: bool
) -> tuple[Candidate, ...]:
    eras = {page.title: era for page in found if (era := _era(page.description)) is not None}
    soon = now if sure else now + 1
    begun = [page for page in found if page.title in eras and eras[page.title].first <= soon]
    later = [page for page in found if page.title in eras and page not in begun]
    if not begun or not later or are_of_own_list(found):
        return found
    if not sure and not any(eras[page.title].last >= now for page in begun):
        return found
    if any(_speaks_for(other, later) and not _speaks_for(other, begun) for other in likely):
        return found
    return tuple(_heirs(found, begun, later))


def _heirs(
    found: Sequence[Candidate], begun: Sequence[Candidate], later: Sequence[Candidate]
) -> Iterator[Candidate]:
    """The pages without the `later` ones, whose priors those that had `begun` share out."""
    own = sum(page.prior for page in begun)
    grown = 1 + sum(page.prior for page in later) / own if own else 1.0
    for page in found:
        if page in begun:
            yield replace(page, prior=page.prior * grown)
        elif page not in later:
            yield page


def _speaks_for(other: Candidate, pages: Sequence[Candidate]) -> bool:
    return any(
        other.title in page.related or page.title in other.related
        for page in pages
        if page.title != other.title
    )


@lru_cache(maxsize=4096)
def _era(description: str) -> _Era | None:
    """ "President from 2017 to 2021", "since January 2025", "to 2011"; None where none is told."""
    if found := _FROM_TO.search(description):
        return _Era(int(found[1]), int(found[2]))
    if found := _SINCE.search(description):
        return _Era(int(found[1]), _NO_END)
    if found := _UNTIL.search(description):
        return _Era(0, int(found[1]))
    return None
