"""What a corpus run reads: a folder, JSON, CSV or Parquet, as one stream of records."""

from __future__ import annotations

import hashlib
import os
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final, TypeAlias

from jl_newslens.corpus.json_array import SAVED_BRIEF
from jl_newslens.corpus.packed import kind_of
from jl_newslens.corpus.rows import Row, count_rows, read_rows
from jl_newslens.corpus.tables import RUN_FILE
from jl_newslens.errors import CorpusError, OptionError, SourceNotFoundError
from jl_newslens.model import Article
from jl_newslens.reading.record import (
    FACT_NAMES,
    TEXT_NAMES,
    article_of,
    cell_text,
    is_nested,
    named,
    text_name,
)
from jl_newslens.reading.saved_briefs import is_notebook, is_saved_brief, shows_brief

SUFFIXES: Final = (".txt", ".md", ".html", ".htm")
_ID_COLUMNS: Final = ("id", "article_id", "doc_id", "uid")
_JSON: Final = ".json"
_SAVED: Final = "saved by NewsLens"  # among the kinds of files that are passed over
_ADDRESS: Final = re.compile(r"(https?):/+(.*)", re.IGNORECASE)  # a path has one stroke less
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
class Table:
    """A file of rows, and which of its columns hold what."""

    path: Path
    columns: tuple[str, ...]
    text_column: str
    id_column: str | None

    def records(self, taken: set[str], folder: Path | None = None) -> Iterator[Record]:
        """A record for each row, named by its cell, or where that is empty by its place.

        Args:
            taken: the ids that there are; those of cells are added.
            folder: the folder that is read, if it is not this file alone.
        """
        wanted = {self.text_column, self.id_column, *FACT_NAMES}
        columns = [name for name in self.columns if name in wanted]
        for number, row in enumerate(read_rows(self.path, columns)):
            place = str(number) if folder is None else _place(self.path, folder, number)
            name = self._cell_id(row) or place
            if name in taken:
                name = f"{name}#{place}"
            if self.id_column is not None:  # else the ids are places, and cannot meet
                taken.add(name)
            yield Record(name, row if isinstance(row, CorpusError) else self._readable(row))

    def _cell_id(self, row: Row | CorpusError) -> str | None:
        if isinstance(row, CorpusError) or self.id_column is None:
            return None
        value = row.get(self.id_column)
        if isinstance(value, float) and value.is_integer():
            value = int(value)  # a column of whole numbers with a gap in it comes as floats
        name = cell_text(value)
        return name if isinstance(name, str) else None

    def _readable(self, row: Row) -> Readable | CorpusError:
        value = row.get(self.text_column)
        if is_nested(value):
            return CorpusError(
                f"{self.path}: {self.text_column!r} holds other columns, not a text. Name the "
                "column of the text with --text-column, or write it out as one of its own."
            )
        text = cell_text(value)
        if isinstance(text, bytes):
            return text
        if text is not None and isinstance(value, (int, float)):
            return CorpusError(
                f"{self.path}: {self.text_column!r} holds {value!r}, a number and not a text. "
                "If another column holds the texts, name it with --text-column."
            )
        return article_of(row, text or "")


@dataclass(frozen=True, slots=True)
class Input:
    """Where the records come from: a table, or a folder (`table` is None).

    `text_column` and `id_column` are those asked for, in the .json files of a folder.
    """

    path: Path
    table: Table | None = None
    text_column: str | None = None
    id_column: str | None = None

    def records(self) -> Iterator[Record]:
        """All records, always in the same order and with the same ids, read as they are asked for.

        A file's id is its path in the folder. A row's id is its cell; where that is empty, the
        row's number from 0, in a folder "#" and this behind the path of any but the first row. An
        id that was there before gets "#" and what it would be without a cell.

        Raises:
            CorpusError: the file is damaged as a whole.
        """
        taken: set[str] = set()
        if self.table is not None:
            yield from self.table.records(taken)
            return
        for path in _files(self.path):
            if _shows_an_article(path):
                continue
            name = _place(path, self.path)
            if kind_of(path) != _JSON:
                yield Record(name, path)
                continue
            try:
                row = _first_row(path)
                if _text_column(row, self.text_column) is None:
                    continue  # what tells something of articles, and is none
                table = _table(path, row, self.text_column, self.id_column)
            except (CorpusError, OptionError) as error:
                yield Record(name, CorpusError(str(error)))
            else:
                yield from table.records(taken, self.path)

    def count(self) -> int | None:
        """About how many records there are; None where that cannot be told quickly."""
        if self.table is None:
            return sum(1 for _ in _files(self.path))
        return count_rows(self.path)

    def passed_over(self) -> Counter[str]:
        """How many files of a folder are of no kind that is read there, by suffix, and how many
        show what NewsLens made of an article."""
        suffixes: Counter[str] = Counter()
        if self.table is None:
            for path in _visible_files(self.path):
                of_a_run = any((above / RUN_FILE).exists() for above in list(path.parents)[:2])
                if _is_article(path):
                    suffixes[_SAVED] += _shows_an_article(path)
                elif not of_a_run:
                    suffixes[path.suffix.lower()] += 1
        return +suffixes

    def fingerprint(self) -> str:
        """Changes when the input does: names, sizes and times of its files."""
        columns = self.table or self
        digest = hashlib.sha256(f"{columns.text_column}|{columns.id_column}".encode())
        for path in _files(self.path) if self.table is None else [self.path]:
            try:
                facts = path.stat()
            except OSError:  # it may point to nothing, which its record says
                continue
            digest.update(f"{path.name}|{facts.st_size}|{facts.st_mtime_ns}\n".encode())
        return digest.hexdigest()


