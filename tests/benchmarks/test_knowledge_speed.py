"""How fast a knowledge base is built and read, and how much memory that takes.

Small here; the full sizes (200,000 pages, 10,000,000 aliases) come with --benchmark-enable.
"""

from __future__ import annotations

import os
import random
import sqlite3
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from jl_newslens.knowledge.write import write_file
from jl_newslens.link.sources.knowledge_base import KnowledgeBaseSource
from jl_newslens.link.sources.knowledge_base_file import COMMON_SURFACES, surface_key
from jl_newslens.protocols import Query
from tests.benchmarks.generated_dump import write_dump
from tests.peak_memory import on_linux

pytest.importorskip("duckdb")
pytestmark = on_linux
_ROOT = Path(__file__).resolve().parents[2]

_BUILD = """
import resource, sys, time
from tests.peak_memory import peak_mb
from jl_newslens.knowledge import build_knowledge_base
if __name__ == "__main__":
    started = time.monotonic()
    report = build_knowledge_base(sys.argv[1], sys.argv[2], workers=int(sys.argv[3]), resume=False)
    wall_s = time.monotonic() - started
    own, parts = (resource.getrusage(w) for w in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    cpu_s = own.ru_utime + own.ru_stime + parts.ru_utime + parts.ru_stime
    print(report.pages_read, wall_s, cpu_s, peak_mb(), parts.ru_maxrss // 1024)
"""
_OPEN = """
import resource, sys, time
from jl_newslens.link.sources.knowledge_base import KnowledgeBaseSource
from jl_newslens.protocols import Query
from tests.peak_memory import peak_mb
before, before_mb = resource.getrusage(resource.RUSAGE_SELF), peak_mb()
names = sys.stdin.read().splitlines()
started, cpu = time.perf_counter(), time.process_time()
source = KnowledgeBaseSource(sys.argv[1])
opened = time.perf_counter()
found = source.find([Query(name) for name in names])
done = time.perf_counter()
cpu_s = time.process_time() - cpu
after = resource.getrusage(resource.RUSAGE_SELF)
print(sum(map(bool, found)), opened - started, done - opened, cpu_s,
      (after.ru_inblock - before.ru_inblock) / 2, peak_mb() - before_mb)
"""


def _python(script: str, *arguments: str, stdin: str = "") -> list[float]:
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        cwd=_ROOT,
        input=stdin,
        capture_output=True,
        text=True,
        check=True,
    )
    return [float(word) for word in done.stdout.split()]


@pytest.mark.timeout(3600)
def test_building(tmp_path: Path, full: bool, report: Callable[[str, str], None]) -> None:
    """Claim: one process stays below 1 GB, and nothing that is held grows with the dump."""
    pages = 200_000 if full else 3_000
    dump = write_dump(tmp_path / "dump.xml.bz2", pages)
    for workers in (1, 2):
        read, wall_s, cpu_s, own_mb, part_mb = _python(
            _BUILD, str(dump), str(tmp_path / f"{workers}.kb"), str(workers)
        )
        assert read == pages
        assert max(own_mb, part_mb) < 1000
        report(
            f"build, {pages:,} pages, {workers} process(es)",
            f"{read / wall_s:,.0f} pages/s, {cpu_s / read * 1e3:.2f} ms CPU a page, "
            f"peak {own_mb:.0f} MB + workers {part_mb:.0f} MB",
        )
    one, two = (_contents(tmp_path / f"{workers}.kb") for workers in (1, 2))
    assert one == two


def _contents(path: Path) -> list[tuple[int, int]]:
    """A sum over each table, to tell two files apart."""
    queries = (
        "SELECT count(*), sum(page * 31 + pages) FROM alias",
        "SELECT count(*), sum(in_links * id + length(title || lead || related)) FROM page",
    )
    with closing(sqlite3.connect(path)) as database:
        return [database.execute(query).fetchone() for query in queries]


def _alias(number: int) -> str:
    return f"Alias {number:09d} of a page"


