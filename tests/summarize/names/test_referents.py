"""Pronouns inside a bullet that nobody and nothing in it can be."""

from __future__ import annotations

import pytest

from jl_newslens.model import EntityType, Sentence
from jl_newslens.summarize.names.referents import points_out, unnamed_person, unnamed_things
from jl_newslens.summarize.sentence.pieces import Draft
from tests.summarize.conftest import build, sentence_of

PHONED = """
    {} {} nsubj 2 {}
    phoned VERB root 0 VBD
    {} PRON {} 2
    in ADP case 5
    May PROPN obl 2
    . PUNCT punct 2
"""


def phoned(who: str, upos: str, tag: str, whom: str, kind: EntityType | None = None) -> Sentence:
    rows = PHONED.format(who, upos, tag, whom, "obj")
    names = [(who, kind)] if kind else []
    return build(f"{who} phoned {whom} in May.", rows, names=[*names, ("May", "OTHER")])


@pytest.mark.parametrize(
    ("who", "kind"), [("Wikinews", "ORG"), ("Holt", "PERSON")], ids=["a paper", "who phones"]
)
def test_neither_a_paper_nor_who_phones_is_him(who: str, kind: EntityType) -> None:
    assert unnamed_person(Draft.whole(phoned(who, "PROPN", "NNP", "him", kind))) is not None


def test_who_asks_another_may_be_whom_he_helps() -> None:
    rows = """
        Holt PROPN nsubj 2 NNP
        told VERB root 0 VBD
        bakers NOUN iobj 2 NNS
        to PART mark 5 TO
        help VERB xcomp 2 VB
        him PRON obj 5 PRP
        . PUNCT punct 2
    """
    sentence = build("Holt told bakers to help him .", rows, names=[("Holt", "PERSON")])
    assert unnamed_person(Draft.whole(sentence)) is None


JOINED = """
    {} {} nsubj 4 {}
    and CCONJ cc 3
    {} {} conj 1 {}
    met VERB root 0 VBD
    . PUNCT punct 4
"""


@pytest.mark.parametrize(
    "pair", [("he", "Holt"), ("Holt", "he")], ids=["he and Holt", "Holt and he"]
)
def test_he_and_holt_are_two(pair: tuple[str, str]) -> None:
    first, second = (
        (word, *(("PRON", "PRP") if word == "he" else ("PROPN", "NNP"))) for word in pair
    )
    rows = JOINED.format(*first, *second)
    sentence = build(f"{pair[0]} and {pair[1]} met.", rows, names=[("Holt", "PERSON")])
    assert unnamed_person(Draft.whole(sentence)) is not None


SAID = """
    {} {} nsubj 2 {}
    said VERB root 0 VBD
    {} PRON nsubj 5
    had AUX aux 5
    left VERB ccomp 2 VBN
    . PUNCT punct 2
"""


def said(who: str, pronoun: str, upos: str = "NOUN", tag: str = "NN") -> Sentence:
    names: list[tuple[str, EntityType]] = [(who, "PERSON")] if upos == "PROPN" else []
    rows = SAID.format(who, upos, tag, pronoun)
    return build(f"{who} said {pronoun} had left.", rows, names=names)


def test_one_witness_may_be_he_but_several_may_not() -> None:
    assert unnamed_person(Draft.whole(said("Witness", "he"))) is None
    assert unnamed_person(Draft.whole(said("Witnesses", "he", tag="NNS"))) is not None


def test_several_may_be_they_but_a_bridge_may_not() -> None:
    assert unnamed_things(Draft.whole(said("Drivers", "they", tag="NNS"))) is None
    assert unnamed_things(Draft.whole(said("Mill", "they"))) is not None


def test_a_man_is_no_she() -> None:
    rows = """
    Peter PROPN nsubj 3 NNP
    Holt PROPN flat 1 NNP
    said VERB root 0 VBD
    she PRON nsubj 6
    had AUX aux 6
    left VERB ccomp 3 VBN
    . PUNCT punct 3
    """
    sentence = build("Peter Holt said she had left.", rows, names=[("Peter Holt", "PERSON")])

    assert unnamed_person(Draft.whole(sentence)) is not None


def test_those_who_do_something_are_not_the_ones_it_is_done_to() -> None:
    assert unnamed_things(Draft.whole(phoned("Drivers", "NOUN", "NNS", "them"))) is not None


IT_SAID = """
    Repairs NOUN nsubj 3 NNS
    may AUX aux 3
    last VERB {} {}
    weeks NOUN obj 3 NNS
    , PUNCT punct 3
    {} {} nsubj 7 {}
    said VERB {} {} VBD
    . PUNCT punct 3
"""


