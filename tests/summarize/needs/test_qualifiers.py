"""What weakens its verb, or says when it held: no cut may take it."""

from __future__ import annotations

import pytest

from jl_newslens.summarize.brief.deletions import safe_deletions
from jl_newslens.summarize.needs.complements import is_complement
from jl_newslens.summarize.needs.inseparable import is_inseparable
from jl_newslens.summarize.needs.qualifiers import is_qualifier
from jl_newslens.summarize.sentence.scene import Scene
from tests.summarize.conftest import build, is_kept, sentence_of


@pytest.mark.parametrize("adverb", ["temporarily", "initially", "partly", "usually"])
def test_what_is_done_in_part_or_for_a_while_is_told_so(adverb: str) -> None:
    sentence = build(
        f"They {adverb} closed it.",
        f"""
        They PRON nsubj 3 PRP
        {adverb} ADV advmod 3 RB
        closed VERB root 0 VBD
        it PRON obj 3 PRP
        . PUNCT punct 3 .
        """,
    )
    assert is_qualifier(Scene(sentence), 1)


@pytest.mark.parametrize("adjective", ["former", "foiled", "fictional", "unproven", "described"])
def test_what_makes_its_noun_another_thing_stays(adjective: str) -> None:
    sentence = build(
        f"They tell of a {adjective} theft.",
        f"""
        They PRON nsubj 2 PRP
        tell VERB root 0 VBP
        of ADP case 6 IN
        a DET det 6 DT
        {adjective} ADJ amod 6 JJ
        theft NOUN obl 2 NN
        . PUNCT punct 2 .
        """,
    )
    assert is_qualifier(Scene(sentence), 4)


def test_almost_certainly_stays_whole() -> None:
    sentence = build(
        "A spark has almost certainly lit the old mill in Ghent.",
        """
        A DET det 2 DT
        spark NOUN nsubj 6 NN
        has AUX aux 6 VBZ
        almost ADV advmod 6 RB
        certainly ADV advmod 6 RB
        lit VERB root 0 VBN
        the DET det 9 DT
        old ADJ amod 9 JJ
        mill NOUN obj 6 NN
        in ADP case 11 IN
        Ghent PROPN nmod 9 NNP
        . PUNCT punct 6 .
        """,
    )
    scene = Scene(sentence)
    assert is_qualifier(scene, 4)
    assert not any(4 in deletion.indexes for deletion in safe_deletions(scene))


SAID = """
    They PRON nsubj 4 PRP
    at ADP case 3 IN
    first ADJ obl 4 JJ
    agreed VERB root 0 VBD
    but CCONJ cc 7 CC
    later ADV advmod 7 RB
    refused VERB conj 4 VBD
    . PUNCT punct 4 .
"""


def test_what_held_at_first_and_what_later_keep_both_words() -> None:
    scene = Scene(build("They at first agreed but later refused.", SAID))
    assert [is_qualifier(scene, index) for index in (2, 5)] == [True, True]


def test_later_keeps_how_much_later() -> None:
    sentence = build(
        "He died hours later.",
        """
        He PRON nsubj 2 PRP
        died VERB root 0 VBD
        hours NOUN obl:unmarked 4 NNS
        later ADV advmod 2 RB
        . PUNCT punct 2 .
        """,
    )
    assert is_complement(Scene(sentence), 2)


@pytest.mark.parametrize(
    ("adjective", "turns"),
    [
        ("temporary", True),
        ("honorary", True),
        ("sole", True),
        ("false", True),
        ("certain", True),
        ("mild", True),
        ("large", False),
    ],
)
def test_without_some_adjectives_a_thing_is_another(adjective: str, turns: bool) -> None:
    rows = f"""
        The DET det 3 DT
        {adjective} ADJ amod 3 JJ
        mill NOUN nsubj 4 NN
        burned VERB root 0 VBD
        . PUNCT punct 4 .
        """
    assert is_qualifier(Scene(build(f"The {adjective} mill burned.", rows)), 1) is turns


@pytest.mark.parametrize(
    ("rank", "tag", "kept"), [("largest", "JJS", True), ("large", "JJ", False)]
)
def test_the_largest_known_is_not_the_largest(rank: str, tag: str, kept: bool) -> None:
    sentence = build(
        f"The {rank} known mill burned.",
        f"""
        The DET det 4 DT
        {rank} ADJ amod 4 {tag}
        known ADJ amod 4 JJ
        mill NOUN nsubj 5 NN
        burned VERB root 0 VBD
        . PUNCT punct 5 .
        """,
    )
    assert is_qualifier(Scene(sentence), 2) == kept


@pytest.mark.parametrize(("behind", "relation"), [("bread", "obj"), (";", "punct")])
def test_where_somebody_lives_is_told_where_nothing_else_is(behind: str, relation: str) -> None:
    sentence = build(
        f"Bakers make here {behind}",
        f"""
        Bakers NOUN nsubj 2 NNS
        make VERB root 0 VBP
        here ADV advmod 2 RB
        {behind} NOUN {relation} 2 NN
        """,
    )
    assert is_inseparable(Scene(sentence), 2) == (relation != "obj")


