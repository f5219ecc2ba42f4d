"""What a step of the recipe costs, for its log."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager

logger = logging.getLogger(__name__)


@contextmanager
def timed(step: str) -> Iterator[None]:
    """Log how long the block took, and the processor time of this process (all its threads)."""
    wall, processor = time.monotonic(), time.process_time()
    yield
    logger.info(
        "%s: %.1f minutes, %.1f of processor time",
        step,
        (time.monotonic() - wall) / 60,
        (time.process_time() - processor) / 60,
    )
