"""One article: what NewsLens costs beyond its spaCy pipeline, warm, cold, and as texts grow."""

from __future__ import annotations

import math
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import cycle
from pathlib import Path

import pytest

import jl_newslens as nl
from jl_newslens.language.limits import reading_limits
from jl_newslens.language.pipeline import load_pipeline

pytestmark = [pytest.mark.model, pytest.mark.timeout(1200)]

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


def parse(texts: list[str]) -> None:
    """spaCy alone: what the ratios are to."""
    nlp = load_pipeline()
    with reading_limits(nlp):
        for _ in nlp.pipe(texts):
            pass


def take_turns(work: dict[str, Callable[[], object]], repeat: int) -> dict[str, float]:
    """Median processor time in seconds of each, run in turns: a busy machine slows all alike."""
    times: dict[str, list[float]] = {name: [] for name in work}
    for _ in range(repeat):
        for name, one in work.items():
            start = time.process_time()
            one()
            times[name].append(time.process_time() - start)
    return {name: statistics.median(taken) for name, taken in times.items()}


def test_an_article_of_450_words_warm(
    lens: nl.NewsLens, news: list[str], report: Report, full: bool
) -> None:
    text = text_of(news, 450)
    lens.read(text)

    took = take_turns(
        {
            "read": lambda: lens.read(text),
            "doc": lambda: parse([text]),
            "paragraphs": lambda: parse(text.split("\n\n")),
        },
        repeat=25 if full else 1,
    )

    whole, doc, paragraphs = took.values()
    report(
        "one article of 450 words, warm",
        f"{whole * 1000:.0f} ms; nlp(text) {doc * 1000:.0f} ms, ratio {whole / doc:.2f}; "
        f"nlp.pipe(paragraphs) {paragraphs * 1000:.0f} ms, ratio {whole / paragraphs:.2f}",
    )


def test_cost_grows_in_proportion_to_length(
    lens: nl.NewsLens, news: list[str], report: Report, full: bool
) -> None:
    sizes = (100, 1_000, 10_000, 50_000) if full else (100, 500)
    costs = {}
    for words in sizes:
        text = text_of(news, words)
        lens.read(text[:2000])
        took = take_turns(
            {
                "read": lambda text=text: lens.read(text),  # type: ignore[misc]
                "alone": lambda text=text: parse(text.split("\n\n")),  # type: ignore[misc]
            },
            repeat=1 if words > 5_000 else 7,
        )
        costs[words] = took["read"]
        report(
            f"{words:,} words",
            f"{took['read'] / words * 1e6:.0f} µs a word; "
            f"ratio to spaCy alone {took['read'] / took['alone']:.2f}",
        )
    (short, before), *_, (long, after) = list(costs.items())[-3 if full else 0 :]
    slope = math.log(after / before) / math.log(long / short)
    report(
        "cost against length",
        f"grows with the power {slope:.2f} of the words from {short:,} to {long:,} (1 is linear)",
    )


# torch is loaded with thinc wherever it is installed; NewsLens does not use it.
_NO_TORCH = "import sys; sys.modules['torch'] = None; "
_EXTENSION = (
    "from IPython.core.interactiveshell import InteractiveShell as S; "
    "S.instance().run_line_magic('load_ext', 'jl_newslens')"
)
COLD = {
    "import spacy": "import spacy",
    "import jl_newslens": "import jl_newslens",
    "newslens --help": "sys.argv = ['newslens', '--help']; import jl_newslens.__main__",
    "%load_ext jl_newslens (IPython itself included)": _EXTENSION,
    "pipeline loaded": "from jl_newslens.language.pipeline import load_pipeline; load_pipeline()",
    "newslens read FILE --offline": (
        "sys.argv = ['newslens', 'read', {file!r}, '--offline']; import jl_newslens.__main__"
    ),
}


def test_cold_start(articles: Path, report: Report, full: bool) -> None:
    """Each in a process of its own, in turns; the best of several, since the disk is cold once."""
    file = str(articles / "istanbul-talks.txt")
    best = dict.fromkeys(COLD, math.inf)
    for _ in range(4 if full else 1):
        for name, code in COLD.items():
            start = time.perf_counter()
            subprocess.run(
                [sys.executable, "-c", _NO_TORCH + code.format(file=file)],
                check=True,
                capture_output=True,
            )
            best[name] = min(best[name], time.perf_counter() - start)
    for name, took in best.items():
        report(f"cold: {name}", f"{took:.2f} s; ratio {took / best['import spacy']:.2f}")
