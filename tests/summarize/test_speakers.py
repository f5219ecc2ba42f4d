"""The comma before "the mayor said" outlives the aside that ends there."""

from __future__ import annotations

import pytest

from jl_newslens.model import Sentence
from jl_newslens.summarize.sentence.pieces import Draft
from jl_newslens.summarize.speakers import with_commas_before_speakers
from tests.summarize.conftest import build

BESIDE = """
    Holt PROPN nsubj 2 NNP
    works VERB root 0 VBZ
    in ADP case 4 IN
    Ghent PROPN obl 2 NNP
    , PUNCT punct 7 ,
    a DET det 7 DT
    port NOUN appos 4 NN
    , PUNCT punct 11 ,
    the DET det 10 DT
    mayor NOUN nsubj 11 NN
    {verb} VERB parataxis 2 VBD
    . PUNCT punct 2 .
"""
ABOVE = """
    Holt PROPN nsubj 2 NNP
    works VERB ccomp 10 VBZ
    in ADP case 4 IN
    Ghent PROPN obl 2 NNP
    , PUNCT punct 7 ,
    a DET det 7 DT
    port NOUN appos 4 NN
    , PUNCT punct 10 ,
    Berg PROPN nsubj 10 NNP
    said VERB root 0 VBD
    . PUNCT punct 10 .
"""
BEHIND = """
    Holt PROPN nsubj 2 NNP
    works VERB root 0 VBZ
    in ADP case 4 IN
    Ghent PROPN obl 2 NNP
    , PUNCT punct 7 ,
    a DET det 7 DT
    port NOUN appos 4 NN
    , PUNCT punct 9 ,
    reports VERB parataxis 2 VBZ
    Berg PROPN nsubj 9 NNP
    . PUNCT punct 2 .
"""


def read(rows: str) -> Sentence:
    return build(" ".join(row.split()[0] for row in rows.strip().splitlines()), rows)


@pytest.mark.parametrize(
    ("rows", "speaker"),
    [
        (BESIDE.format(verb="said"), "the mayor said"),
        (ABOVE, "Berg said"),
        (BEHIND, "reports Berg"),
    ],
)
def test_who_says_so_keeps_the_comma_before_it(rows: str, speaker: str) -> None:
    cut = Draft.whole(read(rows)).without(range(4, 8), "appositive")

    assert with_commas_before_speakers(cut).text() == f"Holt works in Ghent, {speaker}."


@pytest.mark.parametrize("gone", [(range(4, 11)), (range(5, 7))])
def test_no_comma_comes_back_without_speaker_or_beside_another(gone: range) -> None:
    cut = Draft.whole(read(BESIDE.format(verb="said"))).without((*gone, 7), "appositive")

    assert with_commas_before_speakers(cut) == cut


def test_said_alone_takes_no_comma_back() -> None:
    rows = BEHIND.replace("reports VERB parataxis 2 VBZ", "said VERB parataxis 2 VBD")
    rows = rows.replace("Berg PROPN nsubj 9 NNP", "today NOUN obl:unmarked 9 NN")
    cut = Draft.whole(read(rows.replace("today NOUN", "on ADP"))).without(range(4, 8), "appositive")

    assert with_commas_before_speakers(cut) == cut


def test_another_clause_is_no_speaker() -> None:
    cut = Draft.whole(read(BESIDE.format(verb="left"))).without(range(4, 8), "appositive")

    assert with_commas_before_speakers(cut) == cut
