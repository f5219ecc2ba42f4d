from __future__ import annotations

from dataclasses import replace

import pytest

from jl_newslens.link.context.sport import competes, fits_game, is_team, plays_another_game
from jl_newslens.model import Candidate

MEN = Candidate("Ruritania national football team", None, "test", "ORG",
                description="Men's football team of Ruritania")  # fmt: skip
WOMEN = Candidate("Ruritania women's national football team", None, "test", "ORG",
                  description="Women's football team of Ruritania")  # fmt: skip
RUGBY = Candidate("Ruritania national rugby team", None, "test", "ORG",
                  description="Rugby team of Ruritania")  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They beat Ruritania in Rome.", True),
        ("So Ruritania won.", True),
        ("So Ruritania had not won.", True),
        ("It was put off, as was Ruritania's match.", True),
        ("It ended Ruritania 2–1 Graustark.", True),
        ("They fell to a 3-1 loss to Ruritania.", True),
        ("It was a first win over Ruritania.", True),
        ("Ruritania captain Ann Odd spoke.", True),
        ("They lost 2-0 at Ruritania.", True),
        ("They visit Ruritania next.", True),
        ("So it was Ruritania v Graustark.", True),
        ("So Ruritania are on course for the cup.", True),
        ("Ruritania were all out by noon.", True),
        ("Odd and Ruritania were far away.", False),
        ("The hills of Ruritania were green.", False),
        ("So Ruritania and Graustark qualified there.", True),
        ("Ruritania, Zenda and Graustark also won.", True),
        ("A former Ruritania hooker spoke.", True),
        ("Ruritania assistant manager Ann Odd spoke.", True),
        ("He was capped by Ruritania.", True),
        ("They had a 41-13 victory at Ruritania.", True),
        ("So Graustark upset Ruritania there.", True),
        ("It was in the clash with Ruritania.", True),
        ("So said Ruritania keeper Ann Odd.", True),
        ("They saw Graustark playing Ruritania.", True),
        ("A bus drove to Ruritania on Monday.", False),
        ("The loss of life in Ruritania grew.", False),
    ],
)
def test_verbs_and_scores_say_who_plays(text: str, expected: bool) -> None:
    start = text.index("Ruritania")
    assert competes(text, start, start + len("Ruritania")) is expected


def test_a_team_fits_the_game_that_the_text_names() -> None:
    assert is_team(MEN)
    assert [fits_game(page, {"rugby", "match"}) for page in (MEN, RUGBY)] == [-1.0, 1.0]
    report = {"soccer", "women", "team", "match", "goal", "coach"}
    assert [fits_game(page, report) for page in (MEN, WOMEN)] == [-1.0, 1.0]
    assert fits_game(MEN, {"soccer", "women", "court"}) == 1.0
    assert [fits_game(page, {"soccer"}) for page in (MEN, WOMEN)] == [1.0, -1.0]


def test_a_cup_of_football_is_none_of_skiing() -> None:
    cup = replace(MEN, type="EVENT", title="FIFA Ruritania Cup", description="Football tournament")
    assert fits_game(cup, {"slalom", "cup"}) == -1.0
    assert fits_game(replace(cup, title="Cup", description="Skiing races"), {"slalom"}) == 1.0


def test_a_league_of_women_says_so_by_its_name() -> None:
    league = replace(WOMEN, description="Women's basketball league")
    assert fits_game(league, {"wnba"}) == 1.0
    assert fits_game(league, {"nba"}) == -1.0


def test_football_alone_may_be_either_game() -> None:
    gridiron = replace(MEN, title="Strelsau Stars", description="NFL team of Strelsau")
    college = replace(MEN, title="Zenda football", description="College football team of Zenda")
    for page in (gridiron, college):
        assert fits_game(page, {"football"}) == 1.0
        assert fits_game(page, {"football", "quarterback"}) == 1.0
        assert fits_game(page, {"football", "fifa"}) == -1.0
    assert fits_game(MEN, {"football"}) == 1.0
    assert fits_game(MEN, {"fifa"}) == 1.0
    assert fits_game(MEN, {"nfl"}) == -1.0


def test_a_report_of_tennis_names_no_team_of_football_though_a_footballer_is_there() -> None:
    words = {"tenni", "atp", "soccer", "match"}
    club = replace(MEN, title="Zenda F.C.", description="Football club of Zenda")
    cup = replace(MEN, type="EVENT", title="Ruritania Cup", description="Football tournament")
    assert plays_another_game(MEN, words)
    assert plays_another_game(cup, words)
    assert not plays_another_game(MEN, {"match"})
    assert not plays_another_game(MEN, {"soccer", "match"})
    assert not plays_another_game(club, words)
    assert fits_game(MEN, words) == -1.0


def test_a_college_team_of_one_game_is_in_no_report_of_another() -> None:
    college = replace(MEN, title="Zenda Bakers men's basketball", description="College team")
    assert plays_another_game(college, {"baseball", "pitcher"})
    assert not plays_another_game(college, {"basketball"})
