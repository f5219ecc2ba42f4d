"""Who says, asks or doubts it stays in a headline: our own sentences, through the real pipeline."""

from __future__ import annotations

import pytest

import jl_newslens as nl

pytestmark = pytest.mark.model

SAID = [
    (
        "There's an old proverb which states the mills of Zenda are home to more ghosts than "
        "bakers.",
        "proverb which states",
    ),
    (
        "But the search for the well has often seemed both, even (must one say it) foolish in a "
        "year of floods.",
        "foolish",
    ),
    (
        "According to one baker in Ghent, Anna Holt shouldn't be mayor because she might sell the "
        "bridge.",
        "According to one baker",
    ),
    (
        "A young baker from the old town, he had been told to distrust yeast and sugar.",
        "to distrust yeast",
    ),
    (
        "And while it was a fine year Holt, the baking great still had some weary days.",
        "the baking great still had",
    ),
    (
        "Ministers have yet to say how the new bridge, which will cost 9 million euros a year, "
        "will be paid for.",
        "have yet to say",
    ),
    (
        "The men had been told that the boat was safe and that the crossing would take no more "
        "than four hours.",
        "had been told",
    ),
    ("The opposition said the vote had been rigged and called for a new one.", "opposition said"),
    (
        "Had the dam been closed when the first crack was found, the inquiry said, nobody would "
        "have died.",
        "Had the dam been closed",
    ),
    (
        "A third of millers under 35 say they plan to leave the trade within five years, according "
        "to a survey by their union.",
        "say they plan",
    ),
]


@pytest.mark.parametrize(("sentence", "kept"), SAID)
def test_what_is_only_said_or_asked_stays_so(lens: nl.NewsLens, sentence: str, kept: str) -> None:
    assert kept in lens.compress(sentence, "headline")


def test_an_opinion_keeps_who_holds_it(lens: nl.NewsLens) -> None:
    sentence = "The farmer Anna Holt said that the mayor needed to resign after the fire."

    assert "said" in lens.compress(sentence, "headline")
