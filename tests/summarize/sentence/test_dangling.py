"""What is said without its noun or verb leans on the text before."""

from __future__ import annotations

import pytest

from jl_newslens.summarize.sentence.openers import dangling
from jl_newslens.summarize.sentence.tree import Tree
from tests.summarize.conftest import build


def test_that_is_what_points_back() -> None:
    sentence = build(
        "That is what the bakers sold .",
        """
        That PRON nsubj 3
        is AUX cop 3
        what PRON root 0
        the DET det 5
        bakers NOUN nsubj 6 NNS
        sold VERB acl:relcl 3 VBD
        . PUNCT punct 3
        """,
    )

    assert dangling(sentence.tokens, Tree(sentence.tokens)) == "demonstrative"


@pytest.mark.parametrize(("heads", "why"), [(True, None), (False, "demonstrative")])
def test_another_leans_on_nothing_at_the_head(heads: bool, why: str | None) -> None:
    rows = """
        Another DET det 2 DT
        flood NOUN nsubj 3 NN
        struck VERB root 0 VBD
        Ghent PROPN obj 3 NNP
        . PUNCT punct 3 .
        """
    tokens = build("Another flood struck Ghent .", rows).tokens
    assert dangling(tokens, Tree(tokens), heads=heads) == why


@pytest.mark.parametrize(
    ("verb", "after", "why"),
    [("did", ",", "demonstrative"), ("is", ".", "demonstrative"), ("slept", ",", None)],
)
def test_what_somebody_did_not_is_told_before(verb: str, after: str, why: str | None) -> None:
    sentence = build(
        f"Holt {verb} not {after} singing all day",
        f"""
        Holt PROPN nsubj 2
        {verb} AUX root 0
        not PART advmod 2
        {after} PUNCT punct 2
        singing VERB advcl 2
        all DET det 7
        day NOUN obj 5
        """,
    )

    assert dangling(sentence.tokens, Tree(sentence.tokens)) == why


@pytest.mark.parametrize(
    ("head", "why"), [("", "demonstrative"), ("Of the bakers ,", None)], ids=["of whom", "told"]
)
def test_the_majority_is_of_somebody(head: str, why: str | None) -> None:
    first = len(head.split())
    before = """
        Of ADP case 3 IN
        the DET det 3 DT
        bakers NOUN obl 8 NNS
        , PUNCT punct 3 ,
    """
    rows = f"""
        {before if head else ""}
        the DET det {first + 2} DT
        majority NOUN nsubj {first + 4} NN
        were AUX cop {first + 4} VBD
        women NOUN root 0 NNS
        . PUNCT punct {first + 4} .
    """
    tokens = build(f"{head} the majority were women .", rows).tokens
    assert dangling(tokens, Tree(tokens)) == why


@pytest.mark.parametrize(
    ("to", "what", "why"), [("ADP case", "PROPN obl", "pronoun"), ("PART mark", "VERB xcomp", None)]
)
def test_it_is_closed_to_ghent_tells_of_a_thing(to: str, what: str, why: str | None) -> None:
    rows = f"""
        It PRON nsubj 3 PRP
        is AUX cop 3 VBZ
        closed ADJ root 0 JJ
        to {to} 5
        Ghent {what} 3
        . PUNCT punct 3 .
    """
    tokens = build("It is closed to Ghent .", rows).tokens
    assert dangling(tokens, Tree(tokens)) == why
