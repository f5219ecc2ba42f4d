"""The date of a text, or the years in it, tell whose time it was."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jl_newslens.link.linker import Linker
from jl_newslens.link.sources.starter import StarterSource
from jl_newslens.link.starter_kb.rows import Row
from tests.link.conftest import build

FIRST, SECOND = "First rule of Rudolf", "Second rule of Rudolf"
ROWS = (
    Row(FIRST, "ORG", "Government of Rudolf from 1917 to 1921", (("Rudolf government", 0.1),), (),
        ("Ruritania",), 3),
    Row(SECOND, "ORG", "Government of Rudolf since January 1925", (("Rudolf government", 0.85),),
        (), ("Ruritania", "Ann Odd"), 5),
    Row("Ruritania", "PLACE", "Kingdom", (), (), (), 4),
    Row("Ann Odd", "PERSON", "Minister of Rudolf", (), (), (), 3),
)  # fmt: skip


def page(text: str, published: str | None = None) -> str | None:
    names = [("Rudolf government", "ORG"), ("Ann Odd", "PERSON")]
    article, sentences = build(text, names=names)
    linking = Linker([StarterSource(ROWS)]).link(replace(article, published=published), sentences)
    return next(entity.title for entity in linking.entities if entity.type == "ORG")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("The Rudolf government fell in May.", SECOND),
        ("The Rudolf government fell in May 1918.", FIRST),
        ("The Rudolf government fell, elected in 1916.", FIRST),
        ("The Rudolf government fell, elected in 1924.", SECOND),
        ("The Rudolf government fell in 1918, they said in 1926.", SECOND),
        ("The Rudolf government of 1918 has closed all mines by 1930.", FIRST),
        ("The Rudolf government fell, Ann Odd said in 1918.", SECOND),
        ("The Rudolf government sold 1,918 mines.", SECOND),
    ],
)
def test_years_in_the_text_tell_the_era(text: str, title: str) -> None:
    assert page(text) == title


def test_the_date_goes_before_them() -> None:
    assert page("The Rudolf government fell.", "1919-05-01") == FIRST
    assert page("The Rudolf government fell.", "1923-05-01") == FIRST
    assert page("The Rudolf government of 1918 fell.", "1926-05-01T10:00:00Z") == SECOND


def test_a_cup_of_a_later_year_is_not_meant() -> None:
    rows = (
        Row("1926 Odd Cup", "EVENT", "Odd Cup of that year", (("Odd Cup", 0.9),), (), (), 4),
        Row("Odd Cup", "EVENT", "Championship", (("Odd Cup", 0.1),), (), (), 3),
    )
    for year, title in ((1918, "Odd Cup"), (1926, "1926 Odd Cup"), (1925, "1926 Odd Cup")):
        article = build(f"So they won the Odd Cup in {year}.", names=[("Odd Cup", "EVENT")])
        [entity] = Linker([StarterSource(rows)]).link(*article).entities
        assert entity.candidates[0].title == title
        assert len(entity.candidates) == (1 if year == 1918 else 2)
