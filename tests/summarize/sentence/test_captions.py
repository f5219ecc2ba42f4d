"""Captions among the sentences, and before them."""

from __future__ import annotations

import pytest

from jl_newslens.summarize.compress import compress
from jl_newslens.summarize.eligible import eligible
from jl_newslens.summarize.sentence.captions import caption_length, is_caption
from tests.summarize.conftest import build

MILL = build(
    "The old mill of Zenda last month The council has sold it to a baker.",
    """
    The DET det 3
    old ADJ amod 3
    mill NOUN nsubj 10
    of ADP case 5
    Zenda PROPN nmod 3
    last ADJ amod 7
    month NOUN obl 10
    The DET det 9
    council NOUN nsubj 11
    has AUX aux 11 VBZ
    sold VERB root 0 VBN
    it PRON obj 11
    to ADP case 15
    a DET det 15
    baker NOUN obl 11
    . PUNCT punct 11
    """,
)


@pytest.mark.parametrize("length", ["full", "brief", "headline"])
def test_a_caption_without_its_stop_goes(length: str) -> None:
    short = compress(MILL, length)  # type: ignore[arg-type]  # one of the three

    assert short.text == "The council has sold it to a baker."
    assert [removal.rule for removal in short.removed] == ["caption"]


def test_a_capital_within_a_name_ends_no_caption() -> None:
    sentence = build(
        "Holt of Zenda wrote for The Ghent Times that the mill was sold in May.",
        """
        Holt PROPN nsubj 4
        of ADP case 3
        Zenda PROPN nmod 1
        wrote VERB root 0
        for ADP case 8
        The DET det 8
        Ghent PROPN compound 8
        Times PROPN obl 4
        that SCONJ mark 13
        the DET det 11
        mill NOUN nsubj 13
        was AUX aux 13
        sold VERB ccomp 4
        in ADP case 15
        May PROPN obl 13
        . PUNCT punct 4
        """,
    )

    assert caption_length(sentence) == 0


@pytest.mark.parametrize(
    ("last", "upos", "following", "ends"),
    [
        ("Ghent", "PROPN", "He", True),
        ("Ghent", "PROPN", "Police", False),
        ("mill", "NOUN", "Police", True),
        ("less", "ADJ", "In", True),
        ("from", "ADP", "A", False),
        ("Into", "ADP", "The", False),
    ],
)
def test_what_a_caption_may_end_with(last: str, upos: str, following: str, ends: bool) -> None:
    words = f"Anna Holt sold her mill {last} {following} will open it again in May .".split()
    tags = {"Anna": "PROPN", "Holt": "PROPN", last: upos}
    rows = "\n".join(f"{word} {tags.get(word, 'X')} dep 1" for word in words)

    assert caption_length(build(" ".join(words), rows)) == (6 if ends else 0)


def test_a_call_to_scroll_goes_and_the_sentence_stays() -> None:
    sentence = build("Scroll down for video Anna Holt of Zenda has sold her mill in Ghent.")

    assert compress(sentence, "full").text == "Anna Holt of Zenda has sold her mill in Ghent."
    assert eligible([sentence]) == (sentence,)


def test_who_stands_left_stands_in_a_photo() -> None:
    assert is_caption("Proud owner Anna Holt, 41, left, with her brother in Ghent.")
    assert is_caption(
        "Anna Holt in action against Mertens in Ghent Berg went on to lose his match."
    )
    assert not is_caption("The bakers called in action groups from Ghent.")
    assert is_caption("Anna Holt, second left, and her brother opened the mill.")
    assert is_caption("Baker Anna Holt (left) leaves court with her friend Ben Berg (right)")
    assert not is_caption("Anna Holt (left) leaves court with her friend.")
    assert not is_caption("Anna Holt turned left, and her brother went home.")


def test_a_caption_may_end_with_a_bracket() -> None:
    text = "Holt has sold her mill ( pictured ) A baker will open it again in May ."
    words = text.split()
    rows = "\n".join(f"{word} NOUN dep 1" for word in words)

    assert caption_length(build(" ".join(words), rows)) == 8


def test_a_title_that_opens_with_a_conjunction_ends_no_caption() -> None:
    for last, size in (("Grinds Rye", 0), ("burned , bakers", 5)):
        words = f"Her films include the drama When the Mill {last} which came out in May .".split()
        rows = "\n".join(f"{word} NOUN dep 1" for word in words)

        assert caption_length(build(" ".join(words), rows)) == size


@pytest.mark.parametrize(
    ("verb", "tag", "when", "caption"),
    [
        ("smiles", "VBZ", "outside", True),
        ("smiled", "VBD", "outside", False),
        ("sings", "VBZ", "outside", False),
        ("wears", "VBZ", "2011", True),
        ("wears", "VBZ", "outside", False),
    ],
)
def test_who_smiles_smiles_in_a_photo(verb: str, tag: str, when: str, caption: bool) -> None:
    lemma = {"smiled": "smile"}.get(verb, verb[:-1])
    photo = build(
        f"Baker Anna Holt {verb} at the mill in {when}.",
        f"""
        Baker NOUN nmod:desc 2 NN
        Anna PROPN nsubj 4 NNP
        Holt PROPN flat 2 NNP
        {verb} VERB root 0 {tag} {lemma}
        at ADP case 7 IN
        the DET det 7 DT
        mill NOUN obl 4 NN
        in ADP case 9 IN
        {when} NUM obl 4 CD
        . PUNCT punct 4 .
        """,
    )
    story = build("The bridge is safe again.", index=1)

    assert (len(eligible([photo, story])) == 1) is caption


def test_a_sentence_behind_a_photo_of_a_smile_stays() -> None:
    rows = """
        Anna PROPN nsubj 2 NNP
        smiles VERB root 0 VBZ smile
        at ADP case 5 IN
        the DET det 5 DT
        mill NOUN obl 2 NN
        But CCONJ cc 11 CC
        bakers NOUN nsubj 11 NNS
        in ADP case 9 IN
        Ghent PROPN nmod 7 NNP
        had AUX aux 11 VBD
        left VERB conj 2 VBN
        . PUNCT punct 2 .
        """
    sentence = build("Anna smiles at the mill But bakers in Ghent had left.", rows)
    story = build("The bridge is safe again.", index=1)

    assert len(eligible([sentence, story])) == 2
