"""What a brief keeps, or takes too, beside what it lets go."""

from __future__ import annotations

import pytest

from tests.summarize.briefs import barest, shown, wanting
from tests.summarize.conftest import build, sentence_of


def test_the_comma_behind_what_goes_goes_too() -> None:
    sentence = build(
        "At least twelve old mills were sold , and more burned , in two storms in May .",
        """
        At ADP case 3 IN
        least ADJ nmod 3 JJS
        twelve NUM nummod 5 CD
        old ADJ amod 5 JJ
        mills NOUN nsubj:pass 7 NNS
        were AUX aux:pass 7 VBD
        sold VERB root 0 VBN
        , PUNCT punct 11 ,
        and CCONJ cc 11 CC
        more ADJ nsubj 11 JJR
        burned VERB conj 7 VBD
        , PUNCT punct 7 ,
        in ADP case 15 IN
        two NUM nummod 15 CD
        storms NOUN obl 7 NNS
        in ADP case 17 IN
        May PROPN nmod 15 NNP
        . PUNCT punct 7 .
        """,
    )
    wanted = wanting(sentence, "At least twelve old mills were sold in two storms May")
    assert shown(sentence, wanted) == "At least twelve old mills were sold in two storms in May."


def test_a_phrase_stays_where_another_was_meant_to_join_it() -> None:
    sentence = build(
        "The team played in Ghent on Friday and again on Sunday .",
        """
        The DET det 2
        team NOUN nsubj 3
        played VERB root 0 VBD play
        in ADP case 5
        Ghent PROPN obl 3
        on ADP case 7
        Friday PROPN obl 3
        and CCONJ cc 9
        again ADV conj 3
        on ADP case 11
        Sunday PROPN obl 9
        . PUNCT punct 3
        """,
    )

    assert "on Friday and again" in barest(sentence)


@pytest.mark.parametrize(("bound", "stays"), [("many", True), ("usual", False)])
def test_as_many_as_stays(bound: str, stays: bool) -> None:
    sentence = build(
        f"As {bound} as six mills closed in Ghent .",
        f"""
        As ADV advmod 2
        {bound} ADJ obl 6
        as ADP case 2
        six NUM nummod 5
        mills NOUN nsubj 6
        closed VERB root 0 VBD close
        in ADP case 8
        Ghent PROPN obl 6
        . PUNCT punct 6
        """,
    )

    assert barest(sentence).startswith("As many as six") == stays


@pytest.mark.parametrize(("link", "stays"), [("with", True), ("near", False)])
def test_where_something_is_that_goes_with_it_stays(link: str, stays: bool) -> None:
    sentence = build(
        f"The talks ended {link} Ghent in darkness .",
        f"""
        The DET det 2
        talks NOUN nsubj 3
        ended VERB root 0 VBD finish
        {link} ADP case 5
        Ghent PROPN obl 3
        in ADP case 7
        darkness NOUN obl 3
        . PUNCT punct 3
        """,
    )

    assert ("darkness" in barest(sentence)) == stays


def test_an_aim_stays_where_another_was_meant_to_join_it() -> None:
    sentence = build(
        "The club opened with the aim of training bakers and to help them .",
        """
        The DET det 2
        club NOUN nsubj 3
        opened VERB root 0 VBD open
        with ADP case 6
        the DET det 6
        aim NOUN obl 3
        of SCONJ mark 8
        training VERB acl 6 VBG
        bakers NOUN obj 8
        and CCONJ cc 12
        to PART mark 12 TO
        help VERB conj 3 VB
        them PRON obj 12
        . PUNCT punct 3
        """,
    )

    assert "with the aim" in barest(sentence)


def test_a_phrase_stays_where_what_follows_may_describe_it() -> None:
    sentence = build(
        "Holt is a rival of the bakers in the cup of the season , the Zenda Masters .",
        """
        Holt PROPN nsubj 4
        is AUX cop 4
        a DET det 4
        rival NOUN root 0 NN rival
        of ADP case 7
        the DET det 7
        bakers NOUN nmod 4 NNS
        in ADP case 10
        the DET det 10
        cup NOUN nmod 7 NN
        of ADP case 13
        the DET det 13
        season NOUN nmod 10 NN
        , PUNCT punct 17
        the DET det 17
        Zenda PROPN compound 17 NNP
        Masters PROPN appos 4 NNP
        . PUNCT punct 4
        """,
    )
    wanted = wanting(sentence, "Holt is a rival of the bakers Zenda Masters")
    assert "bakers in the cup of the season, the Zenda Masters" in shown(sentence, wanted)


