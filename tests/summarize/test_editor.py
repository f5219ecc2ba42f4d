"""What an editor would not print: sentences of our own whose point must survive `brief`."""

from __future__ import annotations

import re

import pytest

import jl_newslens as nl

pytestmark = pytest.mark.model

KEEP = [
    (
        "The health agency has certified the islands as free of malaria, the first in the region.",
        "free of malaria",
    ),
    (
        "The two sides met for five hours on Friday, yet they left the city no closer to a truce.",
        "no closer to a truce",
    ),
    (
        "Four groups worked on the picture without talking to one another for several weeks.",
        "one another",
    ),
    (
        "The ceremony will be held inside the cathedral, although the mayor had wanted it outside.",
        "inside the cathedral",
    ),
    (
        "The bank exchanges banknotes without a time limit and coins until the end of 2025.",
        "coins until the end of 2025",
    ),
    (
        "The president had flown to the capital on Thursday but refused to meet a junior envoy.",
        "refused to meet a junior envoy",
    ),
    (
        "The company will close the plant unless the government pays for the new line by March.",
        "unless the government pays",
    ),
    ("The minister denied on Monday that the police had known of the plan.", "denied"),
    (
        "The family bakery will open a second branch at the central station of the city in "
        "September, and its owners hope for many new customers there.",
        "in September",
    ),
    (
        "The engineer has built the most valuable railway company in the world, with more than "
        "four hundred stations, eleven thousand workers and nine hundred trains on its books.",
        "in the world",
    ),
    (
        "The new cream will reduce wrinkles on the face, clear acne within days, and minimise "
        "scarring on the hands and arms of those patients who use it for a month.",
        "and minimise scarring",
    ),
]


@pytest.mark.parametrize(("sentence", "point"), KEEP)
def test_the_point_of_the_sentence_survives(lens: nl.NewsLens, sentence: str, point: str) -> None:
    assert point in lens.compress(sentence, "brief")


@pytest.mark.parametrize(("sentence", "_"), KEEP)
def test_no_clause_loses_its_subject_and_no_comma_stands_alone(
    lens: nl.NewsLens, sentence: str, _: str
) -> None:
    short = lens.compress(sentence, "brief")

    assert short.split()[0] == sentence.split()[0]
    assert not re.search(r",\s*[.,;]|\s,|^\W", short)


def test_a_name_with_its_office_keeps_its_verb(lens: nl.NewsLens) -> None:
    sentence = (
        "The president of the United States, Donald Trump, who was travelling in the Gulf, told "
        "reporters on his plane that nothing would happen until he and the other leader sat down."
    )

    assert "Donald Trump, told" not in lens.compress(sentence, "brief")
