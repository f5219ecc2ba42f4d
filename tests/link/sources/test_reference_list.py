from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from jl_newslens.errors import ReferenceFormatError, SourceNotFoundError
from jl_newslens.link.linker import Linker
from jl_newslens.link.sources.reference_list import ReferenceListSource
from jl_newslens.link.sources.starter import StarterSource
from jl_newslens.protocols import KnowsAliases, Query, ReferenceSource

TSV = (
    "name\taliases\turl\tdescription\ttype\n"
    "Anna Brandt\tBrandt | The Chief\thttps://lab.example.org/brandt\tHead of the lab\tPERSON\n"
    "\n"
    "Project Zenda\tZenda\t\t\t\n"
)


@pytest.fixture
def tsv(tmp_path: Path) -> Path:
    path = tmp_path / "people.tsv"
    path.write_text(TSV, encoding="utf-8")
    return path


def write(tmp_path: Path, name: str, content: str | bytes) -> Path:
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_it_is_a_source_that_knows_its_aliases(tsv: Path) -> None:
    source = ReferenceListSource(tsv)
    assert isinstance(source, ReferenceSource)
    assert isinstance(source, KnowsAliases)


def test_json_lines_may_end_in_capitals_and_hold_any_sign(tmp_path: Path) -> None:
    line = json.dumps({"name": "Zenda", "description": "one\u2028two"}, ensure_ascii=False)
    source = ReferenceListSource(write(tmp_path, "MINE.JSONL", line))

    [[zenda]] = source.find([Query("Zenda")])

    assert zenda.description == "one two"


def test_names_and_aliases_are_found(tsv: Path) -> None:
    source = ReferenceListSource(tsv)
    [[brandt], [zenda], nothing] = source.find(
        [Query("brandt".title()), Query("ZENDA"), Query("x")]
    )
    assert (brandt.title, brandt.type) == ("Anna Brandt", "PERSON")
    assert brandt.url == "https://lab.example.org/brandt"
    assert (zenda.title, zenda.url, zenda.type) == ("Project Zenda", None, None)
    assert nothing == ()


def test_json_lines_say_the_same(tmp_path: Path) -> None:
    record = {"name": "Zenda", "aliases": ["ZP"], "title": "Project Zenda", "type": "other"}
    source = ReferenceListSource(write(tmp_path, "list.jsonl", json.dumps(record) + "\n\n"))
    [[found]] = source.find([Query("ZP")])
    assert (found.title, found.type) == ("Project Zenda", "OTHER")


def test_the_own_list_goes_before_every_other_source(
    tsv: Path, source: StarterSource, build: Callable[..., Any]
) -> None:
    linker = Linker([source, ReferenceListSource(tsv)])
    linking = linker.link(*build("They met Brandt at noon.", names=[("Brandt", "PERSON")]))
    [entity] = linking.entities
    assert (entity.source, entity.url) == ("reference_list", "https://lab.example.org/brandt")


@pytest.mark.parametrize(
    ("name", "content", "line", "says"),
    [
        ("a.tsv", "", 1, "name the columns"),
        ("a.tsv", "title\turl\nx\ty\n", 1, "name the columns"),
        ("a.tsv", "name\turl\nZenda\tftp://x\n", 2, "http"),
        ("a.tsv", "name\turl\nZenda\tjavascript:alert(1)\n", 2, "http"),
        ("a.tsv", "name\nZenda\textra\n", 2, "columns"),
        ("a.tsv", "name\ttype\nZenda\tPLANET\n", 2, "PERSON"),
        ("a.tsv", "name\turl\n \thttps://x.org\n", 2, "no name"),
        ("a.jsonl", "{}\n", 1, "no name"),
        ("a.jsonl", '{"name": "A"}\n{broken\n', 2, "JSON"),
        ("a.jsonl", "[1]\n", 1, "object"),
        ("a.jsonl", '{"name": "A", "aliases": "B"}\n', 1, "aliases"),
        ("a.jsonl", '{"name": 3}\n', 1, "text"),
        ("a.jsonl", "[" * 100_000, 1, "JSON"),
    ],
)
def test_a_bad_line_is_told_with_its_number(
    tmp_path: Path, name: str, content: str, line: int, says: str
) -> None:
    path = write(tmp_path, name, content)
    with pytest.raises(ReferenceFormatError, match=says) as caught:
        ReferenceListSource(path)
    assert caught.value.line == line
    assert str(path) in str(caught.value)


def test_a_missing_or_binary_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(SourceNotFoundError, match=r"none\.tsv'\. Check the path.* header of name"):
        ReferenceListSource(tmp_path / "none.tsv")
    with pytest.raises(ReferenceFormatError, match="cannot be read"):
        ReferenceListSource(tmp_path)
    with pytest.raises(ReferenceFormatError, match="UTF-8"):
        ReferenceListSource(write(tmp_path, "a.tsv", b"name\n\xff\xfe\x00"))
