"""The checks that stand between a draft and the reader."""

from __future__ import annotations

import pytest

from jl_newslens.model import Sentence
from jl_newslens.summarize.faithful import problems
from jl_newslens.summarize.sentence.pieces import Draft
from tests.summarize.conftest import build

PARSED = build(
    "The mayor did not pay the 30-day bill.",
    """
    The DET det 2
    mayor NOUN nsubj 5
    did AUX aux 5
    not PART advmod 5
    pay VERB root 0
    the DET det 10
    30 NUM nummod 9
    - PUNCT punct 9
    day NOUN compound 10
    bill NOUN obj 5
    . PUNCT punct 5
    """,
)


def without(*indexes: int) -> tuple[str, ...]:
    return problems(Draft.whole(PARSED).without(indexes, "test"))


def test_the_whole_sentence_has_no_problem() -> None:
    assert without() == ()


def test_a_lost_not_is_found() -> None:
    assert "guard word" in without(3)


def test_half_a_hyphenated_word_is_found() -> None:
    assert "torn word" in without(6)


def test_a_lost_verb_is_found() -> None:
    assert "fragment" in without(2, 3, 4)


def test_nothing_left_is_found() -> None:
    assert without(*range(11)) == ("empty",)


def test_a_number_sign_that_reads_as_a_negation_is_never_cut() -> None:
    rows = """
    Mira PROPN nsubj 7
    Holm PROPN flat 1
    , PUNCT punct 4
    No. NOUN appos 1
    4 NUM nummod 4
    , PUNCT punct 4
    plays VERB root 0
    . PUNCT punct 7
    """
    sentence = build("Mira Holm, No. 4, plays.", rows)
    draft = Draft.whole(sentence).without(range(2, 6), "appositive")

    assert "guard word" in problems(draft)


def test_a_verb_in_a_relative_clause_makes_no_sentence() -> None:
    rows = """
    Research NOUN root 0
    , PUNCT punct 4
    which PRON nsubj 4
    saves VERB acl:relcl 1
    lives NOUN obj 4
    . PUNCT punct 1
    """
    sentence = build("Research, which saves lives.", rows)

    assert "fragment" in problems(Draft.whole(sentence))


def test_a_verb_in_an_aside_with_as_makes_no_sentence() -> None:
    rows = """
    Love NOUN root 0
    of ADP case 3
    cards NOUN nmod 1
    , PUNCT punct 7
    as SCONJ mark 7
    it PRON nsubj 7
    turned VERB advcl 1 VBD
    out ADP compound:prt 7
    . PUNCT punct 1
    """

    assert "fragment" in problems(Draft.whole(build("Love of cards, as it turned out.", rows)))


@pytest.mark.parametrize(
    "text",
    [
        "Who can vote.",
        "When results are due.",
        "How the tram would change it.",
        "OPINION: Why the tram will not bring back all the bakers.",
    ],
)
def test_the_label_of_what_follows_is_no_bullet(text: str) -> None:
    assert "question" in problems(Draft.whole(build(text)))


def test_why_without_a_main_clause_is_the_label_of_what_follows() -> None:
    sentence = build(
        "Why the mills of the upper valley closed in May.",
        """
        Why ADV advmod 8 WRB
        the DET det 3 DT
        mills NOUN nsubj 8 NNS
        of ADP case 7 IN
        the DET det 7 DT
        upper ADJ amod 7 JJ
        valley NOUN nmod 3 NN
        closed VERB root 0 VBD
        in ADP case 10 IN
        May PROPN obl 8 NNP
        . PUNCT punct 8 .
        """,
    )

    assert problems(Draft.whole(sentence)) == ("question",)


def test_a_cry_is_no_bullet() -> None:
    assert problems(Draft.whole(build("Holt won the race at last!"))) == ("question",)
    assert problems(Draft.whole(build("Holt said: “The race is won at last!”"))) == ()


