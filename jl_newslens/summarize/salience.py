"""What each word and each pair of words of an article is worth: how likely an editor keeps it.

A word that comes early, comes often, comes in many sentences and is rare in other texts is likely
to stand in the summary; so is a pair of neighbours of which both are. A set of bullets is then
worth the words that it covers, each counted once, against its length.

Source: K. Hong, A. Nenkova, "Improving the Estimation of Word Importance for News Multi-Document
Summarization", EACL 2014, https://aclanthology.org/E14-1075.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np

from jl_newslens.summarize.terms import term_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

WEIGHTS_FILE: Final = "salience.json"
WORD_FEATURES: Final = (
    "bias",
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

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class SalienceModel:
    """Logistic weights in the order of `WORD_FEATURES` and `PAIR_FEATURES`.

    `rarity` is the logarithm of how many sentences one must read to meet the word, for common
    words; `rarest` stands for all others.
    """

    words: NDArray[np.float64]
    pairs: NDArray[np.float64]
    rarity: Mapping[str, float]
    rarest: float


@dataclass(frozen=True, slots=True)
class Salience:
    """Probability in (0, 1) of each word and pair of an article to be in its summary."""

    words: Mapping[str, float]
    pairs: Mapping[Pair, float]


@lru_cache(maxsize=65_536)
def unit_of(word: str) -> str:
    """What counts as the same word: its term, or itself in lower case for a stop word."""
    return term_of(word) or word.lower().replace("’", "'")


@lru_cache(maxsize=1)
def shipped_salience() -> SalienceModel:
    path = files("jl_newslens.summarize") / "weights" / WEIGHTS_FILE
    table = json.loads(path.read_text(encoding="utf-8"))
    return SalienceModel(
        words=np.array([table["words"][name] for name in WORD_FEATURES]),
        pairs=np.array([table["pairs"][name] for name in PAIR_FEATURES]),
        rarity=table["rarity"],
        rarest=table["rarest"],
    )


def estimate(sentences: Sequence[Sequence[str]], model: SalienceModel) -> Salience:
    """The salience of all units in `sentences`, which hold words as written."""
    units = [[unit_of(word) for word in words] for words in sentences]
    keys, values = word_features(sentences, units, model)
    chances = logistic(values @ model.words)
    words = dict(zip(keys, chances.tolist(), strict=True))
    pair_keys, pair_values = pair_features(units, words, model)
    pair_chances = logistic(pair_values @ model.pairs)
    return Salience(words, dict(zip(pair_keys, pair_chances.tolist(), strict=True)))


def word_features(
    sentences: Sequence[Sequence[str]], units: Sequence[Sequence[str]], model: SalienceModel
) -> tuple[list[str], NDArray[np.float64]]:
    """The distinct units, in order of appearance, and a row of `WORD_FEATURES` for each."""
    count = len(units)
    times: Counter[str] = Counter()
    spread: Counter[str] = Counter()
    capitals: Counter[str] = Counter()
    first: dict[str, int] = {}
    last: dict[str, int] = {}
    for index, (words, row) in enumerate(zip(sentences, units, strict=True)):
        times.update(row)
        distinct = set(row)
        spread.update(distinct)
        for unit in row:
            first.setdefault(unit, index)
        last.update(dict.fromkeys(distinct, index))
        capitals.update(
            unit for word, unit in zip(words[1:], row[1:], strict=True) if word[0].isupper()
        )
    openings = [frozenset(row) for row in units[:4]]
    top = max(times.values(), default=1)
    log_count = math.log1p(count) or 1.0
    keys = list(first)
    values = np.zeros((len(keys), len(WORD_FEATURES)))
    for place, unit in enumerate(keys):
        number, rarity = times[unit], model.rarity.get(unit, model.rarest)
        in_first = unit in openings[0]
        log_times = math.log1p(number)
        capital = min(1.0, capitals[unit] / number)
        values[place] = (
            1.0,
            log_times,
            number / top,
            math.log1p(spread[unit]) / log_count,
            1.0 / math.sqrt(1.0 + first[unit]),
            first[unit] / count,
            in_first,
            len(openings) > 1 and unit in openings[1],
            len(openings) > 2 and unit in openings[2],
            sum(unit in opening for opening in openings),
            rarity / 10.0,
            log_times * rarity / 10.0,
            capital,
            unit.isdigit(),
            rarity < _COMMON,
            in_first * rarity / 10.0,
            (last[unit] - first[unit]) / count,
            (capital > 0.5) * log_times,
        )
    return keys, values


def pair_features(
    units: Sequence[Sequence[str]], words: Mapping[str, float], model: SalienceModel
) -> tuple[list[Pair], NDArray[np.float64]]:
    """The distinct pairs of neighbours, in order of appearance, and their `PAIR_FEATURES`."""
    times: Counter[Pair] = Counter()
    first: dict[Pair, int] = {}
    for index, row in enumerate(units):
        for pair in pairwise(row):
            times[pair] += 1
            first.setdefault(pair, index)
    keys = list(first)
    if not keys:
        return keys, np.zeros((0, len(PAIR_FEATURES)))
    left = np.array([words[one] for one, _ in keys])
    right = np.array([words[other] for _, other in keys])
    place = np.array([first[pair] for pair in keys])
    rare_left = np.array([model.rarity.get(one, model.rarest) for one, _ in keys])
    rare_right = np.array([model.rarity.get(other, model.rarest) for _, other in keys])
    values = np.column_stack(
        (
            np.ones(len(keys)),
            np.log(left + 1e-3),
            np.log(right + 1e-3),
            np.log(left * right + 1e-4),
            np.log1p(np.array([times[pair] for pair in keys])),
            1.0 / np.sqrt(1.0 + place),
            place == 0,
            np.minimum(rare_left, rare_right) / 10.0,
            np.maximum(rare_left, rare_right) / 10.0,
        )
    )
    return keys, values


def logistic(values: NDArray[np.float64]) -> NDArray[np.float64]:
    result: NDArray[np.float64] = 1.0 / (1.0 + np.exp(-np.clip(values, -30.0, 30.0)))
    return result


class Coverage:
    """What each sentence would add to those already taken: an expected F1 with the summary."""

    def __init__(
        self,
        sentences: Sequence[Sequence[str]],
        salience: Salience,
        priors: Sequence[float],
        *,
        expected_words: float,
        pair_weight: float,
    ) -> None:
        self._expected = expected_words
        self._pair_weight = pair_weight
        self._priors = list(priors)
        self._words: list[dict[str, float]] = []
        self._pairs: list[dict[Pair, float]] = []
        self._sizes = [len(words) for words in sentences]
        for words in sentences:
            row = [unit_of(word) for word in words]
            self._words.append({unit: salience.words[unit] for unit in row})
            self._pairs.append({pair: salience.pairs[pair] for pair in pairwise(row)})
        self._seen_words: set[str] = set()
        self._seen_pairs: set[Pair] = set()
        self._value = self._prior = 0.0
        self._size = 0
        self._alone = [self._worth(place) for place in range(len(sentences))]

    def gain(self, place: int) -> float:
        """The worth of all taken with sentence `place` among them."""
        return self._worth(place) if self._size else self._alone[place]

    def _worth(self, place: int) -> float:
        value = self._value + self._added(place)
        size = self._size + self._sizes[place] + self._expected
        return 2.0 * value / size + self._prior + self._priors[place]

    def take(self, place: int) -> None:
        self._value += self._added(place)
        self._size += self._sizes[place]
        self._prior += self._priors[place]
        self._seen_words.update(self._words[place])
        self._seen_pairs.update(self._pairs[place])

    def _added(self, place: int) -> float:
        seen_words, seen_pairs = self._seen_words, self._seen_pairs
        own, own_pairs = self._words[place], self._pairs[place]
        if not seen_words:
            return math.fsum(own.values()) + self._pair_weight * math.fsum(own_pairs.values())
        words = math.fsum([own[unit] for unit in own.keys() - seen_words])
        pairs = math.fsum([own_pairs[pair] for pair in own_pairs.keys() - seen_pairs])
        return words + self._pair_weight * pairs
