"""The rows of a table file, whatever its format: damaged rows cost themselves and not the file.

What bytes are in another encoding than the file's are surrogates, as `reading.record` wants them.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any, Final, TypeAlias

from jl_newslens.corpus.json_array import read_objects
from jl_newslens.corpus.packed import (
    MAX_ROW_CHARS,
    PACKED,
    RowLongError,
    RowsText,
    is_packed,
    kind_of,
)
from jl_newslens.errors import CorpusError, MissingExtraError
from jl_newslens.json_lines import parse_record

Row: TypeAlias = dict[str, Any]

_JSON_LINES: Final = (".jsonl", ".ndjson")
_BATCH_ROWS: Final = 256
_BLOCK_BYTES: Final = 1 << 20
_SPACE_BEHIND: Final = re.compile(r'(?<=") +(?=[,;\t\r\n]|$)')  # a quotation mark
_OBJECT_LINES: Final = re.compile(r"\s*\{.*\}[ \t\r]*\n\s*\{")  # "}" and "{" with nothing between


def read_rows(path: Path, columns: Sequence[str] | None = None) -> Iterator[Row | CorpusError]:
    """The rows in order, read as they are asked for; for a damaged row its error.

    Args:
        columns: those that are needed, None for all; a format that can skips the others.

    Raises:
        CorpusError: the file is damaged as a whole, or of no kind that we read.
    """
    kind = kind_of(path)
    if kind in _JSON_LINES:
        return _json_lines(path)
    if kind == ".json":
        return _json(path)
    if kind in (".csv", ".tsv"):
        return _separated(path, "\t" if kind == ".tsv" else None)
    if kind == ".parquet" and not is_packed(path):
        return _parquet(path, columns)
    raise CorpusError(
        f"{path} is no corpus that we can read. Give a folder, a .parquet file, or a .jsonl, "
        f".json, .csv or .tsv file, which may be packed ({', '.join(PACKED)}). One article: "
        f"newslens read {path}"
    )


def count_rows(path: Path) -> int | None:
    """How many rows, where that can be told quickly; for JSON lines empty lines count too."""
    if is_packed(path):
        return None
    if kind_of(path) == ".parquet":
        _, pq = import_pyarrow()
        with pq.ParquetFile(path) as file:
            return int(file.metadata.num_rows)
    if kind_of(path) in _JSON_LINES:
        with path.open("rb") as file:
            blocks = iter(lambda: file.read(_BLOCK_BYTES), b"")
            return sum(block.count(b"\n") for block in blocks)
    return None


def _json_lines(path: Path) -> Iterator[Row | CorpusError]:
    try:
        with RowsText(path) as text:
            number = 0
            for number, line in enumerate(text.lines(), start=1):
                if isinstance(line, RowLongError):
                    yield CorpusError(f"{path}, line {number}: {line}.")
                elif line.strip():
                    try:
                        yield parse_record(line, f"{path}, line {number}")
                    except CorpusError as error:
                        yield error
            if text.damage:
                yield CorpusError(f"{path}, line {number + 1}: {text.damage}.")
    except OSError as error:
        raise CorpusError(f"Cannot read {path}: {error}.") from error


def _json(path: Path) -> Iterator[Row | CorpusError]:
    """A JSON document, or JSON lines, which many call .json too."""
    try:
        with RowsText(path) as text:
            has_lines = _OBJECT_LINES.match(text.read(_BLOCK_BYTES)) is not None
        if has_lines:
            yield from _json_lines(path)
            return
        with RowsText(path) as text:
            yield from read_objects(text, str(path))
    except OSError as error:
        raise CorpusError(f"Cannot read {path}: {error}.") from error


def _separated(path: Path, delimiter: str | None) -> Iterator[Row | CorpusError]:
    """The rows of a CSV file; with None its header tells by what they are separated."""
    csv.field_size_limit(MAX_ROW_CHARS)  # an article is longer than the default of 128 kB
    before = 0
    try:
        with RowsText(path, newline="") as text:
            lines = _Lines(text.lines())
            if delimiter is None:
                delimiter = _delimiter(lines.peek())
            rows = csv.DictReader(lines, delimiter=delimiter, skipinitialspace=True)
            names = rows.fieldnames  # reads the header
            lines.take_row()
            before = rows.line_num
            for row in rows if names else ():
                if lines.ended and text.damage:
                    break
                if lines.ended:
                    yield CorpusError(
                        f"{path}, line {before + 1}: a quotation mark is never closed, so the row "
                        f"swallows the rest of the file, down to line {rows.line_num}. Close it, "
                        "or double it where it belongs to the text."
                    )
                    return
                beyond = list(row.pop(None, ()))  # cells that the header does not name
                if _are_run_together(lines.take_row(), delimiter):
                    yield CorpusError(
                        f"{path}, line {before + 1}: a quotation mark is not closed, or one within "
                        f"the text not doubled, so the row runs on, down to line {rows.line_num}. "
                        "Close or double it."
                    )
                elif any(beyond):
                    count = len(names or ())
                    yield CorpusError(
                        f"{path}, line {before + 1}: the row has {count + len(beyond)} cells, the "
                        f"header {count}. Put a text that holds the separator between quotation "
                        "marks."
                    )
                else:
                    yield row
                before = rows.line_num
            if text.damage:
                yield CorpusError(f"{path}, line {before + 1}: {text.damage}.")
    except (RowLongError, csv.Error) as error:
        yield CorpusError(
            f"{path}, line {before + 1}: it cannot be read as columns from there on ({error}). Is "
            "a quotation mark never closed?"
        )
    except OSError as error:
        raise CorpusError(f"Cannot read {path}: {error}.") from error


def _delimiter(header: str) -> str:
    """The comma, or what spreadsheets write where the comma is in numbers."""
    return next((sign for sign in ",;\t" if sign in header), ",")


def _are_run_together(row: list[str], delimiter: str) -> bool:
    """Whether these lines are one row only because a quotation mark stands where none may.

    In a single line that costs no more than the mark. The space that `strict` does not allow behind
    a closing one is harmless.
    """
    if len(row) == 1:
        return False
    lines = (_SPACE_BEHIND.sub("", line) for line in row)
    try:
        list(csv.reader(lines, delimiter=delimiter, skipinitialspace=True, strict=True))
    except csv.Error:
        return True
    return False


class _Lines(Iterator[str]):
    """The lines of a file, and those of the row that is read now.

    A row that `ended` them asked for more than there are.

    Raises:
        RowLongError: a line is too long.
    """

    def __init__(self, lines: Iterator[str | RowLongError]) -> None:
        self._lines = lines
        self._row: list[str] = []
        self.ended = False

    def peek(self) -> str:
        """The next line, which stays the next; "" at the end."""
        first = next(self, "")
        self._lines = chain([first] if first else [], self._lines)
        self.ended = False
        return first

    def take_row(self) -> list[str]:
        """The lines of the row, but for empty ones; the next line begins another."""
        row, self._row = self._row, []
        return [line for line in row if line.strip()]

    def __next__(self) -> str:
        for line in self._lines:
            if isinstance(line, RowLongError):
                raise line
            self._row.append(line)
            return line
        self.ended = True
        raise StopIteration


def _parquet(path: Path, columns: Sequence[str] | None) -> Iterator[Row | CorpusError]:
    pa, pq = import_pyarrow()
    number = 0
    try:
        with pq.ParquetFile(path) as file:
            # By row groups: of a batch that goes over two, damage in the second costs the first.
            for group in range(file.num_row_groups):
                for batch in file.iter_batches(_BATCH_ROWS, row_groups=[group], columns=columns):
                    yield from batch.to_pylist()
                    number += len(batch)
    except (OSError, pa.ArrowException) as error:
        if isinstance(error, OSError) and error.errno is not None:
            raise CorpusError(f"Cannot read {path}: {error}.") from error
        reason = str(error).rstrip(".")
        yield CorpusError(
            f"{path}, row {number}: it is no Parquet file, or damaged from there on: {reason}."
        )


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
