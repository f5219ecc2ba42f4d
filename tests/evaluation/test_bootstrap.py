"""The interval of a ratio of sums."""

from __future__ import annotations

from jl_newslens.evaluation.bootstrap import ratio_interval


def test_texts_that_agree_leave_no_doubt() -> None:
    assert ratio_interval([(1, 2)] * 9) == (0.5, 0.5)


def test_more_texts_make_the_interval_of_a_mean_narrower() -> None:
    few, many = (ratio_interval([(0, 1), (1, 1)] * count) for count in (5, 80))

    assert 0 <= few[0] < many[0] < 0.5 < many[1] < few[1] <= 1


def test_a_text_counts_by_its_size() -> None:
    low, high = ratio_interval([(9, 10), (0, 1), (0, 1)])

    assert low < 0.5 < high  # the mean of the three shares is .3


def test_texts_without_labels_are_drawn_too() -> None:
    assert ratio_interval([(0, 0), (1, 1)]) == (1.0, 1.0)