def test_it_said_needs_somebody_who_can_say_it() -> None:
    rows = IT_SAID.format("root", 0, "it", "PRON", "PRP", "parataxis", 3)

    assert unnamed_things(Draft.whole(build("Repairs may last weeks, it said.", rows))) is not None


def test_most_of_them_are_not_the_others() -> None:
    rows = """
    Engineers NOUN nsubj 2 NNS
    mended VERB root 0 VBD
    most ADJ obj 2 JJS
    of ADP case 5 IN
    them PRON nmod 3 PRP
    . PUNCT punct 2
    """

    assert unnamed_things(Draft.whole(build("Engineers mended most of them.", rows))) is not None


def test_a_senator_called_luis_is_no_she() -> None:
    rows = """
    Sen. PROPN nsubj 4 NNP
    Luis PROPN flat 1 NNP
    Holt PROPN flat 1 NNP
    said VERB root 0 VBD
    she PRON nsubj 7
    had AUX aux 7
    left VERB ccomp 4 VBN
    . PUNCT punct 4
    """
    sentence = build(
        "Sen. Luis Holt said she had left.", rows, names=[("Sen. Luis Holt", "PERSON")]
    )

    assert unnamed_person(Draft.whole(sentence)) is not None


@pytest.mark.parametrize(
    ("first", "rest", "points"),
    [
        ("Holt", "", True),
        ("Mills", "", False),
        ("Holt", "of Zenda", False),
    ],
)
def test_these_mills_must_be_named_or_told(first: str, rest: str, points: bool) -> None:
    rows = f"""
        {first} PROPN nsubj 2 NNP {first.lower().removesuffix("s")}
        praised VERB root 0 VBD praise
        these DET det 4 DT these
        mills NOUN obj 2 NNS mill
    """
    if rest:
        rows += """
        of ADP case 6 IN of
        Zenda PROPN nmod 4 NNP Zenda
        """
    text = f"{first} praised these mills {rest}".strip()

    assert points_out(Draft.whole(build(text, rows))) == points


def test_this_week_points_at_a_day_and_a_quotation_at_what_it_likes() -> None:
    rows = """
        Holt PROPN nsubj 2 NNP Holt
        slept VERB root 0 VBD sleep
        this DET det 4 DT this
        week NOUN obl 2 NN week
    """
    quoted = """
        Holt PROPN nsubj 2 NNP Holt
        praised VERB root 0 VBD praise
        " PUNCT punct 5 `` "
        these DET det 5 DT these
        mills NOUN obj 2 NNS mill
        " PUNCT punct 5 '' "
    """

    assert not points_out(Draft.whole(build("Holt slept this week", rows)))
    assert not points_out(Draft.whole(build('Holt praised "these mills"', quoted)))


@pytest.mark.parametrize(("who", "unnamed"), [("legend", None), ("river", 3)])
def test_a_legend_may_be_he(who: str, unnamed: int | None) -> None:
    sentence = build(
        f"The {who} lost his hat .",
        f"""
        The DET det 2 DT
        {who} NOUN nsubj 3 NN
        lost VERB root 0 VBD
        his PRON nmod:poss 5 PRP$
        hat NOUN obj 3 NN
        . PUNCT punct 3 .
        """,
    )

    assert unnamed_person(Draft.whole(sentence)) == unnamed


@pytest.mark.parametrize(
    ("name", "noun", "lost"),
    [("Norway", "country", False), ("Holt", "country", True), ("Norway", "case", True)],
)
def test_that_country_is_the_one_named_before(name: str, noun: str, lost: bool) -> None:
    sentence = build(
        f"{name} left that {noun}.",
        f"""
        {name} PROPN nsubj 2
        left VERB root 0 VBD
        that DET det 4
        {noun} NOUN obj 2
        . PUNCT punct 2
        """,
        names=[(name, "PLACE" if name == "Norway" else "PERSON")],
    )
    assert points_out(Draft.whole(sentence)) == lost


@pytest.mark.parametrize(
    ("index", "noun", "lost"), [(0, "country", False), (5, "country", True), (0, "case", True)]
)
def test_this_country_is_the_paper_s_own_at_its_head(index: int, noun: str, lost: bool) -> None:
    rows = f"""
        Holt PROPN nsubj 2
        left VERB root 0 VBD
        this DET det 4
        {noun} NOUN obj 2
        . PUNCT punct 2
        """
    sentence = build(f"Holt left this {noun}.", rows, index=index)
    assert points_out(Draft.whole(sentence)) is lost


