"""The parts of a corpus on an existing Dask cluster."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final, TypeVar

from jl_newslens.errors import CorpusError, MissingExtraError

Item = TypeVar("Item")
Result = TypeVar("Result")

_AHEAD: Final = 3
"""Batches in flight for each worker thread; Dask runs a batch again if its worker dies."""
_RETRIES: Final = 3


def map_on_cluster(
    batches: Iterator[Sequence[Item]],
    make_work: Callable[[], Callable[[Sequence[Item]], Sequence[Result]]],
    scheduler: str,
) -> Iterator[Sequence[Result]]:
    """The results of each batch, in order; a batch whose worker dies is done again elsewhere.

    Raises:
        CorpusError: no scheduler answers at this address, or a batch failed on several workers.
    """
    client = connect(scheduler)
    from dask.distributed import KilledWorker

    waiting: deque[Any] = deque()
    try:
        while True:
            threads = sum(client.nthreads().values()) or 1
            while len(waiting) < threads * _AHEAD and (batch := next(batches, None)) is not None:
                waiting.append(
                    client.submit(_work_on, make_work, batch, pure=False, retries=_RETRIES)
                )
            if not waiting:
                return
            yield waiting.popleft().result()
    except KilledWorker as error:
        raise CorpusError(
            f"Several workers died on the same part ({error}). Give them more memory; the run "
            "can be resumed."
        ) from error
    finally:
        client.cancel(list(waiting))
        client.close()


def connect(scheduler: str) -> Any:
    """A Dask client (`distributed.Client`) of the cluster at this address.

    Raises:
        CorpusError: no scheduler answers there.
        MissingExtraError: Dask is not installed.
    """
    try:
        from dask.distributed import Client
    except ImportError as error:
        raise MissingExtraError("A Dask cluster", "dask") from error
    try:
        return Client(scheduler, timeout=10)
    except (OSError, TimeoutError, ValueError) as error:
        raise CorpusError(
            f"No Dask scheduler answers at {scheduler} ({error}). Check the address."
        ) from error


def _work_on(make_work: Callable[[], Any], batch: Sequence[Any]) -> Any:
    """Runs on a worker, which keeps what `make_work` made for the next batch."""
    key = repr(make_work)
    if key not in _made:
        _made.clear()
        _made[key] = make_work()
    return _made[key](batch)


_made: dict[str, Any] = {}
