"""The `newslens` command with all its subcommands, which their modules add to it."""

from jl_newslens.cli import corpus, evaluate, knowledge, panel, read
from jl_newslens.cli.group import newslens

__all__ = ["corpus", "evaluate", "knowledge", "newslens", "panel", "read"]
