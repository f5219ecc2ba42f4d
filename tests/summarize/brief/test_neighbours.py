"""What a brief keeps for the words beside it, whatever the parser hung it on."""

from __future__ import annotations

import re

import pytest

from jl_newslens.summarize.brief.neighbours import needs_neighbour
from jl_newslens.summarize.sentence.scene import Scene
from tests.summarize.briefs import shown, wanting
from tests.summarize.conftest import sentence_of

START = """
    The DET det 2 DT
    baker NOUN nsubj 3 NN
    {verb}
"""
ROW = """
    for ADP case 6 IN
    a DET det 6 DT
    day NOUN obl 3 NN
    in ADP case 9 IN
    a DET det 9 DT
    {last} NOUN obl 3 NN
"""
AWAY = """
    the DET det 5 DT
    night NOUN obl:unmarked 6 NN
    {last} ADV advmod 3 RB
"""
CLOSE = """
    bread NOUN obj 3 NN
    {before} ADV advmod 3 RB
    to ADP case 7 IN
    Ghent PROPN obl 3 NNP
"""
CASE = """
    bread NOUN obj 3 NN
    as SCONJ mark 7 IN
    was AUX cop 7 VBD
    {the} NOUN advcl 3 NN
    with ADP case 9 IN
    Holt PROPN obl 3 NNP
"""
SECONDS = """
    bread NOUN obj 3 NN
    ten NUM nummod 6 CD
    {before} NOUN obl:unmarked 3 NNS
    into ADP case 9 IN
    the DET det 9 DT
    fair NOUN obl 3 NN
"""
ITSELF = """
    {whom} PRON obj 3 PRP
    in ADP case 6 IN
    Friday PROPN obl 3 NNP
"""
LOOKED = ITSELF.replace("    {whom} PRON obj 3 PRP\n", "").replace("case 6", "case 5")
BACK = """
    Holt PROPN obj 3 NNP
    {back} ADV advmod 8 RB
    in ADP case 8 IN
    the DET det 8 DT
    mill NOUN obl 3 NN
"""
EVERY = """
    how ADV advmod 8 WRB
    {every} DET det 6 DT
    time NOUN obl:unmarked 8 NN
    Holt PROPN nsubj 8 NNP
    sang VERB ccomp 3 VBD
"""
PULLING = """
    {link} ADP case 5 IN
    him PRON obl 3 PRP
    quickly ADV advmod 7 RB
    selling VERB advcl 3 VBG
    bread NOUN obj 7 NN
"""
WITH_WIN = """
    bread NOUN obj 3 NN
    , PUNCT punct 8 ,
    with ADP case 8 IN
    the DET det 8 DT
    mill NOUN obl 3 NN
    , PUNCT punct 11 ,
    but CCONJ cc 11 CC
    {joined}
"""
WEEK_AFTER = """
    bread NOUN obj 3 NN
    less ADJ advmod 8 JJR
    than ADP fixed 5 IN
    a DET det 8 DT
    {noun} NOUN obl:unmarked 3 NN
    after SCONJ mark 11 IN
    it PRON nsubj 11 PRP
    opened VERB advcl 3 VBD
"""
LATE_ON = """
    bread NOUN obj 3 NN
    {when} ADV advmod 3 RB
    on ADP case 7 IN
    Monday PROPN obl 3 NNP
"""

TURNED_ON = """
    the DET det 5 DT
    gun NOUN obj 3 NN
    on ADP case 7 IN
    {whom} PRON obl 3 PRP
"""
TO_COURT = """
    Holt PROPN obj 3 NNP
    to ADP case 6 IN
    court NOUN obl 3 NN
"""
FAMILIAR = """
    bakers NOUN obj 3 NNS
    familiar ADJ amod 4 JJ
    with ADP case 8 IN
    the DET det 8 DT
    mill NOUN obl {head} NN
"""
ONCE_IN = """
    once ADV advmod 3 RB
    in ADP case 7 IN
    a DET det 7 DT
    {noun} NOUN obl 3 NN
"""


