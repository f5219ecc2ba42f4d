"""A run that is killed at each of its steps on disk, and goes on."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from jl_newslens.config import LensConfig
from jl_newslens.corpus import Corpus, Input, open_input, run, run_corpus
from jl_newslens.errors import CorpusError

pytest.importorskip("pyarrow")
pytest.importorskip("duckdb")
pytestmark = [
    pytest.mark.model,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that are copied"),
]

OPTIONS = LensConfig(offline=True, remember=False, bullets=1, ranker="lead")
STEPS = frozenset(("open", "os.mkdir", "os.rename", "os.remove", "os.rmdir"))
KILLED, DONE = 9, 0


def killed_at(step: int, folder: Path, work: Callable[[], Any]) -> int:
    """Does `work` in a copy of this process that dies at its `step`th step below `folder`."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    left = step

    def count(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal left
        if event in STEPS and str(arguments[0]).startswith(str(folder)):
            left -= 1
            if left < 0:
                os._exit(KILLED)

    try:
        sys.addaudithook(count)
        work()
        os._exit(DONE)
    finally:
        os._exit(1)


def files(output: Path) -> dict[str, bytes]:
    return {
        path.relative_to(output).as_posix(): path.read_bytes()
        for path in sorted(output.rglob("*"))
        if path.is_file() and not path.name.startswith(".")
    }


def articles_of(folder: Path, table: str) -> set[str]:
    try:
        return set(Corpus.open(folder).frame(table)["id"])
    except CorpusError:
        return set()  # no part is done


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Input:
    monkeypatch.setattr(run, "PART_SIZE", 2)
    (tmp_path / "articles.jsonl").write_text(
        "".join(f'{{"text": "The port of Vigo opened on {day} March."}}\n' for day in range(1, 4))
    )
    return open_input(tmp_path / "articles.jsonl")


def test_killed_at_any_step_a_run_ends_like_an_undisturbed_one(
    source: Input, tmp_path: Path
) -> None:
    run_corpus(source, tmp_path / "whole", OPTIONS, progress=False)
    whole = files(tmp_path / "whole")
    output = tmp_path / "killed"
    for step in range(1_000):
        folder = output / str(step)
        work = partial(run_corpus, source, folder, OPTIONS, progress=False)
        end = killed_at(step, folder, work)
        if end == DONE:
            break
        assert end == KILLED
        assert articles_of(folder, "briefs") == articles_of(folder, "entities"), (
            f"half a part is shown after step {step}"
        )
        run_corpus(source, folder, OPTIONS, resume=True, progress=False)
        assert files(folder) == whole, f"killed before step {step}"
    assert step > 30
