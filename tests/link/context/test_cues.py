from __future__ import annotations

import pytest

from jl_newslens.link.context.cues import (
    asked_for,
    has_bare_article,
    is_in_a_title,
    is_of_a_region,
    is_said_of_water,
    needs_no_article,
    place_ahead,
    reports,
    tells_the_news,
)
from jl_newslens.model import Candidate

TOWN = Candidate("Zenda, Colorado", None, "test", "PLACE", description="Town in the hills")
PERSON = Candidate("Ann Zenda", None, "test", "PERSON", description="Biologist")
AIRLINE = Candidate("Zenda Air", None, "test", "ORG", description="Airline of Ruritania")
STADIUM = Candidate("Zenda Stadium", None, "test", "PLACE", description="Stadium of Strelsau")
PAPER = Candidate("The Zenda", None, "test", "ORG", description="Daily newspaper of Strelsau")


def test_the_word_before_asks_for_a_type() -> None:
    assert asked_for(PERSON, ["senator"]) > 0 > asked_for(TOWN, ["senator"])
    assert asked_for(TOWN, ["in"]) > 0 > asked_for(PERSON, ["in"])
    assert asked_for(TOWN, ["a"], [" woman"]) > 0 > asked_for(PERSON, ["a"], [" woman"])


@pytest.mark.parametrize(
    ("after", "value"),
    [(", Colorado, on", 1), (", Colo., on", 1), (", Texas, on", -1), (", Tex.", -1), (" fell", 0)],
)
def test_the_state_behind_a_town_confirms_it(after: str, value: float) -> None:
    assert place_ahead(TOWN, [after]) == value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Born in Strelsau, Zenda, in 1900.", True),
        ("They left for Strelsau, Zenda two days ago.", True),
        ("He knows Strelsau, Zenda and Graustark.", False),
        ("Sen. Ann Odd of Zenda agreed.", True),
        ("Republican Bob Odd of Zenda agreed.", True),
        ("The people of Zenda agreed.", False),
        ("The governor of Zenda agreed.", True),
        ("It snowed in upstate Zenda.", True),
        ("They met Zenda's senior senator.", True),
        ("They met Zenda Gov. Ann Odd.", True),
        ("They met Zenda's senior baker.", False),
        ("It rained in the Zenda and Odd regions.", True),
        ("It rained in the Zenda province.", True),
        ("It rained in Zenda and Odd.", False),
        ("The senator left. The mayor of Zenda agreed.", False),
    ],
)
def test_where_a_state_stands(text: str, expected: bool) -> None:
    start = text.index("Zenda")
    assert is_of_a_region(text, start, start + 5) is expected


def test_an_article_of_its_own_speaks_for_a_stadium() -> None:
    text = "They met at the Zenda, and the Zenda flight left."
    first, second = text.index("Zenda"), text.rindex("Zenda")
    nouns = {text.index("flight")}
    assert has_bare_article(text, first, first + 5, nouns)
    assert not has_bare_article(text, second, second + 5, nouns)
    assert [needs_no_article(page) for page in (TOWN, PERSON, AIRLINE)] == [True, True, True]


def test_a_paper_reports() -> None:
    assert [tells_the_news(page) for page in (PAPER, AIRLINE)] == [True, False]
    assert reports("Zenda reported on Monday", 5)
    assert reports("Zenda has reported that", 5)
    assert not reports("Zenda reported to the police", 5)


def test_a_place_in_a_title_is_a_person() -> None:
    assert is_in_a_title("Then Miss Zenda won", 10)
    assert is_in_a_title("Then Sheikh Zenda won", 12)
    assert not is_in_a_title("Then in Zenda we", 8)


@pytest.mark.parametrize(
    ("before", "after", "water"),
    [
        ("Then the ", " burst its banks", True),
        ("Then the ", " has risen", True),
        ("towns along the ", " were flooded", True),
        ("along the ", ", where", True),
        ("a tributary of the ", ".", True),
        ("towns along the ", " border", False),
        ("He left the ", " in May", False),
        ("towns along ", ".", False),
    ],
)
def test_words_for_a_river(before: str, after: str, water: bool) -> None:
    text = f"{before}Zenda{after}"
    assert is_said_of_water(text, len(before), len(before) + 5) is water
