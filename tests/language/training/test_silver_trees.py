"""Raw news cut in windows, and which of the teacher's sentences are taken."""

from __future__ import annotations

import json
import math
from pathlib import Path

import numpy as np
import pytest
import spacy
from spacy.language import Language

from jl_newslens.language.training import silver_trees
from jl_newslens.language.training.tree_reading import Reading


@pytest.fixture
def nlp() -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    return nlp


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


def test_windows_end_where_sentences_end(nlp: Language) -> None:
    text = "One two three four five six seven eight nine. " * 40

    found = list(silver_trees.windows([text], nlp))

    assert len(found) > 1
    assert all(len(doc) <= 150 and doc[-1].text == "." for doc in found)
    assert sum(map(len, found)) == 400


def test_a_sentence_without_an_end_is_left_out(nlp: Language) -> None:
    text = "Short one. " + "word " * 300

    assert [len(doc) for doc in silver_trees.windows([text], nlp)] == [3]


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


def test_raw_texts_are_paragraphs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [json.dumps({"text": f"First {i}.\n\nSecond  {i}."}) for i in range(3)]
    (tmp_path / "raw.jsonl").write_text("\n".join(lines), "utf-8")
    monkeypatch.setattr(silver_trees, "SOURCES", (("raw.jsonl", "text", 2),))

    assert list(silver_trees.raw_texts(tmp_path)) == [
        "First 0.",
        "Second 0.",
        "First 2.",
        "Second 2.",
    ]
