"""Which pages of a name a report of a game leaves."""

from __future__ import annotations

import pytest

from jl_newslens.link.linker import Linker
from jl_newslens.link.sources.starter import StarterSource
from jl_newslens.link.starter_kb.rows import Row
from jl_newslens.model import EntityType
from tests.link.choice.test_fits import PAGES, REPORT, links
from tests.link.conftest import build


def test_a_golfer_plays_no_football() -> None:
    rows = [
        Row("Bob Odd (golfer)", "PERSON", "Ruritanian golfer", (("Bob Odd", 0.95),), (), (), 3),
        Row("Bob Elphberg", "PERSON", "Ruritanian footballer and manager", (), (), (), 3),
    ]
    names: list[tuple[str, EntityType]] = [("Bob Odd", "PERSON"), ("Bob Elphberg", "PERSON")]
    told = "Bob Odd of Ruritania lost to Bob Elphberg of Ruritania."
    for more, title in ((f" {REPORT}", None), (" He plays golf.", "Bob Odd (golfer)")):
        entities = Linker([StarterSource(rows)]).link(*build(told + more, names=names)).entities
        assert [entity.title for entity in entities[:2]] == [title, "Bob Elphberg"]


def test_a_tennis_player_is_named_in_no_report_of_football() -> None:
    rows = [Row("Bob Odd", "PERSON", "Ruritanian tennis player", (("Odd", 0.9),), (), (), 3)]
    told = f"{REPORT} Then they saw Odd there."
    for more, title in (("", None), (" He plays tennis.", "Bob Odd")):
        article = build(told + more, names=[("Odd", "PERSON")])
        [entity] = Linker([StarterSource(rows)]).link(*article).entities
        assert entity.title == title


def test_a_cup_is_that_of_the_game_of_the_report() -> None:
    rows = [
        Row("Odd Football Cup", "EVENT", "Football championship", (("Odd Cup", 0.95),), (), (), 4),
        Row("Odd Ski Cup", "EVENT", "Season of skiing races", (("Odd Cup", 0.05),), (), (), 1),
    ]
    told = "The skier won the slalom. The coach saw the skiing team win the final of the league."
    for report, title in ((told, "Odd Ski Cup"), (REPORT, "Odd Football Cup")):
        article = build(f"{report} It was the Odd Cup.", names=[("Odd Cup", "EVENT")])
        [entity] = Linker([StarterSource(rows)]).link(*article).entities
        assert entity.title == title


def test_a_cup_that_is_named_in_full_may_be_of_any_game() -> None:
    rows = [Row("Odd Cup", "EVENT", "Season of skiing races", (), (), (), 4)]
    article = build(f"{REPORT} It was no Odd Cup, said FIFA.", names=[("Odd Cup", "EVENT")])
    [entity] = Linker([StarterSource(rows)]).link(*article).entities
    assert entity.title == "Odd Cup"


def test_what_is_said_to_be_the_womens_is() -> None:
    rows = [
        Row("Odd Cup (men)", "EVENT", "Football cup", (("Odd Cup", 0.9),), (), (), 4),
        Row("Odd Cup (women)", "EVENT", "Women's football cup", (("Odd Cup", 0.05),), (), (), 1),
    ]
    article = build("They won the women's Odd Cup.", names=[("Odd Cup", "EVENT")])
    [entity] = Linker([StarterSource(rows)]).link(*article).entities
    assert entity.title == "Odd Cup (women)"


def test_a_nickname_means_the_team_that_is_named() -> None:
    text = f"Then Strelsau City won. {REPORT} The Reds are top."
    found = links(text, ("Strelsau City", "ORG"), ("Reds", "ORG"))
    assert found["Reds"] == "Strelsau City F.C."
    assert links("They saw the Reds win.", ("Reds", "ORG"))["Reds"] != "Strelsau City F.C."


def test_a_town_stays_a_town_where_it_does_not_play() -> None:
    text = f"Then Strelsau City won. {REPORT} They drove back to Strelsau by night."
    found = links(text, ("Strelsau City", "ORG"), ("Strelsau", "PLACE"))
    assert found["Strelsau"] != "Strelsau City F.C."


def test_a_town_that_plays_is_no_town() -> None:
    rows = [*PAGES, Row("Hentzau", "PLACE", "City of Ruritania", (), (), ("Ruritania",), 4)]
    for text, title in (("beat Hentzau 2-1.", None), ("flew to Hentzau.", "Hentzau")):
        article = build(f"{REPORT} They {text}", names=[("Hentzau", "PLACE")])
        [entity] = Linker([StarterSource(rows)]).link(*article).entities
        assert entity.title == title


