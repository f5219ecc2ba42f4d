from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

import pytest

from jl_newslens.errors import CorpusError, OptionError
from jl_newslens.progress import progress_bar
from jl_newslens.stream import in_batches, map_batches


def make_squares() -> Callable[[Sequence[int]], list[int]]:
    return lambda batch: [number * number for number in batch]


def make_sleeper() -> Callable[[Sequence[float]], list[None]]:
    return lambda batch: [time.sleep(seconds) for seconds in batch]


def make_sleeper_with_a_hidden_bar() -> Callable[[Sequence[float]], list[None]]:
    def sleep(batch: Sequence[float]) -> list[None]:
        with progress_bar(None, "Sleeping", show=False) as bar:
            bar.update(len(batch))
            return make_sleeper()(batch)

    return sleep


def make_fatal() -> Callable[[Sequence[int]], list[int]]:
    return lambda batch: os.kill(os.getpid(), signal.SIGKILL) or []


def make_tells_and_sleeps() -> Callable[[Sequence[int]], list[int]]:
    return lambda batch: [os.write(1, b"begun\n"), time.sleep(300) or 0]


def counted(taken: list[int], many: int) -> Iterator[int]:
    for number in range(many):
        taken.append(number)
        yield number


def test_batches_hold_everything_once_and_in_order() -> None:
    assert list(in_batches(range(7), 3)) == [[0, 1, 2], [3, 4, 5], [6]]


@pytest.mark.parametrize("processes", [1, 2])
def test_results_come_in_the_order_of_the_batches(processes: int) -> None:
    results = map_batches(in_batches(range(10), 3), make_squares, processes=processes)

    assert [value for batch in results for value in batch] == [n * n for n in range(10)]


@pytest.mark.parametrize(("processes", "most"), [(1, 1), (2, 5)])
def test_the_input_is_taken_only_as_results_are_asked_for(processes: int, most: int) -> None:
    taken: list[int] = []
    results = map_batches(in_batches(counted(taken, 1000), 1), make_squares, processes=processes)

    next(iter(results))

    assert len(taken) <= most
    results.close()  # type: ignore[attr-defined] # a generator


def test_the_garbage_collector_rests_only_while_a_batch_is_read() -> None:
    seen: list[bool] = []

    def look(batch: Sequence[int]) -> Sequence[int]:
        seen.append(gc.isenabled())
        if batch == [2]:
            raise CorpusError("unreadable")
        return batch

    results = map_batches([[1], [2]], lambda: look)
    assert next(results) == [1]
    assert gc.isenabled()
    with pytest.raises(CorpusError, match="unreadable"):
        next(results)
    assert gc.isenabled()
    assert seen == [False, False]


def test_a_collector_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        assert list(map_batches([[1]], lambda: list)) == [[1]]
        assert not gc.isenabled()
    finally:
        gc.enable()


@pytest.mark.skipif(os.name != "posix", reason="needs SIGKILL")
def test_workers_end_with_the_process_that_was_killed() -> None:
    script = (
        "from jl_newslens.stream import map_batches\n"
        "from tests.test_stream import make_tells_and_sleeps\n"
        "list(map_batches([[1]] * 6, make_tells_and_sleeps, processes=2))"
    )
    run = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
    assert run.stdout is not None
    for _ in range(2):  # both are at work
        assert run.stdout.readline() == "begun\n"

    run.kill()
    run.communicate(timeout=60)  # ends when nobody has the other end of the pipe any more


def test_a_worker_that_dies_is_our_error() -> None:
    with pytest.raises(CorpusError, match="memory"):
        list(map_batches([[1]], make_fatal, processes=2))


SCRIPT = """
from functools import partial
from jl_newslens.stream import map_batches
print(list(map_batches([[1]] * 3, partial(partial, list), processes=2)))
"""


def run_script(path: Path, script: str) -> list[str]:
    """The lines of standard error."""
    path.write_text(script)
    done = subprocess.run([sys.executable, path], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    return done.stderr.splitlines()


def test_a_script_that_starts_processes_at_its_top_is_told_so_once(tmp_path: Path) -> None:
    lines = run_script(tmp_path / "plain.py", SCRIPT)

    assert "below 'if __name__ == \"__main__\":'" in lines[-1]
    assert sum("Traceback" in line for line in lines) == 1


def test_a_script_that_fails_in_the_workers_is_not_called_lack_of_memory(tmp_path: Path) -> None:
    fails = "if __name__ != '__main__': raise ValueError('not again')\n"

    lines = run_script(tmp_path / "plain.py", fails + SCRIPT)

    assert "ValueError: not again" in lines
    assert "its own error stands above" in lines[-1]


def test_workers_stop_at_once_when_the_results_are_no_longer_wanted() -> None:
    others = set(multiprocessing.active_children())
    results = map_batches([[0.01]] + [[60.0]] * 4, make_sleeper, processes=2)
    next(iter(results))
    workers = set(multiprocessing.active_children()) - others

    results.close()  # type: ignore[attr-defined] # a generator

    # Not one `join` each: the executor's thread joins too, and who comes second is told "alive" for
    # a moment.
    deadline = time.monotonic() + 20
    while any(worker.is_alive() for worker in workers) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert workers
    assert not any(worker.is_alive() for worker in workers)


def test_workers_that_are_stopped_leave_nothing_behind() -> None:
    script = (
        "from jl_newslens.stream import map_batches\n"
        "from tests.test_stream import make_sleeper_with_a_hidden_bar as make\n"
        "results = map_batches([[0.01]] * 2 + [[60.0]] * 4, make, processes=2)\n"
        "next(results), next(results), results.close()"
    )

    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)

    assert (done.returncode, done.stderr) == (0, "")


def test_what_cannot_be_sent_to_another_process_is_our_error() -> None:
    with pytest.raises(OptionError, match="processes=1"):
        list(map_batches([[1]], partial(lambda: make_squares()), processes=2))
