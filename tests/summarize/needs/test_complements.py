"""What completes its word: of which things a number speaks, what a verb is about."""

from __future__ import annotations

import pytest

from tests.summarize.conftest import is_kept

CAUGHT = """
    Holt PROPN nsubj:pass 3 NNP
    was AUX aux:pass 3 VBD
    caught VERB root 0 VBN
    {particle} ADP compound:prt 3 RP
    in ADP case 7 IN
    a DET det 7 DT
    {noun} NOUN obl 3 NN
    . PUNCT punct 3 .
"""


@pytest.mark.parametrize(("noun", "kept"), [("storm", True), ("week", False)])
def test_a_verb_with_a_particle_keeps_what_follows(noun: str, kept: bool) -> None:
    assert is_kept(CAUGHT.format(particle="up", noun=noun), noun) == kept


def test_thanks_are_to_somebody() -> None:
    rows = """
        The DET det 2 DT
        mill NOUN nsubj 3 NN
        runs VERB root 0 VBZ
        thanks NOUN obl 3 NNS
        to ADP case 6 IN
        Holt PROPN nmod 4 NNP
        . PUNCT punct 3 .
        """

    assert is_kept(rows, "Holt")


@pytest.mark.parametrize(("verb", "kept"), [("leave", True), ("meet", False)])
def test_what_became_of_somebody_stays(verb: str, kept: bool) -> None:
    rows = f"""
        Storms NOUN nsubj 2 NNS
        {verb} VERB root 0 VBP {verb}
        two NUM nummod 4 CD
        men NOUN obj 2 NNS
        injured VERB acl 4 VBN
        . PUNCT punct 2 .
    """
    assert is_kept(rows, "injured") == kept


def test_what_is_only_hinted_at_stays() -> None:
    rows = """
        Holt PROPN nsubj 2 NNP
        hinted VERB root 0 VBD {lemma}
        at ADP case 4 IN
        war NOUN obl 2 NN
        . PUNCT punct 2 .
    """
    assert is_kept(rows.format(lemma="hint"), "war")
    assert not is_kept(rows.format(lemma="sing"), "war")


@pytest.mark.parametrize(("degree", "kept"), [("as", True), ("so", False)])
def test_a_comparison_keeps_what_it_compares_with(degree: str, kept: bool) -> None:
    rows = f"""
        Holt PROPN nsubj 2 NNP
        knows VERB root 0 VBZ
        {degree} ADV advmod 4 RB
        much ADJ obj 2 JJ
        about ADP case 6 IN
        mills NOUN obl 4 NNS
        as SCONJ mark 9 IN
        she PRON nsubj 9 PRP
        learned VERB advcl 2 VBD
        about ADP case 11 IN
        bread NOUN obl 9 NN
        . PUNCT punct 2 .
    """

    assert is_kept(rows, "learned") == kept
