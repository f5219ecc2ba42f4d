"""Reads rows of a knowledge base file: from any thread, after a fork, and from a slow disk."""

from __future__ import annotations

import os
import sqlite3
import threading
import time
from collections.abc import Sequence
from itertools import chain
from pathlib import Path
from typing import Any, Final, Literal
from urllib.parse import quote

from jl_newslens.errors import ReferenceFormatError
from jl_newslens.link.sources.knowledge_base_file import APPLICATION_ID, LAYOUT_VERSION

Row = tuple[Any, ...]

_KEYS_A_QUERY: Final = 500
# From memory a row takes 5 to 20 µs; from a disk 100 µs and more, most of it waiting.
_FIRST_KEYS: Final = 32
_SLOW_S: Final = 60e-6
_READERS: Final = 4


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
            raise ReferenceFormatError(
                f"{path} has layout {version}; this NewsLens reads {LAYOUT_VERSION}. "
                "Build it again, or update jl-newslens.",
                path=str(path),
            )

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
        self, table: Literal["alias", "page"], key: Literal["surface", "id"], values: Sequence[Any]
    ) -> list[Row]:
        """The rows that have one of `values` as their `key`, in no order.

        Where the first come slowly, so that they must lie on the disk still, several threads ask
        for the rest: a disk answers many requests in the time of one.

        Raises:
            ReferenceFormatError: the file is damaged.
        """

        def read(part: Sequence[Any]) -> list[Row]:
            marks = ",".join("?" * len(part))
            return self._run(f"SELECT * FROM {table} WHERE {key} IN ({marks})", part)

        def read_in_thread(part: Sequence[Any]) -> list[Row]:
            try:
                return read(part)
            finally:
                self.close()

        started = time.perf_counter()
        found = read(values[:_FIRST_KEYS])
        is_slow = time.perf_counter() - started > _FIRST_KEYS * _SLOW_S
        rest = values[_FIRST_KEYS:]
        if len(rest) < _FIRST_KEYS or not is_slow:
            return [*found, *chain.from_iterable(map(read, _parts(rest, _KEYS_A_QUERY)))]
        from concurrent.futures import ThreadPoolExecutor

        size = min(-(-len(rest) // _READERS), _KEYS_A_QUERY)
        with ThreadPoolExecutor(_READERS) as threads:
            more = threads.map(read_in_thread, _parts(rest, size))
            return [*found, *chain.from_iterable(more)]

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


def _parts(values: Sequence[Any], size: int) -> list[Sequence[Any]]:
    return [values[start : start + size] for start in range(0, len(values), size)]
