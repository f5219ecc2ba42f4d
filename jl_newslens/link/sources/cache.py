"""Answers of a MediaWiki kept on disk, with their ages; `cache_file` keeps the file itself."""

from __future__ import annotations

import json
import os
import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final

from jl_newslens.errors import SourceUnavailableError
from jl_newslens.link.sources.cache_file import CACHE_OFF, CacheFile
from jl_newslens.model import Notice

FILE_NAME: Final = "pages-1.sqlite"  # the number counts layouts: an older NewsLens has its own file
ENVIRONMENT: Final = "NEWSLENS_CACHE"
DAY_S: Final = 86_400.0
MAX_VALUE_CHARS: Final = 1_000_000
_KEYS_A_QUERY: Final = 400


@dataclass(frozen=True, slots=True)
class CacheInfo:
    """What the cache holds. Ages in seconds, None for an empty cache; `sites` counts answers."""

    path: Path
    exists: bool
    entries: int = 0
    negative: int = 0
    size_bytes: int = 0
    oldest_s: float | None = None
    newest_s: float | None = None
    sites: tuple[tuple[str, int], ...] = ()


class PageCache:
    """Keeps lists of rows by site, kind and key.

    Args:
        folder: where the file lies; None for `default_cache_folder()`.
        max_age_s: how long an answer is good.
        max_negative_age_s: how long "there is no such page" is good.
        max_bytes: above this size the oldest quarter goes.
        clock: seconds since 1970.
    """

    def __init__(
        self,
        folder: str | os.PathLike[str] | None = None,
        *,
        max_age_s: float = 30 * DAY_S,
        max_negative_age_s: float = 3 * DAY_S,
        max_bytes: int = 256 * 1024 * 1024,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.path = Path(folder or default_cache_folder()) / FILE_NAME
        self._max_age_s = max_age_s
        self._max_negative_age_s = max_negative_age_s
        self._max_bytes = max_bytes
        self._clock = clock
        self._file = CacheFile(self.path)

    def __reduce__(self) -> tuple[Any, ...]:
        """Another process opens the file itself."""
        options: dict[str, Any] = {
            "max_age_s": self._max_age_s,
            "max_negative_age_s": self._max_negative_age_s,
            "max_bytes": self._max_bytes,
        }
        return partial(type(self), self.path.parent, **options), ()

    def notices(self) -> tuple[Notice, ...]:
        """What went wrong with the cache in this session."""
        return self._file.notices()

    def get_many(self, site: str, kind: str, keys: Sequence[str]) -> dict[str, list[Any]]:
        """The rows of those keys that are there and fresh; [] is a kept "there is none"."""
        found: dict[str, list[Any]] = {}
        now = self._clock()

        def read(database: sqlite3.Connection) -> None:
            for start in range(0, len(keys), _KEYS_A_QUERY):
                part = keys[start : start + _KEYS_A_QUERY]
                marks = ",".join("?" * len(part))
                rows = database.execute(
                    "SELECT key, stored, value FROM answer "
                    f"WHERE site=? AND kind=? AND key IN ({marks})",
                    (site, kind, *part),
                )
                for key, stored, value in rows:
                    answer = _parsed(value)
                    if answer is None or not isinstance(stored, float):
                        continue
                    limit_s = self._max_age_s if answer else self._max_negative_age_s
                    # A stamp from the future comes from a clock that was wrong.
                    if -DAY_S < now - stored <= limit_s:
                        found[key] = answer

        self._file.run(read)
        return found

    def put_many(self, site: str, kind: str, answers: Mapping[str, Sequence[Any]]) -> None:
        """Keeps rows for each key, in one transaction."""
        now = self._clock()
        rows = [
            (site, kind, key, now, value)
            for key, answer in answers.items()
            if len(value := json.dumps(list(answer), ensure_ascii=False)) <= MAX_VALUE_CHARS
        ]

        def write(database: sqlite3.Connection) -> None:
            database.execute("BEGIN IMMEDIATE")
            try:
                database.executemany("INSERT OR REPLACE INTO answer VALUES (?,?,?,?,?)", rows)
                self._shrink(database)
                database.execute("COMMIT")
            except BaseException:
                with suppress(sqlite3.Error):
                    database.execute("ROLLBACK")
                raise

        if rows:
            self._file.run(write)

    def clear(self, *, older_than_s: float = 0.0) -> int:
        """Forgets answers older than `older_than_s` (all, for 0); how many there were."""
        limit = self._clock() - older_than_s if older_than_s > 0 else float("inf")
        removed = 0

        def delete(database: sqlite3.Connection) -> None:
            nonlocal removed
            removed = database.execute("DELETE FROM answer WHERE stored < ?", (limit,)).rowcount
            database.execute("PRAGMA incremental_vacuum").fetchall()
            database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

        if self.path.exists():
            self._file.run(delete)
        return removed

    def info(self) -> CacheInfo:
        """Size, age and sites of what is kept; never makes a file."""
        if not self.path.exists():
            return CacheInfo(self.path, exists=False)
        result = CacheInfo(self.path, exists=True, size_bytes=self._file.size_bytes())

        def read(database: sqlite3.Connection) -> None:
            nonlocal result
            entries, negative, oldest, newest = database.execute(
                "SELECT count(*), coalesce(sum(value = '[]'), 0), min(stored), max(stored) "
                "FROM answer"
            ).fetchone()
            sites = database.execute(
                "SELECT site, count(*) FROM answer GROUP BY site ORDER BY 2 DESC"
            )
            now = self._clock()
            result = CacheInfo(
                self.path,
                exists=True,
                entries=entries,
                negative=negative,
                size_bytes=self._file.size_bytes(),
                oldest_s=None if oldest is None else now - oldest,
                newest_s=None if newest is None else now - newest,
                sites=tuple(sites.fetchall()),
            )

        self._file.run(read)
        return result

    def close(self) -> None:
        """Closes the file; the next use opens it again."""
        self._file.close()

    def _shrink(self, database: sqlite3.Connection) -> None:
        pages, free, page_bytes = (
            database.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("page_count", "freelist_count", "page_size")
        )
        if (pages - free) * page_bytes <= self._max_bytes:
            return
        quarter = database.execute("SELECT count(*) / 4 + 1 FROM answer").fetchone()[0]
        database.execute(
            "DELETE FROM answer WHERE (site, kind, key) IN "
            "(SELECT site, kind, key FROM answer ORDER BY stored LIMIT ?)",
            (quarter,),
        )


def default_cache_folder() -> Path:
    """NEWSLENS_CACHE, or the user's cache folder of this system."""
    chosen = os.environ.get(ENVIRONMENT)
    if chosen:
        return Path(chosen).expanduser()
    import platformdirs

    return Path(platformdirs.user_cache_dir("newslens", appauthor=False))


def cache_info(folder: str | os.PathLike[str] | None = None) -> CacheInfo:
    """What `newslens cache info` shows.

    Raises:
        SourceUnavailableError: the file cannot be read.
    """
    with _checked(PageCache(folder)) as cache:
        return cache.info()


def clear_cache(folder: str | os.PathLike[str] | None = None, *, older_than_s: float = 0.0) -> int:
    """What `newslens cache clear` does: forgets answers, and says how many.

    Raises:
        SourceUnavailableError: the file cannot be changed.
    """
    with _checked(PageCache(folder)) as cache:
        return cache.clear(older_than_s=older_than_s)


@contextmanager
def _checked(cache: PageCache) -> Iterator[PageCache]:
    """For who asks for the cache itself: what an article may not fail for is an error here."""
    try:
        yield cache
        for notice in cache.notices():
            if notice.code == CACHE_OFF:
                raise SourceUnavailableError(notice.message, source="cache")
    finally:
        cache.close()


def _parsed(value: Any) -> list[Any] | None:
    if not isinstance(value, str):
        return None
    try:
        answer = json.loads(value)
    except ValueError:
        return None
    return answer if isinstance(answer, list) else None
