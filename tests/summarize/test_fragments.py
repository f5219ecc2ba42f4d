"""What is left of a sentence, or stands where one should, and says nothing."""

from __future__ import annotations

import pytest

from jl_newslens.summarize.faithful import problems
from jl_newslens.summarize.sentence.pieces import Draft
from tests.summarize.conftest import build, sentence_of

NO_VERB = build(
    "Enough snow to stop the old trams in Ghent .",
    """
    Enough ADJ amod 2 JJ
    snow NOUN root 0 NN
    to PART mark 4 TO
    stop VERB acl 2 VB
    the DET det 7 DT
    old ADJ amod 7 JJ
    trams NOUN obj 4 NNS
    in ADP case 9 IN
    Ghent PROPN obl 4 NNP
    . PUNCT punct 2 .
    """,
)
ASKED = """
    What PRON obj 4 WP
    all DET det 3 DT
    millers NOUN nsubj 4 NNS
    know VERB {relation} VBP
    of ADP case 6 IN
    Ghent PROPN obl 4 NNP
    is AUX cop 8 VBZ
    little ADJ {main} JJ
    . PUNCT punct 8 .
"""
TEXT = "What all millers know of Ghent is little ."


def test_what_says_nothing_of_anybody_is_a_fragment() -> None:
    assert "fragment" in problems(Draft.whole(NO_VERB))


def test_a_verb_in_brackets_makes_no_sentence() -> None:
    rows = """
    The DET det 2 DT
    bakers NOUN root 0 NNS
    ( PUNCT punct 4 (
    pictured VERB acl 2 VBN
    in ADP case 6 IN
    Ghent PROPN obl 4 NNP
    ) PUNCT punct 4 )
    . PUNCT punct 2 .
    """
    assert "fragment" in problems(Draft.whole(build("The bakers ( pictured in Ghent ) .", rows)))


def test_a_question_without_its_mark_is_a_label() -> None:
    label = build(TEXT, ASKED.format(relation="root 0", main="obj 4"))
    told = build(TEXT, ASKED.format(relation="csubj 8", main="root 0"))
    misread = build(TEXT, ASKED.format(relation="root 0", main="parataxis 4"))

    assert "question" in problems(Draft.whole(label))
    assert "question" not in problems(Draft.whole(told))
    assert "question" not in problems(Draft.whole(misread))


def test_a_description_that_lost_its_closing_comma_is_a_fragment() -> None:
    envoy = build(
        "Holt , a miller from Ghent , left .",
        """
        Holt PROPN nsubj 8 NNP
        , PUNCT punct 4 ,
        a DET det 4 DT
        miller NOUN appos 1 NN
        from ADP case 6 IN
        Ghent PROPN nmod 4 NNP
        , PUNCT punct 6 ,
        left VERB root 0 VBD
        . PUNCT punct 8 .
        """,
    )
    assert "fragment" in problems(Draft.whole(envoy).without((4, 5, 6), "test"))
    assert "fragment" not in problems(Draft.whole(envoy).without((4, 5), "test"))


@pytest.mark.parametrize(("content", "found"), [("obl", True), ("ccomp", False)])
def test_what_was_said_stands_in_the_sentence(content: str, found: bool) -> None:
    rows = f"""
        Holt PROPN nsubj 2 NNP
        said VERB root 0 VBD say
        of ADP case 4 IN
        mills NOUN {content} 2 NNS
        in ADP case 6 IN
        court NOUN nmod 4 NN
        . PUNCT punct 2 .
        """
    assert (
        "fragment" in problems(Draft.whole(build("Holt said of mills in court .", rows)))
    ) is found


def test_the_kind_of_a_company_is_no_description() -> None:
    mills = build(
        "Holt Mills , Inc . today left .",
        """
        Holt PROPN compound 2 NNP
        Mills PROPN nsubj 7 NNPS
        , PUNCT punct 4 ,
        Inc PROPN appos 2 NNP
        . PUNCT punct 4 .
        today NOUN obl:unmarked 7 NN
        left VERB root 0 VBD
        . PUNCT punct 7 .
        """,
    )
    assert "fragment" not in problems(Draft.whole(mills).without((4, 5), "test"))


