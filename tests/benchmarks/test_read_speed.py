"""One article: what NewsLens costs beyond its spaCy pipeline, warm, cold, and as texts grow."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from itertools import cycle, islice

import pytest

import jl_newslens as nl
from jl_newslens.language.pipeline import load_pipeline
from tests.benchmarks.conftest import seconds

pytestmark = pytest.mark.model

Report = Callable[[str, str], None]


def text_of(news: list[str], words: int) -> str:
    """Prose of about so many words, cut from the sample articles."""
    paragraphs = cycle([p for text in news for p in text.split("\n\n") if len(p.split()) > 20])
    parts: list[str] = []
    size = 0
    for paragraph in paragraphs:
        parts.append(paragraph)
        size += len(paragraph.split())
        if size >= words:
            break
    return "\n\n".join(parts)


def pipeline_alone(text: str) -> Callable[[], object]:
    nlp = load_pipeline()
    paragraphs = text.split("\n\n")
    return lambda: list(nlp.pipe(paragraphs))


def test_an_article_of_450_words_warm(
    lens: nl.NewsLens, news: list[str], report: Report, full: bool
) -> None:
    text = text_of(news, 450)
    repeat = 15 if full else 1

    floor = seconds(pipeline_alone(text), repeat=repeat)
    whole = seconds(lambda: lens.read(text), repeat=repeat)

    report(
        "one article of 450 words, warm",
        f"{whole * 1000:.0f} ms; spaCy alone {floor * 1000:.0f} ms; ratio {whole / floor:.2f}",
    )


def test_cost_grows_in_proportion_to_length(
    lens: nl.NewsLens, news: list[str], report: Report, full: bool
) -> None:
    sizes = (100, 1_000, 10_000, 50_000) if full else (100, 500)
    for words in sizes:
        text = text_of(news, words)
        repeat = 1 if words > 5_000 else 3
        floor = seconds(pipeline_alone(text), repeat=repeat)
        whole = seconds(lambda text=text: lens.read(text), repeat=repeat)  # type: ignore[misc]
        report(
            f"{words:,} words",
            f"{whole / words * 1e6:.0f} µs a word; ratio to spaCy alone {whole / floor:.2f}",
        )


COLD = {
    "import spacy": "import spacy",
    "import jl_newslens": "import jl_newslens",
    "newslens --help": "import sys; sys.argv = ['newslens', '--help']; import jl_newslens.__main__",
    "pipeline loaded": "from jl_newslens.language.pipeline import load_pipeline; load_pipeline()",
    "first brief": "import jl_newslens as nl; nl.read('Mark Rutte spoke in Tirana.', offline=True)",
}


def test_cold_start(report: Report, full: bool) -> None:
    times = {}
    for name, code in islice(COLD.items(), None if full else 2):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=False, capture_output=True)
        times[name] = time.perf_counter() - start
    for name, took in times.items():
        report(f"cold: {name}", f"{took:.2f} s; ratio {took / times['import spacy']:.2f}")
