"""A verb with a tense and no subject beside the main one: the parser did not see whose it is."""

from __future__ import annotations

import pytest

from jl_newslens.summarize.misread import is_misread
from jl_newslens.summarize.tree import Tree

from .conftest import build


@pytest.mark.parametrize(
    ("verb", "tag", "misread"),
    [("saw", "VBD", True), ("said", "VBD", False), ("seeing", "VBG", False)],
)
def test_a_verb_that_nobody_does_is_an_error(verb: str, tag: str, misread: bool) -> None:
    sentence = build(
        f"Holt left after her brother {verb} smoke .",
        f"""
        Holt PROPN nsubj 2 NNP
        left VERB root 0 VBD
        after ADP case 5 IN
        her PRON nmod:poss 5 PRP$
        brother NOUN obl 2 NN
        {verb} VERB parataxis 2 {tag}
        smoke NOUN obj 6 NN
        . PUNCT punct 2 .
        """,
    )
    assert is_misread(Tree(sentence.tokens)) == misread
