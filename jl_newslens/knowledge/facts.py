"""One piece of a dump made into facts: the part of a build that runs side by side.

Facts are tab-separated files, one a table and piece, so that DuckDB can take them all together
without any of them in memory. A piece's files appear at once or not at all: what a killed build
left is either good or not there.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from jl_newslens.knowledge.dump import Packing, Piece, Site, read_pages, read_piece
from jl_newslens.knowledge.wikitext import (
    WikiPage,
    clean_surface,
    read_wikitext,
    redirect_target,
)
from jl_newslens.link.sources.page_type import definition, guess_type
from jl_newslens.whole_file import whole_file

TABLES: Final[dict[str, dict[str, str]]] = {
    "pages": {
        "id": "BIGINT",
        "title": "VARCHAR",
        "description": "VARCHAR",
        "lead": "VARCHAR",
        "type": "VARCHAR",
        "lead_links": "VARCHAR",
    },
    "redirects": {"id": "BIGINT", "title": "VARCHAR", "target": "VARCHAR", "section": "VARCHAR"},
    "options": {"id": "BIGINT", "title": "VARCHAR", "options": "VARCHAR"},
    "anchors": {"surface": "VARCHAR", "target": "VARCHAR", "pages": "BIGINT"},
    "links": {"id": "BIGINT", "targets": "VARCHAR"},
    "names": {"surface": "VARCHAR", "pages": "BIGINT"},
}
# What no cell may hold: it would break the file's rows, or a list in a cell.
_CLEAN: Final = {ord(c): " " for c in "\t\r\n\x00\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"}
_GZIP_LEVEL: Final = 1
MAX_LINE_BYTES: Final = 1024 * 1024  # DuckDB keeps a few buffers of this size for each thread


@dataclass(frozen=True, slots=True)
class PieceReport:
    """What became of a piece: `pages` counts articles, redirects and disambiguation pages."""

    number: int
    start: int
    end: int
    pages: int


def extract_piece(
    dump: str, packing: Packing, piece: Piece, site: Site, folder: str, xml: bytes | None = None
) -> PieceReport:
    """Reads a piece of the dump and writes its facts below `folder`.

    It depends on nothing but its arguments, so that any process of any machine that sees the dump
    and the folder can run it.

    Args:
        xml: the piece itself, where the caller had to unpack it.

    Raises:
        ReferenceFormatError: the dump is damaged there.
    """
    if xml is None:
        xml = read_piece(Path(dump), packing, piece)
    facts = _Facts()
    for page in read_pages(xml):
        target = redirect_target(page.text, site.namespaces) if page.redirect is not None else None
        if page.redirect is not None:
            facts.add_redirect(page.id, page.title, target or page.redirect)
        else:
            facts.add_page(
                page.id, page.title, read_wikitext(page.text, page.title, site.namespaces)
            )
    report = PieceReport(piece.number, piece.start, piece.end, facts.pages)
    _write(facts, Path(folder), report)
    return report


def done_pieces(folder: Path) -> dict[int, PieceReport]:
    """Reports of the pieces whose facts are all there."""
    found = {}
    for path in folder.glob("*.done"):
        try:
            report = PieceReport(**json.loads(path.read_text(encoding="utf-8")))
        except (ValueError, TypeError):  # the machine went down while it was written
            continue
        found[report.number] = report
    return found


class _Facts:
    """Rows of all tables, as lines."""

    def __init__(self) -> None:
        self.pages = 0
        self.lines: dict[str, list[str]] = {table: [] for table in TABLES}
        self._anchors: Counter[str] = Counter()  # by "surface<tab>target", a line's beginning
        self._names: Counter[str] = Counter()
        self._surfaces: dict[str, str] = {}

    def add_redirect(self, number: int, title: str, target: str) -> None:
        self.pages += 1
        page, _, section = target.partition("#")
        self._add("redirects", number, title, page, section[:200])

    def add_page(self, number: int, title: str, page: WikiPage) -> None:
        self.pages += 1
        if page.is_disambiguation:
            self._add("options", number, title, _joined(page.options))
            return
        kind = guess_type(
            page.description or definition(page.lead),
            infobox=page.infobox,
            categories=page.categories,
        )
        self._add(
            "pages",
            number,
            title,
            page.description,
            page.lead,
            kind or "",
            _joined(page.lead_links),
        )
        self._add("links", number, _joined(dict.fromkeys(target for target, _ in page.links)))
        anchors = {
            f"{name}\t{target}"
            for target, surface in page.links
            if (name := self._surface(surface))
        }
        self._anchors.update(anchors)
        self._names.update(page.names)

    def finished(self) -> dict[str, list[str]]:
        """All lines, in an order that depends on nothing but the piece."""
        for table, counts in (("anchors", self._anchors), ("names", self._names)):
            self.lines[table] = [f"{line}\t{pages}" for line, pages in sorted(counts.items())]
        return self.lines

    def _surface(self, shown: str) -> str:
        known = self._surfaces.get(shown)
        if known is None:
            known = self._surfaces[shown] = clean_surface(shown)
        return known

    def _add(self, table: str, *cells: str | int) -> None:
        self.lines[table].append(
            "\t".join(c.translate(_CLEAN) if isinstance(c, str) else str(c) for c in cells)
        )


def _joined(titles: Iterable[str]) -> str:
    joined = "|".join(titles)  # no title holds a bar
    if len(joined) > MAX_LINE_BYTES // 8:  # a letter has up to four bytes
        joined = joined[: MAX_LINE_BYTES // 8].rpartition("|")[0]
    return joined


def _write(facts: _Facts, folder: Path, report: PieceReport) -> None:
    name = f"{report.number:07d}"
    for table, lines in facts.finished().items():
        data = "".join(f"{line}\n" for line in lines).encode("utf-8", "replace")
        with whole_file(folder / f"{table}-{name}.tsv.gz") as path:
            path.write_bytes(gzip.compress(data, _GZIP_LEVEL, mtime=0))
    with whole_file(folder / f"{name}.done") as path:
        path.write_text(json.dumps(asdict(report)), encoding="utf-8")
