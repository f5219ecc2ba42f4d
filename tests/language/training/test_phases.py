"""A training that was stopped goes on after the phases that it had finished."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from jl_newslens.language.training.phases import once


def test_a_finished_phase_is_not_run_again(tmp_path: Path) -> None:
    runs: list[str] = []
    for phase in ("trees", "names", "trees", "names"):
        once(phase, tmp_path, partial(runs.append, phase))
    assert runs == ["trees", "names"]


@pytest.mark.parametrize("stop", [KeyboardInterrupt, MemoryError])
def test_a_stopped_phase_is_run_again(tmp_path: Path, stop: type[BaseException]) -> None:
    def stopped() -> None:
        raise stop

    with pytest.raises(stop):
        once("trees", tmp_path, stopped)
    runs: list[str] = []
    once("trees", tmp_path, partial(runs.append, "again"))
    assert runs == ["again"]
