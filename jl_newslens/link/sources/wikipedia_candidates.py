"""From the pages that a MediaWiki returned to candidates, with priors guessed from little."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from jl_newslens.link.names.forms import fold, initials, without_bracket
from jl_newslens.link.sources.mediawiki_pages import PageRecord
from jl_newslens.link.sources.page_type import definition, guess_type
from jl_newslens.model import Candidate, Reason
from jl_newslens.protocols import Query

MAX_CANDIDATES: Final = 5
DISAMBIGUATION: Final = "disambiguation page"

# The API tells nothing of how often a name means a page. These are the shares of names in the news
# whose page is the one of that title, rounded; a model that ranks candidates learns more from
# the context. Tune again only with a set of live answers.
_TITLE_PRIOR: Final = 0.9
_REDIRECT_PRIOR: Final = 0.85
_SECTION_PRIOR: Final = 0.5  # a redirect to a section: the name is a part of that page's subject
_OTHER_TYPE: Final = 0.4  # factor where the name's type and the page's differ
_OPTIONS_PRIOR: Final = 0.8  # what the options of a disambiguation page share
_SEARCH_PRIOR: Final = 0.5

_WORD: Final = re.compile(r"[^\W_]{2,}")
_STOP_WORDS: Final = """
    the of and in to for on at by from with as is was are were an or its his her their that this
    it be has had have who which may refer after before said says new
"""
_STOP: Final = frozenset(_STOP_WORDS.split())


def from_page(query: Query, page: PageRecord) -> tuple[Candidate, ...]:
    """The one candidate that a page of the name's own title is."""
    if page.fragment:
        prior, feature = _SECTION_PRIOR, "redirect to a section"
    elif page.redirected_from and fold(page.redirected_from) != fold(page.title):
        prior, feature = _REDIRECT_PRIOR, "redirect"
    else:
        prior, feature = _TITLE_PRIOR, "title"
    candidate = _candidate(page, prior, Reason(feature, prior))
    if query.type and candidate.type and candidate.type != query.type:
        candidate = replace(candidate, prior=prior * _OTHER_TYPE)
    return (candidate,)


def types_differ(query: Query, page: PageRecord) -> bool:
    """Whether a page is clearly not of the type that the name seems to be."""
    kind = guess_type(page.description or definition(page.lead))
    return query.type is not None and kind is not None and kind != query.type


def from_disambiguation(
    query: Query, page: PageRecord, options: Sequence[PageRecord], *, share: float = _OPTIONS_PRIOR
) -> tuple[Candidate, ...]:
    """The pages that a disambiguation page lists, weighed by how well they fit the context.

    Args:
        share: what the priors of all options add up to.
    """
    context = _words(query.context)
    name = fold(without_bracket(query.name))
    weighed = []
    for position, option in enumerate(options):
        form = _form(name, option)
        if option.is_disambiguation or not form:
            continue
        candidate = _candidate(option, 0.0)
        about = _words(f"{option.title} {option.description}") - _words(name)
        shared = len(context & about)
        weight = form * (1.0 + 2.0 * shared)
        if query.type and candidate.type:
            weight *= 2.0 if candidate.type == query.type else 0.3
        reasons = (Reason(DISAMBIGUATION, form), Reason("context words", float(shared)))
        named = replace(candidate, redirected_from=page.title, reasons=reasons)
        weighed.append((weight, position, named))
    total = sum(weight for weight, _, _ in weighed)
    best = sorted(weighed, key=lambda item: (-item[0], item[1]))[:MAX_CANDIDATES]
    return tuple(replace(c, prior=share * weight / total) for weight, _, c in best)


def from_search(query: Query, hits: Sequence[PageRecord]) -> tuple[Candidate, ...]:
    """Hits whose title, or the redirect that led to it, resembles the name."""
    found = []
    for rank, hit in enumerate(hits, start=1):
        likeness = max(
            _likeness(query.name, form) for form in (hit.title, hit.redirected_from or "")
        )
        if hit.is_disambiguation or likeness < 0.5:
            continue
        prior = _SEARCH_PRIOR * likeness / rank
        candidate = _candidate(hit, prior, Reason("search", likeness))
        if query.type and candidate.type and candidate.type != query.type:
            candidate = replace(candidate, prior=prior * _OTHER_TYPE)
        found.append(candidate)
    return tuple(sorted(found, key=lambda c: -c.prior))


def _form(name: str, option: PageRecord) -> float:
    """How much an option of a disambiguation page looks like a meaning of the name, 0 for not."""
    best = 0.0
    for title in (option.title, option.redirected_from or ""):
        bare = fold(without_bracket(title))
        words = bare.split()
        if bare == name:
            best = max(best, 1.0)
        elif title.startswith(without_bracket(title) + ",") or bare.startswith(f"{name} "):
            best = max(best, 0.6)
        elif words and (words[-1] == name or name == initials(words)):
            best = max(best, 0.8)
        elif set(name.split()) & set(words):
            best = max(best, 0.4)
    return best


def _likeness(name: str, title: str) -> float:
    """The share of words that two names have in common, in [0, 1]."""
    first, second = set(fold(name).split()), set(fold(without_bracket(title)).split())
    if not first or not second:
        return 0.0
    return 2 * len(first & second) / (len(first) + len(second))


def _words(text: str) -> frozenset[str]:
    return frozenset(word for word in _WORD.findall(text.casefold()) if word not in _STOP)


def _candidate(page: PageRecord, prior: float, *reasons: Reason) -> Candidate:
    return Candidate(
        title=page.title,
        url=page.url,
        source="wikipedia",
        type=guess_type(page.description or definition(page.lead)),
        qid=page.qid,
        description=page.description,
        lead=page.lead,
        prior=prior,
        is_disambiguation=page.is_disambiguation,
        redirected_from=page.redirected_from,
        thumbnail=page.thumbnail,
        reasons=reasons,
    )
