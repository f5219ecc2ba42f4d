"""What limits the claim of its head, and what a head asks for: neither is cut from it."""

from __future__ import annotations

import pytest

from jl_newslens.summarize.brief.needs import is_needed
from jl_newslens.summarize.needs.arguments import is_argument
from jl_newslens.summarize.needs.limits import limits
from jl_newslens.summarize.sentence.scene import Scene
from tests.summarize.conftest import sentence_of


def scene(rows: str) -> Scene:
    """A sentence from its rows; the words stand between spaces."""
    return Scene(sentence_of(rows))


DENIED = """
    The DET det 2 DT
    mill NOUN nsubj 5 NN
    does AUX aux 5 VBZ
    {denial} PART advmod 5 RB
    grind VERB root 0 VB
    stale ADJ amod 7 JJ
    rye NOUN obj 5 NN
    on ADP case 10 IN
    old ADJ amod 10 JJ
    stones NOUN obl 5 NNS
    . PUNCT punct 5 .
"""


@pytest.mark.parametrize("word", [5, 9])
def test_what_is_denied_is_told_as_far_as_it_is_denied(word: int) -> None:
    assert limits(scene(DENIED.format(denial="not")), word)
    assert not limits(scene(DENIED.format(denial="now")), word)


def test_a_clause_that_says_of_whom_stays_where_nothing_else_does() -> None:
    bare = """
        Bakers NOUN nsubj 5 NNS
        who PRON nsubj 3 WP
        cheat VERB acl:relcl 1 VBP
        will AUX aux 5 MD
        pay VERB root 0 VB
        . PUNCT punct 5 .
    """
    old = """
        Old ADJ amod 2 JJ
        bakers NOUN nsubj 6 NNS
        who PRON nsubj 4 WP
        cheat VERB acl:relcl 2 VBP
        will AUX aux 6 MD
        pay VERB root 0 VB
        . PUNCT punct 6 .
    """
    assert limits(scene(bare), 2)
    assert not limits(scene(old), 3)
    assert limits(scene(old.replace("Old ADJ amod", "Most DET det")), 3)


@pytest.mark.parametrize(
    ("link", "stays"),
    [
        ("than", True),
        ("until", True),
        ("without", True),
        ("pending", True),
        ("in", False),
        ("after", False),
    ],
)
def test_what_is_compared_and_until_when_stay(link: str, stays: bool) -> None:
    rows = f"""
        Bread NOUN nsubj 2 NN
        sells VERB root 0 VBZ
        better ADV advmod 2 RBR
        {link} ADP case 5 IN
        May PROPN obl 2 NNP
        . PUNCT punct 2 .
    """
    assert limits(scene(rows), 4) is stays


def test_since_when_it_is_the_first_time_stays() -> None:
    rows = """
        It PRON nsubj 2 PRP
        fell VERB root 0 VBD
        for ADP case 6 IN
        the DET det 6 DT
        {rank} ADJ amod 6 JJ
        time NOUN obl 2 NN
        in ADP case 9 IN
        ten NUM nummod 9 CD
        years NOUN nmod 6 NNS
        . PUNCT punct 2 .
    """
    assert limits(scene(rows.format(rank="first")), 8)
    assert not limits(scene(rows.format(rank="dry")), 8)


@pytest.mark.parametrize(
    ("article", "rank", "stays"),
    [("the DET det", "oldest ADJ amod 3 JJS", True), ("the DET det", "old ADJ amod 3 JJ", False),
     ("her PRON nmod:poss", "oldest ADJ amod 3 JJS", False)],
)  # fmt: skip
def test_a_superlative_keeps_of_what_it_is_one(article: str, rank: str, stays: bool) -> None:
    rows = f"""
        {article} 3 DT
        {rank}
        mill NOUN nsubj 6 NN
        in ADP case 5 IN
        Ghent PROPN nmod 3 NNP
        fell VERB root 0 VBD
        . PUNCT punct 6 .
    """
    assert limits(scene(rows), 4) is stays


