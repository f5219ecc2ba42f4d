"""`python -m jl_newslens` is the `newslens` command."""

from jl_newslens.cli import main

main()
