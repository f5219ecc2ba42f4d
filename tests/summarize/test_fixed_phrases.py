"""What only says together what it says: one word of it may not go alone."""

from __future__ import annotations

import pytest

from jl_newslens.summarize.deletions import Scene
from jl_newslens.summarize.fixed_phrases import is_fixed
from jl_newslens.summarize.openers import connective_length

from .conftest import sentence_of

YET_TO = """
    Mills NOUN nsubj 2 NNS
    have VERB root 0 VBP
    {word} ADV advmod 2 RB
    to PART mark 5 TO
    sell VERB xcomp 2 VB
    bread NOUN obj 5 NN
"""
SHORT_OF = """
    It PRON nsubj 2 PRP
    fell VERB root 0 VBD
    short ADV advmod 2 RB
    {link} ADP case 6 IN
    its PRON nmod:poss 6 PRP$
    aim NOUN obl 2 NN
"""
BUT_ONE = """
    {first} DET det 2 DT
    bakers NOUN nsubj 5 NNS
    but CCONJ cc 4 CC
    one NUM conj 2 CD
    left VERB root 0 VBD
"""
IN_A_ROW = """
    It PRON nsubj 2 PRP
    fell VERB root 0 VBD
    for ADP case 6 IN
    the DET det 6 DT
    third ADJ amod 6 JJ
    month NOUN obl 2 NN
    in ADP case 9 IN
    a DET det 9 DT
    {noun} NOUN nmod 6 NN
"""
SEVERAL = """
    {word} ADJ amod 2 JJ
    bakers NOUN nsubj 3 NNS
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
REGARDLESS = """
    It PRON nsubj 2 PRP
    closes VERB root 0 VBZ
    {word} ADV advmod 2 RB
    of ADP case 6 IN
    the DET det 6 DT
    price NOUN obl 3 NN
"""
EACH = """
    They PRON nsubj 2 PRP
    pay VERB root 0 VBP
    nine NUM nummod 4 CD
    euros NOUN obj 2 NNS
    {word} DET nmod:unmarked 4 DT
"""
OTHER_THAN = """
    Bakers NOUN nsubj 5 NNS
    {word} ADJ amod 1 JJ
    than ADP case 4 IN
    Holt PROPN nmod 1 NNP
    left VERB root 0 VBD
"""
EACH_OTHER = """
    They PRON nsubj 2 PRP
    met VERB root 0 VBD
    {first} DET det 4 DT
    other ADJ obj 2 JJ
"""
HOST_OF = """
    It PRON nsubj 2 PRP
    has VERB root 0 VBZ
    a DET det 4 DT
    {noun} NOUN obj 2 NN
    of ADP case 6 IN
    mills NOUN nmod 4 NNS
"""
FAR_FROM = """
    It PRON nsubj 3 PRP
    is AUX cop 3 VBZ
    {word} ADV root 0 RB
    from ADP mark 5 IN
    reassuring VERB advcl 3 VBG
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
THAN_EVER = """
    More ADJ amod 2 JJR
    bakers NOUN nsubj 5 NNS
    {link} SCONJ mark 5 IN
    ever ADV advmod 5 RB
    say VERB root 0 VBP
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
AS_AS = """
    It PRON nsubj 4 PRP
    is AUX cop 4 VBZ
    {word} ADV advmod 4 RB
    dear ADJ root 0 JJ
    as SCONJ mark 7 IN
    it PRON nsubj 7 PRP
    was AUX advcl 4 VBD
"""
LESS_THAN = """
    It PRON nsubj 2 PRP
    pays VERB root 0 VBZ
    women NOUN obj 2 NNS
    {word} ADV advmod 2 {tag}
    than ADP case 6 IN
    men NOUN obl 4 NNS
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
DAY_OLD = """
    It PRON nsubj 5 PRP
    is AUX cop 5 VBZ
    a DET det 4 DT
    day NOUN obl:unmarked 5 NN
    {word} ADJ root 0 JJ
"""
PROMISED = """
    They PRON nsubj 2 PRP
    {verb}d VERB root 0 VBD {verb}
    to PART mark 4 TO
    mend VERB advcl 2 VB
    it PRON obj 4 PRP
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
BY_MISTAKE = """
    They PRON nsubj 2 PRP
    sold VERB root 0 VBD
    it PRON obj 2 PRP
    by ADP case 5 IN
    {noun} NOUN obl 2 NN
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
BUT_FOR = """
    But CCONJ cc 7 CC
    for ADP case 4 IN
    the DET det 4 DT
    flood NOUN obl 7 NN
    mills NOUN nsubj 7 NNS
    {modal} AUX aux 7 MD
    stand VERB root 0 VB
"""
AS_FAR_AS = """
    As ADV advmod 2 RB
    far ADV advmod 7 RB
    as SCONJ mark 5 IN
    they PRON nsubj 5 PRP
    {verb} VERB advcl 2 VBP
    Holt PROPN nsubj 7 NNP
    left VERB root 0 VBD
"""


