"""Many articles: throughput beside the pipeline alone, processes, and memory."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator

import pytest

import jl_newslens as nl
from jl_newslens.language.pipeline import load_pipeline

pytestmark = pytest.mark.model

Report = Callable[[str, str], None]


def stream(news: list[str], many: int) -> Iterator[str]:
    """As many different articles: the samples, each with a sentence of its own."""
    for number in range(many):
        yield f"{news[number % len(news)]}\n\nThis is report number {number} of the series."


def rate(work: Callable[[], int]) -> float:
    """Articles a second."""
    start = time.perf_counter()
    return work() / (time.perf_counter() - start)


def test_read_many_beside_the_pipeline_alone(
    lens: nl.NewsLens, news: list[str], report: Report, full: bool
) -> None:
    many = 2_000 if full else 10
    nlp = load_pipeline()
    texts = list(stream(news, many))
    paragraphs = [p for text in texts for p in text.split("\n\n")]
    list(lens.read_many(texts[:5], progress=False))

    def alone() -> int:
        for _ in nlp.pipe(paragraphs, batch_size=64):
            pass
        return many

    floor = rate(alone)
    own = rate(lambda: sum(1 for _ in lens.read_many(texts, progress=False)))

    report(
        f"read_many, {many:,} articles",
        f"{own:.1f} a second; nlp.pipe alone {floor:.1f}; ratio {own / floor:.2f}",
    )


def test_two_processes_beside_one(
    lens: nl.NewsLens, news: list[str], report: Report, full: bool
) -> None:
    many = 1_000 if full else 10
    texts = list(stream(news, many))

    one = rate(lambda: sum(1 for _ in lens.read_many(texts, progress=False)))
    two = rate(lambda: sum(1 for _ in lens.read_many(texts, processes=2, progress=False)))

    report(f"two processes, {many:,} articles", f"{two / one:.2f} times one (start-up included)")


MEMORY = """
import resource, sys
from itertools import cycle, islice
import jl_newslens as nl
texts = sys.stdin.read().split("\\x1f")
lens = nl.NewsLens(offline=True, remember=False)
for brief in lens.read_many(islice(cycle(texts), int(sys.argv[1])), progress=False):
    pass
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def test_memory_stays_flat(news: list[str], report: Report, full: bool) -> None:
    peaks = {}
    for many in (500, 5_000) if full else (5, 10):
        done = subprocess.run(
            [sys.executable, "-c", MEMORY, str(many)],
            input="\x1f".join(news),
            capture_output=True,
            text=True,
            check=True,
        )
        peaks[many] = int(done.stdout) / 1024
    few, lots = peaks.values()
    report(
        "peak memory of read_many",
        ", ".join(f"{peak:.0f} MB for {many:,}" for many, peak in peaks.items())
        + f"; ratio {lots / few:.2f}",
    )
