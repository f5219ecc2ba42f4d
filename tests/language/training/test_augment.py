"""Other spellings of the same tokens: annotation stays where it was."""

from __future__ import annotations

import spacy
from spacy.tokens import Doc
from spacy.training import Example

from jl_newslens.language.training.augment import make_augmenter, other_marks, title_case


def test_title_case_leaves_the_small_words() -> None:
    assert title_case(["talks", "of", "the", "ministers", "end", "in", "Lima"]) == (
        ["Talks", "of", "the", "Ministers", "End", "in", "Lima"]
    )


def test_quotes_turn_both_ways() -> None:
    straight = ['"', "No", '"', "is", "n't", "he", "'s"]
    curly = ["“", "No", "”", "is", "n’t", "he", "’s"]
    assert other_marks(straight) == curly
    assert other_marks(curly) == straight


def test_a_variant_keeps_heads_names_and_sentence() -> None:
    nlp = spacy.blank("en")
    gold = Doc(
        nlp.vocab,
        words=["ministers", "met", "in", "Lima"],
        spaces=[True, True, True, False],
        heads=[1, 1, 3, 1],
        deps=["nsubj", "ROOT", "case", "obl"],
        ents=["O", "O", "O", "B-PLACE"],
    )
    example = Example(nlp.make_doc(gold.text), gold)
    [variant] = make_augmenter(0, 1, 0)(nlp, example)
    assert variant.predicted.text == "MINISTERS MET IN LIMA"
    assert [t.head.i for t in variant.reference] == [1, 1, 3, 1]
    assert [e.text for e in variant.reference.ents] == ["LIMA"]


def test_no_chance_no_change() -> None:
    nlp = spacy.blank("en")
    example = Example(nlp.make_doc("One."), nlp.make_doc("One."))
    assert list(make_augmenter(0, 0, 0)(nlp, example)) == [example]
