"""What words of a tree may stand next to each other."""

from __future__ import annotations

import pytest

from jl_newslens.summarize.sentence import tree
from jl_newslens.summarize.sentence.tree import Tree, joins_well, tree_of
from tests.summarize.conftest import build, sentence_of

NIGHT = """
    Holt PROPN nsubj 2 NNP
    slept VERB root 0 VBD
    in ADP case 5 IN
    the DET det 5 DT
    mill NOUN obl 2 NN
    on ADP case 8 IN
    that DET det 8 DT
    night NOUN obl 2 NN
    , PUNCT punct 13 ,
    during ADP case 11 IN
    which PRON obl 13 WDT
    it PRON nsubj 13 PRP
    burned VERB acl:relcl 8 VBD
    . PUNCT punct 2 .
"""


def test_what_a_clause_after_a_comma_is_about_stays() -> None:
    sentence = build("Holt slept in the mill on that night , during which it burned .", NIGHT)

    assert not joins_well(Tree(sentence.tokens), 5, 7)


def test_what_may_be_joined_to_the_next_noun_stays() -> None:
    sentence = build(
        "The games in Ghent and Bruges were held .",
        """
        The DET det 2 DT
        games NOUN nsubj 8 NNS
        in ADP case 4 IN
        Ghent PROPN nmod 2 NNP
        and CCONJ cc 6 CC
        Bruges PROPN conj 2 NNP
        were AUX aux 8 VBD
        held VERB root 0 VBN
        . PUNCT punct 8 .
        """,
    )

    assert not joins_well(Tree(sentence.tokens), 2, 3)


@pytest.mark.parametrize(
    ("noun", "relation", "goes"),
    [
        ("sister", "parataxis", False),
        ("sister", "obl:unmarked", False),
        ("night", "parataxis", True),
    ],
)
def test_what_a_description_after_it_is_about_stays(noun: str, relation: str, goes: bool) -> None:
    sentence = build(
        f"Holt crossed the bridge with his {noun} , painter Ann Berg .",
        f"""
        Holt PROPN nsubj 2 NNP
        crossed VERB root 0 VBD
        the DET det 4 DT
        bridge NOUN obj 2 NN
        with ADP case 7 IN
        his PRON nmod:poss 7 PRP$
        {noun} NOUN obl 2 NN
        , PUNCT punct 9 ,
        painter NOUN {relation} 2 NN
        Ann PROPN appos 9 NNP
        Berg PROPN flat 10 NNP
        . PUNCT punct 2 .
        """,
    )

    assert joins_well(Tree(sentence.tokens), 4, 6) == goes


def test_a_description_of_the_word_before_lets_go() -> None:
    sentence = build(
        "Holt of Zenda , a miller , slept .",
        """
        Holt PROPN nsubj 8 NNP
        of ADP case 3 IN
        Zenda PROPN nmod 1 NNP
        , PUNCT punct 6 ,
        a DET det 6 DT
        miller NOUN appos 1 NN
        , PUNCT punct 6 ,
        slept VERB root 0 VBD
        . PUNCT punct 8 .
        """,
    )

    assert joins_well(Tree(sentence.tokens), 1, 2)


def test_a_clause_that_the_next_verb_may_go_on_with_stays() -> None:
    sentence = build(
        "Holt promised help after trains were late and missed the fair .",
        """
        Holt PROPN nsubj 2 NNP
        promised VERB root 0 VBD
        help NOUN obj 2 NN
        after SCONJ mark 7 IN
        trains NOUN nsubj 7 NNS
        were AUX cop 7 VBD
        late ADJ advcl 2 JJ
        and CCONJ cc 9 CC
        missed VERB conj 2 VBD
        the DET det 11 DT
        fair NOUN obj 9 NN
        . PUNCT punct 2 .
        """,
    )

    assert not joins_well(Tree(sentence.tokens), 3, 6)


def test_what_stands_behind_a_date_stays_with_it() -> None:
    sentence = build(
        "Holt led the board , which met on May 2 , 2001 , riots .",
        """
        Holt PROPN nsubj 2 NNP
        led VERB root 0 VBD
        the DET det 4 DT
        board NOUN obj 2 NN
        , PUNCT punct 7 ,
        which PRON nsubj 7 WDT
        met VERB acl:relcl 4 VBD
        on ADP case 10 IN
        May PROPN compound 10 NNP
        2 NUM obl 7 CD
        , PUNCT punct 12 ,
        2001 NUM nmod:unmarked 10 CD
        , PUNCT punct 14 ,
        riots NOUN conj 4 NNS
        . PUNCT punct 2 .
        """,
    )

    assert not joins_well(Tree(sentence.tokens), 4, 11)
    assert not joins_well(Tree(sentence.tokens), 4, 12)


@pytest.mark.parametrize(
    ("after", "joins"), [("of Ghent", False), ("' Zenda '", False), ("again", True)]
)
def test_what_belongs_to_the_word_before_does_not_meet_another(after: str, joins: bool) -> None:
    rows = """
        a DET det 2
        talk NOUN obl 6
        with ADP case 5
        the DET det 5
        paper NOUN nmod 2
    """
    words = after.split()
    text = f"a talk with the paper {after} ."
    more = "\n".join(f"{word} ADV dep 1" for word in words)
    sentence = build(text, f"{rows}{more}\n. PUNCT punct {6 + len(words)}")

    assert joins_well(Tree(sentence.tokens), 2, 4) == joins
    assert joins_well(Tree(sentence.tokens), 0, 4) == (after != "of Ghent")


def test_the_tree_of_the_same_tokens_is_made_once_and_of_equal_ones_anew() -> None:
    tokens = sentence_of("Holt PROPN nsubj 2\nslept VERB root 0").tokens
    equal = (*tokens,)

    assert tree_of(tokens) is tree_of(tokens)
    assert tree_of(equal) is not tree_of(tokens)
    assert tree_of(equal).tokens is equal


def test_trees_of_many_sentences_do_not_pile_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tree, "_MOST_KEPT", 3)
    monkeypatch.setattr(tree, "_kept", {})
    sentences = [sentence_of("Holt PROPN nsubj 2\nslept VERB root 0") for _ in range(9)]

    assert all(tree_of(sentence.tokens).root == 1 for sentence in sentences)
    assert len(tree._kept) <= 3
