"""Word vectors from the teacher: what a transformer knows of a word, in tables that ship.

A word's vector is the mean of its contextual vectors in raw text (Bommasani et al. 2020,
https://aclanthology.org/2020.acl-main.431), or, for a word that the raw text lacks, its vector
alone; both reduced by principal components. The vectors of n-grams, from which words in no table
are spelled, learn to come near them (Pinter et al. 2017, https://aclanthology.org/D17-1010, with a
mean of n-grams for their network).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from math import ceil
from typing import TYPE_CHECKING, Final

import numpy as np

from jl_newslens.language.word_vectors import is_spelled, spelling

if TYPE_CHECKING:
    from numpy.typing import NDArray

DIMENSIONS: Final = 96
MOST_WORDS: Final = 25_000
_CONTEXTS: Final = 40  # of one word: more change its mean little
_LEAST: Final = 3  # contexts for a mean
_BATCH: Final = 200
_NGRAM_ROWS: Final = 8000


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

    def tables(
        self, vocabulary: Sequence[str], alone: Callable[[Sequence[str]], NDArray[np.float32]]
    ) -> tuple[list[str], NDArray[np.float32], NDArray[np.float32]]:
        """Words, their vectors, [words, DIMENSIONS], of mean length 1, and those of n-grams.

        The vectors of n-grams are learned from all words of the texts, also those that are too
        seldom for the table.

        Args:
            vocabulary: The teacher's own words: they follow the frequent ones of the texts.
            alone: Gives the vectors of words without a text.
        """
        ordered = self._times.most_common()
        words = [word for word, _ in ordered]
        means = np.stack([self._sums[w] / min(times, _CONTEXTS) for w, times in ordered])
        size = sum(times >= _LEAST for _, times in ordered[:MOST_WORDS])
        known = set(words[:size])
        more = [word for word in vocabulary if is_spelled(word) and word not in known]
        more = more[: MOST_WORDS - size]
        # A word alone lies elsewhere than words in text: each kind is taken from its own mean.
        means -= means[:size].mean(0)
        parts = [means[:size]]
        if more:
            starts = range(0, len(more), _BATCH)
            singles = np.concatenate([alone(more[i : i + _BATCH]) for i in starts])
            parts.append(singles - singles.mean(0))
        matrix = np.concatenate(parts)
        _, axes = np.linalg.eigh(matrix.T @ matrix)
        axes = axes[:, ::-1][:, :DIMENSIONS]
        axes /= np.linalg.norm(matrix @ axes, axis=1).mean()
        letters = vectors_of_ngrams(words, (means @ axes).astype(np.float32), self._times)
        return [*words[:size], *more], (matrix @ axes).astype(np.float32), letters


def vectors_of_ngrams(
    words: Sequence[str], vectors: NDArray[np.float32], times: Mapping[str, int], *, seed: int = 20
) -> NDArray[np.float32]:
    """The vectors of n-grams whose mean in a word comes nearest to its vector, [rows, width].

    Args:
        words: In lower case; those that are not spelled are left out.
        vectors: Theirs, [words, width].
        times: How often each was seen: a mean of more contexts is a better example.
        seed: For the start and the order.
    """
    import torch

    torch.manual_seed(seed)
    places = [place for place, word in enumerate(words) if is_spelled(word)]
    ngrams = [torch.tensor(spelling(words[place], _NGRAM_ROWS)) for place in places]
    aims = torch.from_numpy(vectors[places])
    weights = torch.tensor([min(times[words[place]], _LEAST) / _LEAST for place in places])
    table = torch.nn.EmbeddingBag(_NGRAM_ROWS, vectors.shape[1], mode="mean")
    torch.nn.init.normal_(table.weight, std=0.05)
    epochs, size = 6, 1024
    optimizer = torch.optim.Adam(table.parameters(), lr=0.03, weight_decay=1e-5)
    batches = epochs * ceil(len(places) / size)
    rate = torch.optim.lr_scheduler.LinearLR(optimizer, 1.0, 0.01, batches)
    for _ in range(epochs):
        for batch in torch.randperm(len(places)).split(size):
            spelled = [ngrams[i] for i in batch]
            starts = torch.tensor([0, *map(len, spelled[:-1])]).cumsum(0)
            misses = ((table(torch.cat(spelled), starts) - aims[batch]) ** 2).sum(1)
            optimizer.zero_grad()
            (misses * weights[batch]).mean().backward()
            optimizer.step()
            rate.step()
    ngram_vectors: NDArray[np.float32] = table.weight.detach().numpy()
    return ngram_vectors
