"""The path from sentences to entities: mentions, names, candidates, choice, salience."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from jl_newslens.link.choice.disambiguate import explain, rank, shipped_weights
from jl_newslens.link.choice.eras import fit_to_years
from jl_newslens.link.choice.features import Company, Context, read_context
from jl_newslens.link.choice.fits import fit_to_words
from jl_newslens.link.choice.nations import fit_bodies_to_nations
from jl_newslens.link.choice.towns import fit_towns_to_regions
from jl_newslens.link.context.cues import is_a_numbered_channel, is_in_a_title
from jl_newslens.link.coreference.join import join_names
from jl_newslens.link.coreference.name import Name
from jl_newslens.link.corrections import Correction, CorrectionStore, corrected
from jl_newslens.link.inquiry import Inquiry
from jl_newslens.link.mentions.adjectives import only_describes
from jl_newslens.link.mentions.mention_types import with_types
from jl_newslens.link.mentions.mentions import find_mentions
from jl_newslens.link.names.boundaries import is_day
from jl_newslens.link.names.forms import TITLES, fold, may_be_short_for, without_bracket
from jl_newslens.link.salience import HEADING_KINDS, saliences
from jl_newslens.model import (
    Article,
    Candidate,
    Entity,
    EntityType,
    Mention,
    Notice,
    Sentence,
)
from jl_newslens.protocols import ReferenceSource

# The least probability at which a link is shown. Of .4 to .9 on the texts of events_train that the
# weights have not seen: at .6, 98 % of the names that the knowledge base knows are linked, and
# 96.1 % of these links are right. Tune again when the calibration in `weights.json` changes much.
DEFAULT_MIN_SCORE: Final = 0.6
# The least for a short form of a name that is linked. Of .25 to .5 on wikinews_dev, MSNBC and 250
# articles of cnndm_train: those above are right, those below few.
_LIKELY_ENOUGH: Final = 0.4
_HEIRS: Final = (("crown", "prince"), ("crown", "princess"))
SHOWN_CANDIDATES: Final = 5
_CONTEXT_CHARS: Final = 120


@dataclass(frozen=True, slots=True)
class Linking:
    """The entities of one article, most salient first, and what could not be asked."""

    entities: tuple[Entity, ...]
    notices: tuple[Notice, ...] = ()


@dataclass(slots=True)
class _State:
    """One name on its way through the sources."""

    name: Name
    candidates: tuple[Candidate, ...] = ()
    settled: bool = False
    correction: Correction | None = None
    unavailable: bool = False
    why: tuple[str, ...] = ()


@dataclass(slots=True)
class _Reading:
    """One article on its way through the sources."""

    article: Article
    sentences: Sequence[Sentence]
    states: list[_State]
    context: Context
    notices: list[Notice]


class Linker:
    """Finds the names of articles and the pages that they mean.

    Args:
        sources: asked in this order; a later one only for what the earlier ones left open.
        min_score: the least probability at which a link is made, in [0, 1]. None: what was tuned.
        corrections: links that a reader corrected; they come before every source.
        strict: raise when a source cannot be asked, rather than adding a notice.
    """

    def __init__(
        self,
        sources: Sequence[ReferenceSource],
        *,
        min_score: float | None = None,
        corrections: CorrectionStore | None = None,
        strict: bool = False,
    ) -> None:
        # A reader's own list goes before everything else, wherever it stands.
        self._sources = tuple(sorted(sources, key=lambda s: s.name != "reference_list"))
        self._min_score = DEFAULT_MIN_SCORE if min_score is None else min_score
        self._corrections = corrections
        self._strict = strict

    def link(self, article: Article, sentences: Sequence[Sentence]) -> Linking:
        """The entities of one article.

        Raises:
            SourceUnavailableError: a source could not be asked, and `strict` is set.
        """
        return self.link_many([(article, sentences)])[0]

    def link_many(self, articles: Sequence[tuple[Article, Sequence[Sentence]]]) -> list[Linking]:
        """The entities of several articles, in order; each source is asked once for all of them.

        Raises:
            SourceUnavailableError: a source could not be asked, and `strict` is set.
        """
        readings = [self._read(article, sentences) for article, sentences in articles]
        for source in self._sources:
            self._ask(source, readings)
        return [
            Linking(self._entities(reading), tuple(dict.fromkeys(reading.notices)))
            for reading in readings
        ]

    def names_of(
        self, article: Article, sentences: Sequence[Sentence]
    ) -> tuple[list[Name], Context]:
        """The names of an article, joined, and what surrounds them; before any page is chosen."""
        return self._names(article, sentences, Inquiry(self._sources, strict=self._strict))

    def _names(
        self, article: Article, sentences: Sequence[Sentence], inquiry: Inquiry
    ) -> tuple[list[Name], Context]:
        mentions = find_mentions(
            article.text, sentences, inquiry.known_aliases, is_nation=inquiry.is_nation
        )
        known = inquiry.known_aliases({mention.surface for mention in mentions})
        typed = with_types(article.text, mentions, known, inquiry.pages)
        headings = {sentence.index for sentence in sentences if sentence.kind in HEADING_KINDS}
        names = join_names(article.text, typed, known, headings)
        return names, read_context(article.text, names, sentences)

    def _read(self, article: Article, sentences: Sequence[Sentence]) -> _Reading:
        inquiry = Inquiry(self._sources, strict=self._strict)
        names, context = self._names(article, sentences, inquiry)
        states = [_State(name) for name in names]
        if self._corrections is not None and names:
            found = self._corrections.find([(n.form, n.type) for n in names], article.text)
            for state, correction in zip(states, found, strict=True):
                state.correction = correction
                state.settled = correction is not None
        return _Reading(article, sentences, states, context, inquiry.notices)

    def _ask(self, source: ReferenceSource, readings: Sequence[_Reading]) -> None:
        asked = [
            (reading, state)
            for reading in readings
            for state in reading.states
            if not state.settled
        ]
        if not asked:
            return
        inquiry = Inquiry(self._sources, strict=self._strict)
        found = inquiry.candidates(
            source,
            [state.name for _, state in asked],
            [_surroundings(reading.article.text, state.name) for reading, state in asked],
        )
        unanswered = inquiry.unanswered(source)
        concerned = {id(reading): reading for reading, _ in asked}.values()
        for reading in concerned:
            reading.notices.extend(inquiry.notices)
        if found is None:
            for _, state in asked:
                state.unavailable = True
            return
        fresh = {}
        for (_, state), new in zip(asked, found, strict=True):
            fresh[id(state)] = new
            state.unavailable = state.unavailable or (not new and state.name.form in unanswered)
        for reading in concerned:
            self._choose(reading, fresh)

    def _choose(self, reading: _Reading, fresh: Mapping[int, tuple[Candidate, ...]]) -> None:
        """Ranks the new candidates in the company of what is known of the other names."""
        states = reading.states
        known = [s.candidates[:1] if s.settled else fresh.get(id(s), ()) for s in states]
        names = [s.name for s in states]
        known = fit_towns_to_regions(reading.article.text, names, known)
        known = fit_bodies_to_nations(names, known)
        known = fit_to_words(names, known, reading.context)
        known = fit_to_years(reading.article, known)
        company = Company(known, most=1)
        ranked = rank(names, known, reading.context, shipped_weights())
        for number, state in enumerate(states):
            if state.settled or not ranked[number]:
                continue
            titles = {c.title for c in ranked[number]}
            rest = tuple(c for c in state.candidates if c.title not in titles)
            state.candidates = tuple(
                sorted((*ranked[number], *rest), key=lambda c: (-c.score, c.title))
            )
            best = state.candidates[0]
            if best.score >= self._min_score:
                state.settled = True
                friends = company.friends(number, best)
                state.why = explain(state.name, best, reading.context, friends)
        _settle_short_forms(states)

    def _entities(self, reading: _Reading) -> tuple[Entity, ...]:
        merged: dict[tuple[str, str | None], list[_State]] = {}
        sentences = {sentence.index: sentence for sentence in reading.sentences}
        for number, state in enumerate(reading.states):
            _leave_descriptions(state, reading.article.text, sentences)
            if not state.name.mentions or _names_nothing(state):
                continue
            page = _page(state)
            key = ("page", page) if page is not None else (f"name {number}", None)
            merged.setdefault(key, []).append(state)
        groups = list(merged.values())
        all_mentions = [
            sorted((m for state in group for m in state.name.mentions), key=lambda m: m.start)
            for group in groups
        ]
        scored = list(
            zip(saliences(all_mentions, reading.sentences), all_mentions, groups, strict=True)
        )
        scored.sort(key=lambda item: (-item[0], item[1][0].start))
        return tuple(
            _entity(f"e{number}", group, tuple(mentions), value)
            for number, (value, mentions, group) in enumerate(scored, start=1)
        )


def _settle_short_forms(states: Sequence[_State]) -> None:
    """Links "the Air Force" where "the United States Air Force" is linked, if that is likeliest."""
    named: dict[str, list[str]] = {}
    for state in states:
        if state.settled and state.candidates:
            named.setdefault(state.candidates[0].title, []).append(state.name.form)
    for state in states:
        if state.settled or not state.candidates:
            continue
        best = state.candidates[0]
        if best.type != "PERSON" and best.score >= _LIKELY_ENOUGH:
            forms = named.get(best.title, ())
            state.settled = any(may_be_short_for(state.name.form, form) for form in forms)


def _leave_descriptions(state: _State, text: str, sentences: Mapping[int, Sentence]) -> None:
    """Leaves out the mentions of a page that only describe something else."""
    if state.settled and state.candidates:
        state.name.mentions = [
            mention
            for mention in state.name.mentions
            if not _describes(mention, state.candidates[0], text, sentences)
        ]


def _describes(
    mention: Mention, page: Candidate, text: str, sentences: Mapping[int, Sentence]
) -> bool:
    """Whether a nation's adjective only tells where something is from, or a place, "Miss
    Ruritania", who a person is; and a number makes another channel of one."""
    if is_a_numbered_channel(page, text, mention.end):
        return True
    by_demonym = _found_by_demonym(page)
    if (by_demonym or page.type == "PLACE") and is_in_a_title(text, mention.start):
        return True
    return by_demonym and only_describes(mention.start, sentences[mention.sentence])


