"""Where the parser was wrong, less is cut."""

from __future__ import annotations

import pytest

from jl_newslens.summarize.sentence.misread import is_misread
from jl_newslens.summarize.sentence.tree import Tree
from tests.summarize.conftest import sentence_of


def is_error(rows: str) -> bool:
    return is_misread(Tree(sentence_of(rows).tokens))


def test_a_second_verb_that_nothing_joins_is_an_error() -> None:
    rows = """
        A DET det 2 DT
        mill NOUN nsubj 3 NN
        called VERB root 0 VBD
        Zenda PROPN obj 3 NNP
        burned VERB conj 3 VBD
        and CCONJ cc 7 CC
        fell VERB conj 3 VBD
        . PUNCT punct 3 .
        """

    assert is_error(rows)


def test_two_sentences_without_a_stop_are_an_error() -> None:
    rows = """
        The DET det 2 DT
        mill NOUN nsubj 3 NN
        closed VERB root 0 VBD
        in ADP case 5 IN
        May PROPN obl 3 NNP
        Holt PROPN nsubj 8 NNP
        had AUX aux 8 VBD
        sold VERB advcl 3 VBN
        it PRON obj 8 PRP
        . PUNCT punct 3 .
        """

    assert is_error(rows)


def test_a_name_that_joins_a_verb_is_an_error() -> None:
    rows = """
        Berg PROPN nsubj 2 NNP
        shot VERB root 0 VBD
        wide ADV advmod 2 RB
        and CCONJ cc 5 CC
        Holt PROPN conj 2 NNP
        , PUNCT punct 9 ,
        who PRON nsubj 9 WP
        is AUX cop 9 VBZ
        19 NUM acl:relcl 5 CD
        , PUNCT punct 9 ,
        missed VERB conj 2 VBD
        two NUM nummod 13 CD
        chances NOUN obj 11 NNS
        . PUNCT punct 2 .
        """

    assert is_error(rows)


def test_a_town_that_somebody_has_is_an_error() -> None:
    rows = """
        Holt PROPN nsubj 2 NNP
        slept VERB root 0 VBD
        in ADP case 5 IN
        her PRON nmod:poss 5 PRP$
        Zenda PROPN obl 2 NNP
        , PUNCT punct 7 ,
        Iowa PROPN nmod:unmarked 5 NNP
        , PUNCT punct 7 ,
        home ADV advmod 2 RB
        . PUNCT punct 2 .
        """

    assert is_error(rows)


def test_a_second_subject_before_the_verb_is_an_error() -> None:
    rows = """
        Like ADP case 2 IN
        millers NOUN nsubj 6 NNS
        , PUNCT punct 6 ,
        Ann PROPN nsubj 6 NNP
        Holt PROPN flat 4 NNP
        left VERB root 0 VBD
        . PUNCT punct 6 .
    """

    assert is_error(rows)


def test_a_description_before_a_name_is_no_second_subject() -> None:
    rows = """
        The DET det 2 DT
        miller NOUN nsubj 5 NN
        Ann PROPN nsubj 5 NNP
        Holt PROPN flat 3 NNP
        left VERB root 0 VBD
        . PUNCT punct 5 .
    """

    assert not is_error(rows)


@pytest.mark.parametrize(
    "rows",
    [
        """
        The DET det 2 DT
        miller NOUN nsubj 5 NN
        -- PUNCT punct 4 :
        she PRON nsubj 5 PRP
        left VERB root 0 VBD
        """,
        """
        Bread NOUN nsubj 6 NN
        , PUNCT punct 3 ,
        cake NOUN nsubj 6 NN
        and CCONJ cc 5 CC
        wine NOUN conj 3 NN
        helped VERB root 0 VBD
        """,
    ],
)
def test_a_sign_between_two_subjects_tells_that_one_is_none(rows: str) -> None:
    assert is_error(rows)


TWO_ROLES = """
    Singer NOUN nsubj 5 NN
    and CCONJ cc 3 CC
    baker NOUN conj 1 NN
    Holt PROPN nsubj 5 NNP
    left VERB root 0 VBD
    . PUNCT punct 5 .
"""


def test_a_description_of_two_parts_may_be_called_a_subject() -> None:
    assert not is_error(TWO_ROLES)
    apart = """
    Singer NOUN nsubj 6 NN
    and CCONJ cc 3 CC
    baker NOUN conj 1 NN
    here ADV advmod 6 RB
    Holt PROPN nsubj 6 NNP
    left VERB root 0 VBD
    . PUNCT punct 6 .
    """
    assert is_error(apart)


def test_a_whole_clause_is_no_subject() -> None:
    rows = """
        She PRON nsubj 4 PRP
        was AUX cop 4 VBD
        a DET det 4 DT
        baker NOUN nsubj 5 NN
        worked VERB root 0 VBD
        . PUNCT punct 5 .
    """

    assert is_error(rows)


