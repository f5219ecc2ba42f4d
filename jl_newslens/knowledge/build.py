"""Builds a knowledge base from a Wikipedia dump.

Three stages: the dump is read in pieces, side by side (`facts`); the facts are counted and joined
(`aggregate`); the result is written as one file (`write`). All in between lies in a folder beside
the output, so that a build that was killed goes on where it was, and nothing unfinished ever has
the output's name.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final

from jl_newslens.errors import (
    CorpusError,
    NewsLensError,
    OptionError,
    ReferenceFormatError,
    SourceNotFoundError,
)
from jl_newslens.knowledge.aggregate import Aggregation, Filters, require_duckdb, save_props
from jl_newslens.knowledge.dump import (
    Packing,
    Site,
    cut,
    packing_of,
    piece_bytes,
    read_site,
    stream_pieces,
)
from jl_newslens.knowledge.facts import PieceReport, done_pieces, extract_piece
from jl_newslens.knowledge.page_props import read_page_props
from jl_newslens.knowledge.progress import BuildProgress, ProgressMeter
from jl_newslens.knowledge.schedule import run_side_by_side
from jl_newslens.knowledge.wikitext import Namespaces
from jl_newslens.knowledge.write import publish, write_file
from jl_newslens.link.sources.knowledge_base_file import LAYOUT_VERSION, is_knowledge_base
from jl_newslens.whole_file import whole_file

FACTS_VERSION: Final = 2  # raise it when facts change: unfinished builds start again
_AGGREGATION_STEPS: Final = 6


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What was built. `pages_read` counts what the dump holds, `pages` what came in."""

    path: Path
    pages: int
    aliases: int
    pages_read: int
    size_bytes: int
    elapsed_s: float


def build_knowledge_base(
    dump: str | os.PathLike[str],
    output: str | os.PathLike[str],
    *,
    index: str | os.PathLike[str] | None = None,
    page_props: str | os.PathLike[str] | None = None,
    min_links: int = 1,
    pages: str | os.PathLike[str] | Iterable[str] | None = None,
    workers: int | None = None,
    scheduler: Executor | object | None = None,
    progress: Callable[[BuildProgress], None] | None = None,
    resume: bool = True,
) -> BuildReport:
    """Builds the knowledge base `output` from a `pages-articles` dump of any MediaWiki.

    Args:
        dump: `…-pages-articles.xml.bz2`, `…-multistream.xml.bz2` or the unpacked XML.
        index: the `…-multistream-index.txt.bz2` of that dump; saves searching the file once.
        page_props: the `…-page_props.sql.gz` of the same day, for Wikidata items.
        min_links: leave out pages that fewer others link to.
        pages: only these titles (redirects count): a file with one a line, or an iterable.
        workers: how many processes read; None for one a core. One reads in this process.
        scheduler: where to read instead: a `concurrent.futures.Executor`, or a Dask `Client`, whose
            workers must see the dump and the output's folder at the same paths.
        progress: called with a `BuildProgress` now and then.
        resume: go on with what a build of the same dump left; False starts again.

    Returns:
        What was built. An existing knowledge base at `output` is replaced at the very end.

    Raises:
        SourceNotFoundError: a file is not there.
        ReferenceFormatError: a file is damaged, or not what it should be.
        OptionError: a value that cannot be used, or no page left by the filters.
        CorpusError: the disk is full, or the same build is running.
        MissingExtraError: DuckDB is not installed.
    """
    started = time.monotonic()
    require_duckdb()  # now, not after an hour of reading
    source, target = Path(dump), Path(output)
    index_path = None if index is None else Path(index)
    props_path = None if page_props is None else Path(page_props)
    for path in (source, index_path, props_path):
        if path is not None and not path.is_file():
            raise SourceNotFoundError(f"There is no file {str(path)!r}.", source=str(path))
    if min_links < 0 or (workers is not None and workers < 1):
        raise OptionError(
            f"min_links must be 0 or more and workers 1 or more, not {min_links} and {workers}.",
            option="min_links" if min_links < 0 else "workers",
            value=min_links if min_links < 0 else workers,
        )
    count = workers or os.cpu_count() or 1
    meter = ProgressMeter(progress)
    site = read_site(source)
    filters = Filters(min_links, None if pages is None else _titles(pages, site.namespaces))
    _check_output(target, (source, index_path, props_path))
    packing = packing_of(source)
    try:
        with _work_folder(target, _job(source, index_path, packing), resume) as folder:
            if props_path is not None:  # first: it is the shorter, and may be the wrong file
                _read_props(props_path, folder)
            _read(source, index_path, packing, site, folder, count, scheduler, meter)
            draft = folder / "knowledge_base.draft"
            meta = _meta(site, source, filters)
            kept, aliases = _count_and_write(folder, draft, filters, count, meta, meter)
            publish(draft, target)
    except (OSError, sqlite3.Error) as error:  # a full disk is either
        if isinstance(error, NewsLensError):
            raise
        raise CorpusError(
            f"The knowledge base {target} cannot be built ({error}). What was read so far is kept: "
            "make room on the disk if it is full, and start again."
        ) from error
    return BuildReport(
        path=target,
        pages=kept,
        aliases=aliases,
        pages_read=meter.pages,
        size_bytes=target.stat().st_size,
        elapsed_s=time.monotonic() - started,
    )


