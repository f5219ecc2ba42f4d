"""How often a MediaWiki may be asked, and when to leave it alone."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable
from datetime import datetime, timezone
from email.utils import parsedate_to_datetime
from typing import Final

# Wikimedia's global limits since spring 2026: unidentified clients 10 requests a minute, clients
# that say who runs them 200. https://foundation.wikimedia.org/wiki/Policy:User-Agent_policy
REQUESTS_A_MINUTE_WITH_CONTACT: Final = 200
REQUESTS_A_MINUTE_WITHOUT: Final = 10


class RateLimit:
    """At most so many requests in any minute; safe to share between threads.

    Args:
        requests_a_minute: how many.
        clock: seconds that only grow.
        sleep: waits so many seconds; a KeyboardInterrupt in it passes through.
    """

    def __init__(
        self,
        requests_a_minute: int,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.requests_a_minute = requests_a_minute
        self._clock = clock
        self._sleep = sleep
        self._sent: deque[float] = deque()
        self._lock = threading.Lock()

    def free(self) -> int:
        """How many requests may be sent now without waiting."""
        with self._lock:
            self._forget(self._clock())
            return self.requests_a_minute - len(self._sent)

    def wait(self) -> None:
        """Waits until one more request may be sent, and counts it."""
        while True:
            with self._lock:
                now = self._clock()
                self._forget(now)
                if len(self._sent) < self.requests_a_minute:
                    self._sent.append(now)
                    return
                pause_s = self._sent[0] + 60.0 - now
            self._sleep(max(pause_s, 0.01))

    def _forget(self, now: float) -> None:
        while self._sent and self._sent[0] <= now - 60.0:
            self._sent.popleft()


class Circuit:
    """Remembers that a server did not answer, so that it is not asked again for a while."""

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._until = 0.0
        self._reason = ""
        self._last_success: float | None = None

    def open(self, reason: str, pause_s: float) -> None:
        """Nothing is to be asked for `pause_s` seconds."""
        self._reason = reason
        self._until = self._clock() + pause_s

    def close(self) -> None:
        """The server answered."""
        self._until = 0.0
        self._last_success = self._clock()

    def blocked(self) -> tuple[str, float] | None:
        """Why nothing may be asked and for how many seconds more; None where it may."""
        left_s = self._until - self._clock()
        return (self._reason, left_s) if left_s > 0 else None

    def answered_within(self, seconds: float) -> bool:
        """Whether the server answered in the last `seconds`."""
        last = self._last_success
        return last is not None and self._clock() - last < seconds


def shared_limit(server: str, requests_a_minute: int) -> RateLimit:
    """The one counter of this process for a server, however many lenses a kernel makes."""
    with _shared:
        limit = RateLimit(requests_a_minute)
        return _limits.setdefault((server, requests_a_minute), limit)


def shared_circuit(api_url: str) -> Circuit:
    """The one memory of this process of whether a server answers."""
    with _shared:
        return _circuits.setdefault(api_url, Circuit())


_limits: dict[tuple[str, int], RateLimit] = {}
_circuits: dict[str, Circuit] = {}
_shared = threading.Lock()


def retry_after_s(header: str | None, now: datetime | None = None) -> float | None:
    """Seconds that a Retry-After header asks for, in either of its forms; None for nothing.

    Args:
        header: "120", or "Wed, 21 Oct 2026 07:28:00 GMT".
        now: the time to count a date from; None for the present.
    """
    if not header:
        return None
    header = header.strip()
    if header.isascii() and header.isdigit():
        return float(header[:9])
    try:
        moment = parsedate_to_datetime(header)
    except (TypeError, ValueError, OverflowError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=timezone.utc)
    return max((moment - (now or datetime.now(timezone.utc))).total_seconds(), 0.0)
