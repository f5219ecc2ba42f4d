from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jl_newslens.link.mentions.mentions import find_mentions
from jl_newslens.link.sources.starter import StarterSource
from jl_newslens.link.starter_kb.rows import Row
from tests.link.conftest import ROWS, build
from tests.link.mentions.conftest import Find, surfaces


def test_known_names_are_found_where_ner_is_silent(find: Find) -> None:
    assert surfaces(find("Talks between Ruritania and the ETU began.")) == ["Ruritania", "ETU"]


def test_unknown_names_come_from_ner(find: Find) -> None:
    found = find("We met Carl Odd there.", names=[("Carl Odd", "PERSON")])
    assert [(m.surface, m.type, m.origin) for m in found] == [("Carl Odd", "PERSON", "ner")]


def test_titles_and_possessives_stay_outside(find: Find) -> None:
    found = find(
        "Then Foreign Minister Carl Odd's aide left.",
        names=[("Foreign Minister Carl Odd's", "PERSON")],
    )
    assert surfaces(found) == ["Carl Odd"]


def test_a_title_in_the_middle_parts_two_names(find: Find) -> None:
    found = find(
        "So said Bank of Ruritania governor Carl Odd.",
        names=[("Bank of Ruritania governor Carl Odd", "PERSON")],
    )
    assert surfaces(found) == ["Bank of Ruritania", "Carl Odd"]


def test_the_longest_name_wins(find: Find) -> None:
    found = find("The Bank of Ruritania met.", names=[("Ruritania", "PLACE")])
    assert surfaces(found) == ["Bank of Ruritania"]


def test_the_article_stays_outside_unless_it_is_always_written(find: Find) -> None:
    assert surfaces(find("He told the ETU.")) == ["ETU"]
    assert surfaces(find("He went to The Hague by car.")) == ["The Hague"]


def test_a_word_of_english_at_the_start_is_no_name(find: Find) -> None:
    assert find("Apple pie is sweet.") == []
    assert surfaces(find("Apple is rich.", names=[("Apple", "ORG")])) == ["Apple"]


def test_sure_names_are_found_at_the_start(find: Find) -> None:
    assert surfaces(find("Ruritania agreed. Ruritanian troops left.")) == [
        "Ruritania",
        "Ruritanian",
    ]


def test_lower_case_is_no_name(find: Find) -> None:
    assert find("the temperature of mercury rose, an apple fell") == []


def test_abbreviations_with_stops_are_one_word(find: Find) -> None:
    assert surfaces(find("They sailed to St. Petersburg at night.")) == ["St. Petersburg"]


def test_a_list_that_ner_took_for_one_name_is_parted(find: Find) -> None:
    found = find(
        "Envoys of Ruritania and Strelsau met.", names=[("Ruritania and Strelsau", "PLACE")]
    )
    assert surfaces(found) == ["Ruritania", "Strelsau"]


def test_a_dash_ends_a_name(find: Find) -> None:
    found = find("STRELSAU - Carl Odd left.", names=[("STRELSAU - Carl Odd", "PERSON")])
    assert surfaces(found) == ["STRELSAU", "Carl Odd"]


def test_who_follows_a_dateline_is_no_place(find: Find) -> None:
    found = find("STRELSAU - Carl Odd left.", names=[("STRELSAU - Carl Odd", "PLACE")])
    assert [(m.surface, m.type) for m in found] == [("STRELSAU", "PLACE"), ("Carl Odd", None)]


def test_common_nouns_beside_a_known_name_are_cut(find: Find) -> None:
    found = find("A Ruritanian court ruled.", names=[("Ruritanian court", "ORG")])
    assert surfaces(found) == ["Ruritanian"]


def test_half_of_a_hyphenated_name_is_no_name(find: Find) -> None:
    assert surfaces(find("It crossed at Ruritania-Bel.", names=[("Ruritania-Bel", "PLACE")])) == [
        "Ruritania-Bel"
    ]
    assert surfaces(find("The Ruritania-ETU talks and Ruritania-based firms.")) == [
        "Ruritania",
        "ETU",
        "Ruritania",
    ]


