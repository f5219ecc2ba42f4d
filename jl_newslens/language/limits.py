"""What reading may take of the machine: one processor, and memory that stays bounded."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING, Final

from jl_newslens.threads import ONE_THREAD

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
    - One thread for matrix products.
    - A vocabulary that has grown large grows no more: new words are dropped at the end.
    """
    is_full = len(nlp.vocab) > MOST_WORDS
    with _one_reader, ONE_THREAD, nlp.memory_zone() if is_full else nullcontext():
        yield
