from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc

import jl_newslens.link.spacy_component as component
from jl_newslens.errors import OptionError, UnknownNameError

TEXT = "Chancellor Friedrich Merz met Macron in Berlin. Merz praised Germany."


def blank(**config: object) -> spacy.Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns(  # type: ignore[attr-defined]
        [
            {"label": "PERSON", "pattern": "Friedrich Merz"},
            {"label": "PERSON", "pattern": "Merz"},
            {"label": "DATE", "pattern": "Berlin"},
        ]
    )
    nlp.add_pipe("newslens_linker", config=config)
    return nlp


def test_entities_get_their_page() -> None:
    doc = blank()(TEXT)
    assert [(ent.text, ent.kb_id_) for ent in doc.ents if ent.label_ == "PERSON"] == [
        ("Friedrich Merz", "Friedrich Merz"),
        ("Merz", "Friedrich Merz"),
    ]
    reference = doc.ents[0]._.reference
    assert reference["title"] == "Friedrich Merz"
    assert reference["url"] == "https://en.wikipedia.org/wiki/Friedrich_Merz"


def test_spans_hold_what_ner_missed() -> None:
    doc = blank()(TEXT)
    found = {span.text: span.kb_id_ for span in doc.spans[component.SPANS_KEY]}
    assert found["Germany"] == "Germany"


def test_labels_and_borders_of_entities_stay() -> None:
    doc = blank()(TEXT)
    assert [(e.text, e.label_) for e in doc.ents][-2:] == [("Berlin", "DATE"), ("Merz", "PERSON")]


def test_a_doc_can_be_saved() -> None:
    nlp = blank()
    doc = Doc(nlp.vocab).from_bytes(nlp(TEXT).to_bytes())
    assert doc.ents[0]._.reference["title"] == "Friedrich Merz"


def test_heads_count_the_tokens_that_are_left_without_spaces() -> None:
    words = ["\n\n", "Ada", "spoke"]
    doc = Doc(spacy.blank("en").vocab, words=words, heads=[2, 2, 2], deps=["dep"] * 3)

    [sentence] = component._sentences(doc)

    assert [sentence.tokens[token.head].text for token in sentence.tokens] == ["spoke", "spoke"]


def test_a_list_of_ones_own_is_a_source(tmp_path: Path) -> None:
    path = tmp_path / "mine.tsv"
    path.write_text("name\ttitle\turl\nFriedrich Merz\tMerz (mine)\thttps://names.example/m\n")

    doc = blank(sources=[str(path)])(TEXT)

    assert doc.ents[0]._.reference["title"] == "Merz (mine)"


def test_streams_keep_their_order() -> None:
    texts = ["In Berlin.", "", "In Paris.", "In Rome."]
    docs = list(blank().pipe(texts, batch_size=2))
    assert [doc.text for doc in docs] == texts


def test_a_name_without_a_page_has_no_reference() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("newslens_linker")
    doc = nlp("Nothing here.")
    assert doc[:1]._.reference is None


def test_bad_options_are_told() -> None:
    with pytest.raises(OptionError):
        blank(min_score=2.0)
    with pytest.raises(UnknownNameError):
        blank(sources=["nowhere"])
    with pytest.raises(OptionError, match=r"wikipedia\.zim"):
        blank(sources=["zim"])
