"""Learning from sets of bullets which kinds of sentences to take."""

from __future__ import annotations

import numpy as np
import pytest

from jl_newslens.summarize.rankers import features
from jl_newslens.summarize.rankers.coverage import Coverage
from jl_newslens.summarize.rankers.numbered import number_words
from jl_newslens.summarize.rankers.salience import estimate, shipped_salience
from jl_newslens.summarize.rankers.terms import words_of
from jl_newslens.summarize.training.ranking import Example, units_of
from jl_newslens.summarize.training.sets import f1_of_sets, learn_sets

LINES = (
    "The dam above Larvik broke on Sunday.",
    "Engineers had warned of cracks for years.",
    "A dog was found on a roof.",
    "Two schools in Porsgrunn stay closed.",
    "Farmers lost sheep and hay.",
    "The mayor opened a hall for families.",
)
WORDS = number_words([words_of(line) for line in LINES])
SALIENCE = estimate(WORDS, shipped_salience())


def _example(seed: int) -> Example:
    """The editor takes the three sentences that one feature marks, whatever the others say."""
    random = np.random.default_rng(seed)
    taken = random.permutation(len(LINES))[:3]
    values = random.random((len(LINES), len(features.NAMES)))
    values[:, features.NAMES.index("numbers")] = 0.0
    values[taken, features.NAMES.index("numbers")] = 1.0
    units = tuple(map(units_of, LINES))
    return Example(WORDS, units, values, LINES, tuple(u for i in taken for u in units[i]))


def test_a_kind_of_sentence_that_editors_take_weighs_most() -> None:
    examples = [_example(seed) for seed in range(200)]

    learned = learn_sets(examples, [SALIENCE] * len(examples)).features

    by_hand = {"like the title", "list item"}
    weights = {name: weight for name, (_, _, weight) in learned.items() if name not in by_hand}
    assert max(weights, key=weights.__getitem__) == "numbers"
    assert tuple(learned) == features.NAMES


def test_articles_with_too_few_lines_teach_nothing() -> None:
    full = [_example(seed) for seed in range(30)]
    without = Example(WORDS, full[0].units, full[0].features, (None,) * len(LINES), ("dam",))

    assert (
        learn_sets([*full, without], [SALIENCE] * 31).pairs
        == learn_sets(full, [SALIENCE] * 30).pairs
    )


def test_agreement_counts_an_item_as_often_as_both_have_it() -> None:
    rows = [["the", "dam", "the"], ["the", "roof"], []]

    found = f1_of_sets(rows, ["the", "dam", "the"], np.array([[0, 1], [1, 2]]))

    assert found.tolist() == pytest.approx([2 * 3 / 8, 2 * 1 / 5])


def test_a_set_of_one_line_is_worth_what_the_line_is_worth_alone() -> None:
    worth = Coverage(SALIENCE, [0.0] * len(LINES), expected_words=10.0, pair_weight=2.0)

    sets = np.arange(len(LINES))[:, None]

    assert worth.of_sets(WORDS, sets) == pytest.approx(worth.alone(WORDS))
