"""The SQLite file of the cache, which several kernels share.

It may never cost an article anything: what goes wrong with it turns it off for the session, with a
notice. A process may be killed at any moment: SQLite's write-ahead log loses at most the answers
being written. A damaged file is thrown away, but only while no other process holds it.
"""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import IO, Final

from jl_newslens.model import Notice

CACHE_OFF: Final = "cache-off"
"""The code of the notice that says that the cache cannot be used."""

_BUSY_MS: Final = 3000
_LOG_PAGES: Final = 250  # 1 MB: how long the write-ahead log may grow
_LAYOUT: Final = """
    CREATE TABLE IF NOT EXISTS answer (
        site TEXT NOT NULL, kind TEXT NOT NULL, key TEXT NOT NULL,
        stored REAL NOT NULL, value TEXT NOT NULL,
        PRIMARY KEY (site, kind, key)
    ) WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS answer_stored ON answer (stored);
"""


class CacheFile:
    """Opens the file when it is first used, anew after a fork, and mends it where it is damaged."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.RLock()
        self._database: sqlite3.Connection | None = None
        self._holder: IO[bytes] | None = None
        self._process = 0
        self._off = False
        self._notices: dict[str, Notice] = {}

    def notices(self) -> tuple[Notice, ...]:
        """What went wrong with the file in this session."""
        return tuple(self._notices.values())

    def run(self, work: Callable[[sqlite3.Connection], None]) -> None:
        """Does `work`; what fails turns the cache off, or rebuilds it where the file is damaged."""
        with self._lock:
            for last_try in (False, True):
                if self._off:
                    return
                try:
                    work(self._opened())
                    return
                except (sqlite3.Error, OSError, UnicodeError) as error:
                    if not last_try and _is_damage(error) and self._rebuilt():
                        self._note(
                            "cache-rebuilt",
                            f"The cache {self._path} was damaged; a new one was started.",
                        )
                        continue
                    if _is_busy(error):
                        return  # another kernel writes for long: this answer is just not kept
                    self.close()
                    self._off = True
                    self._note(
                        CACHE_OFF,
                        f"The cache {self._path} cannot be used ({error}); nothing is kept this "
                        "session. Delete the file, or set NEWSLENS_CACHE to another folder.",
                    )

    def close(self) -> None:
        """Closes the file; the next use opens it again."""
        with self._lock:
            if self._database is not None:
                with suppress(sqlite3.Error):
                    self._database.close()
                self._database = None
            if self._holder is not None:
                self._holder.close()
                self._holder = None

    def size_bytes(self) -> int:
        """Of the file and its log."""
        sizes = 0
        for suffix in ("", "-wal"):
            with suppress(OSError):
                sizes += Path(f"{self._path}{suffix}").stat().st_size
        return sizes

    def _opened(self) -> sqlite3.Connection:
        if self._database is not None and self._process != os.getpid():
            # After a fork the connection is the parent's: it must not be used or closed here.
            self._database = self._holder = None
        if self._database is None:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._holder = _hold(self._path, exclusive=False)
            database = sqlite3.connect(
                self._path, timeout=_BUSY_MS / 1000, isolation_level=None, check_same_thread=False
            )
            try:
                database.execute("PRAGMA auto_vacuum=INCREMENTAL").fetchall()
                database.execute("PRAGMA journal_mode=WAL").fetchall()
                database.execute("PRAGMA synchronous=NORMAL").fetchall()
                database.execute(f"PRAGMA wal_autocheckpoint={_LOG_PAGES}").fetchall()
                database.executescript(_LAYOUT)
            except BaseException:
                database.close()
                raise
            self._database, self._process = database, os.getpid()
        return self._database

    def _rebuilt(self) -> bool:
        """Throws the file away, unless another process has it open."""
        self.close()
        try:
            holder = _hold(self._path, exclusive=True)
        except OSError:
            return False
        try:
            for suffix in ("", "-wal", "-shm", "-journal"):
                Path(f"{self._path}{suffix}").unlink(missing_ok=True)
        except OSError:
            return False
        finally:
            if holder is not None:
                holder.close()
        return True

    def _note(self, code: str, message: str) -> None:
        self._notices.setdefault(code, Notice(code, message))


def _is_damage(error: Exception) -> bool:
    text = str(error)
    return isinstance(error, (sqlite3.DatabaseError, UnicodeError)) and any(
        sign in text
        for sign in ("malformed", "not a database", "no such column", "no such table", "decode")
    )


def _is_busy(error: Exception) -> bool:
    return isinstance(error, sqlite3.OperationalError) and any(
        sign in str(error) for sign in ("locked", "busy")
    )


def _hold(path: Path, *, exclusive: bool) -> IO[bytes] | None:
    """A lock beside the file that says it is in use, freed by the system when a process dies.

    Windows needs none: an open file cannot be deleted there.

    Raises:
        OSError: an exclusive lock was wanted and others hold the file.
    """
    try:
        import fcntl
    except ImportError:
        return None
    holder = Path(f"{path}.lock").open("ab")  # noqa: SIM115 - the caller holds it
    try:
        mode = fcntl.LOCK_EX if exclusive else fcntl.LOCK_SH
        fcntl.flock(holder, mode | fcntl.LOCK_NB)
    except OSError:
        holder.close()
        if exclusive:
            raise
        return None
    return holder
