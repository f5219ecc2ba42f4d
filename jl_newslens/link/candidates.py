"""The pages that names may mean: which forms to look up, in one batch a source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from jl_newslens.errors import OptionError
from jl_newslens.link.choice.nations import nation_splits, of_nation
from jl_newslens.link.context.places import is_town
from jl_newslens.link.coreference.name import Name
from jl_newslens.link.names.forms import (
    FUNCTION_WORDS,
    NICKNAME,
    fold,
    is_acronym,
    within_one_edit,
    without_bracket,
)
from jl_newslens.link.names.nicknames import same_given_name
from jl_newslens.model import Candidate
from jl_newslens.protocols import KnowsAliases, Query, ReferenceSource

MAX_CANDIDATES: Final = 12
# What follows a company's name only in law: "Chrysler LLC".
_LEGAL_FORMS_TEXT = """
inc corp corporation co company ltd limited llc plc ag sa se nv gmbh spa group lp llp pty bhd asa ab
oyj kk
"""
_LEGAL_FORMS: Final = frozenset(_LEGAL_FORMS_TEXT.split())
_WRITTEN_OUT: Final = {
    "corp": "Corporation",
    "co": "Company",
    "inc": "Incorporated",
    "ltd": "Limited",
}
# Letters by which one name may begin in English and elsewhere.
_SOUND_ALIKE: Final = [set(pair) for pair in ("ck", "ey", "gj", "iy", "jy", "sz", "vw")]
# What a page found by less than the full name is worth. Tried .5 to .9 on events_train.
_BACKED_OFF: Final = 0.7


def find_candidates(
    source: ReferenceSource, names: Sequence[Name], contexts: Sequence[str]
) -> list[tuple[Candidate, ...]]:
    """The candidates of each name, likeliest first; one call of `source.find`.

    Args:
        contexts: some words around each name, for sources that can use them.

    Raises:
        SourceUnavailableError: from the source.
        OptionError: the source does not keep to the protocol.
    """
    if not names:
        return []
    local = isinstance(source, KnowsAliases)
    forms = [_forms(name) if local else _Forms([name.form]) for name in names]
    queries: dict[str, Query] = {}
    for name, context, tried in zip(names, contexts, forms, strict=True):
        for form in tried.all():
            queries.setdefault(form, Query(form, name.type, context))
    answers = dict(zip(queries, look_up(source, list(queries.values())), strict=True))
    return [_merged(name, tried, answers) for name, tried in zip(names, forms, strict=True)]


def look_up(source: ReferenceSource, queries: Sequence[Query]) -> Sequence[tuple[Candidate, ...]]:
    """What `source.find` gives, if it is what the protocol says.

    Raises:
        SourceUnavailableError: from the source.
        OptionError: the source does not keep to the protocol.
    """
    found = source.find(queries)
    if not _is_answer(found, len(queries)):
        raise OptionError(
            f"The source {source.name!r} gave {found!r:.100} for {len(queries)} names. It must "
            "give a tuple of candidates for each, in the same order, with priors in [0, 1].",
            option="sources",
            value=source,
        )
    return found


def _is_answer(found: object, count: int) -> bool:
    """Whether a source answered as `ReferenceSource.find` says: it may be anybody's."""
    return (
        isinstance(found, Sequence)
        and len(found) == count
        and all(isinstance(group, (tuple, list)) for group in found)
        and all(isinstance(c, Candidate) and _is_share(c.prior) for group in found for c in group)
    )


def _is_share(value: object) -> bool:
    return isinstance(value, (int, float)) and 0 <= value <= 1 + 1e-9  # not so for NaN


@dataclass(slots=True)
class _Forms:
    """What to look a name up by.

    Attributes:
        full: forms that stand for the name.
        back_off: tried only where these find nothing.
        of_nations: a nation and what may be a body of it, tried before `back_off`.
    """

    full: list[str]
    back_off: list[str] = field(default_factory=list)
    of_nations: list[tuple[str, str]] = field(default_factory=list)

    def all(self) -> Iterator[str]:
        yield from self.full
        yield from self.back_off
        for nation, body in self.of_nations:
            yield nation
            yield body


