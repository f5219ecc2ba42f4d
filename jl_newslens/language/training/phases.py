"""The phases of the recipe: what each costs, and which ones an earlier run has finished."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

logger = logging.getLogger(__name__)


def once(phase: str, work: Path, run: Callable[[], object]) -> None:
    """Run a phase, but not one that an earlier run, stopped since, has finished in this folder.

    Each phase sets its own seed, so a run that goes on learns what one without a stop would have.

    Args:
        phase: Its name, for the log and for the mark that it leaves.
        work: The folder of the run, in which the phase writes all that later ones need.
        run: Does the work; an error in it, or an interrupt, leaves no mark.
    """
    mark = work / f"{phase}.finished"
    if mark.exists():
        logger.info("%s: finished by an earlier run", phase)
        return
    with timed(phase):
        run()
    mark.touch()


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
