"""A word in no table has the vector of its letters; a number and a sign have none."""

from __future__ import annotations

import pickle
from pathlib import Path

import numpy as np
import pytest
import spacy
from spacy.lang.en import English
from spacy.language import Language

from jl_newslens.language import word_vectors
from jl_newslens.language.word_vectors import (
    VECTORS_NAME,
    SpelledVectors,
    register_vectors,
    table_of,
)

_TABLE = np.random.default_rng(1).normal(size=(2, 6)).astype("f")
_LETTERS = np.random.default_rng(2).normal(size=(50, 6)).astype("f")


@pytest.fixture
def vectors() -> SpelledVectors:
    return SpelledVectors(table_of(["oslo", "treaty"], _TABLE), _LETTERS)


@pytest.fixture
def nlp() -> Language:
    register_vectors()
    config = {"nlp": {"lang": "en", "pipeline": [], "vectors": {"@vectors": VECTORS_NAME}}}
    nlp: Language = English.from_config(config)
    nlp.vocab.vectors.fill(table_of(["oslo", "treaty"], _TABLE), _LETTERS)
    return nlp


def of(vectors: SpelledVectors, *words: str) -> np.ndarray:
    return vectors.get_batch([vectors.strings.add(word) for word in words])


def test_words_of_the_table_have_its_rows(vectors: SpelledVectors) -> None:
    assert (of(vectors, "treaty", "oslo") == _TABLE[::-1]).all()


def test_other_words_are_spelled(vectors: SpelledVectors) -> None:
    once, again, other = of(vectors, "kyrgyzstani", "kyrgyzstani", "uzbek")
    assert once.any()
    assert (once == again).all()
    assert (once != other).any()


@pytest.mark.parametrize("word", ["", "2026", "--", "a" * 100_000])
def test_what_is_no_word_has_zeros(vectors: SpelledVectors, word: str) -> None:
    assert not of(vectors, word).any()


def test_spelled_vectors_are_kept_up_to_a_bound(
    vectors: SpelledVectors, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(word_vectors, "_MOST_KEPT", 3)
    words = [f"un{letter}able" for letter in "abcdefgh"]
    assert (of(vectors, *words) == of(vectors, *words)).all()
    assert len(vectors._kept) <= 3


def test_a_table_is_not_changed_by_what_is_asked(vectors: SpelledVectors) -> None:
    of(vectors, "oslo", "unknown")[:] = 7
    assert (of(vectors, "oslo") == _TABLE[:1]).all()


def test_a_spelled_word_has_the_norm_of_its_ending(nlp: Language) -> None:
    norms = [token.norm_ for token in nlp("Oslo 's Kyrgyzstani treaty of 2026")]
    assert norms == ["oslo", "'s", "…tani", "treaty", "…of", "2026"]


def test_without_a_table_norms_are_the_usual_ones() -> None:
    register_vectors()
    config = {"nlp": {"lang": "en", "pipeline": [], "vectors": {"@vectors": VECTORS_NAME}}}
    assert English.from_config(config)("Kyrgyzstani")[0].norm_ == "kyrgyzstani"


def test_all_ways_to_keep_them_keep_the_letters(nlp: Language, tmp_path: Path) -> None:
    expected = of(nlp.vocab.vectors, "oslo", "unknown")
    nlp.to_disk(tmp_path)

    copies = [
        spacy.load(tmp_path),
        English.from_config(nlp.config).from_bytes(nlp.to_bytes()),
        pickle.loads(pickle.dumps(nlp)),
    ]
    for copy in copies:
        assert (of(copy.vocab.vectors, "oslo", "unknown") == expected).all()
        assert copy("Kyrgyzstani")[0].norm_ == "…tani"
