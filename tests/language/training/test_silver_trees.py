"""Which of the teacher's sentences are taken, and how they become Docs."""

from __future__ import annotations

import math

import numpy as np
import pytest
import spacy
from spacy.language import Language

from jl_newslens.language.training import silver_trees
from jl_newslens.language.training.tree_reading import Reading


@pytest.fixture
def nlp() -> Language:
    return spacy.blank("en")


def reading(*sure: float) -> Reading:
    """Sentences of two words, "Go home", each as sure as told."""
    size = len(sure)
    return Reading(
        tags=("VB", "RB") * size,
        morphs=("VERB|Mood=Imp", "ADV|") * size,
        heads=tuple(head for i in range(size) for head in (0, 2 * i + 1)),
        deps=("ROOT", "advmod") * size,
        sentences=tuple((2 * i, 2 * i + 2) for i in range(size)),
        sure=sure,
        vectors=np.zeros((2 * size, 4), np.float32),
    )


def test_unsure_sentences_split_a_text(nlp: Language) -> None:
    said = reading(-0.1, -math.inf, -0.1, -0.2)

    assert list(silver_trees.sure_runs(said)) == [(0, 2), (4, 8)]


def test_labels_and_heads_move_with_the_run(nlp: Language) -> None:
    doc = nlp("Go home Go home")

    labelled = silver_trees.labelled(doc, reading(-math.inf, -0.1), 2, 4)

    assert [token.head.i for token in labelled] == [0, 0]
    assert [token.pos_ for token in labelled] == ["VERB", "ADV"]
    assert str(labelled[0].morph) == "Mood=Imp"
    assert not labelled.has_annotation("LEMMA")
