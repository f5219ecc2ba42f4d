"""Words that turn or take back what a sentence says: no draft may lose one."""

from __future__ import annotations

import pytest

from jl_newslens.summarize.faithful import problems
from jl_newslens.summarize.pieces import Draft

from .conftest import build


@pytest.mark.parametrize("word", ["mistakenly", "falsely", "jokingly", "unsuccessfully"])
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
