"""Choosing among the candidates of a name: a small learned combination with a calibrated score.

The weights stand in `weights.json`, readable, with the data and date of their training; fit them
again with `python -m jl_newslens.evaluation.linking_training`.
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
from jl_newslens.link.coreference import Name
from jl_newslens.link.features import FEATURES, Context, coherence, describe, overlap
from jl_newslens.model import Candidate, Reason

# How many pages of another name may speak for a candidate.
MAX_COMPANY: Final = 3
# What a page of the reader's own reference list is ahead, as a logit: they put it there for this.
_OWN_LIST: Final = 4.0


@dataclass(frozen=True, slots=True)
class Weights:
    """The learned model: what each feature adds, then how a lead over the runner-up counts.

    `confidence` maps (logit, margin) to the logit of being right: intercept, slope, margin slope.
    """

    features: Mapping[str, float]
    confidence: tuple[float, float, float]

    @classmethod
    def from_dict(cls, data: Any) -> Weights:
        """Raises ReferenceFormatError where something is missing."""
        try:
            features = {name: float(data["features"][name]) for name in FEATURES}
            intercept, slope, margin = (float(value) for value in data["confidence"])
        except (KeyError, TypeError, ValueError) as error:
            raise ReferenceFormatError(f"The linking weights are damaged: {error!r}.") from error
        return cls(features, (intercept, slope, margin))


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
    company = [[(c.prior, c) for c in found[:MAX_COMPANY]] for found in candidates]
    ranked: list[tuple[Candidate, ...]] = []
    for number, (name, found) in enumerate(zip(names, candidates, strict=True)):
        if not found:
            ranked.append(())
            continue
        own = {c.title for c in found}
        others = [
            pair
            for other, pairs in enumerate(company)
            if other != number
            for pair in pairs
            if pair[1].title not in own
        ]
        ranked.append(_ranked(name, found, context, others, weights))
    return ranked


def _ranked(
    name: Name,
    found: tuple[Candidate, ...],
    context: Context,
    others: Sequence[tuple[float, Candidate]],
    weights: Weights,
) -> tuple[Candidate, ...]:
    scored = []
    for candidate in found:
        values = describe(name, candidate, found, context, others)
        logit = sum(weights.features[feature] * value for feature, value in values.items())
        if any(reason.feature == "found_by_own_list" for reason in candidate.reasons):
            logit += _OWN_LIST
        scored.append((logit, candidate, values))
    scored.sort(key=lambda item: (-item[0], -item[1].prior, item[1].title))
    best = scored[0][0]
    result = []
    for position, (logit, candidate, values) in enumerate(scored):
        if position == 0:
            margin = min(6.0, best - scored[1][0]) if len(scored) > 1 else 6.0
        else:
            margin = max(-6.0, logit - best)
        reasons = tuple(
            Reason(feature, round(weights.features[feature] * value, 4))
            for feature, value in values.items()
            if value and feature != "bias"
        )
        score = _probability(weights.confidence, logit, margin)
        result.append(replace(candidate, score=score, reasons=(*candidate.reasons, *reasons)))
    return tuple(result)


def _probability(confidence: tuple[float, float, float], logit: float, margin: float) -> float:
    intercept, slope, margin_slope = confidence
    value = intercept + slope * logit + margin_slope * margin
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, value))))


def explain(
    name: Name,
    candidate: Candidate,
    context: Context,
    others: Sequence[tuple[float, Candidate]],
) -> tuple[str, ...]:
    """What spoke for the page, in words, the strongest first."""
    why = []
    kinds = {reason.feature for reason in candidate.reasons}
    if "found_by_title" in kinds:
        why.append(f"“{name.form}” is the name of the page")
    elif "found_by_demonym" in kinds:
        why.append(f"“{name.form}” is said of this place or people")
    else:
        why.append(f"“{name.form}” is a name for it")
    if 0 < candidate.prior < 0.9:
        why.append(f"{candidate.prior:.0%} of the uses of this name mean it")
    if name.type is not None and name.type == candidate.type:
        why.append(f"both are of the type {name.type}")
    _, company = coherence(candidate, others)
    if company:
        why.append(f"often occurs with {', '.join(company[:3])}")
    _, words = overlap(candidate, context, name)
    if words:
        why.append(f"the article has {', '.join(f'“{word}”' for word in words[:4])}")
    return tuple(why)
