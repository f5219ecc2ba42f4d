"""`python -m jl_newslens.link.starter_kb check`: what is wrong with the starter knowledge base."""

from __future__ import annotations

import sys

from jl_newslens.errors import ReferenceFormatError
from jl_newslens.link.starter_kb.rows import find_faults, load_areas


def main(arguments: list[str]) -> int:
    if arguments != ["check"]:
        sys.stderr.write("usage: python -m jl_newslens.link.starter_kb check\n")
        return 2
    try:
        areas = load_areas()
    except ReferenceFormatError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    faults = find_faults(areas)
    for fault in faults:
        sys.stderr.write(f"{fault}\n")
    for area, rows in areas.items():
        sys.stdout.write(f"{area}\t{len(rows)}\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
