"""Parts that look like details and are not: what a number, "only" or a verb is about."""

from __future__ import annotations

import pytest

from jl_newslens.model import Sentence
from jl_newslens.summarize.compress import compress
from tests.summarize.conftest import build, is_kept
from tests.summarize.headline import test_headline as headline

PER_CENT = """
    Costs NOUN nsubj 2 NNS
    fell VERB root 0 VBD
    by ADP case 6 IN
    9 NUM nummod 6 CD
    per NOUN compound 6 NN
    cent NOUN obl 2 NN
"""
CLOSER = """
    They PRON nsubj 4 PRP
    are AUX cop 4 VBP
    one NUM nummod 4 CD
    step NOUN root 0 NN
    closer ADJ amod 4 JJR
    to ADP case 7 IN
    peace NOUN obl 5 NN
"""
HERE = """
    Ghent PROPN nsubj 4 NNP
    , PUNCT punct 1 ,
    here ADV advmod 4 RB
    comes VERB root 0 VBZ
    the DET det 6 DT
    rain NOUN obj 4 NN
"""
THIRD = """
    Ghent PROPN nsubj 5 NNP
    is AUX cop 5 VBZ
    third ADJ amod 5 JJ
    the DET det 5 DT
    size NOUN root 0 NN
"""
MOST_WIDELY = """
    the DET det 2 DT
    world NOUN nmod:poss 7 NN
    's PART case 2 POS
    most ADV advmod 5 RBS
    widely ADV advmod 6 RB
    read VERB amod 7 VBN
    page NOUN root 0 NN
"""
COUPLE = """
    Holt PROPN nsubj 2 NNP
    baked VERB root 0 VBD
    for ADP case 5 IN
    a DET det 5 DT
    couple NOUN obl 2 NN
    of ADP case 7 IN
    years NOUN nmod 5 NNS
"""
IN_TEARS = """
    Holt PROPN nsubj 2 NNP
    left VERB root 0 VBD leave
    guests NOUN obj 2 NNS
    in ADP case 5 IN
    tears NOUN obl 2 NNS
"""
IN_MAY = """
    Holt PROPN nsubj 2 NNP
    left VERB root 0 VBD leave
    Ghent PROPN obj 2 NNP
    in ADP case 5 IN
    spring NOUN obl 2 NN
"""
INTO = """
    Holt PROPN nsubj 2 NNP
    sent VERB root 0 VBD send
    Ghent PROPN obj 2 NNP
    into ADP case 6 IN
    the DET det 6 DT
    final NOUN obl 2 NN
"""
BRING = INTO.replace("sent", "brought").replace(" send", " bring").replace("into", "to")
ASK = INTO.replace("sent", "asked").replace(" send", " ask").replace("into", "for")
CALL = """
    They PRON nsubj 2 PRP
    called VERB root 0 VBD call
    for ADP case 4 IN
    Holt PROPN obl 2 NNP
    to PART mark 6 TO
    stand VERB advcl 2 VB
"""
ONLY = """
    It PRON nsubj 3 PRP
    only ADV advmod 3 RB
    seems VERB root 0 VBZ
    to PART mark 5 TO
    work VERB xcomp 3 VB
    on ADP case 8 IN
    some DET det 8 DT
    phones NOUN obl 5 NNS
"""
ALSO = ONLY.replace("only", "also")
ONE_OF = """
    Holt PROPN nsubj 3 NNP
    is AUX cop 3 VBZ
    one NUM root 0 CD
    of ADP case 6 IN
    several ADJ amod 6 JJ
    bakers NOUN nmod 3 NNS
"""
ENOUGH = """
    It PRON nsubj 3 PRP
    is AUX cop 3 VBZ
    enough ADJ root 0 JJ
    for ADP case 6 IN
    ten NUM nummod 6 CD
    loaves NOUN obl 3 NNS
"""


