"""The length `headline`: short, and grammatical by construction."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

import jl_newslens as nl
from jl_newslens.model import Sentence
from jl_newslens.summarize.compress import finish
from jl_newslens.summarize.headline.headline import best_part, cut_headline
from jl_newslens.summarize.sentence.pieces import Draft
from jl_newslens.summarize.sentence.scene import Scene
from jl_newslens.summarize.training.alignment import kept_flags
from tests.summarize.conftest import FLOOD, Fixed, build

TOLD = build(
    "Officials said that the old bridge over the river collapsed on Monday.",
    """
    Officials NOUN nsubj 2
    said VERB root 0 VBD say
    that SCONJ mark 10
    the DET det 6
    old ADJ amod 6
    bridge NOUN nsubj 10
    over ADP case 9
    the DET det 9
    river NOUN nmod 6
    collapsed VERB ccomp 2 VBD collapse
    on ADP case 12
    Monday PROPN obl 10
    . PUNCT punct 2
    """,
)


def shown(sentence: Sentence, odds: np.ndarray) -> str:
    kept = best_part(Scene(sentence), odds)
    return " ".join(sentence.tokens[i].text for i in sorted(kept))


def odds_of(sentence: Sentence, value: float) -> np.ndarray:
    return np.full((len(sentence.tokens), 2), value)


def test_what_a_verb_needs_stays_even_where_it_is_unlikely() -> None:
    odds = odds_of(FLOOD, -1.5)
    odds[3] = -3.0
    odds[6] = 6.0

    assert shown(FLOOD, odds) == "The council did not close the old bridge after the flood"


def test_a_phrase_stays_when_its_words_are_worth_it_together() -> None:
    odds = odds_of(FLOOD, -1.0)
    odds[6] = 6.0
    odds[10:13, 0] = [0.0, 0.0, 3.0]

    short = shown(FLOOD, odds)

    assert "after the flood" in short
    assert "Monday" not in short


def test_what_is_only_reported_may_stand_alone() -> None:
    odds = odds_of(TOLD, -3.0)
    odds[[3, 5, 9]] = 3.0

    assert shown(TOLD, odds) == "the bridge collapsed"


@pytest.mark.parametrize("verb", ["denied", "claimed", "hoped", "wondered"])
def test_what_is_not_said_to_be_so_keeps_who_says_it(verb: str) -> None:
    tokens = tuple(
        replace(t, text=verb, lemma=verb) if t.text == "said" else t for t in TOLD.tokens
    )
    odds = odds_of(TOLD, -3.0)
    odds[[3, 5, 9]] = 3.0

    assert shown(replace(TOLD, tokens=tokens), odds).startswith(f"Officials {verb}")


def test_a_claim_with_not_above_it_does_not_stand_alone() -> None:
    tokens = tuple(replace(t, text="not") if t.text == "Officials" else t for t in TOLD.tokens)
    odds = odds_of(TOLD, -3.0)
    odds[[3, 5, 9]] = 3.0

    assert "not said" in shown(replace(TOLD, tokens=tokens), odds)


def test_the_word_that_joins_a_list_comes_with_its_last_item() -> None:
    fruit = build(
        "Markets sold apples , pears and plums .",
        """
        Markets NOUN nsubj 2
        sold VERB root 0 VBD sell
        apples NOUN obj 2
        , PUNCT punct 5
        pears NOUN conj 3
        and CCONJ cc 7
        plums NOUN conj 3
        . PUNCT punct 2
        """,
    )
    odds = odds_of(fruit, 2.0)
    odds[6] = -1.0

    assert shown(fruit, odds).endswith("pears and plums")


def test_a_follows_the_word_after_it() -> None:
    """ "A old bridge" is no English: what the article was written for comes back."""
    expert = build(
        "A leading expert came to the bridge .",
        """
        A DET det 3
        leading ADJ amod 3
        expert NOUN nsubj 4
        came VERB root 0 VBD come
        to ADP case 7
        the DET det 7
        bridge NOUN obl 4
        . PUNCT punct 4
        """,
    )
    odds = odds_of(expert, 3.0)
    odds[1] = -6.0
    network = Fixed(odds)

    assert finish(cut_headline(Draft.whole(expert), network)).text.startswith("A leading expert")


def test_a_description_keeps_both_commas_or_none() -> None:
    app = build(
        "Vine , the app owned by rivals , banned spam .",
        """
        Vine PROPN nsubj 9
        , PUNCT punct 4
        the DET det 4
        app NOUN appos 1
        owned VERB acl 4 VBN
        by ADP case 7
        rivals NOUN obl 5
        , PUNCT punct 4
        banned VERB root 0 VBD ban
        spam NOUN obj 9
        . PUNCT punct 9
        """,
    )
    odds = odds_of(app, 3.0)
    odds[4:7] = -6.0

    short = finish(cut_headline(Draft.whole(app), Fixed(odds))).text

    assert short == "Vine, the app, banned spam."


def test_a_clause_before_the_subject_keeps_its_comma() -> None:
    mill = build(
        "As work stops in May , the mill will close .",
        """
        As SCONJ mark 3
        work NOUN nsubj 3
        stops VERB advcl 10 VBZ
        in ADP case 5
        May PROPN obl 3
        , PUNCT punct 3
        the DET det 8
        mill NOUN nsubj 10
        will AUX aux 10 MD
        close VERB root 0
        . PUNCT punct 10
        """,
    )
    odds = odds_of(mill, 3.0)
    odds[[3, 4]] = -6.0

    short = finish(cut_headline(Draft.whole(mill), Fixed(odds))).text

    assert short == "As work stops, the mill will close."


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


def test_a_condition_stays_whole() -> None:
    mill = build(
        "The mill will close if work stops on a day in May .",
        """
        The DET det 2
        mill NOUN nsubj 4
        will AUX aux 4 MD
        close VERB root 0
        if SCONJ mark 7
        work NOUN nsubj 7
        stops VERB advcl 4 VBZ
        on ADP case 10
        a DET det 10
        day NOUN obl 7
        in ADP case 12
        May PROPN nmod 10
        . PUNCT punct 4
        """,
    )
    odds = odds_of(mill, 3.0)
    odds[[7, 8, 9, 10, 11]] = -6.0

    assert finish(cut_headline(Draft.whole(mill), Fixed(odds))).text == mill.text.replace(" .", ".")


def test_the_one_thing_keeps_what_it_is() -> None:
    rows = """
        It PRON nsubj 4
        was AUX cop 4
        {article} DET det 4
        cause NOUN root 0 NN
        of ADP case 7
        a DET det 7
        war NOUN nmod 4
        in ADP case 9
        Ghent PROPN nmod 4
        . PUNCT punct 4
    """
    for article, short in (
        ("the", "It was the cause of a war."),
        ("a", "It was a cause of a war."),
        ("another", "It was another cause."),
    ):
        sentence = build(
            f"It was {article} cause of a war in Ghent .", rows.format(article=article)
        )
        odds = odds_of(sentence, 3.0)
        odds[[4, 5, 6]], odds[[7, 8]] = -1.0, -6.0

        kept = [sentence.tokens[i].text for i in sorted(best_part(Scene(sentence), odds))]
        assert " ".join(kept) + "." == short


def test_an_adverb_stays_with_its_participle_and_the_degree_with_it() -> None:
    sentence = build(
        "Bread is the most widely read page .",
        """
        Bread NOUN nsubj 7
        is AUX cop 7
        the DET det 7
        most ADV advmod 5 RBS
        widely ADV advmod 6 RB
        read VERB amod 7 VBN
        page NOUN root 0 NN
        . PUNCT punct 7
        """,
    )
    odds = odds_of(sentence, 6.0)
    odds[4] = -3.0

    assert {3, 4} <= best_part(Scene(sentence), odds)
    odds[5] = -6.0  # without the superlative it would be any page
    assert {3, 4, 5} <= best_part(Scene(sentence), odds)
