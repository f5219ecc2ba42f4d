"""What a corpus run reads: a folder, JSON, CSV or Parquet, as one stream of records."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final, TypeAlias

from jl_newslens.corpus.rows import Row, cell_text, count_rows, read_rows
from jl_newslens.errors import CorpusError, OptionError, SourceNotFoundError
from jl_newslens.model import Article

SUFFIXES: Final = (".txt", ".md", ".html", ".htm")
_TEXT_COLUMNS: Final = ("text", "article", "body", "content")
_ID_COLUMNS: Final = ("id", "article_id", "doc_id", "uid")
_FACTS: Final = ("title", "url", "published")
_ROWS_LOOKED_AT: Final = 1_000
_NAMES_SHOWN: Final = 30  # columns in a message, each with as many characters as in the next line
_NAME_SHOWN: Final = 60

Readable: TypeAlias = Path | Article | bytes


@dataclass(frozen=True, slots=True)
class Record:
    """One article to read: a stable id, and the file or article that it is.

    Bytes are a cell that holds no text, an error a row that could not be read.
    """

    id: str
    source: Readable | CorpusError


@dataclass(frozen=True, slots=True)
class Input:
    """Where the records come from.

    `columns` are those of the file; `text_column` and `id_column` are None for a folder.
    """

    path: Path
    text_column: str | None = None
    id_column: str | None = None
    columns: tuple[str, ...] = ()

    def records(self) -> Iterator[Record]:
        """All records, always in the same order and with the same ids, read as they are asked for.

        A file's id is its path in the folder; a row's id is its cell, or the row's number from 0
        where that is empty. An id that was there before gets "#" and the row's number.

        Raises:
            CorpusError: the file is damaged as a whole.
        """
        if self.path.is_dir():
            for path in _files(self.path):
                yield Record(path.relative_to(self.path).as_posix(), path)
            return
        wanted = (self.text_column, self.id_column, *_FACTS)
        columns = [name for name in self.columns if name in wanted]
        seen: set[str] = set()
        for number, row in enumerate(read_rows(self.path, columns)):
            name = self._id(number, row)
            if name in seen:
                name = f"{name}#{number}"
            if self.id_column is not None:  # else the ids are numbers, and cannot meet
                seen.add(name)
            yield Record(name, row if isinstance(row, CorpusError) else self._readable(row))

    def count(self) -> int | None:
        """About how many records there are; None where that cannot be told quickly."""
        if self.path.is_dir():
            return sum(1 for _ in _files(self.path))
        return count_rows(self.path)

    def fingerprint(self) -> str:
        """Changes when the input does: names, sizes and times of its files."""
        digest = hashlib.sha256(f"{self.text_column}|{self.id_column}".encode())
        for path in _files(self.path) if self.path.is_dir() else [self.path]:
            facts = path.stat()
            digest.update(f"{path.name}|{facts.st_size}|{facts.st_mtime_ns}\n".encode())
        return digest.hexdigest()

    def _id(self, number: int, row: Row | CorpusError) -> str:
        if isinstance(row, CorpusError) or self.id_column is None:
            return str(number)
        value = row.get(self.id_column)
        if isinstance(value, float) and value.is_integer():
            value = int(value)  # a column of whole numbers with a gap in it comes as floats
        name = cell_text(value)
        return name if isinstance(name, str) else str(number)

    def _readable(self, row: Row) -> Readable:
        text = cell_text(row.get(self.text_column or ""))
        if isinstance(text, bytes):
            return text
        facts = (cell_text(row.get(key)) for key in _FACTS)
        title, url, published = (fact if isinstance(fact, str) else None for fact in facts)
        return Article(text or "", title=title, url=url, published=published)


def open_input(
    path: str | Path, *, text_column: str | None = None, id_column: str | None = None
) -> Input:
    """Looks at the input and settles which columns hold the text and the id.

    Args:
        path: a folder of .txt, .md and .html files (subfolders too; hidden files are passed
            over), a .parquet file, or a .jsonl, .json, .csv or .tsv file, which may be packed
            (.gz, .bz2, .zst). `title`, `url` and `published` columns are used where there are any.
        text_column: None: the first of text, article, body, content.
        id_column: None: the first of id, article_id, doc_id, uid; else the row number.

    Raises:
        SourceNotFoundError: no such path.
        CorpusError: nothing in it that we can read.
        OptionError: it has no column of that name.
    """
    path = Path(path)
    if not path.exists():
        raise SourceNotFoundError(f"{path} does not exist. Name a folder or a file of articles.")
    if path.is_dir():
        if next(_files(path), None) is None:
            raise CorpusError(
                f"{path} holds no {', '.join(SUFFIXES)} files. Tables are given one by one."
            )
        return Input(path)
    first = _first_row(path)
    text_column = _column(path, first, "text", text_column, _TEXT_COLUMNS)
    if text_column is None:
        raise CorpusError(
            f"{path} has the columns {_listed(first)}: which one is the text? Name it with "
            "--text-column."
        )
    id_column = _column(path, first, "id", id_column, _ID_COLUMNS)
    return Input(path, text_column, id_column, tuple(first))


def _first_row(path: Path) -> Row:
    """The first row that is not damaged."""
    damage = None
    for row in islice(read_rows(path), _ROWS_LOOKED_AT):
        if not isinstance(row, CorpusError):
            return row
        damage = damage or row
    raise damage or CorpusError(f"{path} is empty: it holds no rows.")


def _column(
    path: Path, row: Row, role: str, asked: str | None, usual: tuple[str, ...]
) -> str | None:
    if asked is not None and asked not in row:
        raise OptionError(
            f"{path} has no {role} column {asked!r}, only {_listed(row)}.",
            option=f"{role}_column",
            value=asked,
        )
    return asked or next((name for name in usual if name in row), None)


def _listed(row: Row) -> str:
    names = [name if len(name) <= _NAME_SHOWN else f"{name[:_NAME_SHOWN]}…" for name in row]
    return ", ".join([*names[:_NAMES_SHOWN], *["…"] * (len(names) > _NAMES_SHOWN)])


def _files(folder: Path) -> Iterator[Path]:
    """The articles below `folder`, those of a folder before those of its subfolders."""
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if name.lower().endswith(SUFFIXES) and not name.startswith("."):
                yield Path(root, name)
