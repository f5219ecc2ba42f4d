"""What is done to a checkpoint between two trainings, and to the network of names after them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import spacy
from spacy.language import Language
from spacy.training import Example

from jl_newslens.language.training.assemble import prefer_names
from jl_newslens.language.training.train import mean_of, spell
from jl_newslens.language.word_vectors import SpelledVectors, table_of


@pytest.fixture
def checkpoint(tmp_path: Path) -> Path:
    """A pipeline that knows the vector of "mill", with the vectors of n-grams in `vectors/`."""
    nlp = spacy.blank("en")
    nlp.vocab.vectors = table_of(["mill"], np.ones((1, 4), np.float32))
    nlp.to_disk(tmp_path / "plain")
    letters = SpelledVectors(
        table_of(["mill"], np.ones((1, 4), np.float32)), np.full((50, 4), 2, np.float32)
    )
    (tmp_path / "vectors" / "vocab").mkdir(parents=True)
    letters.to_disk(tmp_path / "vectors" / "vocab")
    return tmp_path / "plain"


def test_a_checkpoint_learns_to_spell(checkpoint: Path) -> None:
    work = checkpoint.parent
    assert spacy.load(checkpoint).vocab["unmillable"].norm_ == "unmillable"

    vocab = spacy.load(spell(checkpoint, work, work / "spelling")).vocab

    assert vocab["unmillable"].norm_ == "…able"
    keys = [vocab.strings["mill"], vocab.strings["unmillable"]]
    assert vocab.vectors.get_batch(keys).tolist() == [[1.0] * 4, [2.0] * 4]


@pytest.fixture
def names() -> Language:
    """A network that has seen one name, hardly trained."""
    nlp = spacy.blank("en")
    nlp.add_pipe("ner")
    doc = nlp.make_doc("Holt slept.")
    doc.ents = [doc.char_span(0, 4, "PERSON")]
    nlp.initialize(lambda: [Example(nlp.make_doc(doc.text), doc)])
    return nlp


def test_no_name_is_made_less_likely_than_any_name(names: Language) -> None:
    ner = names.get_pipe("ner")
    before = ner.model.layers[-1].get_param("b").copy()

    prefer_names(names)

    change = ner.model.layers[-1].get_param("b") - before
    actions = [ner.moves.get_class_name(i) for i in range(ner.moves.n_moves)]
    assert [actions[i] for i in np.flatnonzero(change)] == ["O"]
    assert change.min() < 0


def test_the_mean_of_two_checkpoints_lies_between_them(names: Language, tmp_path: Path) -> None:
    upper = names.get_pipe("ner").model.layers[-1]
    for folder, value in (("one", 1.0), ("other", 4.0)):
        upper.set_param("b", np.full_like(upper.get_param("b"), value))
        names.to_disk(tmp_path / folder)

    mean = mean_of(tmp_path / "one", tmp_path / "other", tmp_path / "mean")

    found = spacy.load(mean).get_pipe("ner").model.layers[-1].get_param("b")
    assert set(found.tolist()) == {2.5}
