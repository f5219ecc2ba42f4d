"""What a set of bullets is worth: the salience of what they cover, once, against their length."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from jl_newslens.summarize.salience import Salience, unit_of

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

    def alone(self, rows: Sequence[Sequence[str]]) -> list[float]:
        """The worth of each sentence by itself; `rows` hold their words, in order."""
        priors = self._priors.tolist()
        worth = self._worth
        found = []
        for place, row in enumerate(rows):
            value = float(worth[self._numbers(row)].sum())
            found.append(2.0 * value / (len(row) + self._expected) + priors[place])
        return found

    def best_set(
        self,
        places: Sequence[int],
        rows: Sequence[Sequence[str]],
        apart: NDArray[np.bool_],
        count: int,
    ) -> list[int]:
        """Which of `places`, at most `count`, make the best set, best first found by exchange.

        Args:
            rows: the words of their lines.
            apart: `apart[i, j]` where lines i and j may stand together.
        """
        covers = np.zeros((len(places), len(self._worth)))
        for line, row in enumerate(rows):
            covers[line, self._numbers(row)] = 1.0
        used = covers.any(axis=0)
        covers, worth = covers[:, used], self._worth[used]
        sizes = np.array([len(row) for row in rows], dtype=float)
        priors = self._priors[list(places)]

        def values(chosen: list[int], taken: list[int]) -> NDArray[np.float64]:
            """What `chosen` are worth with each other line; -inf for `taken` and for the alike."""
            new = worth * (1.0 - covers[chosen].max(axis=0, initial=0.0))
            covered = worth.sum() - new.sum() + covers @ new
            length = sizes[chosen].sum() + sizes + self._expected
            found: NDArray[np.float64] = 2.0 * covered / length + priors[chosen].sum() + priors
            found[~apart[:, chosen].all(axis=1)] = -np.inf
            found[taken] = -np.inf
            return found

        chosen: list[int] = []
        best = -np.inf
        while len(chosen) < min(count, len(places)):
            grown = values(chosen, chosen)
            line = int(grown.argmax())
            if grown[line] == -np.inf:
                break
            chosen, best = [*chosen, line], float(grown[line])
        while chosen:
            without = [chosen[:k] + chosen[k + 1 :] for k in range(len(chosen))]
            swapped = np.array([values(rest, chosen) for rest in without])
            k, line = divmod(int(swapped.argmax()), len(places))
            if swapped[k, line] <= best + 1e-9:
                break
            chosen, best = [*without[k], line], float(swapped[k, line])
        return [places[i] for i in chosen]

    def _numbers(self, row: Sequence[str]) -> list[int]:
        """The places in the worth of the distinct units and pairs of `row`."""
        number, pair_number = self._salience.number, self._salience.pair_number
        units = [number.get(unit_of(word), -1) for word in row]
        offset = len(self._salience.words)
        pairs = {
            offset + found
            for pair in pairwise(units)
            if (found := pair_number.get(pair)) is not None
        }
        return [*{unit for unit in units if unit >= 0}, *pairs]
