"""Which sources the options name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any

import pytest

from jl_newslens.config import LensConfig
from jl_newslens.errors import OptionError, ReferenceFormatError, UnknownNameError
from jl_newslens.model import Candidate, Notice
from jl_newslens.parts import Parts
from jl_newslens.protocols import Query


class Archive:
    """A source of a user's own."""

    name = "archive"

    def find(self, queries: Sequence[Query]) -> list[tuple[Candidate, ...]]:
        return [() for _ in queries]


class LiveArchive(Archive):
    live = True
    made = 0

    def __init__(self) -> None:
        type(self).made += 1


def test_an_unknown_source_lists_names_and_kinds_of_files() -> None:
    with pytest.raises(UnknownNameError) as caught:
        Parts().sources(LensConfig(sources=["wikidata"]))

    assert {"starter", "knowledge_base", "wikipedia", "FILE.zim"} <= set(caught.value.available)
    assert not {"zim", "reference_list"} & set(caught.value.available)  # they need a path


def test_a_knowledge_base_that_no_source_asks_is_no_silent_loss(tmp_path: Path) -> None:
    with pytest.raises(OptionError, match="'knowledge_base'"):
        Parts().sources(LensConfig(sources=["starter"], kb=tmp_path / "mine.kb"))


def test_a_knowledge_base_may_be_called_anything(tmp_path: Path) -> None:
    path = tmp_path / "wikipedia.sqlite"
    path.write_text("no database")

    with pytest.raises(ReferenceFormatError, match=r"wikipedia\.sqlite"):
        Parts().sources(LensConfig(kb=path, offline=True))


def test_offline_leaves_out_every_source_that_says_it_is_live() -> None:
    local, live = Archive(), LiveArchive()
    config = LensConfig(sources=[live, local, "wikipedia"])

    assert Parts().sources(config.with_options(offline=True)) == (local,)
    [*rest] = Parts().sources(config)
    assert rest[:2] == [live, local]


def test_a_live_source_waits_while_the_others_are_asked() -> None:
    local, live = Archive(), LiveArchive()

    first = Parts().local_config(LensConfig(sources=[live, local]))

    assert first is not None
    assert first.sources == [local]


def _late() -> Archive:
    """A factory that does not tell; what it makes does."""
    archive = Archive()
    archive.live = True  # type: ignore[attr-defined]
    return archive


@pytest.mark.parametrize("factory", [LiveArchive, _late])
def test_offline_leaves_out_a_live_plug_in(
    factory: Callable[[], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    plugin = EntryPoint("archive", "made_in_a_test:factory", "jl_newslens.sources")
    monkeypatch.setattr(EntryPoint, "load", lambda _: factory)
    monkeypatch.setattr("jl_newslens.registry.plug_ins", lambda _: (plugin,))
    LiveArchive.made = 0

    assert Parts().sources(LensConfig(sources=["archive"], offline=True)) == ()
    assert LiveArchive.made == 0
    assert len(Parts().sources(LensConfig(sources=["archive"]))) == 1


def test_a_list_that_was_edited_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "names.tsv"
    config = LensConfig(sources=[path])
    parts = Parts()

    def titles() -> list[str]:
        [source] = parts.sources(config)
        [found] = source.find([Query("Dock Five")])
        return [candidate.title for candidate in found]

    path.write_text("name\ttitle\nDock Five\tFifth Dock\n")
    assert titles() == ["Fifth Dock"]
    [before] = parts.sources(config)
    assert parts.sources(config)[0] is before
    path.write_text("name\ttitle\nDock Five\tDock Five (Rotterdam)\n")
    assert titles() == ["Dock Five (Rotterdam)"]


class Torn(Archive):
    def notices(self) -> tuple[Notice, ...]:
        raise ReferenceFormatError("archive.db is damaged.")


def test_a_source_that_fails_to_give_notices_costs_a_notice() -> None:
    notices = Parts().notices(LensConfig(sources=[Torn()]), (), ())

    assert Notice("source-unavailable", "archive.db is damaged.") in notices


@pytest.mark.parametrize(
    ("language", "says"),
    [
        ("pl", "download pl_core_news_sm."),
        ("zh", "download zh_core_web_sm."),
        ("zz", "ready ones for ca da .*the option pipeline"),
    ],
)
def test_only_a_pipeline_that_there_is_is_offered(
    language: str, says: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("spacy.util.get_installed_models", list)

    with pytest.raises(OptionError, match=f"for {language!r}.*{says}"):
        Parts().pipeline(LensConfig(language=language))
