"""Putting a knowledge base together takes the same memory whatever the size of the wiki."""

from __future__ import annotations

import gzip
import random
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from jl_newslens.knowledge.facts import TABLES
from tests.peak_memory import on_linux

pytest.importorskip("duckdb")
pytestmark = on_linux

_ROOT = Path(__file__).resolve().parents[2]
# Low, so that what is not bounded shows at sizes that a test can have: 100,000 pages are 150 MB.
_LIMIT_MB = 60
_PAGES_A_FILE = 2_000
_SCRIPT = f"""
import sys
from pathlib import Path
from tests.peak_memory import peak_mb
from jl_newslens.knowledge import aggregate
from jl_newslens.knowledge.write import write_file
aggregate.MEMORY_MB, aggregate._PAGES_A_PART, aggregate._ROWS_A_FETCH = {_LIMIT_MB}, 5_000, 2_000
tables = aggregate.Aggregation(Path(sys.argv[1]), threads=1, step=lambda name: None)
before = peak_mb()
tables.run(aggregate.Filters())
write_file(Path(sys.argv[2]), aliases=tables.alias_rows(), pages=tables.page_rows(), meta={{}},
           written=lambda rows: None)
print(peak_mb() - before)
"""


def _row(table: str, number: int, pages: int, dice: random.Random) -> Iterator[str]:
    """What a dump of so many pages would give to a table for one of them."""
    near = [f"Page {(number + step - 1) % pages + 1}" for step in (-2, -1, 1, 2)]
    linked = [*near, *(f"Page {int(pages ** dice.random())}" for _ in range(6))]
    if table == "pages":
        lead = f"Page {number} is a made-up place of {dice.random()} people. " * 8
        yield f"{number}\tPage {number}\tA place\t{lead}\tPLACE\t{'|'.join(linked[:3])}"
    elif table == "redirects":
        yield f"{pages + number}\tOld name of page {number}\tPage {number}\t"
    elif table == "links":
        yield f"{number}\t{'|'.join(dict.fromkeys(linked))}"
    elif table == "anchors":
        yield from (f"the {title[5:]}th of the pages\t{title}\t1" for title in set(linked))
    elif table == "names":
        yield f"Page {number}\t3"


def _write_facts(folder: Path, pages: int) -> Path:
    folder.mkdir()
    for piece in range(0, pages, _PAGES_A_FILE):
        for table in TABLES:
            dice = random.Random(piece)
            path = folder / f"{table}-{piece:07d}.tsv.gz"
            with gzip.open(path, "wt", compresslevel=1, encoding="utf-8") as file:
                for number in range(piece, min(piece + _PAGES_A_FILE, pages)):
                    file.writelines(f"{line}\n" for line in _row(table, number + 1, pages, dice))
    return folder


def _grown_mb(folder: Path, pages: int) -> float:
    """How much memory a process takes to put so many pages together, at its peak."""
    facts, output = _write_facts(folder / f"{pages}", pages), folder / f"{pages}.kb"
    done = subprocess.run(
        [sys.executable, "-c", _SCRIPT, str(facts), str(output)],
        cwd=_ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    with closing(sqlite3.connect(output)) as database:
        numbers = database.execute("SELECT count(*), min(id), max(id) FROM page").fetchone()
        assert numbers == (pages, 1, pages)
        links = [n for (n,) in database.execute("SELECT in_links FROM page ORDER BY id LIMIT 999")]
    assert links == sorted(links, reverse=True)
    return float(done.stdout)


@pytest.mark.parametrize("pages", [20_000, 100_000])
def test_putting_together_takes_what_duckdb_may_take_and_little_more(
    tmp_path: Path, pages: int
) -> None:
    grown = _grown_mb(tmp_path, pages)
    assert grown < 2.5 * _LIMIT_MB  # 70 and 112 MB: the smaller wiki does not need all of it


def test_looking_for_streams_takes_no_memory_of_the_dumps_size(tmp_path: Path) -> None:
    path = tmp_path / "dump.xml.bz2"
    with path.open("wb") as file:
        file.write(b"BZh91AY&SY")
        file.truncate(400_000_000)  # no block of it is written
    script = (
        "import sys; from pathlib import Path; from jl_newslens.knowledge import dump\n"
        "from tests.peak_memory import peak_mb; before = peak_mb()\n"
        "assert dump.packing_of(Path(sys.argv[1])) == 'bz2'\n"
        "print(peak_mb() - before)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(path)],
        cwd=_ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert float(done.stdout) < 100  # 400 were it mapped
