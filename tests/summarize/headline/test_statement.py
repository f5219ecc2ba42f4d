"""Which clause a headline may start at, and whose announcement may be told as done."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jl_newslens.model import Name, Sentence
from jl_newslens.summarize.compress import finish
from jl_newslens.summarize.headline.headline import best_part, cut_headline
from jl_newslens.summarize.headline.statement import announcer, can_stand_alone
from jl_newslens.summarize.sentence.pieces import Draft
from jl_newslens.summarize.sentence.scene import Scene
from tests.summarize.conftest import build
from tests.summarize.headline.test_headline import Fixed, odds_of

MILL = build(
    "The mill has announced that it will close in May.",
    """
    The DET det 2 DT
    mill NOUN nsubj 4 NN
    has AUX aux 4 VBZ
    announced VERB root 0 VBN
    that SCONJ mark 8 IN
    it PRON nsubj 8 PRP
    will AUX aux 8 MD
    close VERB ccomp 4 VB
    in ADP case 10 IN
    May PROPN obl 8 NNP
    . PUNCT punct 4 .
    """,
)
SEEK = build(
    "Doctors confirmed that Holt is to seek help.",
    """
    Doctors NOUN nsubj 2 NNS
    confirmed VERB root 0 VBD
    that SCONJ mark 7 IN
    Holt PROPN nsubj 7 NNP
    is AUX cop 7 VBZ
    to PART mark 7 TO
    seek VERB ccomp 2 VB
    help NOUN obj 7 NN
    . PUNCT punct 2 .
    """,
)


def changed(sentence: Sentence, **words: str) -> Sentence:
    """With other words in the same tree: `it="he"`."""
    tokens = tuple(
        replace(t, text=words[t.text], lemma=words[t.text]) if t.text in words else t
        for t in sentence.tokens
    )
    return replace(sentence, tokens=tokens)


def shown(sentence: Sentence, wanted: set[int]) -> str:
    odds = odds_of(sentence, -3.0)
    odds[sorted(wanted)] = 3.0
    kept = best_part(Scene(sentence), odds)
    return " ".join(sentence.tokens[index].text for index in sorted(kept))


def test_who_announces_a_deed_does_it() -> None:
    assert shown(MILL, {1, 6, 7}) == "The mill will close"


@pytest.mark.parametrize("verb", ["hoped", "denied", "claimed", "feared"])
def test_what_is_not_announced_keeps_who_says_it(verb: str) -> None:
    assert announcer(Scene(changed(MILL, announced=verb)), 7) is None


def test_it_is_no_person_and_he_no_mill() -> None:
    assert announcer(Scene(MILL), 7) == (5, 1)
    assert announcer(Scene(changed(MILL, it="he")), 7) is None
    assert announcer(Scene(changed(MILL, mill="minister")), 7) is None


def test_he_who_only_speaks_may_mean_another() -> None:
    """ "The coach said he will play" may be of a player."""
    coach = changed(MILL, mill="Holt", it="he")
    coach = replace(coach, names=(Name(coach.tokens[1].start, coach.tokens[1].end, "PERSON"),))

    assert announcer(Scene(coach), 7) == (5, 1)
    assert announcer(Scene(changed(coach, announced="said")), 7) is None


def test_a_plan_that_is_only_expected_is_not_told_as_done() -> None:
    assert announcer(Scene(changed(MILL, has="may")), 7) is None


def test_they_may_be_others_than_one_mill() -> None:
    are = changed(MILL, it="they", will="are")
    tokens = tuple(replace(t, tag="VBP") if t.text == "are" else t for t in are.tokens)

    assert announcer(Scene(replace(are, tokens=tokens)), 7) is None


def test_is_to_seek_is_a_statement_and_keeps_its_to() -> None:
    scene = Scene(SEEK)

    assert can_stand_alone(scene, 6)
    assert shown(SEEK, {3, 4, 6, 7}) == "Holt is to seek help"


def test_a_description_before_the_subject_may_go() -> None:
    """The parser calls both "champion" and "Holt" a subject of "won"."""
    champion = build(
        "Old champion Holt won the race in the rain.",
        """
        Old ADJ amod 2 JJ
        champion NOUN nsubj 4 NN
        Holt PROPN nsubj 4 NNP
        won VERB root 0 VBD
        the DET det 6 DT
        race NOUN obj 4 NN
        in ADP case 9 IN
        the DET det 9 DT
        rain NOUN obl 4 NN
        . PUNCT punct 4 .
        """,
    )

    assert shown(champion, {2, 3, 5}) == "Holt won the race"


def condition(word: str) -> Sentence:
    return build(
        f"The mill will close {word} the state pays.",
        f"""
        The DET det 2 DT
        mill NOUN nsubj 4 NN
        will AUX aux 4 MD
        close VERB root 0 VB
        {word} SCONJ mark 8 IN
        the DET det 7 DT
        state NOUN nsubj 8 NN
        pays VERB advcl 4 VBZ
        . PUNCT punct 4 .
        """,
    )


def test_a_condition_stays_and_a_circumstance_may_go() -> None:
    assert shown(condition("unless"), {1, 2, 3}) == "The mill will close unless the state pays"
    assert shown(condition("as"), {1, 2, 3}) == "The mill will close"


def test_doubt_in_a_side_clause_does_not_keep_the_clause() -> None:
    """What is "expected" there is not what the mill does."""
    sentence = build(
        "The mill will close when work is expected to start.",
        """
        The DET det 2 DT
        mill NOUN nsubj 4 NN
        will AUX aux 4 MD
        close VERB root 0 VB
        when ADV advmod 8 WRB
        work NOUN nsubj:pass 8 NN
        is AUX aux:pass 8 VBZ
        expected VERB advcl 4 VBN
        to PART mark 10 TO
        start VERB xcomp 8 VB
        . PUNCT punct 4 .
        """,
    )

    assert shown(sentence, {1, 2, 3}) == "The mill will close"


def test_a_word_with_a_hyphen_is_not_torn() -> None:
    sentence = build(
        "The Monday-Friday market in the old town will close for good.",
        """
        The DET det 5 DT
        Monday PROPN compound 5 NNP
        - PUNCT punct 4 HYPH
        Friday PROPN compound 5 NNP
        market NOUN nsubj 11 NN
        in ADP case 9 IN
        the DET det 9 DT
        old ADJ amod 9 JJ
        town NOUN nmod 5 NN
        will AUX aux 11 MD
        close VERB root 0 VB
        for ADP case 13 IN
        good NOUN obl 11 NN
        . PUNCT punct 11 .
        """,
    )
    odds = odds_of(sentence, -3.0)
    odds[[3, 4, 9, 10]] = 3.0

    short = finish(cut_headline(Draft.whole(sentence), Fixed(odds))).text

    assert short == "The Monday-Friday market will close."


def test_a_day_taken_for_a_subject_goes_alone() -> None:
    sentence = build(
        "The law debated Tuesday would help mills .",
        """
        The DET det 2
        law NOUN nsubj 6
        debated VERB acl 2 VBN
        Tuesday PROPN nsubj 6 NNP
        would AUX aux 6 MD
        help VERB root 0 VB
        mills NOUN obj 6
        . PUNCT punct 6
        """,
    )

    assert shown(sentence, {0, 1, 3, 4, 5, 6}) == "The law would help mills"


@pytest.mark.parametrize(("adverb", "stays"), [("earlier", True), ("slowly", False)])
def test_a_time_stays_with_the_adverb_that_it_measures(adverb: str, stays: bool) -> None:
    sentence = build(
        f"Mills opened {adverb} in the day .",
        f"""
        Mills NOUN nsubj 2
        opened VERB root 0 VBD
        {adverb} ADV advmod 2
        in ADP case 6
        the DET det 6
        day NOUN obl 2
        . PUNCT punct 2
        """,
    )

    assert ("in the day" in shown(sentence, {0, 1, 3, 4, 5})) != stays


def test_a_distance_behind_a_comma_does_not_leave_its_direction() -> None:
    sentence = build(
        "Lions came to Ghent , ten miles northeast .",
        """
        Lions NOUN nsubj 2
        came VERB root 0 VBD
        to ADP case 4
        Ghent PROPN obl 2
        , PUNCT punct 8
        ten NUM nummod 7
        miles NOUN obl:unmarked 8
        northeast ADJ advmod 2
        . PUNCT punct 2
        """,
    )

    assert shown(sentence, {0, 1, 2, 3, 7}) == "Lions came to Ghent"


REPORTED = """
    {who} DET det 2 DT
    guards NOUN nsubj 3 NNS
    reported VERB root 0 VBD
    {when} ADV advmod 3 RB
    that SCONJ mark 8 IN
    mills NOUN nsubj 8 NNS
    had AUX aux 8 VBD
    burned VERB ccomp 3 VBN
    , PUNCT punct 11 ,
    {link} CCONJ cc 11 CC
    {then} VERB conj 3 VBD
    it PRON obj 11 PRP
    . PUNCT punct 3 .
