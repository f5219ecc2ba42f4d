"""Which second half of an "and" the words around it need."""

from __future__ import annotations

import pytest

from jl_newslens.summarize.needs.joined import needs_both
from jl_newslens.summarize.sentence.scene import Scene
from tests.summarize.conftest import sentence_of

COUPLE = """
    She PRON nsubj 5 PRP
    and CCONJ cc 4 CC
    her PRON nmod:poss 4 PRP$
    son NOUN conj 1 NN
    {verb} VERB root 0 VBD
    {rest} ADV advmod 5 RB
    . PUNCT punct 5 .
"""


@pytest.mark.parametrize(
    ("verb", "rest", "both"),
    [("left", "together", True), ("married", "soon", True), ("left", "soon", False)],
)
def test_who_act_together_stay_together(verb: str, rest: str, both: bool) -> None:
    rows = COUPLE.format(verb=verb, rest=rest).replace("VBD", f"VBD {verb}")
    rows = rows.replace("VBD married", "VBD marry")

    assert needs_both(Scene(sentence_of(rows)), 3) is both


@pytest.mark.parametrize(("whose", "both"), [("their", True), ("her", False)])
def test_their_mill_is_of_two(whose: str, both: bool) -> None:
    rows = f"""
        Ann PROPN nsubj 6 NNP
        Holt PROPN flat 1 NNP
        and CCONJ cc 5 CC
        her PRON nmod:poss 5 PRP$
        son NOUN conj 2 NN
        sold VERB root 0 VBD
        {whose} PRON nmod:poss 8 PRP$
        mill NOUN obj 6 NN
        . PUNCT punct 6 .
    """
    assert needs_both(Scene(sentence_of(rows)), 4) is both


@pytest.mark.parametrize(("tag", "both"), [("NNS", True), ("NN", False)])
def test_a_title_of_several_keeps_them_wherever_it_hangs(tag: str, both: bool) -> None:
    rows = f"""
        They PRON nsubj 2 PRP
        met VERB root 0 VBD
        bakers NOUN obj 2 {tag}
        Holt PROPN obj 2 NNP
        and CCONJ cc 6 CC
        Mertens PROPN conj 4 NNP
        . PUNCT punct 2 .
    """
    assert needs_both(Scene(sentence_of(rows)), 5) is both


@pytest.mark.parametrize(("relation", "both"), [("nmod:desc", True), ("compound", False)])
def test_two_offices_of_one_person_stay_with_the_name(relation: str, both: bool) -> None:
    rows = f"""
        They PRON nsubj 2 PRP
        met VERB root 0 VBD
        chairman NOUN obj 2 NN
        and CCONJ cc 6 CC
        owner NOUN {relation} 6 NN
        Holt PROPN conj 3 NNP
        . PUNCT punct 2 .
    """
    assert needs_both(Scene(sentence_of(rows)), 5) is both
