"""The layout of a knowledge base file: what the builder writes and the source reads.

One SQLite file. `alias` says how many pages of the wiki link to a page by a surface; its rows with
the page numbers below zero are no pages: OTHER_PAGES counts links by that surface to pages that
are not in the file, PLAIN counts pages that have the surface as plain text, unlinked. Pages are
numbered by their in-links, the most linked first: what names mostly mean lies together.
"""

from __future__ import annotations

from typing import Final

APPLICATION_ID: Final = 0x4E4C4B42  # "NLKB", in the file's header
LAYOUT_VERSION: Final = 1
# A name that nobody looked up yet costs reads from the disk: of 200 names in a file of 80 MB, 92 ms
# with SQLite's usual 4 kB a page, 73 with 8, 46 with 16, 52 with 32; warm, all cost the same.
PAGE_BYTES: Final = 16_384
OTHER_PAGES: Final = -1
PLAIN: Final = -2

TABLES: Final = """
    CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE alias (
        surface TEXT NOT NULL, page INTEGER NOT NULL, pages INTEGER NOT NULL,
        PRIMARY KEY (surface, page)
    ) WITHOUT ROWID;
    CREATE TABLE page (
        id INTEGER PRIMARY KEY, title TEXT NOT NULL, description TEXT NOT NULL, lead TEXT NOT NULL,
        type TEXT, qid TEXT, in_links INTEGER NOT NULL, related TEXT NOT NULL
    );
"""
