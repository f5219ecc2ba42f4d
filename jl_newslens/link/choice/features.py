"""What speaks for a page being the one that a name means, as numbers."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from jl_newslens.link.choice.neighbours import NO_NEIGHBOURS, Neighbours
from jl_newslens.link.context.cues import (
    asked_for,
    has_bare_article,
    is_of_a_region,
    needs_no_article,
    place_ahead,
    reports,
    tells_the_news,
)
from jl_newslens.link.context.places import is_region
from jl_newslens.link.context.sport import competes, fits_game, is_team, sport_share
from jl_newslens.link.coreference.name import Name
from jl_newslens.link.names.forms import fold, is_acronym, without_bracket
from jl_newslens.model import Candidate, EntityType, Sentence

FEATURES: Final = (
    "bias",
    "prior",
    "popularity",
    "rival",
    "unclaimed",
    "title",
    "title_qualified",
    "several_words",
    "acronym",
    "demonym",
    "type_same",
    "type_near",
    "type_other",
    "person_or_not",
    "overlap_person",
    "overlap_place",
    "overlap_other",
    "coherence",
    "beside",
    "beside_other",
    "alone",
    "qualified_alone",
    "cue",
    "place_ahead",
    "region_after",
    "bare_article",
    "reporting",
    "sport_team",
    "sport_place",
    "team",
    "competing_team",
    "competing_place",
    "game",
    "listed",
    "acting_org",
    "acting_place",
    "found_by_ner",
)

# Types that NER and knowledge bases mix up without being wrong: "Moscow" the government, a demonym.
_NEAR: Final[frozenset[tuple[EntityType, EntityType]]] = frozenset(
    {
        ("GROUP", "PLACE"), ("PLACE", "ORG"), ("ORG", "PLACE"), ("GROUP", "ORG"), ("ORG", "GROUP"),
        ("EVENT", "OTHER"), ("OTHER", "EVENT"), ("WORK", "OTHER"), ("OTHER", "WORK"),
        ("OTHER", "ORG"), ("ORG", "OTHER"), ("ORG", "WORK"), ("WORK", "ORG"), ("GROUP", "OTHER"),
        ("OTHER", "GROUP"), ("OTHER", "PLACE"), ("PLACE", "EVENT"), ("EVENT", "WORK"),
    }
)  # fmt: skip
_OVERLAP: Final[Mapping[EntityType | None, str]] = {
    "PERSON": "overlap_person",
    "PLACE": "overlap_place",
}
_ACTING: Final[Mapping[EntityType | None, str]] = {"ORG": "acting_org", "PLACE": "acting_place"}
_WORD = re.compile(r"[^\W\d_]{3,}")
_NOUN_PHRASE: Final = ("NOUN", "PROPN", "ADJ", "NUM")
# The first names of an article set its subject; more would cost time in proportion to their square.
_MAX_COMPANY_NAMES: Final = 300
# A tie this strong is told to the reader.
_TELLING: Final = 0.4
_STOP_TEXT = """
the and for that with from this was were are has have had his her its their who which where when
will would could should been being into over under after before about more most than then them
they not but also said says say one two three first last new year years since former other some
such many including between during against while because both each per via own all any out off
"""
_STOP: Final = frozenset(_STOP_TEXT.split())


@dataclass(frozen=True, slots=True)
class Context:
    """What the article says around its names.

    Attributes:
        words: its content words, each with a form in which the article has it.
        subjects: where the words end that are the subject of a verb.
        noun_starts: where the words start that make up noun phrases.
    """

    words: Mapping[str, str]
    before: Mapping[int, str]
    after: Mapping[int, str]
    subjects: frozenset[int]
    sport: float = 0.0
    noun_starts: frozenset[int] = frozenset()
    text: str = ""


def read_context(text: str, names: Iterable[Name], sentences: Sequence[Sentence]) -> Context:
    """The article's words, what stands before and after each mention, and which are subjects."""
    words = {word: form for form in _WORD.findall(text) if (word := _content_word(form.lower()))}
    before = {}
    after = {}
    for name in names:
        for mention in name.mentions:
            head = text[max(0, mention.start - 30) : mention.start].split()
            before[mention.start] = head[-1].lower().strip(".,\"'“‘(") if head else ""
            after[mention.start] = text[mention.end : mention.end + 40]
    subjects = set()
    nouns = set()
    for sentence in sentences:
        for token in sentence.tokens:
            if token.dep == "nsubj":
                subjects.add(token.end)
            if token.upos in _NOUN_PHRASE:
                nouns.add(token.start)
    return Context(
        words, before, after, frozenset(subjects), sport_share(words), frozenset(nouns), text
    )


