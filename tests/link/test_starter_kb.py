"""The starter knowledge base is sound."""

from __future__ import annotations

from collections import Counter

import pytest

from jl_newslens.errors import ReferenceFormatError
from jl_newslens.link.linker import Linker
from jl_newslens.link.names.forms import fold, without_bracket
from jl_newslens.link.sources.starter import StarterSource
from jl_newslens.link.starter_kb.__main__ import main
from jl_newslens.link.starter_kb.rows import (
    COLUMNS,
    Row,
    find_faults,
    load_areas,
    parse_file,
    parse_row,
)
from jl_newslens.model import ENTITY_TYPES
from tests.link.conftest import build

AREAS = load_areas()
ROWS = [row for rows in AREAS.values() for row in rows]
TITLES = {row.title for row in ROWS}
# States that are a city: their own capital.
CITY_STATES = {"Monaco", "Singapore", "Vatican City"}


def test_it_is_large_enough() -> None:
    assert len(ROWS) >= 3000
    assert len(AREAS["states"]) >= 193


def test_it_has_no_faults() -> None:
    assert find_faults(AREAS) == []


def test_no_title_stands_twice() -> None:
    assert [title for title, count in Counter(r.title for r in ROWS).items() if count > 1] == []


def test_every_relation_leads_to_a_page() -> None:
    assert {title for row in ROWS for title in row.related} <= TITLES


def test_types_and_weights_are_valid() -> None:
    assert {row.type for row in ROWS} <= set(ENTITY_TYPES)
    assert {row.weight for row in ROWS} <= {1, 2, 3, 4, 5}
    assert all(0 < share <= 1 for row in ROWS for _, share in row.aliases)


def test_aliases_are_normalized() -> None:
    for row in ROWS:
        for alias, _ in row.aliases:
            assert alias == " ".join(alias.split())
            assert fold(alias)
            assert alias == without_bracket(row.title) or not alias.startswith(("the ", "The "))


def test_every_state_has_its_capital_and_a_demonym() -> None:
    by_title = {row.title: row for row in ROWS}
    for state in AREAS["states"]:
        assert state.type == "PLACE"
        assert state.demonyms, state.title
        if state.title in CITY_STATES:
            continue
        capitals = [
            title
            for title in state.related
            if "capital" in by_title[title].description.lower()
            and state.title in by_title[title].related
        ]
        assert capitals, state.title


def test_no_name_is_claimed_by_more_pages_than_it_can_mean() -> None:
    claims: Counter[str] = Counter()
    for row in ROWS:
        claims.update({fold(surface) for surface, share in row.surfaces() if share > 0.9})
    crowded = {name for name, count in claims.items() if count > 1}
    # Namesakes are rare; most names that many claim are a sign of a share left out.
    assert len(crowded) < 0.01 * len(claims)


def test_the_check_command_agrees(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    assert "states" in capsys.readouterr().out
    assert main([]) == 2


def test_a_row_survives_writing_and_reading() -> None:
    for row in ROWS[:200]:
        assert parse_row(row.to_line()) == row


@pytest.mark.parametrize(
    "line",
    [
        "A\tORG\tx\t\t\t\t",
        "A\tCITY\tx\t\t\t\t1",
        "A\tORG\tx\t\t\t\t9",
        "A\tORG\tx\tB=2\t\t\t1",
        "A\tORG\tx\tB=much\t\t\t1",
        "\tORG\tx\t\t\t\t1",
        "A\tORG",
    ],
)
def test_a_damaged_row_is_told(line: str) -> None:
    with pytest.raises(ReferenceFormatError, match=r"areas\.tsv:2"):
        list(parse_file("\t".join(COLUMNS) + "\n" + line, path="areas.tsv"))


def test_faults_are_found() -> None:
    areas = {
        "b": [Row("Z", "ORG", "Ends.", (("the A", 0.9),), (), ("Nowhere", "Z"))],
        "a": [Row("Z", "ORG", "x"), Row("B, C", "ORG", "x"), Row("B,C", "ORG", "x")],
    }
    faults = "\n".join(find_faults(areas))
    for sign in (
        "full stop",
        "'the'",
        "Nowhere",
        "itself",
        "stands in",
        "sorted",
        "'B,C': the title",
    ):
        assert sign in faults
    assert "'B, C'" not in faults


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "The striker scored a goal for the club in the league on loan at Parma.",
            "Parma Calcio 1913",
        ),
        ("They ate ham in the old streets of Parma.", "Parma"),
    ],
)
def test_a_club_called_by_its_town_is_one_in_reports_of_its_game(text: str, title: str) -> None:
    linking = Linker([StarterSource()]).link(*build(text, names=[("Parma", "PLACE")]))
    assert [entity.title for entity in linking.entities] == [title]
