"""Words that neither a brief nor a headline takes from the word that they hang on."""

from __future__ import annotations

import pytest

from jl_newslens.summarize.deletions import Scene
from jl_newslens.summarize.inseparable import is_inseparable

from .conftest import build

CAUGHT = """
    Holt PROPN nsubj:pass 3 NNP
    was AUX aux:pass 3 VBD
    caught VERB root 0 VBN
    {particle} ADP compound:prt 3 RP
    in ADP case 7 IN
    a DET det 7 DT
    {noun} NOUN obl 3 NN
    . PUNCT punct 3 .
"""
OFFICE = """
    The DET det 3 DT
    {adjective} ADJ amod 3 JJ
    {noun} NOUN nsubj 4 NN
    left VERB root 0 VBD
    . PUNCT punct 4 .
"""
CLAUSE = """
    Holt PROPN nsubj 2 NNP
    {verb} VERB root 0 VBD
    that SCONJ mark 6 IN
    the DET det 5 DT
    mill NOUN nsubj 6 NN
    burned VERB ccomp 2 VBD
    . PUNCT punct 2 .
"""


def is_kept(rows: str, word: str) -> bool:
    text = " ".join(line.split()[0] for line in rows.splitlines() if line.strip())
    sentence = build(text, rows)
    index = [token.text for token in sentence.tokens].index(word)
    return is_inseparable(Scene(sentence), index)


@pytest.mark.parametrize(("noun", "kept"), [("storm", True), ("week", False)])
def test_a_verb_with_a_particle_keeps_what_follows(noun: str, kept: bool) -> None:
    assert is_kept(CAUGHT.format(particle="up", noun=noun), noun) == kept


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


@pytest.mark.parametrize(
    ("verb", "kept"), [("said", False), ("promised", False), ("grew", True), ("built", True)]
)
def test_that_goes_only_after_who_says_or_knows(verb: str, kept: bool) -> None:
    assert is_kept(CLAUSE.format(verb=verb), "that") == kept


@pytest.mark.parametrize(("first", "kept"), [("own", True), ("leave", False)])
def test_a_verb_that_shares_its_object_stays(first: str, kept: bool) -> None:
    sign = "" if kept else ", PUNCT punct 6 ,"
    last = 5 if kept else 6
    rows = f"""
        Holt PROPN nsubj 2 NNP
        will AUX aux 3 MD
        {first} VERB root 0 VB
        {sign}
        and CCONJ cc {last} CC
        run VERB conj 3 VB
        the DET det {last + 2} DT
        mill NOUN obj {last} NN
        . PUNCT punct 3 .
        """

    assert is_kept(rows, "run") == kept


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


def test_thanks_are_to_somebody() -> None:
    rows = """
        The DET det 2 DT
        mill NOUN nsubj 3 NN
        runs VERB root 0 VBZ
        thanks NOUN obl 3 NNS
        to ADP case 6 IN
        Holt PROPN nmod 4 NNP
        . PUNCT punct 3 .
        """

    assert is_kept(rows, "Holt")


def test_the_second_of_two_kinds_stays() -> None:
    rows = """
        Holt PROPN nsubj 2 NNP
        broke VERB root 0 VBD
        the DET det 4 DT
        front NOUN obj 2 NN
        and CCONJ cc 7 CC
        rear ADJ amod 7 JJ
        windows NOUN conj 4 NNS
        . PUNCT punct 2 .
        """

    assert is_kept(rows, "rear")


def test_that_stays_before_a_circumstance() -> None:
    clause = """
        Holt PROPN nsubj 2 NNP
        said VERB root 0 VBD say
        that SCONJ mark 7 IN
        {words}
        mills NOUN nsubj 7 NNS
        closed VERB ccomp 2 VBD
        . PUNCT punct 2 .
    """
    on_monday = clause.format(words="on ADP case 5 IN\n Monday PROPN obl 7 NNP")
    old = clause.format(words="old ADJ amod 6 JJ\n water NOUN compound 6 NN")

    assert is_kept(on_monday, "that")
    assert not is_kept(old, "that")


def test_a_that_at_the_end_of_a_torn_line_may_go() -> None:
    rows = """
        Holt PROPN nsubj 2 NNP
        said VERB root 0 VBD say
        bread VERB ccomp 2 VB
        that SCONJ mark 3 IN
    """
    assert not is_kept(rows, "that")


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
    assert not is_kept(rows.replace("n't", "often"), "quite")


@pytest.mark.parametrize(("verb", "kept"), [("leave", True), ("meet", False)])
def test_what_became_of_somebody_stays(verb: str, kept: bool) -> None:
    rows = f"""
        Storms NOUN nsubj 2 NNS
        {verb} VERB root 0 VBP {verb}
        two NUM nummod 4 CD
        men NOUN obj 2 NNS
        injured VERB acl 4 VBN
        . PUNCT punct 2 .
    """
    assert is_kept(rows, "injured") == kept


@pytest.mark.parametrize(("sign", "kept"), [("", True), (", PUNCT punct 5 ,", False)])
def test_a_name_that_no_sign_sets_off_stays(sign: str, kept: bool) -> None:
    verb = 6 if sign else 5
    rows = f"""
        Secretary NOUN nsubj {verb} NN
        of ADP case 3 IN
        State PROPN nmod 1 NNP
        {sign}
        Holt PROPN appos 1 NNP
        left VERB root 0 VBD
        . PUNCT punct {verb} .
    """
    assert is_kept(rows, "Holt") == kept


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


