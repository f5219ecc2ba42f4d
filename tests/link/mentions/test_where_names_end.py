"""Where a name begins and ends that a known one is a part of."""

from __future__ import annotations

import pytest

from jl_newslens.link.mentions.mentions import find_mentions
from jl_newslens.link.sources.starter import StarterSource
from jl_newslens.link.starter_kb.rows import Row
from tests.link.conftest import ROWS, build
from tests.link.mentions.conftest import Find, surfaces


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He met Crown Prince Odd bin Zenda there.", False),
        ("He met Crown Prince Odd Bin Zenda there.", False),
        ("He met a Crown Prince Odd Spaniel there.", False),
        ("He met Crown Prince Odd Monday.", True),
        ("He told Crown Prince Odd Ruritania is far.", True),
        ("He met Crown Prince Odd there.", True),
    ],
)
def test_a_ruler_whose_name_goes_on_is_another(text: str, expected: bool) -> None:
    rows = [*ROWS, Row("Odd bin Lam", "PERSON", "Crown prince", (("Crown Prince Odd", 0.95),))]
    article, sentences = build(text, names=[("Odd bin Zenda", "PERSON")])
    found = find_mentions(article.text, sentences, StarterSource(rows).known_aliases)
    assert ("Crown Prince Odd" in surfaces(found)) is expected


def test_a_name_may_begin_with_a_number_long_before_its_capital() -> None:
    source = StarterSource([Row("24 Hours of Zenda", "EVENT", "Race")])
    article, sentences = build("They won the 24 hours of Zenda.")
    found = find_mentions(article.text, sentences, source.known_aliases)
    assert surfaces(found) == ["24 hours of Zenda"]


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ('They saw "The Odd Baker" there.', "Odd Baker", "The Odd Baker"),
        ("They saw “The Odd Baker,” a film.", "Odd Baker", "The Odd Baker"),
        ("They saw “If Odd Bakers Sing” there.", "Odd Bakers Sing", "If Odd Bakers Sing"),
        ("“In Odd Town,” he said.", "Odd Town", "Odd Town"),
        ("“The Odd Baker left.”", "Odd Baker", "Odd Baker"),
    ],
)
def test_a_quoted_title_begins_with_its_quote(
    find: Find, text: str, name: str, expected: str
) -> None:
    assert surfaces(find(text, names=[(name, "WORK")])) == [expected]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Strelsau Democrat", ["Strelsau", "Democrat"]),
        ("Strelsau Democrats", ["Strelsau", "Democrats"]),
        ("Odd Democrats", ["Odd Democrats"]),
        ("National Democratic Party", ["National Democratic Party"]),
        ("United Democratic Party", ["United Democratic Party"]),
        ("Strelsau Democratic Party", ["Strelsau", "Democratic Party"]),
    ],
)
def test_members_of_a_party_are_told_with_their_state(name: str, expected: list[str]) -> None:
    rows = [
        *ROWS,
        Row("Democratic Party", "ORG", "Party", (), ("Democrat", "Democrats"), (), 3),
        Row("Manchester United", "ORG", "Club", (("United", 0.1),), (), (), 3),
    ]
    article, sentences = build(f"So the {name} had said on that day.", names=[(name, "ORG")])
    found = find_mentions(article.text, sentences, StarterSource(rows).known_aliases)
    assert surfaces(found) == expected


def test_the_army_of_a_people_is_no_people_with_an_army() -> None:
    rows = [
        Row("Ruritanian People's Army", "ORG", "Army"),
        Row("Ruritanians", "GROUP", "People", (("Ruritanian people", 0.95),)),
    ]
    article, sentences = build("So said the Ruritanian People's Army there.")
    found = find_mentions(article.text, sentences, StarterSource(rows).known_aliases)
    assert surfaces(found) == ["Ruritanian People's Army"]


def test_a_local_station_is_not_its_network() -> None:
    rows = [*ROWS, Row("CBS", "ORG", "Television network")]
    text = "So had CBS Strelsau reported on that day."
    article, sentences = build(text, names=[("CBS Strelsau", "ORG")])
    found = find_mentions(article.text, sentences, StarterSource(rows).known_aliases)
    assert surfaces(found) == ["CBS Strelsau"]
