"""The live widget: the view in a notebook, with a kernel behind it.

The synced state holds the selection only. The analysis goes over once, as one message: synced, the
article's text would be sent again with every page load and saved with every notebook.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final, Literal, TypeAlias

import anywidget
import traitlets

from jl_newslens.display.markdown import render_markdown
from jl_newslens.display.mime import mime_bundle, view_data
from jl_newslens.model import Analysis

log = logging.getLogger(__name__)

Status: TypeAlias = Literal["empty", "loading", "partial", "ready", "failed"]
Correct: TypeAlias = Callable[[str, "str | None", "str | None"], None]
"""Called with an entity's id and the title or the address chosen for it; neither: no page."""
Forget: TypeAlias = Callable[[str], None]
"""Called with the id of an entity whose correction is taken back."""

_STATIC: Final = Path(__file__).parent.parent / "static"
_BUILT: Final = (_STATIC / "widget.js").is_file()
_NOT_BUILT: Final = """export default { render({ el }) {
  el.textContent = "NewsLens was installed without its front end: install it again without " +
    "JL_NEWSLENS_SKIP_FRONTEND. print(brief) and brief.html() work all the same.";
} }"""


class BriefWidget(anywidget.AnyWidget):  # type: ignore[misc] # anywidget has no types for mypy
    """Shows one analysis.

    Args:
        analysis: what to show; None for nothing yet.
        on_correct: takes the corrections that a reader makes; None: no controls for them.
        on_forget: takes back what `on_correct` took; the two belong together.

    Attributes:
        selected: id of the selected entity, "" for none; observable, and settable from Python.
    """

    _esm = _STATIC / "widget.js" if _BUILT else _NOT_BUILT
    _css = _STATIC / "widget.css" if _BUILT else ""
    selected = traitlets.Unicode("").tag(sync=True)

    def __init__(
        self,
        analysis: Analysis | None = None,
        *,
        on_correct: Correct | None = None,
        on_forget: Forget | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.analysis: Analysis | None = None
        self._on_correct = on_correct
        self._on_forget = on_forget
        self._state: dict[str, Any] = {}
        self.on_msg(self._receive)
        if analysis is None:
            self.show("empty")
        else:
            self.show("ready", analysis)

    def show(self, status: Status, analysis: Analysis | None = None, message: str = "") -> None:
        """Shows a state in every view of this widget.

        Args:
            status: "ready" and "partial" need an `analysis`; the others show none.
            message: what is being waited for ("loading", "partial") or what went wrong ("failed").
        """
        if (analysis is not None) != (status in ("ready", "partial")):
            raise ValueError(f"status {status!r} {'with' if analysis else 'without'} an analysis")
        self.analysis = analysis
        self._state = {
            "type": "state",
            "status": status,
            "message": message,
            "can_correct": self._on_correct is not None,
        }
        if analysis is not None:
            self._state["analysis"] = view_data(analysis)
            self._state["markdown"] = render_markdown(analysis)
        self.send(self._state)

    def _receive(self, _widget: Any, content: Any, _buffers: Any) -> None:
        """A message from a view. It comes from a browser, so nothing about it is taken for sure."""
        if not isinstance(content, Mapping):
            return
        kind = content.get("type")
        if kind == "ready":
            self.send(self._state)
        elif kind in ("correct", "forget"):
            entity, title, url = (content.get(key) for key in ("entity", "title", "url"))
            if not isinstance(entity, str) or not all(
                value is None or isinstance(value, str) for value in (title, url)
            ):
                log.warning("A view sent a correction that cannot be read: %r", content)
            elif kind == "correct" and self._on_correct is not None:
                self._on_correct(entity, title, url)
            elif kind == "forget" and self._on_forget is not None:
                self._on_forget(entity)

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        """The live view, and beside it what a reader without this kernel sees."""
        return with_saved_forms(super()._repr_mimebundle_(**kwargs), self.analysis)


def with_saved_forms(live: Any, analysis: Analysis | None) -> Any:
    """A widget's own MIME bundle (`data` or `(data, metadata)`), with the forms that outlive it."""
    if live is None:
        return live
    data, metadata = live if isinstance(live, tuple) else (live, {})
    return {**data, **mime_bundle(analysis)}, metadata
