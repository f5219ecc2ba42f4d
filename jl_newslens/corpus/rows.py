"""The rows of a table file, whatever its format: damaged rows cost themselves and not the file.

Text is expected in UTF-8. A cell in another encoding comes with surrogates in place of its bytes
(PEP 383), from which `cell_text` gets them back.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final, TypeAlias

from jl_newslens.errors import CorpusError, MissingExtraError, NotTextError
from jl_newslens.json_lines import parse_record
from jl_newslens.reading.decode import decode

Row: TypeAlias = dict[str, Any]

_BATCH_ROWS: Final = 256
_BLOCK_BYTES: Final = 1 << 20


def read_rows(path: Path, columns: Sequence[str] | None = None) -> Iterator[Row | CorpusError]:
    """The rows in order, read as they are asked for; for a damaged row its error.

    Args:
        columns: those that are needed, None for all; a format that can skips the others.

    Raises:
        CorpusError: the file is damaged as a whole, or of no kind that we read.
    """
    suffix = path.suffix.lower()
    if suffix in (".jsonl", ".ndjson"):
        return _json_lines(path)
    if suffix in (".csv", ".tsv"):
        return _separated(path, "\t" if suffix == ".tsv" else None)
    if suffix == ".parquet":
        return _parquet(path, columns)
    raise CorpusError(
        f"{path} is no corpus that we can read. Give a folder, or a .jsonl, .csv, .tsv or "
        ".parquet file."
    )


def count_rows(path: Path) -> int | None:
    """How many rows, where that can be told quickly; for JSON lines empty lines count too."""
    suffix = path.suffix.lower()
    if suffix == ".parquet":
        _, pq = import_pyarrow()
        with pq.ParquetFile(path) as file:
            return int(file.metadata.num_rows)
    if suffix in (".jsonl", ".ndjson"):
        with path.open("rb") as file:
            blocks = iter(lambda: file.read(_BLOCK_BYTES), b"")
            return sum(block.count(b"\n") for block in blocks)
    return None


def cell_text(value: Any) -> str | bytes | None:
    """A cell as text: dates as ISO 8601, empty and missing ones as None; bytes if it is no text."""
    if value is None or value != value:  # NaN is not equal to itself
        return None
    if hasattr(value, "isoformat"):
        return str(value.isoformat())
    if isinstance(value, str):
        if value.isascii():
            return value or None
        try:
            value.encode("utf-8")
        except UnicodeEncodeError:
            value = value.encode("utf-8", "surrogateescape")
        else:
            return value
    if isinstance(value, (bytes, bytearray, memoryview)):
        data = bytes(value)
        try:
            return decode(data, source="") or None
        except NotTextError:
            return data
    return str(value)


def _json_lines(path: Path) -> Iterator[Row | CorpusError]:
    try:
        with path.open(encoding="utf-8-sig", errors="surrogateescape", newline="\n") as lines:
            for number, line in enumerate(lines, start=1):
                if not line.strip():
                    continue
                try:
                    yield parse_record(line, f"{path}, line {number}")
                except CorpusError as error:
                    yield error
    except OSError as error:
        raise CorpusError(f"Cannot read {path}: {error}.") from error


def _separated(path: Path, delimiter: str | None) -> Iterator[Row | CorpusError]:
    """The rows of a CSV file; with None its header tells by what they are separated."""
    csv.field_size_limit(2**31 - 1)  # an article is longer than the default of 128 kB
    try:
        with path.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as file:
            if delimiter is None:
                delimiter = _delimiter(file.readline())
                file.seek(0)
            lines = _Lines(file)
            rows = csv.DictReader(lines, delimiter=delimiter)
            names = rows.fieldnames  # reads the header
            before = rows.line_num
            for row in rows if names else ():
                if lines.ended:
                    yield CorpusError(
                        f"{path}, line {before + 1}: a quotation mark is never closed, so the row "
                        f"swallows the rest of the file, down to line {rows.line_num}. Close it, "
                        "or double it where it belongs to the text."
                    )
                    return
                beyond = list(row.pop(None, ()))  # cells that the header does not name
                if any(beyond):
                    count = len(names or ())
                    yield CorpusError(
                        f"{path}, line {before + 1}: the row has {count + len(beyond)} cells, the "
                        f"header {count}. Put a text that holds the separator between quotation "
                        "marks."
                    )
                else:
                    yield row
                before = rows.line_num
    except (OSError, csv.Error) as error:
        raise CorpusError(f"{path} cannot be read as columns: {error}.") from error


def _delimiter(header: str) -> str:
    """The comma, or what spreadsheets write where the comma is in numbers."""
    return next((sign for sign in ",;\t" if sign in header), ",")


class _Lines(Iterator[str]):
    """The lines of a file. A row that `ended` them asked for more than there are."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)
        self.ended = False

    def __next__(self) -> str:
        for line in self._lines:
            return line
        self.ended = True
        raise StopIteration


def _parquet(path: Path, columns: Sequence[str] | None) -> Iterator[Row | CorpusError]:
    pa, pq = import_pyarrow()
    try:
        with pq.ParquetFile(path) as file:
            for batch in file.iter_batches(_BATCH_ROWS, columns=columns):
                yield from batch.to_pylist()
    except (OSError, pa.ArrowException) as error:
        reason = str(error).rstrip(".")
        raise CorpusError(f"{path} is no Parquet file, or a damaged one: {reason}.") from error


def import_pyarrow() -> tuple[Any, Any]:
    """The modules `pyarrow` and `pyarrow.parquet`.

    Raises:
        MissingExtraError: pyarrow is not installed.
    """
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise MissingExtraError("Parquet", "corpus") from error
    return pa, pq
