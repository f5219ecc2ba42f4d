"""The length `headline`: short, and grammatical by construction."""

from __future__ import annotations

import numpy as np
import pytest

import jl_newslens as nl
from jl_newslens.summarize.deletions import Scene
from jl_newslens.summarize.headline import best_subtree
from jl_newslens.summarize.headline_features import NUMBERS, headline_tokens
from jl_newslens.summarize.headline_network import pack_network, unpack_network
from jl_newslens.summarize.training.alignment import kept_flags
from jl_newslens.summarize.training.headline import HeadlineTrainer

from .conftest import build

FLOOD = build(
    "The council of Ghent did not close the old bridge after the flood on Monday.",
    """
    The DET det 2
    council NOUN nsubj 7
    of ADP case 4
    Ghent PROPN nmod 2
    did AUX aux 7
    not PART advmod 7
    close VERB root 0
    the DET det 10
    old ADJ amod 10
    bridge NOUN obj 7
    after ADP case 13
    the DET det 13
    flood NOUN obl 7
    on ADP case 15
    Monday PROPN obl 7
    . PUNCT punct 7
    """,
)


def words(kept: set[int]) -> str:
    return " ".join(FLOOD.tokens[i].text for i in sorted(kept))


def test_what_a_verb_needs_stays_even_where_every_score_is_low() -> None:
    scores = np.full(len(FLOOD.tokens), -5.0)
    scores[6] = 1.0

    assert words(best_subtree(Scene(FLOOD), scores)) == "The council did not close the bridge"


def test_a_phrase_stays_when_its_words_are_worth_it_together() -> None:
    scores = np.full(len(FLOOD.tokens), -1.0)
    scores[10:13] = [-0.5, -0.5, 2.0]

    kept = best_subtree(Scene(FLOOD), scores)

    assert "after the flood" in words(kept)
    assert "Monday" not in words(kept)


def test_eight_bits_keep_the_network_nearly_as_it_was() -> None:
    matrix = np.linspace(-2, 2, 12, dtype=np.float32).reshape(3, 4)

    [again] = unpack_network(pack_network(["<num>"], [], {"M": matrix})).matrices.values()

    assert np.abs(again - matrix).max() <= 2 / 127


def test_there_is_a_row_of_numbers_for_each_token() -> None:
    tokens = headline_tokens(FLOOD)

    assert tokens.numbers.shape == (len(FLOOD.tokens), NUMBERS)
    assert tokens.words[1] == ("council", "close", "<0>", "<0>")


def test_training_learns_what_its_examples_show() -> None:
    """Forty times the same sentence: what was kept must score above what was not."""
    kept = kept_flags(FLOOD, "The council did not close the bridge.")
    trainer = HeadlineTrainer([(FLOOD, kept)] * 40)

    trainer.train(epochs=30)

    network = unpack_network(pack_network(trainer.words, trainer.tags, trainer.averaged))
    scores = network.scores(headline_tokens(FLOOD))
    flags = np.array(kept)
    assert scores[flags].mean() > scores[~flags].mean() + 1.0


def test_alignment_follows_the_order_of_the_words() -> None:
    assert kept_flags(FLOOD, "The council did not close the bridge.") == [
        True, True, False, False, True, True, True, True, False, True,
        False, False, False, False, False, True,
    ]  # fmt: skip


@pytest.mark.model
def test_a_headline_is_shorter_than_a_brief_and_keeps_not(lens: nl.NewsLens) -> None:
    sentence = (
        "The council of Ghent will not open the old bridge over the river in the coming year, "
        "engineers told reporters at the town hall after a long meeting on Monday."
    )

    short = lens.compress(sentence, "headline")

    assert len(short.split()) < len(lens.compress(sentence, "brief").split())
    assert " not " in short
