"""What words of a tree may stand next to each other."""

from __future__ import annotations

from jl_newslens.summarize.tree import Tree, joins_well

from .conftest import build

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
