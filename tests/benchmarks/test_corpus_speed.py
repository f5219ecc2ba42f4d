"""Many articles: throughput beside the pipeline alone, processes, and memory."""

from __future__ import annotations

import multiprocessing
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

import jl_newslens as nl
from jl_newslens.language.limits import reading_limits
from jl_newslens.language.pipeline import load_pipeline
from jl_newslens.stream import in_batches
from tests.benchmarks.generated_news import articles
from tests.peak_memory import on_linux

pytestmark = [pytest.mark.model, pytest.mark.timeout(1200)]

Report = Callable[[str, str], None]
_WORDS = 450  # of an article; short ones full of names cost more beside the pipeline
_BATCH = 32


class Clock:
    """Adds up wall and processor time of pieces of work, in seconds."""

    def __init__(self) -> None:
        self.wall = self.processor = 0.0

    def run(self, results: Iterable[Any]) -> None:
        wall, processor = time.perf_counter(), time.process_time()
        for _ in results:
            pass
        self.wall += time.perf_counter() - wall
        self.processor += time.process_time() - processor


@pytest.mark.parametrize(("words", "most"), [(450, 2_000), (200, 500)])
def test_read_many_beside_the_pipeline_alone(
    lens: nl.NewsLens, report: Report, full: bool, words: int, most: int
) -> None:
    """The two take turns, a batch each, so that a busy machine slows both alike."""
    many = most if full else 10
    nlp = load_pipeline()
    own, by_paragraph, by_article = Clock(), Clock(), Clock()
    list(lens.read_many(articles(5, words), progress=False))

    def alone(texts: list[str], number: int) -> None:
        with reading_limits(nlp):
            paragraphs = [p for text in texts for p in text.split("\n\n")]
            by_paragraph.run(nlp.pipe(paragraphs, batch_size=64))
            if number % 4 == 1:
                by_article.run(nlp.pipe(texts, batch_size=64))

    for number, texts in enumerate(in_batches(articles(many, words), _BATCH)):
        # Whoever comes first pays for the words that the vocabulary has not seen.
        if number % 2 == 0:
            alone(texts, number)
        own.run(lens.read_many(texts, batch_size=_BATCH, progress=False))
        if number % 2 == 1:
            alone(texts, number)

    ratio = by_paragraph.processor / own.processor
    whole = 4 * by_article.processor / own.processor
    report(
        f"read_many, {many:,} articles of {words} words",
        f"{many / own.wall:.1f} a second; nlp.pipe alone {many / by_paragraph.wall:.1f}; "
        f"ratio of processor time {ratio:.2f} (one Doc an article: about {whole:.2f})",
    )


def test_two_processes_beside_one(report: Report, full: bool) -> None:
    """By the clock, with and without the start of the processes, which a long run hardly notices.

    A busy machine spoils that; processor time an article does not mind: what two processes take
    more is what they lose, and what the one that hands out the work takes itself limits how many
    can be fed. What the machine's second processor is worth, two pipelines alone tell.
    """
    many = 1_000 if full else 10
    rates, costs, own_costs = {}, {}, {}
    for processes in (1, 2):
        lens = nl.NewsLens(offline=True, remember=False)
        next(lens.read_many(articles(1, _WORDS), progress=False))
        start = first = time.perf_counter()
        own, children = processor_seconds()
        warm = 2 * _BATCH * processes if full else 1
        briefs = lens.read_many(
            articles(many, _WORDS), batch_size=_BATCH, processes=processes, progress=False
        )
        for number, _ in enumerate(briefs, start=1):
            if number == warm:
                first = time.perf_counter()
        end = time.perf_counter()
        own_after, children_after = processor_seconds()
        rates[processes] = (many - warm) / (end - first), many / (end - start)
        own_costs[processes] = (own_after - own) / many
        costs[processes] = own_costs[processes] + (children_after - children) / many

    (steady_one, one), (steady_two, two) = rates[1], rates[2]
    report(
        f"two processes, {many:,} articles",
        f"{steady_two / steady_one:.2f} times one ({steady_two:.1f} a second); "
        f"{two / one:.2f} with their start",
    )
    report(
        "- processor time an article",
        f"one {costs[1] * 1000:.0f} ms, two {costs[2] * 1000:.0f} ms with their start: at most "
        f"{2 * costs[1] / costs[2]:.2f} times one; of it {own_costs[2] * 1000:.1f} ms in the "
        f"process that hands out the work, which could feed {costs[2] / own_costs[2] - 1:.0f}",
    )


PIPELINE = """
import os, sys, time
os.environ["OPENBLAS_NUM_THREADS"] = "1"
from jl_newslens.language.pipeline import load_pipeline
from tests.benchmarks.generated_news import articles
nlp = load_pipeline()
many, words = map(int, sys.argv[1:])
texts = [p for text in articles(many, words) for p in text.split("\\n\\n")]
list(nlp.pipe(texts[:64], batch_size=64))
print("ready", flush=True)
sys.stdin.readline()
start = time.perf_counter()
for _ in nlp.pipe(texts, batch_size=64):
    pass
print(time.perf_counter() - start)
"""


def test_two_pipelines_beside_one(report: Report, full: bool) -> None:
    """The most that two processes can gain here: two that share nothing, started together."""
    many = 250 if full else 4
    took = {count: max(_run_pipelines(count, many)) for count in (1, 2)}
    report(
        "two pipelines that share nothing",
        f"{2 * took[1] / took[2]:.2f} times one ({many / took[1]:.1f} articles a second)",
    )


def _run_pipelines(count: int, many: int) -> list[float]:
    """How long each of `count` processes took to parse so many articles, side by side."""
    root = Path(__file__).resolve().parents[2]
    command = [sys.executable, "-c", PIPELINE, str(many), str(_WORDS)]
    pipe = subprocess.PIPE
    started = [
        subprocess.Popen(command, cwd=root, stdin=pipe, stdout=pipe, text=True)
        for _ in range(count)
    ]
    for process in started:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in started:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    return [float(process.communicate()[0]) for process in started]


def processor_seconds() -> tuple[float, float]:
    """Of this process, and of its children, which are waited for."""
    for child in multiprocessing.active_children():
        child.join()
    took = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    own, children = (usage.ru_utime + usage.ru_stime for usage in took)
    return own, children


MEMORY = """
import sys
import jl_newslens as nl
from tests.benchmarks.generated_news import articles
from tests.peak_memory import peak_mb
lens = nl.NewsLens(offline=True, remember=False)
for brief in lens.read_many(articles(int(sys.argv[1]), 60), progress=False):
    pass
print(peak_mb())
"""


@on_linux
def test_memory_stays_flat(report: Report, full: bool) -> None:
    root = Path(__file__).resolve().parents[2]
    peaks = {}
    for many in (500, 5_000) if full else (5, 10):
        done = subprocess.run(
            [sys.executable, "-c", MEMORY, str(many)],
            cwd=root,
            capture_output=True,
            text=True,
            check=True,
        )
        peaks[many] = float(done.stdout)
    few, lots = peaks.values()
    report(
        "peak memory of read_many",
        ", ".join(f"{peak:.0f} MB for {many:,}" for many, peak in peaks.items())
        + f"; ratio {lots / few:.2f}",
    )
