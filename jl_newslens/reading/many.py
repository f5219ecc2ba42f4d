"""What may be read as many sources: lists, columns, generators, but no single source or table."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sized
from typing import Any

from jl_newslens.errors import OptionError


def check_many(sources: object) -> None:
    """Refuses what would be read letter by letter, or by the names of its columns.

    Raises:
        OptionError: `sources` is one source, or a whole table.
    """
    if _is_dask(sources) and hasattr(sources, "chunks"):  # an array, or something delayed
        raise OptionError(
            f"A Dask {type(sources).__name__} gives no texts one by one. Give its .compute(), or a "
            "column of a Dask table.",
            option="sources",
        )
    if hasattr(sources, "collect") and hasattr(sources, "collect_schema"):  # of polars
        raise OptionError(
            f"A {type(sources).__name__} gives no texts one by one. Give a column of its "
            ".collect().",
            option="sources",
        )
    if hasattr(sources, "columns") and getattr(sources, "ndim", 2) != 1:  # a column of Dask has one
        names = ", ".join(map(str, getattr(sources, "column_names", sources.columns)))
        raise OptionError(
            f"read_many takes one column of a table, as in table['text']; this one has {names}.",
            option="sources",
        )
    is_one = isinstance(sources, (str, bytes, os.PathLike, Mapping))
    if is_one or not isinstance(sources, Iterable):
        raise OptionError(
            "read_many takes several sources: a list, a column, a generator. For one, use read(); "
            "for a folder, 'newslens corpus run' or sorted(folder.glob('*.txt')).",
            option="sources",
        )


def how_many(sources: Iterable[object]) -> int | None:
    """How many there are; None where that is not known, or only by reading them all."""
    return len(sources) if isinstance(sources, Sized) and not _is_dask(sources) else None


def unboxed(sources: Iterable[Any]) -> Iterator[Any]:
    """The sources one by one, as values of Python: a column of Arrow gives each in a box."""
    for source in sources:
        yield source.as_py() if hasattr(source, "as_py") else source


def _is_dask(sources: object) -> bool:
    return hasattr(sources, "__dask_graph__")
