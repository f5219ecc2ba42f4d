"""What cannot be built is told before the work, and nothing is lost by it."""

from __future__ import annotations

from pathlib import Path

import pytest

from jl_newslens.errors import (
    MissingExtraError,
    OptionError,
    ReferenceFormatError,
    SourceNotFoundError,
)
from jl_newslens.knowledge import build_knowledge_base
from tests.knowledge.small_dump import index_of, write_small_dump
from tests.knowledge.test_build import built

pytest.importorskip("duckdb")


def test_what_cannot_be_built_is_told(tmp_path: Path) -> None:
    output = tmp_path / "x.kb"
    with pytest.raises(SourceNotFoundError):
        build_knowledge_base(tmp_path / "none", output)
    write_small_dump(tmp_path / "dump")
    for options in (
        {"index": tmp_path / "no"},
        {"page_props": tmp_path / "no"},
        {"pages": tmp_path / "no"},
    ):
        with pytest.raises(SourceNotFoundError):
            build_knowledge_base(tmp_path / "dump", output, **options)  # type: ignore[arg-type]
    for bad in ({"min_links": -1}, {"workers": 0}, {"pages": []}):
        with pytest.raises(OptionError):
            build_knowledge_base(tmp_path / "dump", output, **bad)  # type: ignore[arg-type]
    (tmp_path / "text").write_text("no dump")
    with pytest.raises(ReferenceFormatError):
        build_knowledge_base(tmp_path / "text", output)
    (tmp_path / "picture").write_bytes(b"\xff\xd8\xff\xe0")
    for option, message in (("pages", "no list of titles"), ("page_props", "not a page_props")):
        with pytest.raises(ReferenceFormatError, match=message):
            build_knowledge_base(tmp_path / "dump", output, **{option: tmp_path / "picture"})  # type: ignore[arg-type]
    assert not output.exists()


def test_a_build_that_lets_no_page_in_is_told(tmp_path: Path) -> None:
    with pytest.raises(OptionError, match=r"None of the 9 articles .* fewer than 999"):
        built(tmp_path, min_links=999)
    with pytest.raises(OptionError, match="none of the chosen titles"):
        built(tmp_path, pages=["No such page"])
    (tmp_path / "dump").write_text('<mediawiki xml:lang="en"></mediawiki>')
    with pytest.raises(ReferenceFormatError, match="no article in dump"):
        built(tmp_path)
    assert not (tmp_path / "small.kb").exists()


@pytest.mark.parametrize("what", ["dump", "index", "folder", "letter", "below a file"])
def test_nothing_else_is_written_over(tmp_path: Path, what: str) -> None:
    dump_path = write_small_dump(tmp_path / "dump", packing="multistream")
    output = tmp_path / "letter"
    output.write_text("Dear reader")
    if what == "folder":
        output = tmp_path
    elif what == "below a file":
        output = output / "x.kb"
    elif what != "letter":
        output = dump_path if what == "dump" else index_of(dump_path)
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    with pytest.raises(OptionError, match="Choose another output"):
        build_knowledge_base(dump_path, output, index=index_of(dump_path))
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_without_duckdb_the_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(MissingExtraError, match="kb"):
        built(tmp_path)
