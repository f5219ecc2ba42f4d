"""Words that neither a brief nor a headline takes from the word that they hang on."""

from __future__ import annotations

import pytest

from jl_newslens.summarize.needs.inseparable import is_inseparable
from jl_newslens.summarize.sentence.scene import Scene
from tests.summarize.conftest import build, is_kept, sentence_of

CLAUSE = """
    Holt PROPN nsubj 2 NNP
    {verb} VERB root 0 VBD
    that SCONJ mark 6 IN
    the DET det 5 DT
    mill NOUN nsubj 6 NN
    burned VERB ccomp 2 VBD
    . PUNCT punct 2 .
"""


@pytest.mark.parametrize(
    ("verb", "kept"), [("said", False), ("promised", False), ("grew", True), ("built", True)]
)
def test_that_goes_only_after_who_says_or_knows(verb: str, kept: bool) -> None:
    assert is_kept(CLAUSE.format(verb=verb), "that") == kept


@pytest.mark.parametrize(("first", "kept"), [("own", True), ("leave", False)])
def test_a_verb_that_shares_its_object_stays(first: str, kept: bool) -> None:
    sign = "" if kept else ", PUNCT punct 6 ,"
    last = 5 if kept else 6
    rows = f"""
        Holt PROPN nsubj 2 NNP
        will AUX aux 3 MD
        {first} VERB root 0 VB
        {sign}
        and CCONJ cc {last} CC
        run VERB conj 3 VB
        the DET det {last + 2} DT
        mill NOUN obj {last} NN
        . PUNCT punct 3 .
        """

    assert is_kept(rows, "run") == kept


def test_the_second_of_two_kinds_stays() -> None:
    rows = """
        Holt PROPN nsubj 2 NNP
        broke VERB root 0 VBD
        the DET det 4 DT
        front NOUN obj 2 NN
        and CCONJ cc 7 CC
        rear ADJ amod 7 JJ
        windows NOUN conj 4 NNS
        . PUNCT punct 2 .
        """

    assert is_kept(rows, "rear")


def test_that_stays_before_a_circumstance() -> None:
    clause = """
        Holt PROPN nsubj 2 NNP
        said VERB root 0 VBD say
        that SCONJ mark 7 IN
        {words}
        mills NOUN nsubj 7 NNS
        closed VERB ccomp 2 VBD
        . PUNCT punct 2 .
    """
    on_monday = clause.format(words="on ADP case 5 IN\n Monday PROPN obl 7 NNP")
    old = clause.format(words="old ADJ amod 6 JJ\n water NOUN compound 6 NN")

    assert is_kept(on_monday, "that")
    assert not is_kept(old, "that")


def test_a_that_at_the_end_of_a_torn_line_may_go() -> None:
    rows = """
        Holt PROPN nsubj 2 NNP
        said VERB root 0 VBD say
        bread VERB ccomp 2 VB
        that SCONJ mark 3 IN
    """
    assert not is_kept(rows, "that")


@pytest.mark.parametrize(("sign", "kept"), [("", True), (", PUNCT punct 5 ,", False)])
def test_a_name_that_no_sign_sets_off_stays(sign: str, kept: bool) -> None:
    verb = 6 if sign else 5
    rows = f"""
        Secretary NOUN nsubj {verb} NN
        of ADP case 3 IN
        State PROPN nmod 1 NNP
        {sign}
        Holt PROPN appos 1 NNP
        left VERB root 0 VBD
        . PUNCT punct {verb} .
    """
    assert is_kept(rows, "Holt") == kept


@pytest.mark.parametrize(("bound", "kept"), [("least", True), ("home", False)])
def test_a_bound_stays(bound: str, kept: bool) -> None:
    rows = f"""
        They PRON nsubj 2 PRP
        meet VERB root 0 VBP meet
        at ADP case 4 IN
        {bound} NOUN obl 5 NN
        weekly ADV advmod 2 RB
        . PUNCT punct 2 .
    """
    assert is_kept(rows, bound) == kept


@pytest.mark.parametrize(("noun", "kept"), [("day", True), ("boat", False)])
def test_day_by_day_is_one(noun: str, kept: bool) -> None:
    rows = f"""
        Prices NOUN nsubj 2 NNS
        rose VERB root 0 VBD rise
        day NOUN obl:unmarked 2 NN
        by ADP case 5 IN
        {noun} NOUN nmod 3 NN
        . PUNCT punct 2 .
    """

    assert is_inseparable(Scene(sentence_of(rows)), 4) == kept


def test_both_halves_of_as_young_as_stay() -> None:
    young = """
        Bakers NOUN nsubj 2 NNS
        left VERB root 0 VBD
        as ADV advmod 4 RB
        young ADJ advcl 2 JJ
        as ADP case 6 IN
        eight NUM obl 4 CD
        . PUNCT punct 2 .
    """

    assert is_kept(young, "as")


@pytest.mark.parametrize(("verb", "kept"), [("showed", True), ("said", False)])
def test_that_stays_before_a_long_subject_that_may_be_an_object(verb: str, kept: bool) -> None:
    rows = f"""
        Holt PROPN nsubj 2 NNP
        {verb} VERB root 0 VBD
        that SCONJ mark 9 IN
        the DET det 5 DT
        price NOUN nsubj 9 NN
        of ADP case 8 IN
        black ADJ amod 8 JJ
        bread NOUN nmod 5 NN
        fell VERB ccomp 2 VBD
        . PUNCT punct 2 .
        """
    assert is_kept(rows, "that") == kept


