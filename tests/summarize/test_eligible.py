"""Which lines are no sentences of the story."""

from __future__ import annotations

import dataclasses
import re

import pytest

from jl_newslens.summarize.eligible import eligible, is_debris
from tests.summarize.conftest import build, sentence_of


@pytest.mark.parametrize(
    "text",
    [
        "Booming trade: The new branch opened its doors in May.",
        "Well-wishers: Bakers and millers at the opening.",
        "Happy couple: Holt and his wife at the opening.",
        "Read more: What to do in a power cut",
        "Related: Council backs the tram line",
        "[Breaking update, posted at 9 p.m.] .",
        "VIDEO\xa0Scroll down to watch Holt at the mill.",
        "(CNN)[Breaking update, posted at 9 p.m.] .",
        "The bakery opened in May; pictured is its oven.",
        "Anna Holt reported from Ghent, and Peter Mertens wrote from Bruges.",
        "Also on bread.com The price of flour",
        "You may also like Ten loaves for the winter",
        "Anyone with information can call the police on 101, quoting incident 1043.",
        "To participate, please dial 1800 555 010 and quote the passcode 44721.",
        "Anna Holt (not pictured) was found in the mill, with a sack on her head.",
        "Anna Holt stands beside Luke Mertens, Jan Peeters and Eva Claes (L-R).",
        "The bakers of Ghent (from left to right) before the council met.",
        "Below is a shortened version of our talk with the baker.",
        "What follows is a transcript of the interview.",
        "An edited extract of the talk follows.",
        "GHENT V BRUGES (tomorrow, old mill) Anna Holt grinds rye again.",
    ],
)
def test_a_caption_or_link_is_no_sentence(text: str) -> None:
    assert is_debris(text)


@pytest.mark.parametrize(
    "text",
    [
        "Holt v Mertens: The court will hear the bakers on Monday.",
        "Below is a mill that grinds rye.",
        "The court heard Holt v Mertens (the case of the mill) in May.",
        "Holt: The bridge is safe.",
        "The minister said: The bridge is safe.",
        "Breaking news: The bridge is closed.",
        "One thing is clear: The bridge is closed.",
        "Officials warned: Nobody may cross the bridge.",
        "The plan has a name: Bridge of Hope.",
        "Kings of Avalon: Return is the fourth game of the studio.",
    ],
)
def test_what_somebody_says_after_a_colon_is_one(text: str) -> None:
    assert not is_debris(text)


@pytest.mark.parametrize(
    "text",
    [
        "CNN's Anna Holt reported from Larvik, Norway, and Jonas Berg wrote from Oslo.",
        "Anna Holt reported and wrote from Larvik.",
        "Read on for five mistakes that walkers make.",
        "Thank you for following our live report.",
        "https://bread.example/a-mill/ n conjunction, the council works on plans for the mill.",
        "The council declined to comment.",
        "A call to the mill was not immediately returned.",
        "(CNN)Editor's note: Anna Holt is a baker.",
        "The mill did not immediately respond to a request for comment.",
    ],
)
def test_who_reported_and_a_call_to_read_on_are_no_story(text: str) -> None:
    assert is_debris(text)


@pytest.mark.parametrize(
    "text",
    [
        "Anna Holt wrote from prison that she is well.",
        "Police reported from Larvik that the bridge is closed.",
        "Anna Holt reported from Larvik for ten years before she was elected.",
        "Holt declined to comment on the sale, which cost the town its last mill.",
        "The mill did not respond when the river rose.",
        "The calls of the birds were not answered in the valley.",
    ],
)
def test_what_somebody_reported_is_one(text: str) -> None:
    assert not is_debris(text)


def test_what_a_sender_says_about_itself_is_no_news() -> None:
    lines = [
        build("The mill will close in May.", index=0),
        build("It employs ninety people there.", index=1),
        build("About Holt & Sons", index=2, kind="heading"),
        build("Holt & Sons mills flour and grain.", index=3),
    ]

    assert [line.index for line in eligible(lines)] == [0, 1]


