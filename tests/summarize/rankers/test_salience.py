"""What words are worth, and which lines together are worth most."""

from __future__ import annotations

import numpy as np
import pytest

from jl_newslens.summarize.rankers.boosted_trees import pack_trees, unpack_trees
from jl_newslens.summarize.rankers.coverage import Coverage
from jl_newslens.summarize.rankers.numbered import number_words
from jl_newslens.summarize.rankers.salience import (
    capitals,
    estimate,
    find_pairs,
    shipped_salience,
    unit_of,
)
from jl_newslens.summarize.rankers.terms import words_of
from jl_newslens.summarize.training.trees import fit_trees

TEXTS = (
    "The dam above Larvik broke on Sunday.",
    "Engineers had warned of cracks in the dam for years.",
    "A dog was found on a roof.",
    "The dam had been built by engineers from Larvik.",
)
WORDS = number_words([words_of(text) for text in TEXTS])


def test_units_and_pairs_are_numbered_as_they_appear() -> None:
    words = number_words([["The", "dam", "broke"], [], ["The", "Dams", "held"]])
    units = words.renamed(unit_of)
    pairs = find_pairs(units)

    assert dict(units.number) == {"the": 0, "dam": 1, "brok": 2, "held": 3}
    assert units.sentence.tolist() == [0, 0, 0, 2, 2, 2]
    assert capitals(words).tolist() == [False, False, False, False, True, False]
    assert list(zip(pairs.left, pairs.right, pairs.times, pairs.first, strict=True)) == [
        (0, 1, 2, 0), (1, 2, 1, 0), (1, 3, 1, 2),
    ]  # fmt: skip


def test_a_word_of_the_first_sentence_and_of_others_is_worth_more_than_a_late_one() -> None:
    salience = estimate(WORDS, shipped_salience())

    worth = {unit: salience.words[place] for unit, place in salience.number.items()}
    assert worth["dam"] > worth["roof"]


def test_trees_learn_what_two_columns_say_only_together() -> None:
    """No straight line tells these apart, so a linear model could not."""
    values = np.random.default_rng(0).random((3000, 3))
    labels = ((values[:, 0] > 0.5) & (values[:, 1] > 0.5)).astype(float)

    trees = fit_trees(values, labels, count=20)

    assert ((trees.scores(values) > 0) == labels).mean() > 0.97


def test_trees_read_back_score_the_same() -> None:
    values = np.random.default_rng(1).random((300, 2))
    trees = fit_trees(values, (values[:, 0] > 0.3).astype(float), count=5)

    again = unpack_trees(pack_trees(trees, ["one", "two"]), ["one", "two"])

    assert np.allclose(again.scores(values), trees.scores(values), atol=0.01)


def _coverage(priors: list[float]) -> Coverage:
    salience = estimate(WORDS, shipped_salience())
    return Coverage(salience, priors, expected_words=10.0, pair_weight=1.0)


def test_a_set_is_never_worth_less_than_the_lines_taken_in_turn() -> None:
    """The best line alone may be in no best pair: exchange finds the pair."""
    every = np.ones((4, 4), dtype=bool)
    best = _coverage([0.0] * 4).best_set([0, 1, 2, 3], WORDS, every, 2)

    assert len(best) == 2
    assert 2 not in best


def test_lines_that_say_the_same_are_never_taken_together() -> None:
    apart = np.array([[False, False], [False, False]])

    assert _coverage([0.0] * 4).best_set(
        [0, 3], number_words([words_of(TEXTS[0]), words_of(TEXTS[3])]), apart, 2
    ) in ([0], [3])


@pytest.mark.parametrize("news", range(4))
def test_the_news_is_in_the_set_whatever_it_is_worth(news: int) -> None:
    every = np.ones((4, 4), dtype=bool)
    for count in (1, 2):
        best = _coverage([0.0] * 4).best_set([0, 1, 2, 3], WORDS, every, count, news)
        assert len(best) == count
        assert news in best


def test_no_lines_make_no_set() -> None:
    assert (
        _coverage([0.0] * 4).best_set([], number_words([]), np.zeros((0, 0), dtype=bool), 3) == []
    )