@pytest.mark.parametrize(("noun", "kept"), [("amount", True), ("mill", False)])
def test_how_much_is_told(noun: str, kept: bool) -> None:
    sentence = build(
        f"Bakers need large {noun}s.",
        f"""
        Bakers NOUN nsubj 2 NNS
        need VERB root 0 VBP
        large ADJ amod 4 JJ
        {noun}s NOUN obj 2 NNS {noun}
        . PUNCT punct 2 .
        """,
    )
    assert is_qualifier(Scene(sentence), 2) == kept


OFFICE = """
    The DET det 3 DT
    {adjective} ADJ amod 3 JJ
    {noun} NOUN nsubj 4 NN
    left VERB root 0 VBD
    . PUNCT punct 4 .
"""


@pytest.mark.parametrize(
    ("adjective", "noun", "kept"),
    [("foreign", "minister", True), ("chief", "executive", True), ("local", "baker", False)],
)
def test_an_office_keeps_its_adjective(adjective: str, noun: str, kept: bool) -> None:
    assert is_kept(OFFICE.format(adjective=adjective, noun=noun), adjective) == kept


def test_an_adjective_within_a_noun_stays() -> None:
    rows = """
        An DET det 4 DT
        inspector NOUN compound 4 NN
        general ADJ amod 4 JJ
        report NOUN nsubj 5 NN
        appeared VERB root 0 VBD
        . PUNCT punct 5 .
        """

    assert is_kept(rows, "general")


@pytest.mark.parametrize(("negation", "kept"), [("not", True), ("now", False)])
def test_how_something_is_not_stays(negation: str, kept: bool) -> None:
    rows = f"""
        The DET det 2 DT
        mill NOUN nsubj 6 NN
        is AUX cop 6 VBZ
        {negation} ADV advmod 6 RB
        immediately ADV advmod 6 RB
        open ADJ root 0 JJ
        . PUNCT punct 6 .
        """

    assert is_kept(rows, "immediately") == kept


@pytest.mark.parametrize(("adjective", "kept"), [("former", True), ("young", False)])
def test_who_is_former_keeps_the_office(adjective: str, kept: bool) -> None:
    rows = f"""
        {adjective} ADJ amod 3 JJ
        Governor PROPN nmod:desc 3 NNP
        Ann PROPN nsubj 5 NNP
        Holt PROPN flat 3 NNP
        slept VERB root 0 VBD
        . PUNCT punct 5 .
        """

    assert is_kept(rows, "Governor") == kept


def test_what_is_denied_in_part_is_not_denied_whole() -> None:
    rows = """
        Bread NOUN nsubj 5 NN
        was AUX cop 5 VBD
        n't PART advmod 2 RB
        quite ADV advmod 5 RB
        fresh ADJ root 0 JJ
        . PUNCT punct 5 .
    """
    assert is_kept(rows, "quite")
    assert not is_kept(rows.replace("n't", "now"), "quite")


@pytest.mark.parametrize(("year", "kept"), [("last", True), ("dry", False)])
def test_a_day_keeps_the_week_that_it_is_of(year: str, kept: bool) -> None:
    rows = f"""
        Holt PROPN nsubj 2 NNP
        came VERB root 0 VBD come
        on ADP case 4 IN
        Friday PROPN obl 2 NNP
        {year} ADJ amod 6 JJ
        week NOUN nmod:unmarked 4 NN
        . PUNCT punct 2 .
    """
    assert is_kept(rows, "week") == kept


@pytest.mark.parametrize(("upos", "kept"), [("PROPN", True), ("VERB", False)])
def test_then_stays_before_an_office(upos: str, kept: bool) -> None:
    rows = f"""
        In ADP case 2 IN
        May PROPN obl 5 NNP
        then ADV advmod 5 RB
        Mayor {upos} nsubj 5 NN
        came VERB root 0 VBD come
        . PUNCT punct 5 .
    """
    assert is_kept(rows, "then") == kept


@pytest.mark.parametrize(("unit", "stays"), [("hour", True), ("mill", False)])
def test_a_wage_is_told_by_the_hour(unit: str, stays: bool) -> None:
    rows = f"""
        They PRON nsubj 2 PRP
        pay VERB root 0 VBP
        nine NUM nummod 4 CD
        euros NOUN obj 2 NNS
        an DET det 6 DT
        {unit} NOUN obl:unmarked 2 NN
    """
    assert is_qualifier(Scene(sentence_of(rows)), 5) is stays


@pytest.mark.parametrize(("noun", "kept"), [("ban", True), ("mill", False)])
def test_how_long_a_punishment_is_stays(noun: str, kept: bool) -> None:
    rows = f"""
        It PRON nsubj 2 PRP
        is VERB root 0 VBZ
        a DET det 7 DT
        two NUM nummod 6 CD
        - PUNCT punct 4 HYPH
        year NOUN compound 7 NN
        {noun} NOUN obj 2 NN
        """
    assert is_qualifier(Scene(sentence_of(rows)), 5) is kept
