"""How far a build is, how fast it goes and how long it will take."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeAlias

Stage: TypeAlias = Literal["read", "count", "write"]


@dataclass(frozen=True, slots=True)
class BuildProgress:
    """A moment of a build.

    Attributes:
        stage: "read" (bytes of the dump), "count" (steps) or "write" (rows).
        step: what is being done, for people.
        done: bytes, steps or rows done in this stage.
        total: of how many.
        pages: articles, redirects and disambiguation pages read so far.
        elapsed_s: since this stage began.
        pages_per_s: since this build was started or resumed; 0 outside of "read".
        left_s: until the end of this stage, None where it cannot be said yet.
    """

    stage: Stage
    step: str
    done: int
    total: int
    pages: int
    elapsed_s: float
    pages_per_s: float
    left_s: float | None


class ProgressMeter:
    """Counts what is done and tells a callback."""

    def __init__(
        self,
        tell: Callable[[BuildProgress], None] | None,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._tell = tell
        self._clock = clock
        self.pages = 0
        self._stage: Stage = "read"
        self._total = 0
        self._started = clock()
        self._kept_done = 0
        self._kept_pages = 0

    def begin(self, stage: Stage, total: int, *, done: int = 0) -> None:
        """A stage begins; `done` of it was done by an earlier run, and says nothing of the rate."""
        self._stage, self._total = stage, total
        self._started = self._clock()
        self._kept_done, self._kept_pages = done, self.pages

    def at(self, done: int, step: str = "") -> None:
        """`done` of the stage is done."""
        if self._tell is None:
            return
        elapsed = self._clock() - self._started
        fresh = done - self._kept_done
        left = elapsed * (self._total - done) / fresh if fresh > 0 and self._total else None
        pages = self.pages - self._kept_pages if self._stage == "read" else 0
        self._tell(
            BuildProgress(
                stage=self._stage,
                step=step or self._stage,
                done=done,
                total=self._total,
                pages=self.pages,
                elapsed_s=elapsed,
                pages_per_s=pages / elapsed if elapsed > 0 else 0.0,
                left_s=left,
            )
        )
