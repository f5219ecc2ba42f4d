"""The last word on names: demonyms are groups, titles are no part of a person."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc, Span

from jl_newslens.language.demonyms import demonyms, is_demonym
from jl_newslens.language.name_rules import apply_name_rules, settled_type

_VOCAB = spacy.blank("en").vocab


def names(text: str, *spans: tuple[int, int, str], tags: str = "") -> list[tuple[str, str]]:
    words = text.split()
    doc = Doc(_VOCAB, words=words, tags=tags.split() or ["NN"] * len(words))
    doc.set_ents([Span(doc, start, end, label) for start, end, label in spans])
    return [(name.text, name.label_) for name in apply_name_rules(doc).ents]


def test_a_title_is_cut_from_a_person() -> None:
    assert names("President Ann Ruiz spoke", (0, 3, "PERSON")) == [("Ann Ruiz", "PERSON")]


def test_a_lone_title_is_not_cut_to_nothing() -> None:
    assert names("King spoke", (0, 1, "PERSON")) == [("King", "PERSON")]


def test_a_possessive_is_cut() -> None:
    assert names("Ruiz 's plan", (0, 2, "PERSON")) == [("Ruiz", "PERSON")]


def test_an_article_is_cut_but_not_from_a_work() -> None:
    assert names("the Hague agreed", (0, 2, "PLACE")) == [("Hague", "PLACE")]
    assert names("The Trial ran", (0, 2, "WORK")) == [("The Trial", "WORK")]


def test_a_dateline_is_no_part_of_the_name_behind_it() -> None:
    dateline = names("Ala. - Ann Ruiz left", (0, 4, "PLACE"))
    assert dateline == [("Ala.", "PLACE"), ("Ann Ruiz", "OTHER")]
    person = names("OSLO — Ann Ruiz left", (0, 4, "PERSON"))
    assert person == [("OSLO", "PLACE"), ("Ann Ruiz", "PERSON")]


def test_a_work_may_hold_a_dash() -> None:
    assert names("read Tides – A Life now", (1, 5, "WORK")) == [("Tides – A Life", "WORK")]


def test_a_hyphen_inside_a_name_parts_nothing() -> None:
    doc = Doc(_VOCAB, words=["Ruiz", "-", "Holt", "left"], spaces=[False, False, True, False])
    doc.set_ents([Span(doc, 0, 3, "PERSON")])
    assert [name.text for name in apply_name_rules(doc).ents] == ["Ruiz-Holt"]


def test_a_demonym_becomes_a_group_whatever_the_model_said() -> None:
    assert names("Portuguese voters", (0, 1, "PLACE")) == [("Portuguese", "GROUP")]


def test_a_demonym_that_the_model_missed_is_found() -> None:
    assert names("a Kenyan court", tags="DT JJ NN") == [("Kenyan", "GROUP")]


def test_a_demonym_inside_a_missed_longer_name_is_left_alone() -> None:
    assert names("the European Union", tags="DT NNP NNP") == []


def test_a_name_that_holds_a_demonym_keeps_its_type() -> None:
    found = names("the African Union met", (1, 3, "ORG"))
    assert found == [("African Union", "ORG")]


def test_demonyms_have_plurals_where_english_has_them() -> None:
    assert {"Kenyans", "Frenchmen", "Swedes", "Tories", "Sri Lankan"} <= demonyms()
    assert not {"Frenchs", "Chineses", "Swisss", "Polishs"} & demonyms()


def test_capitals_throughout_are_read_as_demonyms_too() -> None:
    assert is_demonym("KENYAN")
    assert not is_demonym("kenyan")
    assert not is_demonym("Kenya")


def test_a_role_is_cut_from_what_it_follows() -> None:
    assert names("NATO Secretary General Ruiz", (0, 2, "OTHER"), (3, 4, "PERSON")) == [
        ("NATO", "OTHER"),
        ("Ruiz", "PERSON"),
    ]
    assert names("U.S. President Ruiz", (0, 2, "ORG")) == [("U.S.", "PLACE")]


def test_a_role_after_of_belongs_to_the_name() -> None:
    assert names("Office of the President", (0, 4, "ORG")) == [("Office of the President", "ORG")]


def test_a_headline_verb_parts_two_names() -> None:
    found = names("Acme Sues Lima Council", (0, 4, "ORG"), tags="NNP VBZ NNP NNP")
    assert found == [("Acme", "ORG"), ("Lima Council", "ORG")]


def test_a_work_may_hold_a_verb() -> None:
    found = names("Ann Came Home", (0, 3, "WORK"), tags="NNP VBD NNP")
    assert found == [("Ann Came Home", "WORK")]


@pytest.mark.parametrize(
    ("surface", "label", "settled"),
    [
        ("Lima Magistrates' Court", "PLACE", "ORG"),
        ("Acme Airlines", "PERSON", "ORG"),
        ("Sella River", "PERSON", "PLACE"),
        ("Court", "PLACE", "PLACE"),
        ("The Court", "WORK", "WORK"),
        ("Ann Ruiz", "PERSON", "PERSON"),
        ("Park Bum-odd", "PLACE", "PERSON"),
        ("Anna Bum-odd", "PLACE", "PLACE"),
    ],
)
def test_the_last_word_of_a_longer_name_settles_its_type(
    surface: str, label: str, settled: str
) -> None:
    assert settled_type(surface, label) == settled


def test_a_name_does_not_end_in_a_preposition_or_a_mark() -> None:
    assert names("Acme Electronics for Peru", (0, 3, "ORG")) == [("Acme Electronics", "ORG")]
    assert names("Ann Ruiz , envoy", (0, 3, "PERSON")) == [("Ann Ruiz", "PERSON")]


def test_addresses_and_signs_are_no_names() -> None:
    assert names("see https://example.org now", (1, 2, "PLACE")) == []
    assert names("ann@example.org wrote", (0, 1, "PERSON")) == []
    assert names("♥ this", (0, 1, "PERSON")) == []


def test_what_follows_a_title_is_a_person() -> None:
    assert names("Foreign Secretary Holt", (0, 3, "OTHER")) == [("Holt", "PERSON")]


def test_an_abbreviated_state_that_the_model_missed_is_found() -> None:
    assert names("Talks and U.S. Involvement", tags="NNS CC NNP NNP") == [("U.S.", "PLACE")]
    assert names("IT TOLD US ALL", tags="PRP VBD PRP DT") == []


def test_the_ends_of_one_body_are_joined_over_what_was_missed() -> None:
    spans = (0, 1, "ORG"), (2, 3, "ORG")
    assert names("Zenda Health Commission", *spans, tags="NNP NNP NNP") == [
        ("Zenda Health Commission", "ORG")
    ]
    for text, tags in (
        ("Zenda and Commission", "NNP CC NNP"),
        ("Zenda Health Ruiz", "NNP NNP NNP"),
    ):
        assert len(names(text, *spans, tags=tags)) == 2


@pytest.mark.parametrize(
    ("text", "end", "label", "tags", "name"),
    [
        ("Ann Ruiz smoking outside", 3, "PERSON", "NNP NNP VBG RB", "Ann Ruiz"),
        ("Zenda Elsewhere , they", 2, "PERSON", "NNP RB , PRP", "Zenda"),
        ("Could Ruiz have won", 2, "PERSON", "MD NNP VB VBN", "Ruiz"),
        ("Will Ruiz was there", 2, "PERSON", "MD NNP VBD RB", "Will Ruiz"),
        ("Great War I. Torn up", 4, "EVENT", "NNP NNP . VBN RP", "Great War I."),
    ],
)
def test_what_stands_around_a_name_is_no_part_of_it(
    text: str, end: int, label: str, tags: str, name: str
) -> None:
    assert names(text, (0, end, label), tags=tags) == [(name, label)]


def test_a_given_name_behind_a_hyphen_may_end_in_ing() -> None:
    spaces = [True, False, False, True]
    doc = Doc(_VOCAB, words=["Lai", "Chih", "-", "ching"], spaces=spaces, tags=["NNP"] * 4)
    doc.set_ents([Span(doc, 0, 4, "PERSON")])
    assert [name.text for name in apply_name_rules(doc).ents] == ["Lai Chih-ching"]


def test_enterprises_are_an_organization() -> None:
    assert settled_type("Ruiz Enterprises", "PERSON") == "ORG"