def open_input(
    path: str | Path, *, text_column: str | None = None, id_column: str | None = None
) -> Input:
    """Looks at the input and settles which columns hold the text and the id.

    Args:
        path: a folder of .txt, .md, .html and .json files (subfolders too; hidden files are passed
            over, and so are a .json file without a text, a saved brief and what was made of a
            notebook beside it that shows one), a .parquet file, or a .jsonl, .json, .csv or .tsv
            file, which may be packed (.gz, .bz2, .zst). Title, address and date are taken from
            columns of the usual names (`title`, `url`, `published`, …) where there are any.
        text_column: None: the first of text, article, body, content that holds one.
        id_column: None: the first of id, article_id, doc_id, uid; else the row number.

    Raises:
        SourceNotFoundError: no such path.
        CorpusError: nothing in it that we can read.
        OptionError: it has no column of that name.
    """
    path = Path(path)
    if address := _ADDRESS.fullmatch(str(path)):
        raise SourceNotFoundError(
            f"{address[1]}://{address[2]} is an address, and a run that resumes reads its input "
            "again. Download it, and name the file."
        )
    if not path.exists():
        raise SourceNotFoundError(f"{path} does not exist. Name a folder or a file of articles.")
    if path.is_dir():
        source = Input(path, None, text_column, id_column)
        if next(source.records(), None) is None:
            asked = TEXT_NAMES if text_column is None else (text_column,)
            saved = " What NewsLens saved is passed over." if source.passed_over()[_SAVED] else ""
            raise CorpusError(
                f"{path} holds no articles: no {', '.join(SUFFIXES)} files, and no {_JSON} files "
                f"with a text under {' or '.join(map(repr, asked))}. Tables are given one by one."
                f"{saved}"
            )
        return source
    return Input(path, _table(path, _first_row(path), text_column, id_column))


def _table(path: Path, row: Row, text_column: str | None, id_column: str | None) -> Table:
    """The table whose first row this is.

    Raises:
        CorpusError: no column of it is known to be the text.
        OptionError: it has no column of that name.
    """
    for role, asked in (("text", text_column), ("id", id_column)):
        if asked is not None and asked not in row:
            raise OptionError(
                f"{path} has no {role} column {asked!r}, only {_listed(row)}.",
                option=f"{role}_column",
                value=asked,
            )
    text = _text_column(row, text_column)
    if text is None and SAVED_BRIEF in row:
        raise CorpusError(
            f"{path} holds a saved brief, not an article. Give the articles; Brief.from_dict "
            "brings a brief back, and Corpus.of makes a corpus of several."
        )
    if text is None:
        nested = next(named(row, TEXT_NAMES), None)  # else it would be the text
        told = f" {nested!r} holds other columns; pandas writes rows with orient='records'."
        raise CorpusError(
            f"{path} has the columns {_listed(row)}: which one is the text? Name it with "
            f"--text-column.{told if nested else ''}"
        )
    id_ = id_column or next(named(row, _ID_COLUMNS), None)
    return Table(path, tuple(row), text, id_)


def _text_column(row: Row, asked: str | None) -> str | None:
    if asked is not None:
        return asked if asked in row else None
    return text_name(row)


def _first_row(path: Path) -> Row:
    """The first row that is not damaged."""
    damage = None
    for row in islice(read_rows(path), _ROWS_LOOKED_AT):
        if not isinstance(row, CorpusError):
            return row
        damage = damage or row
    raise damage or CorpusError(f"{path} is empty: it holds no rows.")


def _listed(row: Row) -> str:
    names = [name if len(name) <= _NAME_SHOWN else f"{name[:_NAME_SHOWN]}…" for name in row]
    return ", ".join([*names[:_NAMES_SHOWN], *["…"] * (len(names) > _NAMES_SHOWN)])


def _place(path: Path, folder: Path, number: int = 0) -> str:
    """What a row of a file is called that has no name of its own."""
    name = path.relative_to(folder).as_posix()
    return f"{name}#{number}" if number else name


def _files(folder: Path) -> Iterator[Path]:
    """What may be articles below `folder`, those of a folder before those of its subfolders."""
    # Who opens a pipe waits for somebody to write into it.
    return (path for path in _visible_files(folder) if _is_article(path) and not path.is_fifo())


def _visible_files(folder: Path) -> Iterator[Path]:
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(root, name) for name in sorted(names) if not name.startswith("."))


def _shows_an_article(path: Path) -> bool:
    """Whether it is a saved brief, or made of a notebook that shows one: the article may lie
    beside it. A page that shows a brief and is no notebook may be the article."""
    if is_saved_brief(path):
        return True
    try:
        page = path.read_text("utf-8", "replace")
    except OSError:  # which reading it says
        return False
    return shows_brief(page) and (is_notebook(page) or path.with_suffix(".ipynb").exists())


def _is_article(path: Path) -> bool:
    """Whether its name says so. The output of a run may lie there too: its JSON file is none."""
    is_readable = path.name.lower().endswith(SUFFIXES) or kind_of(path) == _JSON
    return is_readable and path.name != RUN_FILE
