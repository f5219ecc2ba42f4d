"""The mean of checkpoints is in the middle of them."""

from __future__ import annotations

import copy
from typing import Any

import numpy
import pytest
import spacy
from spacy.language import Language

from jl_newslens.language.training.average import average_weights


def weights(nlp: Language) -> list[Any]:
    model: Any = nlp.get_pipe("tagger").model
    return [n.get_param(k) for n in model.walk() for k in n.param_names if n.has_param(k)]


@pytest.mark.parametrize("moves", [(2,), (1, 5)])
def test_each_weight_becomes_the_mean(moves: tuple[int, ...]) -> None:
    nlp = spacy.blank("en")
    tagger: Any = nlp.add_pipe("tagger")
    tagger.add_label("NN")
    nlp.initialize()
    before = [weight.copy() for weight in weights(nlp)]
    others = [copy.deepcopy(nlp) for _ in moves]
    for other, move in zip(others, moves, strict=True):
        model: Any = other.get_pipe("tagger").model
        for node in model.walk():
            for key in node.param_names:
                if node.has_param(key):
                    node.set_param(key, node.get_param(key) + move)

    average_weights(nlp, others)

    assert before
    for old, new in zip(before, weights(nlp), strict=True):
        numpy.testing.assert_allclose(new, old + sum(moves) / (1 + len(moves)), rtol=1e-5)
