"""Verbs of saying that lack what is said: then less is cut."""

from __future__ import annotations

import pytest

from jl_newslens.model import Sentence
from jl_newslens.summarize.compress import compress
from jl_newslens.summarize.sentence.misread import is_torn, says_nothing
from jl_newslens.summarize.sentence.tree import Tree
from tests.summarize.conftest import build
from tests.summarize.headline.test_needs import printed

SAVED = build(
    "Holt argued in May that each mill lost had saved ten jobs .",
    """
    Holt PROPN nsubj 2 NNP
    argued VERB root 0 VBD argue
    in ADP case 4 IN
    May PROPN obl 2 NNP
    that SCONJ mark 8 IN
    each DET det 7 DT
    mill NOUN nsubj 8 NN
    lost VERB acl 4 VBD
    had AUX aux 10 VBD
    saved VERB ccomp 2 VBN
    ten NUM nummod 12 CD
    jobs NOUN obj 10 NNS
    . PUNCT punct 2 .
    """,
)
BROKEN = build(
    "The dams , which hold the river back , broke in May , said Holt , a miller at Zenda .",
    """
    The DET det 2 DT
    dams NOUN nsubj 14 NNS
    , PUNCT punct 5 ,
    which PRON nsubj 5 WDT
    hold VERB acl:relcl 2 VBP
    the DET det 7 DT
    river NOUN obj 5 NN
    back ADV advmod 5 RB
    , PUNCT punct 10 ,
    broke VERB conj 5 VBD
    in ADP case 12 IN
    May PROPN obl 10 NNP
    , PUNCT punct 5 ,
    said VERB root 0 VBD say
    Holt PROPN nsubj 14 NNP
    , PUNCT punct 18 ,
    a DET det 18 DT
    miller NOUN appos 15 NN
    at ADP case 20 IN
    Zenda PROPN nmod 18 NNP
    . PUNCT punct 14 .
    """,
)


def tree_of(sentence: Sentence) -> Tree:
    return Tree(sentence.tokens)


def test_what_is_said_has_a_subject_if_it_has_a_tense() -> None:
    tree = tree_of(SAVED)

    assert is_torn(tree, 9)
    assert not is_torn(tree, 7)


def test_a_headline_in_which_nothing_is_said_is_not_cut() -> None:
    assert printed(SAVED, {0, 1, 8, 9, 10, 11}).startswith("Holt argued in May that each")


def test_a_verb_of_saying_tells_what() -> None:
    assert says_nothing(tree_of(BROKEN))
    assert not says_nothing(tree_of(build("Holt slept .", "Holt PROPN nsubj 2\nslept VERB root 0")))


def test_a_clause_that_may_hold_the_main_verb_is_not_cut() -> None:
    assert "broke in May, said Holt" in compress(BROKEN, "brief").text


def test_a_headline_of_a_sentence_whose_speaker_was_missed_is_not_cut() -> None:
    sentence = build(
        "Berg was fined 900 euros , Ann Holt , a clerk , told Radio Zenda .",
        """
        Berg PROPN nsubj:pass 3 NNP
        was AUX aux:pass 3 VBD
        fined VERB ccomp 13 VBN
        900 NUM nummod 5 CD
        euros NOUN obj 3 NNS
        , PUNCT punct 7 ,
        Ann PROPN appos 5 NNP
        Holt PROPN flat 7 NNP
        , PUNCT punct 11 ,
        a DET det 11 DT
        clerk NOUN appos 7 NN
        , PUNCT punct 13 ,
        told VERB root 0 VBD tell
        Radio PROPN obj 13 NNP
        Zenda PROPN flat 14 NNP
        . PUNCT punct 13 .
        """,
    )

    assert printed(sentence, {0, 1, 2, 3, 4, 6, 7}).endswith("told Radio Zenda.")


@pytest.mark.parametrize(("noun", "silent"), [("mill", True), ("word", False)])
def test_nobody_says_a_thing(noun: str, silent: bool) -> None:
    rows = f"""
        Holt PROPN nsubj 2 NNP
        said VERB root 0 VBD say
        the DET det 4 DT
        {noun} NOUN obj 2 NN {noun}
        . PUNCT punct 2 .
    """

    assert says_nothing(tree_of(build(f"Holt said the {noun} .", rows))) == silent


@pytest.mark.parametrize(("verb", "says"), [("say", False), ("sing", True)])
def test_what_somebody_would_not_say_stays(verb: str, says: bool) -> None:
    sentence = build(
        f"Holt refused to {verb} .",
        f"""
        Holt PROPN nsubj 2 NNP
        refused VERB root 0 VBD refuse
        to PART mark 4 TO
        {verb} VERB xcomp 2 VB {verb}
        . PUNCT punct 2 .
        """,
    )
    assert says_nothing(tree_of(sentence)) is not says
