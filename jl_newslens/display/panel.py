"""The interactive panel: ipywidgets controls around the view, in Lab, Notebook 7 and Voilà."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final, Protocol

import ipywidgets as ipw
import traitlets
from IPython.display import display

from jl_newslens.config import LensConfig
from jl_newslens.display.panel_controls import Controls, Request
from jl_newslens.display.widget import BriefWidget, with_saved_forms
from jl_newslens.errors import NewsLensError, OptionError
from jl_newslens.model import Article, Entity
from jl_newslens.registry import ranker_names

_READING: Final = "Reading the article …"
_LOOKING_UP: Final = "Looking up the names …"
_UNEXPECTED: Final = "Something went wrong that NewsLens did not expect. The kernel's log has more."


class Reader(Protocol):
    """What the panel needs of a lens."""

    @property
    def config(self) -> LensConfig: ...

    def read_steps(self, source: Any, **options: Any) -> Iterator[Any]: ...

    def correct(
        self,
        entity: Entity,
        *,
        title: str | None = None,
        url: str | None = None,
        article: Article | None = None,
    ) -> Entity: ...

    def forget(self, entity: Entity, *, article: Article | None = None) -> bool: ...


class Panel(ipw.VBox):  # type: ignore[misc] # ipywidgets has no types for mypy
    """Paste, read, explore, correct.

    Args:
        lens: reads and takes corrections; None shows `brief` and nothing else.
        brief: what to show at first.

    Attributes:
        brief: the current brief, or None; observable.
        selected: id of the selected entity, "" for none; observable and settable.
        compared: the brief of the second ranker, or None.
    """

    brief = traitlets.Any(None, allow_none=True)
    selected = traitlets.Unicode("")
    compared = traitlets.Any(None, allow_none=True)

    def __init__(self, lens: Reader | None = None, *, brief: Any = None) -> None:
        self._lens = lens
        self._last: Request | None = None
        self._turn = 0
        self._displayed = False
        self._lock = threading.Lock()
        on_correct = None if lens is None else self._correct
        on_forget = None if lens is None else self._forget
        self._view = BriefWidget(on_correct=on_correct, on_forget=on_forget)
        self._other = BriefWidget(on_correct=on_correct, on_forget=on_forget)
        self._views = ipw.Box((self._view,), layout=ipw.Layout(flex_flow="row wrap"))
        self._views.add_class("jln-Panel-views")
        children: tuple[Any, ...] = (self._views,)
        if lens is not None:
            self._controls = Controls(lens.config, ranker_names())
            self._controls.read.on_click(lambda _button: self._start())
            self._controls.address.on_msg(self._on_address)
            self._controls.stop.on_click(lambda _button: self.cancel())
            children = (self._controls, self._views)
        super().__init__(children=children)
        self.add_class("jln-Panel")
        for view in (self._view, self._other):
            traitlets.link((self, "selected"), (view, "selected"))
        if brief is not None:
            self._show(brief)

    def read(self, source: Any, *, compare_with: str | None = None, **options: Any) -> Any:
        """Reads an article into the panel, and waits for it.

        Args:
            source: as for `NewsLens.read`.
            compare_with: name of a second ranker, shown beside the first.
            options: as for `NewsLens.read`.

        Returns:
            The brief, or None where it failed (the panel says why) or was cancelled.

        Raises:
            OptionError: the panel shows a saved brief, without a lens.
        """
        return self._run(Request(source, options, compare_with), self._next_turn())

    def cancel(self) -> None:
        """Gives up what is being read; the brief that was there before stays."""
        self._next_turn()
        self._set_busy(False)
        self._stop_comparing()
        if self.brief is None:
            self._view.show("empty")
        else:
            self._show(self.brief)

    def _start(self) -> None:
        request = self._controls.request()
        if request is not None:
            self._read_beside(request)

    def _on_address(self, _widget: Any, content: Any, _buffers: Any) -> None:
        if content.get("event") == "submit":  # the Enter key
            self._start()

    def _read_beside(self, request: Request) -> None:
        """Reads in a thread of its own, so that the kernel hears "Stop" and runs other cells."""
        args = (request, self._next_turn())
        threading.Thread(target=self._run, args=args, daemon=True).start()

    def _run(self, request: Request, turn: int) -> Any:
        if self._lens is None:
            raise OptionError(
                "This panel shows a saved brief and has no lens to read with. Open one with "
                "NewsLens().panel()."
            )
        self._set_busy(True)
        if self.brief is not None and request.source is self.brief.article:
            self._view.show("partial", self.brief.analysis, _READING)
        else:
            self._view.show("loading", message=_READING)
        self._stop_comparing()
        done = False
        try:
            latest = None
            # One article at a time: pipelines and sources are shared by all readings of a lens.
            with self._lock:
                for brief in self._lens.read_steps(request.source, **request.options):
                    if turn != self._turn:
                        return None
                    if latest is None and request.compare_with is not None:
                        self._read_second(request, brief.article, turn)
                    latest = brief
                    self._view.show("partial", brief.analysis, _LOOKING_UP)
            if turn == self._turn and latest is not None:
                self._last = request
                self._show(latest)
            done = True
            return latest if turn == self._turn else None
        except NewsLensError as error:
            done = True
            if turn == self._turn:
                self.brief = None
                self._view.show("failed", message=str(error))
            return None
        finally:
            if turn == self._turn:
                if not done:
                    self._view.show("failed", message=_UNEXPECTED)
                self._set_busy(False)

    def _read_second(self, request: Request, article: Article, turn: int) -> None:
        """The second ranker's bullets: its first step will do, `_show` gives it the links."""
        if self._lens is None:
            return
        options = {**request.options, "ranker": request.compare_with}
        second = next(iter(self._lens.read_steps(article, **options)))
        if turn != self._turn:
            return
        self.compared = second
        self._other.show("ready", self.compared.analysis)
        self._views.children = (
            _titled(str(request.options.get("ranker", self._lens.config.ranker)), self._view),
            _titled(str(request.compare_with), self._other),
        )

    def _stop_comparing(self) -> None:
        self._views.children = (self._view,)
        self.compared = None

    def _show(self, brief: Any) -> None:
        """Shows a brief, and its links in the compared one too: both have the same names."""
        self._view.show("ready", brief.analysis)
        if self.compared is not None:
            self.compared = self._with_entities(self.compared, brief.entities)
            self._other.show("ready", self.compared.analysis)
        self.brief = brief
        if self._displayed:
            self._display(update=True)

    def _with_entities(self, brief: Any, entities: tuple[Entity, ...]) -> Any:
        return type(brief)(replace(brief.analysis, entities=entities), lens=self._lens)

    def _correct(self, entity_id: str, title: str | None, url: str | None) -> None:
        """A reader said which page an entity means: the lens remembers it, the panel shows it."""
        entity = self._entity(entity_id)
        if self._lens is None or entity is None:
            return
        article = self.brief.article
        try:
            corrected = self._lens.correct(entity, title=title, url=url, article=article)
        except NewsLensError as error:
            self._controls.note.value = str(error)
            return
        self._controls.note.value = ""
        entities = tuple(corrected if e is entity else e for e in self.brief.entities)
        self._show(self._with_entities(self.brief, entities))

    def _forget(self, entity_id: str) -> None:
        """A reader took a correction back: the article is read again, as it was the last time."""
        entity = self._entity(entity_id)
        if self._lens is None or entity is None:
            return
        article = self.brief.article
        try:
            self._lens.forget(entity, article=article)
        except NewsLensError as error:
            self._controls.note.value = str(error)
            return
        self._read_beside(replace(self._last or Request(article), source=article))

    def _entity(self, entity_id: str) -> Entity | None:
        entities = () if self.brief is None else self.brief.entities
        return next((entity for entity in entities if entity.id == entity_id), None)

    def _next_turn(self) -> int:
        self._turn += 1
        return self._turn

    def _set_busy(self, busy: bool) -> None:
        if self._lens is not None:
            self._controls.set_busy(busy)

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        """The live panel, and beside it what a reader without this kernel sees."""
        analysis = None if self.brief is None else self.brief.analysis
        return with_saved_forms(super()._repr_mimebundle_(**kwargs), analysis)

    def _ipython_display_(self, **_options: Any) -> None:
        """Shows the panel in an output that `_show` can update: else it would be saved as it was
        when it was opened, most often empty."""
        self._displayed = True
        self._display()

    def _display(self, *, update: bool = False) -> None:
        data, metadata = self._repr_mimebundle_()
        display(data, metadata=metadata, raw=True, display_id=self.model_id, update=update)


def _titled(title: str, view: BriefWidget) -> Any:
    heading = ipw.Label(value=f"Ranker: {title}")
    return ipw.VBox((heading, view), layout=ipw.Layout(flex="1 1 320px", min_width="0"))
