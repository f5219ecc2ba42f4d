"""Many items through one function: in batches, in order, in bounded memory, in several processes.

Knows nothing of articles: `lens.py` and `corpus/` say what a batch is and what is done with it.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import pickle
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import islice
from multiprocessing.process import BaseProcess
from typing import Any, Final, TypeAlias, TypeVar

from jl_newslens.errors import CorpusError, OptionError

Item = TypeVar("Item")
Result = TypeVar("Result")
Work: TypeAlias = Callable[[Sequence[Item]], Sequence[Result]]

_AHEAD: Final = 2
"""Batches in flight for each process: one at work and one waiting, so that none idles."""
_LAST_SECONDS: Final = 2.0  # for the workers of a pool to end
_RAN_THE_SCRIPT: Final = 93
"""Exit code of a worker that never came to work; no other one is known to be used."""


def in_batches(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    """Lists of `size` items; the last may be shorter."""
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch


def map_batches(
    batches: Iterable[Sequence[Item]],
    make_work: Callable[[], Work[Item, Result]],
    *,
    processes: int = 1,
) -> Iterator[Sequence[Result]]:
    """The results of each batch, in the order of the batches.

    Each worker process runs the main script first (not where that is a notebook), all of it but
    what stands below `if __name__ == "__main__":`. So this must be called there, or from there.

    Args:
        batches: taken from as results are asked for, never more than a few ahead.
        make_work: called once in each process; what it returns is applied to every batch. With
            several processes it must be picklable (a module-level function or a `partial` of one).
        processes: 1 works here; more start that many workers.

    Raises:
        CorpusError: a worker process died, or the script that it runs first comes here too.
        OptionError: `make_work` cannot be sent to another process.
    """
    if processes == 1:
        work = make_work()
        for batch in batches:
            with _collector_at_rest():
                done = work(batch)
            yield done
        return
    try:
        pickle.dumps(make_work)
    except (pickle.PicklingError, AttributeError, TypeError) as error:
        raise OptionError(
            f"These options cannot be sent to other processes ({error}). Name rankers and sources, "
            "define functions in a module, or use processes=1.",
            option="processes",
            value=processes,
        ) from error
    if getattr(multiprocessing.current_process(), "_inheriting", False):
        raise SystemExit(_RAN_THE_SCRIPT)  # a worker that still runs the script: see `_why`
    others = set(multiprocessing.active_children())
    workers: set[BaseProcess] = set()
    threads = set(threading.enumerate())
    context = multiprocessing.get_context("spawn")  # fork is unsafe under threads, as in Jupyter
    pool = ProcessPoolExecutor(processes, context, _start_worker, (make_work,))
    waiting: deque[Future[Sequence[Result]]] = deque()
    iterator = iter(batches)
    try:
        while True:
            for batch in islice(iterator, processes * _AHEAD - len(waiting)):
                waiting.append(pool.submit(_work_on, batch))
                workers |= set(multiprocessing.active_children()) - others
            if not waiting:
                return
            yield waiting.popleft().result()
    except BrokenProcessPool:  # which tells nothing that is not told here
        _wait_for_pool(threads)
        raise CorpusError(_why({worker.exitcode or 0 for worker in workers})) from None
    finally:
        if waiting:  # interrupted: nobody will take what the workers are at
            for process in set(multiprocessing.active_children()) - others:
                process.terminate()
        pool.shutdown(wait=False, cancel_futures=True)
        # Not `wait=True`, which has no end. But who leaves Python while the pool's thread closes
        # its pipe is told of a bad file descriptor.
        _wait_for_pool(threads)


def _wait_for_pool(others: set[threading.Thread]) -> None:
    """Gives the threads of the pool, which are not among `others`, time to end."""
    for thread in set(threading.enumerate()) - others:
        if type(thread).__module__ == ProcessPoolExecutor.__module__:
            thread.join(_LAST_SECONDS)


def _why(exit_codes: set[int]) -> str:
    """Why a pool broke, and what to do; negative codes are those of processes that were killed."""
    if _RAN_THE_SCRIPT in exit_codes:
        return (
            "Each worker process runs the script again from its top, and there it comes to where "
            "the workers are started. Put that below 'if __name__ == \"__main__\":', or use one "
            "process."
        )
    if own := [code for code in exit_codes if code > 0]:
        return (
            f"A worker process ended by itself (exit code {own[0]}); its own error stands above. "
            "Each runs the main script again, which must be a file that can be imported."
        )
    return (
        "A worker process died, most likely for lack of memory. Use fewer processes or "
        "smaller batches; a run with an output folder can be resumed."
    )


def end_with_parent() -> None:
    """Ends this worker process as soon as the one that started it is gone.

    Who is killed can tell nobody: its workers would wait for work forever, or write what a later
    run does not expect.
    """
    parent = multiprocessing.parent_process()
    if parent is None:
        return

    def wait() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=wait, daemon=True).start()


_work: Work[Any, Any] | None = None


def _start_worker(make_work: Callable[[], Work[Any, Any]]) -> None:
    global _work
    end_with_parent()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides when to stop
    _work = make_work()


def _work_on(batch: Sequence[Any]) -> Sequence[Any]:
    if _work is None:
        raise CorpusError("The worker process was not started by NewsLens.")
    with _collector_at_rest():
        done = _work(batch)
    if not gc.get_freeze_count():
        gc.freeze()  # the pipeline is loaded now, and stays: no need to look through it again
    return done


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """No search for cycles while a batch is read, which makes next to none of them.

    It makes many objects that live as long as the batch; their number alone would have Python look
    through all objects of the process every second batch, some 7 % of the time. After the batch,
    the collector finds the few that stay.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
