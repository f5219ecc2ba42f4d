"""Where the parser was wrong, less is cut."""

from __future__ import annotations

import pytest

from jl_newslens.model import Sentence
from jl_newslens.summarize.compress import compress
from jl_newslens.summarize.misread import is_misread, is_torn, says_nothing
from jl_newslens.summarize.tree import Tree

from .conftest import build
from .test_headline_needs import printed

SAVED = build(
    "Holt argued in May that each mill lost had saved ten jobs .",
    """
    Holt PROPN nsubj 2 NNP
    argued VERB root 0 VBD argue
    in ADP case 4 IN
    May PROPN obl 2 NNP
    that SCONJ mark 8 IN
    each DET det 7 DT
    mill NOUN nsubj 8 NN
    lost VERB acl 4 VBD
    had AUX aux 10 VBD
    saved VERB ccomp 2 VBN
    ten NUM nummod 12 CD
    jobs NOUN obj 10 NNS
    . PUNCT punct 2 .
    """,
)
BROKEN = build(
    "The dams , which hold the river back , broke in May , said Holt , a miller at Zenda .",
    """
    The DET det 2 DT
    dams NOUN nsubj 14 NNS
    , PUNCT punct 5 ,
    which PRON nsubj 5 WDT
    hold VERB acl:relcl 2 VBP
    the DET det 7 DT
    river NOUN obj 5 NN
    back ADV advmod 5 RB
    , PUNCT punct 10 ,
    broke VERB conj 5 VBD
    in ADP case 12 IN
    May PROPN obl 10 NNP
    , PUNCT punct 5 ,
    said VERB root 0 VBD say
    Holt PROPN nsubj 14 NNP
    , PUNCT punct 18 ,
    a DET det 18 DT
    miller NOUN appos 15 NN
    at ADP case 20 IN
    Zenda PROPN nmod 18 NNP
    . PUNCT punct 14 .
    """,
)


def tree_of(sentence: Sentence) -> Tree:
    return Tree(sentence.tokens)


def test_what_is_said_has_a_subject_if_it_has_a_tense() -> None:
    tree = tree_of(SAVED)

    assert is_torn(tree, 9)
    assert not is_torn(tree, 7)


def test_a_headline_in_which_nothing_is_said_is_not_cut() -> None:
    assert printed(SAVED, {0, 1, 8, 9, 10, 11}).startswith("Holt argued in May that each")


def test_a_verb_of_saying_tells_what() -> None:
    assert says_nothing(tree_of(BROKEN))
    assert not says_nothing(tree_of(build("Holt slept .", "Holt PROPN nsubj 2\nslept VERB root 0")))


def test_a_clause_that_may_hold_the_main_verb_is_not_cut() -> None:
    assert "broke in May, said Holt" in compress(BROKEN, "brief").text


def test_a_second_verb_that_nothing_joins_is_an_error() -> None:
    sentence = build(
        "A mill called Zenda burned and fell .",
        """
        A DET det 2 DT
        mill NOUN nsubj 3 NN
        called VERB root 0 VBD
        Zenda PROPN obj 3 NNP
        burned VERB conj 3 VBD
        and CCONJ cc 7 CC
        fell VERB conj 3 VBD
        . PUNCT punct 3 .
        """,
    )

    assert is_misread(tree_of(sentence))


def test_two_sentences_without_a_stop_are_an_error() -> None:
    sentence = build(
        "The mill closed in May Holt had sold it .",
        """
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
        """,
    )

    assert is_misread(tree_of(sentence))


def test_a_name_that_joins_a_verb_is_an_error() -> None:
    sentence = build(
        "Berg shot wide and Holt , who is 19 , missed two chances .",
        """
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
        """,
    )

    assert is_misread(tree_of(sentence))


def test_a_town_that_somebody_has_is_an_error() -> None:
    sentence = build(
        "Holt slept in her Zenda , Iowa , home .",
        """
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
        """,
    )

    assert is_misread(tree_of(sentence))


