"""Runs a lens over a corpus and writes the tables, so that a kill loses and repeats nothing.

The records are cut into parts of fixed size, in input order. A part is done when its marker exists;
the marker is written after the part's files, each of which appears whole or not at all. A resumed
run does the parts without a marker, over again and to the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final, TypeAlias

from jl_newslens.brief import Brief, failed_brief
from jl_newslens.config import LensConfig
from jl_newslens.corpus.records import Input, Record
from jl_newslens.corpus.rows import import_pyarrow
from jl_newslens.corpus.tables import (
    RUN_FILE,
    Rows,
    done_marker,
    done_parts,
    rows_of,
    write_rows,
)
from jl_newslens.errors import CorpusError
from jl_newslens.lens import NewsLens
from jl_newslens.progress import progress_bar
from jl_newslens.stream import in_batches, map_batches
from jl_newslens.whole_file import whole_file

PART_SIZE: Final = 100
"""Articles a part: what a kill costs at most, for each worker; some ten seconds of work."""

# What does not change a brief may change between a run and its resumption.
_FREE_OPTIONS: Final = frozenset(("contact", "proxy", "strict", "timeout_s"))

Part: TypeAlias = tuple[int, list[Record]]


@dataclass(frozen=True, slots=True)
class RunReport:
    """What a run did: articles read now, articles that were done before, and failed ones."""

    read: int
    resumed: int
    failed: int


def run_corpus(
    source: Input,
    output: Path,
    config: LensConfig,
    *,
    workers: int = 1,
    scheduler: str | None = None,
    resume: bool = False,
    progress: bool | None = None,
) -> RunReport:
    """Reads every record of `source` and writes the tables below `output`.

    Args:
        output: a folder; it is made. It must be empty, or hold an earlier run to `resume`.
        workers: processes on this machine.
        scheduler: address of a Dask scheduler ("tcp://host:8786"); its workers do the reading, and
            need this version of NewsLens and the input at the same path.
        progress: None shows a bar in terminals and notebooks.

    Raises:
        CorpusError: the folder holds another run or cannot be written, or a worker died.
        MissingExtraError: pyarrow is not installed.
    """
    import_pyarrow()  # now, not after the first hundred articles
    with _writing(output):
        done = _prepare(source, output, config, resume)
    records = in_batches(source.records(), PART_SIZE)
    numbered = enumerate(records)
    failed = read = 0
    resumed = 0

    def parts() -> Iterator[list[Part]]:
        nonlocal resumed
        for number, batch in numbered:
            if number in done:
                resumed += len(batch)
                bar.update(len(batch))
            else:
                yield [(number, batch)]

    make_work = partial(part_reader, config)
    with progress_bar(source.count(), "Reading", progress) as bar:
        for results in _map(parts(), make_work, workers, scheduler):
            for number, rows in results:
                with _writing(output):
                    _write_part(rows, output, number)
                read += len(rows.briefs)
                failed += sum(row["error"] is not None for row in rows.briefs)
                bar.update(len(rows.briefs))
    return RunReport(read, resumed, failed)


@contextmanager
def _writing(output: Path) -> Iterator[None]:
    """Says what to do where the output cannot be written."""
    try:
        yield
    except OSError as error:
        raise CorpusError(
            f"Cannot write to {output}: {error.strerror or error}. Make room, or name a folder "
            "that you may write to; parts that are done are kept, and --resume goes on after them."
        ) from error


def _write_part(rows: Rows, output: Path, number: int) -> None:
    write_rows(rows, output, number)
    with whole_file(done_marker(output, number)) as path:
        path.write_text(f"{len(rows.briefs)}\n", "utf-8")


def part_reader(config: LensConfig) -> Callable[[Sequence[Part]], list[tuple[int, Rows]]]:
    """What one worker does with parts; it makes its lens at the first of them."""
    lens = NewsLens(config)

    def read(parts: Sequence[Part]) -> list[tuple[int, Rows]]:
        results = []
        for number, records in parts:
            results.append((number, rows_of(_briefs(lens, records))))
        return results

    return read


def _briefs(lens: NewsLens, records: Sequence[Record]) -> Iterator[tuple[str, Brief]]:
    """Each record's id and brief; one that could not be read has a failed brief."""
    sources = [r.source for r in records if not isinstance(r.source, CorpusError)]
    briefs = lens.read_many(sources, progress=False)
    for record in records:
        if isinstance(record.source, CorpusError):
            if lens.config.strict:
                raise record.source
            yield record.id, failed_brief(record.source)
        else:
            yield record.id, next(briefs)


def _map(
    parts: Iterator[list[Part]],
    make_work: Callable[[], Callable[[Sequence[Part]], list[tuple[int, Rows]]]],
    workers: int,
    scheduler: str | None,
) -> Iterator[Sequence[tuple[int, Rows]]]:
    if scheduler is None:
        return map_batches(parts, make_work, processes=workers)
    from jl_newslens.corpus.cluster import map_on_cluster

    return map_on_cluster(parts, make_work, scheduler)


def _prepare(source: Input, output: Path, config: LensConfig, resume: bool) -> set[int]:
    """Checks or writes `run.json`; returns the numbers of the parts that are done."""
    facts = {
        "format": 1,
        "newslens": version("jl-newslens"),
        "input": source.fingerprint(),
        "part_size": PART_SIZE,
        "options": {
            key: _plain(value) for key, value in asdict(config).items() if key not in _FREE_OPTIONS
        },
    }
    path = output / RUN_FILE
    others = output.iterdir() if output.exists() and not path.exists() else ()
    # A run that was killed while it wrote the file is none yet.
    if any(not other.name.startswith(f".{RUN_FILE}") for other in others):
        raise CorpusError(f"{output} is not empty. Name a new folder for the output.")
    done = done_parts(output)
    # Where no part is done there is no run yet: its options may have been of no use.
    if not done:
        output.mkdir(parents=True, exist_ok=True)
        with whole_file(path) as unfinished:
            unfinished.write_text(json.dumps(facts, indent=2) + "\n", "utf-8")
        return set()
    if not resume:
        raise CorpusError(
            f"{output} holds a run already. Resume it (--resume), or name a new folder."
        )
    try:
        before = json.loads(path.read_text("utf-8"))
    except ValueError as error:
        raise CorpusError(f"{path} is damaged ({error}). Start again in a new folder.") from error
    if changes := _changes(before, facts):
        raise CorpusError(
            f"{output} was made with {' and '.join(changes)}. Give the same input and options to "
            "resume it, or name a new folder."
        )
    return done


def _changes(before: Any, facts: dict[str, Any]) -> list[str]:
    """What differs from the run that was there, in words; nothing where nothing does."""
    if not isinstance(before, dict):
        return ["another NewsLens"]
    changes = []
    if any(before.get(key) != facts[key] for key in ("format", "newslens", "part_size")):
        changes.append(f"another NewsLens ({before.get('newslens')}, this is {facts['newslens']})")
    if before.get("input") != facts["input"]:
        changes.append("another input (or it has changed since)")
    old, new = before.get("options") or {}, facts["options"]
    if differing := [
        f"{key}={old.get(key)!r}, not {new.get(key)!r}"
        for key in sorted(old.keys() | new.keys())
        if old.get(key) != new.get(key)
    ]:
        changes.append(f"other options ({'; '.join(differing)})")
    return changes


def _plain(value: Any) -> Any:
    """An option as JSON can hold it."""
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    return str(value) if isinstance(value, Path) else type(value).__name__
