"""A brief keeps why something has happened, in spite of what, before what, compared with what, and
how a game ended."""

from __future__ import annotations

import pytest

from jl_newslens.summarize.brief.needs import is_needed
from jl_newslens.summarize.sentence.scene import Scene
from tests.summarize.briefs import barest, shown, wanting
from tests.summarize.conftest import sentence_of


@pytest.mark.parametrize(
    ("aim", "stays"),
    [("two NUM|- SYM|one NUM", True), ("the DET|old ADJ|cup NOUN", False)],
)
def test_a_score_stays(aim: str, stays: bool) -> None:
    rows = "\n".join(f"{row} nmod 13" for row in aim.split("|"))
    sentence = sentence_of(
        f"""
        Ghent PROPN nsubj 2 NNP
        repelled VERB root 0 VBD
        the DET det 4 DT
        bakers NOUN obj 2 NNS
        all DET det 6 DT
        day NOUN obl:unmarked 2 NN
        and CCONJ cc 8 CC
        night NOUN conj 6 NN
        in ADP case 11 IN
        the DET det 11 DT
        mill NOUN obl 2 NN
        to PART mark 13 TO
        win VERB advcl 2 VB
        {rows}
        on ADP case 18 IN
        Saturday PROPN obl 13 NNP
        . PUNCT punct 2 .
        """
    )
    kept = shown(sentence, wanting(sentence, "Ghent the bakers all day and night in the mill"))

    assert ("win" in kept) is stays


@pytest.mark.parametrize(("link", "stays"), [("despite", True), ("while", False)])
def test_what_somebody_did_in_spite_of_stays(link: str, stays: bool) -> None:
    sentence = sentence_of(
        f"""
        The DET det 2 DT
        bakers NOUN nsubj 3 NNS
        sang VERB root 0 VBD
        all DET det 5 DT
        day NOUN obl:unmarked 3 NN
        and CCONJ cc 7 CC
        night NOUN conj 5 NN
        in ADP case 10 IN
        the DET det 10 DT
        mill NOUN obl 3 NN
        , PUNCT punct 13 ,
        {link} ADP case 13 IN
        losing VERB advcl 3 VBG
        bread NOUN obj 13 NN
        . PUNCT punct 3 .
        """
    )
    kept = shown(sentence, wanting(sentence, "The bakers all day and night in the mill"))

    assert ("losing" in kept) is stays


@pytest.mark.parametrize(("has", "stays"), [("has AUX aux", True), ("then ADV advmod", False)])
def test_what_something_has_happened_after_stays(has: str, stays: bool) -> None:
    sentence = sentence_of(
        f"""
        The DET det 2 DT
        baker NOUN nsubj 4 NN
        {has} 4
        left VERB root 0 VBN
        the DET det 7 DT
        old ADJ amod 7 JJ
        mill NOUN obj 4 NN
        in ADP case 9 IN
        Ghent PROPN obl 4 NNP
        all DET det 11 DT
        alone ADV advmod 4 RB
        after SCONJ mark 13 IN
        losing VERB advcl 4 VBG
        bread NOUN obj 13 NN
        . PUNCT punct 4 .
        """
    )
    kept = shown(sentence, wanting(sentence, "The baker has then the old mill in Ghent all alone"))

    assert ("losing" in kept) is stays


@pytest.mark.parametrize(("opener", "stays"), [("Prior", True), ("Next", False)])
def test_what_was_so_before_is_not_told_as_so(opener: str, stays: bool) -> None:
    rows = f"""
        {opener} ADP case 4 IN
        to ADP fixed 1 IN
        the DET det 4 DT
        fair NOUN obl 8 NN
        , PUNCT punct 4 ,
        bakers NOUN nsubj:pass 8 NNS
        were AUX aux:pass 8 VBD
        banned VERB root 0 VBN
        . PUNCT punct 8 .
    """
    assert barest(sentence_of(rows)).startswith(opener) is stays


@pytest.mark.parametrize(("opener", "stays"), [("compared", True), ("shared", False)])
def test_with_what_a_rise_is_compared_stays(opener: str, stays: bool) -> None:
    rows = f"""
        Sales NOUN nsubj 2 NNS
        rose VERB root 0 VBD
        {opener} VERB advcl 2 VBN
        with ADP case 5 IN
        Ghent PROPN obl 3 NNP
        . PUNCT punct 2 .
    """
    assert is_needed(Scene(sentence_of(rows)), 2) is stays