def test_a_cut_that_takes_the_verb_with_the_tense_leaves_a_fragment() -> None:
    sentence = build(
        "Some of those held in Zenda say no.",
        """
        Some DET nsubj 7 DT
        of ADP case 3 IN
        those PRON nmod 1 DT
        held VERB acl 3 VBN
        in ADP case 6 IN
        Zenda PROPN obl 4 NNP
        say VERB root 0 VBP
        no INTJ obj 7 UH
        . PUNCT punct 7 .
        """,
    )

    assert "fragment" in problems(Draft.whole(sentence).without([6, 7], "headline"))


def test_a_side_clause_alone_is_a_fragment_and_with_its_main_clause_none() -> None:
    alone = build(
        "Especially if fog lies there, of course.",
        """
        Especially ADV advmod 4 RB
        if SCONJ mark 4 IN
        fog NOUN nsubj 4 NN
        lies VERB root 0 VBZ
        there ADV advmod 4 RB
        , PUNCT punct 4 ,
        of ADP case 8 IN
        course NOUN obl 4 NN
        . PUNCT punct 4 .
        """,
    )
    whole = build(
        "If fog lies there, ferries stop.",
        """
        If SCONJ mark 3 IN
        fog NOUN nsubj 3 NN
        lies VERB advcl 7 VBZ
        there ADV advmod 3 RB
        , PUNCT punct 3 ,
        ferries NOUN nsubj 7 NNS
        stop VERB root 0 VBP
        . PUNCT punct 7 .
        """,
    )

    assert "fragment" in problems(Draft.whole(alone))
    assert problems(Draft.whole(whole)) == ()


APPOSITION = build(
    "Holt of Zenda, a baker, was taken ill.",
    """
    Holt PROPN nsubj 9
    of ADP case 3
    Zenda PROPN nmod 1
    , PUNCT punct 6
    a DET det 6
    baker NOUN appos 1
    , PUNCT punct 6
    was AUX aux 9
    taken VERB root 0
    ill ADJ xcomp 9
    . PUNCT punct 9
    """,
)


def test_one_comma_of_a_pair_parts_no_subject_from_its_verb() -> None:
    whole = Draft.whole(APPOSITION)

    assert "fragment" in problems(whole.without((4, 5, 6), "test"))
    assert "fragment" in problems(whole.without((3, 4, 5), "test"))
    assert problems(whole.without((3, 4, 5, 6), "test")) == ()
    assert problems(whole) == ()


def test_a_line_that_only_mends_the_one_before_is_a_fragment() -> None:
    sentence = build(
        "Not for the reasons given by Holt.",
        """
        Not PART advmod 4
        for ADP case 4
        the DET det 4
        reasons NOUN root 0
        given VERB acl 4 VBN
        by ADP case 7
        Holt PROPN obl 5
        . PUNCT punct 4
        """,
    )

    assert "fragment" in problems(Draft.whole(sentence))


def test_a_guard_word_of_three_tokens_is_missed_too() -> None:
    sentence = build(
        "The so-called baker left the town.",
        """
        The DET det 5
        so ADV advmod 4
        - PUNCT punct 4
        called VERB amod 5
        baker NOUN nsubj 6
        left VERB root 0
        the DET det 8
        town NOUN obj 6
        . PUNCT punct 6
        """,
    )

    assert "guard word" in problems(Draft.whole(sentence).without((1, 2, 3), "test"))


def test_a_sentence_that_nobody_cut_in_tokens_has_no_problem() -> None:
    sentence = Sentence(0, 0, 20, "The mill shut today.", (), (), 0)

    assert problems(Draft.whole(sentence)) == ()


def test_a_call_to_the_reader_is_no_bullet() -> None:
    rows = """
        Note VERB root 0 VB
        that SCONJ mark 5 IN
        the DET det 4 DT
        mill NOUN nsubj 5 NN
        closes VERB ccomp 1 VBZ
        on ADP case 7 IN
        Monday PROPN obl 5 NNP
        . PUNCT punct 1 .
    """
    said = build("Note that the mill closes on Monday .", rows)
    listed = build("Note that the mill closes on Monday .", rows, kind="list_item")

    assert problems(Draft.whole(said)) == ("command",)
    assert problems(Draft.whole(listed)) == ()