def content_words(text: str) -> list[str]:
    """The words that carry meaning, in lower case, with a plain plural cut."""
    return [word for form in _WORD.findall(text.lower()) if (word := _content_word(form))]


def _content_word(word: str) -> str:
    """A word in lower case without its plain plural; "" for one that says nothing."""
    if word in _STOP:
        return ""
    return word[:-1] if len(word) > 4 and word[-1] == "s" else word


class Company:
    """The likeliest pages of all names of an article, which speak for one another.

    Args:
        candidates: of each name, likeliest first.
        most: how many pages of one name count.
    """

    def __init__(self, candidates: Sequence[Sequence[Candidate]], *, most: int) -> None:
        self._pages: dict[str, list[tuple[int, float]]] = {}
        self._naming: dict[str, list[tuple[int, float, str, int]]] = {}
        for number, found in enumerate(candidates[:_MAX_COMPANY_NAMES]):
            for page in found[:most]:
                self._pages.setdefault(page.title, []).append((number, page.prior))
                entry = (number, page.prior, page.title, len(page.related))
                for title in page.related:
                    self._naming.setdefault(title, []).append(entry)

    def coherence(self, number: int, candidate: Candidate) -> float:
        """How well a page of name `number` goes with the other names' pages, in [0, 1).

        Two pages belong together where one names the other as related, less where both name the
        same.
        """
        related = candidate.related
        ties: dict[tuple[int, str], float] = {}
        for shared in related:
            for other, probability, title, count in self._naming.get(shared, ()):
                share = 0.5 / min(len(related), count)
                ties[other, title] = ties.get((other, title), 0.0) + probability * share
        ties.update(self._direct(candidate))
        total = sum(
            strength
            for (other, title), strength in ties.items()
            if other != number and title != candidate.title
        )
        return 1.0 - math.exp(-total / 1.5)

    def friends(self, number: int, candidate: Candidate) -> list[str]:
        """The other names' pages that name this one as related, or the reverse; likeliest first."""
        company: dict[str, float] = {}
        for (other, title), strength in self._direct(candidate).items():
            if other != number and title != candidate.title and strength >= _TELLING:
                company[title] = max(strength, company.get(title, 0.0))
        return sorted(company, key=lambda title: (-company[title], title))

    def _direct(self, candidate: Candidate) -> dict[tuple[int, str], float]:
        direct: dict[tuple[int, str], float] = {}
        for title in candidate.related:
            for other, probability in self._pages.get(title, ()):
                direct[other, title] = probability
        for other, probability, title, _ in self._naming.get(candidate.title, ()):
            direct[other, title] = probability
        return direct


def page_words(candidate: Candidate) -> tuple[str, ...]:
    """The content words of the page's description, lead and related titles, each once."""
    return _page_words(candidate.description, candidate.lead[:600], candidate.related)


@lru_cache(maxsize=8192)
def _page_words(description: str, lead: str, related: tuple[str, ...]) -> tuple[str, ...]:
    text = " ".join((description, lead, *(without_bracket(title) for title in related)))
    return tuple(dict.fromkeys(content_words(text)))


@lru_cache(maxsize=8192)
def _own_words(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(_content_word, words))


def overlap(candidate: Candidate, context: Context, name: Name) -> tuple[float, list[str]]:
    """How many words of the page's description and lead the article has, damped, and which.

    The words of the name itself do not count.
    """
    words = page_words(candidate)
    own = _own_words(name.words)
    shared = [word for word in words if word in context.words and word not in own]
    return min(2.0, len(shared) / math.sqrt(len(words) + 4)), shared