@pytest.mark.parametrize(("rank", "kept"), [("first", True), ("short", False)])
def test_which_time_it_is_stays(rank: str, kept: bool) -> None:
    rows = f"""
        Holt PROPN nsubj 2 NNP
        sang VERB root 0 VBD sing
        for ADP case 6 IN
        the DET det 6 DT
        {rank} ADJ amod 6 JJ
        time NOUN obl 2 NN
        in ADP case 9 IN
        nine NUM nummod 9 CD
        years NOUN obl 2 NNS
        . PUNCT punct 2 .
    """
    assert is_kept(rows, "time") == kept


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


def test_what_is_only_hinted_at_stays() -> None:
    rows = """
        Holt PROPN nsubj 2 NNP
        hinted VERB root 0 VBD {lemma}
        at ADP case 4 IN
        war NOUN obl 2 NN
        . PUNCT punct 2 .
    """
    assert is_kept(rows.format(lemma="hint"), "war")
    assert not is_kept(rows.format(lemma="sing"), "war")


@pytest.mark.parametrize(("bound", "kept"), [("least", True), ("home", False)])
def test_a_bound_stays(bound: str, kept: bool) -> None:
    rows = f"""
        They PRON nsubj 2 PRP
        meet VERB root 0 VBP meet
        at ADP case 4 IN
        {bound} NOUN obl 5 NN
        weekly ADV advmod 2 RB
        . PUNCT punct 2 .
    """
    assert is_kept(rows, bound) == kept


@pytest.mark.parametrize(("noun", "kept"), [("day", True), ("boat", False)])
def test_day_by_day_is_one(noun: str, kept: bool) -> None:
    rows = f"""
        Prices NOUN nsubj 2 NNS
        rose VERB root 0 VBD rise
        day NOUN obl:unmarked 2 NN
        by ADP case 5 IN
        {noun} NOUN nmod 3 NN
        . PUNCT punct 2 .
    """
    text = " ".join(line.split()[0] for line in rows.splitlines() if line.strip())

    assert is_inseparable(Scene(build(text, rows)), 4) == kept


@pytest.mark.parametrize(("degree", "kept"), [("as", True), ("so", False)])
def test_a_comparison_keeps_what_it_compares_with(degree: str, kept: bool) -> None:
    rows = f"""
        Holt PROPN nsubj 2 NNP
        knows VERB root 0 VBZ
        {degree} ADV advmod 4 RB
        much ADJ obj 2 JJ
        about ADP case 6 IN
        mills NOUN obl 4 NNS
        as SCONJ mark 9 IN
        she PRON nsubj 9 PRP
        learned VERB advcl 2 VBD
        about ADP case 11 IN
        bread NOUN obl 9 NN
        . PUNCT punct 2 .
    """

    assert is_kept(rows, "learned") == kept
    assert is_kept(rows, "bread") == kept


def test_both_halves_of_a_double_name_and_of_as_young_as_stay() -> None:
    twins = """
        Zenda PROPN compound 5 NNP
        / SYM cc 4 SYM
        Holt PROPN compound 4 NNP
        Mills PROPN conj 1 NNPS
        Airport PROPN nsubj 6 NNP
        opened VERB root 0 VBD
        . PUNCT punct 6 .
    """
    young = """
        Bakers NOUN nsubj 2 NNS
        left VERB root 0 VBD
        as ADV advmod 4 RB
        young ADJ advcl 2 JJ
        as ADP case 6 IN
        eight NUM obl 4 CD
        . PUNCT punct 2 .
    """

    assert is_kept(twins, "Mills")
    assert not is_kept(twins.replace("/ SYM cc 4 SYM", "and CCONJ cc 4 CC"), "Mills")
    assert is_kept(young, "as")


@pytest.mark.parametrize(("verb", "kept"), [("showed", True), ("said", False)])
def test_that_stays_before_a_long_subject_that_may_be_an_object(verb: str, kept: bool) -> None:
    rows = f"""
        Holt PROPN nsubj 2 NNP
        {verb} VERB root 0 VBD
        that SCONJ mark 9 IN
        the DET det 5 DT
        price NOUN nsubj 9 NN
        of ADP case 8 IN
        black ADJ amod 8 JJ
        bread NOUN nmod 5 NN
        fell VERB ccomp 2 VBD
        . PUNCT punct 2 .
        """
    assert is_kept(rows, "that") == kept


@pytest.mark.parametrize(("half", "kept"), [("p.m.", True), ("bakers", False)])
def test_an_hour_is_one_of_the_morning_or_of_the_evening(half: str, kept: bool) -> None:
    rows = f"""
        It PRON nsubj 2 PRP
        closes VERB root 0 VBZ
        at ADP case 4 IN
        9 NUM obl 2 CD
        {half} NOUN nmod:unmarked 4 NN
        . PUNCT punct 2 .
        """
    assert is_kept(rows, half) is kept


@pytest.mark.parametrize(("month", "kept"), [("May", True), ("mills", False)])
def test_a_month_keeps_its_year(month: str, kept: bool) -> None:
    rows = f"""
        It PRON nsubj 2 PRP
        fell VERB root 0 VBD
        in ADP case 4 IN
        {month} PROPN obl 2 NNP
        1999 NUM nmod:unmarked 4 CD
        . PUNCT punct 2 .
        """
    assert is_kept(rows, "1999") is kept
