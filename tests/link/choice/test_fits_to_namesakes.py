"""Which pages of a name are left where the text speaks of a namesake."""

from __future__ import annotations

import pytest

from jl_newslens.link.linker import Linker
from jl_newslens.link.sources.starter import StarterSource
from jl_newslens.link.starter_kb.rows import Row
from tests.link.choice.test_fits import links
from tests.link.conftest import build


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("They met a woman named Sapt there.", None),
        ("Then a dog called Sapt left.", None),
        ("So they wrote of a man who is named Sapt.", None),
        ("Then a man they named left Sapt.", "Carl Sapt"),
        ("So he named Sapt there.", "Carl Sapt"),
    ],
)
def test_who_is_said_to_be_named_so_is_somebody_else(text: str, title: str | None) -> None:
    assert links(text, ("Sapt", "PERSON"))["Sapt"] == title


def test_a_town_is_said_to_be_named_so_all_the_same() -> None:
    assert links("They saw a town called Strelsau.", ("Strelsau", "PLACE"))["Strelsau"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("She would not use the title of Queen.", None),
        ("So she will soon become Queen.", None),
        ("So she came to see the Queen.", "Odd III"),
        ("She saw the Queen. So she will become Queen.", "Odd III"),
    ],
)
def test_who_becomes_queen_is_another(text: str, title: str | None) -> None:
    rows = [Row("Odd III", "PERSON", "Queen of Ruritania", (("Queen", 0.95),), (), (), 5)]
    article = build(text, names=[("Queen", "PERSON")])
    entities = Linker([StarterSource(rows)]).link(*article).entities
    assert [entity.title for entity in entities] == [title]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("They know her from Zenda's cult hit comedy of May.", "Zenda Network"),
        ("They know the Zenda sitcom of May.", "Zenda Network"),
        ('They saw "The Mill," 9 p.m. ET Sunday, Zenda.', "Zenda Network"),
        ("They told Zenda that it was a comedy.", "Zenda News"),
    ],
)
def test_a_network_shows_series_and_its_channel_the_news(text: str, title: str) -> None:
    rows = (
        Row("Zenda News", "ORG", "Ruritanian cable news channel", (("Zenda", 0.5),), (), (), 5),
        Row("Zenda Network", "ORG", "Ruritanian television network", (("Zenda", 0.4),), (), (), 2),
    )
    linking = Linker([StarterSource(rows)]).link(*build(text, names=[("Zenda", "ORG")]))
    assert title in [entity.title for entity in linking.entities]


def test_letters_behind_a_number_are_no_bank() -> None:
    rows = [Row("Bank of Odd", "ORG", "Central bank", (("BOO", 0.95),), (), (), 5)]
    for text, title in (("He had 3 BOO, they say.", None), ("He told the BOO so.", "Bank of Odd")):
        article = build(text, names=[("BOO", "ORG")])
        [entity] = Linker([StarterSource(rows)]).link(*article).entities
        assert entity.title == title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("So said Dr Bello there.", None),
        ("So said Dr. Bello there.", None),
        ("So said Dr Sapt there.", "Carl Sapt"),
        ("So sang Bello there.", "Ann Bello"),
    ],
)
def test_no_singer_is_a_doctor(text: str, title: str | None) -> None:
    name = "Sapt" if "Sapt" in text else "Bello"
    assert links(text, (name, "PERSON"))[name] == title


def test_what_is_in_the_style_of_another_is_not_that() -> None:
    assert links("They founded a Zenda-style Strelsau Mercury.").get("Strelsau Mercury") is None
    assert links("They founded the Strelsau Mercury.")["Strelsau Mercury"]


def test_what_is_miles_from_somewhere_is_no_company() -> None:
    assert links("They were near Zenda, 12 miles north of it.", ("Zenda", "ORG"))["Zenda"] not in (
        "Zenda (company)",
    )
    assert links("They were at Zenda, 12 bakers of it.", ("Zenda", "ORG"))["Zenda"]
