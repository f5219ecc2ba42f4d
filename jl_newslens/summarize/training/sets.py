"""Learns which kinds of sentences to take from the sets of bullets that could be printed.

Each set of three of an article's best lines is compared with the editor's, and the score of a set,
which is linear in what is learned here, is fitted to how well they agree. Learning from sets and
not from single sentences tells what a kind of sentence adds beside others: M. Zhong et al.,
"Extractive Summarization as Text Matching", ACL 2020, https://aclanthology.org/2020.acl-main.552.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

import numpy as np

from jl_newslens.summarize.rankers import features
from jl_newslens.summarize.rankers.coverage import Coverage
from jl_newslens.summarize.rankers.newslens import EXPECTED_WORDS
from jl_newslens.summarize.rankers.numbered import number_words
from jl_newslens.summarize.rankers.salience import Salience
from jl_newslens.summarize.rankers.terms import words_of
from jl_newslens.summarize.select import best_first, says_the_same, terms_of
from jl_newslens.summarize.training.ranking import Example, units_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

_SIZE = 3
_LINES = 13  # of an article, the best by their words alone: 286 sets
# By cross-validation on cnndm_train: alike from 1,000 to 10,000, less from 30,000 on. Nothing was
# gained there by cosines or axes of word vectors, parts of speech, places of the whole set, or by
# features times nearness to the start.
_RIDGE = 10_000.0
# No example of the corpus has a title, paragraphs or lists, so these are set by hand: a title says
# what matters; a list item stands for less than a sentence; the start of a paragraph says nothing.
_BY_HAND = {
    "starts a paragraph": (0.0, 1.0, 0.0),
    "starts a section": (0.0, 1.0, 0.0),
    "like the title": (0.15, 0.2, 0.0075),
    "list item": (0.0, 1.0, -0.015),
}


@dataclass(frozen=True, slots=True)
class SetWeights:
    """`pairs` is the weight of covered pairs beside words; `features` mean, scale, weight each."""

    pairs: float
    features: dict[str, tuple[float, float, float]]


def learn_sets(examples: Sequence[Example], saliences: Sequence[Salience]) -> SetWeights:
    """Ridge regression of the agreement of sets on what they cover and on their sentences."""
    rows = np.vstack([example.features for example in examples])
    mean, scale = rows.mean(axis=0), rows.std(axis=0)
    constant = scale < 1e-6
    mean[constant], scale[constant] = 0.0, 1.0
    values, targets = [], []
    for example, salience in zip(examples, saliences, strict=True):
        sets = _likely_sets(example, salience)
        if not len(sets):
            continue
        seen = _values(example, salience, sets, (example.features - mean) / scale)
        agreed = _agreement(example, sets)
        values.append(seen - seen.mean(axis=0))
        targets.append(agreed - agreed.mean())
    weights = _ridge(np.vstack(values), np.concatenate(targets))
    of_words, of_pairs, of_features = weights[0], weights[1], weights[2:]
    table = {
        name: (round(float(m), 5), round(float(s), 5), round(float(w / of_words), 5))
        for name, m, s, w in zip(features.NAMES, mean, scale, of_features, strict=True)
    }
    return SetWeights(round(float(of_pairs / of_words), 3), {**table, **_BY_HAND})


def _likely_sets(example: Example, salience: Salience) -> NDArray[np.int64]:
    """Rows of sentences whose lines may stand together; none where there are too few."""
    worth = Coverage(
        salience, [0.0] * len(example.lines), expected_words=EXPECTED_WORDS, pair_weight=1.0
    )
    best = [i for i in best_first(worth.alone(example.words)) if example.lines[i] is not None]
    terms = {place: terms_of(example.lines[place] or "") for place in best[:_LINES]}
    alike = {
        (one, other)
        for one, other in combinations(sorted(terms), 2)
        if says_the_same(terms[one], terms[other])
    }
    sets = [
        chosen
        for chosen in combinations(sorted(terms), _SIZE)
        if alike.isdisjoint(combinations(chosen, 2))
    ]
    return np.array(sets, dtype=np.int64).reshape(-1, _SIZE)


def _values(
    example: Example,
    salience: Salience,
    sets: NDArray[np.int64],
    standardised: NDArray[np.float64],
) -> NDArray[np.float64]:
    """For each set the expected F1 of its words, that of its pairs, and the sums of features."""
    lines = number_words([words_of(line or "") for line in example.lines])
    of_words, of_both = (
        Coverage(salience, (), expected_words=EXPECTED_WORDS, pair_weight=weight).of_sets(
            lines, sets
        )
        for weight in (0.0, 1.0)
    )
    return np.column_stack((of_words, of_both - of_words, standardised[sets].sum(axis=1)))


def _agreement(example: Example, sets: NDArray[np.int64]) -> NDArray[np.float64]:
    """ROUGE-1 plus ROUGE-2, as F1 on units."""
    rows = [units_of(line or "") for line in example.lines]
    pairs = [_pairs(row) for row in rows]
    return f1_of_sets(rows, example.summary, sets) + f1_of_sets(
        pairs, _pairs(example.summary), sets
    )


def _pairs(units: Sequence[str]) -> list[str]:
    return [f"{one} {other}" for one, other in pairwise(units)]


def f1_of_sets(
    rows: Sequence[Sequence[str]], reference: Sequence[str], sets: NDArray[np.int64]
) -> NDArray[np.float64]:
    """For each set of `rows` how well its items, counted, agree with those of `reference`."""
    lines = number_words(rows)
    once, times = lines.once()
    counts = np.zeros((len(rows), len(lines)))
    counts[once.sentence, once.row] = times
    wanted = Counter(reference)
    most = np.array([wanted[item] for item in lines.number])
    hits = np.minimum(counts[sets].sum(axis=1), most).sum(axis=1)
    sizes = lines.sizes()[sets].sum(axis=1) + len(reference)
    found: NDArray[np.float64] = 2.0 * hits / np.maximum(sizes, 1)
    return found


def _ridge(values: NDArray[np.float64], targets: NDArray[np.float64]) -> NDArray[np.float64]:
    """Weights of the columns; 0 for one that is the same everywhere."""
    scale = values.std(axis=0)
    constant = scale < 1e-9
    scale[constant] = 1.0
    values = values / scale
    gram = values.T @ values + _RIDGE * np.eye(values.shape[1])
    weights: NDArray[np.float64] = np.linalg.solve(gram, values.T @ targets) / scale
    weights[constant] = 0.0
    return weights
