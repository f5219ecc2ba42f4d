"""What a brief keeps, although the network would let it go."""

from __future__ import annotations

import pytest

from jl_newslens.model import Sentence
from tests.summarize.briefs import barest, shown, wanting
from tests.summarize.conftest import build


def with_adverb(adverb: str, following: str = "closed") -> Sentence:
    return build(
        f"The mayor {adverb} {following} the bridge .",
        f"""
        The DET det 2
        mayor NOUN nsubj 4
        {adverb} ADV advmod 4
        {following} VERB root 0 VBD
        the DET det 6
        bridge NOUN obj 4
        . PUNCT punct 4
        """,
    )


@pytest.mark.parametrize("adverb", ["now", "just", "really", "completely", "quietly"])
def test_an_adverb_that_only_colours_may_go(adverb: str) -> None:
    assert barest(with_adverb(adverb)) == "The mayor closed the bridge."


@pytest.mark.parametrize(
    "adverb",
    ["illegally", "temporarily", "unanimously", "not", "never", "allegedly", "nearly", "un-kindly"],
)
def test_an_adverb_that_says_what_happened_stays(adverb: str) -> None:
    assert adverb in barest(with_adverb(adverb))


def test_so_stays_before_what_it_measures() -> None:
    sentence = build(
        "The water rose so fast that nobody slept .",
        """
        The DET det 2
        water NOUN nsubj 3
        rose VERB root 0 VBD
        so ADV advmod 5
        fast ADV advmod 3
        that SCONJ mark 8
        nobody PRON nsubj 8
        slept VERB advcl 5 VBD
        . PUNCT punct 3
        """,
    )

    assert "so fast" in barest(sentence)


def test_what_the_verb_asks_for_stays() -> None:
    sentence = build(
        "The trip took a week and the crew lived in tents .",
        """
        The DET det 2
        trip NOUN nsubj 3
        took VERB root 0 VBD take
        a DET det 5
        week NOUN obl:unmarked 3
        and CCONJ cc 9
        the DET det 8
        crew NOUN nsubj 9
        lived VERB conj 3 VBD live
        in ADP case 11
        tents NOUN obl 9
        . PUNCT punct 3
        """,
    )

    assert barest(sentence) == "The trip took a week and the crew lived in tents."


@pytest.mark.parametrize("says", ["said", "heard", "reported"])
def test_a_claim_keeps_its_source(says: str) -> None:
    sentence = build(
        f"The mill sold bad flour to all the bakers of the old town , a court {says} .",
        f"""
        The DET det 2
        mill NOUN nsubj 3
        sold VERB root 0 VBD
        bad ADJ amod 5
        flour NOUN obj 3
        to ADP case 9
        all DET det:predet 9
        the DET det 9
        bakers NOUN obl 3
        of ADP case 13
        the DET det 13
        old ADJ amod 13
        town NOUN nmod 9
        , PUNCT punct 17
        a DET det 16
        court NOUN nsubj 17
        {says} VERB parataxis 3 VBD
        . PUNCT punct 3
        """,
    )

    assert f"a court {says}" in barest(sentence)


def test_a_date_and_what_a_thing_is_made_of_stay() -> None:
    sentence = build(
        "Holt saw a ring of light in May 1912 .",
        """
        Holt PROPN nsubj 2
        saw VERB root 0 VBD
        a DET det 4
        ring NOUN obj 2
        of ADP case 6
        light NOUN nmod 4
        in ADP case 8
        May PROPN obl 2
        1912 NUM nummod 8
        . PUNCT punct 2
        """,
    )

    assert barest(sentence) == "Holt saw a ring of light in May 1912."


def test_a_clause_taken_for_a_phrase_stays_with_its_verb_after_the_comma() -> None:
    """ "… after Holt, owner of the mill, admitted the charge": the parser sees "after Holt"."""
    sentence = build(
        "A court fined the mill after Holt , admitted the charge .",
        """
        A DET det 2
        court NOUN nsubj 3
        fined VERB root 0 VBD
        the DET det 5
        mill NOUN obj 3
        after ADP case 7
        Holt PROPN obl 3
        , PUNCT punct 3
        admitted VERB parataxis 3 VBD
        the DET det 11
        charge NOUN obj 9
        . PUNCT punct 3
        """,
    )

    kept = wanting(sentence, ", admitted the charge")

    assert "after Holt, admitted" in shown(sentence, kept)


def test_what_a_bare_infinitive_is_about_stays() -> None:
    sentence = build(
        "The baker told a friend of plans to engage in politics .",
        """
        The DET det 2
        baker NOUN nsubj 3
        told VERB root 0 VBD
        a DET det 5
        friend NOUN obj 3
        of ADP case 7
        plans NOUN obl 3
        to PART mark 9
        engage VERB acl 7 VB
        in ADP case 11
        politics NOUN obl 9
        . PUNCT punct 3
        """,
    )

    assert "engage in politics" in barest(sentence) or "engage" not in barest(sentence)


def test_a_clause_that_says_which_one_stays() -> None:
    sentence = build(
        "The yard has launched the first , that is sold .",
        """
        The DET det 2
        yard NOUN nsubj 4
        has AUX aux 4
        launched VERB root 0 VBN
        the DET det 6
        first NOUN obj 4
        , PUNCT punct 4
        that PRON nsubj 10 WDT
        is AUX aux:pass 10
        sold VERB advcl 4 VBN
        . PUNCT punct 4
        """,
    )

    assert "that is sold" in barest(sentence)


