"""What may be left out of any sentence, and what never."""

from __future__ import annotations

import dataclasses

import pytest

from jl_newslens.model import Sentence
from jl_newslens.summarize.compress import compress
from tests.summarize.conftest import build, sentence_of

APPOSITIVE = build(
    "Anna Holt, a baker from Ghent, closed her shop in May.",
    """
    Anna PROPN nsubj 9
    Holt PROPN flat 1
    , PUNCT punct 5
    a DET det 5
    baker NOUN appos 1
    from ADP case 7
    Ghent PROPN nmod 5
    , PUNCT punct 5
    closed VERB root 0 VBD close
    her PRON nmod:poss 11 PRP$
    shop NOUN obj 9
    in ADP case 13
    May PROPN obl 9
    . PUNCT punct 9
    """,
    names=[("Anna Holt", "PERSON"), ("Ghent", "PLACE")],
    index=5,
)


@pytest.fixture(autouse=True)
def _few_words_are_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    """The sentences here are short, so that each can be seen at a glance."""
    monkeypatch.setattr("jl_newslens.summarize.compress._MIN_WORDS", 4)


def test_what_is_left_says_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jl_newslens.summarize.compress._MIN_WORDS", 8)

    assert brief(APPOSITIVE) == APPOSITIVE.text


def brief(sentence: Sentence) -> str:
    return compress(sentence, "brief").text


def rules(sentence: Sentence) -> set[str]:
    return {removal.rule for removal in compress(sentence, "brief").removed}


def test_a_description_after_a_name_goes_with_both_commas() -> None:
    assert brief(APPOSITIVE) == "Anna Holt closed her shop in May."
    assert "appositive" in rules(APPOSITIVE)


def test_who_somebody_is_stays_at_the_head_of_an_article() -> None:
    head = dataclasses.replace(APPOSITIVE, index=0)

    assert brief(head) == APPOSITIVE.text


def test_a_name_after_a_description_stays_because_it_says_who() -> None:
    sentence = build(
        "His sister, Anna Holt, closed the shop.",
        """
        His PRON nmod:poss 2 PRP$
        sister NOUN nsubj 7
        , PUNCT punct 4
        Anna PROPN appos 2
        Holt PROPN flat 4
        , PUNCT punct 4
        closed VERB root 0 VBD close
        the DET det 9
        shop NOUN obj 7
        . PUNCT punct 7
        """,
        names=[("Anna Holt", "PERSON")],
    )

    assert "Anna Holt" in brief(sentence)


def test_a_list_is_not_taken_for_a_description() -> None:
    sentence = build(
        "Holt, a baker and two cooks, left the town early.",
        """
        Holt PROPN nsubj 9
        , PUNCT punct 4
        a DET det 4
        baker NOUN appos 1
        and CCONJ cc 7
        two NUM nummod 7
        cooks NOUN conj 4
        , PUNCT punct 4
        left VERB root 0 VBD leave
        the DET det 11
        town NOUN obj 9
        early ADV advmod 9
        . PUNCT punct 9
        """,
    )

    assert "a baker and two cooks" in brief(sentence)


def test_brackets_go_unless_they_hold_a_number() -> None:
    plain = build("The fund (named after its founder) paid the whole bill on time.")
    counted = build("The fund (worth 4 million euros) paid the whole bill on time.")

    assert brief(plain) == "The fund paid the whole bill on time."
    assert "4 million" in brief(counted)


def test_brackets_after_a_relative_word_take_its_comma() -> None:
    sentence = build("They paid for a mill where (as they feared), nobody worked this year.")

    assert brief(sentence) == "They paid for a mill where nobody worked this year."


