"""What a headline drops, as it cannot stand beside the words before it."""

from __future__ import annotations

import pytest

from jl_newslens.summarize.headline.seams import drop_strays
from jl_newslens.summarize.headline.signs import signs_between
from jl_newslens.summarize.sentence.scene import Scene
from tests.summarize.conftest import build, sentence_of

ABOARD = """
    The DET det 2 DT
    millers NOUN nsubj 7 NNS
    on ADP case 4 IN
    board NOUN nmod 2 NN
    the DET det 6 DT
    Zenda PROPN appos 2 NNP
    left VERB root 0 VBD
"""
LET = """
    Holt PROPN nsubj 2 NNP
    regrets VERB root 0 VBZ
    a DET det 4 DT
    plan NOUN obj 2 NN
    to PART mark 6 TO
    let VERB acl 4 VB
    him PRON obj 6 PRP
    wear VERB parataxis 2 VBP
    hats NOUN obj 8 NNS
"""
RIGGED = """
    Votes NOUN nsubj:pass 3 NNS
    were AUX aux:pass 3 VBD
    rigged VERB root 0 VBN
    , PUNCT punct 5 ,
    millers NOUN conj 3 NNS
    threatened VERB xcomp 3 VBN
"""
COLON = """
    Holt PROPN nsubj 2 NNP
    seeks VERB root 0 VBZ
    an DET det 4 DT
    answer NOUN obj 2 NN
    to ADP case 6 IN
    fog NOUN nmod 4 NN
    : PUNCT punct 8 :
    drones NOUN obj 2 NNS
"""
GIFT = """
    They PRON nsubj 2 PRP
    gave VERB root 0 VBD
    the DET det 4 DT
    mill NOUN iobj 2 NN
    in ADP case 6 IN
    Ghent PROPN nmod 4 NNP
    a DET det 8 DT
    prize NOUN obj 2 NN
"""


def left_of(rows: str, kept: str) -> str:
    scene = Scene(sentence_of(rows))
    wanted = {i for i, t in enumerate(scene.sentence.tokens) if t.text in kept.split()}
    return " ".join(scene.sign(i) for i in sorted(drop_strays(scene, wanted)))


@pytest.mark.parametrize(
    ("rows", "kept", "left"),
    [
        (ABOARD, "The millers the Zenda left", "The millers left"),
        (LET, "Holt regrets a plan wear hats", "Holt regrets a plan"),
        (RIGGED, "Votes were rigged threatened", "Votes were rigged"),
        (COLON, "Holt seeks an answer drones", "Holt seeks an answer"),
    ],
)
def test_what_meets_a_word_that_it_does_not_go_with_is_dropped(
    rows: str, kept: str, left: str
) -> None:
    assert left_of(rows, kept) == left


@pytest.mark.parametrize(
    ("rows", "kept"),
    [
        (ABOARD, "The millers on board the Zenda left"),
        (ABOARD.replace("the DET det 6 DT", "owner NOUN compound 6 NN"), "The millers Zenda left"),
        (LET, "Holt regrets a plan to let him"),
        (GIFT, "They gave the mill a prize"),
        (RIGGED.replace(",", "and"), "Votes were rigged threatened"),
    ],
)
def test_what_goes_with_the_word_before_it_stays(rows: str, kept: str) -> None:
    assert left_of(rows, kept) == kept


def test_names_that_were_taken_for_one_keep_their_comma() -> None:
    rows = """
        Guests NOUN nsubj 2 NNS
        were VERB root 0 VBD
        Ann PROPN obj 2 NNP
        Holt PROPN flat 3 NNP
        , PUNCT punct 7 ,
        baker NOUN nmod:desc 7 NN
        Luke PROPN flat 3 NNP
        Mertens PROPN flat 7 NNP
    """
    scene = Scene(build("Guests were Ann Holt , baker Luke Mertens", rows))

    assert signs_between(scene, {0, 1, 2, 3, 6, 7}) == {4}
    assert signs_between(scene, {0, 1, 2, 3}) == set()


@pytest.mark.parametrize(("sign", "left"), [("and", {0, 1, 2, 3}), (",", {0, 1, 2, 3, 6, 7})])
def test_a_second_clause_needs_its_sign(sign: str, left: set[int]) -> None:
    rows = f"""
        The DET det 2 DT
        mill NOUN nsubj 4 NN
        is AUX cop 4 VBZ
        old ADJ root 0 JJ
        now ADV advmod 4 RB
        {sign} {"PUNCT punct" if sign == "," else "CCONJ cc"} 5 {"," if sign == "," else "CC"}
        she PRON nsubj 8 PRP
        left VERB parataxis 4 VBD
    """
    scene = Scene(build(f"The mill is old now {sign} she left", rows))

    assert drop_strays(scene, {0, 1, 2, 3, 6, 7}) == left