def test_an_unknown_neighbour_makes_a_longer_name(find: Find) -> None:
    assert surfaces(find("They cheered the Strelsau Stars loudly.")) == ["Strelsau Stars"]


def test_a_part_of_a_place_is_not_what_its_first_word_means() -> None:
    west = Row("Western world", "GROUP", "the nations of the west", (("Western", 0.9),), (), (), 3)
    source = StarterSource([west, *ROWS])
    for text, expected in (
        ("A man of Western Zenda came.", []),
        ("Some Western leaders came.", ["Western"]),
    ):
        article, sentences = build(text)
        found = find_mentions(article.text, sentences, source.known_aliases)
        assert [s for s in surfaces(found) if s == "Western"] == expected


def test_months_are_no_part_of_a_name(find: Find) -> None:
    found = find("He left Strelsau March 3.", names=[("Strelsau March", "PLACE")])
    assert surfaces(found) == ["Strelsau"]


def test_a_word_that_goes_on_in_a_number_is_another_name(find: Find) -> None:
    assert surfaces(find("They saw a Mercury rise.")) == ["Mercury"]
    assert surfaces(find("They saw a Mercury 5 rise.")) == []


def test_the_unit_of_a_sum_is_no_mention() -> None:
    source = StarterSource([Row("Crown", "OTHER", "Currency", (("RU$", 0.95),), (), (), 3), *ROWS])
    article, sentences = build("Ruritania lent RU$5 million and NZ$ 3.", names=[("NZ$", "ORG")])
    found = find_mentions(article.text, sentences, source.known_aliases)
    assert surfaces(found) == ["Ruritania"]


def test_headlines_in_title_case_give_only_what_is_sure(find: Find) -> None:
    found = find("Text.", heading="Bright Prospects For Ruritania And Mercury Mining")
    assert surfaces(found) == ["Ruritania"]


def test_a_surname_that_is_known_does_not_stand_for_another_person_there(find: Find) -> None:
    found = find("Rita Brandt Is Professor Of Baking.", names=[("Rita Brandt", "PERSON")])
    assert surfaces(found) == ["Rita Brandt"]
    found = find("How Anna Brandt Quits In May.", names=[("Anna Brandt Quits", "PERSON")])
    assert surfaces(found) == ["Anna Brandt"]


@given(
    st.lists(
        st.sampled_from(
            ["Ruritania", "the", "Strelsau", "of", "Bank", "ETU", "U.S.", "’s", "-", "and", "(",
             "“", "Brandt", "president", "٣", "🙂", "McX", "\u00ad", "Ĳ"]
        ),
        min_size=1,
        max_size=14,
    )
)  # fmt: skip
def test_mentions_are_in_order_apart_and_exact(words: list[str]) -> None:
    article, sentences = build(" ".join(words), names=[("Brandt", "PERSON")])
    found = find_mentions(article.text, sentences, StarterSource(ROWS).known_aliases)
    for mention in found:
        assert article.text[mention.start : mention.end] == mention.surface
    for before, after in pairwise(found):
        assert before.end <= after.start


def test_a_lone_letter_is_no_name(find: Find) -> None:
    assert surfaces(find("So Carl Odd (R) said.", names=[("R", "PERSON")])) == ["Carl Odd"]


def test_a_lone_title_or_common_noun_is_no_name(find: Find) -> None:
    assert find("So the President left.", names=[("President", "PERSON")]) == []
    # The tagger calls the first word of a sentence a noun here, whatever NER says.
    article, sentences = build("Shops are open.", names=[("Shops", "ORG")])
    tagged = replace(sentences[0].tokens[0], upos="NOUN")
    sentence = replace(sentences[0], tokens=(tagged, *sentences[0].tokens[1:]))
    assert find_mentions(article.text, [sentence], lambda surfaces: {}) == []