def test_a_phrase_that_ties_its_clause_to_the_sentence_stays() -> None:
    sentence = build(
        "Holt left the car , at which point the boys attacked him .",
        """
        Holt PROPN nsubj 2
        left VERB root 0 VBD
        the DET det 4
        car NOUN obj 2
        , PUNCT punct 11
        at ADP case 8
        which DET det 8 WDT
        point NOUN obl 11
        the DET det 10
        boys NOUN nsubj 11
        attacked VERB advcl 2 VBD
        him PRON obj 11
        . PUNCT punct 2
        """,
    )

    assert "at which point" in barest(sentence) or "boys" not in barest(sentence)


def test_a_term_to_do_something_in_is_no_circumstance() -> None:
    sentence = build(
        "A judge granted the mill 60 days to appeal .",
        """
        A DET det 2 DT
        judge NOUN nsubj 3 NN
        granted VERB root 0 VBD grant
        the DET det 5 DT
        mill NOUN obj 3 NN
        60 NUM nummod 7 CD
        days NOUN obl:unmarked 3 NNS
        to PART mark 9 TO
        appeal VERB advcl 3 VB
        . PUNCT punct 3 .
        """,
    )

    assert "60 days to appeal" in barest(sentence)


def before_a_place(adverb: str, word: str, upos: str) -> Sentence:
    """The adverb belongs to the place, and a preposition or an adverb stands beside it."""
    return build(
        f"The camera hung {word} {adverb} below the bridge .",
        f"""
        The DET det 2
        camera NOUN nsubj 3
        hung VERB root 0 VBD
        {word} {upos} advmod 8
        {adverb} ADV advmod 8
        below ADP case 8
        the DET det 8
        bridge NOUN obl 3
        . PUNCT punct 3
        """,
    )


def test_a_stress_goes_wherever_it_stands() -> None:
    sentence = before_a_place("just", "far", "ADV")
    left = shown(sentence, wanting(sentence, "far below the bridge"))
    assert left == "The camera hung far below the bridge."


@pytest.mark.parametrize("word", ["not", "only"])
def test_a_stress_stays_behind_what_it_completes(word: str) -> None:
    sentence = before_a_place("just", word, "PART")
    assert f"{word} just below" in shown(sentence, wanting(sentence, f"{word} below the bridge"))


def test_an_adverb_of_an_attribute_stays_unless_it_only_stresses() -> None:
    left = {
        adverb: barest(
            build(
                f"The {adverb} clad judge resigned .",
                f"""
                The DET det 4
                {adverb} ADV advmod 3
                clad VERB amod 4 VBN
                judge NOUN nsubj 5
                resigned VERB root 0 VBD
                . PUNCT punct 5
                """,
            )
        )
        for adverb in ("scantily", "highly")
    }
    assert left["scantily"] == "The scantily clad judge resigned."
    assert "highly" not in left["highly"]


@pytest.mark.parametrize(
    ("verb", "tag", "stays"), [("hosts", "VBZ", True), ("hosted", "VBD", False)]
)
def test_the_day_of_what_a_present_tense_tells_stays(verb: str, tag: str, stays: bool) -> None:
    sentence = build(
        f"The old mill {verb} the fair on Saturday .",
        f"""
        The DET det 3
        old ADJ amod 3
        mill NOUN nsubj 4
        {verb} VERB root 0 {tag}
        the DET det 6
        fair NOUN obj 4
        on ADP case 8
        Saturday PROPN obl 4
        . PUNCT punct 4
        """,
    )
    assert ("on Saturday" in barest(sentence)) == stays


def test_a_source_is_kept_however_deep_its_preposition_hangs() -> None:
    sentence = build(
        "The mill closed , according to chief prosecutor Ann Holt .",
        """
        The DET det 2
        mill NOUN nsubj 3
        closed VERB root 0 VBD
        , PUNCT punct 8
        according VERB case 8
        to ADP fixed 5
        chief ADJ amod 8
        prosecutor NOUN nmod:desc 9
        Ann PROPN obl 3
        Holt PROPN flat 9
        . PUNCT punct 3
        """,
    )
    assert "according to" in barest(sentence)


@pytest.mark.parametrize(("sign", "stays"), [("", True), (",", False)])
def test_a_clause_at_the_head_goes_only_with_its_comma(sign: str, stays: bool) -> None:
    text = f"While opening up{sign} the mill in Ghent began to hum again all day and night."
    comma = ", PUNCT punct 2 ,\n" if sign else ""
    shift = len(comma) > 0
    sentence = build(
        text,
        f"""
        While SCONJ mark 2 IN
        opening VERB advcl {8 + shift} VBG
        up ADP compound:prt 2 RP
        {comma}
        the DET det {5 + shift} DT
        mill NOUN nsubj {8 + shift} NN
        in ADP case {7 + shift} IN
        Ghent PROPN nmod {5 + shift} NNP
        began VERB root 0 VBD
        to PART mark {10 + shift} TO
        hum VERB xcomp {8 + shift} VB
        again ADV advmod {10 + shift} RB
        all DET det {13 + shift} DT
        day NOUN obl {10 + shift} NN
        and CCONJ cc {15 + shift} CC
        night NOUN conj {13 + shift} NN
        . PUNCT punct {8 + shift} .
        """,
    )
    kept = shown(sentence, wanting(sentence, "the mill in Ghent to hum again all day and night"))
    assert ("opening" in kept) is stays


def test_such_a_way_stays_with_what_tells_which() -> None:
    sentence = build(
        "They built it in such a way as to please all .",
        """
        They PRON nsubj 2 PRP
        built VERB root 0 VBD
        it PRON obj 2 PRP
        in ADP case 7 IN
        such DET det:predet 7 PDT
        a DET det 7 DT
        way NOUN obl 2 NN
        as SCONJ mark 10 IN
        to PART mark 10 TO
        please VERB advcl 2 VB
        all PRON obj 10 DT
        . PUNCT punct 2 .
        """,
    )
    assert "in such a way" in shown(sentence, wanting(sentence, "as to please all"))