DESCRIBED_TWICE = """
    The DET det 2
    visit NOUN nsubj 18
    by ADP case 4
    Holt PROPN nmod 2
    , PUNCT punct 7
    a DET det 7
    member NOUN appos 4
    of ADP case 10
    the DET det 10
    board NOUN nmod 7
    , PUNCT punct 13
    the DET det 13
    body NOUN appos 2
    that PRON nsubj 15 WDT
    leads VERB acl:relcl 13 VBZ
    us PRON obj 15
    , PUNCT punct 13
    ended VERB {ended} VBD end
    in ADP case 20
    May PROPN obl 18
"""


def test_of_two_descriptions_the_first_stays_between_its_commas() -> None:
    sentence = build(
        "The visit by Holt , a member of the board , the body that leads us , ended in May .",
        DESCRIBED_TWICE.format(ended="root 0") + ". PUNCT punct 18",
        names=[("Holt", "PERSON")],
    )

    assert brief(sentence) == "The visit by Holt, a member of the board, ended in May."


def test_a_second_description_may_be_of_the_first() -> None:
    """The body that leads us is the board, and not Holt."""
    sentence = build(
        "The visit by Holt , a member of the board , the body that leads us , ended in May , "
        "Mertens said .",
        DESCRIBED_TWICE.format(ended="ccomp 23")
        + """
        , PUNCT punct 18
        Mertens PROPN nsubj 23
        said VERB root 0 VBD say
        . PUNCT punct 23
        """,
        names=[("Holt", "PERSON")],
    )

    assert "a member of the board" in brief(sentence)


def test_nothing_inside_quotation_marks_goes() -> None:
    sentence = build("“However (as I said) we will pay the whole bill,” Anna Holt told the court.")

    assert "(as I said)" in brief(sentence)


def test_a_connective_at_the_head_goes() -> None:
    for opening in ("However, ", "As a result, ", "But ", "In addition, ", "Meanwhile, "):
        assert brief(build(f"{opening}the council paid the bill.")) == "The council paid the bill."


def test_a_phrase_that_ties_back_goes() -> None:
    sentence = build("Despite these efforts, the council paid the whole bill late.")

    assert brief(sentence) == "The council paid the whole bill late."
    assert rules(sentence) == {"tie to the text before"}


def test_words_that_only_look_like_connectives_stay() -> None:
    for text in (
        "So far the council has paid nothing at all.",
        "Still waters ran through the old town.",
    ):
        assert brief(build(text)) == text


def test_the_day_of_a_report_goes_but_a_deadline_stays() -> None:
    rows = """
    The DET det 2
    council NOUN nsubj 3
    paid VERB root 0 VBD pay
    the DET det 5
    bill NOUN obj 3
    {} ADP case 7
    Monday PROPN obl 3
    . PUNCT punct 3
    """
    on = build("The council paid the bill on Monday.", rows.format("on"))
    before = build("The council paid the bill before Monday.", rows.format("before"))

    assert brief(on) == "The council paid the bill."
    assert brief(before) == "The council paid the bill before Monday."


def test_a_year_earlier_is_no_year() -> None:
    rows = """
    Holt PROPN nsubj 2
    sold VERB root 0 VBD sell
    more ADJ obj 2
    than ADP case 6
    a DET det 6
    year NOUN obl 2
    earlier ADV advmod 2
    . PUNCT punct 2
    """
    assert brief(sentence_of(rows)) == "Holt sold more than a year earlier."


def test_the_day_of_what_is_still_to_come_stays() -> None:
    sentence = build(
        "The council will pay the bill on Monday.",
        """
        The DET det 2
        council NOUN nsubj 4
        will AUX aux 4 MD
        pay VERB root 0 VB
        the DET det 6
        bill NOUN obj 4
        on ADP case 8
        Monday PROPN obl 4
        . PUNCT punct 4
        """,
    )

    assert brief(sentence).endswith("on Monday.")


