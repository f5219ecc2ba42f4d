"""Word vectors from the teacher: what a transformer knows of a word, in a table that ships.

A word's vector is the mean of its contextual vectors in raw text (Bommasani et al. 2020,
https://aclanthology.org/2020.acl-main.431), or, for a word that the raw text lacks, its vector
alone; both reduced by principal components.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

DIMENSIONS: Final = 96
MOST_WORDS: Final = 25_000
_CONTEXTS: Final = 40  # of one word: more change its mean little
_LEAST: Final = 3  # contexts for a mean
_WORD = re.compile(r"[^\W\d_][\w'’.-]*$")
_BATCH: Final = 200


class ContextualMeans:
    """Gathers the vectors of words in text, in lower case, and makes the table of them."""

    def __init__(self) -> None:
        self._sums: dict[str, NDArray[np.float32]] = {}
        self._times: Counter[str] = Counter()

    def add(self, words: Sequence[str], vectors: NDArray[np.float32]) -> None:
        """Add the teacher's vectors of one text."""
        for word, vector in zip(words, vectors, strict=True):
            lower = word.lower()
            times = self._times[lower]
            self._times[lower] = times + 1
            if not times:
                self._sums[lower] = vector.copy()
            elif times < _CONTEXTS:
                self._sums[lower] += vector

    def table(
        self, vocabulary: Sequence[str], alone: Callable[[Sequence[str]], NDArray[np.float32]]
    ) -> tuple[list[str], NDArray[np.float32]]:
        """Words and their vectors, [words, DIMENSIONS], of mean length 1.

        Args:
            vocabulary: The teacher's own words: they follow the frequent ones of the texts.
            alone: Gives the vectors of words without a text.
        """
        ordered = self._times.most_common(MOST_WORDS)
        frequent = [word for word, times in ordered if times >= _LEAST]
        means = np.stack([self._sums[w] / min(self._times[w], _CONTEXTS) for w in frequent])
        known = set(frequent)
        more = [word for word in vocabulary if _WORD.match(word) and word not in known]
        more = more[: MOST_WORDS - len(frequent)]
        # A word alone lies elsewhere than words in text: each kind is taken from its own mean.
        parts = [means - means.mean(0)]
        if more:
            starts = range(0, len(more), _BATCH)
            singles = np.concatenate([alone(more[i : i + _BATCH]) for i in starts])
            parts.append(singles - singles.mean(0))
        matrix = np.concatenate(parts)
        _, axes = np.linalg.eigh(matrix.T @ matrix)
        reduced = (matrix @ axes[:, ::-1][:, :DIMENSIONS]).astype(np.float32)
        return [*frequent, *more], reduced / np.linalg.norm(reduced, axis=1).mean()
