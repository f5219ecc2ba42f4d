"""Learns what words are worth and which kinds of sentences editors take up."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

from jl_newslens.model import Article, Sentence
from jl_newslens.summarize import features
from jl_newslens.summarize.eligible import eligible
from jl_newslens.summarize.numbered import Numbered
from jl_newslens.summarize.salience import (
    PAIR_FEATURES,
    SalienceModel,
    capitals,
    find_pairs,
    logistic,
    pair_features,
    rarity_of,
    unit_of,
    word_features,
)
from jl_newslens.summarize.terms import words_of
from jl_newslens.summarize.training.logistic import fit_dense
from jl_newslens.summarize.training.trees import fit_trees
from jl_newslens.summarize.trees import Trees

if TYPE_CHECKING:
    from numpy.typing import NDArray

_RARITY_FLOOR = 8  # sentences a word must occur in to have a rarity of its own
_ORACLE_SIZE = 3
_NO_TREES = Trees(0.0, np.zeros((0, 0), dtype=np.int64), np.zeros((0, 0)), np.zeros((0, 0)))
_RIDGE = 30.0
# No example of the corpus has a title, paragraphs or lists, so these are set by hand: a title says
# what matters; a list item stands for less than a sentence; the rest is left to the learned ones.
_BY_HAND = {"like the title": (0.15, 0.2, 0.05), "list item": (0.0, 1.0, -0.1)}


@dataclass(frozen=True, slots=True)
class Example:
    """One article's eligible sentences: words, units and features, and the editor's units."""

    words: Numbered
    units: tuple[tuple[str, ...], ...]
    features: NDArray[np.float64]
    summary: tuple[str, ...]


def example_of(article: Article, sentences: Sequence[Sentence], lines: Iterable[str]) -> Example:
    candidates = eligible(sentences)
    found = features.extract(article, candidates)
    units = tuple(tuple(map(unit_of, words_of(sentence.text))) for sentence in candidates)
    summary = tuple(unit_of(word) for line in lines for word in words_of(line))
    return Example(found.words, units, found.values, summary)


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


def learn_priors(examples: Sequence[Example]) -> dict[str, tuple[float, float, float]]:
    """Mean, scale and weight by feature: ridge regression on membership in the best extract."""
    rows = np.vstack([example.features for example in examples])
    labels = np.concatenate([best_extract(example) for example in examples])
    mean, scale = rows.mean(axis=0), rows.std(axis=0)
    constant = scale < 1e-6
    mean[constant], scale[constant] = 0.0, 1.0
    values = (rows - mean) / scale
    values[:, constant] = 0.0
    values[:, 0] = 1.0
    gram = values.T @ values + _RIDGE * np.eye(values.shape[1])
    weights = np.linalg.solve(gram, values.T @ labels)
    weights[constant] = 0.0
    table = {
        name: (round(float(m), 5), round(float(s), 5), round(float(w), 5))
        for name, m, s, w in zip(features.NAMES, mean, scale, weights, strict=True)
    }
    return {**table, **_BY_HAND}


def best_extract(example: Example) -> NDArray[np.float64]:
    """1 for the sentences that, taken greedily, agree best with the editor's lines."""
    chosen: list[int] = []
    best = 0.0
    alone = [extract_score([row], example.summary) for row in example.units]
    likely = sorted(range(len(alone)), key=lambda i: (-alone[i], i))[:12]
    while len(chosen) < _ORACLE_SIZE:
        scored = [
            (extract_score([example.units[j] for j in sorted([*chosen, i])], example.summary), -i)
            for i in likely
            if i not in chosen
        ]
        if not scored or max(scored)[0] <= best:
            break
        best, place = max(scored)
        chosen.append(-place)
    result = np.zeros(len(example.units))
    result[chosen] = 1.0
    return result


def extract_score(rows: Sequence[Sequence[str]], summary: Sequence[str]) -> float:
    """ROUGE-1 plus ROUGE-2, as F1, on units."""
    words = [unit for row in rows for unit in row]
    return _f1(Counter(words), Counter(summary)) + _f1(
        Counter(pairwise(words)), Counter(pairwise(summary))
    )


def _f1(one: Counter[Any], other: Counter[Any]) -> float:
    total = sum(one.values()) + sum(other.values())
    return 2.0 * sum((one & other).values()) / total if total else 0.0


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