def test_a_title_that_ner_cuts_in_two_stays_outside(find: Find) -> None:
    found = find(
        "Ruritanian Foreign Minister Carl Odd left.",
        names=[("Ruritanian Foreign", "ORG"), ("Carl Odd", "PERSON")],
    )
    assert surfaces(found) == ["Ruritanian", "Carl Odd"]


def test_a_name_goes_on_in_the_next_line(find: Find) -> None:
    assert surfaces(find("He went to the Eastern Trade\nUnion by car.")) == ["Eastern Trade\nUnion"]


def test_a_byline_makes_no_unknown_entity() -> None:
    article, sentences = build("By Carl Odd", "Then Anna Brandt left.", names=[
        ("Carl Odd", "PERSON"), ("Anna Brandt", "PERSON")])  # fmt: skip
    byline = replace(sentences[0], kind="aside")
    found = find_mentions(article.text, [byline, *sentences[1:]], lambda surfaces: {})
    assert surfaces(found) == ["Anna Brandt"]


def test_opening_words_and_possessives_start_no_name(find: Find) -> None:
    assert surfaces(find("When Carl Odd left.", names=[("When Carl Odd", "PERSON")])) == [
        "Carl Odd"
    ]
    found = find("The king's Task Force met.", names=[("'s Task Force", "ORG")])
    assert surfaces(found) == ["Task Force"]
    named = find(
        "So the Foreign Affairs Committee met again.", names=[("Foreign Affairs Committee", "ORG")]
    )
    assert surfaces(named) == ["Foreign Affairs Committee"]


def test_a_person_inside_a_longer_name_does_not_make_it_a_person(find: Find) -> None:
    # Only the last word of "President Brandt" and "Ruritanian president" tells what they are.
    found = find("So the Ruritanian president left.", names=[("Ruritanian", "PERSON")])
    assert [(m.surface, m.type) for m in found] == [("Ruritanian president", None)]
    found = find("So President Brandt left.", names=[("Brandt", "PERSON")])
    assert [(m.surface, m.type) for m in found] == [("President Brandt", "PERSON")]


@pytest.mark.parametrize("title", ["Ruritanian Workers’ Party", "Odd Jae-in"])
def test_a_name_holds_its_apostrophe_and_ends_where_it_ends(title: str) -> None:
    source = StarterSource([Row(title, "ORG", "test"), *ROWS])
    article, sentences = build(f"Then {title} met.")
    assert surfaces(find_mentions(article.text, sentences, source.known_aliases)) == [title]


def test_a_possessive_may_be_inside_a_name(find: Find) -> None:
    rows = (*ROWS, Row("People's Trade Party", "ORG", "Party"),
        Row("Alcazar", "PLACE", "Castle", (("Alcazar's", 0.95),)),
        Row("Court of Ruritania", "ORG", "Court", (("Ruritania's court", 0.95),)))  # fmt: skip
    known = StarterSource(rows).known_aliases
    for text, surface in (
        ("So the People's Trade Party's leader left.", "People's Trade Party"),
        ("They saw Ruritania's king.", "Ruritania"),
        ("They saw Ruritania's court.", "Ruritania"),
        ("They saw the Alcazar's walls.", "Alcazar"),
    ):
        article, sentences = build(text)
        assert surfaces(find_mentions(article.text, sentences, known)) == [surface]


def test_ner_names_what_the_sources_know_as_a_name_only_now_and_then() -> None:
    known = StarterSource([Row("Odd, Ruritania", "PLACE", "Town", (("Odd", 0.05),))]).known_aliases
    text = "He came from Odd in May."
    for names, found in (([("Odd", "PLACE")], ["Odd"]), ([], [])):
        article, sentences = build(text, names=names)
        assert surfaces(find_mentions(article.text, sentences, known)) == found


def test_a_small_article_stays_outside_a_long_name() -> None:
    known = StarterSource([Row("The Journal of Odd Things", "WORK", "Journal")]).known_aliases
    article, sentences = build("It stood in the Journal of Odd Things.")
    assert surfaces(find_mentions(article.text, sentences, known)) == ["Journal of Odd Things"]


