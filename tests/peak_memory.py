"""How much memory a process that a test starts takes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

_STATUS = Path("/proc/self/status")
on_linux = pytest.mark.skipif(not _STATUS.exists(), reason="only Linux tells the peak")


def peak_mb() -> float:
    """The most memory, in MB, that this process has held since its program started.

    `resource.getrusage` would not do: it begins with what the process that started this one held,
    hundreds of MB for a test run, so what is less than that would not be seen.
    """
    [kilobytes] = re.findall(r"VmHWM:\s*(\d+) kB", _STATUS.read_text())
    return int(kilobytes) / 1024
