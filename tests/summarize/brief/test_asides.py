"""What goes with an aside that a brief leaves out, and which of them it keeps."""

from __future__ import annotations

import pytest

import jl_newslens as nl
from tests.summarize.briefs import shown, wanting
from tests.summarize.conftest import build


def test_both_commas_of_a_description_go_with_it() -> None:
    sentence = build(
        "A plea by the Land Guardians , a group of Inuit , to close mines failed in Ghent .",
        """
        A DET det 2 DT
        plea NOUN nsubj 16 NN
        by ADP case 6 IN
        the DET det 6 DT
        Land PROPN compound 6 NNP
        Guardians PROPN nmod 2 NNPS
        , PUNCT punct 9 ,
        a DET det 9 DT
        group NOUN appos 2 NN
        of ADP case 11 IN
        Inuit PROPN nmod 9 NNP
        , PUNCT punct 14 ,
        to PART mark 14 TO
        close VERB acl 2 VB
        mines NOUN obj 14 NNS
        failed VERB root 0 VBD
        in ADP case 18 IN
        Ghent PROPN obl 16 NNP
        . PUNCT punct 16 .
        """,
    )
    wanted = wanting(sentence, "A plea by the Land Guardians to close mines in Ghent")
    assert shown(sentence, wanted).startswith("A plea by the Land Guardians to close")


def test_a_case_of_which_something_is_said_stays() -> None:
    rows = """
        {first} ADP case 3 IN
        the DET det 3 DT
        {noun} NOUN obl 8 NN
        of ADP case 5 IN
        Zenda PROPN nmod 3 NNP
        , PUNCT punct 3 ,
        Holt PROPN nsubj 8 NNP
        sold VERB root 0 VBD
        mills NOUN obj 8 NNS
        and CCONJ cc 11 CC
        barns NOUN conj 9 NNS
        . PUNCT punct 8 .
        """
    case, night = (
        build(
            f"{first} the {noun} of Zenda , Holt sold mills and barns .",
            rows.format(first=first, noun=noun),
        )
        for first, noun in (("In", "case"), ("In", "night"))
    )
    wanted = "Holt sold mills and barns"

    assert shown(case, wanting(case, wanted)).startswith("In the case of Zenda")
    assert shown(night, wanting(night, wanted)).startswith("Holt sold")


def test_an_adverb_between_commas_takes_both() -> None:
    sentence = build(
        "They did little , materially , to mend the old mill at the sea in the last year .",
        """
        They PRON nsubj 2 PRP
        did VERB root 0 VBD
        little ADJ obj 2 JJ
        , PUNCT punct 5 ,
        materially ADV advmod 2 RB
        , PUNCT punct 8 ,
        to PART mark 8 TO
        mend VERB advcl 2 VB
        the DET det 11 DT
        old ADJ amod 11 JJ
        mill NOUN obj 8 NN
        at ADP case 14 IN
        the DET det 14 DT
        sea NOUN nmod 11 NN
        in ADP case 18 IN
        the DET det 18 DT
        last ADJ amod 18 JJ
        year NOUN obl 8 NN
        . PUNCT punct 2 .
        """,
    )
    wanted = wanting(sentence, "They little to mend the old mill at sea in last year")
    assert shown(sentence, wanted).startswith("They did little to mend the old mill")


def test_what_a_participle_may_describe_stays() -> None:
    sentence = build(
        "They opened old inquiries against some mills accused of bad trade .",
        """
        They PRON nsubj 2 PRP
        opened VERB root 0 VBD
        old ADJ amod 4 JJ
        inquiries NOUN obj 2 NNS
        against ADP case 7 IN
        some DET det 7 DT
        mills NOUN nmod 4 NNS
        accused VERB acl 4 VBN
        of ADP case 11 IN
        bad ADJ amod 11 JJ
        trade NOUN obl 8 NN
        . PUNCT punct 2 .
        """,
    )
    wanted = wanting(sentence, "They old inquiries accused of bad trade")
    assert "against some mills accused" in shown(sentence, wanted)


@pytest.mark.model
@pytest.mark.parametrize(("verb", "kept"), [("testified", True), ("climbed", False)])
def test_a_speaker_keeps_his_role(verb: str, kept: bool) -> None:
    short = nl.NewsLens(offline=True).compress(
        f"The council knew that Mark Berg, head of security at the northern mill, {verb} on Monday "
        "in the old hall of the town, where the miller and the baker had met for the first time "
        "after the fire."
    )

    assert ("head of security" in short) == kept


def test_both_dashes_of_a_clause_go_with_it() -> None:
    sentence = build(
        "In Ghent -- where half of all bakers were ill -- the council sold the old mill in May .",
        """
        In ADP case 2 IN
        Ghent PROPN obl 14 NNP
        -- PUNCT punct 9 ,
        where ADV advmod 9 WRB
        half NOUN nsubj 9 NN
        of ADP case 8 IN
        all DET det 8 DT
        bakers NOUN nmod 5 NNS
        were AUX acl:relcl 2 VBD
        ill ADJ xcomp 9 JJ
        -- PUNCT punct 2 ,
        the DET det 13 DT
        council NOUN nsubj 14 NN
        sold VERB root 0 VBD
        the DET det 17 DT
        old ADJ amod 17 JJ
        mill NOUN obj 14 NN
        in ADP case 19 IN
        May PROPN obl 14 NNP
        . PUNCT punct 14 .
        """,
    )
    kept = shown(sentence, wanting(sentence, "In Ghent the council the old mill in May"))
    assert kept == "In Ghent the council sold the old mill in May."
