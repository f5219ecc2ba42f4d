"""JSON lines that somebody else wrote: one object a line, errors with the line's number."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from jl_newslens.errors import CorpusError

_WANTED: Final = "A line must hold one JSON object."


def read_records(path: str | os.PathLike[str]) -> Iterator[tuple[int, dict[str, Any]]]:
    """Line number from 1 and object, for each line that is not empty, read as it is asked for.

    Raises:
        CorpusError: the file cannot be read or is empty, or a line is no JSON object.
    """
    name = os.fspath(path)
    is_empty = True
    try:
        with Path(path).open(encoding="utf-8-sig", newline="\n") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    is_empty = False
                    yield number, parse_record(line, f"{name}, line {number}")
    except OSError as error:
        raise CorpusError(f"Cannot read {name}: {error.strerror or error}.") from error
    except UnicodeDecodeError as error:
        raise CorpusError(
            f"{name} is not in UTF-8 ({error.reason} at byte {error.start:,})."
        ) from error
    if is_empty:
        raise CorpusError(f"{name} holds no JSON lines.")


def parse_record(line: str, where: str) -> dict[str, Any]:
    """The JSON object that `line` is.

    Raises:
        CorpusError: it is none; the message begins with `where`.
    """
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise CorpusError(f"{where}: no JSON ({error}). {_WANTED}") from error
    if not isinstance(record, dict):
        raise CorpusError(f"{where}: no JSON object. {_WANTED}")
    return record
