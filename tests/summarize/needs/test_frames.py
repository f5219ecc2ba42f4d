"""Where, or for whom, a claim holds: neither brief nor headline cuts it away."""

from __future__ import annotations

import pytest

import jl_newslens as nl
from jl_newslens.model import Length
from jl_newslens.summarize.needs.frames import sets_frame
from jl_newslens.summarize.sentence.scene import Scene
from tests.summarize.conftest import sentence_of

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


@pytest.mark.parametrize(("how_many", "kept"), [("most", True), ("young", False)])
def test_of_how_many_something_holds_stays(how_many: str, kept: bool) -> None:
    rows = f"""
        The DET det 2 DT
        drug NOUN nsubj 3 NN
        failed VERB root 0 VBD
        in ADP case 6 IN
        {how_many} ADJ amod 6 JJ
        patients NOUN obl 3 NNS
    """
    assert sets_frame(Scene(sentence_of(rows)), 5) is kept