def test_a_participle_alone_is_no_sentence() -> None:
    sentence = build(
        "Trying to keep the mill of Zenda .",
        """
        Trying VERB root 0 VBG
        to PART mark 3 TO
        keep VERB xcomp 1 VB
        the DET det 5 DT
        mill NOUN obj 3 NN
        of ADP case 7 IN
        Zenda PROPN nmod 5 NNP
        . PUNCT punct 1 .
        """,
    )

    assert "fragment" in problems(Draft.whole(sentence))


def test_a_cut_sentence_does_not_end_in_how() -> None:
    sentence = build(
        "Holt explains how the mill works .",
        """
        Holt PROPN nsubj 2 NNP
        explains VERB root 0 VBZ explain
        how ADV advmod 6 WRB
        the DET det 5 DT
        mill NOUN nsubj 6 NN
        works VERB ccomp 2 VBZ
        . PUNCT punct 2 .
        """,
    )

    assert "fragment" in problems(Draft.whole(sentence).without([3, 4, 5], "headline"))
    assert problems(Draft.whole(sentence)) == ()


def test_who_told_us_told_the_writer() -> None:
    rows = """
        Holt PROPN nsubj 2 NNP
        told VERB root 0 VBD tell
        us PRON obj 2 PRP
        of ADP case 6 IN
        the DET det 6 DT
        mill NOUN obl 2 NN
        . PUNCT punct 2 .
    """

    assert "writer" in problems(Draft.whole(build("Holt told us of the mill .", rows)))


def test_a_quotation_keeps_both_its_marks_or_none() -> None:
    text = "Holt said “yes” and “no” today."
    whole = Draft.whole(build(text, """
        Holt PROPN nsubj 2 NNP
        said VERB root 0 VBD say
        “ PUNCT punct 4 ``
        yes INTJ obj 2 UH
        ” PUNCT punct 4 ''
        and CCONJ cc 8 CC
        “ PUNCT punct 8 ``
        no INTJ conj 4 UH
        ” PUNCT punct 8 ''
        today NOUN obl 2 NN
        . PUNCT punct 2 .
    """))  # fmt: skip

    assert "quotation" in problems(whole.without([4, 5, 6], "headline"))
    assert "quotation" in problems(whole.without([5, 7], "headline"))
    assert "quotation" not in problems(whole.without([5, 6, 7, 8], "headline"))


def test_be_sure_is_a_call_too() -> None:
    sentence = build(
        "Be sure to visit the mill in May .",
        """
        Be AUX cop 2 VB
        sure ADJ root 0 JJ
        to PART mark 4 TO
        visit VERB xcomp 2 VB
        the DET det 6 DT
        mill NOUN obj 4 NN
        in ADP case 8 IN
        May PROPN obl 4 NNP
        . PUNCT punct 2 .
        """,
    )

    assert problems(Draft.whole(sentence)) == ("command",)


@pytest.mark.parametrize(("subject", "found"), [("", ("command",)), ("they PRON nsubj 5 PRP", ())])
def test_a_call_may_open_with_what_it_is_for(subject: str, found: tuple[str, ...]) -> None:
    shift = bool(subject)
    rows = f"""
        For ADP case 2 IN
        loaves NOUN obl {4 + shift} NNS
        , PUNCT punct {4 + shift} ,
        {subject}
        see VERB root 0 VB{"P" * shift}
        the DET det {6 + shift} DT
        mill NOUN obj {4 + shift} NN
        . PUNCT punct {4 + shift} .
    """
    text = f"For loaves , {'they ' * shift}see the mill ."
    assert [p for p in problems(Draft.whole(build(text, rows))) if p == "command"] == list(found)
