"""The live widget: what goes over to the browser, and what may come back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from jl_newslens.display.widget import BriefWidget
from jl_newslens.model import MIME_TYPE, Analysis

ANALYSIS = Analysis.from_dict(
    json.loads((Path(__file__).parents[1] / "data" / "analysis.v1.json").read_text("utf-8"))
)
WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    messages: list[dict[str, Any]] = []
    monkeypatch.setattr(
        BriefWidget, "send", lambda _self, content, buffers=None: messages.append(content)
    )
    return messages


def test_the_analysis_goes_over_once_and_never_with_the_state(sent: list[dict[str, Any]]) -> None:
    widget = BriefWidget(ANALYSIS)
    [message] = sent
    assert message["status"] == "ready"
    assert Analysis.from_dict(message["analysis"]) == ANALYSIS
    assert "Port Salis" not in json.dumps(widget.get_state(), default=str)


def test_a_view_that_has_nothing_gets_the_last_state(sent: list[dict[str, Any]]) -> None:
    widget = BriefWidget(ANALYSIS)
    widget.show("failed", message="gone")
    widget._receive(widget, {"type": "ready"}, [])
    assert sent[-1] == sent[-2]
    assert sent[-1]["message"] == "gone"


def test_a_correction_reaches_who_takes_it(sent: list[dict[str, Any]]) -> None:
    taken: list[tuple[str, str | None, str | None]] = []
    widget = BriefWidget(ANALYSIS, on_correct=lambda *args: taken.append(args))
    widget._receive(widget, {"type": "correct", "entity": "e5", "title": "Okafor"}, [])
    widget._receive(widget, {"type": "correct", "entity": "e5", "none": True}, [])
    assert taken == [("e5", "Okafor", None), ("e5", None, None)]


def test_a_correction_can_be_taken_back(sent: list[dict[str, Any]]) -> None:
    taken: list[str] = []
    widget = BriefWidget(ANALYSIS, on_correct=lambda *_: None, on_forget=taken.append)
    widget._receive(widget, {"type": "forget", "entity": "e5"}, [])
    assert taken == ["e5"]


@pytest.mark.parametrize(
    "message",
    [
        None,
        "correct",
        {"type": "correct"},
        {"type": "correct", "entity": 5, "title": "x"},
        {"type": "correct", "entity": "e5", "title": ["x"]},
        {"type": "forget"},
        {"type": "forget", "entity": ["e5"]},
        {"type": "other"},
    ],
)
def test_an_odd_message_from_a_browser_does_nothing(
    message: Any, sent: list[dict[str, Any]]
) -> None:
    taken: list[Any] = []
    widget = BriefWidget(
        ANALYSIS, on_correct=lambda *args: taken.append(args), on_forget=taken.append
    )
    before = len(sent)
    widget._receive(widget, message, [])
    assert not taken
    assert len(sent) == before


def test_a_saved_notebook_holds_more_than_the_live_view() -> None:
    data, _ = BriefWidget(ANALYSIS)._repr_mimebundle_()
    assert data[WIDGET_VIEW]["model_id"]
    assert Analysis.from_dict(data[MIME_TYPE]) == ANALYSIS
    assert "38 million euros" in data["text/plain"]


def test_only_states_with_an_analysis_have_one() -> None:
    widget = BriefWidget()
    with pytest.raises(ValueError, match="'ready' without"):
        widget.show("ready")
    with pytest.raises(ValueError, match="'loading' with"):
        widget.show("loading", ANALYSIS)
