"""The command line: `newslens read SOURCE`, and the commands around it."""

from __future__ import annotations

import errno
import io
import os
import signal
import sys
from pathlib import Path
from types import FrameType
from typing import IO, Final

EXIT_INTERRUPTED: Final = 130
SPINNER_GONE: Final = "\x1b[1G\x1b[2K\x1b[?25h"  # its line empty, the cursor shown
_STDERR: Final = 2


def main() -> None:
    """Entry point of the `newslens` command."""
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by whoever started us, as some schedulers do
            null = Path(os.devnull).open("r+")  # noqa: SIM115 - until the end, in its place
            setattr(sys, name, _ClosedOutput(null) if name == "stdout" else null)
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:  # a job may ignore it
        signal.signal(signal.SIGINT, _interrupt)
    from jl_newslens.cli.commands import newslens

    newslens(prog_name="newslens")


class _ClosedOutput(io.TextIOBase):
    """Standard output that is closed; what was asked for would get lost."""

    def __init__(self, place: IO[str]) -> None:
        self._place = place  # else the next file that is opened would be standard output

    def write(self, _text: str) -> int:
        told = "standard output is closed: send it to a file, or to /dev/null"
        raise OSError(errno.EBADF, told)


def _interrupt(_signal: int, frame: FrameType | None) -> None:
    """Raises KeyboardInterrupt, but in the midst of an import ends the process.

    A library in C++ that is being loaded calls Python, and aborts where that raises.
    """
    while frame is not None:
        if frame.f_code.co_filename == "<frozen importlib._bootstrap>":
            start = SPINNER_GONE if os.isatty(_STDERR) else ""
            shown = os.dup(_STDERR)
            os.dup2(os.open(os.devnull, os.O_WRONLY), _STDERR)  # the spinner's thread goes on
            os.write(shown, f"{start}newslens: interrupted\n".encode())
            os._exit(EXIT_INTERRUPTED)
        frame = frame.f_back
    raise KeyboardInterrupt
