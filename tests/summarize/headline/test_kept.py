"""What a headline keeps because the words beside it would break or claim more without it."""

from __future__ import annotations

import pytest

from jl_newslens.summarize.compress import compress
from jl_newslens.summarize.faithful import problems
from jl_newslens.summarize.headline.needs import goes_with
from jl_newslens.summarize.needs.inseparable import is_inseparable
from jl_newslens.summarize.needs.joints import joints
from jl_newslens.summarize.sentence.misread import is_misread
from jl_newslens.summarize.sentence.pieces import Draft
from jl_newslens.summarize.sentence.scene import Scene
from jl_newslens.summarize.sentence.tree import Tree
from tests.summarize.conftest import build, sentence_of
from tests.summarize.headline import test_headline as headline

OR = """
    Most ADJ nsubj 3 JJS
    are AUX cop 3 VBP
    bakers NOUN root 0 NNS
    , PUNCT punct 5 ,
    cooks NOUN conj 3 NNS
    {link} CCONJ cc 7 CC
    farmers NOUN conj 3 NNS
    . PUNCT punct 3 .
"""
AGED = """
    They PRON nsubj 2 PRP
    saved VERB root 0 VBD
    two NUM nummod 4 CD
    men NOUN obj 2 NNS
    aged ADJ acl 4 JJ
    61 NUM xcomp 5 CD
    and CCONJ cc 8 CC
    63 NUM conj 6 CD
    . PUNCT punct 2 .
"""
MAGAZINE = """
    Holt PROPN nsubj 2 NNP
    told VERB root 0 VBD
    Mills PROPN compound 4 NNP
    magazine NOUN iobj 2 NN
    so ADV advmod 2 RB
    . PUNCT punct 2 .
"""
LOST = """
    They PRON nsubj 2 PRP
    forgot VERB root 0 VBD
    their PRON nmod:poss 5 PRP$
    home NOUN compound 5 NN
    win NOUN obj 2 NN
    . PUNCT punct 2 .
"""
LEG = """
    They PRON nsubj 2 PRP
    forgot VERB root 0 VBD
    Ghent PROPN nmod:poss 5 NNP
    's PART case 3 POS
    leg NOUN compound 6 NN
    win NOUN obj 2 NN
    . PUNCT punct 2 .
"""
SPENT = """
    Holt PROPN nsubj 2 NNP
    spent VERB root 0 VBD spend
    two NUM nummod 4 CD
    {what} NOUN obj 2 NNS
    in ADP case 7 IN
    the DET det 7 DT
    mill NOUN obl 2 NN
    . PUNCT punct 2 .
"""


def rest(rows: str, unwanted: str) -> str:
    """What stays where the network wants all but these words."""
    sentence = sentence_of(rows)
    odds = headline.odds_of(sentence, 4.0)
    odds[[i for i, t in enumerate(sentence.tokens) if t.text in unwanted.split()]] = -4.0
    return headline.shown(sentence, odds)


@pytest.mark.parametrize(
    ("link", "left"),
    [("or", "Most are bakers cooks or farmers"), ("and", "Most are bakers")],
)
def test_alternatives_stay_together(link: str, left: str) -> None:
    assert rest(OR.format(link=link), f"cooks {link} farmers , .") == left


def test_numbers_in_a_list_stay_together() -> None:
    assert rest(AGED, "63 .") == "They saved two men aged 61 and 63"


@pytest.mark.parametrize(
    ("rows", "unwanted", "left"),
    [
        (MAGAZINE, "Mills .", "Holt told Mills magazine so"),
        (LOST, "their .", "They forgot their home win"),
        (LEG, "leg .", "They forgot Ghent 's leg win"),
    ],
)
def test_a_noun_keeps_what_stands_for_its_article(rows: str, unwanted: str, left: str) -> None:
    assert rest(rows, unwanted) == left


@pytest.mark.parametrize(
    ("what", "left"),
    [("years", "Holt spent two years in the mill"), ("pounds", "Holt spent two pounds")],
)
def test_time_is_spent_somewhere(what: str, left: str) -> None:
    assert rest(SPENT.format(what=what), "in the mill .") == left


def test_so_do_those_of_one_that_was_cut_in_two() -> None:
    rows = """
        They PRON nsubj 3 PRP
        are AUX cop 3 VBP
        7,17 NUM root 0 CD
        , PUNCT punct 5 ,
        686 NUM conj 3 CD
        . PUNCT punct 3 .
    """
    assert rest(rows, ", 686 .") == "They are 7,17 686"


def test_what_is_measured_stays_with_its_measure() -> None:
    rows = """
        Metres NOUN nsubj 4 NNS
        of ADP case 3 IN
        snow NOUN nmod 1 NN
        fell VERB root 0 VBD
        years NOUN obl:unmarked 6 NNS
        earlier ADV advmod 4 RBR
        . PUNCT punct 4 .
    """
    assert rest(rows, "of snow .") == "Metres of snow fell years earlier"
    assert is_inseparable(Scene(sentence_of(rows)), 4)


