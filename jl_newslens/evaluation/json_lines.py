"""JSON lines, as the evaluation reads them: one object a line, errors with the line's number."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jl_newslens.errors import CorpusError


def read_records(path: str | os.PathLike[str]) -> Iterator[tuple[int, dict[str, Any]]]:
    """Line number from 1 and object, for each line that is not empty.

    Raises:
        CorpusError: the file cannot be read, or a line is no JSON object.
    """
    try:
        lines = Path(path).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise CorpusError(f"Cannot read {os.fspath(path)}: {error}.") from error
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except json.JSONDecodeError as error:
            raise CorpusError(f"{os.fspath(path)}, line {number}: no JSON ({error}).") from error
        if not isinstance(record, dict):
            raise CorpusError(f"{os.fspath(path)}, line {number}: must be a JSON object.")
        yield number, record
