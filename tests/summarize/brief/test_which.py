"""What a brief keeps because it says which one, which of how many, or how long before."""

from __future__ import annotations

import pytest

from jl_newslens.summarize.brief.needs import is_needed
from jl_newslens.summarize.sentence.scene import Scene
from tests.summarize.briefs import barest, shown, wanting
from tests.summarize.conftest import build, sentence_of

REST = "Holt the mill on the hill to the old bakers of the town"


def test_how_long_after_what_stays() -> None:
    sentence = build(
        "A day after winning it , Holt sold the mill on the hill to the old bakers of the town .",
        """
        A DET det 2
        day NOUN obl:unmarked 8
        after SCONJ mark 4
        winning VERB advcl 8 VBG
        it PRON obj 4
        , PUNCT punct 4
        Holt PROPN nsubj 8
        sold VERB root 0 VBD
        the DET det 10
        mill NOUN obj 8
        on ADP case 13
        the DET det 13
        hill NOUN nmod 10
        to ADP case 17
        the DET det 17
        old ADJ amod 17
        bakers NOUN obl 8 NNS
        of ADP case 20
        the DET det 20
        town NOUN nmod 17
        . PUNCT punct 8
        """,
    )

    assert shown(sentence, wanting(sentence, f"A day {REST}")).startswith("A day after winning it")


@pytest.mark.parametrize(
    ("first", "stays"), [("first", True), ("third", True), ("only", True), ("dear", False)]
)
def test_an_adjective_behind_a_rank_stays(first: str, stays: bool) -> None:
    sentence = build(
        f"The mayor faced the {first} serious local revolt of the year .",
        f"""
        The DET det 2
        mayor NOUN nsubj 3
        faced VERB root 0 VBD
        the DET det 8
        {first} ADJ amod 8 JJ
        serious ADJ amod 8 JJ
        local ADJ amod 8 JJ
        revolt NOUN obj 3 NN
        of ADP case 11
        the DET det 11
        year NOUN nmod 8 NN
        . PUNCT punct 3
        """,
    )

    kept = shown(sentence, wanting(sentence, f"mayor {first} revolt the year"))
    assert ("serious" in kept) is stays
    assert ("local" in kept) is stays


@pytest.mark.parametrize(
    ("link", "what", "stays"),
    [("like", "with", True), ("like", "in", False), ("near", "with", False)],
)
def test_what_a_likeness_has_stays(link: str, what: str, stays: bool) -> None:
    sentence = build(
        f"The bakers played {link} a team {what} slippers .",
        f"""
        The DET det 2
        bakers NOUN nsubj 3 NNS
        played VERB root 0 VBD
        {link} ADP case 6
        a DET det 6
        team NOUN obl 3
        {what} ADP case 8
        slippers NOUN obl 3
        . PUNCT punct 3
        """,
    )

    kept = shown(sentence, wanting(sentence, f"bakers {link} a team"))
    assert ("slippers" in kept) is stays


@pytest.mark.parametrize(("back", "stays"), [("back", True), ("later", False)])
def test_to_whom_it_goes_back_stays(back: str, stays: bool) -> None:
    sentence = build(
        f"The mill was leased {back} to the council .",
        f"""
        The DET det 2
        mill NOUN nsubj:pass 4
        was AUX aux:pass 4
        leased VERB root 0 VBN
        {back} ADV advmod 4
        to ADP case 8
        the DET det 8
        council NOUN obl 4
        . PUNCT punct 4
        """,
    )

    kept = shown(sentence, wanting(sentence, f"mill was {back}"))
    assert ("to the council" in kept) is stays


def test_what_is_done_rather_than_something_else_stays() -> None:
    sentence = build(
        "Holt left the old mill at noon and rather than sleep , they sang of it in the town .",
        """
        Holt PROPN nsubj 2
        left VERB root 0 VBD
        the DET det 5
        old ADJ amod 5
        mill NOUN obj 2
        at ADP case 7
        noon NOUN obl 2
        and CCONJ cc 11
        rather ADV cc 11
        than ADP fixed 9
        sleep VERB conj 2 VB
        , PUNCT punct 2
        they PRON nsubj 14
        sang VERB parataxis 2 VBD
        of ADP case 16
        it PRON obl 14
        in ADP case 19
        the DET det 19
        town NOUN obl 14
        . PUNCT punct 2
        """,
    )

    kept = shown(sentence, wanting(sentence, "Holt the old mill at noon and rather than sleep ,"))
    assert "they sang" in kept


@pytest.mark.parametrize(("noun", "stays"), [("emphasis", True), ("song", False)])
def test_on_what_the_emphasis_lies_stays(noun: str, stays: bool) -> None:
    sentence = build(
        f"The bakers put an {noun} on the bread .",
        f"""
        The DET det 2
        bakers NOUN nsubj 3 NNS
        put VERB root 0 VBD sing
        an DET det 5
        {noun} NOUN obj 3 NN
        on ADP case 8
        the DET det 8
        bread NOUN nmod 5
        . PUNCT punct 3
        """,
    )

    kept = shown(sentence, wanting(sentence, f"bakers an {noun}"))
    assert ("on the bread" in kept) is stays


@pytest.mark.parametrize(("verb", "stays"), [("said", True), ("left", False)])
def test_a_speaker_keeps_his_adjective(verb: str, stays: bool) -> None:
    sentence = build(
        f"A large new force {verb} it .",
        f"""
        A DET det 4 DT
        large ADJ amod 4 JJ
        new ADJ amod 4 JJ
        force NOUN nsubj 5 NN
        {verb} VERB root 0 VBD
        it PRON obj 5 PRP
        . PUNCT punct 5 .
        """,
    )

    assert [is_needed(Scene(sentence), index) for index in (1, 2)] == [stays, stays]


@pytest.mark.parametrize(("link", "stays"), [("or", True), ("and", False)])
def test_a_choice_is_told_whole(link: str, stays: bool) -> None:
    sentence = build(
        f"They must pay all nine bakers of Ghent their full wages {link} leave .",
        f"""
        They PRON nsubj 3
        must AUX aux 3
        pay VERB root 0 VB
        all DET det 6
        nine NUM nummod 6
        bakers NOUN iobj 3
        of ADP case 8
        Ghent PROPN nmod 6
        their PRON nmod:poss 11
        full ADJ amod 11
        wages NOUN obj 3
        {link} CCONJ cc 13
        leave VERB conj 3 VB
        . PUNCT punct 3
        """,
    )

    assert ("leave" in barest(sentence)) is stays


@pytest.mark.parametrize(("adverb", "needed"), [("racially", True), ("roundly", False)])
def test_in_what_respect_something_is_done_stays(adverb: str, needed: bool) -> None:
    rows = f"""
        He PRON nsubj:pass 4
        was AUX aux:pass 4
        {adverb} ADV advmod 4
        abused VERB root 0 VBN
        in ADP case 6
        Ghent PROPN obl 4
        """
    assert is_needed(Scene(build(f"He was {adverb} abused in Ghent", rows)), 2) is needed


@pytest.mark.parametrize(("which", "stays"), [("local", True), ("old", False)])
def test_local_materials_are_not_any(which: str, stays: bool) -> None:
    rows = f"""
        Holt PROPN nsubj 2 NNP
        uses VERB root 0 VBZ
        {which} ADJ amod 4 JJ
        materials NOUN obj 2 NNS
        . PUNCT punct 2 .
    """
    assert is_needed(Scene(sentence_of(rows)), 2) is stays