def test_in_a_sports_report_the_last_word_means_the_team() -> None:
    text = f"Then Strelsau City won. {REPORT} They were glad when City lost."
    assert links(text, ("Strelsau City", "ORG"))["City"] == "Strelsau City F.C."
    text = "Then Strelsau City paid. The shareholders met. They were glad when City sold it."
    assert "City" not in links(text, ("Strelsau City", "ORG"))


def test_until_another_team_of_that_word_is_named() -> None:
    text = f"Then Strelsau City won. {REPORT} They were glad when City lost. So were Hentzau City."
    found = links(f"{text} But City did not.", ("Strelsau City", "ORG"), ("Hentzau City", "ORG"))
    assert found["City"] == "Strelsau City F.C."
    text = f"So it was said that Hentzau City met Strelsau City there. {REPORT}"
    text += " They were glad when City lost."
    assert "City" not in links(text, ("Strelsau City", "ORG"), ("Hentzau City", "ORG"))


def test_who_is_on_loan_is_so_from_a_club() -> None:
    text = f"{REPORT} He was on loan from Strelsau."
    assert links(text, ("Strelsau", "PLACE"))["Strelsau"] == "Strelsau City F.C."
    text = "The painting was on loan from Strelsau."
    assert links(text, ("Strelsau", "PLACE"))["Strelsau"] == "Strelsau"


def test_the_number_of_a_shirt_is_no_house() -> None:
    rows = [Row("10 Zenda Street", "PLACE", "Seat of the government", (("No 10", 0.9),), (), (), 4)]
    for text, title in ((REPORT, None), ("The ministers met.", "10 Zenda Street")):
        article = build(f"{text} So said No 10.", names=[("No 10", "PLACE")])
        [entity] = Linker([StarterSource(rows)]).link(*article).entities
        assert entity.title == title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("They are top (home to Hentzau).", None),
        ("They fell to a loss away to Hentzau.", None),
        ("So Hentzau (away to Odd) are top.", None),
        ("He had played for Hentzau before.", None),
        ("He is the new manager of Hentzau.", None),
        ("He came from Hentzau for £17.5million in May.", None),
        ("He had come from Hentzau for the day.", "Hentzau"),
        ("He is the new mayor of Hentzau.", "Hentzau"),
    ],
)
def test_whom_a_club_plays_or_pays_is_no_town(text: str, title: str | None) -> None:
    rows = [Row("Hentzau", "PLACE", "City of Ruritania", (), (), ("Ruritania",), 4)]
    article = build(f"{REPORT} {text}", names=[("Hentzau", "PLACE")])
    [entity] = Linker([StarterSource(rows)]).link(*article).entities
    assert entity.title == title


def test_a_report_of_sport_without_a_word_of_films_names_no_prize_for_them() -> None:
    rows = [Row("Odd Prizes", "OTHER", "Film prizes", (("Odd", 0.9),), (), (), 4)]
    for text, title in ((REPORT, None), (f"{REPORT} He saw a film.", "Odd Prizes")):
        article = build(f"{text} Then came Odd.", names=[("Odd", "OTHER")])
        [entity] = Linker([StarterSource(rows)]).link(*article).entities
        assert entity.title == title


def test_a_report_of_cricket_may_speak_of_football() -> None:
    rows = [
        Row("Odd Football Cup", "EVENT", "Football championship", (("Odd Cup", 0.9),), (), (), 5),
        Row("Odd Cricket Cup", "EVENT", "Cricket championship", (("Odd Cup", 0.05),), (), (), 2),
    ]
    told = "The cricket coach won the Ashes. The captain scored in the final of the league."
    article = build(f"{told} It was no football. It was the Odd Cup.", names=[("Odd Cup", "EVENT")])
    [entity] = Linker([StarterSource(rows)]).link(*article).entities
    assert entity.title == "Odd Cricket Cup"


def test_a_state_whose_team_nobody_knows_is_not_linked_where_it_plays() -> None:
    for told, title in (("So Ruritania beat them.", None), ("They met in Ruritania.", "Ruritania")):
        assert links(f"{REPORT} {told}", ("Ruritania", "PLACE"))["Ruritania"] == title
