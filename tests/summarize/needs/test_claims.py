"""Who claims something stays beside it; who reports it may go."""

from __future__ import annotations

import pytest

from jl_newslens.summarize.headline.statement import can_stand_alone
from jl_newslens.summarize.needs.claims import is_claim_of
from jl_newslens.summarize.needs.limits import limits
from jl_newslens.summarize.sentence.scene import Scene
from tests.summarize.conftest import sentence_of

AFTER = """
    Holt PROPN nsubj 2 NNP
    stole VERB root 0 VBD
    flour NOUN obj 2 NN
    , PUNCT punct 6 ,
    {speaker} NOUN nsubj 6 NNS {lemma}
    {verb} VERB parataxis 2 VBD {verb_lemma}
"""
BEFORE = """
    {speaker} NOUN nsubj 2 NNS {lemma}
    {verb} VERB root 0 VBD {verb_lemma}
    Holt PROPN nsubj 4 NNP
    stole VERB ccomp 2 VBD
    flour NOUN obj 4 NN
"""


def scene(rows: str, speaker: str, verb: str) -> Scene:
    """Speaker and verb as "plural/lemma"."""
    word, lemma = speaker.split("/")
    form, verb_lemma = verb.split("/")
    filled = rows.format(speaker=word, lemma=lemma, verb=form, verb_lemma=verb_lemma)
    return Scene(sentence_of(filled))


@pytest.mark.parametrize(
    ("speaker", "verb", "claimed"),
    [
        ("officers/officer", "alleged/allege", True),
        ("prosecutors/prosecutor", "said/say", True),
        ("critics/critic", "said/say", True),
        ("court/court", "heard/hear", True),
        ("baker/baker", "heard/hear", False),
        ("officers/officer", "said/say", False),
        ("bakers/baker", "reported/report", False),
    ],
)
def test_whose_claim_it_is_stays_behind_it(speaker: str, verb: str, claimed: bool) -> None:
    assert limits(scene(AFTER, speaker, verb), 5) == claimed


@pytest.mark.parametrize(
    ("speaker", "claimed"),
    [("Critics/critic", True), ("Witnesses/witnesse", True), ("Mills/mill", False)],
)
def test_what_a_party_says_is_no_headline_of_its_own(speaker: str, claimed: bool) -> None:
    assert can_stand_alone(scene(BEFORE, speaker, "said/say"), 3) != claimed


def test_a_ministry_of_defence_is_no_party() -> None:
    rows = BEFORE.replace("NOUN nsubj 2", "PROPN nsubj 2")
    assert not is_claim_of(scene(rows, "Defence/defence", "says/say"), 1)
    assert is_claim_of(scene(BEFORE, "Defence/defence", "says/say"), 1)
