"""One thread for matrix products while NewsLens reads.

Its products are too small to gain from more. On a busy machine threads that wait for each other
make them five times as slow, not faster, and after each product they keep a second processor busy
with waiting. Several processes use several processors better.
"""

from __future__ import annotations

from functools import cache
from threading import Lock
from typing import Any, Final


class _OneThread:
    """Held by any number of readers at a time; the last one to leave gives the threads back."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._readers = 0
        self._limit: Any = None

    def __enter__(self) -> None:
        with self._lock:
            if not self._readers:
                self._limit = _blas().limit(limits=1, user_api="blas")
            self._readers += 1

    def __exit__(self, *_: object) -> None:
        with self._lock:
            self._readers -= 1
            if not self._readers:
                self._limit.restore_original_limits()


ONE_THREAD: Final = _OneThread()


@cache
def _blas() -> Any:
    """The libraries for matrix products in this process; NumPy's is loaded with every pipeline."""
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()
