"""What speech has and a bullet can do without."""

from __future__ import annotations

import pytest

from jl_newslens.summarize.compress import compress
from tests.summarize.conftest import build


def flat(text: str) -> str:
    """Rows of the words of `text`, all hanging on the first: cut as they stand here."""
    first, *others = text.split()
    return "\n".join([f"{first} X root 0", *(f"{word} X dep 1" for word in others)])


@pytest.mark.parametrize(
    ("sentence", "short"),
    [
        ("The bridge, you know, fell in the night.", "The bridge fell in the night."),
        ("I mean, nobody on the bridge was hurt.", "Nobody on the bridge was hurt."),
        ("The bridge fell in the night, as you know.", "The bridge fell in the night."),
        ("The mayor mayor came to the bridge.", "The mayor came to the bridge."),
        ("The bridge, of course, fell, and nobody came.", "The bridge fell, and nobody came."),
    ],
)
def test_what_says_nothing_goes_with_its_commas(sentence: str, short: str) -> None:
    assert compress(build(sentence), "brief").text == short


@pytest.mark.parametrize(
    "sentence",
    [
        "They asked what you know about the bridge.",
        "You know the bridge over the river well.",
        "He had had enough of the old bridge.",
        "“The bridge, you know, fell in the night,” said the mayor.",
    ],
)
def test_the_same_words_stay_where_they_mean_something(sentence: str) -> None:
    assert compress(build(sentence), "brief").text == sentence


def test_a_false_start_goes_up_to_what_is_said_instead() -> None:
    rows = flat("Some of the - the roads were closed .")
    sentence = build("Some of the- the roads were closed.", rows)

    assert compress(sentence, "brief").text == "Some of the roads were closed."


def test_a_false_start_with_a_guard_word_stays() -> None:
    sentence = build(
        "The only road- the road was closed.", flat("The only road - the road was closed .")
    )

    assert "only" in compress(sentence, "brief").text


def test_a_dash_between_two_words_is_no_false_start() -> None:
    rows = flat("A two - to - two draw ended the long season .")
    sentence = build("A two-to-two draw ended the long season.", rows)

    assert compress(sentence, "brief").text == "A two-to-two draw ended the long season."
