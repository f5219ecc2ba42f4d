"""What the JupyterLab sidebar asks of a kernel, without JupyterLab."""

from __future__ import annotations

import json
from typing import Any

import pytest

from jl_newslens import sidebar
from jl_newslens.errors import OptionError
from jl_newslens.model import MIME_TYPE

pytestmark = pytest.mark.model
TEXT = "The port of Vigo grows every year, officials said on Monday. Ships wait for days."


def answers(monkeypatch: pytest.MonkeyPatch, request: dict[str, Any]) -> list[dict[str, Any]]:
    """The analyses that one request publishes."""
    published: list[dict[str, Any]] = []
    monkeypatch.setattr(sidebar, "publish_display_data", published.append)
    sidebar.answer(json.dumps(request))
    return [bundle[MIME_TYPE] for bundle in published]


def test_a_text_is_read_with_the_options_of_the_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    options = {"bullets": 1, "offline": True, "unheard-of": 3}

    [answer] = answers(monkeypatch, {"text": TEXT, "options": options})

    assert answer["article"]["text"] == TEXT
    assert len(answer["bullets"]) == 1


def test_a_text_that_looks_like_a_path_is_still_a_text(monkeypatch: pytest.MonkeyPatch) -> None:
    [answer] = answers(monkeypatch, {"text": "/etc/hosts", "options": {"offline": True}})

    assert answer["article"]["text"] == "/etc/hosts"


def test_a_request_without_an_article_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(OptionError, match="neither a text nor an address"):
        answers(monkeypatch, {"url": "file:///etc/hosts"})