def test_a_headline_of_a_sentence_whose_speaker_was_missed_is_not_cut() -> None:
    sentence = build(
        "Berg was fined 900 euros , Ann Holt , a clerk , told Radio Zenda .",
        """
        Berg PROPN nsubj:pass 3 NNP
        was AUX aux:pass 3 VBD
        fined VERB ccomp 13 VBN
        900 NUM nummod 5 CD
        euros NOUN obj 3 NNS
        , PUNCT punct 7 ,
        Ann PROPN appos 5 NNP
        Holt PROPN flat 7 NNP
        , PUNCT punct 11 ,
        a DET det 11 DT
        clerk NOUN appos 7 NN
        , PUNCT punct 13 ,
        told VERB root 0 VBD tell
        Radio PROPN obj 13 NNP
        Zenda PROPN flat 14 NNP
        . PUNCT punct 13 .
        """,
    )

    assert printed(sentence, {0, 1, 2, 3, 4, 6, 7}).endswith("told Radio Zenda.")


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

    assert is_misread(tree_of(build("Like millers , Ann Holt left .", rows)))


def test_a_description_before_a_name_is_no_second_subject() -> None:
    rows = """
        The DET det 2 DT
        miller NOUN nsubj 5 NN
        Ann PROPN nsubj 5 NNP
        Holt PROPN flat 3 NNP
        left VERB root 0 VBD
        . PUNCT punct 5 .
    """

    assert not is_misread(tree_of(build("The miller Ann Holt left .", rows)))


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
    text = " ".join(line.split()[0] for line in rows.splitlines() if line.strip())

    assert is_misread(tree_of(build(text, rows)))


TWO_ROLES = """
    Singer NOUN nsubj 5 NN
    and CCONJ cc 3 CC
    baker NOUN conj 1 NN
    Holt PROPN nsubj 5 NNP
    left VERB root 0 VBD
    . PUNCT punct 5 .
"""


def test_a_description_of_two_parts_may_be_called_a_subject() -> None:
    assert not is_misread(tree_of(build("Singer and baker Holt left .", TWO_ROLES)))
    apart = """
    Singer NOUN nsubj 6 NN
    and CCONJ cc 3 CC
    baker NOUN conj 1 NN
    here ADV advmod 6 RB
    Holt PROPN nsubj 6 NNP
    left VERB root 0 VBD
    . PUNCT punct 6 .
    """
    assert is_misread(tree_of(build("Singer and baker here Holt left .", apart)))


@pytest.mark.parametrize(("noun", "silent"), [("mill", True), ("word", False)])
def test_nobody_says_a_thing(noun: str, silent: bool) -> None:
    rows = f"""
        Holt PROPN nsubj 2 NNP
        said VERB root 0 VBD say
        the DET det 4 DT
        {noun} NOUN obj 2 NN {noun}
        . PUNCT punct 2 .
    """

    assert says_nothing(tree_of(build(f"Holt said the {noun} .", rows))) == silent


def test_a_whole_clause_is_no_subject() -> None:
    rows = """
        She PRON nsubj 4 PRP
        was AUX cop 4 VBD
        a DET det 4 DT
        baker NOUN nsubj 5 NN
        worked VERB root 0 VBD
        . PUNCT punct 5 .
    """

    assert is_misread(tree_of(build("She was a baker worked .", rows)))


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

    assert is_misread(tree_of(build("In scenes familiar here , men wait .", rows)))
    is_said = rows.replace("In ADP case 2 IN", "The DET det 2 DT").replace("obl", "nsubj")
    assert not is_misread(tree_of(build("The scenes familiar here , men wait .", is_said)))


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
    text = "The rift between Holt , who bakes bread , and Mertens grew ."

    assert is_misread(tree_of(build(text, rows)))
    assert not is_misread(tree_of(build(text, rows.replace("conj 8", "conj 4"))))


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
    text = "Holt fell , and Mertens -- who helped -- left ."

    assert is_misread(tree_of(build(text, rows)))
    assert not is_misread(tree_of(build(text, rows.replace("left VERB conj", "left VERB acl"))))


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
    text = " ".join(line.split()[0] for line in rows.splitlines() if line.strip())

    assert is_misread(tree_of(build(text, rows)))
    other = rows.replace("csubj 5 VBG", "csubj 5 VBN").replace("Thanks", "Bread")
    assert not is_misread(tree_of(build(text.replace("Thanks", "Bread"), other)))


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
    text = "Years after mills closed we wait ."

    assert is_misread(tree_of(build(text, rows.format(dep="SCONJ mark"))))
    assert not is_misread(tree_of(build(text, rows.format(dep="ADP case"))))
