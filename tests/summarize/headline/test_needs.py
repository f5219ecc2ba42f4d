"""What stays in a headline with the word it belongs to."""

from __future__ import annotations

import pytest

from jl_newslens.model import Sentence
from jl_newslens.summarize.compress import finish
from jl_newslens.summarize.headline.headline import cut_headline
from jl_newslens.summarize.needs.inseparable import is_inseparable
from jl_newslens.summarize.sentence.pieces import Draft
from jl_newslens.summarize.sentence.scene import Scene
from tests.summarize.conftest import build, sentence_of
from tests.summarize.headline.test_headline import Fixed, odds_of
from tests.summarize.headline.test_statement import shown


def printed(sentence: Sentence, wanted: set[int]) -> str:
    odds = odds_of(sentence, -3.0)
    odds[sorted(wanted)] = 3.0
    return finish(cut_headline(Draft.whole(sentence), Fixed(odds))).text


def test_a_number_and_what_is_counted_stay() -> None:
    sentence = build(
        "Sixty - two percent of the farmers sold most of their sheep .",
        """
        Sixty NUM compound 4 CD
        - PUNCT punct 3 HYPH
        two NUM nmod 1 CD
        percent NOUN nsubj 8 NN
        of ADP case 7 IN
        the DET det 7 DT
        farmers NOUN nmod 4 NNS
        sold VERB root 0 VBD
        most ADJ obj 8 JJS
        of ADP case 12 IN
        their PRON nmod:poss 12 PRP$
        sheep NOUN nmod 9 NNS
        . PUNCT punct 8 .
        """,
    )

    short = shown(sentence, {3, 7, 8})

    assert short.startswith("Sixty")
    assert "of the farmers sold most of" in short
    assert short.endswith("sheep")


def test_what_is_said_of_all_stays_with_all() -> None:
    sentence = build(
        "All farmers who lost sheep will be paid .",
        """
        All DET det 2 DT
        farmers NOUN nsubj:pass 8 NNS
        who PRON nsubj 4 WP
        lost VERB acl:relcl 2 VBD
        sheep NOUN obj 4 NNS
        will AUX aux 8 MD
        be AUX aux:pass 8 VB
        paid VERB root 0 VBN
        . PUNCT punct 8 .
        """,
    )

    assert shown(sentence, {1, 7}).startswith("All farmers who lost")


def test_a_passive_says_by_whom_or_where() -> None:
    sentence = build(
        "The work in May is financed by a bank .",
        """
        The DET det 2 DT
        work NOUN nsubj:pass 6 NN
        in ADP case 4 IN
        May PROPN nmod 2 NNP
        is AUX aux:pass 6 VBZ
        financed VERB root 0 VBN
        by ADP case 9 IN
        a DET det 9 DT
        bank NOUN obl:agent 6 NN
        . PUNCT punct 6 .
        """,
    )

    assert shown(sentence, {1, 5}) == "The work is financed by a bank"


def test_half_a_list_does_not_stay() -> None:
    """The parser hangs the plums on the pears."""
    sentence = build(
        "Markets sold apples , pears and plums .",
        """
        Markets NOUN nsubj 2 NNS
        sold VERB root 0 VBD
        apples NOUN obj 2 NNS
        , PUNCT punct 5 ,
        pears NOUN conj 3 NNS
        and CCONJ cc 7 CC
        plums NOUN conj 5 NNS
        . PUNCT punct 2 .
        """,
    )

    assert shown(sentence, {0, 1, 2, 4}) == "Markets sold apples"


def test_how_a_thing_is_kept_stays() -> None:
    sentence = build(
        "Holt kept the hopes of fans alive .",
        """
        Holt PROPN nsubj 2 NNP
        kept VERB root 0 VBD
        the DET det 4 DT
        hopes NOUN obj 2 NNS
        of ADP case 6 IN
        fans NOUN nmod 4 NNS
        alive ADJ advmod 2 JJ
        . PUNCT punct 2 .
        """,
    )

    assert shown(sentence, {0, 1, 3}) == "Holt kept the hopes alive"


