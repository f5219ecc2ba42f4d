"""A parser may say anything: two roots, circles, subjects everywhere. Bullets are made."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

import pytest

from jl_newslens.language.pipeline import load_pipeline
from jl_newslens.language.sentences import analyze_many
from jl_newslens.model import Article, Sentence
from jl_newslens.summarize.bullets import Length, possible_lines
from jl_newslens.summarize.faithful import is_label
from tests.summarize.conftest import build

TEXT = """
Anna Holt, a baker from Ghent, closed her shop in May, her daughter said. The mill, which fed the
town for ninety years, burned down on Monday night, and two men who slept there were left injured.
“However (as I said) we will pay the whole bill,” Holt told the court, according to her lawyer.
As the council met, thousands of farmers blocked the roads to the port, officials of the ministry
said in a statement on Tuesday. The new owner, Zenda Mills, Inc., may sell it for 4.2 million euros
if the bank agrees. Neither the mayor nor his deputy was there; both had been invited.
What the new owner wants is a loan. How the mill burned down nobody in the old town has told so far.
It was the first time in ten years that she, not her brother, spoke to the paper about the fire.
"""

OPENINGS = """
The former mayor of Ghent left. | Immediately, Holt left. | Soon after this, Holt left. | None of
this was known. | Most of those who left came back. | In theory, it works. | At this stage, it
works. | Under the plan, Holt stays. | For most of them, it works. | Both such mills burned. | Of
those, two left. | The same day, Holt left. | By selling bread, he lives. | It was Holt who left.
"""


def spoiled(sentence: Sentence, dice: random.Random, share: float) -> Sentence:
    """With so many of its heads and relations drawn anew."""
    tokens = [
        replace(
            token, head=dice.randrange(len(sentence.tokens)), dep=dice.choice(sentence.tokens).dep
        )
        if dice.random() < share
        else token
        for token in sentence.tokens
    ]
    return replace(sentence, tokens=tuple(tokens))


@pytest.fixture(scope="module")
def sentences() -> Sequence[Sentence]:
    [found] = analyze_many(load_pipeline(), [Article(" ".join(TEXT.split()))])
    return found


@pytest.mark.parametrize("length", ["full", "brief", "headline"])
@pytest.mark.parametrize("share", [0.1, 0.4, 1.0])
def test_no_tree_stops_the_bullets(
    sentences: Sequence[Sentence], length: Length, share: float
) -> None:
    dice = random.Random(7)
    for _ in range(12):
        read = [spoiled(sentence, dice, share) for sentence in sentences]
        assert len(possible_lines(read, length)) <= len(read)


def test_a_circle_of_heads_ends() -> None:
    rows = """
        What DET det 2 WDT
        work NOUN nsubj 3 NN
        millers NOUN nsubj 2 NNS
        do VERB root 0 VBP
        all DET obj 4 DT
        day NOUN obl 4 NN
        long ADV advmod 4 RB
        . PUNCT punct 4 .
    """
    assert not is_label(build("What work millers do all day long .", rows).tokens)


@pytest.mark.parametrize("length", ["full", "brief", "headline"])
def test_no_torn_opening_stops_the_bullets(length: Length) -> None:
    openings = [opening.split() for opening in OPENINGS.split("|")]
    torn = [Article(" ".join(words[:end])) for words in openings for end in range(1, len(words))]

    for read in analyze_many(load_pipeline(), torn):
        assert len(possible_lines(read, length)) <= len(read)
