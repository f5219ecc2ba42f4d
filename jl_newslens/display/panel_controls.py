"""The panel's input side: where the article comes from, and how it is to be read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import ipywidgets as ipw

from jl_newslens.config import LensConfig
from jl_newslens.model import LENGTHS, Article

_PASTE, _FILE, _ADDRESS = range(3)
_MOST_BULLETS: Final = 12
_FILE_TYPES: Final = ".txt,.md,.html,.htm,.json,text/plain,text/html,text/markdown"
_AUTO: Final = "auto"
_NOTHING: Final = ""
_NUMBER: Final = "120px"


@dataclass(frozen=True, slots=True)
class Request:
    """What a reader asks for. `compare_with` names a second ranker, or is None."""

    source: str | bytes | Article
    options: dict[str, Any] = field(default_factory=dict)
    compare_with: str | None = None


class Controls(ipw.VBox):  # type: ignore[misc] # ipywidgets has no types for mypy
    """Paste box, file, address; bullets, length, ranker, comparison, offline; read and stop.

    Args:
        config: the values to start from.
        rankers: names to choose from.
    """

    def __init__(self, config: LensConfig, rankers: Sequence[str]) -> None:
        # A ranker that is an object or a function has no name to show.
        own = [] if isinstance(config.ranker, str) else [("your own", config.ranker)]
        named = [(name, name) for name in rankers]
        self.text = ipw.Textarea(
            placeholder="Paste an article here", rows=7, **_named("Text of the article")
        )
        self.file = ipw.FileUpload(accept=_FILE_TYPES, multiple=False, description="Choose a file")
        self.address = ipw.Text(placeholder="https://…", **_named("Address"))
        self.inputs = ipw.Tab(
            children=(self.text, self.file, self.address), titles=("Paste", "File", "Address")
        )
        # No slider: those of ipywidgets have no name that a screen reader could say.
        self.bullets = ipw.BoundedIntText(
            value=config.bullets,
            min=1,
            max=max(_MOST_BULLETS, config.bullets),
            description="Bullets",
            **_fitted(_NUMBER),
        )
        self.length = ipw.Dropdown(
            options=LENGTHS, value=config.length, description="Length", **_fitted()
        )
        self.ranker = ipw.Dropdown(
            options=[*named, *own], value=config.ranker, description="Ranker", **_fitted()
        )
        self.compare = ipw.Dropdown(
            options=[("nothing", _NOTHING), *named],
            value=_NOTHING,
            description="Compare with",
            **_fitted(),
        )
        self.offline = ipw.Checkbox(
            value=config.offline,
            description="Offline: look names up on this machine only",
            indent=False,
            **_fitted(),
        )
        self.read = ipw.Button(description="At a glance", button_style="primary")
        self.stop = ipw.Button(description="Stop", disabled=True)
        self.note = ipw.Label()
        choices = _row(self.bullets, self.length, self.ranker, self.compare)
        actions = _row(self.read, self.stop, self.offline, self.note)
        super().__init__(children=(self.inputs, choices, actions))
        self.add_class("jln-Panel-controls")

    def request(self) -> Request | None:
        """What the controls say now; None (and a note) where there is no article yet."""
        source = self._source()
        if source is None:
            self.note.value = "Paste an article, choose a file or give an address first."
            return None
        self.note.value = ""
        options = {
            "bullets": self.bullets.value,
            "length": self.length.value,
            "ranker": self.ranker.value,
            "offline": self.offline.value,
        }
        other = self.compare.value
        return Request(
            source, options, other if other not in (_NOTHING, self.ranker.value) else None
        )

    def set_busy(self, busy: bool) -> None:
        """While an article is being read, only Stop can be pressed."""
        self.read.disabled = busy
        self.stop.disabled = not busy

    def _source(self) -> str | bytes | None:
        tab = self.inputs.selected_index
        if tab == _ADDRESS:
            return self.address.value.strip() or None
        if tab == _FILE:
            return bytes(self.file.value[0]["content"]) if self.file.value else None
        # As bytes: a text that looks like a path or an address stays a text.
        text = self.text.value.strip()
        return text.encode(errors="replace") if text else None


def _fitted(width: str = _AUTO) -> dict[str, Any]:
    """As wide as what it says, unlike the fixed widths of ipywidgets."""
    return {"layout": ipw.Layout(width=width), "style": {"description_width": _AUTO}}


def _named(name: str) -> dict[str, Any]:
    """A name for screen readers only: the tab above says what goes in."""
    return {"description": name, **_fitted(), "style": {"description_width": "0px"}}


def _row(*controls: Any) -> Any:
    row = ipw.Box(controls, layout=ipw.Layout(flex_flow="row wrap", align_items="center"))
    row.add_class("jln-Panel-row")
    return row
