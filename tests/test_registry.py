from __future__ import annotations

from importlib.metadata import EntryPoint

import pytest

from jl_newslens import registry
from jl_newslens.errors import OptionError, UnknownNameError
from jl_newslens.protocols import Ranker, ReferenceSource


@pytest.mark.parametrize("name", sorted(registry.RANKERS))
def test_every_built_in_ranker_can_be_made(name: str) -> None:
    assert isinstance(registry.ranker_factory(name)(), Ranker)


@pytest.mark.parametrize("name", sorted(registry.SOURCES))
def test_every_built_in_source_can_be_imported(name: str) -> None:
    factory = registry.source_factory(name)

    assert callable(factory)
    assert {"find", "name"} <= set(dir(factory))


def test_an_unknown_name_lists_the_known_ones() -> None:
    with pytest.raises(UnknownNameError, match="lex_rank") as caught:
        registry.ranker_factory("lexrank")

    assert isinstance(caught.value, LookupError)


def plugins(monkeypatch: pytest.MonkeyPatch, *points: EntryPoint) -> None:
    monkeypatch.setattr(registry, "plug_ins", lambda group: [p for p in points if p.group == group])


def test_a_plug_in_is_found_by_its_entry_point(monkeypatch: pytest.MonkeyPatch) -> None:
    plugins(monkeypatch, EntryPoint("mine", "builtins:dict", "jl_newslens.sources"))

    assert registry.source_factory("mine") is dict
    assert "mine" in registry.source_names()
    assert not isinstance({}, ReferenceSource)


def test_a_plug_in_cannot_take_a_built_in_name(monkeypatch: pytest.MonkeyPatch) -> None:
    plugins(monkeypatch, EntryPoint("lead", "builtins:dict", "jl_newslens.rankers"))

    assert registry.ranker_factory("lead") is not dict


def test_a_plug_in_that_cannot_be_imported_is_our_error(monkeypatch: pytest.MonkeyPatch) -> None:
    plugins(monkeypatch, EntryPoint("broken", "no_such_module:x", "jl_newslens.rankers"))

    with pytest.raises(OptionError, match="no_such_module"):
        registry.ranker_factory("broken")
