"""Clauses and phrases without which a claim says more: conditions, contrasts, comparisons."""

from __future__ import annotations

import pytest

from jl_newslens.summarize.needs.limits import limits
from jl_newslens.summarize.sentence.scene import Scene
from tests.summarize.conftest import sentence_of


def scene(rows: str) -> Scene:
    """A sentence from its rows; the words stand between spaces."""
    return Scene(sentence_of(rows))


def test_what_it_is_not_and_what_it_is_subject_to_stay() -> None:
    rows = """
        They PRON nsubj 2 PRP
        sell VERB root 0 VBP
        rye NOUN obj 2 NN
        , PUNCT punct 6 ,
        {word} ADV advmod 6 RB
        oats NOUN appos 3 NNS
    """
    assert limits(scene(rows.format(word="not")), 5)
    assert not limits(scene(rows.format(word="mostly")), 5)
    assert not limits(scene(rows.format(word="Not")), 5)  # of a title
    contrast = "\n, PUNCT punct 9 ,\nbut CCONJ cc 9 CC\nrye NOUN conj 6 NN"
    assert not limits(scene(rows.format(word="not") + contrast), 5)
    later = "\nin ADP case 8 IN\nGhent PROPN obl 2 NNP\nbut CCONJ cc 10 CC\nleft VERB conj 2 VBD"
    assert limits(scene(rows.format(word="not") + later), 5)
    rows = """
        They PRON nsubj 2 PRP
        close VERB root 0 VBP
        , PUNCT punct 4 ,
        {word} ADJ advcl 2 JJ
        to ADP case 6 IN
        approval NOUN obl 4 NN
    """
    assert limits(scene(rows.format(word="subject")), 3)
    assert not limits(scene(rows.format(word="thanks")), 3)


def test_that_something_makes_no_difference_is_said() -> None:
    rows = """
        They PRON nsubj 2 PRP
        close VERB root 0 VBP
        {first} SCONJ mark 6 IN
        {link} SCONJ mark 6 IN
        mills NOUN nsubj 6 NNS
        pay VERB advcl 2 VBP
    """
    assert limits(scene(rows.format(first="even", link="if")), 5)
    assert limits(scene(rows.format(first="whether", link="all")), 5)
    assert not limits(scene(rows.format(first="as", link="if")), 5)


def test_a_comparison_with_an_earlier_time_names_it() -> None:
    rows = """
        Bakers NOUN nsubj 2 NNS
        work VERB root 0 VBP
        more ADV advmod 2 RBR
        {link} SCONJ mark 6 IN
        they PRON nsubj 6 PRP
        did AUX advcl 2 VBD do
        in ADP case 8 IN
        May PROPN obl 6 NNP
    """
    assert limits(scene(rows.format(link="than")), 7)
    assert not limits(scene(rows.format(link="as")), 7)


def test_a_clause_that_says_of_whom_stays_whole() -> None:
    rows = """
        {first} NOUN nsubj 7 NNS
        who PRON nsubj 3 WP
        work VERB acl:relcl 1 VBP
        at ADP case 5 IN
        night NOUN obl 3 NN
        will AUX aux 7 MD
        pay VERB root 0 VB
    """
    assert limits(scene(rows.format(first="Bakers")), 4)
    assert not limits(scene(rows.format(first="Bakers").replace("NNS", "NN")), 4)


def test_only_when_is_told_with_when() -> None:
    rows = """
        It PRON nsubj 2 PRP
        ends VERB root 0 VBZ
        {word} ADV advmod 2 RB
        when SCONJ mark 6 WRB
        mills NOUN nsubj 6 NNS
        pay VERB advcl 2 VBP
    """
    assert limits(scene(rows.format(word="only")), 5)
    assert not limits(scene(rows.format(word="now")), 5)


def test_what_nobody_expects_to_do_before_a_time() -> None:
    rows = """
        They PRON nsubj 4 PRP
        do AUX aux 4 VBP
        {word} PART advmod 4 RB
        expect VERB root 0 VB
        to PART mark 6 TO
        pay VERB xcomp 4 VB
        {link} ADP case 8 IN
        June PROPN obl 6 NNP
    """
    assert limits(scene(rows.format(word="not", link="before")), 7)
    assert not limits(scene(rows.format(word="now", link="before")), 7)
    assert not limits(scene(rows.format(word="not", link="in")), 7)


def test_had_they_paid_is_a_condition_at_the_head() -> None:
    rows = """
        {first} AUX aux 3 VBD
        they PRON nsubj 3 PRP
        paid VERB advcl 5 VBN
        , PUNCT punct 3 ,
        left VERB root 0 VBD
    """
    assert limits(scene(rows.format(first="Had")), 2)
    assert not limits(scene(rows.format(first="When")), 2)


def test_had_they_paid_is_a_condition_at_the_end_too() -> None:
    rows = """
        They PRON nsubj 2 PRP
        left VERB root 0 VBD
        {first} AUX {place} 5 VBD
        Holt PROPN nsubj 5 NNP
        paid VERB advcl 2 VBN
    """
    assert limits(scene(rows.format(first="had", place="aux")), 4)
    assert not limits(scene(rows.format(first="once", place="advmod")), 4)


@pytest.mark.parametrize(("noun", "stays"), [("man", True), ("baker", False)])
def test_the_man_is_the_one_who_does_something(noun: str, stays: bool) -> None:
    rows = f"""
        It PRON nsubj 4 PRP
        is AUX cop 4 VBZ
        the DET det 4 DT
        {noun} NOUN root 0 NN
        who PRON nsubj 6 WP
        leads VERB acl:relcl 4 VBZ
    """
    assert limits(scene(rows), 5) is stays


@pytest.mark.parametrize(("rank", "stays"), [("first", True), ("best", False)])
def test_the_first_to_do_something_does_it(rank: str, stays: bool) -> None:
    rows = f"""
        They PRON nsubj 4 PRP
        are AUX cop 4 VBP
        the DET det 4 DT
        {rank} ADJ root 0 JJ
        to PART mark 6 TO
        bake VERB advcl 4 VB
    """
    assert limits(scene(rows), 5) is stays


@pytest.mark.parametrize(
    ("article", "noun", "stays"), [("A", "man", True), ("The", "man", False), ("A", "baker", False)]
)
def test_of_a_man_it_is_told_which(article: str, noun: str, stays: bool) -> None:
    rows = f"""
        {article} DET det 2 DT
        {noun} NOUN nsubj 6 NN
        accused VERB acl 2 VBN
        of ADP case 5 IN
        theft NOUN obl 3 NN
        fled VERB root 0 VBD
    """
    assert limits(scene(rows), 2) is stays


@pytest.mark.parametrize(("tag", "stays"), [("JJS", True), ("NN", False)])
def test_a_lowest_keeps_since_when(tag: str, stays: bool) -> None:
    rows = f"""
        It PRON nsubj 2 PRP
        fell VERB root 0 VBD
        to ADP case 5 IN
        its PRON nmod:poss 5 PRP$
        lowest ADJ obl 2 {tag}
        since SCONJ mark 8 IN
        mills NOUN nsubj 8 NNS
        closed VERB advcl 2 VBD
    """
    assert limits(scene(rows), 7) is stays
