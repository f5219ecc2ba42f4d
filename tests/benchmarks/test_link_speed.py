"""What linking costs beyond the pipeline, against the pipeline itself and in memory."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable

import pytest

from jl_newslens.language.pipeline import load_pipeline
from jl_newslens.language.sentences import analyze
from jl_newslens.link.linker import Linker
from jl_newslens.link.sources.starter import StarterSource
from jl_newslens.link.starter_kb.rows import load_lines, parse_row
from jl_newslens.model import Article
from tests.benchmarks.conftest import seconds

Report = Callable[[str, str], None]


@pytest.mark.model
def test_linking_costs_a_fraction_of_the_pipeline(news: list[str], report: Report) -> None:
    nlp = load_pipeline()
    article = Article(" ".join(" ".join(news).split()[:450]))
    sentences = analyze(nlp, article)
    linker = Linker([StarterSource()])
    linking = seconds(lambda: linker.link(article, sentences), repeat=15)
    pipeline = seconds(lambda: analyze(nlp, article), repeat=5)
    report("linking 450 words", f"{linking * 1000:.1f} ms, pipeline {pipeline * 1000:.1f} ms")
    assert linking < pipeline


def test_loading_the_starter_knowledge_base(report: Report) -> None:
    lines = load_lines()
    loading = seconds(load_lines, repeat=3)
    rows = [parse_row(line) for line in lines]
    indexing = seconds(lambda: StarterSource(rows), repeat=3)
    tracemalloc.start()
    source = StarterSource([parse_row(line) for line in load_lines()])
    size = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    report(
        f"starter knowledge base, {len(source)} pages",
        f"read {loading * 1000:.0f} ms, index {indexing * 1000:.0f} ms, {size / 1e6:.1f} MB",
    )
    assert size < 30_000_000


@pytest.mark.model
def test_time_grows_with_the_text_not_with_its_square(news: list[str], report: Report) -> None:
    nlp = load_pipeline()
    linker = Linker([StarterSource()])
    words = (" ".join(news) + " ").split()
    times = []
    for size in (300, 2400):
        text = " ".join((words * (size // len(words) + 1))[:size])
        article = Article(text)
        sentences = analyze(nlp, article)
        times.append(seconds(lambda a=article, s=sentences: linker.link(a, s), repeat=5))  # type: ignore[misc]
    report("linking 8 times the words", f"{times[1] / times[0]:.1f} times the time")
    assert times[1] < 40 * times[0]
