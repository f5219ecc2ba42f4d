"""The `page_props` dump of a wiki: Wikidata items, disambiguation pages and descriptions by page
id.

It is what mysqldump writes: long lines of `INSERT INTO … VALUES (id,'name','value',sortkey),(…`.
"""

from __future__ import annotations

import bz2
import gzip
import re
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Final, cast

from jl_newslens.errors import ReferenceFormatError

_ROW: Final = re.compile(
    rb"\((\d{1,15}),'(wikibase_item|disambiguation|wikibase-shortdesc)','((?:[^'\\]|\\.)*)'"
)
_ESCAPE: Final = re.compile(r"\\(.)", re.S)
_CONTROL: Final = {"n": " ", "t": " ", "r": " ", "0": "", "Z": ""}
_QID: Final = re.compile(r"Q[1-9]\d{0,11}")
_CHUNK_BYTES: Final = 4 * 1024 * 1024


def read_page_props(path: Path) -> Iterator[tuple[int, str, str]]:
    """(page id, property, value) of the properties that a knowledge base uses.

    Raises:
        ReferenceFormatError: it is no such dump, or it is damaged.
    """
    with _opened(path) as file:
        left = b""
        seen_table = False
        while True:
            try:
                block = file.read(_CHUNK_BYTES)
            except (OSError, EOFError) as error:
                raise ReferenceFormatError(
                    f"{path} is damaged ({error}). Download it again.", path=str(path)
                ) from error
            seen_table = seen_table or b"page_props" in left + block
            if not seen_table and (not block or len(left) > _CHUNK_BYTES):
                raise ReferenceFormatError(
                    f"{path} is not a page_props dump. Give a file named like "
                    "'enwiki-20260101-page_props.sql.gz'.",
                    path=str(path),
                )
            data = left + block
            # Rows are cut at a border only: the last one may go on in the next block.
            end = data.rfind(b"),(") + 1 if block else len(data)
            if end <= 0:
                end = 0 if len(data) < 4 * _CHUNK_BYTES else len(data)
            for number, name, value in _ROW.findall(data, 0, end):
                text = _text(value)
                if name != b"wikibase_item" or _QID.fullmatch(text):
                    yield int(number), name.decode(), text
            left = data[end:]
            if not block:
                return


def _text(value: bytes) -> str:
    text = value.decode("utf-8", "replace")
    if "\\" in text:
        text = _ESCAPE.sub(lambda match: _CONTROL.get(match.group(1), match.group(1)), text)
    return " ".join(text.split())


def _opened(path: Path) -> IO[bytes]:
    with path.open("rb") as file:
        head = file.read(3)
    if head[:2] == b"\x1f\x8b":
        return cast("IO[bytes]", gzip.open(path, "rb"))
    return bz2.open(path, "rb") if head == b"BZh" else path.open("rb")