def _check_output(output: Path, inputs: Iterable[Path | None]) -> None:
    """Before hours of work: the place can be written to, and nothing else is lost there."""
    problem = ""
    if output.is_dir():
        problem = "is a folder"
    elif any(path is not None and output.resolve() == path.resolve() for path in inputs):
        problem = "is what the knowledge base is built from"
    elif output.exists() and output.stat().st_size and not is_knowledge_base(output):
        problem = "exists, and is no knowledge base"
    else:
        try:
            _folder_beside(output).mkdir(parents=True, exist_ok=True)
        except OSError as error:
            problem = f"cannot be written ({error.strerror or error})"
    if problem:
        raise OptionError(
            f"{output} {problem}. Choose another output.", option="output", value=str(output)
        )


def _read(
    dump: Path,
    index: Path | None,
    packing: Packing,
    site: Site,
    folder: Path,
    workers: int,
    scheduler: object | None,
    meter: ProgressMeter,
) -> None:
    """Makes facts of all pieces that an earlier run did not finish."""
    done = done_pieces(folder)
    meter.pages = sum(report.pages for report in done.values())
    pieces = cut(dump, packing, index)
    # What a single stream unpacks to is not known before: four and a half times its size, mostly.
    total = pieces[-1].end if pieces else int(dump.stat().st_size * 4.5)
    bytes_done = sum(report.end - report.start for report in done.values())
    meter.begin("read", total, done=bytes_done)
    extract = partial(extract_piece, str(dump), packing, site=site, folder=str(folder))

    def tasks() -> Iterator[Callable[[], PieceReport]]:
        if packing == "bz2":
            for piece, xml in stream_pieces(dump):
                if piece.number not in done:
                    yield partial(extract, piece, xml=xml)
        else:
            for piece in pieces:
                if piece.number not in done:
                    yield partial(extract, piece)

    for report in run_side_by_side(tasks(), workers=workers, scheduler=scheduler):
        meter.pages += report.pages
        bytes_done += report.end - report.start
        meter.at(min(bytes_done, total), "pages")


def _read_props(path: Path, folder: Path) -> None:
    if not (folder / "props-0.tsv.gz").exists():
        save_props(read_page_props(path), folder)


