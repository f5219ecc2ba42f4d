"""The layout of a knowledge base file: what the builder writes and the source reads.

One SQLite file. `alias` says how many pages of the wiki link to a page by a surface; its rows with
the page numbers below zero are no pages: OTHER_PAGES counts links by that surface to pages that
are not in the file, PLAIN counts pages that have the surface as plain text, unlinked.

What is needed together lies together, so that few reads from the disk find the names of an article:
the most linked pages have the lowest numbers, the most linked first, and the most linked surfaces
have the negative of their `surface_key`, which puts them at the beginning of `alias`.

Surfaces themselves are not kept, only their keys: half the bytes. Two surfaces of one key are never
met: of names that are not in a file of ten million, one in 10^12 would be taken for one that is.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Final

APPLICATION_ID: Final = 0x4E4C4B42  # "NLKB", in the file's header
LAYOUT_VERSION: Final = 3
# Names that nobody looked up yet cost reads from the disk: 200 of ten million took 52 ms with pages
# of 4 kB, 40 with 8, 44 with 16, read ahead, on a busy machine; warm, all cost the same.
PAGE_BYTES: Final = 8192
# Of names that are met as in the news, half are among so many; more would be a longer look for all.
COMMON_SURFACES: Final = 4096
OTHER_PAGES: Final = -1
PLAIN: Final = -2

TABLES: Final = """
    CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE alias (
        key INTEGER NOT NULL, page INTEGER NOT NULL, pages INTEGER NOT NULL,
        PRIMARY KEY (key, page)
    ) WITHOUT ROWID;
    CREATE TABLE page (
        id INTEGER PRIMARY KEY, title TEXT NOT NULL, description TEXT NOT NULL, lead TEXT NOT NULL,
        type TEXT, qid TEXT, in_links INTEGER NOT NULL, related TEXT NOT NULL
    );
"""


def is_knowledge_base(path: Path) -> bool:
    """Whether the file calls itself a knowledge base, of whatever layout."""
    with path.open("rb") as file:
        head = file.read(72)
    return head[:16] == b"SQLite format 3\0" and head[68:] == APPLICATION_ID.to_bytes(4, "big")


def surface_key(surface: str) -> int:
    """The number that stands for `surface`: 63 bits, so that SQLite has room for its sign."""
    digest = hashlib.md5(surface.encode(), usedforsecurity=False).digest()
    return int.from_bytes(digest[:8], "big") >> 1


# `surface_key` in DuckDB, of the column that is put in for %s.
SURFACE_KEY_SQL: Final = "CAST(CAST('0x' || left(md5(%s), 16) AS UBIGINT) >> 1 AS BIGINT)"