@pytest.mark.parametrize(("rank", "stays"), [("second", True), ("old", False)])
def test_a_rank_keeps_all_of_what_it_is_one(rank: str, stays: bool) -> None:
    rows = f"""
        The DET det 3 DT
        {rank} ADJ amod 3 JJ
        man NOUN nsubj 9 NN
        to PART mark 5 TO
        bake VERB acl 3 VB
        bread NOUN obj 5 NN
        and CCONJ cc 8 CC
        cake NOUN conj 6 NN
        slept VERB root 0 VBD
        . PUNCT punct 9 .
    """
    assert limits(scene(rows), 7) is stays


@pytest.mark.parametrize(("year", "stays"), [("2011", True), ("11", False)])
def test_a_year_at_the_head_stays(year: str, stays: bool) -> None:
    rows = f"""
        In ADP case 2 IN
        {year} NUM obl 4 CD
        bakers NOUN nsubj 4 NNS
        slept VERB root 0 VBD
        . PUNCT punct 4 .
    """
    assert limits(scene(rows), 1) is stays


@pytest.mark.parametrize(("number", "stays"), [("nine NUM nummod", True), ("old ADJ amod", False)])
def test_a_number_keeps_in_what_time_it_was_reached(number: str, stays: bool) -> None:
    rows = f"""
        They PRON nsubj 2 PRP
        sold VERB root 0 VBD
        {number} 4 CD
        mills NOUN obj 2 NNS
        this DET det 6 DT
        year NOUN obl:unmarked 2 NN
        . PUNCT punct 2 .
    """
    assert limits(scene(rows), 5) is stays


def test_what_is_denied_of_a_clause_is_told_as_far_as_it_is_denied() -> None:
    rows = """
        Holt PROPN nsubj 2 NNP
        {verb} VERB root 0 VBZ
        it PRON nsubj 5 PRP
        definitely ADV advmod 5 RB
        closed VERB ccomp 2 VBD
        . PUNCT punct 2 .
    """
    assert limits(scene(rows.format(verb="denies")), 3)
    assert not limits(scene(rows.format(verb="says")), 3)


OTHER = """
    Holt PROPN nsubj 2 NNP
    bought VERB root 0 VBD
    the DET det 5 DT
    {which} ADJ amod 5 JJ
    mill NOUN obj 2 NN
    as ADP case 7 IN
    Mertens PROPN nmod 5 NNP
    . PUNCT punct 2 .
"""


@pytest.mark.parametrize(
    ("which", "word", "stays"),
    [("same", 3, True), ("rival", 3, True), ("own", 3, True), ("old", 3, False),
     ("same", 6, True), ("rival", 6, False)],
)  # fmt: skip
def test_another_mill_is_told_from_the_mill(which: str, word: int, stays: bool) -> None:
    assert limits(scene(OTHER.format(which=which)), word) is stays


def test_how_much_so_is_told_by_the_outcome() -> None:
    rows = """
        It PRON nsubj 4 PRP
        was AUX cop 4 VBD
        {degree} ADV advmod 4 RB
        wet ADJ root 0 JJ
        that SCONJ mark 7 IN
        mills NOUN nsubj 7 NNS
        closed VERB advcl 4 VBD
        . PUNCT punct 4 .
    """
    assert limits(scene(rows.format(degree="so")), 6)
    assert not limits(scene(rows.format(degree="very")), 6)


def test_who_are_left_how_stays() -> None:
    rows = """
        They PRON nsubj 2 PRP
        play VERB root 0 VBP
        {link} ADP case 5 IN
        six NUM nummod 5 CD
        men NOUN obl 2 NNS
        suspended VERB acl 5 VBN
        . PUNCT punct 2 .
    """
    assert limits(scene(rows.format(link="with")), 5)
    assert not limits(scene(rows.format(link="against")), 5)


ASKED = """
    Holt PROPN nsubj 2 NNP
    accused VERB root 0 VBD
    bakers NOUN obj 2 NNS
    {link} ADP case 5 IN
    {what} NOUN obl 2 NN
    . PUNCT punct 2 .
"""


@pytest.mark.parametrize(
    ("link", "what", "asked"),
    [("of", "fraud", True), ("in", "court", False), ("on", "Monday", False)],
)
def test_a_verb_asks_for_what_somebody_is_accused_of(link: str, what: str, asked: bool) -> None:
    assert is_argument(scene(ASKED.format(link=link, what=what)), 4) is asked