def test_a_mood_before_a_colon_labels_a_photo() -> None:
    photo = build(
        "Emotional: Holt at the opening.",
        """
        Emotional ADJ root 0
        : PUNCT punct 1
        Holt PROPN appos 1
        at ADP case 6
        the DET det 6
        opening NOUN nmod 3
        . PUNCT punct 1
        """,
    )
    story = build("The bridge is safe again.")

    assert eligible([photo, story]) == (story,)


@pytest.mark.parametrize(
    "text",
    [
        "Anna Holt , prosecuting , told the court :",
        "The baker spoke to Ghent , sharing with the world :",
        "According to Holt , when the mill was sold to Ghent , .",
        "Holt sleeps in the luxury . home of his uncle in Ghent .",
        "Berg and Holt meet at the mill as the river rises '",
    ],
)
def test_a_lead_in_and_a_torn_line_are_no_sentences(text: str) -> None:
    story = build("The bridge is safe again .", index=1)

    assert eligible([build(text), story]) == (story,)


@pytest.mark.parametrize(
    ("after", "left"),
    [("In ADP", [1]), ("Then ADV", [1]), ("Holt PROPN", [0, 1]), ("a DET", [0, 1])],
)
def test_a_quotation_that_runs_into_the_next_sentence_is_torn(after: str, left: list[int]) -> None:
    word = after.split()[0]
    rows = f"""
        “ PUNCT punct 2
        Sleep VERB ccomp 9
        well ADV advmod 2
        , PUNCT punct 2
        ” PUNCT punct 2
        {after} dep 9
        May NOUN obl 9
        bakers NOUN nsubj 9
        sang VERB root 0
        . PUNCT punct 9
        """
    torn = build(f"“Sleep well,” {word} May bakers sang.", rows)
    story = build("The bridge is safe again.", index=1)

    assert [s.index for s in eligible([torn, story])] == left


SIDE_CLAUSE = """
    While SCONJ mark 4 IN
    the DET det 3 DT
    mill NOUN nsubj 4 NN
    burned VERB {relation} VBD
"""
MAIN_CLAUSE = """
    , PUNCT punct 4 ,
    Holt PROPN nsubj 7 NNP
    slept VERB root 0 VBD
"""


def test_a_side_clause_alone_is_no_sentence() -> None:
    alone = build(
        "While the mill burned .", SIDE_CLAUSE.format(relation="root 0") + ". PUNCT punct 4 ."
    )
    whole = build(
        "While the mill burned , Holt slept .",
        SIDE_CLAUSE.format(relation="advcl 7") + MAIN_CLAUSE + ". PUNCT punct 7 .",
        index=1,
    )

    assert eligible([alone, whole]) == (whole,)


QUOTED = """
    When ADV advmod 3 WRB
    Holt PROPN nsubj 3 NNP
    said VERB {relation} VBD
    , PUNCT punct 6 ,
    " PUNCT punct 6 ``
    Wait VERB ccomp 3 VB
    . PUNCT punct 6 .
    " PUNCT punct 6 ''
"""


def test_a_side_clause_with_what_was_said_is_none() -> None:
    alone = build(
        'When Holt said, "Wait."', QUOTED.format(relation="root 0").replace("advmod", "mark")
    )
    whole = build(
        'When Holt said, "Wait." she left.',
        QUOTED.format(relation="advcl 10")
        + "she PRON nsubj 10 PRP\nleft VERB root 0 VBD\n. PUNCT punct 10 .",
        index=1,
    )

    assert eligible([alone, whole]) == (whole,)


def test_what_answers_a_question_with_a_condition_is_no_sentence() -> None:
    answer = build(
        "Only if the mayor says so .",
        """
        Only ADV advmod 5 RB
        if SCONJ mark 5 IN
        the DET det 4 DT
        mayor NOUN nsubj 5 NN
        says VERB root 0 VBZ
        so ADV advmod 5 RB
        . PUNCT punct 5 .
        """,
    )
    story = build("The bridge is safe again .", index=1)

    assert eligible([answer, story]) == (story,)


