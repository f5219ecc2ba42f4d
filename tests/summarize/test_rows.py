"""Rows of lists among the sentences of a story."""

from __future__ import annotations

import pytest

from jl_newslens.model import Sentence
from jl_newslens.summarize.eligible import eligible, is_debris
from tests.summarize.conftest import build

STORY = "The bakers of Ghent met for the race on Monday."


def rows(*texts: str) -> list[Sentence]:
    """The story, then the texts, a paragraph each; a word with a capital is a name."""
    listed = [build(STORY)]
    for index, text in enumerate(texts, start=1):
        words = text.split()
        tags = "\n".join(f"{w} {'PROPN' if w[0].isupper() else 'X'} dep 1" for w in words)
        listed.append(build(text, tags, index=index, paragraph=index))
    return listed


def told(*texts: str) -> list[int]:
    return [sentence.index for sentence in eligible(rows(*texts))]


def test_the_rows_of_a_table_are_no_story() -> None:
    table = [
        "Anna Holt ( Ghent ) Bakers 1:39.216 2 .",
        "Luke Berg ( Bruges ) Bakers 1:39.290 3 .",
        "Eva Mertens ( Lille ) Millers 1:40.001",
        "The next race is in Lille in the month of May .",
    ]
    assert told(*table) == [0, 4]


def test_a_year_and_a_day_end_no_row() -> None:
    assert told("They will meet again on May 4 .", "Holt has won the race in 2003 .") == [0, 1, 2]


def test_several_labels_make_an_interview_or_a_list_of_charges() -> None:
    charges = [f"{name} : charged with theft of bread ." for name in ("Holt", "Berg", "Eva B. Ott")]

    assert told(*charges) == [0]
    assert told(*charges[:2]) == [0, 1, 2]
    assert told(*(f"warned {charge}" for charge in charges)) == [0, 1, 2, 3]


@pytest.mark.parametrize("heading", ["Claim", "The Claim:", "Myth #2"])
def test_what_is_claimed_is_not_told(heading: str) -> None:
    claim = "Holt has sold all her mills to Norway ."

    assert told(heading, claim, "Nothing shows that she has done so .") == [0, 3]
    assert told("The claim was made by a baker .", claim) == [0, 1, 2]


def test_a_claim_after_its_label_is_not_told() -> None:
    assert told("Claim : Holt has sold all her mills .", "She has sold one .") == [0, 2]


@pytest.mark.parametrize(
    "text",
    [
        "See the full list of winners.",
        "Listen to a song about bread that nobody has heard.",
        "Editor's note: Holt is a baker.",
    ],
)
def test_calls_to_look_and_notes_are_no_story(text: str) -> None:
    assert is_debris(text)


@pytest.mark.parametrize(
    "text",
    [
        "See and be seen is what bakers want.",
        "The rule: See a doctor before you bake.",
        "By selling bread, Holt saved the mill.",
        "By Sunday, twenty mills had closed.",
    ],
)
def test_to_see_and_by_when_are_also_told(text: str) -> None:
    assert not is_debris(text)


def test_a_row_of_labels_is_no_story() -> None:
    assert told("From: Ghent, at 10 a.m. To: Scheduled to be in Zenda by noon .") == [0]
    assert told("Two bakers said it: Holt and Berg, who will go to Zenda .") == [0, 1]
