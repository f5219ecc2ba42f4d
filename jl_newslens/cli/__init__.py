"""The command line: `newslens read SOURCE`, and the commands around it."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from types import FrameType
from typing import Final

EXIT_INTERRUPTED: Final = 130
_STDERR: Final = 2
_WHERE_THE_SPINNER_WAS: Final = "\x1b[1G\x1b[2K\x1b[?25h"  # its line empty, the cursor shown


def main() -> None:
    """Entry point of the `newslens` command."""
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by whoever started us, as some schedulers do
            setattr(sys, name, Path(os.devnull).open("r+"))  # noqa: SIM115 - until the end
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:  # a job may ignore it
        signal.signal(signal.SIGINT, _interrupt)
    from jl_newslens.cli.commands import newslens

    newslens(prog_name="newslens")


def _interrupt(_signal: int, frame: FrameType | None) -> None:
    """Raises KeyboardInterrupt, but in the midst of an import ends the process.

    A library in C++ that is being loaded calls Python, and aborts where that raises.
    """
    while frame is not None:
        if frame.f_code.co_filename == "<frozen importlib._bootstrap>":
            start = _WHERE_THE_SPINNER_WAS if os.isatty(_STDERR) else ""
            os.write(_STDERR, f"{start}newslens: interrupted\n".encode())
            os._exit(EXIT_INTERRUPTED)
        frame = frame.f_back
    raise KeyboardInterrupt
