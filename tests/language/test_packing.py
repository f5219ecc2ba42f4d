"""Packed weights: half the size, the same answers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy
import pytest
import spacy
from spacy.language import Language
from spacy.training import Example
from spacy.vectors import Vectors

from jl_newslens.errors import PipelineError
from jl_newslens.language.packing import pack, unpack
from jl_newslens.language.pipeline import load_weights

_WORDS = ["Ann", "saw", "Lima", "."]


@pytest.fixture(scope="module")
def nlp() -> Language:
    """A tagger, a lemmatizer and names, trained on one sentence until they know it."""
    nlp = spacy.blank("en")
    for name in ("tagger", "trainable_lemmatizer", "ner"):
        nlp.add_pipe(name, config={"min_tree_freq": 1} if "lemma" in name else {})
    annotation: dict[str, Any] = {
        "words": _WORDS,
        "tags": ["NNP", "VBD", "NNP", "."],
        "lemmas": ["Ann", "see", "Lima", "."],
        "entities": ["U-PERSON", "O", "U-PLACE", "O"],
    }
    example = Example.from_dict(nlp.make_doc("Ann saw Lima ."), annotation)
    optimizer = nlp.initialize(lambda: [example])
    for _ in range(30):
        nlp.update([example], sgd=optimizer)
    return nlp


def reading(nlp: Language) -> list[tuple[str, str, str]]:
    return [(token.tag_, token.lemma_, token.ent_type_) for token in nlp("Ann saw Lima .")]


def test_packing_loses_no_answer(nlp: Language, tmp_path: Path) -> None:
    pack(nlp, tmp_path / "p.msgpack")
    assert reading(unpack(tmp_path / "p.msgpack")) == reading(nlp)
    assert reading(nlp)[1] == ("VBD", "see", "")


def test_weights_come_back_in_single_precision(nlp: Language, tmp_path: Path) -> None:
    pack(nlp, tmp_path / "p.msgpack")
    model: Any = unpack(tmp_path / "p.msgpack").get_pipe("ner").model
    kinds = {
        str(node.get_param(name).dtype)
        for node in model.walk()
        for name in node.param_names
        if node.has_param(name)
    }
    assert kinds == {"float32"}


def test_vectors_come_along(nlp: Language, tmp_path: Path) -> None:
    other = spacy.blank("en")
    table = numpy.random.default_rng(0).normal(size=(2, 8)).astype("f")
    other.vocab.vectors = Vectors(
        strings=other.vocab.strings, data=table, keys=["lima", "ann"], attr="LOWER"
    )
    pack(other, tmp_path / "p.msgpack")
    packed = unpack(tmp_path / "p.msgpack").vocab.vectors
    keys = [other.vocab.strings[word] for word in ("lima", "ann", "oslo")]
    assert packed.attr == other.vocab.vectors.attr
    assert packed.find(keys=keys).tolist() == [0, 1, -1]
    assert numpy.allclose(packed.data, table, atol=0.02)


def test_packed_is_about_half_of_what_spacy_writes(nlp: Language, tmp_path: Path) -> None:
    pack(nlp, tmp_path / "p.msgpack")
    written = len(nlp.to_bytes())
    assert (tmp_path / "p.msgpack").stat().st_size < 0.6 * written


@pytest.mark.parametrize("content", [b"", b"not msgpack at all", b"\x81\xa6format\x63"])
def test_a_damaged_file_is_our_error(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "p.msgpack").write_bytes(content)
    with pytest.raises(PipelineError, match="cannot be read"):
        load_weights(tmp_path / "p.msgpack")


def test_a_missing_file_says_how_to_get_one(tmp_path: Path) -> None:
    with pytest.raises(PipelineError, match="Install jl-newslens again"):
        load_weights(tmp_path / "p.msgpack")
