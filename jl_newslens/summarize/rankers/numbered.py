"""The words of sentences as numbers: counting and comparing them takes a few array steps."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Numbered:
    """The running words of sentences; the same word has the same number everywhere.

    Attributes:
        number: by word, counted in the order in which they first appear.
        row: the number of each running word; `sentence` the sentence it stands in.
        sentences: how many there are.
    """

    number: Mapping[str, int]
    row: NDArray[np.int64]
    sentence: NDArray[np.int64]
    sentences: int

    def __len__(self) -> int:
        """How many different words there are."""
        return len(self.number)

    def renamed(self, rename: Callable[[str], str]) -> Numbered:
        """Each word under another name, which several may share; those named "" are left out."""
        names = list(map(rename, self.number))
        number = _counted(filter(None, names))
        row = np.array([number.get(name, -1) for name in names], dtype=np.int64)[self.row]
        kept = row >= 0
        return Numbered(number, row[kept], self.sentence[kept], self.sentences)

    def once(self) -> tuple[Numbered, NDArray[np.int64]]:
        """Each word once a sentence, and how often it stands there."""
        size = max(len(self), 1)
        keys, times = np.unique(self.sentence * size + self.row, return_counts=True)
        return Numbered(self.number, keys % size, keys // size, self.sentences), times

    def times(self) -> NDArray[np.int64]:
        """How often each word stands in all sentences."""
        return np.bincount(self.row, minlength=len(self))

    def sums(self, values: NDArray[Any]) -> NDArray[np.float64]:
        """For each sentence the sum of the `values` of its words; one value by number."""
        found: NDArray[Any] = np.bincount(self.sentence, values[self.row], self.sentences)
        return found

    def sizes(self) -> NDArray[np.int64]:
        """How many words each sentence has."""
        return np.bincount(self.sentence, minlength=self.sentences)

    def openers(self) -> NDArray[np.bool_]:
        """For each running word whether it is the first of its sentence."""
        return np.diff(self.sentence, prepend=-1) > 0

    def first(self) -> NDArray[np.int64]:
        """The sentence in which each word stands first."""
        found = np.zeros(len(self), dtype=np.int64)
        found[self.row[::-1]] = self.sentence[::-1]  # of several writes, the last one stands
        return found


def number_words(rows: Sequence[Sequence[str]]) -> Numbered:
    """The words of `rows`, one for each sentence, by numbers."""
    running = [word for words in rows for word in words]
    number = _counted(running)
    row = np.array(list(map(number.__getitem__, running)), dtype=np.int64)
    sizes = np.array([len(words) for words in rows], dtype=np.int64)
    sentence = np.repeat(np.arange(len(rows)), sizes)
    return Numbered(number, row, sentence, len(rows))


def _counted(words: Iterable[str]) -> dict[str, int]:
    """A number for each different word, in the order in which they first appear."""
    return {word: place for place, word in enumerate(dict.fromkeys(words))}
