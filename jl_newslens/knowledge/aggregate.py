"""From facts to a knowledge base: counted and joined by DuckDB, out of core.

Every table that grows with the wiki lies in DuckDB's file or in its spill folder; memory stays
below the limit given, whatever the size of the wiki.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from glob import escape
from pathlib import Path
from typing import Any, Final

from jl_newslens.errors import CorpusError, MissingExtraError
from jl_newslens.knowledge.facts import MAX_LINE_BYTES, TABLES
from jl_newslens.link.sources.knowledge_base_file import (
    COMMON_SURFACES,
    OTHER_PAGES,
    PLAIN,
    SURFACE_KEY_SQL,
)
from jl_newslens.whole_file import whole_file

MEMORY_MB: Final = (
    400  # DuckDB's own limit; with Python and its buffers the process stays below 1 GB
)
MAX_RELATED: Final = 12
MAX_PAGES_OF_A_SURFACE: Final = 30
_REDIRECT_HOPS: Final = 4
# Lists that grow in an aggregate stay in memory: 20,000 pages take less than 100 MB, 100,000 more.
_PAGES_A_PART: Final = 25_000
_COMMON_PAGES: Final = 4 * _PAGES_A_PART
_ROWS_A_FETCH: Final = 20_000
# A link by a surface to an odd page is mostly a slip: it must be one in this many.
_RAREST_SHARE: Final = 500

_PROPS: Final = {"id": "BIGINT", "name": "VARCHAR", "value": "VARCHAR"}


@dataclass(frozen=True, slots=True)
class Filters:
    """Which pages come in: those with so many in-links, and of these titles if any are given."""

    min_links: int = 1
    titles: frozenset[str] | None = None


def require_duckdb() -> Any:
    """The DuckDB module.

    Raises:
        MissingExtraError: it is not installed.
    """
    try:
        import duckdb
    except ImportError as error:
        raise MissingExtraError("Building a knowledge base", "kb") from error
    return duckdb


class Aggregation:
    """The joined tables of one build; `close` it after the rows are written.

    Args:
        folder: where the facts are; the database is made beside them, anew each time.
        threads: how many threads DuckDB uses.
        step: called with the name of each step before it begins.
    """

    def __init__(self, folder: Path, *, threads: int, step: Callable[[str], None]) -> None:
        duckdb = require_duckdb()
        self._folder = folder
        self._step = step
        self._error: type[Exception] = duckdb.Error
        path = folder / "aggregate.duckdb"
        for old in folder.glob("aggregate.duckdb*"):
            if old.is_file():
                old.unlink()
        spill = folder / "spill"
        spill.mkdir(exist_ok=True)
        self._database = duckdb.connect(
            str(path),
            config={
                "memory_limit": f"{MEMORY_MB}MB",
                "threads": threads,
                "temp_directory": str(spill),
                "preserve_insertion_order": False,
            },
        )
        self._database.execute("SET enable_progress_bar = false")  # the library never prints

    def close(self) -> None:
        self._database.close()

    def run(self, filters: Filters) -> None:
        """Makes the tables kept, alias and related.

        Raises:
            CorpusError: the disk is full, or DuckDB failed otherwise.
        """
        with self._told():
            for name, statements in self._steps(filters):
                self._step(name)
                for statement in statements:
                    self._database.execute(statement)

    def count(self, rows: str) -> int:
        """How many rows a table has: its name, with a condition if one is wanted."""
        row = self._database.execute(f"SELECT count(*) FROM {rows}").fetchone()
        return int(row[0]) if row else 0

    def alias_rows(self) -> Iterator[list[tuple[int, int, int]]]:
        """(key of the surface, page, pages) in the order of the file's key."""
        return self._rows(
            "SELECT CASE WHEN c.surface IS NULL THEN a.surface ELSE -a.surface END AS key, "
            "coalesce(r.number, a.page) AS page, a.pages FROM alias a "
            "LEFT JOIN common c ON c.surface = a.surface LEFT JOIN ranked r ON r.id = a.page "
            "ORDER BY key, page"
        )

    def page_rows(self) -> Iterator[list[tuple[Any, ...]]]:
        """(number, title, description, lead, type, qid, in_links, related) by number; a page that
        is in the dump twice has two rows."""
        qid, described, props = "NULL", "coalesce(p.description, '')", ""
        if self._has_props():
            qid = "i.qid"
            described = "coalesce(nullif(p.description, ''), i.description, '')"
            props = "LEFT JOIN (SELECT * FROM item WHERE id BETWEEN {low} AND {high}) i USING (id)"
        # DuckDB sorts long rows in memory only: so many at a time. All but the most linked pages
        # are numbered in the order in which the tables lie: each part is a look at a piece of them.
        parts = self._database.execute(
            "SELECT min(number), max(number), min(id), max(id) FROM ranked "
            f"GROUP BY (number - 1) // {_PAGES_A_PART} ORDER BY 1"
        ).fetchall()
        for first, last, low, high in parts:
            yield from self._rows(
                f"SELECT n.number, p.title, {described}, coalesce(p.lead, ''), "
                f"nullif(p.type, ''), {qid}, k.in_links, coalesce(r.titles, '') FROM "
                f"(SELECT * FROM ranked WHERE number BETWEEN {first} AND {last}) n "
                f"JOIN (SELECT * FROM kept WHERE id BETWEEN {low} AND {high}) k USING (id) "
                f"JOIN (SELECT * FROM article WHERE id BETWEEN {low} AND {high}) p "
                "USING (id, title) LEFT JOIN "
                f"(SELECT * FROM related WHERE id BETWEEN {low} AND {high}) r USING (id) "
                f"{props.format(low=low, high=high)} ORDER BY n.number, p.lead"
            )

    def _rows(self, query: str) -> Iterator[list[tuple[Any, ...]]]:
        with self._told():
            cursor = self._database.execute(query)
            while rows := cursor.fetchmany(_ROWS_A_FETCH):
                yield rows

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Makes what DuckDB raises ours: also its own word for Ctrl-C, a RuntimeError."""
        try:
            yield
        except (self._error, RuntimeError) as error:
            if "interrupted" in str(error)[:40].lower():
                raise KeyboardInterrupt from error
            if not isinstance(error, self._error):
                raise
            raise CorpusError(
                f"The knowledge base cannot be put together: {str(error)[:400]}. What was read so "
                "far is kept: make room on the disk if it is full, and start again."
            ) from error

    def _has_props(self) -> bool:
        return (self._folder / "props-0.tsv.gz").exists()

    def _read(self, table: str) -> str:
        """The facts of a table, as something to select from."""
        columns = TABLES.get(table, _PROPS)
        kinds = ", ".join(f"'{name}': '{kind}'" for name, kind in columns.items())
        files = f"{escape(str(self._folder))}/{table}-*.tsv.gz".replace("'", "''")
        return (
            f"read_csv('{files}', delim='\t', header=false, quote='', escape='', "
            f"compression='gzip', auto_detect=false, columns={{{kinds}}}, "
            f"max_line_size={MAX_LINE_BYTES}, buffer_size={4 * MAX_LINE_BYTES})"
        )

    def _steps(self, filters: Filters) -> Iterator[tuple[str, list[str]]]:
        yield "titles", self._titles()
        yield "redirects", self._redirects()
        yield "links", self._links()
        yield "pages", self._kept(filters)
        yield "surfaces", self._aliases()
        yield "related pages", self._related()

    def _titles(self) -> list[str]:
        without = ""
        statements = []
        if self._has_props():
            statements.append(
                "CREATE TABLE item AS SELECT id, "
                "max(value) FILTER (name = 'wikibase_item') AS qid, "
                "max(value) FILTER (name = 'wikibase-shortdesc') AS description, "
                "bool_or(name = 'disambiguation') AS is_disambiguation "
                f"FROM {self._read('props')} GROUP BY id"
            )
            without = "WHERE id NOT IN (SELECT id FROM item WHERE is_disambiguation)"
        return [
            *statements,
            f"CREATE TABLE article AS SELECT * FROM {self._read('pages')}",
            # A page edited or moved while the dump was made may be there twice.
            "CREATE TABLE title AS SELECT min(title) AS title, id FROM (SELECT title, "
            f"max(id) AS id FROM article {without} GROUP BY title) GROUP BY id",
        ]

    def _redirects(self) -> list[str]:
        """name: every title that leads to a page, in at most so many hops; target: their keys."""
        hop = (
            "INSERT INTO name SELECT r.title, n.id, r.is_section OR n.is_section, true "
            "FROM redirect r JOIN name n ON r.target = n.title "
            "ANTI JOIN name known ON known.title = r.title"
        )
        return [
            "CREATE TABLE redirect AS SELECT title, max(target) AS target, "
            f"bool_or(section <> '') AS is_section FROM {self._read('redirects')} GROUP BY title",
            "CREATE TABLE name AS SELECT title, id, false AS is_section, false AS is_redirect "
            "FROM title",
            *[hop] * _REDIRECT_HOPS,
            f"CREATE TABLE target AS SELECT {SURFACE_KEY_SQL % 'title'} AS key, id FROM name",
        ]

    def _links(self) -> list[str]:
        return [
            f"CREATE TABLE link AS SELECT id, {SURFACE_KEY_SQL % 'title'} AS key FROM "
            "(SELECT id, unnest(string_split(targets, '|')) AS title "
            f"FROM {self._read('links')})",
            "CREATE TABLE edge AS SELECT DISTINCT l.id AS source, t.id AS target "
            "FROM link l JOIN target t ON t.key = l.key WHERE l.id <> t.id",
            "DROP TABLE link",
            "CREATE TABLE degree AS SELECT target AS id, count(*) AS in_links FROM edge "
            "GROUP BY target",
        ]

    def _kept(self, filters: Filters) -> list[str]:
        statements = []
        chosen = ""
        if filters.titles is not None:
            self._database.execute("CREATE TABLE wanted (title VARCHAR)")
            rows = [(title,) for title in sorted(filters.titles)]
            for start in range(0, len(rows), 10_000):
                self._database.executemany(
                    "INSERT INTO wanted VALUES (?)", rows[start : start + 10_000]
                )
            chosen = "AND t.id IN (SELECT n.id FROM name n JOIN wanted w ON w.title = n.title)"
        statements.append(
            "CREATE TABLE kept AS SELECT t.id, t.title, coalesce(d.in_links, 0) AS in_links "
            "FROM title t LEFT JOIN degree d ON d.id = t.id "
            f"WHERE coalesce(d.in_links, 0) >= {int(filters.min_links)} {chosen}"
        )
        # Numbers in the file: the pages that names mostly mean lie together, so that few reads
        # from the disk find them; the others by their ids, so that no sort is needed for them.
        statements.append(
            "CREATE TABLE ranked AS SELECT kept.id, row_number() OVER "
            "(ORDER BY c.in_links DESC NULLS LAST, kept.id) AS number FROM kept LEFT JOIN "
            f"(SELECT id, in_links FROM kept ORDER BY in_links DESC, id LIMIT {_COMMON_PAGES}) c "
            "ON c.id = kept.id"
        )
        return statements

    def _aliases(self) -> list[str]:
        """alias: surfaces by their links; titles, redirects and options, linked or not.

        Surfaces are their keys, and so are titles: what DuckDB joins, counts and ranks of numbers
        takes the same memory at any size; of texts, 100 MB were too few for a million pages.
        """
        bare = r"trim(regexp_replace(title, ' \([^()]*\)$', ''))"
        key = SURFACE_KEY_SQL
        return [
            f"CREATE TABLE anchor AS SELECT {key % 'surface'} AS surface, "
            f"{key % 'target'} AS target, sum(pages) AS pages FROM {self._read('anchors')} "
            "GROUP BY 1, 2",
            "CREATE TABLE counted AS SELECT a.surface, k.id AS page, sum(a.pages) AS pages "
            "FROM anchor a LEFT JOIN target t ON t.key = a.target "
            "LEFT JOIN kept k ON k.id = t.id GROUP BY a.surface, k.id",
            f"CREATE TABLE titled AS SELECT {key % 'shown'} AS surface, page, pages FROM ("
            "SELECT title AS shown, id AS page, 1 AS pages FROM kept "
            "UNION ALL SELECT n.title, n.id, CASE WHEN n.is_section THEN 0 ELSE 1 END "
            "FROM name n JOIN kept k ON k.id = n.id WHERE n.is_redirect "
            f"UNION ALL SELECT {bare}, id, 0 FROM kept WHERE title LIKE '%)' "
            "UNION ALL SELECT o.surface, k.id, 0 FROM ("
            f"SELECT {bare} AS surface, unnest(string_split(options, '|')) AS option "
            f"FROM {self._read('options')}) o JOIN name n ON n.title = o.option "
            "JOIN kept k ON k.id = n.id "
            "WHERE contains(lower(o.option), lower(o.surface)) OR o.surface = upper(o.surface)"
            ") WHERE shown <> ''",
            "CREATE TABLE pair AS SELECT surface, page, sum(pages) AS pages FROM ("
            "SELECT surface, page, pages FROM counted WHERE page IS NOT NULL "
            "UNION ALL SELECT surface, page, pages FROM titled) GROUP BY surface, page",
            "CREATE TABLE total AS SELECT surface, sum(pages) AS pages FROM ("
            "SELECT surface, pages FROM pair UNION ALL "
            "SELECT surface, pages FROM counted WHERE page IS NULL) GROUP BY surface",
            "CREATE TABLE alias AS SELECT p.surface, p.page, CAST(p.pages AS BIGINT) AS pages "
            "FROM pair p JOIN total t ON t.surface = p.surface "
            f"WHERE p.pages = 0 OR p.pages * {_RAREST_SHARE} >= t.pages "
            "QUALIFY row_number() OVER (PARTITION BY p.surface ORDER BY p.pages DESC, p.page) "
            f"<= {MAX_PAGES_OF_A_SURFACE}",
            "CREATE TABLE listed AS SELECT surface, sum(pages) AS pages FROM alias "
            "GROUP BY surface",
            f"INSERT INTO alias SELECT l.surface, {OTHER_PAGES}, "
            "CAST(t.pages - l.pages AS BIGINT) FROM listed l JOIN total t "
            "ON t.surface = l.surface WHERE t.pages > l.pages",
            f"INSERT INTO alias SELECT l.surface, {PLAIN}, CAST(sum(m.pages) AS BIGINT) "
            f"FROM (SELECT {key % 'surface'} AS surface, pages FROM {self._read('names')}) m "
            "JOIN listed l ON l.surface = m.surface GROUP BY l.surface",
            "CREATE TABLE common AS SELECT surface FROM listed ORDER BY pages DESC, surface "
            f"LIMIT {COMMON_SURFACES}",
            *[
                f"DROP TABLE {table}"
                for table in ("anchor", "counted", "titled", "pair", "total", "listed")
            ],
        ]

    def _related(self) -> list[str]:
        """related: pages that link to one another, then those of the lead; most linked first."""
        # A list that grows in an aggregate cannot be spilled: so many pages at a time, in the order
        # in which the rows lie, so that each part is a look at a piece of the table.
        first_ids = self._database.execute(
            "SELECT id FROM (SELECT id, row_number() OVER (ORDER BY id) AS place FROM kept) "
            f"WHERE place % {_PAGES_A_PART} = 1 ORDER BY id"
        ).fetchall()
        bounds = [int(first) for (first,) in first_ids]
        rank = "CAST(t.in_links AS BIGINT) * 137438953472 - t.id"
        mutual = 2**61
        return [
            "CREATE TABLE mutual AS SELECT least(source, target) AS one, "
            "greatest(source, target) AS other FROM edge GROUP BY 1, 2 HAVING count(*) = 2",
            f"CREATE TABLE mentioned AS SELECT id, {SURFACE_KEY_SQL % 'title'} AS key FROM "
            "(SELECT id, unnest(string_split(lead_links, '|')) AS title FROM article)",
            "CREATE TABLE lead AS SELECT m.id, t.id AS target "
            "FROM mentioned m JOIN target t ON t.key = m.key WHERE t.id <> m.id",
            "CREATE TABLE company AS SELECT * FROM ("
            "SELECT one AS id, other AS target, true AS is_mutual FROM mutual "
            "UNION ALL SELECT other, one, true FROM mutual "
            "UNION ALL SELECT id, target, false FROM lead) ORDER BY id",
            "CREATE TABLE related (id BIGINT, titles VARCHAR)",
            *(
                "INSERT INTO related SELECT id, array_to_string("
                f"max_by(title, rank, {MAX_RELATED}), '|') FROM (SELECT c.id, t.title, "
                f"max({rank} + CASE WHEN c.is_mutual THEN {mutual} ELSE 0 END) AS rank "
                "FROM company c JOIN kept s ON s.id = c.id JOIN kept t ON t.id = c.target "
                f"WHERE c.id >= {first} AND c.id < {end} GROUP BY c.id, t.title) GROUP BY id"
                for first, end in zip(bounds, [*bounds, 2**62][1:], strict=True)
            ),
        ]


def save_props(rows: Iterable[tuple[int, str, str]], folder: Path) -> None:
    """Writes page properties as facts."""
    import gzip

    with (
        whole_file(folder / "props-0.tsv.gz") as path,
        gzip.open(path, "wt", compresslevel=1, encoding="utf-8", newline="\n") as file,
    ):
        for number, name, value in rows:
            file.write(f"{number}\t{name}\t{value}\n")
