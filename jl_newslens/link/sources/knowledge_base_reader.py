"""Reads rows of a knowledge base file: from any thread, and after a fork."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final, Literal
from urllib.parse import quote

from jl_newslens.errors import ReferenceFormatError
from jl_newslens.link.sources.knowledge_base_file import APPLICATION_ID, LAYOUT_VERSION
from jl_newslens.link.sources.read_ahead import read_ahead

Row = tuple[Any, ...]

_KEYS_A_QUERY: Final = 500


class KnowledgeBaseReader:
    """The rows of a knowledge base file. The file must not change while it is open.

    Raises:
        ReferenceFormatError: it is no knowledge base, or one of another layout.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._local = threading.local()
        application = self._run("PRAGMA application_id")[0][0]
        version = self._run("PRAGMA user_version")[0][0]
        if application != APPLICATION_ID:
            raise ReferenceFormatError(
                f"{path} is not a knowledge base of NewsLens. Make one: "
                "newslens kb build DUMP.xml.bz2 -o FILE.",
                path=str(path),
            )
        if version != LAYOUT_VERSION:
            remedy = (
                "Update jl-newslens."
                if version > LAYOUT_VERSION
                else f"Build it again: newslens kb build DUMP.xml.bz2 -o {path}."
            )
            raise ReferenceFormatError(
                f"{path} has layout {version}; this NewsLens reads layout {LAYOUT_VERSION}. "
                f"{remedy}",
                path=str(path),
            )

        self._page_bytes: int = self._run("PRAGMA page_size")[0][0]
        self._roots: dict[str, int] = dict(self._run("SELECT name, rootpage FROM sqlite_master"))

    def meta(self) -> dict[str, str]:
        """What the builder wrote of its dump."""
        return {str(key): str(value) for key, value in self._run("SELECT * FROM meta")}

    def counts(self) -> tuple[int, int]:
        """How many pages and aliases there are. Reads the whole file once."""
        (pages,), (aliases,) = (
            self._run(f"SELECT count(*) FROM {what}")[0]
            for what in ("page", "alias WHERE page > 0")
        )
        return pages, aliases

    def rows(
        self, table: Literal["alias", "page"], key: Literal["key", "id"], values: Sequence[int]
    ) -> list[Row]:
        """The rows that have one of `values` as their `key`, in no order.

        Args:
            values: sorted, so that the file is read in its order.

        Raises:
            ReferenceFormatError: the file is damaged.
        """
        blocks = _blocks_read()
        found = self._rows(table, key, values[-1:])
        rest = values[:-1]
        if rest and _blocks_read() > blocks:  # the disk had to be asked: so it will be for others
            read_ahead(self._path, self._page_bytes, self._roots[table], rest)
        return found + self._rows(table, key, rest)

    def _rows(self, table: str, key: str, values: Sequence[int]) -> list[Row]:
        found: list[Row] = []
        for start in range(0, len(values), _KEYS_A_QUERY):
            part = values[start : start + _KEYS_A_QUERY]
            marks = ",".join("?" * len(part))
            found += self._run(f"SELECT * FROM {table} WHERE {key} IN ({marks})", part)
        return found

    def close(self) -> None:
        """Closes this thread's connection; the next use opens one again."""
        database = getattr(self._local, "database", None)
        if database is not None and self._local.process == os.getpid():
            database.close()
        self._local.database = None

    def _run(self, query: str, values: Sequence[Any] = ()) -> list[Row]:
        try:
            return self._opened().execute(query, values).fetchall()
        except (sqlite3.Error, UnicodeError) as error:
            raise ReferenceFormatError(
                f"{self._path} is not a knowledge base, or it is damaged ({error}). Build it "
                "again: newslens kb build DUMP.xml.bz2 -o FILE.",
                path=str(self._path),
            ) from error

    def _opened(self) -> sqlite3.Connection:
        local = self._local
        # A connection must not cross threads or forks; each opens its own, which costs 0.3 ms.
        if getattr(local, "database", None) is None or local.process != os.getpid():
            local.database = sqlite3.connect(
                f"file:{quote(str(self._path.resolve()))}?mode=ro&immutable=1",
                uri=True,
                isolation_level=None,
            )
            local.process = os.getpid()
        database: sqlite3.Connection = local.database
        return database


def _blocks_read() -> int:
    """How often this thread had to wait for a disk, where the system tells."""
    try:
        import resource

        return resource.getrusage(resource.RUSAGE_THREAD).ru_inblock
    except (ImportError, AttributeError):
        return 0