@pytest.mark.parametrize(
    ("verb", "rows", "wanted", "word", "stays"),
    [
        ("sold", ROW.format(last="row"), "in a row", "day", True),
        ("sold", ROW.format(last="mill"), "in a mill", "day", False),
        ("sang", AWAY.format(last="away"), "away", "night", True),
        ("sang", AWAY.format(last="loudly"), "loudly", "night", False),
        ("sold", CLOSE.format(before="close"), "bread close", "Ghent", True),
        ("sold", CLOSE.format(before="again"), "bread again", "Ghent", False),
        ("sold", CASE.format(the="case"), "bread as was case", "Holt", True),
        ("sold", CASE.format(the="rule"), "bread as was rule", "Holt", False),
        ("sold", SECONDS.format(before="seconds"), "bread ten seconds", "fair", True),
        ("sold", SECONDS.format(before="loaves"), "bread ten loaves", "fair", False),
        ("sold", WEEK_AFTER.format(noun="week"), "bread after it opened", "week", True),
        ("sold", WEEK_AFTER.format(noun="mill"), "bread after it opened", "mill", False),
        ("sold", LATE_ON.format(when="late"), "bread late", "Monday", True),
        ("sold", LATE_ON.format(when="again"), "bread again", "Monday", False),
        ("turned", ITSELF.format(whom="himself"), "himself", "in", True),
        ("turned", ITSELF.format(whom="it"), "it", "in", False),
        ("looked", LOOKED, "", "Friday", True),
        ("sang", LOOKED, "", "Friday", False),
        ("has", BACK.format(back="back"), "Holt", "mill", True),
        ("has", BACK.format(back="again"), "Holt", "mill", False),
        ("told", EVERY.format(every="every"), "how Holt sang", "time", True),
        ("told", EVERY.format(every="some"), "how Holt sang", "time", False),
        ("spoke", PULLING.format(link="of"), "quickly selling bread", "him", True),
        ("spoke", PULLING.format(link="near"), "quickly selling bread", "him", False),
        ("drag", TO_COURT, "Holt", "court", True),
        ("praise", TO_COURT, "Holt", "court", False),
        ("turned", TURNED_ON.format(whom="herself"), "the gun", "on", True),
        ("turned", TURNED_ON.format(whom="them"), "the gun", "on", False),
        ("met", FAMILIAR.format(head=5), "bakers familiar", "mill", True),
        ("met", FAMILIAR.format(head=3), "bakers familiar", "mill", False),
        ("sang", ONCE_IN.format(noun="while"), "once", "in", True),
        ("sang", ONCE_IN.format(noun="mill"), "once", "in", False),
        (
            "sold",
            WITH_WIN.format(joined="water NOUN conj 3 NN"),
            "bread , but water",
            "mill",
            True,
        ),
        (
            "sold",
            WITH_WIN.format(joined="slept VERB conj 3 VBD"),
            "bread , but slept",
            "mill",
            False,
        ),
    ],
)
def test_a_phrase_stays_for_its_neighbours(
    verb: str, rows: str, wanted: str, word: str, stays: bool
) -> None:
    lemma = "have" if verb == "has" else verb
    start = START.format(verb=f"{verb} VERB root 0 VBD {lemma}")
    sentence = sentence_of(f"{start}{rows}. PUNCT punct 3 .")

    kept = shown(sentence, wanting(sentence, f"The baker {wanted}"))
    assert (word in re.findall(r"\w+", kept)) is stays


@pytest.mark.parametrize(("sign", "stays"), [("", True), (", PUNCT punct 3 ,", False)])
def test_a_clause_without_its_comma_is_no_circumstance(sign: str, stays: bool) -> None:
    """ "As the year of the fair [began], they sang": the parser took it for "as a year"."""
    end = 6 if sign else 5
    rows = f"""
        As ADP case 3 IN
        the DET det 3 DT
        year NOUN obl {end} NN
        {sign}
        Holt PROPN nsubj {end} NNP
        began VERB root 0 VBD
        bread NOUN obj {end} NN
        . PUNCT punct {end} .
        """
    sentence = sentence_of(rows)

    kept = shown(sentence, wanting(sentence, "Holt bread"))
    assert kept.startswith("As the year") is stays


@pytest.mark.parametrize(("sang", "stays"), [("There PRON expl", True), ("Now ADV advmod", False)])
def test_what_there_is_says_of_what(sang: str, stays: bool) -> None:
    rows = f"""
        {sang} 2 EX
        is VERB root 0 VBZ
        a DET det 5 DT
        certain ADJ amod 5 JJ
        joy NOUN nsubj 2 NN
        behind ADP case 8 IN
        the DET det 8 DT
        song NOUN nmod 5 NN
        . PUNCT punct 2 .
        """
    sentence = sentence_of(rows)

    assert ("song" in shown(sentence, wanting(sentence, "There Now a certain joy"))) is stays


