"""Runs independent tasks side by side: in this process, in several, or on a Dask cluster."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from typing import TypeVar

from jl_newslens.errors import CorpusError, OptionError
from jl_newslens.stream import end_with_parent

Result = TypeVar("Result")


def run_side_by_side(
    tasks: Iterator[Callable[[], Result]], *, workers: int, scheduler: object | None = None
) -> Iterator[Result]:
    """The results as they come. Tasks are taken from the iterator only when somebody is free, so
    that few of them are in memory.

    Args:
        tasks: functions without arguments that can be pickled.
        workers: processes to use where there is no scheduler; 1 runs them here.
        scheduler: an Executor, or an object with `get_executor()` such as a Dask Client.

    Raises:
        CorpusError: a process died.
    """
    if scheduler is None and workers == 1:
        for task in tasks:
            yield task()
        return
    if scheduler is None:
        # Spawned, not forked: a notebook's process has threads, whose locks a fork would copy.
        context = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(workers, context, initializer=_start_worker) as pool:
            yield from _submitted(tasks, pool, in_flight=2 * workers)
        return
    executor = _executor(scheduler)
    yield from _submitted(tasks, executor, in_flight=max(4 * workers, 64))


def _submitted(
    tasks: Iterator[Callable[[], Result]], executor: Executor, *, in_flight: int
) -> Iterator[Result]:
    running: set[Future[Result]] = set()
    try:
        for task in tasks:
            running.add(executor.submit(task))
            if len(running) >= in_flight:
                done, running = wait(running, return_when=FIRST_COMPLETED)
                for future in done:
                    yield future.result()
        while running:
            done, running = wait(running, return_when=FIRST_COMPLETED)
            for future in done:
                yield future.result()
    except BrokenProcessPool as error:
        raise CorpusError(
            "A process that read the dump died: killed, or out of memory. Start the build again, "
            "it goes on where it was; fewer workers= need less memory. In a script, call it below "
            "`if __name__ == '__main__':`."
        ) from error
    finally:
        for future in running:
            future.cancel()


def _start_worker() -> None:
    end_with_parent()
    _stop_when_interrupted()


def _stop_when_interrupted() -> None:
    """Ctrl-C goes to all processes of a terminal: the one that asked for the build answers it, the
    others end at once and say nothing."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _executor(scheduler: object) -> Executor:
    if isinstance(scheduler, Executor):
        return scheduler
    own = getattr(scheduler, "get_executor", None)
    if not callable(own):
        raise OptionError(
            "scheduler must be an Executor or a Dask Client, "
            f"not {type(scheduler).__name__}: pass dask.distributed.Client(…).",
            option="scheduler",
            value=scheduler,
        )
    executor: Executor = own()
    return executor
