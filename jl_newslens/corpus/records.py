"""What a corpus run reads: a folder, JSON lines, CSV or Parquet, as one stream of records."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from jl_newslens.errors import CorpusError, MissingExtraError, SourceNotFoundError
from jl_newslens.json_lines import read_records
from jl_newslens.model import Article

SUFFIXES: Final = (".txt", ".md", ".html", ".htm")
_TEXT_COLUMNS: Final = ("text", "article", "body", "content")
_ID_COLUMNS: Final = ("id", "article_id", "doc_id", "uid")
_BATCH_ROWS: Final = 256


@dataclass(frozen=True, slots=True)
class Record:
    """One article to read: a stable id, and the text, file or article that it is."""

    id: str
    source: str | Path | Article


@dataclass(frozen=True, slots=True)
class Input:
    """Where the records come from. `text_column` and `id_column` are None for a folder."""

    path: Path
    text_column: str | None = None
    id_column: str | None = None

    def records(self) -> Iterator[Record]:
        """All records, always in the same order, read as they are asked for.

        Raises:
            CorpusError: a line or file is damaged, or lacks the text column.
        """
        if self.path.is_dir():
            for path in _files(self.path):
                yield Record(path.relative_to(self.path).as_posix(), path)
            return
        for number, row in enumerate(_rows(self.path)):
            yield self._record(number, row)

    def fingerprint(self) -> str:
        """Changes when the input does: names, sizes and times of its files."""
        digest = hashlib.sha256(f"{self.text_column}|{self.id_column}".encode())
        for path in _files(self.path) if self.path.is_dir() else [self.path]:
            facts = path.stat()
            digest.update(f"{path.name}|{facts.st_size}|{facts.st_mtime_ns}\n".encode())
        return digest.hexdigest()

    def _record(self, number: int, row: dict[str, Any]) -> Record:
        text = row.get(self.text_column or "")
        name = row.get(self.id_column) if self.id_column else None
        title, url, published = (_text(row.get(key)) for key in ("title", "url", "published"))
        return Record(
            str(number) if name in (None, "") else str(name),
            Article(_text(text) or "", title=title, url=url, published=published),
        )


def _text(value: Any) -> str | None:
    """A cell as text: dates as ISO 8601, empty and missing ones as None."""
    if value is None or value == "" or value != value:  # NaN is not equal to itself
        return None
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def open_input(
    path: str | Path, *, text_column: str | None = None, id_column: str | None = None
) -> Input:
    """Looks at the input and settles which columns hold the text and the id.

    Args:
        path: a folder of .txt, .md and .html files (subfolders too), or a .jsonl, .csv, .tsv or
            .parquet file. `title`, `url` and `published` columns are used where there are any.
        text_column: None: the first of text, article, body, content.
        id_column: None: the first of id, article_id, doc_id, uid; else the row number.

    Raises:
        SourceNotFoundError: no such path.
        CorpusError: nothing in it that we can read.
    """
    path = Path(path)
    if not path.exists():
        raise SourceNotFoundError(f"{path} does not exist. Name a folder or a file of articles.")
    if path.is_dir():
        if next(_files(path), None) is None:
            raise CorpusError(f"{path} holds no {', '.join(SUFFIXES)} files.")
        return Input(path)
    first = next(_rows(path), None)
    if first is None:
        raise CorpusError(f"{path} is empty.")
    text_column = _column(path, first, "text", text_column, _TEXT_COLUMNS)
    if text_column is None:
        raise CorpusError(
            f"{path} has the columns {', '.join(first)}: which one is the text? Name it with "
            "--text-column."
        )
    return Input(path, text_column, _column(path, first, "id", id_column, _ID_COLUMNS))


def _column(
    path: Path, row: dict[str, Any], role: str, asked: str | None, usual: tuple[str, ...]
) -> str | None:
    if asked is not None and asked not in row:
        raise CorpusError(f"{path} has no {role} column {asked!r}, only {', '.join(row)}.")
    return asked or next((name for name in usual if name in row), None)


def _files(folder: Path) -> Iterator[Path]:
    paths = (path for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES)
    yield from sorted(path for path in paths if path.is_file())


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    suffix = path.suffix.lower()
    if suffix in (".jsonl", ".ndjson"):
        yield from (row for _, row in read_records(path))
    elif suffix in (".csv", ".tsv"):
        csv.field_size_limit(2**31 - 1)  # an article is longer than the default of 128 kB
        delimiter = "\t" if suffix == ".tsv" else ","
        try:
            with path.open(encoding="utf-8-sig", newline="") as lines:
                yield from csv.DictReader(lines, delimiter=delimiter)
        except (UnicodeDecodeError, csv.Error) as error:
            raise CorpusError(f"{path} cannot be read as UTF-8 columns: {error}.") from error
    elif suffix == ".parquet":
        yield from _parquet(path)
    else:
        raise CorpusError(
            f"{path} is no corpus that we can read. Give a folder, or a .jsonl, .csv, .tsv or "
            ".parquet file."
        )


def _parquet(path: Path) -> Iterator[dict[str, Any]]:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise MissingExtraError("Reading Parquet", "corpus") from error
    try:
        with pq.ParquetFile(path) as file:
            for batch in file.iter_batches(_BATCH_ROWS):
                yield from batch.to_pylist()
    except pa.ArrowException as error:
        raise CorpusError(f"{path} is not a Parquet file: {error}.") from error
