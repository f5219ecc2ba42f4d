"""Has the system read the parts of a SQLite file that a query will need, all at the same time.

SQLite reads one page of the file after another, and waits for each. From a disk that costs some
200 names as many waits, twice; asked for together, the same pages come several times faster. Where
a row lies is read from the inner pages of its table, whose format is fixed:
https://www.sqlite.org/fileformat2.html#b_tree_pages. Whatever goes wrong here costs the head start
only: what is in a page is for SQLite to say.
"""

from __future__ import annotations

import os
import struct
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Final

_INNER_INDEX: Final = 2  # the first byte of an inner page of a table WITHOUT ROWID
_INNER_TABLE: Final = 5  # that of other tables
_HEADER_BYTES: Final = 12  # of an inner page
_INTEGER_BYTES: Final = (0, 1, 2, 3, 4, 6, 8)  # by the type of a value; 8 and 9 are 0 and 1
_MAX_GAP: Final = 3  # pages: to read two for nothing costs less than another read
_MAX_LEVELS: Final = 8  # a table of 10^12 rows has five


def read_ahead(path: Path, page_bytes: int, root: int, keys: Sequence[int]) -> None:
    """Asks the system for the pages where `keys` are, and does not wait for the last of them.

    Args:
        page_bytes: the size of the file's pages.
        root: the first page of a table whose key is an integer, or begins with one.
        keys: what will be looked up, sorted.
    """
    if not hasattr(os, "posix_fadvise"):
        return
    try:
        with path.open("rb", buffering=0) as file:
            _ask_for(file.fileno(), page_bytes, root, keys)
    except (OSError, IndexError, OverflowError, struct.error):  # the file is damaged
        return


def _ask_for(file: int, page_bytes: int, root: int, keys: Sequence[int]) -> None:
    level: dict[int, Sequence[int]] = {root: keys}  # pages, with what is to be found below them
    for _ in range(_MAX_LEVELS):
        below: dict[int, Sequence[int]] = {}
        for number, sought in level.items():
            page = os.pread(file, page_bytes, (number - 1) * page_bytes)
            if page[0] not in (_INNER_INDEX, _INNER_TABLE):
                return  # the leaves, all on one level: they were asked for
            below.update(_children(page, sought))
        for first, last in _runs(sorted(below)):
            offset, length = (first - 1) * page_bytes, (last + 1 - first) * page_bytes
            os.posix_fadvise(file, offset, length, os.POSIX_FADV_WILLNEED)
        level = below


def _runs(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The first and last of numbers that lie close together."""
    first = last = numbers[0]
    for number in numbers:
        if number - last > _MAX_GAP:
            yield first, last
            first = number
        last = number
    yield first, last


def _children(page: bytes, keys: Sequence[int]) -> dict[int, Sequence[int]]:
    """The pages below an inner page, each with those of `keys` that are in it."""
    count, rightmost = int.from_bytes(page[3:5], "big"), page[8:12]
    cells = struct.unpack_from(f">{count}H", page, _HEADER_BYTES)  # where they begin
    key_of = partial(_first_column if page[0] == _INNER_INDEX else _row_number, page)
    found: dict[int, Sequence[int]] = {}
    start = place = 0
    while start < len(keys):
        place = bisect_left(cells, keys[start], place, key=key_of)
        if place == count:
            found[int.from_bytes(rightmost, "big")] = keys[start:]
            break
        cell = cells[place]
        end = bisect_right(keys, key_of(cell), start)
        found[int.from_bytes(page[cell : cell + 4], "big")] = keys[start:end]
        start = end
    return found


def _first_column(page: bytes, cell: int) -> int:
    """The first value of the record in a cell: behind the number of a page, the record's size, its
    header's size, and the types of its values."""
    kind, start = page[cell + 6], cell + 5 + page[cell + 5]
    if kind > 7:
        return kind - 8
    return int.from_bytes(page[start : start + _INTEGER_BYTES[kind]], "big", signed=True)


def _row_number(page: bytes, cell: int) -> int:
    """What stands in a cell behind the number of a page: seven bits a byte, the first ones first,
    and eight in the ninth."""
    number = 0
    for byte in page[cell + 4 : cell + 12]:
        number = number << 7 | byte & 0x7F
        if byte < 0x80:
            return number
    number = number << 8 | page[cell + 12]
    return number - 2**64 if number >= 2**63 else number
