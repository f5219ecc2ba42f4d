from __future__ import annotations

import pytest

from jl_newslens.link.context.places import in_dateline, is_region, is_town, ties
from jl_newslens.model import Candidate


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("STRELSAU, Ruritania (AP) — The king left.", True),
        ("STRELSAU - The king left.", True),
        ("Strelsau (Reuters) – The king left.", True),
        ("Strelsau – the town – is small.", False),
        ("STRELSAU is small.", False),
    ],
)
def test_datelines(text: str, expected: bool) -> None:
    assert in_dateline(text, 0, len("Strelsau")) is expected
    later = f"He said: {text}"
    assert not in_dateline(later, 9, 9 + len("Strelsau"))


@pytest.mark.parametrize(
    ("description", "region"),
    [
        ("State in the east with Strelsau as capital", True),
        ("US state on the coast", True),
        ("Capital of the eastern state", False),
        ("Second city of the country", False),
    ],
)
def test_the_description_tells_regions_from_towns(description: str, region: bool) -> None:
    page = Candidate("Odd", None, "test", "PLACE", description=description)
    assert is_region(page) is region
    assert is_town(page) is not region


def place(title: str, description: str, *related: str) -> Candidate:
    return Candidate(title, None, "test", "PLACE", description=description, related=related)


@pytest.mark.parametrize(
    ("town", "surety"),
    [
        (place("Zenda", "Town", "Ruritania (state)"), 2),
        (place("Streslau", "Capital of Ruritania"), 1),
        (place("Hentzau, Ruritania", "Town"), 1),
        (place("Tarlenheim", "Town", "Elphberg Union"), 1),
        (place("Tarlenheim, Sylvania", "Town", "Elphberg Union"), 0),
        (place("Mittenheim", "Town in the west", "Sylvania"), 0),
    ],
)
def test_how_surely_a_town_is_part_of_a_region(town: Candidate, surety: int) -> None:
    region = place("Ruritania (state)", "Country in the east", "Elphberg Union")

    assert ties(town, region) == surety


def test_two_parts_of_one_state_are_no_parts_of_each_other() -> None:
    town = place("Tarlenheim", "Town", "Ruritania")
    assert ties(town, place("Elphbergshire", "County in the east", "Ruritania")) == 0