@pytest.mark.parametrize(
    ("link", "first", "second"), [("after", [5], [4]), ("by", [], []), ("in", [], [])]
)
def test_a_phrase_that_is_a_subject_goes_with_its_verb(
    link: str, first: list[int], second: list[int]
) -> None:
    rows = f"""
        Holt PROPN nsubj 2 NNP
        cried VERB root 0 VBD
        {link} ADP case 5 IN
        the DET det 5 DT
        mill NOUN obl 2 NN
        fell VERB advcl 2 VBD
        down ADP compound:prt 6 RP
        . PUNCT punct 2 .
    """
    scene = Scene(sentence_of(rows))
    assert (goes_with(scene, 4), goes_with(scene, 5)) == (first, second)


def test_the_object_that_is_a_subject_keeps_its_verb() -> None:
    rows = """
        Holt PROPN nsubj 2 NNP
        knows VERB root 0 VBZ
        her PRON nmod:poss 4 PRP$
        bakers NOUN obj 2 NNS
        {verb} VERB ccomp 2 {tag}
        bread NOUN obj 5 NN
        . PUNCT punct 2 .
    """
    assert goes_with(Scene(sentence_of(rows.format(verb="have", tag="VBP"))), 3) == [4]
    assert goes_with(Scene(sentence_of(rows.format(verb="having", tag="VBG"))), 3) == []


@pytest.mark.parametrize(("link", "tag", "relation", "stays"), [
    ("after", "VBD", "obl", True),
    ("by", "VBD", "obj", False),
    ("after", "VBN", "obl", False),
    ("after", "VBN", "obj", True),
])  # fmt: skip
def test_a_clause_that_was_taken_for_a_phrase_keeps_its_verb(
    link: str, tag: str, relation: str, stays: bool
) -> None:
    rows = f"""
        Holt PROPN nsubj 2 NNP
        fell VERB root 0 VBD
        {link} ADP case 5 IN
        a DET det 5 DT
        tram NOUN obl 2 NN
        hit VERB acl 5 {tag}
        him PRON {relation} 6 PRP
        . PUNCT punct 2 .
    """
    assert is_inseparable(Scene(sentence_of(rows)), 5) is stays


def test_with_keeps_who_does_it() -> None:
    rows = """
        Holt PROPN nsubj 2 NNP
        sang VERB root 0 VBD
        with ADP mark 5 IN
        thousands NOUN obl:unmarked 5 NNS
        watching VERB advcl 2 VBG
        . PUNCT punct 2 .
    """
    assert joints(Scene(sentence_of(rows)), {0, 1, 2, 4}) == {0, 1, 2, 3, 4}


def test_a_name_stays_whole_though_its_words_hang_apart() -> None:
    rows = """
        He PRON nsubj 2 PRP
        left VERB root 0 VBD
        the DET det 6 DT
        Old PROPN amod 6 NNP
        Zenda PROPN compound 6 NNP
        court NOUN obj 2 NN
        . PUNCT punct 2 .
    """
    sentence = build("He left the Old Zenda court .", rows, names=[("Old Zenda", "PLACE")])
    assert joints(Scene(sentence), {0, 1, 2, 4, 5}) == {0, 1, 2, 3, 4, 5}
    assert joints(Scene(sentence), {0, 1, 2, 5}) == {0, 1, 2, 5}


@pytest.mark.parametrize(("whom", "misread"), [("him", True), ("you", False)])
def test_nobody_is_spoken_to_where_nobody_speaks(whom: str, misread: bool) -> None:
    rows = f"""
        Holt PROPN vocative 6 NNP
        , PUNCT punct 1 ,
        a DET det 4 DT
        baker NOUN nsubj 6 NN
        will AUX aux 6 MD
        see VERB root 0 VB
        {whom} PRON obj 6 PRP
        . PUNCT punct 6 .
    """
    sentence = sentence_of(rows)
    assert is_misread(Tree(sentence.tokens)) is misread
    if misread:
        assert compress(sentence, "headline").text == "Holt, a baker will see him."


def test_a_question_about_a_noun_is_a_label_too() -> None:
    rows = """
        What DET det 2 WDT
        work NOUN nsubj 4 NN
        is AUX cop 4 VBZ
        like ADP root 0 IN
        at ADP case 8 IN
        the DET det 8 DT
        old ADJ amod 8 JJ
        mill NOUN obl 4 NN
        . PUNCT punct 4 .
    """
    assert "question" in problems(Draft.whole(sentence_of(rows)))