"""


@pytest.mark.parametrize(
    ("who", "when", "link", "then", "alone"),
    [
        ("The", "again", "and", "sold", True),
        ("No", "again", "and", "sold", False),
        ("Few", "again", "and", "sold", False),
        ("The", "initially", "and", "sold", False),
        ("The", "again", "but", "explained", False),
        ("The", "again", "but", "sold", True),
    ],
)
def test_what_nobody_said_or_was_taken_back_keeps_who_said_it(
    who: str, when: str, link: str, then: str, alone: bool
) -> None:
    text = f"{who} guards reported {when} that mills had burned, {link} {then} it."
    tree = REPORTED.format(who=who, when=when, link=link, then=then)

    assert can_stand_alone(Scene(build(text, tree)), 7) is alone


def test_a_clause_whose_link_was_taken_for_a_preposition_is_none() -> None:
    rows = """
        Holt PROPN nsubj 2 NNP
        sang VERB root 0 VBD
        {link} ADP {relation} 5 IN
        the DET det 5 DT
        mill NOUN nsubj 6 NN
        fell VERB parataxis 2 VBD
    """
    after, alone = (
        build("Holt sang after the mill fell", rows.format(link="after", relation=relation))
        for relation in ("case", "dep")
    )
    assert not can_stand_alone(Scene(after), 5)
    assert can_stand_alone(Scene(alone), 5)


@pytest.mark.parametrize(("verb", "alone"), [("confirmed", True), ("denied", False)])
def test_what_somebody_denies_having_said_is_not_stated(verb: str, alone: bool) -> None:
    denied = build(
        f"Holt {verb} that she said mills fell",
        f"""
        Holt PROPN nsubj 2 NNP
        {verb} VERB root 0 VBD
        that SCONJ mark 5 IN
        she PRON nsubj 5 PRP
        said VERB ccomp 2 VBD
        mills NOUN nsubj 7 NNS
        fell VERB ccomp 5 VBD
        """,
    )
    assert can_stand_alone(Scene(denied), 6) is alone


@pytest.mark.parametrize(("link", "alone"), [("of", False), (",", True)])
def test_what_somebody_does_without_saying_is_not_stated(link: str, alone: bool) -> None:
    tag = "ADP mark" if link == "of" else "PUNCT punct"
    stopped = build(
        f"Holt stopped {link} saying that mills fell",
        f"""
        Holt PROPN nsubj 2 NNP
        stopped VERB root 0 VBD
        {link} {tag} 4 IN
        saying VERB advcl 2 VBG
        that SCONJ mark 7 IN
        mills NOUN nsubj 7 NNS
        fell VERB ccomp 4 VBD
        """,
    )
    assert can_stand_alone(Scene(stopped), 6) is alone


@pytest.mark.parametrize(
    ("whose", "alone"), [("its PRON nmod:poss 4 PRP$", False), ("the DET det 4 DT", True)]
)
def test_its_bread_is_nobodys_without_the_mill(whose: str, alone: bool) -> None:
    rows = f"""
        Mills NOUN nsubj 2 NNS
        said VERB root 0 VBD
        {whose}
        bread NOUN nsubj 5 NN
        sold VERB ccomp 2 VBD
    """
    sentence = build(f"Mills said {whose.split()[0]} bread sold", rows)
    assert can_stand_alone(Scene(sentence), 4) is alone
