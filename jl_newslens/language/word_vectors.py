"""Vectors of words: from a table for the words that it holds, from their letters for the others.

A word that is in no table ("succesfull", "Kyrgyzstani") tells by its spelling what it may be. Its
vector is the mean of the vectors of its character n-grams, which share a small hashed table
(Bojanowski et al. 2017, https://aclanthology.org/Q17-1010). Its norm, which the networks would
otherwise know nothing of, is its ending, which it shares with words that they have seen.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from zlib import crc32

import numpy as np
from spacy.attrs import LOWER, NORM
from spacy.strings import get_string_id
from spacy.vectors import BaseVectors, Vectors

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.strings import StringStore
    from spacy.vocab import Vocab

VECTORS_NAME: Final = "newslens.SpelledVectors.v1"
LETTERS_FILE: Final = "letters.npy"  # beside spaCy's tables, in the folder of a vocabulary
_SHORTEST, _LONGEST = 2, 4  # letters of an n-gram, with a sign for each end of the word
_MOST_LETTERS: Final = 40  # of a word that is spelled
_ENDING: Final = 4  # letters of the norm of a word that is spelled
_MOST_KEPT: Final = 20_000  # spelled words whose vectors are kept, some 8 MB
_WORD = re.compile(r"[^\W\d_][\w'’.-]*$")


def is_spelled(word: str) -> bool:
    """Whether a word in no table gets a vector: it is made of letters, and not of hundreds."""
    return len(word) <= _MOST_LETTERS and _WORD.match(word) is not None


def spelling(word: str, rows: int) -> list[int]:
    """The rows of the n-grams of a word in lower case, in a table of `rows` rows."""
    ends = f"<{word}>"
    return [
        crc32(ends[start : start + size].encode()) % rows
        for size in range(_SHORTEST, _LONGEST + 1)
        for start in range(len(ends) - size + 1)
    ]


class SpelledVectors(BaseVectors):  # type: ignore[misc]  # spaCy's class is compiled
    """spaCy's table of words with a fallback; what is neither in it nor spelled has zeros.

    Attributes:
        known: The table of words, by their lower case, [words, width].
        letters: The table of n-grams, [rows, width]; without rows nothing is spelled.
    """

    attr = LOWER

    def __init__(self, known: Vectors, letters: NDArray[np.float32]) -> None:
        self.known = known
        self.fill(known, letters)

    def fill(self, known: Vectors, letters: NDArray[np.float32]) -> None:
        """Take other tables, and keep the strings."""
        known.strings = self.strings
        self.known = known
        self.letters = letters
        self._kept: dict[int, NDArray[np.float32]] = {}

    def spells(self, word: str) -> bool:
        """Whether `word`, in lower case, has the vector of its letters."""
        return len(self) > 0 and is_spelled(word) and get_string_id(word) not in self.key2row

    def get_batch(self, keys: Iterable[int]) -> NDArray[np.float32]:
        """The vectors of words by the hashes of their lower case, [words, width]."""
        keys = np.asarray(keys, dtype=np.uint64)
        rows = self.known.find(keys=keys)
        vectors: NDArray[np.float32] = self.known.data[rows]
        unknown = np.flatnonzero(rows < 0)
        vectors[unknown] = 0
        if len(self.letters):
            for place in unknown.tolist():
                vectors[place] = self._spelled(int(keys[place]))
        return vectors

    def _spelled(self, key: int) -> NDArray[np.float32]:
        vector = self._kept.get(key)
        if vector is None:
            word = self.strings[key]
            if is_spelled(word):
                vector = self.letters[spelling(word, len(self.letters))].mean(0)
            else:
                vector = np.zeros(self.vectors_length, np.float32)
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            self._kept[key] = vector
        return vector

    # What spaCy asks of a table of vectors.

    @property
    def strings(self) -> StringStore:
        strings: StringStore = self.known.strings
        return strings

    @strings.setter
    def strings(self, strings: StringStore) -> None:
        self.known.strings = strings

    @property
    def name(self) -> str | None:
        name: str | None = self.known.name
        return name

    @name.setter
    def name(self, name: str | None) -> None:
        self.known.name = name

    @property
    def mode(self) -> str:
        mode: str = self.known.mode
        return mode

    @property
    def key2row(self) -> dict[int, int]:
        rows: dict[int, int] = self.known.key2row
        return rows

    @property
    def n_keys(self) -> int:
        return len(self.key2row)

    @property
    def shape(self) -> tuple[int, int]:
        rows, width = self.known.shape
        return rows, width

    @property
    def size(self) -> int:
        rows, width = self.shape
        return rows * width

    @property
    def vectors_length(self) -> int:
        return self.shape[1]

    @property
    def is_full(self) -> bool:
        return True

    def keys(self) -> Iterable[int]:
        return self.key2row.keys()

    def __len__(self) -> int:
        return self.shape[0]

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, SpelledVectors)
            and bool(self.known == other.known)
            and np.array_equal(self.letters, other.letters)
        )

    __hash__ = None  # type: ignore[assignment]

    def __contains__(self, key: int | str) -> bool:
        return key in self.known

    def __getitem__(self, key: int | str) -> NDArray[np.float32]:
        vector: NDArray[np.float32] = self.get_batch([self.strings.as_int(key)])[0]
        return vector

    def to_disk(self, path: str | Path, **kwargs: Any) -> None:
        self.known.to_disk(path, **kwargs)
        np.save(Path(path) / LETTERS_FILE, self.letters)

    def from_disk(self, path: str | Path, **kwargs: Any) -> SpelledVectors:
        self.fill(self.known.from_disk(path, **kwargs), np.load(Path(path) / LETTERS_FILE))
        return self

    def to_bytes(self, **kwargs: Any) -> bytes:
        import srsly

        packed: bytes = srsly.msgpack_dumps(
            {"known": self.known.to_bytes(**kwargs), "letters": self.letters}
        )
        return packed

    def from_bytes(self, data: bytes, **kwargs: Any) -> SpelledVectors:
        import srsly

        parts = srsly.msgpack_loads(data)
        self.fill(self.known.from_bytes(parts["known"], **kwargs), parts["letters"])
        return self


class _Norms:
    """A norm for each word: spaCy's, or the ending of a word that is spelled."""

    def __init__(self, vectors: SpelledVectors, usual: Callable[[str], str]) -> None:
        self._vectors = vectors
        self._usual = usual

    def __call__(self, word: str) -> str:
        lower = word.lower()
        return f"…{lower[-_ENDING:]}" if self._vectors.spells(lower) else self._usual(word)


def table_of(words: Sequence[str | int], rows: NDArray[np.float32]) -> Vectors:
    """The table of words in lower case (or their hashes), [words, width]."""
    return Vectors(data=rows, keys=words, name="newslens_teacher", attr="LOWER")


def register_vectors() -> None:
    """Make the vectors known to spaCy configurations under `VECTORS_NAME`; safe to repeat."""
    import spacy

    if not spacy.registry.has("vectors", VECTORS_NAME):
        spacy.registry.vectors.register(VECTORS_NAME, func=lambda: _set_up)


def _set_up(vocab: Vocab) -> SpelledVectors:
    """Empty vectors for `vocab`, whose new words get the norms of them."""
    vectors = SpelledVectors(
        Vectors(strings=vocab.strings, attr="LOWER"), np.zeros((0, 0), np.float32)
    )
    getters: dict[int, Callable[[str], str]] = vocab.lex_attr_getters  # type: ignore[attr-defined]
    getters[NORM] = _Norms(vectors, getters[NORM])
    return vectors
