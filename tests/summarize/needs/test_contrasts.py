"""What sets right what its head says stays with it."""

from __future__ import annotations

import pytest

from jl_newslens.summarize.needs.contrasts import is_contrast
from jl_newslens.summarize.sentence.scene import Scene
from tests.summarize.conftest import sentence_of

BUT_ONE = """
    {first} DET det 2 DT
    bakers NOUN nsubj 5 NNS
    but CCONJ cc 4 CC
    one NUM conj 2 CD
    left VERB root 0 VBD
"""
RATHER_THAN = """
    They PRON nsubj 2 PRP
    sell VERB root 0 VBP
    rye NOUN obj 2 NN
    {link} ADV cc 6 RB
    than ADP fixed 4 IN
    oats NOUN conj 3 NNS
"""
BUT_LATER = """
    They PRON nsubj 2 PRP
    held VERB root 0 VBD
    him PRON obj 2 PRP
    {link} CCONJ cc 6 CC
    {word} ADV advmod 6 RB
    lost VERB conj 2 VBD
    him PRON obj 6 PRP
"""
NOT_BUT = """
    It PRON nsubj 2 PRP
    came VERB root 0 VBD
    {word} PART advmod 5 RB
    by ADP case 5 IN
    sea NOUN obl 2 NN
    but CCONJ cc 8 CC
    by ADP case 8 IN
    land NOUN conj 5 NN
"""
HOPED = """
    They PRON nsubj 3 PRP
    had AUX aux 3 VBD
    {verb}d VERB root 0 VBN {verb}
    to PART mark 5 TO
    bake VERB xcomp 3 VB
    but CCONJ cc 8 CC
    rain NOUN nsubj 8 NN
    came VERB conj 3 VBD
"""
BUT_NOT = """
    It PRON nsubj 2 PRP
    helps VERB root 0 VBZ
    mice NOUN obj 2 NNS
    but CCONJ cc 6 CC
    {word} ADV advmod 6 RB
    people NOUN conj 3 NNS
"""
FREED = """
    They PRON nsubj:pass 3 PRP
    were AUX aux:pass 3 VBD
    held VERB root 0 VBN
    and CCONJ cc 5 CC
    {verb} VERB conj 3 VBN
"""
REBUFF = """
    They PRON nsubj 2 PRP
    asked VERB root 0 VBD
    but CCONJ cc 5 CC
    Holt PROPN nsubj 5 NNP
    {verb} VERB conj 2 VBD
"""
DENIED = """
    They PRON nsubj 2 PRP
    said VERB root 0 VBD
    it PRON nsubj 4 PRP
    fell VERB ccomp 2 VBD
    , PUNCT punct 8 ,
    which PRON obj 8 WDT
    Holt PROPN nsubj 8 NNP
    {verb} VERB acl:relcl 4 VBD
"""
NO_CHOICE = """
    It PRON nsubj 2 PRP
    has VERB root 0 VBZ
    little ADJ amod 4 JJ
    {noun} NOUN obj 2 NN
    but CCONJ mark 7 CC
    to PART mark 7 TO
    close VERB conj 2 VB
"""


def contrasts(rows: str, index: int) -> bool:
    return is_contrast(Scene(sentence_of(rows)), index)


@pytest.mark.parametrize(
    ("rows", "index", "other"),
    [
        (BUT_ONE.format(first="All"), 3, BUT_ONE.format(first="The")),
        (RATHER_THAN.format(link="rather"), 5, RATHER_THAN.format(link="more")),
        (BUT_LATER.format(link="but", word="later"), 5, BUT_LATER.format(link="and", word="later")),
        (NOT_BUT.format(word="not"), 7, NOT_BUT.format(word="now")),
        (HOPED.format(verb="hope"), 7, HOPED.format(verb="move")),
        (BUT_NOT.format(word="not"), 5, BUT_NOT.format(word="also")),
        (FREED.format(verb="released"), 4, FREED.format(verb="fed")),
        (REBUFF.format(verb="refused"), 4, REBUFF.format(verb="laughed")),
        (DENIED.format(verb="denied"), 7, DENIED.format(verb="heard")),
        (NO_CHOICE.format(noun="choice"), 6, NO_CHOICE.format(noun="bread")),
    ],
)
def test_what_takes_back_half_of_it_stays(rows: str, index: int, other: str) -> None:
    assert contrasts(rows, index)
    assert not contrasts(other, index)


def test_what_is_sold_instead_stays_whatever_it_hangs_on() -> None:
    rows = """
        It PRON nsubj 4 PRP
        was AUX aux 4 VBD
        {word} ADV advmod 4 RB
        sold VERB root 0 VBN
        to ADP case 6 IN
        Holt PROPN obl 4 NNP
        but CCONJ cc 9 CC
        to ADP case 9 IN
        Ghent PROPN obl 4 NNP
    """
    assert contrasts(rows.format(word="not"), 8)
    assert not contrasts(rows.format(word="never"), 8)


def test_what_is_denied_of_a_thing_stays_with_it() -> None:
    rows = """
        They PRON nsubj 2 PRP
        sell VERB root 0 VBP
        oats NOUN obj 2 NNS
        , PUNCT punct 7 ,
        {word} ADV advmod 7 RB
        rye NOUN compound 7 NN
        bread NOUN obj 2 NN
    """
    assert contrasts(rows.format(word="not"), 5)
    assert not contrasts(rows.format(word="also"), 5)


def test_a_torn_sentence_that_ends_in_but_sets_nothing_right() -> None:
    rows = """
        They PRON nsubj 2 PRP
        left VERB root 0 VBD
        but CCONJ conj 2 CC
    """
    assert not contrasts(rows, 2)


def test_whom_all_is_not_said_of_stays_with_all() -> None:
    rows = """
        It PRON nsubj 2 PRP
        closed VERB root 0 VBD
        to ADP case 4 IN
        {whom} PRON obl 2 NN
        but ADP case 6 IN
        Holt PROPN conj 4 NNP
    """
    assert contrasts(rows.format(whom="everyone"), 3)
    assert not contrasts(rows.format(whom="her"), 3)