@pytest.mark.parametrize(("today", "stays"), [("Today", True), ("today", False)])
def test_a_programme_with_the_name_of_a_day_is_none(today: str, stays: bool) -> None:
    rows = f"""
        The DET det 2
        baker NOUN nsubj 3
        sang VERB root 0 VBD
        the DET det 6
        old ADJ amod 6
        songs NOUN obj 3
        {today} NOUN obl 3
        . PUNCT punct 3
        """

    assert (today in brief(build(f"The baker sang the old songs {today}.", rows))) is stays


@pytest.mark.parametrize(
    ("link", "stays"), [("according ADP case", True), ("now ADV advmod", False)]
)
def test_a_source_taken_for_a_clause_keeps_its_day(link: str, stays: bool) -> None:
    word = link.split()[0]
    rows = f"""
        Twelve NUM nummod 2
        mills NOUN nsubj 3
        burned VERB root 0 VBD
        down ADV advmod 3
        {link} 7
        a DET det 7
        statement NOUN nsubj 8
        released VERB advcl 3 VBD
        Thursday PROPN obl 8
        . PUNCT punct 3
        """
    text = f"Twelve mills burned down {word} a statement released Thursday."

    assert ("Thursday" in brief(build(text, rows))) is stays


@pytest.mark.parametrize(("link", "day"), [("are to be", True), ("have just been", False)])
def test_when_somebody_is_to_be_released_stays(link: str, day: bool) -> None:
    first, second, third = link.split()
    sentence = build(
        f"Three bakers {link} released Monday from Ghent.",
        f"""
        Three NUM nummod 2
        bakers NOUN nsubj:pass 6
        {first} AUX aux:pass 6 VBP
        {second} PART {"mark" if day else "advmod"} 6 {"TO" if day else "RB"}
        {third} AUX aux:pass 6
        released VERB root 0 VBD
        Monday PROPN obl:unmarked 6
        from ADP case 9
        Ghent PROPN obl 6
        . PUNCT punct 6
        """,
    )

    assert ("Monday" in brief(sentence)) is day


def test_without_a_parse_the_sentence_stays_as_it_is() -> None:
    text = "Anna Holt, a baker from Ghent, closed her shop in May."

    assert brief(build(text)) == text


def test_a_parse_with_a_cycle_cuts_nothing() -> None:
    sentence = build(
        "Anna, a baker, closed the old shop.",
        """
        Anna PROPN nsubj 6
        , PUNCT punct 4
        a DET det 4
        baker NOUN appos 1
        , PUNCT punct 4
        closed VERB root 0 VBD
        the DET det 9
        old ADJ amod 7
        shop NOUN obj 8
        . PUNCT punct 6
        """,
    )

    assert brief(sentence) == sentence.text


@pytest.mark.parametrize(
    ("adjective", "stays"),
    [("old", True), ("tall", False), ("useful", False), ("honest", True), ("unimportant", True)],
)
def test_a_filler_stays_where_its_article_goes_with_nothing_else(
    adjective: str, stays: bool
) -> None:
    sentence = build(
        f"They built a very {adjective} mill in Ghent .",
        f"""
        They PRON nsubj 2 PRP
        built VERB root 0 VBD
        a DET det 6 DT
        very ADV advmod 5 RB
        {adjective} ADJ amod 6 JJ
        mill NOUN obj 2 NN
        in ADP case 8 IN
        Ghent PROPN obl 2 NNP
        . PUNCT punct 2 .
        """,
    )
    assert ("very" in brief(sentence)) is stays


@pytest.mark.parametrize("head", [5, 3])
def test_however_goes_whatever_its_comma_hangs_on(head: int) -> None:
    sentence = build(
        "Holt, however, closed the old mill in Ghent.",
        f"""
        Holt PROPN nsubj 5
        , PUNCT punct 1
        however ADV advmod 5
        , PUNCT punct {head}
        closed VERB root 0
        the DET det 8
        old ADJ amod 8
        mill NOUN obj 5
        in ADP case 10
        Ghent PROPN nmod 8
        . PUNCT punct 5
        """,
    )
    assert compress(sentence, "brief").text == "Holt closed the old mill in Ghent."