def test_half_of_a_compound_and_of_a_body_is_no_name() -> None:
    rows = [Row("Scale Odd", "ORG", "Maker of scales"), Row("The Zendan", "WORK", "Newspaper")]
    known = StarterSource(rows).known_aliases
    for text, found in (
        ("They trained a large-scale Odd model.", []),
        ("They trained with Scale Odd today.", ["Scale Odd"]),
        ("He leads the Zendan Health Board.", ["Zendan Health Board"]),
        ("He told the Zendan so.", ["The Zendan"]),
    ):
        article, sentences = build(text)
        assert [s.title() for s in surfaces(find_mentions(article.text, sentences, known))] == found


def test_a_known_word_behind_a_title_is_part_of_the_person(find: Find) -> None:
    both = "Ruritania Carl Odd"
    for title, found in (
        ("Dr", ["Ruritania", both]),
        ("From", ["Ruritania", "Ruritania", "Carl Odd"]),
    ):
        names = [(both, "PERSON"), ("Ruritania", "PLACE")]
        assert surfaces(find(f"They left Ruritania. {title} {both} came.", names=names)) == found


def test_a_name_begins_in_no_small_preposition() -> None:
    rows = [Row("Tò Odd", "PERSON", "Secretary of a party", (), (), (), 3)]
    for text, expected in (("It went to Odd there.", []), ("It hurt Tò Odd there.", ["Tò Odd"])):
        article, sentences = build(text)
        found = find_mentions(article.text, sentences, StarterSource(rows).known_aliases)
        assert surfaces(found) == expected


def test_a_question_in_capitals_names_nobody() -> None:
    rows = [Row("World Health Odd", "ORG", "Body of many states", (("WHO", 0.95),), (), (), 5)]
    for text, is_named in (("WHO WON THE RACE?", False), ("The WHO won the race.", True)):
        article, sentences = build(text, names=[("WHO", "ORG")])
        found = find_mentions(article.text, sentences, StarterSource(rows).known_aliases)
        assert ("WHO" in surfaces(found)) is is_named


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("Then came Ruritania le Clos.", [("le Clos", "PERSON")], ["Ruritania le Clos"]),
        ("Then Moon Jae-odd came.", [("Moon", "PLACE"), ("Jae-odd", "PERSON")], ["Moon Jae-odd"]),
        ("It asked Odd Mail Zenda.", [("Odd Mail", "ORG"), ("Zenda", "PLACE")], ["Odd Mail Zenda"]),
        ("It told ETU Zenda's plan.", [("ETU", "ORG"), ("Zenda", "PLACE")], ["ETU", "Zenda"]),
        ("Then Ruritania Carl Odd came.", [("Carl Odd", "PERSON")], ["Ruritania", "Carl Odd"]),
        ("So said Brandt Odd there.", [("Odd", "PERSON")], ["Brandt Odd"]),
        ("In Strelsau Odd said so.", [("Odd", "PERSON")], ["Strelsau", "Odd"]),
        ("So said ETU Odd there.", [("Odd", "PERSON")], ["ETU", "Odd"]),
    ],
)
def test_two_names_side_by_side_may_be_one(
    find: Find, text: str, names: list[tuple[str, str]], expected: list[str]
) -> None:
    assert surfaces(find(text, names=names)) == expected


def test_who_is_against_a_nation_has_no_office_there() -> None:
    rows = [*ROWS, Row("Odd", "OTHER", "Office", (("Ruritanian president", 0.95),), (), (), 3)]
    for text, expected in (
        ("an anti-Ruritanian president", False),
        ("a Ruritanian president", True),
    ):
        article, sentences = build(f"He is {text} of Zenda.")
        found = find_mentions(article.text, sentences, StarterSource(rows).known_aliases)
        assert ("Ruritanian president" in surfaces(found)) is expected


def test_a_firm_keeps_its_partners(find: Find) -> None:
    found = find("So said Odd & Sons there.", names=[("Odd", "PERSON")])
    assert [(m.surface, m.type) for m in found] == [("Odd & Sons", "ORG")]
