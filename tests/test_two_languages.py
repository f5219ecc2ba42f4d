"""What Python and TypeScript both know must stay the same; neither can import the other."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from jl_newslens import sidebar
from jl_newslens.config import MAX_BULLETS, LensConfig
from jl_newslens.display import wording
from jl_newslens.model import ENTITY_STATUSES, ENTITY_TYPES, LENGTHS, MIME_TYPE, WIRE_VERSION

JS = Path(__file__).resolve().parent.parent / "js"


def source(name: str) -> str:
    return (JS / "src" / name).read_text("utf-8")


def quoted(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"'([^']+)'", text))


@pytest.fixture
def settings() -> dict[str, Any]:
    schema = json.loads((JS / "schema" / "plugin.json").read_text("utf-8"))
    properties: dict[str, Any] = schema["properties"]
    return properties


def test_the_settings_of_the_sidebar_are_options_of_a_lens(settings: dict[str, Any]) -> None:
    colors = settings.pop("colors")

    assert settings.keys() == sidebar._OPTIONS
    for name, setting in settings.items():
        assert setting["default"] == getattr(LensConfig(), name)
    assert settings["bullets"]["maximum"] == MAX_BULLETS
    assert tuple(choice["const"] for choice in settings["length"]["oneOf"]) == LENGTHS
    assert tuple(colors["properties"]) == ENTITY_TYPES


def test_types_and_statuses_are_the_same() -> None:
    model = source("model.ts")

    for name, values in (("ENTITY_TYPES", ENTITY_TYPES), ("ENTITY_STATUSES", ENTITY_STATUSES)):
        [written] = re.findall(rf"{name} = \[(.*?)\]", model)
        assert quoted(written) == values


def test_the_wire_format_has_one_name_and_version() -> None:
    tokens = source("tokens.ts")

    assert f"MIME_TYPE = '{MIME_TYPE}'" in tokens
    assert f"WIRE_VERSION = {WIRE_VERSION};" in tokens


def test_a_link_is_as_sure_in_the_view_as_in_print() -> None:
    words = source("view/words.ts")

    assert f"const SURE = {wording._SURE};" in words
    assert f"const LIKELY = {wording._LIKELY};" in words
    [plurals] = re.findall(r"function typePlural(.*?)\[type\]", words, re.DOTALL)
    assert quoted(plurals) == tuple(wording.TYPE_HEADINGS.values())