@pytest.mark.parametrize(
    ("opening", "found"), [("Will MD will", True), ("Is VBZ be", True), ("Had VBD have", False)]
)
def test_a_statement_does_not_begin_with_an_auxiliary(opening: str, found: bool) -> None:
    """Where the parser took a word of the predicate for the subject, the subject itself is cut."""
    word, tag, lemma = opening.split()
    rows = f"""
        The DET det 2 DT
        Mill NOUN parataxis 7 NN
        {word} AUX aux 7 {tag} {lemma}
        again ADV advmod 7 RB
        the DET det 6 DT
        bakers NOUN nsubj 7 NNS
        grind VERB root 0 VB
        flour NOUN obj 7 NN
        . PUNCT punct 7 .
        """
    mill = build(f"The Mill {word} again the bakers grind flour .", rows)
    assert ("fragment" in problems(Draft.whole(mill).without((0, 1), "aside"))) is found


@pytest.mark.parametrize(("dep", "found"), [("root 0", True), ("amod 4", False)])
def test_an_article_that_lost_its_noun_is_told(dep: str, found: bool) -> None:
    """Where the parser took the noun "30-year-old" for an adverb."""
    rows = f"""
        The DET det 4 DT
        old NOUN obl 3 NN
        broken VERB {dep} VBN
        mill NOUN {"obj 3" if found else "root 0"} NN
        burns VERB {"conj 3" if found else "acl 4"} VBZ
        . PUNCT punct 3 .
        """
    draft = Draft.whole(build("The old broken mill burns .", rows))
    assert ("fragment" in problems(draft.without((1,), "test"))) is found
    assert "fragment" not in problems(draft)


def test_a_participle_before_its_noun_is_no_verb() -> None:
    rows = """
        The DET det 2 DT
        photo NOUN root 0 NN
        showing VERB acl 2 VBG
        the DET det 6 DT
        broken VERB amod 6 VBN
        oven NOUN obj 3 NN
        . PUNCT punct 2 .
        """
    assert "fragment" in problems(Draft.whole(build("The photo showing the broken oven .", rows)))


def test_a_line_that_was_torn_behind_of_ends_open() -> None:
    rows = """
        Ships NOUN nsubj:pass 3 NNS
        were AUX aux:pass 3 VBD
        seen VERB root 0 VBN
        off ADP case 6 IN
        the DET det 6 DT
        coast NOUN obl 3 NN
        of ADP nmod 6 IN
        . PUNCT punct 3 .
        """
    assert "ending" in problems(Draft.whole(build("Ships were seen off the coast of .", rows)))


@pytest.mark.parametrize(("verb", "found"), [("sold", False), ("sell", True)])
def test_not_since_may_open_a_sentence_of_its_own(verb: str, found: bool) -> None:
    has = "to PART mark 6" if found else "has AUX aux 6 VBZ"
    rows = f"""
        Not PART advmod 6 RB
        since ADP case 3 IN
        May PROPN obl 6 NNP
        {has}
        Holt PROPN nsubj 6 NNP
        {verb} VERB root 0 {"VBD" if found else "VBN"}
        flour NOUN obj 6 NN
        . PUNCT punct 6 .
        """
    assert ("fragment" in problems(Draft.whole(sentence_of(rows)))) is found


@pytest.mark.parametrize(("gone", "found"), [([5], True), ([], False), ([1, 2, 3, 4, 5], False)])
def test_an_aside_keeps_both_its_dashes_or_none(gone: list[int], found: bool) -> None:
    sentence = build(
        "Holt -- famous in Ghent -- has left .",
        """
        Holt PROPN nsubj 8 NNP
        -- PUNCT punct 3 :
        famous ADJ amod 1 JJ
        in ADP case 5 IN
        Ghent PROPN obl 3 NNP
        -- PUNCT punct 3 :
        has AUX aux 8 VBZ
        left VERB root 0 VBN
        . PUNCT punct 8 .
        """,
    )

    assert ("fragment" in problems(Draft.whole(sentence).without(gone, "test"))) is found