def test_a_phrase_before_the_participle_that_it_belongs_to_stays() -> None:
    sentence = build(
        "Holt spoke of the new plans , at a fair opened by a miller .",
        """
        Holt PROPN nsubj 2
        spoke VERB root 0 VBD speak
        of ADP case 6
        the DET det 6
        new ADJ amod 6
        plans NOUN obl 2 NNS
        , PUNCT punct 11
        at ADP case 10
        a DET det 10
        fair NOUN obl 11 NN
        opened VERB acl 6 VBN open
        by ADP case 14
        a DET det 14
        miller NOUN obl:agent 11 NN
        . PUNCT punct 2
        """,
    )
    wanted = wanting(sentence, "Holt of the new plans opened by a miller")
    assert "at a fair opened" in shown(sentence, wanted)


def test_examples_stay_together() -> None:
    sentence = build(
        "Old issues , such as bread , mills and flour , were put to the vote .",
        """
        Old ADJ amod 2
        issues NOUN nsubj:pass 13 NNS
        , PUNCT punct 6
        such ADJ case 6
        as ADP fixed 4
        bread NOUN nmod 2 NN
        , PUNCT punct 8
        mills NOUN conj 2 NNS
        and CCONJ cc 10
        flour NOUN conj 2 NN
        , PUNCT punct 13
        were AUX aux:pass 13
        put VERB root 0 VBN put
        to ADP case 16
        the DET det 16
        vote NOUN obl 13 NN
        . PUNCT punct 13
        """,
    )

    assert "ssues, such as bread, mills and flour" in barest(sentence)


def test_a_phrase_stays_before_the_dash_that_may_describe_it() -> None:
    sentence = build(
        "Holt took questions about the fair -- hers -- and left for the mill .",
        """
        Holt PROPN nsubj 2
        took VERB root 0 VBD take
        questions NOUN obj 2 NNS
        about ADP case 6
        the DET det 6
        fair NOUN nmod 3 NN
        -- PUNCT punct 8
        hers PRON appos 3 PRP
        -- PUNCT punct 8
        and CCONJ cc 11
        left VERB conj 2 VBD leave
        for ADP case 14
        the DET det 14
        mill NOUN obl 11 NN
        . PUNCT punct 2
        """,
    )
    wanted = wanting(sentence, "Holt took questions hers left for mill")
    assert "questions about the fair -- hers" in shown(sentence, wanted)


@pytest.mark.parametrize("that", ["that", ""])
@pytest.mark.parametrize("comma", [",", ""])
def test_no_comma_is_left_before_what_is_said(comma: str, that: str) -> None:
    rows = [
        ["Holt", "PROPN nsubj", "said"],
        ["said", "VERB root", "said"],
        [comma, "PUNCT punct", "summer"],
        ["in", "ADP case", "summer"],
        ["summer", "NOUN obl", "said"],
        [",", "PUNCT punct", "sleep"],
        [that, "SCONJ mark", "sleep"],
        ["bakers", "NOUN nsubj", "sleep"],
        ["of", "ADP case", "Ghent"],
        ["Ghent", "PROPN nmod", "bakers"],
        ["sleep", "VERB ccomp", "said"],
        [".", "PUNCT punct", "said"],
    ]
    words = [row[0] for row in rows if row[0]]
    lines = [
        f"{word} {what} {0 if 'root' in what else words.index(head) + 1}"
        for word, what, head in rows
        if word
    ]
    sentence = sentence_of("\n".join(lines))
    wanted = wanting(sentence, "Holt that bakers of Ghent sleep")
    assert shown(sentence, wanted) == " ".join(
        ["Holt said", *([that] if that else []), "bakers of Ghent sleep."]
    )


def test_a_name_in_a_list_keeps_a_comma() -> None:
    rows = """
        Bakers NOUN nsubj 2 NNS
        met VERB root 0 VBD
        Holt PROPN dep 2 NNP
        , PUNCT punct 6 ,
        a DET det 6 DT
        miller NOUN appos 3 NN
        , PUNCT punct 8 ,
        Berg PROPN conj 2 NNP
        and CCONJ cc 11 CC
        more ADJ amod 11 JJR
        bakers NOUN conj 8 NNS
        from ADP case 14 IN
        the DET det 14 DT
        mill NOUN nmod 11 NN
        near ADP case 17 IN
        the DET det 17 DT
        bridge NOUN nmod 14 NN
        . PUNCT punct 2 .
    """
    sentence = sentence_of(rows)
    wanted = wanting(sentence, "Bakers Holt Berg and more bakers from the mill near bridge")
    made = shown(sentence, wanted)
    assert made == "Bakers met Holt, Berg and more bakers from the mill near the bridge."