def fixed(rows: str, index: int) -> bool:
    return is_fixed(Scene(sentence_of(rows)), index)


@pytest.mark.parametrize(
    ("rows", "index", "other"),
    [
        (YET_TO.format(word="yet"), 2, YET_TO.format(word="now")),
        (SHORT_OF.format(link="of"), 2, SHORT_OF.format(link="in")),
        (BUT_ONE.format(first="All"), 3, BUT_ONE.format(first="The")),
        (IN_A_ROW.format(noun="row"), 8, IN_A_ROW.format(noun="mill")),
        (EACH.format(word="each"), 4, EACH.format(word="there")),
        (OTHER_THAN.format(word="other"), 1, OTHER_THAN.format(word="older")),
        (EACH_OTHER.format(first="each"), 3, EACH_OTHER.format(first="the")),
        (HOST_OF.format(noun="host"), 5, HOST_OF.format(noun="map")),
        (FAR_FROM.format(word="far"), 4, FAR_FROM.format(word="hot")),
        (NOT_BUT.format(word="not"), 7, NOT_BUT.format(word="now")),
        (HOPED.format(verb="hope"), 7, HOPED.format(verb="move")),
        (THAN_EVER.format(link="than"), 3, THAN_EVER.format(link="as")),
        (BUT_NOT.format(word="not"), 5, BUT_NOT.format(word="also")),
        (FREED.format(verb="released"), 4, FREED.format(verb="fed")),
        (REBUFF.format(verb="refused"), 4, REBUFF.format(verb="laughed")),
        (AS_AS.format(word="as"), 6, AS_AS.format(word="very")),
        (LESS_THAN.format(word="less", tag="RBR"), 3, LESS_THAN.format(word="now", tag="RB")),
        (DENIED.format(verb="denied"), 7, DENIED.format(verb="heard")),
        (DAY_OLD.format(word="old"), 3, DAY_OLD.format(word="stale")),
        (PROMISED.format(verb="promise"), 3, PROMISED.format(verb="pose")),
        (NO_CHOICE.format(noun="choice"), 6, NO_CHOICE.format(noun="bread")),
        (BY_MISTAKE.format(noun="mistake"), 4, BY_MISTAKE.format(noun="train")),
        (BUT_LATER.format(link="but", word="later"), 5, BUT_LATER.format(link="and", word="later")),
        (SEVERAL.format(word="Several"), 0, SEVERAL.format(word="Old")),
        (RATHER_THAN.format(link="rather"), 5, RATHER_THAN.format(link="more")),
        (REGARDLESS.format(word="regardless"), 2, REGARDLESS.format(word="out")),
        (REGARDLESS.format(word="regardless"), 5, REGARDLESS.format(word="out")),
    ],
)
def test_a_phrase_that_would_say_something_else_without_a_word_keeps_it(
    rows: str, index: int, other: str
) -> None:
    assert fixed(rows, index)
    assert not fixed(other, index)


def test_how_far_somebody_knows_it_stays() -> None:
    assert fixed(AS_FAR_AS.format(verb="know"), 1)


@pytest.mark.parametrize(("modal", "size"), [("would", 0), ("will", 1)])
def test_but_for_is_no_connective_before_what_would_be(modal: str, size: int) -> None:
    sentence = sentence_of(BUT_FOR.format(modal=modal))
    assert connective_length(sentence.tokens) == size
    assert is_fixed(Scene(sentence), 3)


def test_whom_all_is_not_said_of_stays_with_all() -> None:
    rows = """
        It PRON nsubj 2 PRP
        closed VERB root 0 VBD
        to ADP case 4 IN
        {whom} PRON obl 2 NN
        but ADP case 6 IN
        Holt PROPN conj 4 NNP
    """
    assert fixed(rows.format(whom="everyone"), 3)
    assert not fixed(rows.format(whom="her"), 3)
