"""Benchmarks print ratios against a baseline measured in the same run; none asserts a time.

pytest tests/benchmarks --benchmark-enable -s      full sizes
pytest tests/benchmarks                            small sizes, to see that they still run
pytest tests/benchmarks -k "read_speed or corpus_speed or by_hand" --benchmark-enable
                                                   one article to many, some eight minutes
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

_rows: list[tuple[str, str]] = []


@pytest.fixture(scope="session")
def full(request: pytest.FixtureRequest) -> bool:
    """True with --benchmark-enable: the sizes that the README's figures come from."""
    return bool(request.config.getoption("--benchmark-enable"))


@pytest.fixture
def report(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Keeps one line for the table at the end of the run."""

    def keep(what: str, figure: str) -> None:
        _rows.append((what, figure))

    return keep


@pytest.fixture(scope="session")
def news(articles: Path) -> list[str]:
    """The project's own sample articles as texts."""
    return [path.read_text("utf-8") for path in sorted(articles.glob("*.txt"))]


def seconds(work: Callable[[], Any], *, repeat: int = 5) -> float:
    """Median wall time of `work`, after one warm-up, in seconds."""
    work()
    times = []
    for _ in range(repeat):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def pytest_terminal_summary(terminalreporter: Any) -> None:
    if _rows:
        terminalreporter.section("NewsLens benchmarks")
        width = max(len(what) for what, _ in _rows)
        for what, figure in _rows:
            terminalreporter.write_line(f"{what:<{width}}  {figure}")