def test_a_name_that_nothing_ties_goes_with_its_description() -> None:
    """ "The town mourns the death of fighter Holt", with Holt hung on the death."""
    sentence = build(
        "The town mourns the death of fighter Holt .",
        """
        The DET det 2 DT
        town NOUN nsubj 3 NN
        mourns VERB root 0 VBZ
        the DET det 5 DT
        death NOUN obj 3 NN
        of ADP case 7 IN
        fighter NOUN nmod 5 NN
        Holt PROPN nmod 5 NNP
        . PUNCT punct 3 .
        """,
    )

    assert "death Holt" not in shown(sentence, {1, 2, 4, 7})


def test_two_subjects_of_one_verb_are_left_alone() -> None:
    """ "The blasts wounded many, said Dr. Holt", with the blasts made a subject of "said"."""
    sentence = build(
        "The blasts wounded many people , said Holt .",
        """
        The DET det 2 DT
        blasts NOUN nsubj 7 NNS
        wounded VERB acl 2 VBD
        many ADJ amod 5 JJ
        people NOUN obj 3 NNS
        , PUNCT punct 2 ,
        said VERB root 0 VBD
        Holt PROPN nsubj 7 NNP
        . PUNCT punct 7 .
        """,
    )
    odds = odds_of(sentence, -3.0)
    odds[[1, 6, 7]] = 3.0

    assert finish(cut_headline(Draft.whole(sentence), Fixed(odds))).removed == ()


@pytest.mark.parametrize(("verb", "tag", "left"), [("say", "VBP", 5), ("said", "VBD", 2)])
def test_a_plural_verb_keeps_both_its_subjects(verb: str, tag: str, left: int) -> None:
    sentence = build(
        f"The mill and its owner {verb} nothing .",
        f"""
        The DET det 2 DT
        mill NOUN nsubj 6 NN
        and CCONJ cc 5 CC
        its PRON nmod:poss 5 PRP$
        owner NOUN conj 2 NN
        {verb} VERB root 0 {tag}
        nothing PRON obj 6 NN
        . PUNCT punct 6 .
        """,
    )

    assert len(shown(sentence, {1, 3, 5, 6}).split()) == left + 2


AS_A_MILL = """
    The DET det 2 DT
    council NOUN nsubj 3 NN
    described VERB root 0 VBD describe
    the DET det 5 DT
    barn NOUN obj 3 NN
    as ADP case 8 IN
    a DET det 8 DT
    mill NOUN obl 3 NN
    . PUNCT punct 3 .
"""


def test_a_thing_is_described_as_something() -> None:
    sentence = build("The council described the barn as a mill .", AS_A_MILL)

    assert shown(sentence, {1, 2, 4}) == "The council described the barn as a mill"


def test_what_somebody_is_asked_to_do_stays() -> None:
    sentence = build(
        "Holt asked the council to close the mill .",
        """
        Holt PROPN nsubj 2 NNP
        asked VERB root 0 VBD ask
        the DET det 4 DT
        council NOUN iobj 2 NN
        to PART mark 6 TO
        close VERB advcl 2 VB
        the DET det 8 DT
        mill NOUN obj 6 NN
        . PUNCT punct 2 .
        """,
    )

    assert shown(sentence, {0, 1, 3, 7}) == "Holt asked the council to close the mill"


def test_what_is_said_stays() -> None:
    sentence = build(
        "Holt said the mill at Zenda will close .",
        """
        Holt PROPN nsubj 2 NNP
        said VERB root 0 VBD say
        the DET det 4 DT
        mill NOUN nsubj 8 NN
        at ADP case 6 IN
        Zenda PROPN nmod 4 NNP
        will AUX aux 8 MD
        close VERB ccomp 2 VB
        . PUNCT punct 2 .
        """,
    )

    assert shown(sentence, {0, 1}).startswith("Holt said the mill")


def test_the_first_is_not_any() -> None:
    sentence = build(
        "Holt opened the first mill of Ghent in May .",
        """
        Holt PROPN nsubj 2 NNP
        opened VERB root 0 VBD
        the DET det 5 DT
        first ADJ amod 5 JJ
        mill NOUN obj 2 NN
        of ADP case 7 IN
        Ghent PROPN nmod 5 NNP
        in ADP case 9 IN
        May PROPN obl 2 NNP
        . PUNCT punct 2 .
        """,
    )

    assert "first mill" in shown(sentence, {0, 1, 4, 6})


