"""Words that turn or take back what a sentence says: no draft may lose one."""

from __future__ import annotations

import pytest

import jl_newslens as nl
from jl_newslens.model import Length
from jl_newslens.summarize.faithful import problems
from jl_newslens.summarize.sentence.guards import find_guards
from jl_newslens.summarize.sentence.pieces import Draft
from tests.summarize.conftest import build


@pytest.mark.parametrize("word", ["mistakenly", "falsely", "jokingly", "arguably", "theoretically"])
def test_a_lost_word_that_takes_a_claim_back_is_found(word: str) -> None:
    sentence = build(
        f"The mayor {word} said it.",
        f"""
        The DET det 2
        mayor NOUN nsubj 4
        {word} ADV advmod 4
        said VERB root 0
        it PRON obj 4
        . PUNCT punct 4
        """,
    )
    assert "guard word" in problems(Draft.whole(sentence).without([2], "test"))


def test_a_lost_few_is_found() -> None:
    sentence = build(
        "Few voters believe it.",
        """
        Few ADJ amod 2
        voters NOUN nsubj 3
        believe VERB root 0
        it PRON obj 3
        . PUNCT punct 3
        """,
    )
    assert "guard word" in problems(Draft.whole(sentence).without([0], "test"))


@pytest.mark.parametrize("before", ["a", "past", "next"])
def test_few_that_only_counts_may_go(before: str) -> None:
    sentence = build(
        f"It rained {before} few days.",
        f"""
        It PRON nsubj 2
        rained VERB root 0
        {before} DET det 5
        few ADJ amod 5
        days NOUN obl:unmarked 2
        . PUNCT punct 2
        """,
    )
    assert "guard word" not in problems(Draft.whole(sentence).without([2, 3, 4], "test"))


@pytest.mark.parametrize(
    "phrase",
    [
        "in theory",
        "in all but name",
        "in all likelihood",
        "in Holt's view",
        "under certain conditions",
        "for the time being",
        "to a lesser extent",
        "by most accounts",
        "weather permitting",
        "at the outset",
    ],
)
def test_a_phrase_that_limits_a_claim_turns_it(phrase: str) -> None:
    spaced = phrase.replace("'s", " 's")
    tokens = build(f"The mill works {spaced} .").tokens

    assert find_guards(tokens) == [False] * 3 + [True] * len(spaced.split()) + [False]


@pytest.mark.parametrize("phrase", ["in part of Ghent", "in many mills", "at the mill"])
def test_where_something_lies_limits_no_claim(phrase: str) -> None:
    assert not any(find_guards(build(f"It lies {phrase} .").tokens))


@pytest.mark.model
@pytest.mark.parametrize("length", ["brief", "headline"])
@pytest.mark.parametrize("phrase", ["In theory", "For now", "At this stage", "In most cases"])
def test_a_claim_keeps_what_limits_it(phrase: str, length: Length) -> None:
    text = (
        f"{phrase}, the council of the northern city will sell the old mill on the river to a "
        "group of private investors from Ghent before the end of the year."
    )

    assert nl.NewsLens(offline=True).compress(text, length=length).startswith(phrase)
