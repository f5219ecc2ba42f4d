"""When an article was published, from a cell of a table."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone
from typing import Final

from jl_newslens.reading.dates import find_date

_ISO_DATE: Final = re.compile(r"\d{4}(?:-\d\d){0,2}(?!\d)")
_COMPACT_DATE: Final = re.compile(r"((?:19|20)\d\d)([01]\d)([0-3]\d)(?:\.0)?")
_SINCE_1970: Final = re.compile(r"\d{9,19}(?:\.\d*)?")
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=timezone.utc)
_MOST_SECONDS: Final = 1e11  # the year 5138; a longer number counts smaller units


def published_date(cell: str) -> str | None:
    """The date as ISO 8601, None where the cell tells none for certain.

    Args:
        cell: a date in ISO form or in words; a number as 20260302, or of seconds since 1970, also
            of milliseconds, microseconds or nanoseconds.
    """
    if _ISO_DATE.match(cell):
        return cell
    if match := _COMPACT_DATE.fullmatch(cell):
        return find_date("-".join(match.groups()))
    if _SINCE_1970.fullmatch(cell):
        seconds = float(cell)
        while seconds >= _MOST_SECONDS:
            seconds /= 1000
        return (_EPOCH + timedelta(seconds=int(seconds))).isoformat()
    return find_date(cell)
