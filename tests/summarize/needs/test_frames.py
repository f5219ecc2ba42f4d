"""Where, or for whom, a claim holds: neither brief nor headline cuts it away."""

from __future__ import annotations

import pytest

import jl_newslens as nl
from jl_newslens.model import Length

pytestmark = pytest.mark.model

REST = (
    "the mayor of the northern city sells the old mill on the river to a group of private "
    "investors from Ghent, which has run three bakeries there since 1998."
)


@pytest.mark.parametrize("length", ["brief", "headline"])
@pytest.mark.parametrize(
    "frame",
    [
        "In the film",
        "On any other Monday",
        "In a series of novels",
        "Under the plan",
        "Outside the capital",
        "For most families",
        "To critics",
        "In the absence of a buyer",
        "Depending on the weather",
        "In the words of the bakers",
        "In a test",
        "On the condition that nobody is fired",
        "Every year",
        "In the past",
    ],
)
def test_the_frame_of_a_claim_stays(frame: str, length: Length) -> None:
    assert nl.NewsLens(offline=True).compress(f"{frame}, {REST}", length=length).startswith(frame)


@pytest.mark.parametrize(
    "phrase", ["In the summer", "At the fair", "Under the bridge", "For a moment"]
)
def test_where_it_happened_may_go(phrase: str) -> None:
    assert not (
        nl.NewsLens(offline=True)
        .compress(f"{phrase}, {REST}", length="headline")
        .startswith(phrase)
    )
