"""Whether what NER marks as a person is one, with what stands beside a known name."""

from __future__ import annotations

import pytest

from jl_newslens.link.linker import Linker
from jl_newslens.link.sources.starter import StarterSource
from jl_newslens.link.starter_kb.rows import Row
from jl_newslens.model import EntityType
from tests.link.conftest import build

SOURCE = StarterSource(
    [
        Row("Zenda", "PLACE", "Town in the west"),
        Row("Ruritania", "PLACE", "Mountain country", (), ("Ruritanian",)),
        Row("Carl Bodo", "PERSON", "Singer", (("Bodo", 0.95),)),
        Row("Zendans", "GROUP", "People of Zenda", (("Zendaman", 0.95),)),
        Row("Santo Odd", "PLACE", "State of Ruritania"),
    ]
)


def names(text: str, marked: str, kind: EntityType = "PERSON") -> set[str]:
    article, sentences = build(text, names=[(marked, kind)])
    entities = Linker([SOURCE]).link(article, sentences).entities
    return {mention.surface for entity in entities for mention in entity.mentions}


@pytest.mark.parametrize(
    ("text", "marked", "found"),
    [
        ("So said Bodo Ann Holt.", "Bodo Ann Holt", {"Bodo Ann Holt"}),
        ("So said Zenda Ann Holt.", "Zenda Ann Holt", {"Zenda Ann Holt"}),
        ("So said Ruritanian Ann Holt.", "Ruritanian Ann Holt", {"Ruritanian", "Ann Holt"}),
        ("So said Zendaman Ann Holt.", "Zendaman Ann Holt", {"Zendaman", "Ann Holt"}),
        ("So said Zenda Carl Bodo.", "Zenda Carl Bodo", {"Zenda", "Carl Bodo"}),
    ],
)
def test_a_known_word_may_be_the_given_name_of_a_person(
    text: str, marked: str, found: set[str]
) -> None:
    assert names(text, marked) >= found


def test_it_is_none_where_the_text_names_it_alone() -> None:
    text = "They came to Zenda. So said Zenda Ann Holt."
    article, sentences = build(text, names=[("Zenda Ann Holt", "PERSON"), ("Zenda", "PLACE")])
    entities = Linker([SOURCE]).link(article, sentences).entities
    assert {entity.name for entity in entities} == {"Zenda", "Ann Holt"}


def test_a_family_may_be_called_as_a_state_is() -> None:
    assert names("So said Nuno Santo Odd then.", "Nuno Santo Odd") == {"Nuno Santo Odd"}
    assert names("So said D-Santo Odd then.", "D-Santo Odd") == {"Santo Odd"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Snow fell. The snow lay long.", set()),
        ("They wrote: Snow fell. The snow lay long.", set()),
        ("Snow fell. So it did.", {"Snow"}),
        ("Snow fell. So said Mr Snow of the snow.", {"Snow"}),
    ],
)
def test_a_word_that_the_text_writes_small_is_no_name_at_the_head(
    text: str, found: set[str]
) -> None:
    assert names(text, "Snow") == found
