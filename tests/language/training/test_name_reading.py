"""Names to labels of words and back."""

from __future__ import annotations

import numpy as np
import spacy
from numpy.typing import NDArray
from spacy.tokens import Doc, Span

from jl_newslens.language.training.name_reading import (
    LABELS,
    best_labels,
    name_windows,
    read_labels,
)


def odds(*rows: dict[str, float]) -> NDArray[np.float32]:
    """A row of probabilities for each word; what is not named shares the rest."""
    table = np.empty((len(rows), len(LABELS)), np.float32)
    for row, told in zip(table, rows, strict=True):
        row[:] = (1 - sum(told.values())) / (len(LABELS) - len(told))
        for label, probability in told.items():
            row[LABELS.index(label)] = probability
    return table


def test_an_inside_label_follows_its_own_kind() -> None:
    path = best_labels(odds({"B-ORG": 0.9}, {"I-PERSON": 0.6, "I-ORG": 0.3}, {"I-ORG": 0.9}))

    assert [LABELS[i] for i in path] == ["B-ORG", "I-ORG", "I-ORG"]


def test_no_name_begins_inside() -> None:
    path = best_labels(odds({"I-PLACE": 0.6, "B-PLACE": 0.35}))

    assert [LABELS[i] for i in path] == ["B-PLACE"]


def test_neighbouring_names_stay_apart() -> None:
    reading = read_labels(odds({"B-PLACE": 0.9}, {"B-PERSON": 0.9}, {"I-PERSON": 0.9}, {"O": 0.99}))

    assert [(n.start, n.end, n.label) for n in reading.names] == [(0, 1, "PLACE"), (1, 3, "PERSON")]
    assert not reading.doubtful


def test_an_unsure_name_is_in_doubt_with_its_neighbours() -> None:
    reading = read_labels(odds({"O": 0.99}, {"B-ORG": 0.5}, {"O": 0.99}, {"O": 0.99}))

    assert not reading.names
    assert reading.doubtful == {0, 1, 2}


def test_an_unsure_word_outside_is_in_doubt() -> None:
    assert read_labels(odds({"O": 0.5}, {"O": 0.9})).doubtful == {0}


def test_a_sure_neighbour_is_not_in_doubt() -> None:
    reading = read_labels(odds({"B-ORG": 0.5}, {"B-PERSON": 0.95}))

    assert [name.label for name in reading.names] == ["PERSON"]
    assert reading.doubtful == {0}


def test_windows_cut_no_name_and_keep_what_is_missing() -> None:
    words = ["word"] * 109 + ["Cape", "Verde", "Radio", "said", "so"]
    doc = Doc(spacy.blank("en").vocab, words=words)
    doc.set_ents([Span(doc, 109, 112, label="ORG")], missing=[Span(doc, 0, 1)], default="outside")

    first, second = name_windows(doc)

    assert first.words[-3:] == ("Cape", "Verde", "Radio")
    assert [LABELS[i] for i in first.labels[-3:]] == ["B-ORG", "I-ORG", "I-ORG"]
    assert first.labels[:2] == (-1, 0)
    assert second.words == ("said", "so")


def test_windows_end_with_a_sentence_where_they_can() -> None:
    doc = Doc(spacy.blank("en").vocab, words=(["word"] * 19 + ["."]) * 10)
    doc.set_ents([], default="outside")

    assert [len(window.words) for window in name_windows(doc)] == [100, 100]
