"""What each word and each pair of words of an article is worth: how likely an editor keeps it.

A word that comes early, comes often, comes in many sentences and is rare in other texts is likely
to stand in the summary; so is a pair of neighbours of which both are.

Source: K. Hong, A. Nenkova, "Improving the Estimation of Word Importance for News Multi-Document
Summarization", EACL 2014, https://aclanthology.org/E14-1075.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

import numpy as np

from jl_newslens.summarize.rankers.boosted_trees import Trees, unpack_trees
from jl_newslens.summarize.rankers.numbered import Numbered
from jl_newslens.summarize.rankers.terms import term_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

WEIGHTS_FILE: Final = "salience.json"
WORD_FEATURES: Final = (
    "times",
    "times over those of the most frequent word",
    "share of sentences",
    "first sentence, near the start",
    "first sentence, place in the article",
    "in the first sentence",
    "in the second sentence",
    "in the third sentence",
    "in how many of the first four",
    "rarity",
    "rarity and times",
    "share with a capital",
    "number",
    "common word",
    "rare and in the first sentence",
    "spread over the article",
    "name and times",
)
PAIR_FEATURES: Final = (
    "bias",
    "first word",
    "second word",
    "both words",
    "times",
    "first sentence, near the start",
    "in the first sentence",
    "rarity of the commoner",
    "rarity of the rarer",
)
_COMMON = 4.0  # words with a lower rarity are articles, prepositions and the like


@dataclass(frozen=True, slots=True)
class SalienceModel:
    """Trees over `WORD_FEATURES` and logistic weights in the order of `PAIR_FEATURES`.

    `rarity` is the logarithm of how many sentences one must read to meet the word, for common
    words; `rarest` stands for all others.
    """

    words: Trees
    pairs: NDArray[np.float64]
    rarity: Mapping[str, float]
    rarest: float


@dataclass(frozen=True, slots=True)
class Pairs:
    """The distinct pairs of neighbours: unit numbers, how often, and the sentence of the first."""

    left: NDArray[np.int64]
    right: NDArray[np.int64]
    times: NDArray[np.int64]
    first: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Salience:
    """Probability in (0, 1) of each unit and pair of an article to be in its summary.

    `number` gives the place of a unit in `words`. The pair at `pairs[i]` has the key `keys[i]`: the
    number of its first unit times that of all units, plus the number of the second. Keys ascend;
    the last one is greater than that of any pair.
    """

    number: Mapping[str, int]
    words: NDArray[np.float64]
    keys: NDArray[np.int64]
    pairs: NDArray[np.float64]


@lru_cache(maxsize=65_536)
def unit_of(word: str) -> str:
    """What counts as the same word: its term, or itself in lower case for a stop word."""
    return term_of(word) or word.lower().replace("’", "'")


@lru_cache(maxsize=1)
def shipped_salience() -> SalienceModel:
    path = files("jl_newslens.summarize") / "weights" / WEIGHTS_FILE
    table = json.loads(path.read_text(encoding="utf-8"))
    return SalienceModel(
        words=unpack_trees(table["words"], WORD_FEATURES),
        pairs=np.array([table["pairs"][name] for name in PAIR_FEATURES]),
        rarity=table["rarity"],
        rarest=table["rarest"],
    )


def estimate(words: Numbered, model: SalienceModel) -> Salience:
    """The salience of all units of an article, by its words as written."""
    units = words.renamed(unit_of)
    rarity = rarity_of(units, model)
    chances = logistic(model.words.scores(word_features(units, capitals(words), rarity)))
    pairs = find_pairs(units)
    pair_chances = logistic(pair_features(pairs, chances, rarity) @ model.pairs)
    keys = np.append(pairs.left * len(units) + pairs.right, len(units) ** 2)
    return Salience(units.number, chances, keys, pair_chances)


def capitals(words: Numbered) -> NDArray[np.bool_]:
    """For each running word whether it has a capital that does not open its sentence."""
    capital = np.array([word[0].isupper() for word in words.number], dtype=bool)
    return capital[words.row] & ~words.openers()


def rarity_of(units: Numbered, model: SalienceModel) -> NDArray[np.float64]:
    """The rarity of each unit, by its number."""
    return np.array([model.rarity.get(unit, model.rarest) for unit in units.number], dtype=float)


def word_features(
    units: Numbered, capitals: NDArray[np.bool_], rarity: NDArray[np.float64]
) -> NDArray[np.float64]:
    """A row of `WORD_FEATURES` for each unit, by its number; `capitals` is by running word."""
    size, row, sentence = len(units), units.row, units.sentence
    count = max(units.sentences, 1)
    times = units.times().astype(float)
    first, last = units.first(), np.zeros(size)
    last[row] = sentence
    spread = units.once()[0].times()
    early = np.zeros((4, size))
    opening = sentence < len(early)
    early[sentence[opening], row[opening]] = 1.0
    log_times = np.log1p(times)
    capital = np.bincount(row, weights=capitals, minlength=size) / np.maximum(times, 1.0)
    return np.column_stack(
        (
            log_times,
            times / max(times.max(initial=1.0), 1.0),
            np.log1p(spread) / np.log1p(count),
            1.0 / np.sqrt(1.0 + first),
            first / count,
            early[0],
            early[1],
            early[2],
            early.sum(axis=0),
            rarity / 10.0,
            log_times * rarity / 10.0,
            capital,
            np.array([unit.isdigit() for unit in units.number], dtype=float),
            rarity < _COMMON,
            early[0] * rarity / 10.0,
            (last - first) / count,
            (capital > 0.5) * log_times,
        )
    )


def find_pairs(units: Numbered) -> Pairs:
    size = max(len(units), 1)
    inside = units.sentence[1:] == units.sentence[:-1]
    keys = (units.row[:-1] * size + units.row[1:])[inside]
    distinct, place, times = np.unique(keys, return_index=True, return_counts=True)
    first = units.sentence[1:][inside][place]
    return Pairs(distinct // size, distinct % size, times, first)


def pair_features(
    pairs: Pairs, words: NDArray[np.float64], rarity: NDArray[np.float64]
) -> NDArray[np.float64]:
    """A row of `PAIR_FEATURES` for each pair; `words` holds the chances of the units."""
    left, right = words[pairs.left], words[pairs.right]
    rare_left, rare_right = rarity[pairs.left], rarity[pairs.right]
    return np.column_stack(
        (
            np.ones(len(left)),
            np.log(left + 1e-3),
            np.log(right + 1e-3),
            np.log(left * right + 1e-4),
            np.log1p(pairs.times),
            1.0 / np.sqrt(1.0 + pairs.first),
            pairs.first == 0,
            np.minimum(rare_left, rare_right) / 10.0,
            np.maximum(rare_left, rare_right) / 10.0,
        )
    )


def logistic(values: NDArray[np.float64]) -> NDArray[np.float64]:
    result: NDArray[np.float64] = 1.0 / (1.0 + np.exp(-np.clip(values, -30.0, 30.0)))
    return result
