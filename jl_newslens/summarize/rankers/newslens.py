"""The ranker `newslens`: a small learned model over cheap features of each sentence.

The weights were learned from news articles with their editors' highlights
(`jl_newslens.summarize.training`); features and weights stand in readable tables, and every score
comes with the features that spoke for and against the sentence.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

import numpy as np

from jl_newslens.model import Article, Ranked, Reason, Sentence
from jl_newslens.summarize.rankers import features
from jl_newslens.summarize.rankers.coverage import Coverage
from jl_newslens.summarize.rankers.salience import SalienceModel, estimate, shipped_salience

if TYPE_CHECKING:
    from numpy.typing import NDArray

WEIGHTS_FILE: Final = "newslens.json"
# Tuned by cross-validation on cnndm_train: 20 to 70 words were tried.
EXPECTED_WORDS: Final = 25.0
# The same when lines are chosen: shorter ones pay for news of up to 44 words. 15 to 25 were tried
# on cnndm_dev, and do alike.
_CHOSEN_WORDS: Final = 15.0
_REASONS = 4  # features named for each sentence; more would not be read


@dataclass(frozen=True, slots=True)
class RankingModel:
    """score of a sentence = Σ weights · (features - mean) / scale.

    `pair_weight` is the weight of covered pairs of words beside that of words.
    """

    pair_weight: float
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
    table = json.loads(path.read_text(encoding="utf-8"))
    return read_model(table["pairs"], table["features"])


def read_model(pair_weight: float, table: Mapping[str, tuple[float, float, float]]) -> RankingModel:
    """The model of a table of means, scales and weights by feature."""
    rows = np.array([table[name] for name in features.NAMES])
    return RankingModel(pair_weight, mean=rows[:, 0], scale=rows[:, 1], weights=rows[:, 2])


class NewsLensRanker:
    """Scores by what the words of a sentence are worth and by what kind of sentence it is."""

    def __init__(
        self, model: RankingModel | None = None, salience: SalienceModel | None = None
    ) -> None:
        self._model = model
        self._salience = salience

    def rank(self, article: Article, sentences: Sequence[Sentence]) -> tuple[Ranked, ...]:
        return self.rank_together(article, sentences)[0]

    def rank_together(
        self, article: Article, sentences: Sequence[Sentence]
    ) -> tuple[tuple[Ranked, ...], Coverage]:
        """The ranking, and what the sentences are worth beside one another."""
        model = self._model or shipped_model()
        found = features.extract(article, sentences)
        parts = model.contributions(found.values)
        priors = parts.sum(axis=1).tolist()
        salience = estimate(found.words, self._salience or shipped_salience())
        coverage = Coverage(
            salience, priors, expected_words=_CHOSEN_WORDS, pair_weight=model.pair_weight
        )
        ranking = []
        for sentence, score, prior, reasons in zip(
            sentences, coverage.alone(found.words), priors, _reasons(parts), strict=True
        ):
            words = Reason("words an editor would keep", round(score - prior, 4))
            ranking.append(Ranked(sentence.index, round(score, 6), (words, *reasons)))
        return tuple(ranking), coverage


def _reasons(parts: NDArray[np.float64]) -> Iterator[list[Reason]]:
    """For each sentence the features that moved its score most, strongest first."""
    strongest = np.argsort(-np.abs(parts), axis=1, kind="stable")[:, :_REASONS]
    values = np.take_along_axis(parts, strongest, axis=1)
    for columns, row in zip(strongest.tolist(), values.tolist(), strict=True):
        yield [
            Reason(features.NAMES[column], round(value, 4))
            for column, value in zip(columns, row, strict=True)
            if value
        ]
