"""The panel: from paste to links to correction, with a lens made of straw."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import pytest

from jl_newslens.brief import Brief
from jl_newslens.config import LensConfig
from jl_newslens.display.panel import Panel
from jl_newslens.errors import EmptyArticleError, OptionError
from jl_newslens.model import MIME_TYPE, Analysis, Article, Entity

ANALYSIS = Analysis.from_dict(
    json.loads((Path(__file__).parents[1] / "data" / "analysis.v1.json").read_text("utf-8"))
)
WAIT_S = 10


class StrawLens:
    """Yields the bullets, then (when `go` allows it) the links."""

    def __init__(self, config: LensConfig | None = None) -> None:
        self.config = config or LensConfig()
        self.asked: list[tuple[Any, dict[str, Any]]] = []
        self.corrected: list[tuple[str, str | None, str | None]] = []
        self.forgotten: list[str] = []
        self.error: Exception | None = None
        self.first_out = threading.Event()
        self.go = threading.Event()
        self.go.set()

    def read_steps(self, source: Any, **options: Any) -> Iterator[Brief]:
        self.asked.append((source, options))
        if self.error is not None:
            raise self.error
        yield Brief(replace(ANALYSIS, entities=()), lens=self)
        self.first_out.set()
        assert self.go.wait(WAIT_S)
        yield Brief(ANALYSIS, lens=self)

    def correct(
        self,
        entity: Entity,
        *,
        title: str | None = None,
        url: str | None = None,
        article: Article | None = None,
    ) -> Entity:
        assert article == ANALYSIS.article
        self.corrected.append((entity.name, title, url))
        if url == "https://broken.example/":
            raise OptionError("That is no page.", option="url", value=url)
        return replace(entity, title=title, url=url, status="linked" if title else "unknown")

    def forget(self, entity: Entity, *, article: Article | None = None) -> bool:
        assert article == ANALYSIS.article
        self.forgotten.append(entity.name)
        return True


@pytest.fixture
def lens() -> StrawLens:
    return StrawLens()


@pytest.fixture
def panel(lens: StrawLens) -> Panel:
    return Panel(lens)


def shown(panel: Panel) -> tuple[str, int | None]:
    view = panel._view
    return view._state["status"], None if view.analysis is None else len(view.analysis.entities)


def until(condition: Callable[[], bool]) -> None:
    done = threading.Event()
    for _ in range(WAIT_S * 100):
        if condition():
            return
        done.wait(0.01)
    raise AssertionError("it did not happen")


def test_a_pasted_text_is_never_taken_for_a_path(panel: Panel, lens: StrawLens) -> None:
    panel._controls.text.value = "notes.txt"
    panel._controls.read.click()
    until(lambda: panel.brief is not None)
    assert lens.asked[0][0] == b"notes.txt"


def test_the_bullets_come_first_and_then_the_links(panel: Panel, lens: StrawLens) -> None:
    lens.go.clear()
    panel._controls.text.value = "An article."
    panel._controls.read.click()
    assert lens.first_out.wait(WAIT_S)
    until(lambda: shown(panel) == ("partial", 0))
    assert panel._controls.read.disabled
    lens.go.set()
    until(lambda: shown(panel) == ("ready", 9))
    until(lambda: not panel._controls.read.disabled)
    assert panel.brief == Brief(ANALYSIS)


def test_stop_keeps_what_was_there_and_drops_what_comes_late(panel: Panel, lens: StrawLens) -> None:
    before = panel.read("First.")
    lens.go.clear()
    lens.first_out.clear()
    panel._controls.text.value = "Second."
    panel._controls.read.click()
    assert lens.first_out.wait(WAIT_S)
    panel._controls.stop.click()
    assert shown(panel) == ("ready", 9)
    assert not panel._controls.read.disabled
    lens.go.set()
    until(lambda: not panel._lock.locked())
    assert panel.brief is before


def test_stop_shows_no_comparison_of_what_was_given_up(panel: Panel, lens: StrawLens) -> None:
    before = panel.read("First.")
    lens.go.clear()
    panel._controls.text.value = "Second."
    panel._controls.compare.value = "lead"
    panel._controls.read.click()
    until(lambda: panel.compared is not None)

    panel._controls.stop.click()
    lens.go.set()

    assert (panel.brief, panel.compared) == (before, None)
    assert panel._views.children == (panel._view,)


def test_the_controls_are_the_options(panel: Panel, lens: StrawLens) -> None:
    controls = panel._controls
    controls.text.value = "An article."
    controls.bullets.value = 3
    controls.length.value = "headline"
    controls.ranker.value = "lead"
    controls.offline.value = True
    controls.read.click()
    until(lambda: panel.brief is not None)
    assert lens.asked[0][1] == {
        "bullets": 3,
        "length": "headline",
        "ranker": "lead",
        "offline": True,
    }


def test_the_controls_start_from_the_config() -> None:
    def own(sentences: Any) -> list[float]:
        return [0.0 for _ in sentences]

    panel = Panel(StrawLens(LensConfig(bullets=20, length="full", ranker=own, offline=True)))
    controls = panel._controls
    assert controls.bullets.value == 20
    assert controls.length.value == "full"
    assert controls.ranker.value is own
    assert controls.offline.value


def test_a_file_and_an_address_are_sources_too(panel: Panel) -> None:
    controls = panel._controls
    controls.inputs.selected_index = 1
    controls.file.value = (
        {
            "name": "a.html",
            "type": "text/html",
            "size": 8,
            "content": b"<p>x</p>",
            "last_modified": datetime(2026, 10, 3, tzinfo=timezone.utc),
        },
    )
    assert controls.request().source == b"<p>x</p>"
    controls.inputs.selected_index = 2
    controls.address.value = " https://news.example/a "
    assert controls.request().source == "https://news.example/a"


def test_the_enter_key_reads_an_address(panel: Panel, lens: StrawLens) -> None:
    controls = panel._controls
    controls.inputs.selected_index = 2
    controls.address.value = "https://news.example/a"
    controls.address._handle_custom_msg({"event": "submit"}, [])
    until(lambda: panel.brief is not None)
    assert lens.asked[0][0] == "https://news.example/a"


def test_without_an_article_it_says_what_to_do(panel: Panel, lens: StrawLens) -> None:
    panel._controls.read.click()
    assert "Paste an article" in panel._controls.note.value
    assert not lens.asked


def test_two_rankers_stand_side_by_side(panel: Panel, lens: StrawLens) -> None:
    panel.read("An article.", compare_with="lead", ranker="newslens")
    assert [options.get("ranker") for _, options in lens.asked] == ["newslens", "lead"]
    assert [box.children[0].value for box in panel._views.children] == [
        "Ranker: newslens",
        "Ranker: lead",
    ]
    assert panel.compared is not None
    panel.read("An article.")
    assert panel._views.children == (panel._view,)
    assert panel.compared is None


def test_both_of_two_rankers_show_the_links_that_were_found_in_the_end(panel: Panel) -> None:
    panel.read("An article.", compare_with="lead")

    assert panel.compared.entities == ANALYSIS.entities
    assert panel._other.analysis == panel.compared.analysis


def test_a_correction_in_either_view_changes_both(panel: Panel, lens: StrawLens) -> None:
    panel.read("An article.", compare_with="lead")

    panel._other._receive(panel._other, {"type": "correct", "entity": "e5", "title": "Film"}, [])

    assert lens.corrected == [("Dmitri Okafor", "Film", None)]
    for brief in (panel.brief, panel.compared):
        [entity] = [entity for entity in brief.entities if entity.id == "e5"]
        assert entity.title == "Film"
    assert panel._other.analysis == panel.compared.analysis


def test_a_correction_is_taken_back_in_both_views(panel: Panel) -> None:
    before = panel.read("An article.", compare_with="lead")
    panel._view._receive(panel._view, {"type": "correct", "entity": "e5", "title": "Film"}, [])

    panel._other._receive(panel._other, {"type": "forget", "entity": "e5"}, [])

    until(lambda: panel.brief == before and panel.compared is not None)
    until(lambda: panel.compared.entities == ANALYSIS.entities)


def test_a_name_that_is_chosen_in_one_view_is_chosen_in_the_other(panel: Panel) -> None:
    panel.read("An article.", compare_with="lead")

    panel._other.selected = "e2"

    assert (panel.selected, panel._view.selected) == ("e2", "e2")


def test_an_address_is_fetched_once_for_two_rankers(panel: Panel, lens: StrawLens) -> None:
    panel.read("https://example.org/a", compare_with="lead")

    assert [source for source, _ in lens.asked] == ["https://example.org/a", ANALYSIS.article]


def test_an_error_is_told_and_the_panel_goes_on(panel: Panel, lens: StrawLens) -> None:
    lens.error = EmptyArticleError("There are no words in it.")
    assert panel.read(" ") is None
    assert panel._view._state["message"] == "There are no words in it."
    lens.error = None
    assert panel.read("An article.") is not None


def test_an_error_that_nobody_expected_does_not_leave_the_panel_busy(
    panel: Panel, lens: StrawLens
) -> None:
    lens.error = RuntimeError("bug")
    with pytest.raises(RuntimeError, match="bug"):
        panel.read("An article.")
    assert shown(panel) == ("failed", None)
    assert not panel._controls.read.disabled


def test_a_correction_goes_to_the_lens_and_into_the_brief(panel: Panel, lens: StrawLens) -> None:
    panel.read("An article.")
    seen: list[Any] = []
    panel.observe(lambda change: seen.append(change["new"]), "brief")
    panel._view._receive(
        panel._view, {"type": "correct", "entity": "e5", "title": "Okafor (footballer)"}, []
    )
    assert lens.corrected == [("Dmitri Okafor", "Okafor (footballer)", None)]
    [entity] = [e for e in panel.brief.entities if e.id == "e5"]
    assert entity.title == "Okafor (footballer)"
    assert seen == [panel.brief]


def test_a_correction_that_cannot_be_used_is_told(panel: Panel) -> None:
    brief = panel.read("An article.")
    panel._correct("e5", None, "https://broken.example/")
    assert panel._controls.note.value == "That is no page."
    assert panel.brief is brief


def test_a_correction_that_is_taken_back_reads_the_article_again(
    panel: Panel, lens: StrawLens
) -> None:
    before = panel.read("An article.", bullets=3)
    panel._view._receive(panel._view, {"type": "correct", "entity": "e5", "title": "Film"}, [])
    assert panel.brief != before

    panel._view._receive(panel._view, {"type": "forget", "entity": "e5"}, [])

    until(lambda: panel.brief == before)
    assert lens.forgotten == ["Dmitri Okafor"]
    assert lens.asked[1:] == [(ANALYSIS.article, {"bullets": 3})]


def test_the_article_stays_in_sight_while_it_is_read_again(panel: Panel) -> None:
    panel.read("An article.")
    states: list[str] = []
    show = panel._view.show
    panel._view.show = lambda status, *rest, **more: (  # type: ignore[method-assign]
        states.append(status),
        show(status, *rest, **more),
    )

    panel._view._receive(panel._view, {"type": "forget", "entity": "e5"}, [])

    until(lambda: "ready" in states)
    assert set(states) == {"partial", "ready"}


def test_a_brief_that_the_panel_did_not_read_can_be_read_again_too(lens: StrawLens) -> None:
    brief = Brief(ANALYSIS, lens=lens)
    panel = brief.panel()

    panel._view._receive(panel._view, {"type": "forget", "entity": "e5"}, [])

    until(lambda: lens.asked == [(ANALYSIS.article, {})])


def test_the_selection_is_observable_and_settable(panel: Panel) -> None:
    seen: list[str] = []
    panel.observe(lambda change: seen.append(change["new"]), "selected")
    panel._view.selected = "e1"
    assert seen == ["e1"]
    panel.selected = "e2"
    assert panel._view.selected == "e2"


def test_a_saved_brief_shows_without_a_lens() -> None:
    panel = Panel(None, brief=Brief(ANALYSIS))
    assert panel.children == (panel._views,)
    assert shown(panel) == ("ready", 9)
    data, _ = panel._repr_mimebundle_()
    assert Analysis.from_dict(data[MIME_TYPE]) == ANALYSIS
    with pytest.raises(OptionError, match="no lens"):
        panel.read("An article.")


def test_what_is_saved_follows_what_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    shows: list[tuple[Any, str, bool]] = []

    def note(data: Any, *, display_id: str, update: bool, **_rest: Any) -> None:
        shows.append((data[MIME_TYPE], display_id, update))

    monkeypatch.setattr("jl_newslens.display.panel.display", note)
    panel = Panel(StrawLens())
    panel.read("An article.")
    assert shows == []  # it stands nowhere yet
    panel._ipython_display_()
    panel.read("An article.")
    (_, first, is_update), (saved, second, updates) = shows
    assert (first, is_update, updates) == (second, False, True)
    assert Analysis.from_dict(saved) == ANALYSIS
