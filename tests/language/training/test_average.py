"""The mean of two checkpoints is in the middle of them."""

from __future__ import annotations

import copy
from typing import Any

import numpy
import spacy

from jl_newslens.language.training.average import average_weights


def test_each_weight_moves_half_the_way() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("tagger").add_label("NN")  # type: ignore[attr-defined]
    nlp.initialize()
    other = copy.deepcopy(nlp)
    for node in other.get_pipe("tagger").model.walk():  # type: ignore[attr-defined]
        for key in node.param_names:
            if node.has_param(key):
                node.set_param(key, node.get_param(key) + 2)
    model: Any = nlp.get_pipe("tagger").model  # type: ignore[attr-defined]
    before = [n.get_param(k).copy() for n in model.walk() for k in n.param_names if n.has_param(k)]
    average_weights(nlp, other)
    after = [n.get_param(k) for n in model.walk() for k in n.param_names if n.has_param(k)]
    assert before
    for old, new in zip(before, after, strict=True):
        numpy.testing.assert_allclose(new, old + 1, rtol=1e-5)
