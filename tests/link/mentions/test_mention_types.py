from __future__ import annotations

from collections.abc import Sequence

import pytest

from jl_newslens.link.mentions import mention_types
from jl_newslens.link.sources.starter import StarterSource
from jl_newslens.link.starter_kb.rows import Row
from jl_newslens.model import EntityType, Mention
from jl_newslens.protocols import Query

ROWS = (
    Row("Zenda Motors", "ORG", "Car maker", (("Zenda", 0.9),)),
    Row("Rudolf Elphberg", "PERSON", "King of Ruritania", (("Elphberg", 0.95),)),
    Row("Strelsau", "PLACE", "Capital of Ruritania"),
    Row("Hentzau (probe)", "OTHER", "Space probe"),
    Row("Tarlenheim Bank", "ORG", "Bank", (("Tarlenheim", 0.6),)),
)


def with_types(text: str, mentions: Sequence[Mention], rows: Sequence[Row]) -> list[Mention]:
    """As one source has it."""
    source = StarterSource(rows)
    known = source.known_aliases({mention.surface for mention in mentions})
    return mention_types.with_types(
        text, mentions, known, lambda surfaces: [source.find([Query(s) for s in surfaces])]
    )


def typed(surface: str, kind: EntityType | None, origin: str = "ner") -> EntityType | None:
    mention = Mention(0, len(surface), surface, type=kind, origin=origin)
    [found] = with_types(surface, [mention], ROWS)
    return found.type


def test_an_alias_has_the_type_of_its_page() -> None:
    assert typed("Strelsau", None, "alias") == "PLACE"
    assert typed("Nowhere", None, "alias") is None


@pytest.mark.parametrize(
    ("surface", "ner", "expected"),
    [
        ("Zenda", "PERSON", "ORG"),
        ("Zenda Motors", "PERSON", "ORG"),
        ("Elphberg", "PLACE", "PERSON"),
        ("Zenda", "PLACE", "PLACE"),  # a town may be called so: NER and page are near
        ("Strelsau", "PERSON", "PERSON"),  # and so may a girl
        ("Hentzau", "PERSON", "PERSON"),
        ("Tarlenheim", "PERSON", "PERSON"),
        ("Nowhere", "PERSON", "PERSON"),
    ],
)
def test_what_is_known_for_one_person_or_thing_only_is_that(
    surface: str, ner: EntityType, expected: EntityType
) -> None:
    assert typed(surface, ner) == expected


@pytest.mark.parametrize("is_known", [False, True])
def test_a_surname_of_somebody_named_here_stays_a_person(is_known: bool) -> None:
    ann = [Row("Ann Zenda", "PERSON", "Painter")] if is_known else []
    mentions = [Mention(0, 9, "Ann Zenda", type="PERSON"), Mention(16, 21, "Zenda", type="PERSON")]
    found = with_types("Ann Zenda left, Zenda said.", mentions, [*ROWS, *ann])
    assert [mention.type for mention in found] == ["PERSON", "PERSON"]


def test_what_the_text_takes_for_a_place_is_no_person() -> None:
    mention = Mention(12, 20, "Elphberg", type="PLACE")
    [found] = with_types("They met in Elphberg.", [mention], ROWS)
    assert found.type == "PLACE"


def test_the_sources_know_the_duchess_of_a_place_for_a_person() -> None:
    rows = [*ROWS, Row("Ann of Zenda", "PERSON", "Duchess", (("Duchess of Zenda", 0.95),))]
    mention = Mention(0, 16, "Duchess of Zenda", type="PLACE")
    [found] = with_types("Duchess of Zenda left.", [mention], rows)
    assert found.type == "PERSON"
