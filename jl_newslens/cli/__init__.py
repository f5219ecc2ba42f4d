"""The command line: `newslens read SOURCE`, and the commands around it."""

from jl_newslens.cli import corpus, evaluate, knowledge, panel, read
from jl_newslens.cli.group import newslens

__all__ = ["corpus", "evaluate", "knowledge", "main", "newslens", "panel", "read"]


def main() -> None:
    """Entry point of the `newslens` command."""
    newslens(prog_name="newslens")