def _count_and_write(
    folder: Path,
    draft: Path,
    filters: Filters,
    workers: int,
    meta: dict[str, str],
    meter: ProgressMeter,
) -> tuple[int, int]:
    """Aggregates and writes; how many pages and aliases of pages there are."""
    steps = 0
    meter.begin("count", _AGGREGATION_STEPS)

    def step(name: str) -> None:
        nonlocal steps
        meter.at(steps, name)
        steps += 1

    tables = Aggregation(folder, threads=workers, step=step)
    try:
        tables.run(filters)
        pages, rows = tables.count("kept"), tables.count("alias")
        if not pages:
            articles = tables.count("title")
            if not articles:
                raise ReferenceFormatError(
                    f"There is no article in {meta['dump']}. Give a pages-articles dump.",
                    path=meta["dump"],
                )
            raise OptionError(
                f"None of the {articles:,} articles of the dump comes in: fewer than "
                f"{filters.min_links} pages link to it, or it is none of the chosen titles.",
                option="min_links" if filters.titles is None else "pages",
                value=filters.min_links if filters.titles is None else len(filters.titles),
            )
        meter.begin("write", pages + rows)
        write_file(
            draft,
            aliases=tables.alias_rows(),
            pages=tables.page_rows(),
            meta=meta,
            written=partial(meter.at, step="rows"),
        )
        aliases = tables.count("alias WHERE page > 0")
    finally:
        tables.close()
    return pages, aliases


def _meta(site: Site, dump: Path, filters: Filters) -> dict[str, str]:
    return {
        "dump": dump.name,
        "language": site.language,
        "layout": str(LAYOUT_VERSION),
        "min_links": str(filters.min_links),
        "site": site.name,
        "titles": "all" if filters.titles is None else str(len(filters.titles)),
        "url": site.url,
    }


def _titles(
    pages: str | os.PathLike[str] | Iterable[str], namespaces: Namespaces
) -> frozenset[str]:
    if isinstance(pages, (str, os.PathLike)):
        path = Path(pages)
        if not path.is_file():
            raise SourceNotFoundError(f"There is no file {str(path)!r}.", source=str(path))
        try:
            lines: Iterable[str] = path.read_text(encoding="utf-8-sig").splitlines()
        except UnicodeDecodeError as error:
            raise ReferenceFormatError(
                f"{path} is no list of titles: it is not UTF-8 text ({error}). Give a text file "
                "with one title a line.",
                path=str(path),
            ) from error
    else:
        lines = pages
    titles = frozenset(title for line in lines if (title := namespaces.title(line)))
    if not titles:
        raise OptionError("pages names no title at all.", option="pages", value=pages)
    return titles


def _job(dump: Path, index: Path | None, packing: Packing) -> dict[str, Any]:
    """What facts depend on: where it changes, an unfinished build is of no use."""
    state = dump.stat()
    return {
        "facts": FACTS_VERSION,
        "dump": str(dump.resolve()),
        "bytes": state.st_size,
        "modified_ns": state.st_mtime_ns,
        "packing": packing,
        "piece_bytes": piece_bytes(packing),
        "index": None if index is None else index.stat().st_size,
    }


def _folder_beside(output: Path) -> Path:
    return output.with_name(f"{output.name}.building")


@contextmanager
def _work_folder(output: Path, job: dict[str, Any], resume: bool) -> Iterator[Path]:
    """The folder of unfinished work beside `output`, for one build at a time; gone at the end."""
    folder = _folder_beside(output)
    note = folder / "job.json"
    with (folder / "lock").open("ab") as lock:
        _lock(lock, folder)
        known = note.read_text(encoding="utf-8") if note.exists() else ""
        if not resume or known != json.dumps(job):
            _empty(folder, note)
            with whole_file(note) as path:
                path.write_text(json.dumps(job), encoding="utf-8")
        for path in folder.glob(".*"):  # what `whole_file` had not finished
            path.unlink()
        yield folder
        with suppress(OSError):  # the knowledge base is whole: what stays here harms nobody
            _empty(folder, note)
    shutil.rmtree(folder, ignore_errors=True)  # with the lock, which some systems keep while open


def _empty(folder: Path, note: Path) -> None:
    """Removes all but the lock; the note first: half of the facts must not pass for a build."""
    note.unlink(missing_ok=True)
    for path in folder.iterdir():
        if path.name != "lock":
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def _lock(file: Any, folder: Path) -> None:
    try:
        import fcntl
    except ImportError:
        return
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        raise CorpusError(
            f"Another build is at work in {folder}. Wait for it, or choose another output."
        ) from error
