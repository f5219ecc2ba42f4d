"""The ranker `newslens`: a small learned model over cheap features of each sentence.

The weights were learned from news articles with their editors' highlights
(`jl_newslens.summarize.training`); features and weights stand in readable tables, and every score
comes with the features that spoke for and against the sentence.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

import numpy as np

from jl_newslens.model import Article, Ranked, Reason, Sentence
from jl_newslens.summarize import features

if TYPE_CHECKING:
    from numpy.typing import NDArray

WEIGHTS_FILE: Final = "newslens.json"
_REASONS = 4  # features named for each sentence; more would not be read


@dataclass(frozen=True, slots=True)
class RankingModel:
    """score = Σ weights · (features - mean) / scale."""

    mean: NDArray[np.float64]
    scale: NDArray[np.float64]
    weights: NDArray[np.float64]

    def contributions(self, values: NDArray[np.float64]) -> NDArray[np.float64]:
        """What each feature adds to each sentence's score."""
        return (values - self.mean) / self.scale * self.weights


@lru_cache(maxsize=1)
def shipped_model() -> RankingModel:
    """The model in `weights/`."""
    path = files("jl_newslens.summarize") / "weights" / WEIGHTS_FILE
    table = json.loads(path.read_text(encoding="utf-8"))["features"]
    rows = np.array([table[name] for name in features.NAMES])
    return RankingModel(mean=rows[:, 0], scale=rows[:, 1], weights=rows[:, 2])


class NewsLensRanker:
    def __init__(self, model: RankingModel | None = None) -> None:
        self._model = model

    def rank(self, article: Article, sentences: Sequence[Sentence]) -> tuple[Ranked, ...]:
        if not sentences:
            return ()
        model = self._model or shipped_model()
        parts = model.contributions(features.extract(article, sentences).values)
        scores = parts.sum(axis=1)
        return tuple(
            Ranked(sentence.index, round(float(scores[row]), 6), _reasons(parts[row]))
            for row, sentence in enumerate(sentences)
        )


def _reasons(parts: NDArray[np.float64]) -> tuple[Reason, ...]:
    """The features that moved the score most, strongest first."""
    strongest = np.argsort(-np.abs(parts), kind="stable")[:_REASONS]
    return tuple(
        Reason(features.NAMES[index], round(float(parts[index]), 4))
        for index in strongest
        if abs(parts[index]) > 0.0
    )
