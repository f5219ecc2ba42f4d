"""Choosing among the candidates of a name: a small learned combination with a calibrated score.

The candidates compete with each other and with "no page". The weights stand in `weights.json`,
readable; fit them again with `python -m jl_newslens.evaluation.linking_training`.

Source: the features follow Milne and Witten, Learning to link with Wikipedia (2008), and Ratinov et
al., Local and global algorithms for disambiguation to Wikipedia (2011), in their cheapest forms.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import Any, Final

from jl_newslens.errors import ReferenceFormatError
from jl_newslens.link.choice.features import (
    FEATURES,
    Company,
    Context,
    content_words,
    describe,
    overlap,
    page_words,
)
from jl_newslens.link.choice.neighbours import find_neighbours
from jl_newslens.link.context.namesakes import is_private
from jl_newslens.link.coreference.name import Name
from jl_newslens.model import Candidate, EntityType, Reason

# How many pages of another name may speak for a candidate.
MAX_COMPANY: Final = 3
# What a page of the reader's own reference list is ahead, as a logit: they put it there for this.
_OWN_LIST: Final = 4.0
# The weights were learned on chosen pages. A source that holds every village and footballer has a
# namesake for nearly any private person: there a page must be spoken for by the article's words; so
# it must in any source where the text introduces somebody as a private person.
# What it is behind, as a logit, by its type; what each shared word makes good again; and how likely
# an article has a word of any page at all, for each of its own words.
# Set on persons: true ones of a dump slice, wikinews_dev and msnbc against 1,250 unknown names of
# cnndm_dev and events_dev that were given another person's page. Tried -2 to -5, .5 to 3, 0 to
# .0006. Not counting what is shared by chance, 74 to 99 % of the false ones in whole articles were
# linked; so it is 22 to 33 %, and 95 to 100 % of the true ones in news as before.
_OPEN_WORLD: Final[dict[EntityType | None, float]] = {"PERSON": -4.0, "PLACE": -0.5}
_OPEN_WORLD_ELSE: Final = -2.0
_SHARED_WORD: Final = 2.0
_BY_CHANCE: Final = 0.0004
_SAYS_LITTLE: Final = frozenset(
    {"american", "born", "british", "died", "known", "name", "people", "world"}
)
# How `explain` calls the types; that something is OTHER speaks for nothing.
_KINDS: Final[dict[EntityType | None, str]] = {
    "PERSON": "a person",
    "ORG": "an organization",
    "PLACE": "a place",
    "EVENT": "an event",
    "WORK": "a work",
    "GROUP": "a group of people",
}
_TOLD_FRIENDS: Final = 3
_CHOSEN_SOURCES: Final = frozenset({"starter", "reference_list"})


@dataclass(frozen=True, slots=True)
class Weights:
    """The learned model: what each feature adds to the logit, and the calibration after it.

    `confidence` is the intercept and slope from the logit of the choice to that of being right.
    """

    features: Mapping[str, float]
    confidence: tuple[float, float]

    @classmethod
    def from_dict(cls, data: Any) -> Weights:
        """Raises ReferenceFormatError where something is missing."""
        try:
            features = {name: float(data["features"][name]) for name in FEATURES}
            intercept, slope = (float(value) for value in data["confidence"])
        except (KeyError, TypeError, ValueError) as error:
            raise ReferenceFormatError(f"The linking weights are damaged: {error!r}.") from error
        return cls(features, (intercept, slope))


@cache
def shipped_weights() -> Weights:
    """The weights that come with NewsLens."""
    file = resources.files("jl_newslens.link") / "weights.json"
    return Weights.from_dict(json.loads(file.read_text(encoding="utf-8")))


def rank(
    names: Sequence[Name],
    candidates: Sequence[tuple[Candidate, ...]],
    context: Context,
    weights: Weights,
) -> list[tuple[Candidate, ...]]:
    """Scores the candidates of each name of one article; each tuple best first.

    `Candidate.score` is the calibrated probability that it is the page; `reasons` say why.
    """
    return [
        _ranked(name, found, values, context, weights)
        for name, found, values in zip(
            names, candidates, candidate_values(names, candidates, context), strict=True
        )
    ]


def candidate_values(
    names: Sequence[Name], candidates: Sequence[tuple[Candidate, ...]], context: Context
) -> list[list[dict[str, float]]]:
    """The features of every candidate of every name, in the company of the other names."""
    company = Company(candidates, most=MAX_COMPANY)
    neighbours = find_neighbours(context.text, names, candidates)
    return [
        [
            describe(name, c, found, context, company.coherence(number, c), neighbours[number])
            for c in found
        ]
        for number, (name, found) in enumerate(zip(names, candidates, strict=True))
    ]


def _ranked(
    name: Name,
    found: tuple[Candidate, ...],
    values: Sequence[Mapping[str, float]],
    context: Context,
    weights: Weights,
) -> tuple[Candidate, ...]:
    first = name.mentions[0]
    private = is_private(context.text, first.start, first.end)
    contributions = []
    exponents = []
    for candidate, row in zip(found, values, strict=True):
        parts = [(feature, weights.features[feature] * row[feature]) for feature in row]
        logit = sum(part for _, part in parts)
        if any(reason.feature == "found_by_own_list" for reason in candidate.reasons):
            logit += _OWN_LIST
        elif private and candidate.type == "PERSON":
            logit += _spoken_for(name, candidate, context, _OPEN_WORLD["PERSON"])
        elif candidate.source not in _CHOSEN_SOURCES:
            behind = _OPEN_WORLD.get(candidate.type, _OPEN_WORLD_ELSE)
            logit += _spoken_for(name, candidate, context, behind * (1 - candidate.popularity))
        contributions.append(parts)
        exponents.append(math.exp(max(-30.0, min(30.0, logit))))
    total = 1.0 + sum(exponents)  # 1 = exp(0), the weight of "no page"
    ranked = []
    for candidate, parts, exponent in zip(found, contributions, exponents, strict=True):
        reasons = [
            Reason(feature, round(part, 4)) for feature, part in parts if part and feature != "bias"
        ]
        score = _calibrated(exponent / total, weights.confidence)
        ranked.append(replace(candidate, score=score, reasons=(*candidate.reasons, *reasons)))
    ranked.sort(key=lambda c: (-c.score, -c.prior, c.title))
    return tuple(ranked)


def _spoken_for(name: Name, candidate: Candidate, context: Context, behind: float) -> float:
    """What is left of `behind`, a logit below 0, after what the article's words make good."""
    _, shared = overlap(candidate, context, name)
    told = sum(word not in _SAYS_LITTLE for word in shared)
    by_chance = _BY_CHANCE * len(page_words(candidate)) * len(context.words)
    return min(0.0, behind + _SHARED_WORD * (told - by_chance))