@pytest.mark.parametrize(("link", "stays"), [("Besides", True), ("During", False)])
def test_what_something_comes_besides_stays_whole(link: str, stays: bool) -> None:
    rows = f"""
        {link} ADP case 3 IN
        her PRON nmod:poss 3 PRP$
        work NOUN obl 9 NN
        on ADP case 6 IN
        the DET det 6 DT
        bridge NOUN nmod 3 NN
        , PUNCT punct 3 ,
        Holt PROPN nsubj 9 NNP
        sold VERB root 0 VBD
        bread NOUN obj 9 NN
        . PUNCT punct 9 .
        """
    sentence = sentence_of(rows)
    kept = shown(sentence, wanting(sentence, f"{link} her work on the , Holt bread"))

    assert ("bridge" in kept) is stays


@pytest.mark.parametrize(("denies", "stays"), [("not", True), ("then", False)])
def test_when_something_was_not_so_stays(denies: str, stays: bool) -> None:
    rows = f"""
        The DET det 2 DT
        mill NOUN nsubj 5 NN
        did AUX aux 5 VBD
        {denies} PART advmod 5 RB
        exist VERB root 0 VB
        at ADP case 8 IN
        the DET det 8 DT
        time NOUN obl 5 NN
        . PUNCT punct 5 .
        """
    sentence = sentence_of(rows)
    kept = shown(sentence, wanting(sentence, f"The mill did {denies}"))

    assert ("time" in kept) is stays


@pytest.mark.parametrize(("opens", "stays"), [("set", True), ("then", False)])
def test_a_detail_stays_before_a_clause_that_may_be_of_it(opens: str, stays: bool) -> None:
    dep = "ccomp 3 VBN" if stays else "advmod 3 RB"
    rows = f"""
        Holt PROPN nsubj 3 NNP
        then ADV advmod 3 RB
        led VERB root 0 VBD
        officers NOUN obj 3 NNS
        with ADP case 7 IN
        a DET det 7 DT
        unit NOUN nmod 4 NN
        {opens} VERB {dep}
        up ADP compound:prt 8 RP
        . PUNCT punct 3 .
        """
    sentence = sentence_of(rows)

    assert ("unit" in shown(sentence, wanting(sentence, f"Holt officers {opens} up"))) is stays


@pytest.mark.parametrize(("tag", "stays"), [("VBZ", True), ("VBD", False)])
def test_how_something_is_reached_stays(tag: str, stays: bool) -> None:
    rows = f"""
        The DET det 2 DT
        mill NOUN nsubj:pass 4 NN
        {"is" if stays else "was"} AUX aux:pass 4 {tag}
        approached VERB root 0 VBN
        along ADP case 7 IN
        a DET det 7 DT
        lane NOUN obl 4 NN
        with ADP case 9 IN
        trees NOUN nmod 7 NNS
        . PUNCT punct 4 .
        """
    sentence = sentence_of(rows)

    assert ("lane" in shown(sentence, wanting(sentence, "The mill is was"))) is stays


@pytest.mark.parametrize(("det", "stays"), [("", True), ("The DET det 2", False)])
def test_a_victory_keeps_over_whom(det: str, stays: bool) -> None:
    n = 2 if det else 1
    rows = f"""
        {det}
        victory NOUN nsubj {n + 5} NN
        over ADP case {n + 3} IN
        old ADJ amod {n + 3} JJ
        Ghent PROPN nmod {n} NNP
        will AUX aux {n + 5} MD
        take VERB root 0 VB
        them PRON obj {n + 5} PRP
        . PUNCT punct {n + 5} .
        """
    sentence = sentence_of(rows)

    assert ("Ghent" in shown(sentence, wanting(sentence, "The victory will them"))) is stays


@pytest.mark.parametrize(("which", "stays"), [("same", True), ("wet", False)])
def test_of_which_year_the_same_month_is_stays(which: str, stays: bool) -> None:
    rows = f"""
        Holt PROPN nsubj 2 NNP
        sold VERB root 0 VBD
        bread NOUN obj 2 NN
        in ADP case 7 IN
        the DET det 7 DT
        {which} ADJ amod 7 JJ
        month NOUN obl 2 NN
        of ADP case 10 IN
        the DET det 10 DT
        year NOUN nmod 7 NN
        . PUNCT punct 2 .
    """
    assert needs_neighbour(Scene(sentence_of(rows)), 9, 7, 9) is stays
