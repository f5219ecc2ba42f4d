"""What only says together what it says: one word of it may not go alone."""

from __future__ import annotations

import pytest

from jl_newslens.summarize.needs.fixed_phrases import is_fixed
from jl_newslens.summarize.sentence.openers import connective_length
from jl_newslens.summarize.sentence.scene import Scene
from tests.summarize.conftest import sentence_of

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
THAN_EVER = """
    More ADJ amod 2 JJR
    bakers NOUN nsubj 5 NNS
    {link} SCONJ mark 5 IN
    ever ADV advmod 5 RB
    say VERB root 0 VBP
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
DAY_OLD = """
    It PRON nsubj 5 PRP
    is AUX cop 5 VBZ
    a DET det 4 DT
    day NOUN obl:unmarked 5 NN
    {word} ADJ root 0 JJ
"""
TOO_MUCH = """
    They PRON nsubj 2 PRP
    eat VERB root 0 VBP
    {word} ADV advmod 4 RB
    much ADJ amod 5 JJ
    rye NOUN obj 2 NN
"""
SOMETHING_ELSE = """
    They PRON nsubj 2 PRP
    bake VERB root 0 VBP
    something PRON obj 2 NN
    {word} ADV advmod 3 RB
"""
MORE_THAN = """
    It PRON nsubj 2 PRP
    makes VERB root 0 VBZ
    more ADJ amod 4 {tag}
    noise NOUN obj 2 NN
    {link} ADP case 6 IN
    rain NOUN obl 2 NN
"""
STEPS_DOWN = """
    They PRON nsubj 2 PRP
    stepped VERB root 0 VBD
    {word} ADV advmod 2 RB
"""
BY_MISTAKE = """
    They PRON nsubj 2 PRP
    sold VERB root 0 VBD
    it PRON obj 2 PRP
    by ADP case 5 IN
    {noun} NOUN obl 2 NN
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
BEHIND_DOORS = """
    They PRON nsubj 2 PRP
    met VERB root 0 VBD
    behind ADP case 5 IN
    closed VERB amod 5 VBN
    {noun} NOUN obl 2 NNS
"""
LESS_LAST_YEAR = """
    Less ADJ amod 2 JJR
    rye NOUN nsubj:pass 4 NN
    was AUX aux:pass 4 VBD
    sold VERB root 0 VBN
    last ADJ amod 6 JJ
    year NOUN obl:unmarked 4 NN
    {link} ADP case 8 IN
    May PROPN obl 4 NNP
"""
YEAR_IN_JAIL = """
    They PRON nsubj 2 PRP
    face VERB root 0 VBP
    another DET det 4 DT
    year NOUN obl:unmarked 2 NN
    in ADP case 6 IN
    {place} NOUN obl 2 NN
"""


def fixed(rows: str, index: int) -> bool:
    return is_fixed(Scene(sentence_of(rows)), index)


@pytest.mark.parametrize(
    ("rows", "index", "other"),
    [
        (YET_TO.format(word="yet"), 2, YET_TO.format(word="now")),
        (SHORT_OF.format(link="of"), 2, SHORT_OF.format(link="in")),
        (IN_A_ROW.format(noun="row"), 8, IN_A_ROW.format(noun="mill")),
        (EACH.format(word="each"), 4, EACH.format(word="there")),
        (OTHER_THAN.format(word="other"), 1, OTHER_THAN.format(word="older")),
        (EACH_OTHER.format(first="each"), 3, EACH_OTHER.format(first="the")),
        (HOST_OF.format(noun="host"), 5, HOST_OF.format(noun="map")),
        (FAR_FROM.format(word="far"), 4, FAR_FROM.format(word="hot")),
        (THAN_EVER.format(link="than"), 3, THAN_EVER.format(link="as")),
        (AS_AS.format(word="as"), 6, AS_AS.format(word="very")),
        (LESS_THAN.format(word="less", tag="RBR"), 3, LESS_THAN.format(word="now", tag="RB")),
        (DAY_OLD.format(word="old"), 3, DAY_OLD.format(word="stale")),
        (TOO_MUCH.format(word="too"), 3, TOO_MUCH.format(word="quite")),
        (SOMETHING_ELSE.format(word="else"), 3, SOMETHING_ELSE.format(word="there")),
        (MORE_THAN.format(tag="JJR", link="than"), 2, MORE_THAN.format(tag="JJR", link="in")),
        (STEPS_DOWN.format(word="down"), 2, STEPS_DOWN.format(word="softly")),
        (BY_MISTAKE.format(noun="mistake"), 4, BY_MISTAKE.format(noun="train")),
        (SEVERAL.format(word="Many"), 0, SEVERAL.format(word="Young")),
        (SEVERAL.format(word="Several"), 0, SEVERAL.format(word="Old")),
        (LESS_LAST_YEAR.format(link="than"), 5, LESS_LAST_YEAR.format(link="in")),
        (YEAR_IN_JAIL.format(place="jail"), 3, YEAR_IN_JAIL.format(place="rain")),
        (BEHIND_DOORS.format(noun="doors"), 3, BEHIND_DOORS.format(noun="mills")),
        (BEHIND_DOORS.format(noun="doors"), 4, BEHIND_DOORS.format(noun="mills")),
        (REGARDLESS.format(word="regardless"), 2, REGARDLESS.format(word="early")),
        (REGARDLESS.format(word="regardless"), 5, REGARDLESS.format(word="early")),
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
