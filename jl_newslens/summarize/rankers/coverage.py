"""What a set of bullets is worth: the salience of what they cover, once, against their length."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from jl_newslens.summarize.rankers.numbered import Numbered
from jl_newslens.summarize.rankers.salience import Salience, unit_of

if TYPE_CHECKING:
    from numpy.typing import NDArray


class Coverage:
    """An expected F1 of words and of pairs with the editor's lines, plus priors of the sentences.

    Args:
        priors: by place, what speaks for a sentence beside its words.
        expected_words: of the editor's lines; more favours longer bullets.
        pair_weight: of the F1 of pairs, beside that of words.
    """

    def __init__(
        self,
        salience: Salience,
        priors: Sequence[float],
        *,
        expected_words: float,
        pair_weight: float,
    ) -> None:
        self._salience = salience
        self._priors = np.array(priors, dtype=float)
        self._expected = expected_words
        # Words and pairs in one row, so that one sum gives the worth of both.
        self._worth = np.concatenate((salience.words, pair_weight * salience.pairs))

    def alone(self, words: Numbered) -> list[float]:
        """The worth of each sentence by itself, by its words."""
        size = len(self._worth)
        lines, places = self._covered(words)
        distinct = np.unique(lines * size + places)
        values = np.bincount(
            distinct // size, self._worth[distinct % size], minlength=words.sentences
        )
        found: list[float] = (
            2.0 * values / (words.sizes() + self._expected) + self._priors
        ).tolist()
        return found

    def best_set(
        self,
        places: Sequence[int],
        words: Numbered,
        apart: NDArray[np.bool_],
        count: int,
        first: int | None = None,
    ) -> list[int]:
        """Which of `places`, at most `count`, make the best set, best first found by exchange.

        Args:
            words: of their lines.
            apart: `apart[i, j]` where lines i and j may stand together.
            first: the place that is in it whatever it is worth.
        """
        covers = np.zeros((len(places), len(self._worth)))
        covers[self._covered(words)] = 1.0
        used = covers.any(axis=0)
        covers, worth = covers[:, used], self._worth[used]
        sizes = words.sizes().astype(float)
        priors = self._priors[list(places)]

        def values(sets: list[list[int]]) -> NDArray[np.float64]:
            """What each of `sets` is worth with each other line; -inf beside its like."""
            chosen = np.array(sets, dtype=np.intp)
            new = worth * (1.0 - np.maximum.reduce(covers[chosen], axis=1, initial=0.0))
            covered = worth.sum() - new.sum(axis=1)[:, None] + new @ covers.T
            length = np.add.reduce(sizes[chosen], axis=1)[:, None] + sizes + self._expected
            prior = np.add.reduce(priors[chosen], axis=1)[:, None] + priors
            found: NDArray[np.float64] = 2.0 * covered / length + prior
            found[~np.logical_and.reduce(apart[chosen], axis=1)] = -np.inf
            return found

        chosen = [] if first is None else [list(places).index(first)]
        fixed = len(chosen)
        best = -np.inf
        while len(chosen) < min(count, len(places)):
            [grown] = values([chosen])
            grown[chosen] = -np.inf
            line = int(grown.argmax())
            if grown[line] == -np.inf:
                break
            chosen, best = [*chosen, line], float(grown[line])
        while len(chosen) > fixed:
            without = [chosen[:k] + chosen[k + 1 :] for k in range(fixed, len(chosen))]
            swapped = values(without)
            swapped[:, chosen] = -np.inf
            k, line = divmod(int(swapped.argmax()), len(places))
            if swapped[k, line] <= best + 1e-9:
                break
            chosen, best = [*without[k], line], float(swapped[k, line])
        return [places[i] for i in chosen]

    def of_sets(self, words: Numbered, sets: NDArray[np.int64]) -> NDArray[np.float64]:
        """The expected F1 of each set, a row of line numbers, without priors: for training."""
        covers = np.zeros((words.sentences, len(self._worth)))
        covers[self._covered(words)] = 1.0
        covered = covers[sets].max(axis=1) @ self._worth
        length = words.sizes()[sets].sum(axis=1) + self._expected
        found: NDArray[np.float64] = 2.0 * covered / length
        return found

    def _covered(self, words: Numbered) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The lines that cover something, and the place in the worth of what each covers."""
        salience, size = self._salience, len(self._salience.words)
        units = [salience.number.get(unit_of(word), -1) for word in words.number]
        row, line = np.array(units, dtype=np.int64)[words.row], words.sentence
        known = row >= 0
        beside = known[:-1] & known[1:] & (line[:-1] == line[1:])
        keys, key_line = (row[:-1] * size + row[1:])[beside], line[1:][beside]
        places = np.searchsorted(salience.keys, keys)
        paired = salience.keys[places] == keys
        lines = np.concatenate((line[known], key_line[paired]))
        return lines, np.concatenate((row[known], size + places[paired]))
