"""An article in a row of a table or in an object of JSON: under what names its parts stand there.

A cell in another encoding than the file's comes with surrogates in place of its bytes (PEP 383),
from which `cell_text` gets them back.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from jl_newslens.errors import NotTextError
from jl_newslens.model import Article
from jl_newslens.reading.decode import decode
from jl_newslens.reading.published import published_date

TEXT_NAMES: Final = ("text", "article", "body", "content")
_TITLE_NAMES: Final = ("title", "headline")
_URL_NAMES: Final = ("url", "link")
_DATE_NAMES: Final = ("published", "published_at", "publishedAt", "pub_date", "pubDate", "date")
_MISSING: Final = frozenset({"None", "nan", "np.float64(nan)", "NaT", "<NA>"})
FACT_NAMES: Final = (*_TITLE_NAMES, *_URL_NAMES, *_DATE_NAMES)


def read_json(text: str, language: str) -> Article | None:
    """The article that one object of JSON is, None where the text is other JSON."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if isinstance(found, list) and len(found) == 1:  # a table with one row
        [found] = found
    return read_record(found, language) if isinstance(found, dict) else None


def read_record(record: Mapping[Any, Any], language: str) -> Article | None:
    """The article that a row of a table is, None where it has no text."""
    row = {str(name): None if is_missing(cell) else cell for name, cell in record.items()}
    name = text_name(row)
    if name is None or not isinstance(row[name], str | bytes | list | None):
        return None
    written = cell_text(row[name])
    return None if isinstance(written, bytes) else article_of(row, written or "", language)


def is_missing(cell: object) -> bool:
    """Whether this is what stands in an empty cell of a table."""
    return not isinstance(cell, str) and repr(cell) in _MISSING


def article_of(record: Mapping[str, Any], text: str, language: str = "en") -> Article:
    """The article with this text, and with the title, address and date that the record tells."""
    published = _fact(record, _DATE_NAMES)
    return Article(
        text,
        title=_fact(record, _TITLE_NAMES),
        url=_fact(record, _URL_NAMES),
        published=None if published is None else published_date(published),
        language=language,
    )


def text_name(record: Mapping[str, Any]) -> str | None:
    """Under what name the text stands, None where it does not, or holds columns of its own."""
    names = (name for name in named(record, TEXT_NAMES) if not is_nested(record[name]))
    return next(names, None)


def named(record: Iterable[str], names: Sequence[str]) -> Iterator[str]:
    """The columns of a record that have one of these names, whatever capitals and outer spaces."""
    for name in names:
        yield from (column for column in record if column.strip().lower() == name.lower())


def _fact(record: Mapping[str, Any], names: Sequence[str]) -> str | None:
    """The first text that a record has under one of these names."""
    facts = (cell_text(record[column]) for column in named(record, names))
    return next((fact.strip() for fact in facts if isinstance(fact, str) and fact.strip()), None)


def cell_text(value: Any) -> str | bytes | None:
    """A cell as text: dates as ISO 8601, texts of a list as paragraphs, empty and missing ones as
    None; bytes if it is no text."""
    if value is None or value != value:  # NaN is not equal to itself
        return None
    if hasattr(value, "isoformat"):
        return str(value.isoformat())
    if isinstance(value, list) and not is_nested(value):
        value = "\n\n".join(value)
    if isinstance(value, str):
        if value.isascii():
            return value or None
        try:
            value.encode("utf-8")
        except UnicodeEncodeError:
            value = _bytes_of(value)
        else:
            return value
    if isinstance(value, (bytes, bytearray, memoryview)):
        data = bytes(value)
        try:
            return decode(data, source="") or None
        except NotTextError:
            return data
    return str(value)


def is_nested(value: Any) -> bool:
    """Whether a cell holds columns of its own: an object, or a list that is not one of texts."""
    if isinstance(value, list):
        return not all(isinstance(text, str) for text in value)
    return isinstance(value, dict)


def _bytes_of(text: str) -> bytes:
    """The bytes that the surrogates of `text` stand for; half of an emoji stands for none."""
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return re.sub("[\ud800-\udfff]", "\ufffd", text).encode("utf-8")
