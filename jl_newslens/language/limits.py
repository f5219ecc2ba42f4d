"""What reading may take of the machine: one processor, and memory that stays bounded."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from functools import cache
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from spacy.language import Language

MOST_WORDS: Final = 100_000
"""Different words that stay in memory, at about 3 kB each with all that is kept of them (measured
on 2,500 generated articles): some 300 MB at most, and more words than a thousand articles have."""

_one_reader = threading.RLock()


@contextmanager
def reading_limits(nlp: Language) -> Iterator[None]:
    """Holds while `nlp` parses; what it parsed must be copied before the end.

    - One reader at a time: strings that one thread drops may be another's.
    - One thread for matrix products. They are too small to gain from more, and on a busy machine
      threads that wait for each other make them five times as slow, not faster. Several processes
      use several processors better.
    - A vocabulary that has grown large grows no more: new words are dropped at the end.
    """
    is_full = len(nlp.vocab) > MOST_WORDS
    with _one_reader, _one_thread(), nlp.memory_zone() if is_full else nullcontext():
        yield


def _one_thread() -> Any:
    return _blas().limit(limits=1, user_api="blas")


@cache
def _blas() -> Any:
    """The libraries for matrix products in this process; NumPy's is loaded with every pipeline."""
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()
