"""The last step of a build: one SQLite file, complete before it gets its name."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, suppress
from itertools import chain
from pathlib import Path
from typing import Any, Final

from jl_newslens.link.sources.knowledge_base_file import (
    APPLICATION_ID,
    LAYOUT_VERSION,
    PAGE_BYTES,
    TABLES,
)

_IN_LINKS: Final = 6  # the column of a page row


def write_file(
    path: Path,
    *,
    aliases: Iterator[list[tuple[int, int, int]]],
    pages: Iterator[list[tuple[Any, ...]]],
    meta: Mapping[str, str],
    written: Callable[[int], None],
) -> None:
    """Writes a knowledge base file; an old one at `path` is replaced.

    Args:
        aliases: blocks of alias rows in the order of their key, so that the file is only appended
            to.
        pages: blocks of page rows by number; of two with one number the first is kept.
        written: called after each block with the number of rows so far.
    """
    path.unlink(missing_ok=True)
    rows = most = 0
    # No journal: until it is renamed, nobody reads this file, and a killed build starts it again.
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.executescript(
            f"PRAGMA page_size={PAGE_BYTES}; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; "
            "PRAGMA locking_mode=EXCLUSIVE; PRAGMA cache_size=-16000; "
            f"PRAGMA application_id={APPLICATION_ID}; "
            f"PRAGMA user_version={LAYOUT_VERSION}; {TABLES}"
        )
        database.execute("BEGIN")
        for block in aliases:
            database.executemany("INSERT INTO alias VALUES (?,?,?)", block)
            rows += len(block)
            written(rows)
        for page_block in pages:
            database.executemany("INSERT OR IGNORE INTO page VALUES (?,?,?,?,?,?,?,?)", page_block)
            most = max(most, *(row[_IN_LINKS] for row in page_block))
            rows += len(page_block)
            written(rows)
        database.executemany(
            "INSERT INTO meta VALUES (?,?)",
            sorted(chain(meta.items(), [("max_in_links", str(most))])),
        )
        database.execute("COMMIT")


def publish(draft: Path, output: Path) -> None:
    """Gives a finished file its name: on disk before, replaced at once, a crash of the machine
    leaves the old file or the new one."""
    with draft.open("rb+") as file:
        os.fsync(file.fileno())
    draft.replace(output)
    with suppress(OSError):  # some systems cannot open a folder; the file itself is safe
        folder = os.open(output.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