WAR = """
    Ties NOUN nsubj 6 NNS
    are AUX cop 6 VBP
    at ADP case 5 IN
    post-Cold ADJ amod 5 JJ
    War NOUN compound 6 NNP
    lows NOUN root 0 NNS
"""
ONCE = """
    They PRON nsubj 2 PRP
    meet VERB root 0 VBP
    once ADV advmod 2 RB
    a DET det 5 DT
    year NOUN obl:unmarked 3 NN
"""
STOP = """
    They PRON nsubj 2 PRP
    stopped VERB root 0 VBD stop
    Holt PROPN obj 2 NNP
    from SCONJ mark 5 IN
    leaving VERB advcl 2 VBG
"""


@pytest.mark.parametrize(
    ("rows", "word", "kept"),
    [
        (PER_CENT, "per", True),
        (CLOSER, "closer", True),
        (HERE, "here", True),
        (THIRD, "third", True),
        (MOST_WIDELY, "read", True),
        (COUPLE, "years", True),
        (IN_TEARS, "tears", True),
        (IN_MAY, "spring", False),
        (INTO, "final", True),
        (BRING, "final", True),
        (ASK, "final", True),
        (CALL, "stand", True),
        (ONLY, "phones", True),
        (ALSO, "phones", False),
        (ONE_OF, "several", True),
        (ENOUGH, "loaves", True),
        (WAR, "post-Cold", True),
        (STOP, "leaving", True),
        (ONCE, "year", True),
    ],
)
def test_what_completes_a_word_stays(rows: str, word: str, kept: bool) -> None:
    assert is_kept(rows, word) == kept


def rather(sentence: Sentence, wanted: set[int]) -> str:
    """What stays where the network would rather be without the other words, but is not sure."""
    odds = headline.odds_of(sentence, -1.5)
    odds[sorted(wanted)] = 3.0
    return headline.shown(sentence, odds)


@pytest.mark.parametrize(
    ("article", "others", "left"),
    [
        ("the", "", "The mill is the sign of a plan"),
        ("a", "", "The mill is a sign of a plan"),
        ("a", "good ADJ amod 6 JJ", "The mill is a good sign"),
    ],
)
def test_what_is_said_to_be_something_is_told_what(article: str, others: str, left: str) -> None:
    shift = bool(others)
    words = f"The mill is {article} {'good ' if shift else ''}sign of a plan ."
    rows = f"""
        The DET det 2 DT
        mill NOUN nsubj {5 + shift} NN
        is AUX cop {5 + shift} VBZ
        {article} DET det {5 + shift} DT
        {others}
        sign NOUN root 0 NN
        of ADP case {8 + shift} IN
        a DET det {8 + shift} DT
        plan NOUN nmod {5 + shift} NN
        . PUNCT punct {5 + shift} .
        """

    assert rather(build(words, rows), {1, 4, 4 + shift}) == left


def test_the_one_is_told_of_which() -> None:
    sentence = build(
        "The presence of troops worries Ghent .",
        """
        The DET det 2 DT
        presence NOUN nsubj 5 NN
        of ADP case 4 IN
        troops NOUN nmod 2 NNS
        worries VERB root 0 VBZ
        Ghent PROPN obj 5 NNP
        . PUNCT punct 5 .
        """,
    )

    assert rather(sentence, {1, 4, 5}) == "The presence of troops worries Ghent"


def test_nothing_is_cut_by_a_tree_that_cannot_be(monkeypatch: pytest.MonkeyPatch) -> None:
    """ "Between Zenda" lost its other half; the clause that goes would take it with it."""
    monkeypatch.setattr("jl_newslens.summarize.compress._MIN_WORDS", 4)
    sentence = build(
        "The strikes grew from a rift between Zenda , which holds Ghent , and Ruritania .",
        """
        The DET det 2 DT
        strikes NOUN nsubj 3 NNS
        grew VERB root 0 VBD
        from ADP case 6 IN
        a DET det 6 DT
        rift NOUN obl 3 NN
        between ADP case 8 IN
        Zenda PROPN nmod 6 NNP
        , PUNCT punct 11 ,
        which PRON nsubj 11 WDT
        holds VERB acl:relcl 8 VBZ
        Ghent PROPN obj 11 NNP
        , PUNCT punct 15 ,
        and CCONJ cc 15 CC
        Ruritania PROPN conj 12 NNP
        . PUNCT punct 3 .
        """,
    )

    assert compress(sentence, "brief").text.endswith("and Ruritania.")