def _forms(name: Name) -> _Forms:
    forms = _Forms([name.form], of_nations=list(nation_splits(name)))
    bodies = {fold(body) for _, body in forms.of_nations}
    for short in name.shorts:
        if is_acronym(short) or (" " in short and fold(short) not in bodies):
            forms.back_off.append(short)
    if NICKNAME.search(name.form):
        forms.full.append(NICKNAME.sub(" ", name.form))
    pieces = name.form.split()
    if name.type in ("ORG", None) and len(pieces) >= 2:
        forms.full.extend(_without_legal_form(pieces))
    if name.type in ("PERSON", None) and len(pieces) >= 2:
        if len(pieces) >= 3:
            # An initial adds nothing: "Joseph R. Biden" is Joseph Biden.
            initials_only = all(len(piece.strip(".")) == 1 for piece in pieces[1:-1])
            (forms.full if initials_only else forms.back_off).append(f"{pieces[0]} {pieces[-1]}")
        if name.type == "PERSON":
            forms.back_off.append(pieces[-1])
    return forms


def _without_legal_form(pieces: Sequence[str]) -> list[str]:
    """ "Target Corp." → "Target Corporation", "Target"; nothing for other names."""
    forms = []
    last = fold(pieces[-1])
    if last in _WRITTEN_OUT:
        forms.append(" ".join((*pieces[:-1], _WRITTEN_OUT[last])))
    kept = list(pieces)
    while len(kept) > 1 and fold(kept[-1]) in _LEGAL_FORMS:
        kept.pop()
    if len(kept) < len(pieces):
        forms.append(" ".join(kept).rstrip(","))
    return forms


def _merged(
    name: Name, forms: _Forms, answers: Mapping[str, tuple[Candidate, ...]]
) -> tuple[Candidate, ...]:
    found: dict[str, Candidate] = {}
    for form in forms.full:
        for candidate in answers[form]:
            found.setdefault(candidate.title, candidate)
    for nation, body in () if found else forms.of_nations:
        found.update((c.title, c) for c in of_nation(nation, answers[nation], answers[body]))
    if not found:
        for form in forms.back_off:
            for candidate in answers[form]:
                if candidate.title not in found and _may_be_called(candidate, name, form):
                    prior = candidate.prior * _BACKED_OFF
                    found[candidate.title] = replace(candidate, prior=prior)
            if found:
                break
    usable = [c for c in found.values() if not c.is_disambiguation and _may_be_meant(c, name)]
    if name.dateline:
        usable = [c for c in usable if is_town(c)] or usable
    usable.sort(key=lambda c: (-c.prior, -c.popularity, c.title))
    return tuple(usable[:MAX_CANDIDATES])


def _may_be_meant(candidate: Candidate, name: Name) -> bool:
    """Not where a person is called by a nation's name, "Finn", or a company by a planet's."""
    if name.type == "PERSON":
        return all(reason.feature != "found_by_demonym" for reason in candidate.reasons)
    is_company = len(name.words) > 1 and name.words[-1] in _LEGAL_FORMS
    return not is_company or candidate.type not in ("PERSON", "PLACE", "GROUP")


def _may_be_called(candidate: Candidate, name: Name, form: str) -> bool:
    """Whether a page found by a part of the name does not contradict the rest of it.

    "Volodymyr Selenskyj" may be Volodymyr Zelenskyy; "Sarah Rogers" is not Carl Rogers, and the
    "Central Bank of Ruritania (CBR)" none of others' whose page says nothing of a bank.
    """
    if name.type != "PERSON":
        return not is_acronym(form) or fold(form) in name.words or _is_spoken_of(name, candidate)
    if candidate.type not in ("PERSON", None):
        return False
    title = fold(without_bracket(candidate.title)).split()
    for word in sorted(name.words, key=lambda word: word not in title):
        fitting = next((other for other in title if _word_fits(word, other)), None)
        if fitting is None:
            return False
        title.remove(fitting)  # "Mohamed Mohamud" needs two such words
    return True


def _is_spoken_of(name: Name, candidate: Candidate) -> bool:
    """Whether the page holds a word of the name, or nothing that could hold one."""
    told = set(fold(f"{candidate.description} {candidate.lead}").split())
    told_of = told | set(fold(candidate.title).split())
    return not told or any(w in told_of for w in name.words if w not in FUNCTION_WORDS)


def _word_fits(word: str, other: str) -> bool:
    return (
        same_given_name(word, other)
        or (len(word) == 1 and other.startswith(word))
        or (len(word) > 4 and within_one_edit(word, other) and not _is_another(word, other))
    )


def _is_another(first: str, second: str) -> bool:
    """ "Daniel" and "Daniela", "Larry" and "Barry" differ by a letter and are two persons.

    "Yusuf" and "Jusuf" are one.
    """
    if first[0] != second[0]:
        return {first[0], second[0]} not in _SOUND_ALIKE
    return first in (f"{second}a", f"{second}e") or second in (f"{first}a", f"{first}e")