@pytest.mark.parametrize(("verb", "tag", "fits"), [("to", "TO", False), ("will", "MD", True)])
def test_a_headline_of_what_is_to_come_is_no_sentence(verb: str, tag: str, fits: bool) -> None:
    sentence = build(
        f"Ghent baker {verb} visit the old mill in May.",
        f"""
        Ghent PROPN compound 2 NNP
        baker NOUN nsubj 4 NN
        {verb} PART {"mark" if tag == "TO" else "aux"} 4 {tag}
        visit VERB root 0 VB
        the DET det 7 DT
        old ADJ amod 7 JJ
        mill NOUN obj 4 NN
        in ADP case 9 IN
        May PROPN obl 4 NNP
        . PUNCT punct 4 .
        """,
    )

    assert ("fragment" not in problems(Draft.whole(sentence))) is fits


@pytest.mark.parametrize(("subject", "fits"), [("obj", False), ("nsubj", True)])
def test_who_did_it_is_missing_before_a_verb_at_the_head(subject: str, fits: bool) -> None:
    sentence = build(
        "Praised bakers for the old bread of Ghent.",
        f"""
        Praised VERB root 0 VBD
        bakers NOUN {subject} 1 NNS
        for ADP case 6 IN
        the DET det 6 DT
        old ADJ amod 6 JJ
        bread NOUN obl 1 NN
        of ADP case 8 IN
        Ghent PROPN nmod 6 NNP
        . PUNCT punct 1 .
        """,
    )

    assert ("fragment" not in problems(Draft.whole(sentence))) is fits


def test_a_participle_taken_for_the_verb_does_not_open_a_fragment() -> None:
    sentence = build(
        "Caught in a storm, Holt was holding on to bread.",
        """
        Caught VERB root 0 VBD
        in ADP case 4 IN
        a DET det 4 DT
        storm NOUN obl 1 NN
        , PUNCT punct 8 ,
        Holt PROPN nsubj 8 NNP
        was AUX aux 8 VBD
        holding VERB parataxis 1 VBG
        on ADP compound:prt 8 RP
        to ADP case 11 IN
        bread NOUN obl 8 NN
        . PUNCT punct 1 .
        """,
    )

    assert "fragment" not in problems(Draft.whole(sentence))


@pytest.mark.parametrize(
    ("before", "upos", "writer"),
    [
        ("the", "DET", False),
        ("copper", "NOUN", False),
        ("Zenda", "PROPN", False),
        ("of", "ADP", True),
        ("was", "AUX", True),
    ],
)
def test_a_mine_in_the_ground_is_not_the_writer_s(before: str, upos: str, writer: bool) -> None:
    rows = f"""
        Holt PROPN nsubj 2
        sold VERB root 0 VBD
        {before} {upos} dep 4
        mine PRON obj 2 PRP
        . PUNCT punct 2
    """
    assert ("writer" in problems(Draft.whole(sentence_of(rows)))) is writer


@pytest.mark.parametrize(
    ("relation", "after", "is_fragment"),
    [("advmod", "fully", True), ("obj", "bread", False), ("obl", "there", False)],
)
def test_who_agreed_says_nothing(relation: str, after: str, is_fragment: bool) -> None:
    rows = f"""
        Holt PROPN nsubj 2 NNP
        agreed VERB root 0 VBD agree
        {after} ADV {relation} 2 RB
        . PUNCT punct 2 .
    """
    assert ("fragment" in problems(Draft.whole(sentence_of(rows)))) is is_fragment


@pytest.mark.parametrize(("whom", "speaks"), [("you", True), ("Berg", False)])
def test_who_is_thanked_is_no_news(whom: str, speaks: bool) -> None:
    rows = f"""
        Thank VERB root 0 VBP
        {whom} PRON obj 1 PRP
        , PUNCT punct 4 ,
        Holt PROPN vocative 1 NNP
        . PUNCT punct 1 .
    """
    assert ("command" in problems(Draft.whole(sentence_of(rows)))) is speaks
