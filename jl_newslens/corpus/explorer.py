"""The corpus view for notebooks: pick an entity, see its articles and bullets over time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import ipywidgets as widgets

from jl_newslens.corpus.charts import as_svg, timeline_chart
from jl_newslens.display._markup import escape
from jl_newslens.display.wording import TYPE_HEADINGS

if TYPE_CHECKING:
    from jl_newslens.corpus.corpus import Corpus

_CHOICES: Final = 300


class Explorer(widgets.VBox):  # type: ignore[misc] # ipywidgets has no types
    """Controls on top, a timeline and the dated bullets below.

    `explorer.name` is the entity shown; set it to show another.
    """

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._type = widgets.Dropdown(
            options=[("All types", None), *((name, kind) for kind, name in TYPE_HEADINGS.items())],
            description="Type",
        )
        self._entity = widgets.Combobox(
            description="Entity", ensure_option=True, placeholder="type a name"
        )
        self._period = widgets.ToggleButtons(options=["day", "week", "month"], description="By")
        # No `Output`: nbclient answers one while it waits for the cell, whose end it may then miss,
        # so that `jupyter nbconvert --execute` never came back.
        self._shown = widgets.HTML()
        self._type.observe(self._offer, "value")
        for control in (self._entity, self._period):
            control.observe(self._show, "value")
        super().__init__([widgets.HBox([self._type, self._entity]), self._period, self._shown])
        self._offer()

    @property
    def name(self) -> str:
        """The entity shown, "" for none."""
        return str(self._entity.value)

    @name.setter
    def name(self, name: str) -> None:
        self._entity.value = name

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        """The live view, and beside it what it shows at first for a reader without this kernel."""
        live = super()._repr_mimebundle_(**kwargs)
        if live is None:
            return None
        data, metadata = live if isinstance(live, tuple) else (live, {})
        heading = f"<h4>{escape(self.name)}</h4>" if self.name else ""
        return {**data, "text/html": heading + self._shown.value}, metadata

    def _offer(self, _change: Any = None) -> None:
        frame = self._corpus.entities(limit=_CHOICES, type=self._type.value)
        names = [str(name) for name in frame["name"]]
        self._entity.options = tuple(dict.fromkeys(names))
        if names and self.name not in names:
            self.name = names[0]

    def _show(self, _change: Any = None) -> None:
        if not self.name:
            return
        chart = timeline_chart(self._corpus, self.name, period=self._period.value)
        self._shown.value = as_svg(chart) + self._bullets()

    def _bullets(self) -> str:
        """The dated bullets as HTML; all text is escaped."""
        rows = self._corpus.bullets(self.name).fillna("")
        parts = []
        for (name, published, title), group in rows.groupby(
            ["id", "published", "title"], sort=False
        ):
            head = " · ".join(part for part in (str(published)[:10], str(title)) if part) or name
            items = "".join(f"<li>{escape(bullet)}</li>" for bullet in group["bullet"])
            parts.append(f"<p><b>{escape(head)}</b></p><ul>{items}</ul>")
        return "".join(parts)