def test_that_stays_where_words_stand_before_it() -> None:
    sentence = build(
        "Holt argued for years that mills need water .",
        """
        Holt PROPN nsubj 2 NNP
        argued VERB root 0 VBD argue
        for ADP case 4 IN
        years NOUN obl 2 NNS
        that SCONJ mark 7 IN
        mills NOUN nsubj 7 NNS
        need VERB ccomp 2 VBP
        water NOUN obj 7 NN
        . PUNCT punct 2 .
        """,
    )

    assert (
        printed(sentence, {0, 1, 2, 3, 5, 6, 7}) == "Holt argued for years that mills need water."
    )
    assert printed(sentence, {0, 1, 5, 6, 7}) == "Holt argued mills need water."


def test_what_was_so_at_an_earlier_vote_is_not_so_now() -> None:
    sentence = build(
        "In the last vote , turnout was low .",
        """
        In ADP case 4 IN
        the DET det 4 DT
        last ADJ amod 4 JJ
        vote NOUN obl 8 NN
        , PUNCT punct 4 ,
        turnout NOUN nsubj 8 NN
        was AUX cop 8 VBD
        low ADJ root 0 JJ
        . PUNCT punct 8 .
        """,
    )

    assert shown(sentence, {5, 7}) == "In the last vote turnout was low"


def test_evidence_keeps_its_that() -> None:
    sentence = build(
        "Holt found evidence that mills need water .",
        """
        Holt PROPN nsubj 2 NNP
        found VERB root 0 VBD find
        evidence NOUN obj 2 NN
        that SCONJ mark 6 IN
        mills NOUN nsubj 6 NNS
        need VERB acl 3 VBP
        water NOUN obj 6 NN
        . PUNCT punct 2 .
        """,
    )

    wanted = {0, 1, 2, 4, 5, 6}
    assert printed(sentence, wanted) == "Holt found evidence that mills need water."


def test_whom_a_clause_is_told_stays() -> None:
    sentence = build(
        "Holt told her that mills close .",
        """
        Holt PROPN nsubj 2
        told VERB root 0 VBD tell
        her PRON iobj 2
        that SCONJ mark 6
        mills NOUN nsubj 6
        close VERB ccomp 2 VBP
        . PUNCT punct 2
        """,
    )

    assert is_inseparable(Scene(sentence), 2)


def test_prison_stays_with_the_time_in_it_only() -> None:
    rows = """
        They PRON nsubj 2 PRP
        sent VERB root 0 VBD
        him PRON obj 2 PRP
        to ADP case 6 IN
        nine NUM nummod 6 CD
        years NOUN obl 2 NNS
        in ADP case 8 IN
        {place} NOUN obl 2 NN
    """
    prison, ghent = (Scene(sentence_of(rows.format(place=place))) for place in ("prison", "Ghent"))
    assert is_inseparable(prison, 5)
    assert not is_inseparable(ghent, 5)
    assert is_inseparable(prison, 7)
    assert not is_inseparable(ghent, 7)


def test_a_link_without_its_verb_goes_with_what_hangs_on_it() -> None:
    """ "Nobody left when a train carrying rye | derailed |", with the train hung on "when"."""
    sentence = sentence_of("""
        All DET det 2 DT
        bakers NOUN nsubj 3 NNS
        left VERB root 0 VBD
        Ghent PROPN obj 3 NNP
        when SCONJ advmod 3 WRB
        a DET det 7 DT
        train NOUN nsubj 5 NN
        carrying VERB acl 7 VBG
        rye NOUN obj 8 NN
        derailed VERB acl 9 VBN
        . PUNCT punct 3 .
    """)

    assert printed(sentence, {0, 1, 2, 3, 4, 5, 6, 7, 8}) == "All bakers left Ghent."


@pytest.mark.parametrize(("link", "day"), [("since", True), ("on", False)])
def test_since_when_stays_before_after(link: str, day: bool) -> None:
    sentence = sentence_of(f"""
        Rye NOUN compound 2 NN
        prices NOUN nsubj 3 NNS
        rose VERB root 0 VBD
        fast ADV advmod 3 RB
        {link} ADP case 6 IN
        May PROPN obl 3 NNP
        after SCONJ mark 9 IN
        it PRON nsubj 9 PRP
        closed VERB advcl 3 VBD
        . PUNCT punct 3 .
    """)

    assert ("May" in printed(sentence, {0, 1, 2, 3, 4, 5})) is day