def test_a_noun_asks_for_a_threat_to_whom() -> None:
    rows = """
        Rust NOUN nsubj 4 NN
        is AUX cop 4 VBZ
        a DET det 4 DT
        threat NOUN root 0 NN
        {link} ADP case 6 IN
        rye NOUN nmod 4 NN
        . PUNCT punct 4 .
    """
    assert is_argument(scene(rows.format(link="to")), 5)
    assert is_argument(scene(rows.format(link="between")), 5)
    assert not is_argument(scene(rows.format(link="near")), 5)


@pytest.mark.parametrize(
    ("noun", "tag", "kept"),
    [("bakers", "NNS", True), ("spokesman", "NN", True), ("flour", "NN", False)],
)
def test_without_an_article_only_a_detail_says_which(noun: str, tag: str, kept: bool) -> None:
    rows = f"""
        Old ADJ amod 2 JJ
        {noun} NOUN nsubj 5 {tag} {noun.removesuffix("s")}
        in ADP case 4 IN
        Ghent PROPN nmod 2 NNP
        fell VERB root 0 VBD
        . PUNCT punct 5 .
    """

    assert is_needed(scene(rows), 3) == kept
    assert not is_needed(scene(rows.replace("Old ADJ amod", "The DET det")), 3)


@pytest.mark.parametrize(("number", "kept"), [("two NUM nummod", True), ("the DET det", False)])
def test_in_how_many_places_something_happens_stays(number: str, kept: bool) -> None:
    rows = f"""
        The DET det 2 DT
        vote NOUN nsubj:pass 8 NN
        in ADP case 5 IN
        {number} 5 CD
        towns NOUN nmod 2 NNS
        will AUX aux 8 MD
        be AUX aux:pass 8 VB
        held VERB root 0 VBN
    """
    assert limits(scene(rows), 4) is kept


@pytest.mark.parametrize(("when", "asked"), [("for two years", True), ("to keep mills", True)])
def test_a_noun_asks_for_what_is_planned_whenever_it_is(when: str, asked: bool) -> None:
    link, *_, last = when.split()
    rows = f"""
        They PRON nsubj 2 PRP
        rejected VERB root 0 VBD
        a DET det 4 DT
        plan NOUN obj 2 NN
        to PART mark 6 TO
        sell VERB acl 4 VB
        rye NOUN obj 6 NN
        {link} ADP case 9 IN
        {last} NOUN obl 6 NNS
    """
    assert is_argument(scene(rows), 5) is asked


@pytest.mark.parametrize(("det", "kept"), [("any", True), ("the", False)])
def test_of_which_years_any_is_one_stays(det: str, kept: bool) -> None:
    rows = f"""
        Less ADJ amod 2 JJR
        rye NOUN nsubj 3 NN
        grew VERB root 0 VBD
        than ADP case 7 IN
        in ADP case 7 IN
        {det} DET det 7 DT
        year NOUN obl 3 NN
        since ADP case 9 IN
        1926 NUM obl 3 CD
    """
    assert limits(scene(rows), 8) is kept


@pytest.mark.parametrize(("before", "kept"), [("only", True), ("now", False)])
def test_of_what_alone_something_is_so_stays(before: str, kept: bool) -> None:
    rows = f"""
        It PRON nsubj 2 PRP
        applies VERB root 0 VBZ
        {before} ADV advmod 2 RB
        to ADP case 5 IN
        contracts NOUN obl 2 NNS
        signed VERB acl 5 VBN
        in ADP case 8 IN
        May PROPN obl 6 NNP
    """
    assert limits(scene(rows), 5) is kept


@pytest.mark.parametrize(("rank", "tag", "kept"), [("slowest", "JJS", True), ("slow", "JJ", False)])
def test_since_when_something_is_the_slowest_stays(rank: str, tag: str, kept: bool) -> None:
    rows = f"""
        It PRON nsubj 2 PRP
        rose VERB root 0 VBD
        at ADP case 6 IN
        the DET det 6 DT
        {rank} ADJ amod 6 {tag}
        pace NOUN obl 2 NN
        in ADP case 9 IN
        six NUM nummod 9 CD
        years NOUN obl 2 NNS
    """
    assert limits(scene(rows), 8) is kept
