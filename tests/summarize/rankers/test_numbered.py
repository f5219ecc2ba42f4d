"""Words by numbers: the same counts as word by word."""

from __future__ import annotations

import numpy as np

from jl_newslens.summarize.rankers.numbered import number_words

WORDS = number_words([["the", "dam", "the"], [], ["a", "dam"]])


def test_words_are_numbered_as_they_appear_and_sentences_without_words_count() -> None:
    assert dict(WORDS.number) == {"the": 0, "dam": 1, "a": 2}
    assert WORDS.row.tolist() == [0, 1, 0, 2, 1]
    assert WORDS.sentence.tolist() == [0, 0, 0, 2, 2]
    assert WORDS.sizes().tolist() == [3, 0, 2]
    assert WORDS.times().tolist() == [2, 2, 1]
    assert WORDS.first().tolist() == [0, 0, 2]
    assert WORDS.openers().tolist() == [True, False, False, True, False]


def test_sums_are_by_sentence_and_once_counts_a_word_once_in_each() -> None:
    once, times = WORDS.once()

    assert WORDS.sums(np.array([1.0, 10.0, 100.0])).tolist() == [12.0, 0.0, 110.0]
    assert once.sums(np.array([1.0, 10.0, 100.0])).tolist() == [11.0, 0.0, 110.0]
    assert times.tolist() == [2, 1, 1, 1]


def test_renaming_joins_words_and_drops_those_without_a_name() -> None:
    terms = WORDS.renamed(lambda word: {"dam": "wall", "a": "wall"}.get(word, ""))

    assert dict(terms.number) == {"wall": 0}
    assert terms.row.tolist() == [0, 0, 0]
    assert terms.sentence.tolist() == [0, 2, 2]
    assert terms.sizes().tolist() == [1, 0, 2]