@pytest.mark.parametrize(("half", "kept"), [("p.m.", True), ("bakers", False)])
def test_an_hour_is_one_of_the_morning_or_of_the_evening(half: str, kept: bool) -> None:
    rows = f"""
        It PRON nsubj 2 PRP
        closes VERB root 0 VBZ
        at ADP case 4 IN
        9 NUM obl 2 CD
        {half} NOUN nmod:unmarked 4 NN
        . PUNCT punct 2 .
        """
    assert is_kept(rows, half) is kept


@pytest.mark.parametrize(("month", "kept"), [("May", True), ("mills", False)])
def test_a_month_keeps_its_year(month: str, kept: bool) -> None:
    rows = f"""
        It PRON nsubj 2 PRP
        fell VERB root 0 VBD
        in ADP case 4 IN
        {month} PROPN obl 2 NNP
        1999 NUM nmod:unmarked 4 CD
        . PUNCT punct 2 .
        """
    assert is_kept(rows, "1999") is kept


@pytest.mark.parametrize(
    ("title", "tag", "kept"), [("Bakers", "NNS", True), ("Baker", "NN", False)]
)
def test_a_title_of_several_keeps_them(title: str, tag: str, kept: bool) -> None:
    rows = f"""
        {title} NOUN nsubj 5 {tag}
        Holt PROPN appos 1 NNP
        and CCONJ cc 4 CC
        Mertens PROPN conj 2 NNP
        slept VERB root 0 VBD
        . PUNCT punct 5 .
        """
    assert is_kept(rows, "Mertens") is kept


@pytest.mark.parametrize(
    ("text", "kept"), [("Well-off bakers left.", True), ("Well, bakers left.", False)]
)
def test_well_off_is_no_remark(text: str, kept: bool) -> None:
    sign = text[4]
    rows = f"""
        Well INTJ discourse {5 if kept else 4} UH
        {sign} PUNCT punct 1
        {"off ADV advmod 1 RB" if kept else ""}
        bakers NOUN nsubj {5 if kept else 4} NNS
        left VERB root 0 VBD
        . PUNCT punct {5 if kept else 4}
    """

    assert is_inseparable(Scene(build(text, rows)), 0) == kept


@pytest.mark.parametrize(("other", "kept"), [("", True), ("and CCONJ cc 6 CC", False)])
def test_both_of_one_noun_counts_it(other: str, kept: bool) -> None:
    second = "fields NOUN conj 4 NNS" if other else ""
    rows = f"""
        Holt PROPN nsubj 2 NNP
        lost VERB root 0 VBD
        both DET cc:preconj 4 DT
        mills NOUN obj 2 NNS
        {other}
        {second}
        . PUNCT punct 2 .
        """

    assert is_kept(rows, "both") == kept


def test_how_fast_something_goes_that_it_has_an_outcome_stays() -> None:
    rows = """
        Prices NOUN nsubj 2 NNS
        rose VERB root 0 VBD
        so ADV advmod 4 RB
        fast ADV advmod 2 RB
        that SCONJ mark 7 IN
        bakers NOUN nsubj 7 NNS
        fled VERB ccomp 2 VBD
        . PUNCT punct 2 .
        """

    assert is_kept(rows, "so")


@pytest.mark.parametrize("relation", ["ccomp", "csubj"])
def test_how_far_something_goes_that_it_has_an_outcome_stays(relation: str) -> None:
    rows = f"""
        Streets NOUN nsubj 4 NNS
        are AUX cop 4 VBP
        so ADV advmod 4 RB
        dark ADJ root 0 JJ
        that SCONJ mark 7 IN
        bakers NOUN nsubj 7 NNS
        fall VERB {relation} 4 VBP
        . PUNCT punct 4 .
        """

    assert is_kept(rows, "so")


@pytest.mark.parametrize(("word", "tag", "kept"), [("for", "IN", True), ("him", "PRP", False)])
def test_a_preposition_without_its_noun_stays(word: str, tag: str, kept: bool) -> None:
    rows = f"""
        Holt PROPN nsubj 2 NNP
        got VERB root 0 VBD
        what PRON obj 2 WP
        she PRON nsubj 5 PRP
        asked VERB acl:relcl 3 VBD
        {word} X obl 5 {tag}
        . PUNCT punct 2 .
        """

    assert is_kept(rows, word) == kept


@pytest.mark.parametrize(("verb", "kept"), [("leave", True), ("sell", False)])
def test_as_it_was_stays_with_what_is_left_so(verb: str, kept: bool) -> None:
    rows = f"""
        Banks NOUN nsubj 2 NNS
        {verb} VERB root 0 VBP {verb}
        rates NOUN obj 2 NNS
        as SCONJ mark 6 IN
        they PRON nsubj 6 PRP
        were VERB advcl 2 VBD
        . PUNCT punct 2 .
        """

    assert is_kept(rows, "were") == kept


@pytest.mark.parametrize(("when", "head", "stays"), [("then", 7, True), ("Berg", 2, False)])
def test_it_was_then_that_stays_whole(when: str, head: int, stays: bool) -> None:
    rows = f"""
        Holt PROPN nsubj 2 NNP
        told VERB root 0 VBD
        {when} ADV advmod {head} RB
        that SCONJ mark 7 IN
        the DET det 6 DT
        mill NOUN nsubj 7 NN
        fell VERB ccomp 2 VBD
        . PUNCT punct 2 .
    """
    assert is_kept(rows, "that") is stays


@pytest.mark.parametrize(("head", "stays"), [(3, True), (7, False)])
def test_that_stays_with_what_was_hung_on_it(head: int, stays: bool) -> None:
    rows = f"""
        Holt PROPN nsubj 2 NNP
        said VERB root 0 VBD
        that SCONJ mark 7 IN
        selling VERB dep {head} VBG
        old ADJ amod 6 JJ
        bread NOUN nsubj 7 NN
        fell VERB ccomp 2 VBD
        . PUNCT punct 2 .
    """
    assert is_kept(rows, "that") is stays