def _alias_file(path: Path, aliases: int) -> None:
    """A file with so many made-up aliases, of at most 200,000 pages; the first are the most
    linked."""
    count = min(aliases // 3, 200_000)
    keys = np.fromiter((surface_key(_alias(n)) for n in range(aliases)), np.int64, aliases)
    keys[:COMMON_SURFACES] *= -1
    order = np.argsort(keys)

    def alias_blocks() -> object:
        for start in range(0, aliases, 20_000):
            part = order[start : start + 20_000]
            columns = (keys[part], part % count + 1, part % 50 + 1)
            yield list(zip(*(column.tolist() for column in columns), strict=True))

    def page_blocks() -> object:
        for start in range(0, count, 20_000):
            yield [
                (
                    n + 1,
                    f"Page {n}",
                    "A made-up page",
                    "A lead. " * 20,
                    "PLACE",
                    f"Q{n + 1}",
                    n % 900,
                    "",
                )
                for n in range(start, min(start + 20_000, count))
            ]

    write_file(
        path,
        aliases=alias_blocks(),  # type: ignore[arg-type]
        pages=page_blocks(),  # type: ignore[arg-type]
        meta={"url": "https://wiki.example.org/wiki/"},
        written=lambda _: None,
    )


@pytest.mark.timeout(3600)
def test_reading(tmp_path: Path, full: bool, report: Callable[[str, str], None]) -> None:
    """Claim: opening and looking up cost the same whatever the size of the file."""
    aliases = 10_000_000 if full else 60_000
    path = tmp_path / "aliases.kb"
    _alias_file(path, aliases)
    dice = random.Random(5)
    what = f"knowledge base of {aliases:,} aliases, {path.stat().st_size / 1e6:,.0f} MB"
    alone_ms = statistics.median(_disk_alone(path, dice) for _ in range(5)) * 1e3
    report(what, f"the disk alone: 200 pieces of 4 kB, one after another: {alone_ms:.1f} ms")
    # The names of an article: of those linked ten times as often as others, ten times as many.
    # Worse than any: names nobody knows.
    for kind, number in (
        ("of an article", lambda: int(aliases ** dice.random()) - 1),
        ("at random", lambda: dice.randrange(aliases)),
    ):
        runs: dict[str, list[list[float]]] = {"disk": [], "memory": []}
        for _ in range(5 if full else 1):
            names = [_alias(number()) for _ in range(200)]
            _forget(path)
            for place in runs.values():
                place.append(_python(_OPEN, str(path), stdin="\n".join(names)))
                assert place[-1][0] == 200
        disk, memory = (
            [statistics.median(column) for column in zip(*place, strict=True)]
            for place in runs.values()
        )
        source = KnowledgeBaseSource(path)
        queries = [Query(name) for name in names]
        alone = min(_seconds(lambda: source.known_aliases(names)) for _ in range(20)) / 200  # noqa: B023 - called at once
        whole = min(_seconds(lambda: source.find(queries)) for _ in range(20)) / 200  # noqa: B023 - called at once
        grown_mb = max(run[-1] for place in runs.values() for run in place)
        assert grown_mb < 50
        report(
            f"{what}, 200 names {kind}",
            f"from the disk {disk[2] * 1e3:.1f} ms "
            f"({disk[3] * 1e3:.1f} ms CPU, {disk[4]:,.0f} kB), "
            f"in a new process {memory[2] * 1e3:.1f} ms ({memory[3] * 1e3:.1f} ms CPU), "
            f"open {memory[1] * 1e3:.1f} ms; "
            f"warm {alone * 1e6:.1f} µs a name, with its pages {whole * 1e6:.1f}; "
            f"+{grown_mb:.0f} MB",
        )


def _seconds(work: Callable[[], object]) -> float:
    """CPU seconds: a machine that others use says little by the clock."""
    started = time.process_time()
    work()
    return time.process_time() - started


def _disk_alone(path: Path, dice: random.Random) -> float:
    """Seconds that 200 small reads from the disk take which wait for one another."""
    _forget(path)
    places = [dice.randrange(path.stat().st_size) for _ in range(200)]
    with path.open("rb", buffering=0) as file:
        started = time.perf_counter()
        for place in places:
            file.seek(place)
            file.read(4096)
        return time.perf_counter() - started


def _forget(path: Path) -> None:
    """Drops the file from the system's cache, where the system lets us."""
    with path.open("rb") as file:
        os.fsync(file.fileno())
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
