"""The MIME bundle: something good for every front end."""

from __future__ import annotations

import json
from pathlib import Path

from jl_newslens.display.mime import mime_bundle, view_data
from jl_newslens.model import MIME_TYPE, Analysis

DATA = json.loads(
    (Path(__file__).parents[1] / "data" / "analysis.v1.json").read_text(encoding="utf-8")
)
ANALYSIS = Analysis.from_dict(DATA)


def test_the_view_gets_the_wire_format_and_the_segments() -> None:
    data = view_data(ANALYSIS)
    assert Analysis.from_dict(data) == ANALYSIS
    assert data == DATA


def test_the_bundle_is_json_all_through() -> None:
    assert json.loads(json.dumps(mime_bundle(ANALYSIS)))[MIME_TYPE] == DATA


def test_every_form_has_every_bullet() -> None:
    bundle = mime_bundle(ANALYSIS)
    assert set(bundle) == {MIME_TYPE, "text/html", "text/markdown", "text/plain"}
    for kind in ("text/html", "text/markdown", "text/plain"):
        for words in ("38 million euros", "promised that the ferry", "floated up the"):
            assert words in " ".join(bundle[kind].split()), (kind, words)


def test_a_panel_that_has_read_nothing_says_so_in_every_form() -> None:
    bundle = mime_bundle(None)
    assert bundle.pop(MIME_TYPE) is None
    assert set(bundle) == {"text/html", "text/markdown", "text/plain"}
    assert all("No article yet." in text for text in bundle.values())