def _calibrated(chance: float, confidence: tuple[float, float]) -> float:
    intercept, slope = confidence
    chance = max(1e-9, min(1 - 1e-9, chance))
    logit = intercept + slope * math.log(chance / (1 - chance))
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, logit))))


def explain(
    name: Name, candidate: Candidate, context: Context, company: Sequence[str]
) -> tuple[str, ...]:
    """What spoke for the page, in words, the strongest first.

    Args:
        company: the pages of other names that go with it; see `Company.friends`.
    """
    why = []
    kinds = {reason.feature for reason in candidate.reasons}
    if "found_by_own_list" in kinds:
        why.append(f"“{name.form}” stands in your own list")
    elif kinds & {"title", "title_qualified"}:
        why.append(f"“{name.form}” is the name of the page")
    elif "found_by_demonym" in kinds:
        why.append(f"“{name.form}” is said of this place or people")
    else:
        why.append(f"“{name.form}” is a name for it")
    if 0 < candidate.prior < 0.9:
        why.append(f"{candidate.prior:.0%} of the uses of this name mean it")
    if name.type in _KINDS and name.type == candidate.type:
        why.append(f"the article speaks of {_KINDS[name.type]}, the page too")
    friends = company[:_TOLD_FRIENDS]
    if friends:
        why.append(f"often occurs with {', '.join(friends)}")
    said = frozenset(content_words(" ".join(friends)))
    words = [word for word in overlap(candidate, context, name)[1] if word not in said]
    if words:
        why.append(f"the article has {', '.join(f'“{context.words[w]}”' for w in words[:4])}")
    return tuple(why)
