"""How the kept pieces of a sentence become a line."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jl_newslens.datelines import dateline_length
from jl_newslens.summarize.compress import compress
from jl_newslens.summarize.faithful import flaws
from jl_newslens.summarize.sentence.pieces import Draft, StandIn, capitalise, close, tidy
from tests.summarize.conftest import build


def test_spans_point_at_the_words_shown_and_removals_at_the_rest() -> None:
    sentence = build("However, the council paid the bill.", start=100)

    short = compress(sentence, "brief")

    assert short.text == "The council paid the bill."
    assert short.spans == ((109, 135),)
    assert [(r.start, r.end, r.rule) for r in short.removed] == [(100, 108, "connective")]


def test_signs_that_lost_their_words_go_with_them() -> None:
    sentence = build("Ghent , the town , slept .")

    assert tidy(Draft.whole(sentence).without([2, 3], "test")).text() == "Ghent, slept."


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("The dive began at 9 a.m..", "The dive began at 9 a.m."),
        ("He waited...", "He waited..."),
        ("The end", "The end."),
        ("The end.", "The end."),
        ("The end,", "The end."),
        ("“The end.”", "“The end.”"),
        ("The end?", "The end?"),
        ("The parts:", "The parts."),
        ("", ""),
    ],
)
def test_every_line_is_closed_once(text: str, closed: str) -> None:
    assert close(text) == closed


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("' Holt sold the players' mill.", "' Holt sold the players' mill."),
        ("' Holt didn't sell it.", "Holt didn't sell it."),
        ('" We sell it , " said Holt.', '" We sell it, " said Holt.'),
    ],
)
def test_the_mark_that_closed_the_sentence_before_goes(text: str, shown: str) -> None:
    assert Draft.whole(build(text)).text() == shown


def test_a_word_with_its_own_capitals_keeps_them() -> None:
    assert capitalise("iPhone sales fell.") == "iPhone sales fell."
    assert capitalise("“sales fell.”") == "“Sales fell.”"


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("LONDON (Reuters) - The council paid.", "The council paid."),
        ("(CNN)The council paid.", "The council paid."),
        ("Ghent, Belgium (CNN) -- The council paid.", "The council paid."),
        ("PARIS — The council paid.", "The council paid."),
        ("BEIJING, Aug. 3 (Xinhua) -- The council paid.", "The council paid."),
        ("GHENT, Belgium, 12 January 2024 - The council paid.", "The council paid."),
        ("GHENT, Belgium, Jan. 12, 2024 /NewsLine/ -- The council paid.", "The council paid."),
        ("DUBAI, United Arab Emirates — The council paid.", "The council paid."),
        ("GHENT, Jan. 12, 2024 (GLOBE NEWSWIRE) -- The council paid.", "The council paid."),
        ("GHENT--(BUSINESS WIRE)--The council paid.", "The council paid."),
        ("The council (of Ghent) paid.", "The council (of Ghent) paid."),
        ("U.S. President – the council paid.", "U.S. President – the council paid."),
    ],
)
def test_a_dateline_is_no_part_of_the_sentence(text: str, rest: str) -> None:
    assert text[dateline_length(text) :] == rest


def test_a_dateline_glued_to_the_first_word_is_cut_off_even_in_full() -> None:
    short = compress(build("(CNN)Anna left the town."), "full")

    assert short.text == "Anna left the town."
    assert [r.rule for r in short.removed] == ["dateline"]


def test_what_is_glued_to_a_pronoun_is_glued_to_its_name() -> None:
    said = build(
        "She'd sold it.", "She PRON nsubj 3\n 'd AUX aux 3\n sold VERB root 0\n it PRON obj 3"
    )
    draft = replace(Draft.whole(said), stand_in=StandIn(0, 40, 49, "Anna Holt"))

    assert draft.text() == "[Anna Holt]'d sold it."


def test_nothing_is_lost_with_a_dateline() -> None:
    """What is wrong then is wrong in the article, or the parser took it for wrong."""
    ill = build(
        "Ghent - Holt of Zenda, was ill.",
        """
        Ghent PROPN dep 8
        - PUNCT punct 1
        Holt PROPN nsubj 8
        of ADP case 5
        Zenda PROPN nmod 3
        , PUNCT punct 8
        was AUX cop 8 VBD
        ill ADJ root 0
        . PUNCT punct 8
        """,
    )
    assert flaws(Draft.whole(ill).without((0, 1), "dateline")) == ()
