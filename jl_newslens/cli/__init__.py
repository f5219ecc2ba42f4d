"""The command line: `newslens read SOURCE`, and the commands around it."""

import os
import sys
from pathlib import Path

from jl_newslens.cli import corpus, evaluate, knowledge, panel, read
from jl_newslens.cli.group import newslens

__all__ = ["corpus", "evaluate", "knowledge", "main", "newslens", "panel", "read"]


def main() -> None:
    """Entry point of the `newslens` command."""
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by whoever started us, as some schedulers do
            setattr(sys, name, Path(os.devnull).open("r+"))  # noqa: SIM115 - until the end
    newslens(prog_name="newslens")