def _names_nothing(state: _State) -> bool:
    """Whether it is a bare title, "Attorney General", or a day, and has no page."""
    words = state.name.words
    is_title = words in _HEIRS or all(word in TITLES for word in words)
    return _page(state) is None and (is_title or is_day(state.name.form))


def _found_by_demonym(page: Candidate) -> bool:
    return any(reason.feature == "found_by_demonym" for reason in page.reasons)


def _surroundings(text: str, name: Name) -> str:
    first = name.mentions[0]
    return text[max(0, first.start - _CONTEXT_CHARS) : first.end + _CONTEXT_CHARS]


def _page(state: _State) -> str | None:
    if state.correction is not None:
        return state.correction.title
    return state.candidates[0].title if state.settled and state.candidates else None


def _entity(
    identity: str, group: Sequence[_State], mentions: tuple[Mention, ...], value: float
) -> Entity:
    """The entity of all names that mean the same page, told by the surest of them."""
    state = max(group, key=lambda s: s.candidates[0].score if s.candidates else 0.0)
    kinds = [s.name.type for s in group if s.name.type is not None]
    kind: EntityType = kinds[0] if kinds else "OTHER"
    if state.correction is not None:
        name = _shown_name(group, state.correction.title)
        bare = Entity(id=identity, name=name, type=kind, salience=value, mentions=mentions)
        return corrected(bare, state.correction)
    shown = state.candidates[:SHOWN_CANDIDATES]
    if not state.settled:
        return Entity(
            id=identity,
            name=state.name.form,
            type=kind,
            status="unavailable" if state.unavailable else "unknown",
            score=shown[0].score if shown else 0.0,
            salience=value,
            mentions=mentions,
            candidates=shown,
        )
    best = shown[0]
    return Entity(
        id=identity,
        name=_shown_name(group, best.title),
        type=best.type or kind,
        title=best.title,
        url=best.url,
        qid=best.qid,
        description=best.description,
        lead=best.lead,
        score=best.score,
        status="linked",
        source=best.source,
        salience=value,
        mentions=tuple(_of_type(m, best.type) for m in mentions),
        candidates=shown,
        why=state.why,
        thumbnail=best.thumbnail,
    )


def _of_type(mention: Mention, kind: EntityType | None) -> Mention:
    return mention if kind in (None, mention.type) else replace(mention, type=kind)


def _shown_name(group: Sequence[_State], title: str | None) -> str:
    """The fullest form that the article uses; the page's own name where a form only adds to it.

    A page known by a demonym only is called by its title.
    """
    own = [
        state.name.form for state in group if not any(map(_found_by_demonym, state.candidates[:1]))
    ]
    plain = without_bracket(title or group[0].name.form)
    if not own or any(fold(plain) in fold(form) for form in own):
        return plain
    return max(own, key=lambda form: (len(form.split()), len(form)))
