"""Which relative clauses may be left out of a sentence."""

from __future__ import annotations

import pytest

from jl_newslens.model import Sentence
from jl_newslens.summarize.compress import compress
from tests.summarize.conftest import build


@pytest.fixture(autouse=True)
def _few_words_are_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    """The sentences here are short, so that each can be seen at a glance."""
    monkeypatch.setattr("jl_newslens.summarize.compress._MIN_WORDS", 4)


def brief(sentence: Sentence) -> str:
    return compress(sentence, "brief").text


def relative(middle: str, rows: str, comma: bool = True) -> Sentence:
    sign, punct = (",", "    , PUNCT punct 4\n") if comma else ("", "")
    text = f"The river{sign} {middle}{sign} rose by a metre overnight."
    shift = 1 if comma else 0
    root = 2 + 2 * shift + len(rows.strip().splitlines()) + 1
    first = f"    The DET det 2\n    river NOUN nsubj {root}\n"
    rest = f"""
    rose VERB root 0 VBD rise
    by ADP case {root + 3}
    a DET det {root + 3}
    metre NOUN obl {root}
    overnight ADV advmod {root}
    . PUNCT punct {root}
    """
    return build(text, first + punct + rows + punct + rest)


WHICH_FEEDS = """    which PRON nsubj 5
    feeds VERB acl:relcl 2 VBZ feed
    the DET det 7
    lake NOUN obj 5
"""
WHICH_MAY = """    which PRON nsubj 6
    may AUX aux 6
    flood VERB acl:relcl 2 VB flood
    the DET det 8
    lake NOUN obj 6
"""
WHICH_IN_MAY = """    which PRON nsubj 5
    left VERB acl:relcl 2 VBD leave
    its PRON nmod:poss 7 PRP$
    bed NOUN obj 5
    in ADP case 9
    May PROPN obl 5
"""
THAT_FEEDS = """    that PRON nsubj 4
    feeds VERB acl:relcl 2 VBZ feed
    the DET det 6
    lake NOUN obj 4
"""


def test_a_relative_clause_between_commas_goes() -> None:
    assert brief(relative("which feeds the lake", WHICH_FEEDS)).startswith(
        "The river rose by a metre"
    )


def test_a_relative_clause_with_a_hedge_stays() -> None:
    assert "which may flood the lake" in brief(relative("which may flood the lake", WHICH_MAY))


def test_the_month_of_may_is_no_guard_word() -> None:
    since_may = relative("which left its bed in May", WHICH_IN_MAY)

    assert brief(since_may) == brief(relative("which feeds the lake", WHICH_FEEDS))


def test_a_relative_clause_without_commas_restricts_and_stays() -> None:
    assert "that feeds the lake" in brief(relative("that feeds the lake", THAT_FEEDS, comma=False))


def test_the_comma_before_an_aside_in_a_clause_at_the_head_goes_too() -> None:
    sentence = build(
        "Though Holt , who came last , still sold bread , the bakers of the town are poor .",
        """
        Though SCONJ mark 9
        Holt PROPN nsubj 9
        , PUNCT punct 5
        who PRON nsubj 5
        came VERB acl:relcl 2 VBD
        last ADV advmod 5
        , PUNCT punct 9
        still ADV advmod 9
        sold VERB advcl 18 VBD
        bread NOUN obj 9
        , PUNCT punct 9
        the DET det 13
        bakers NOUN nsubj 18
        of ADP case 16
        the DET det 16
        town NOUN nmod 13
        are AUX cop 18
        poor ADJ root 0
        . PUNCT punct 18
        """,
    )

    assert brief(sentence).startswith("Though Holt still sold bread, the bakers")
