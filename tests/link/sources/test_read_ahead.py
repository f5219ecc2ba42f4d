"""What is read ahead of a query: the pages that hold its rows, and few others."""

from __future__ import annotations

import os
import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from jl_newslens.link.sources.read_ahead import read_ahead

PAGE_BYTES = 512  # small, so that a small table has three levels and more

if not hasattr(os, "posix_fadvise"):
    pytest.skip("the system cannot be asked to read ahead", allow_module_level=True)


def marker(key: int) -> str:
    return f"<row {key:d}>"


def written(path: Path, layout: str, keys: list[int]) -> tuple[Path, int]:
    """A file with a table of such rows, and the table's first page."""
    with closing(sqlite3.connect(path)) as database:
        database.executescript(f"PRAGMA page_size={PAGE_BYTES}; {layout}")
        database.executemany("INSERT INTO t VALUES (?, ?)", [(k, marker(k)) for k in keys])
        database.commit()
        (root,) = database.execute("SELECT rootpage FROM sqlite_master WHERE name='t'").fetchone()
    return path, root


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> set[int]:
    """The numbers of the pages that the system was asked for, filled as it is asked."""
    pages: set[int] = set()

    def advise(_: int, offset: int, length: int, advice: int) -> None:
        assert advice == os.POSIX_FADV_WILLNEED
        assert offset % PAGE_BYTES == length % PAGE_BYTES == 0 < length
        first = offset // PAGE_BYTES + 1
        pages.update(range(first, first + length // PAGE_BYTES))

    monkeypatch.setattr(os, "posix_fadvise", advise)
    return pages


def pages_of(path: Path, keys: list[int]) -> set[int]:
    """Where the rows really are."""
    data = path.read_bytes()
    return {data.index(marker(key).encode()) // PAGE_BYTES + 1 for key in keys}


TABLES = [
    "CREATE TABLE t (key INTEGER PRIMARY KEY, text TEXT)",
    "CREATE TABLE t (key INTEGER, text TEXT, PRIMARY KEY (key, text)) WITHOUT ROWID",
]


@pytest.mark.parametrize("layout", TABLES)
@pytest.mark.parametrize("largest", [3000, 2**40, 2**61])
def test_the_pages_of_all_rows_are_asked_for_and_few_others(
    tmp_path: Path, asked: set[int], layout: str, largest: int
) -> None:
    dice = random.Random(largest)
    keys = sorted(dice.sample(range(-largest, largest), 3000))
    path, root = written(tmp_path / "file", layout, keys)
    sought = sorted([*dice.sample(keys, 40), keys[0], keys[-1], largest + 9])
    read_ahead(path, PAGE_BYTES, root, sought)
    # A row may lie in an inner page, which is asked for on the way to another row.
    assert pages_of(path, [key for key in sought if key in keys]) <= asked | {root}
    assert len(asked) <= 4 * len(sought)


@pytest.mark.parametrize("layout", TABLES)
def test_a_table_of_one_page_needs_none(tmp_path: Path, asked: set[int], layout: str) -> None:
    path, root = written(tmp_path / "file", layout, [1, 2])
    read_ahead(path, PAGE_BYTES, root, [1, 2, 3])
    assert not asked


@pytest.mark.parametrize("layout", TABLES)
def test_a_damaged_file_costs_nothing_but_the_head_start(
    tmp_path: Path, asked: set[int], layout: str
) -> None:
    keys = list(range(1000))
    path, root = written(tmp_path / "file", layout, keys)
    data = path.read_bytes()
    for seed in range(40):
        dice = random.Random(seed)
        broken = bytearray(data)
        for _ in range(400):
            broken[dice.randrange(len(broken))] = dice.randrange(256)
        path.write_bytes(broken[: dice.randrange(len(broken))])
        read_ahead(path, PAGE_BYTES, root, keys)
    path.write_bytes(b"")
    read_ahead(path, PAGE_BYTES, 2**70, keys)
    read_ahead(tmp_path / "none", PAGE_BYTES, root, keys)


def test_pages_that_lead_to_one_another_end(tmp_path: Path, asked: set[int]) -> None:
    page = bytearray(PAGE_BYTES)
    page[0] = 5
    page[8:12] = (1).to_bytes(4, "big")  # its only child is itself
    path = tmp_path / "file"
    path.write_bytes(page)
    read_ahead(path, PAGE_BYTES, 1, [1, 2, 3])
    assert asked == {1}
