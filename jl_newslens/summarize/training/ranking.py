"""Learns what words and pairs of words are worth to an editor."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from jl_newslens.model import Article, Sentence
from jl_newslens.summarize.bullets import possible_lines
from jl_newslens.summarize.eligible import eligible
from jl_newslens.summarize.rankers import features
from jl_newslens.summarize.rankers.boosted_trees import Trees
from jl_newslens.summarize.rankers.numbered import Numbered
from jl_newslens.summarize.rankers.salience import (
    PAIR_FEATURES,
    Salience,
    SalienceModel,
    capitals,
    estimate,
    find_pairs,
    logistic,
    pair_features,
    rarity_of,
    unit_of,
    word_features,
)
from jl_newslens.summarize.rankers.terms import words_of
from jl_newslens.summarize.training.logistic import fit_dense
from jl_newslens.summarize.training.trees import fit_trees

if TYPE_CHECKING:
    from numpy.typing import NDArray

_RARITY_FLOOR = 8  # sentences a word must occur in to have a rarity of its own
_PARTS = 5  # of the examples, when each is to be estimated by a model of the others
_NO_TREES = Trees(0.0, np.zeros((0, 0), dtype=np.int64), np.zeros((0, 0)), np.zeros((0, 0)))


@dataclass(frozen=True, slots=True)
class Example:
    """One article's eligible sentences: words, units and features, and the editor's units.

    `lines` holds the bullet that each sentence would make, None where it makes none.
    """

    words: Numbered
    units: tuple[tuple[str, ...], ...]
    features: NDArray[np.float64]
    lines: tuple[str | None, ...]
    summary: tuple[str, ...]


def example_of(article: Article, sentences: Sequence[Sentence], summary: Iterable[str]) -> Example:
    candidates = eligible(sentences)
    found = features.extract(article, candidates)
    return Example(
        found.words,
        tuple(units_of(sentence.text) for sentence in candidates),
        found.values,
        possible_lines(sentences, "brief"),
        tuple(unit for line in summary for unit in units_of(line)),
    )


def units_of(text: str) -> tuple[str, ...]:
    return tuple(map(unit_of, words_of(text)))


def learn_salience(examples: Sequence[Example], other_text: Iterable[str]) -> SalienceModel:
    """Rarity from all sentences, then the word model, then the pair model on its results."""
    rarity, rarest = _rarity(examples, other_text)
    blank = SalienceModel(_NO_TREES, np.zeros(len(PAIR_FEATURES)), rarity, rarest)
    numbered = [example.words.renamed(unit_of) for example in examples]
    rarities = [rarity_of(units, blank) for units in numbered]
    rows = [
        word_features(units, capitals(example.words), rare)
        for units, example, rare in zip(numbered, examples, rarities, strict=True)
    ]
    summaries = [set(example.summary) for example in examples]
    labels = [
        np.array([unit in summary for unit in units.number], dtype=np.float64)
        for units, summary in zip(numbered, summaries, strict=True)
    ]
    trees = fit_trees(np.vstack(rows), np.concatenate(labels))
    values, kept = [], []
    for units, rare, row, example in zip(numbered, rarities, rows, examples, strict=True):
        pairs = find_pairs(units)
        values.append(pair_features(pairs, logistic(trees.scores(row)), rare))
        names = list(units.number)
        summary = set(pairwise(example.summary))
        both = zip(pairs.left.tolist(), pairs.right.tolist(), strict=True)
        kept.append(np.array([(names[i], names[j]) in summary for i, j in both], dtype=np.float64))
    return SalienceModel(trees, fit_dense(np.vstack(values), np.concatenate(kept)), rarity, rarest)


def estimate_unseen(examples: Sequence[Example], other_text: Sequence[str]) -> list[Salience]:
    """The salience of each example, by a model that has not seen it."""
    found: dict[int, Salience] = {}
    for part in range(_PARTS):
        seen = [example for place, example in enumerate(examples) if place % _PARTS != part]
        model = learn_salience(seen, other_text)
        for place in range(part, len(examples), _PARTS):
            found[place] = estimate(examples[place].words, model)
    return [found[place] for place in range(len(examples))]


def _rarity(
    examples: Sequence[Example], other_text: Iterable[str]
) -> tuple[dict[str, float], float]:
    spread: Counter[str] = Counter()
    count = 0
    for example in examples:
        for row in example.units:
            spread.update(set(row))
            count += 1
    for text in other_text:
        spread.update({unit_of(word) for word in words_of(text)})
        count += 1
    common = {
        unit: round(math.log(count / (1 + times)), 2)
        for unit, times in spread.items()
        if times >= _RARITY_FLOOR * count / 10_000 and unit.isascii()
    }
    return dict(sorted(common.items())), round(max(common.values(), default=8.0) + 1.0, 2)
