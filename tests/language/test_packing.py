"""Packed weights: half the size, the same answers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy
import pytest
import spacy
from spacy.language import Language
from spacy.training import Example

from jl_newslens.errors import PipelineError
from jl_newslens.language.packing import pack, unpack
from jl_newslens.language.pipeline import load_weights
from jl_newslens.language.word_vectors import (
    VECTORS_NAME,
    SpelledVectors,
    register_vectors,
    table_of,
)

_WORDS = ["Ann", "saw", "Lima", "."]


def drawn(rows: int, width: int = 8) -> numpy.ndarray:
    return numpy.random.default_rng(rows).normal(size=(rows, width)).astype("f")


@pytest.fixture(scope="module")
def nlp() -> Language:
    """A tagger, a lemmatizer and names, trained on one sentence until they know it."""
    register_vectors()
    nlp = spacy.blank("en", config={"nlp": {"vectors": {"@vectors": VECTORS_NAME}}})
    nlp.vocab.vectors.fill(table_of(["ann", "saw"], drawn(2)), drawn(20))
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
    pack(nlp, tmp_path / "p.msgpack")
    packed: SpelledVectors = unpack(tmp_path / "p.msgpack").vocab.vectors
    for word in ("saw", "ann", "lima"):
        for strings in (packed.strings, nlp.vocab.strings):
            strings.add(word)
        assert numpy.allclose(packed[word], nlp.vocab.vectors[word], atol=0.02)
    assert packed["lima"].any()


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