def test_so_is_one_whose_first_word_hangs_on_its_subject() -> None:
    rows = """
        How ADV advmod 2 WRB
        Holt PROPN nsubj 4 NNP
        has AUX aux 4 VBZ
        changed VERB root 0 VBN
        the DET det 7 DT
        old ADJ amod 7 JJ
        mill NOUN obj 4 NN
        {rest}
        . PUNCT punct 4 .
    """
    assert "question" in problems(Draft.whole(sentence_of(rows.format(rest=""))))
    told = rows.format(rest="is VERB parataxis 4 VBZ")
    assert "question" not in problems(Draft.whole(sentence_of(told)))


def test_of_two_adjectives_the_first_stays_with_its_link() -> None:
    rows = """
        It PRON nsubj 8 PRP
        is AUX cop 8 VBZ
        a DET det 8 DT
        small ADJ amod 8 JJ
        , PUNCT punct 8 ,
        but CCONJ cc 7 CC
        fast ADJ amod 8 JJ
        river NOUN root 0 NN
        . PUNCT punct 8 .
    """
    assert is_inseparable(Scene(sentence_of(rows)), 3)


@pytest.mark.parametrize(("adverb", "stays"), [("so", True), ("very", False)])
def test_so_stays_with_what_it_measures(adverb: str, stays: bool) -> None:
    rows = f"""
        Bakers NOUN nsubj 4 NNS
        were AUX cop 4 VBD
        {adverb} ADV advmod 4 RB
        late ADJ root 0 JJ
        they PRON nsubj 6 PRP
        starved VERB parataxis 4 VBD
        . PUNCT punct 4 .
    """
    assert is_inseparable(Scene(sentence_of(rows)), 2) is stays


def test_what_so_measures_stays_with_it() -> None:
    rows = """
        So ADV advmod 5 RB
        many ADJ amod 3 JJ
        bakers NOUN nsubj 5 NNS
        were AUX cop 5 VBD
        late ADJ root 0 JJ
        . PUNCT punct 5 .
    """
    assert is_inseparable(Scene(sentence_of(rows)), 1)


def test_a_rate_stays_with_what_it_is() -> None:
    rows = """
        Bread NOUN nsubj 2 NN
        rose VERB root 0 VBD
        at ADP case 5 IN
        a DET det 5 DT
        rate NOUN obl 2 NN
        of ADP case 7 IN
        loaves NOUN nmod 5 NNS
        . PUNCT punct 2 .
    """
    assert is_inseparable(Scene(sentence_of(rows)), 6)


TWO = """
    Ann PROPN nsubj {verb} NNP
    Holt PROPN flat 1 NNP
    and CCONJ cc {cc} CC
    President PROPN {title} NNP
    Mertens PROPN {link} NNP
    were VERB root 0 VBD
    . PUNCT punct 6 .
"""


def test_two_that_were_taken_for_one_keep_what_parts_them() -> None:
    rows = TWO.format(verb=6, cc=5, title="nmod:desc 5", link="flat 1")
    assert joints(Scene(sentence_of(rows)), {0, 1, 4, 5}) == {0, 1, 2, 3, 4, 5}
    assert joints(Scene(sentence_of(rows)), {0, 1, 5}) == {0, 1, 5}


def test_two_subjects_stay_with_their_verb_whatever_the_second_hangs_on() -> None:
    rows = TWO.format(verb=6, cc=5, title="nmod:desc 5", link="conj 2")
    assert is_inseparable(Scene(sentence_of(rows)), 4)
    assert not is_inseparable(Scene(sentence_of(rows.replace("were", "sang"))), 4)


@pytest.mark.parametrize(("noun", "stays"), [("failure", True), ("mill", False)])
def test_a_failure_is_one_to_do_something(noun: str, stays: bool) -> None:
    rows = f"""
        Holt PROPN nsubj 2 NNP
        saw VERB root 0 VBD see
        the DET det 4 DT
        {noun} NOUN obj 2 NN {noun}
        to PART mark 6 TO
        work VERB acl 4 VB work
        . PUNCT punct 2 .
    """
    assert is_inseparable(Scene(sentence_of(rows)), 5) is stays


@pytest.mark.parametrize(
    ("rows", "index", "neighbour"),
    [
        ("at ADP case 6\nthree NUM nummod 6\n{} NOUN obl 3\nthe DET det 8\nlimit NOUN obj 3", 7, 5),
    ],
)
def test_a_measure_or_a_purpose_goes_with_what_it_is_of(
    rows: str, index: int, neighbour: int
) -> None:
    word, other = ("times", "mills") if index == 7 else ("as", "in")
    start = "The DET det 2\ntrain NOUN nsubj 3\nran VERB root 0\n"

    assert goes_with(Scene(sentence_of(start + rows.format(word))), index) == [neighbour]
    assert goes_with(Scene(sentence_of(start + rows.format(other))), index) == []
