"""Which sources the options name."""

from __future__ import annotations

from pathlib import Path

import pytest

from jl_newslens.config import LensConfig
from jl_newslens.errors import OptionError, ReferenceFormatError, UnknownNameError
from jl_newslens.parts import Parts


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