@pytest.mark.parametrize(
    ("opening", "told", "lost"),
    [
        ("Old ADJ amod 3 | Ghent PROPN compound 3", "is AUX cop 7", True),
        ("After ADP case 2 | sales NOUN obl 4", "is AUX cop 7", False),
        ("Old ADJ amod 3 | Ghent PROPN compound 3", "sold VERB acl 5", False),
    ],
)
def test_that_is_what_was_told_before(opening: str, told: str, lost: bool) -> None:
    rows = f"""
        {opening.replace("|", chr(10))}
        bakers NOUN nsubj 4 NNS
        know VERB root 0 VBP
        that PRON nsubj 7 DT
        {told}
        best ADJ ccomp 4 JJS
        . PUNCT punct 4 .
        """
    assert points_out(Draft.whole(sentence_of(rows))) is lost


@pytest.mark.parametrize(
    ("opener", "where", "unnamed"), [("Turns", "", 1), ("When", "advcl", None)]
)
def test_he_is_not_whom_he_meets(opener: str, where: str, unnamed: int | None) -> None:
    """ "Turns out he met Holt" needs a name; "When he sang, Holt wept" does not."""
    rows = f"""
        {opener} SCONJ mark 3
        he PRON nsubj 3 PRP
        met VERB {where or "root"} {"6" if where else "0"} VBD
        bakers NOUN obj 3 NNS
        Holt PROPN {"nsubj 6" if where else "obl 3"} NNP
        wept VERB {"root 0" if where else "conj 3"} VBD
        . PUNCT punct 3
        """
    sentence = build(f"{opener} he met bakers Holt wept .", rows, names=[("Holt", "PERSON")])

    assert unnamed_person(Draft.whole(sentence)) == unnamed


def test_southerners_are_no_she() -> None:
    rows = """
        Southerners PROPN nsubj 2 NNPS
        chose VERB root 0 VBD
        her PRON nmod:poss 4 PRP$
        mill NOUN obj 2 NN
        . PUNCT punct 2
        """

    assert unnamed_person(Draft.whole(build("Southerners chose her mill .", rows))) == 2


@pytest.mark.parametrize(
    ("subject", "unnamed"), [("he", 4), ("Berg", None)], ids=["he has it", "Berg has it"]
)
def test_who_met_berg_in_his_mill_is_not_berg(subject: str, unnamed: int | None) -> None:
    rows = f"""
        In ADP case 3
        his PRON nmod:poss 3 PRP$
        mill NOUN obl 6 NN
        , PUNCT punct 3
        {subject} PRON nsubj 6 PRP
        met VERB root 0 VBD
        Holt PROPN obj 6 NNP
        . PUNCT punct 6
    """
    names: list[tuple[str, EntityType]] = [("Holt", "PERSON")]
    if subject == "Berg":
        names.append(("Berg", "PERSON"))
    sentence = build(f"In his mill , {subject} met Holt .", rows, names=names)
    assert unnamed_person(Draft.whole(sentence)) == unnamed


@pytest.mark.parametrize(
    ("what", "before", "unnamed"),
    [
        ("Holt", "of", None),
        ("President", "the", None),
        ("Fund", "a", 5),
        ("town", "of", 5),
    ],
)
def test_neither_a_fund_nor_a_town_is_he(what: str, before: str, unnamed: int | None) -> None:
    rows = f"""
        Friends NOUN nsubj 4 NNS
        {before} {"ADP case" if before == "of" else "DET det"} 3
        {what} PROPN nmod 1 NNP
        said VERB root 0 VBD
        that SCONJ mark 7
        he PRON nsubj 7 PRP
        slept VERB ccomp 4 VBD
        . PUNCT punct 4
    """
    assert unnamed_person(Draft.whole(sentence_of(rows))) == unnamed


@pytest.mark.parametrize(("noun", "unnamed"), [("camp", 4), ("Holt", None)])
def test_a_refugee_camp_is_nobody(noun: str, unnamed: int | None) -> None:
    rows = f"""
        Near ADP case 3
        refugee NOUN compound 3 NN
        {noun} {"NOUN obl 6 NN" if noun == "camp" else "PROPN obl 6 NNP"}
        , PUNCT punct 3
        he PRON nsubj 6 PRP
        slept VERB root 0 VBD
        . PUNCT punct 6
    """
    assert unnamed_person(Draft.whole(sentence_of(rows))) == unnamed
