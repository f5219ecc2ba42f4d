"""The page_props dump, as mysqldump writes it."""

from __future__ import annotations

import bz2
import gzip
from pathlib import Path

import pytest

from jl_newslens.errors import ReferenceFormatError
from jl_newslens.knowledge import page_props
from jl_newslens.knowledge.page_props import read_page_props

SQL = (
    "-- dump\nCREATE TABLE `page_props` (`pp_page` int);\n"
    "INSERT INTO `page_props` VALUES (1,'wikibase_item','Q90',NULL),"
    "(2,'defaultsort','A),(7,\\'x',NULL),(2,'disambiguation','',NULL),"
    "(3,'wikibase-shortdesc','It\\'s a \\\"city\\\"\\nhere, (9,',NULL);\n"
    "INSERT INTO `page_props` VALUES (4,'wikibase_item','DROP TABLE',NULL),"
    "(5,'wikibase_item','Q1',1.5);\n"
)  # fmt: skip
EXPECTED = [
    (1, "wikibase_item", "Q90"),
    (2, "disambiguation", ""),
    (3, "wikibase-shortdesc", 'It\'s a "city" here, (9,'),
    (5, "wikibase_item", "Q1"),
]


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, bytes], ids=["gzip", "bz2", "plain"])
def test_rows_are_read_however_the_file_is_packed(tmp_path: Path, pack: object) -> None:
    path = tmp_path / "props"
    path.write_bytes(pack(SQL.encode()))  # type: ignore[operator]
    assert list(read_page_props(path)) == EXPECTED


def test_rows_across_the_border_of_a_block_are_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_props, "_CHUNK_BYTES", 150)
    path = tmp_path / "props"
    path.write_text(SQL)
    assert list(read_page_props(path)) == EXPECTED


@pytest.mark.parametrize("content", [b"", b"hello", gzip.compress(SQL.encode())[:-9]])
def test_another_or_a_damaged_file_is_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "props"
    path.write_bytes(content)
    with pytest.raises(ReferenceFormatError):
        list(read_page_props(path))
