"""Scores of heads to trees."""

from __future__ import annotations

import math

import numpy as np
import pytest

from jl_newslens.language.training.tree_reading import best_tree


def scores(*best: int) -> np.ndarray:
    """Scores that favour these heads; 0 is the root."""
    found = np.zeros((len(best), len(best) + 1), np.float32)
    found[range(len(best)), best] = 5.0
    return found


def test_each_word_takes_its_best_head() -> None:
    heads, sure = best_tree(scores(2, 0, 2))

    assert heads == [2, 0, 2]
    assert -0.1 < sure < 0


def test_of_two_roots_the_surer_one_stays() -> None:
    doubtful = scores(0, 0, 2)
    doubtful[0, 2] = 4.9

    assert best_tree(doubtful)[0] == [2, 0, 2]


def test_a_sentence_without_a_root_gets_one() -> None:
    heads, _ = best_tree(scores(2, 3, 3))

    assert heads.count(0) == 1


def test_a_circle_is_no_tree() -> None:
    assert best_tree(scores(0, 3, 2))[1] == -math.inf


def test_one_word_is_its_own_root() -> None:
    assert best_tree(np.array([[1.0, 9.0]], np.float32)) == ([0], pytest.approx(0.0))
