"""The table of word vectors that the teacher leaves behind."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from jl_newslens.language.training import vectors
from jl_newslens.language.training.vectors import ContextualMeans
from jl_newslens.language.word_vectors import SpelledVectors, table_of


@pytest.fixture
def no_ngrams(monkeypatch: pytest.MonkeyPatch) -> None:
    """They are learned with torch, which is there for training only."""
    monkeypatch.setattr(vectors, "vectors_of_ngrams", lambda *_: np.zeros((0, vectors.DIMENSIONS)))


@pytest.fixture
def alone() -> Sequence[str]:
    return ["##ing", "treaty", "said", "summit"]


def vectors_of(words: Sequence[str]) -> np.ndarray:
    """A vector a word, told by its letters."""
    rows = [np.random.default_rng(sum(map(ord, word))).normal(size=120) for word in words]
    return np.array(rows, np.float32)


@pytest.mark.usefixtures("no_ngrams")
def test_frequent_words_come_first_then_the_vocabulary(alone: Sequence[str]) -> None:
    means = ContextualMeans()
    for _ in range(3):
        means.add(["Ministers", "said"], vectors_of(["Ministers", "said"]))
    means.add(["rare"], vectors_of(["rare"]))

    words, table, _ = means.tables(alone, vectors_of)

    assert words == ["ministers", "said", "treaty", "summit"]
    assert table.shape == (4, vectors.DIMENSIONS)
    assert np.linalg.norm(table, axis=1).mean() == pytest.approx(1.0)


@pytest.mark.usefixtures("no_ngrams")
def test_capitals_share_a_row() -> None:
    means = ContextualMeans()
    for word in ("The", "the", "THE", "of", "Of", "OF"):
        means.add([word], vectors_of([word]))

    assert means.tables([], vectors_of)[0] == ["the", "of"]


def test_a_new_word_comes_near_those_of_its_spelling() -> None:
    pytest.importorskip("torch")
    means = ContextualMeans()
    stems = [a + b + c for a in "bdfgklm" for b in "aeiou" for c in "nrst"]
    verb, noun = vectors_of(["verb", "noun"])
    for stem in stems:
        for word, vector in ((stem + "ingly", verb), (stem + "ation", noun)):
            for _ in range(3):
                means.add([word], vector[None])

    words, table, letters = means.tables([], vectors_of)
    found = SpelledVectors(table_of(words, table), letters)

    new, like, unlike = (
        found[found.strings.add(word)] for word in ("pumingly", "basingly", "basation")
    )
    assert new @ like > 0 > new @ unlike