def test_a_main_word_that_says_nothing_of_anybody_is_an_error() -> None:
    rows = """
        In ADP case 2 IN
        scenes NOUN obl 3 NNS
        familiar ADJ root 0 JJ
        here ADV advmod 3 RB
        , PUNCT punct 7 ,
        men NOUN nsubj 7 NNS
        wait VERB conj 3 VBP
        . PUNCT punct 3 .
    """

    assert is_error(rows)
    is_said = rows.replace("In ADP case 2 IN", "The DET det 2 DT").replace("obl", "nsubj")
    assert not is_error(is_said)


def test_a_name_between_nothing_and_another_is_an_error() -> None:
    rows = """
        The DET det 2 DT
        rift NOUN nsubj 12 NN
        between ADP case 4 IN
        Holt PROPN nmod 2 NNP
        , PUNCT punct 7 ,
        who PRON nsubj 7 WP
        bakes VERB acl:relcl 4 VBZ
        bread NOUN obj 7 NN
        , PUNCT punct 11 ,
        and CCONJ cc 11 CC
        Mertens PROPN conj 8 NNP
        grew VERB root 0 VBD
        . PUNCT punct 12 .
    """

    assert is_error(rows)
    assert not is_error(rows.replace("conj 8", "conj 4"))


def test_a_name_that_joins_a_verb_has_no_second_verb_behind_its_clause() -> None:
    rows = """
        Holt PROPN nsubj 2 NNP
        fell VERB root 0 VBD
        , PUNCT punct 5 ,
        and CCONJ cc 5 CC
        Mertens PROPN conj 2 NNP
        -- PUNCT punct 8 :
        who PRON nsubj 8 WP
        helped VERB acl:relcl 5 VBD
        -- PUNCT punct 10 :
        left VERB conj 8 VBD
        . PUNCT punct 2 .
    """

    assert is_error(rows)
    assert not is_error(rows.replace("left VERB conj", "left VERB acl"))


@pytest.mark.parametrize(
    "rows",
    [
        """
        Loaves NOUN nsubj 2 NNS
        dating VERB csubj 5 VBG
        from ADP case 4 IN
        May PROPN obl 2 NNP
        sold VERB root 0 VBD
        . PUNCT punct 5 .
        """,
        """
        Thanks NOUN nsubj 6 NNS
        to ADP case 3 IN
        Holt PROPN nmod 1 NNP
        , PUNCT punct 5 ,
        mills NOUN appos 3 NNS
        sold VERB root 0 VBD
        . PUNCT punct 6 .
        """,
    ],
)
def test_a_date_and_thanks_do_nothing(rows: str) -> None:
    assert is_error(rows)
    other = rows.replace("csubj 5 VBG", "csubj 5 VBN").replace("Thanks", "Bread")
    assert not is_error(other)


def test_a_main_verb_in_a_side_clause_is_an_error() -> None:
    rows = """
        Years NOUN obl 4 NNS
        after {dep} 4 IN
        mills NOUN nsubj 4 NNS
        closed VERB root 0 VBD
        we PRON nsubj 6 PRP
        wait VERB parataxis 4 VBP
        . PUNCT punct 4 .
        """

    assert is_error(rows.format(dep="SCONJ mark"))
    assert not is_error(rows.format(dep="ADP case"))


@pytest.mark.parametrize(
    ("verb", "tag", "misread"),
    [("saw", "VBD", True), ("said", "VBD", False), ("seeing", "VBG", False)],
)
def test_a_verb_that_nobody_does_is_an_error(verb: str, tag: str, misread: bool) -> None:
    rows = f"""
        Holt PROPN nsubj 2 NNP
        left VERB root 0 VBD
        after ADP case 5 IN
        her PRON nmod:poss 5 PRP$
        brother NOUN obl 2 NN
        {verb} VERB parataxis 2 {tag}
        smoke NOUN obj 6 NN
        . PUNCT punct 2 .
        """
    assert is_error(rows) == misread


@pytest.mark.parametrize(("tag", "misread"), [("VBD", True), ("VBN", False)])
def test_a_past_tense_describes_nothing(tag: str, misread: bool) -> None:
    rows = f"""
        The DET det 2 DT
        mayor NOUN nsubj 4 NN
        foiled VERB amod 4 {tag}
        plans NOUN root 0 NNS
        to PART mark 6 TO
        burn VERB acl 4 VB
        mills NOUN obj 6 NNS
        . PUNCT punct 4 .
    """
    assert is_error(rows) == misread


@pytest.mark.parametrize(("link", "misread"), [("", True), ("and CCONJ cc 8 CC", False)])
def test_a_second_predicate_that_nothing_joins_is_an_error(link: str, misread: bool) -> None:
    """ "Most bakers fined in May | were from Ghent", with "fined" made the main verb."""
    ghent = 8 if link else 7
    rows = f"""
        Most ADJ nsubj 2 JJS
        fined VERB root 0 VBN
        in ADP case 4 IN
        May PROPN obl 2 NNP
        {link}
        were AUX cop {ghent} VBD
        from ADP case {ghent} IN
        Ghent PROPN conj 2 NNP
        . PUNCT punct 2 .
    """
    assert is_error(rows) == misread
