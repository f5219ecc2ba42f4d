"""A brief keeps whom something cost their lives."""

from __future__ import annotations

import pytest

from tests.summarize.brief.test_deletions import brief
from tests.summarize.conftest import build


@pytest.fixture(autouse=True)
def _few_words_are_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    """The sentences here are short, so that each can be seen at a glance."""
    monkeypatch.setattr("jl_newslens.summarize.compress._MIN_WORDS", 4)


@pytest.mark.parametrize(("does", "stays"), [("killing", True), ("or", True), ("singing", False)])
def test_an_aside_that_tells_the_toll_stays(does: str, stays: bool) -> None:
    sentence = build(
        f"The mill burned -- {does} of bread -- in the old town on Friday .",
        f"""
        The DET det 2
        mill NOUN nsubj 3
        burned VERB root 0 VBD
        -- PUNCT punct 5
        {does} VERB advcl 3 VBG {does.removesuffix("ing")}
        of ADP case 7
        bread NOUN obl 5
        -- PUNCT punct 5
        in ADP case 12
        the DET det 12
        old ADJ amod 12
        town NOUN obl 3
        on ADP case 14
        Friday PROPN obl 3
        . PUNCT punct 3
        """,
    )

    assert (does in brief(sentence)) is stays


@pytest.mark.parametrize(("death", "stays"), [("death", True), ("bread", False)])
def test_a_participle_that_tells_a_death_stays(death: str, stays: bool) -> None:
    sentence = build(
        f"The wall of the old mill fell , crushing Holt to {death} .",
        f"""
        The DET det 2
        wall NOUN nsubj 7
        of ADP case 6
        the DET det 6
        old ADJ amod 6
        mill NOUN nmod 2
        fell VERB root 0 VBD
        , PUNCT punct 9
        crushing VERB advcl 7 VBG crush
        Holt PROPN obj 9
        to ADP case 12
        {death} NOUN obl 9
        . PUNCT punct 7
        """,
    )

    assert ("crushing" in brief(sentence)) is stays