def describe(
    name: Name,
    candidate: Candidate,
    candidates: Sequence[Candidate],
    context: Context,
    coherence: float,
    neighbours: Neighbours = NO_NEIGHBOURS,
) -> dict[str, float]:
    """The features of one candidate, by name; those that are 0 may be missing.

    Args:
        coherence: see `Company.coherence`.
        neighbours: what the names beside this one mean.
    """
    is_demonym = any(reason.feature == "found_by_demonym" for reason in candidate.reasons)
    amount, _ = overlap(candidate, context, name)
    values = {
        "bias": 1.0,
        **_name(name, candidate, candidates),
        "demonym": float(is_demonym),
        **_types(name.type, candidate.type),
        _OVERLAP.get(candidate.type, "overlap_other"): amount,
        **_company(candidate, coherence, neighbours),
        **_cues(name, candidate, context),
    }
    if context.sport:
        values.update(_sport(name, candidate, candidates, context))
    if is_team(candidate):
        values["team"] = 1.0
    acting = _ACTING.get(candidate.type)
    if acting and any(mention.end in context.subjects for mention in name.mentions):
        values[acting] = 1.0
    values["found_by_ner"] = float(any(m.origin == "ner" for m in name.mentions))
    return values


def _name(name: Name, candidate: Candidate, candidates: Sequence[Candidate]) -> dict[str, float]:
    """How likely the name means the page, of all that it may mean, and how it is written."""
    rival = max((c.prior for c in candidates if c is not candidate), default=0.0)
    values = {
        "prior": math.log(max(candidate.prior, 0.005)),
        "popularity": candidate.popularity,
        "rival": rival,
        "unclaimed": max(0.0, 1.0 - sum(c.prior for c in candidates)),
        "several_words": float(len(name.words) > 1),
        "acronym": float(is_acronym(name.form)),
    }
    bare = without_bracket(candidate.title)
    if fold(name.form) == fold(bare):
        # A bracket in the title says that the bare name means something else too; where another
        # page is likelier by that name ("New York (state)"), the title speaks for nothing.
        if bare == candidate.title:
            values["title"] = 1.0
        elif candidate.prior > rival:
            values["title_qualified"] = 1.0
    return values


def _types(named: EntityType | None, page: EntityType | None) -> dict[str, float]:
    """How the type that the text gives the name agrees with the page's; nothing without both."""
    if named is None or page is None:
        return {}
    if named == page:
        agreement = "type_same"
    elif (named, page) in _NEAR:
        agreement = "type_near"
    else:
        agreement = "type_other"
    return {agreement: 1.0, "person_or_not": float((named == "PERSON") != (page == "PERSON"))}


def _company(candidate: Candidate, coherence: float, neighbours: Neighbours) -> dict[str, float]:
    """How the page goes with what the other names mean, those right beside it above all."""
    values = {"coherence": coherence}
    if neighbours.touching:
        related = any(
            page.title in candidate.related or candidate.title in page.related
            for page in neighbours.touching
        )
        values["beside" if related else "beside_other"] = 1.0
    if neighbours.listed:
        same = sum(1 if page.type == candidate.type else -1 for page in neighbours.listed)
        values["listed"] = same / len(neighbours.listed)
    if coherence == 0.0 and candidate.related:
        values["alone"] = 1.0
        values["qualified_alone"] = float(candidate.title.endswith(")"))
    return values


def _cues(name: Name, candidate: Candidate, context: Context) -> dict[str, float]:
    """What the words right beside the name ask for."""
    text = context.text
    spans = [(mention.start, mention.end) for mention in name.mentions]
    before = [context.before.get(start, "") for start, _ in spans]
    after = [context.after.get(start, "") for start, _ in spans]
    values = {"cue": asked_for(candidate, before, after)}
    if candidate.type == "PLACE":
        values["place_ahead"] = place_ahead(candidate, after)
        if any(is_of_a_region(text, *span) for span in spans):
            values["region_after"] = 1.0 if is_region(candidate) else -1.0
    # What the text says is rare, and asked first.
    articles = any(has_bare_article(text, *span, context.noun_starts) for span in spans)
    if articles and needs_no_article(candidate):
        values["bare_article"] = 1.0
    if any(reports(text, end) for _, end in spans) and tells_the_news(candidate):
        values["reporting"] = 1.0
    return values


def _sport(
    name: Name, candidate: Candidate, candidates: Sequence[Candidate], context: Context
) -> dict[str, float]:
    """What a sports report says for a team, and for the place that a team is called by."""
    values = {}
    team = is_team(candidate)
    if team:
        values["sport_team"] = context.sport
    elif candidate.type == "PLACE" and any(map(is_team, candidates)):
        values["sport_place"] = context.sport
    if values and any(competes(context.text, m.start, m.end) for m in name.mentions):
        values["competing_team" if team else "competing_place"] = 1.0
    if candidate.type in ("ORG", "EVENT"):
        values["game"] = fits_game(candidate, context.words)
    return values
