"""Looking at what many articles say: who is in them, when, and with whom.

All questions are SQL over the tables of `corpus/tables.py`, answered by DuckDB straight from the
Parquet files, so a corpus may be larger than memory.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from glob import escape
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from jl_newslens.brief import Brief
from jl_newslens.config import check_number
from jl_newslens.corpus.tables import RUN_FILE, TABLES, arrow_tables, rows_of, table_files
from jl_newslens.errors import CorpusError, MissingExtraError, OptionError, UnknownNameError
from jl_newslens.model import ENTITY_TYPES

if TYPE_CHECKING:
    import pandas as pd

    from jl_newslens.corpus.explorer import Explorer

PERIODS: Final = ("day", "week", "month", "quarter", "year")
# Who is called so in other capitals or without accents, somewhere in the articles, or by the last
# words of a name, most frequent first; more than are worth showing are not asked for.
_FITTING: Final = """
WITH form AS (
    SELECT id, key, label, unnest([label, name]) AS form FROM named
    UNION ALL
    SELECT id, key, label, surface FROM mentions JOIN named USING (id, entity)
), plain AS (
    SELECT id, key, label, ' ' || strip_accents(lower(form)) AS form FROM form
)
SELECT key, any_value(label) FROM plain
WHERE ends_with(form, ' ' || strip_accents(lower(trim($name))))
GROUP BY key ORDER BY count(DISTINCT id) DESC, key LIMIT 5
"""
# Whose name, or one word of it, is the one that is asked for but for a slip in every four letters.
_NEAR: Final = """
WITH one AS (
    SELECT key, any_value(label) AS label, count(*) AS times FROM named GROUP BY key
), form AS (
    SELECT *, unnest(string_split(label, ' ') || [label]) AS form FROM one
), slips AS (
    SELECT key, label, times, damerau_levenshtein(
        strip_accents(lower(form)), strip_accents(lower(trim($name)))
    ) AS slips FROM form
)
SELECT key, any_value(label) FROM slips WHERE slips * 4 <= length(trim($name))
GROUP BY key ORDER BY min(slips), any_value(times) DESC, key LIMIT 3
"""


class Corpus:
    """Many briefs as tables.

    Entities with a page are told apart by it, the others by name and type. Make one with
    `Corpus.open(folder)` or `Corpus.of(briefs)`.
    """

    def __init__(self, connection: Any) -> None:
        self._connection = connection
        self._lock = threading.Lock()  # a DuckDB connection serves one thread at a time

    @classmethod
    def open(cls, folder: str | Path) -> Corpus:
        """The corpus that `newslens corpus run … -o folder` wrote, finished or not: the
        parts that are done.

        Raises:
            CorpusError: the folder holds no corpus, or none of a run's parts is done yet.
        """
        folder = Path(folder)
        if folder.is_file():
            raise CorpusError(f"{folder} is no folder. Name the OUTPUT of 'newslens corpus run'.")
        connection = _connect()
        for name in TABLES:
            files = [escape(str(path)) for path in table_files(folder, name)]
            if not files:
                run = f"newslens corpus run ARTICLES -o {folder}"
                raise CorpusError(
                    f"{folder} holds a run of which no part is done yet: wait, or go on with it "
                    f"where it was stopped: {run} --resume"
                    if (folder / RUN_FILE).exists()
                    else f"{folder} holds no corpus. Make one: {run}"
                )
            listed = ", ".join("'{}'".format(path.replace("'", "''")) for path in files)
            connection.execute(f"CREATE VIEW {name} AS SELECT * FROM read_parquet([{listed}])")
        return cls._ready(connection)

    @classmethod
    def of(cls, briefs: Iterable[Brief], ids: Iterable[object] | None = None) -> Corpus:
        """A corpus in memory.

        Args:
            ids: what tells the articles apart, as many as there are briefs (the index of a table,
                say). None: their positions, from "0".

        Raises:
            OptionError: what it is given is not briefs, or not an id for each.
        """
        tables = arrow_tables(rows_of(_named(briefs, ids)))
        connection = _connect()
        for name, table in tables.items():
            connection.register(f"{name}_rows", table)
            connection.execute(f"CREATE TABLE {name} AS SELECT * FROM {name}_rows")
            connection.unregister(f"{name}_rows")
        return cls._ready(connection)

    @classmethod
    def _ready(cls, connection: Any) -> Corpus:
        connection.execute(
            "CREATE VIEW named AS SELECT *, coalesce(title, name) AS label, "
            "coalesce(url, name || '/' || type) AS key FROM entities"
        )
        return cls(connection)

    def __len__(self) -> int:
        """How many articles, failed ones too."""
        return int(self._rows("SELECT count(*) FROM briefs")[0][0])

    def __repr__(self) -> str:
        return f"<Corpus of {len(self):,} articles>"

    def frame(self, table: str = "briefs") -> pd.DataFrame:
        """One of the tables "briefs", "entities", "mentions" as it is."""
        if table not in TABLES:
            raise OptionError(f"No table {table!r}; there are {', '.join(TABLES)}.", option="table")
        return self._frame(f"SELECT * FROM {table}")

    def entities(self, *, limit: int | None = 50, type: str | None = None) -> pd.DataFrame:
        """Who and what the corpus is about, by the number of articles.

        Args:
            limit: rows at most, None for all.
            type: only "PERSON", "ORG", "PLACE", …

        Returns:
            Columns name, type, url, articles, mentions, salience (mean, in [0, 1]).

        Raises:
            OptionError: no such type, or a limit below 0.
        """
        if type is not None and type not in ENTITY_TYPES:
            raise UnknownNameError("type", type, ENTITY_TYPES)
        return self._frame(
            "SELECT any_value(label) AS name, mode(type) AS type, any_value(url) AS url, "
            "count(DISTINCT id) AS articles, sum(mentions)::BIGINT AS mentions, "
            "avg(salience) AS salience FROM named WHERE $type IS NULL OR type = $type "
            "GROUP BY key ORDER BY articles DESC, mentions DESC, name LIMIT $limit",
            {"type": type, "limit": _rows_at_most(limit)},
        )

    def timeline(self, name: str, *, period: str = "day") -> pd.DataFrame:
        """How many articles name an entity over time.

        Args:
            name: the page's title, or the name in the articles; in any capitals, and in part, as
                in "Rutte", where that is enough to tell one from all others.
            period: "day", "week" (from Monday), "month", "quarter" or "year".

        Returns:
            Columns period (timestamp at its start), articles, mentions. Articles without a date
            are left out.

        Raises:
            OptionError: no such period, no entity of that name, or several in part.
        """
        if period not in PERIODS:
            raise OptionError(
                f"period must be one of {', '.join(PERIODS)}, not {period!r}.", option="period"
            )
        return self._frame(
            "SELECT date_trunc($period, try_cast(left(b.published, 10) AS DATE)) AS period, "
            "count(DISTINCT b.id) AS articles, sum(n.mentions)::BIGINT AS mentions "
            "FROM named n JOIN briefs b USING (id) WHERE n.key = $key "
            "AND try_cast(left(b.published, 10) AS DATE) IS NOT NULL GROUP BY 1 ORDER BY 1",
            {"period": period, "key": self._key(name)},
        )

    def pairs(self, *, limit: int | None = 50, least: int = 2) -> pd.DataFrame:
        """Which entities stand in the same articles.

        Args:
            limit: rows at most, None for all.
            least: articles that a pair must share.

        Returns:
            Columns first, second, articles (with both), jaccard (of those with either, how many
            have both, in [0, 1]).
        """
        return self._frame(
            "WITH one AS (SELECT DISTINCT id, key FROM named), "
            "size AS (SELECT key, count(*) AS n FROM one GROUP BY key HAVING n >= $least), "
            "kept AS (SELECT one.* FROM one SEMI JOIN size USING (key)), "
            "shared AS (SELECT a.key AS x, b.key AS y, count(*) AS n FROM kept a JOIN kept b "
            "ON a.id = b.id AND a.key < b.key GROUP BY 1, 2 HAVING count(*) >= $least), "
            "label AS (SELECT key, any_value(label) AS label FROM named GROUP BY key) "
            "SELECT lx.label AS first, ly.label AS second, shared.n AS articles, "
            "shared.n / (sx.n + sy.n - shared.n) AS jaccard FROM shared "
            "JOIN size sx ON sx.key = x JOIN size sy ON sy.key = y "
            "JOIN label lx ON lx.key = x JOIN label ly ON ly.key = y "
            "ORDER BY articles DESC, jaccard DESC, first, second LIMIT $limit",
            {"least": least, "limit": _rows_at_most(limit)},
        )

    def bullets(self, name: str, *, limit: int | None = 100) -> pd.DataFrame:
        """The bullets of the articles that name an entity, oldest first.

        Args:
            name: as for `timeline`.
            limit: rows at most, None for all.

        Returns:
            Columns published, title, bullet, url, id; bullets that name it themselves first within
            their article.
        """
        key = self._key(name)
        surfaces = [
            surface
            for (surface,) in self._rows(
                "SELECT DISTINCT m.surface FROM mentions m JOIN named n USING (id, entity) "
                "WHERE n.key = $key",
                {"key": key},
            )
        ]
        return self._frame(
            "WITH line AS (SELECT b.id, b.published, b.title, b.url, "
            "unnest(b.bullets) AS bullet, generate_subscripts(b.bullets, 1) AS place "
            "FROM briefs b SEMI JOIN (SELECT id FROM named WHERE key = $key) USING (id)) "
            "SELECT published, title, bullet, url, id FROM line "
            "ORDER BY published NULLS LAST, id, "
            "NOT EXISTS (SELECT 1 FROM unnest($surfaces) AS u(s) WHERE contains(bullet, s)), place "
            "LIMIT $limit",
            {"key": key, "surfaces": surfaces, "limit": _rows_at_most(limit)},
        )

    def failed(self, *, limit: int | None = None) -> pd.DataFrame:
        """The articles that could not be read: columns id and error (why)."""
        return self._frame(
            "SELECT id, error FROM briefs WHERE error IS NOT NULL ORDER BY id LIMIT $limit",
            {"limit": _rows_at_most(limit)},
        )

    def explore(self) -> Explorer:
        """A view for notebooks: pick an entity, see its bullets over time."""
        from jl_newslens.corpus.explorer import Explorer

        return Explorer(self)

    def _key(self, name: str) -> str:
        """The entity that a name means.

        Raises:
            OptionError: none is called so, or several are in part.
        """
        rows = self._rows(
            "SELECT key FROM named WHERE label = $name OR name = $name "
            "GROUP BY key ORDER BY max(label = $name) DESC, count(*) DESC, key LIMIT 1",
            {"name": name},
        )
        if rows:
            return str(rows[0][0])
        fitting = self._rows(_FITTING, {"name": name})
        if len(fitting) == 1:
            return str(fitting[0][0])
        near = [label for _, label in fitting or self._rows(_NEAR, {"name": name})]
        hint = (
            f"Near to it: {', '.join(near)}."
            if near
            else "All who are there: corpus show on the command line, entities() in Python."
        )
        raise OptionError(f"No entity is called {name!r} here. {hint}", option="name", value=name)

    def _frame(self, query: str, values: dict[str, Any] | None = None) -> pd.DataFrame:
        with self._lock:
            frame: pd.DataFrame = self._connection.execute(query, values or {}).df()
        return frame

    def _rows(self, query: str, values: dict[str, Any] | None = None) -> list[tuple[Any, ...]]:
        with self._lock:
            rows: list[tuple[Any, ...]] = self._connection.execute(query, values or {}).fetchall()
        return rows


def _rows_at_most(limit: int | None) -> int:
    """What SQL takes for a limit."""
    if limit is None:
        return 2**62
    check_number("limit", limit, int, 0)
    return limit


def _connect() -> Any:
    try:
        import duckdb
        import pandas  # noqa: F401 -- what DuckDB gives frames with
    except ImportError as error:
        raise MissingExtraError("Looking at a corpus", "corpus") from error
    return duckdb.connect(":memory:")


def _named(briefs: Iterable[Brief], ids: Iterable[object] | None) -> Iterator[tuple[str, Brief]]:
    nothing = object()
    numbered = enumerate(briefs) if ids is None else zip_longest(ids, briefs, fillvalue=nothing)
    for name, brief in numbered:
        if name is nothing or brief is nothing:
            raise OptionError("Corpus.of takes one id for each brief.", option="ids")
        if not isinstance(brief, Brief):
            raise OptionError(
                f"Corpus.of takes briefs, as read_many gives them, and this is a "
                f"{type(brief).__name__}.",
                option="briefs",
                value=brief,
            )
        yield str(name), brief
