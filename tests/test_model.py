"""The wire format: what goes out comes back, and nothing else gets in."""

from __future__ import annotations

import contextlib
import copy
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jl_newslens.errors import WireFormatError
from jl_newslens.model import (
    Analysis,
    Article,
    Bullet,
    Candidate,
    Entity,
    Mention,
    Notice,
    Paragraph,
    Removal,
    Substitution,
)

MOST_REPR_CHARS = 300

TEXT = "Ana Lima leads the port of Vigo. She wants 😀 more ships."


def analysis() -> Analysis:
    mentions = (Mention(0, 8, "Ana Lima", type="PERSON"),)
    page = Candidate("Ana Lima", "https://en.wikipedia.org/wiki/Ana_Lima", "starter", "PERSON")
    return Analysis(
        article=Article(
            TEXT,
            title="A port",
            paragraphs=(Paragraph(0, len(TEXT), TEXT),),
            key_points=("Vigo grows",),
            url="https://example.org/a",
            published="2026-01-02",
        ),
        sentences=((0, 32), (33, len(TEXT))),
        bullets=(
            Bullet(
                "[Ana Lima] wants more ships.",
                1,
                ((0, 8), (36, 42), (45, len(TEXT))),
                (Removal(43, 45, "emoji"),),
                (Substitution(33, 36, 0, 8),),
            ),
        ),
        entities=(
            Entity(
                "e1",
                "Ana Lima",
                "PERSON",
                title="Ana Lima",
                url="https://en.wikipedia.org/wiki/Ana_Lima",
                score=0.9,
                status="linked",
                source="starter",
                salience=1.0,
                mentions=mentions,
                candidates=(page,),
                why=("the only page of that name",),
            ),
        ),
        notices=(Notice("offline", "Not asked."),),
    )


def test_an_analysis_survives_json() -> None:
    wire = json.loads(json.dumps(analysis().to_dict()))

    assert Analysis.from_dict(wire).to_dict() == wire


def test_mentions_read_back_say_what_the_text_says() -> None:
    [entity] = Analysis.from_dict(analysis().to_dict()).entities

    assert [m.surface for m in entity.mentions] == ["Ana Lima"]


def test_unknown_keys_are_ignored() -> None:
    wire = analysis().to_dict() | {"future": 1}

    assert Analysis.from_dict(wire).to_dict() == analysis().to_dict()


@pytest.mark.parametrize("version", [0, 2, None, "1"])
def test_another_wire_version_is_refused(version: object) -> None:
    with pytest.raises(WireFormatError, match="wire version"):
        Analysis.from_dict(analysis().to_dict() | {"wire_version": version})


@pytest.mark.parametrize(
    ("wire", "says"),
    [
        ({}, r"no 'wire_version'.*to_dict\(\)"),
        ({"text": "Bakers bake."}, "no 'wire_version'"),
        ({"wire_version": 1}, "article .* is missing"),
        ({"wire_version": 1, "article": {}}, "text .* is missing"),
        ('{"wire_version": 1}', r"not str.*json\.loads"),
        ({"wire_version": 1, "article": {"text": 7}}, "text .* not int"),
    ],
)
def test_what_is_missing_is_named(wire: Any, says: str) -> None:
    with pytest.raises(WireFormatError, match=says):
        Analysis.from_dict(wire)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("article", "text"), None),
        (("article", "key_points"), [1]),
        (("article", "paragraphs"), [[0, 5, "poem"]]),
        (("article",), []),
        (("sentences",), [[0, 10_000]]),
        (("sentences",), [[5, 2]]),
        (("bullets", 0, "spans"), [[True, 3]]),
        (("bullets", 0, "sentence"), "1"),
        (("entities", 0, "type"), "ROBOT"),
        (("entities", 0, "status"), "maybe"),
        (("entities", 0, "score"), float("nan")),
        (("entities", 0, "mentions"), [[-1, 3]]),
        (("notices", 0), "text"),
    ],
)
def test_a_wrong_value_is_refused_with_our_error(path: tuple[Any, ...], value: Any) -> None:
    wire = copy.deepcopy(analysis().to_dict())
    place = wire
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value

    with pytest.raises(WireFormatError):
        Analysis.from_dict(wire)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=12,
)


@given(
    st.fixed_dictionaries(
        {"wire_version": st.just(1)},
        optional=dict.fromkeys(("article", "bullets", "entities", "notices", "sentences"), JSON),
    )
)
def test_no_json_at_all_raises_anything_but_our_error(wire: dict[str, Any]) -> None:
    with contextlib.suppress(WireFormatError):
        Analysis.from_dict(wire)


def test_the_shipped_schema_accepts_the_wire_format() -> None:
    jsonschema = pytest.importorskip("jsonschema")
    path = Path(__file__).parent.parent / "jl_newslens" / "analysis.v1.schema.json"
    schema = json.loads(path.read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    wire = analysis().to_dict()

    jsonschema.validate(wire, schema)
    wire["entities"][0]["status"] = "unknown"  # but it still has a page
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(wire, schema)


def test_what_a_programmer_sees_of_an_entity_fits_a_glance() -> None:
    candidate = Candidate("Ana Lima", None, "starter", lead="word " * 100, related=("Vigo",) * 100)
    entity = Entity(
        "e1",
        "Ana Lima",
        "PERSON",
        title="Ana Lima",
        mentions=(Mention(0, 8, "Ana Lima"),) * 100,
        candidates=(candidate,) * 8,
        why=("its name",) * 20,
    )

    for record in (candidate, entity):
        assert "Ana Lima" in repr(record)
        assert len(repr(record)) < MOST_REPR_CHARS


def test_an_article_shows_how_it_begins_and_its_length() -> None:
    assert repr(Article(TEXT * 100)) == (
        "<Article 'Ana Lima leads the port of Vigo. She wants 😀 …': 5,600 characters>"
    )
    assert "A port" in repr(analysis().article)