INTERVIEW = (
    "Anna Holt has baked bread in Ghent for thirty years.",
    "This month her first book of recipes is published.",
    "We met her in her bakery on the market square.",
    "Why did the book take so long?",
    "I cannot write. The flour was bad for years.",
    "Is it true that you hate rye?",
    "My father hated it. Rye is the bread of the poor.",
    "And what comes next?",
    "We will open a second shop. The town needs one.",
)


def _told(*paragraphs: str) -> list[str]:
    sentences = []
    for number, paragraph in enumerate(paragraphs):
        for text in re.findall(r"[^.?]+[.?]", paragraph):
            index = len(sentences)
            sentences.append(build(text.strip(), index=index, paragraph=number))
    return [sentence.text for sentence in eligible(sentences)]


def test_what_somebody_answers_is_not_told_as_a_fact() -> None:
    assert _told(*INTERVIEW) == list(INTERVIEW[:3])


def test_a_question_with_a_remark_before_it_is_known_by_its_letter() -> None:
    marked = [f"Q: You bake. {text}" if "?" in text else text for text in INTERVIEW]

    assert _told(*marked) == list(INTERVIEW[:3])


def test_answers_stay_where_nothing_else_is_told_or_nobody_speaks() -> None:
    guide = [
        text.replace("I cannot", "Some cannot").replace("My ", "A ").replace("We ", "They ")
        for text in INTERVIEW
    ]

    assert "The town needs one." in _told(*INTERVIEW[3:])
    assert "The town needs one." in _told(*guide)


def test_what_is_quoted_on_is_no_fact_of_the_story() -> None:
    lines = [
        (0, "The town of Larvik closed its bridge on Monday."),
        (0, "“The bridge stands for our town."),
        (0, "There is nothing good about the bridge."),
        (0, "It has to go,” the mayor said."),
        (1, "“Nobody uses it any more."),
        (1, "The young take the ferry."),
        (2, "“We build a new one.”"),
    ]
    story = [build(text, index=i, paragraph=place) for i, (place, text) in enumerate(lines)]

    told = {sentence.index for sentence in eligible(story)}

    assert told == {0, 1, 3, 4, 6}


def test_who_writes_is_no_news() -> None:
    texts = [
        "Anna Holt teaches history in Ghent.",
        "The views expressed in this commentary are solely those of the writer.",
        "The mill was sold to a baker on Monday.",
    ]
    sentences = [build(text, index=place) for place, text in enumerate(texts)]

    assert [s.index for s in eligible(sentences)] == [2]
    assert [s.index for s in eligible(sentences[::2])] == [0, 2]


@pytest.mark.parametrize(
    ("marks", "article", "left"),
    [("“”", "", [0, 1, 2]), ("‘’", "", [0, 1, 2, 3]), ("“”", "the ", [0, 1, 2, 3])],
)
def test_a_line_with_other_quotation_marks_links_to_another_story(
    marks: str, article: str, left: list[int]
) -> None:
    first, last = marks
    texts = [f"Holt calls the mill {first}a {word} dream{last}." for word in ("big", "bad", "old")]
    texts.append(f"Watchmaker buys {article}‘Rye’ mill for its clock.")
    sentences = [build(text, index=place) for place, text in enumerate(texts)]

    assert [s.index for s in eligible(sentences)] == left


@pytest.mark.parametrize(
    ("article", "tag", "told"), [("", "VBZ", 1), ("The", "VBZ", 2), ("", "VBD", 2)]
)
def test_the_headline_of_another_story_is_no_news(article: str, tag: str, told: int) -> None:
    subject = 2 if article else 1
    rows = f"""
        {"The DET det 2 DT" if article else ""}
        lawyer NOUN nsubj {subject + 1} NN
        sells VERB root 0 {tag}
        rye NOUN obj {subject + 1} NN
        to ADP case {subject + 4} IN
        bakers NOUN obl {subject + 1} NNS
        . PUNCT punct {subject + 1} .
        """
    other = build("The mill was sold to a baker on Monday.", index=1)
    line = dataclasses.replace(sentence_of(rows), index=0)

    assert len(eligible([line, other])) == told
    assert len(eligible([line])) == 1
