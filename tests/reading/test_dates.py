"""Dates in the lines around an article."""

from __future__ import annotations

import pytest

from jl_newslens.reading.dates import find_date, is_date_line


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("16 May 2025", "2025-05-16"),
        ("16th of May, 2025", "2025-05-16"),
        ("May 16, 2025", "2025-05-16"),
        ("Friday, Sept. 5, 2025, 10:32 a.m.", "2025-09-05"),
        ("Published 2025-05-16", "2025-05-16"),
        ("2025/5/6", "2025-05-06"),
        ("2025-05-16T10:32:00Z", "2025-05-16T10:32:00Z"),
        ("2025-05-16T10:32+0200", "2025-05-16T10:32+02:00"),
        ("2025-05-16T99:32:00Z", "2025-05-16"),
        ("Posted 1 June 2025, updated 2 June 2025", "2025-06-01"),
    ],
)
def test_full_dates_become_iso(line: str, expected: str) -> None:
    assert find_date(line) == expected


@pytest.mark.parametrize(
    "line", ["05/06/2025", "May 2025", "31 February 2025", "3 hours ago", "2025", "May 16", ""]
)
def test_what_is_no_certain_day_is_none(line: str) -> None:
    assert find_date(line) is None


@pytest.mark.parametrize("line", ["16 May 2025", "Updated 3 hours ago", "14:05 GMT", "May 16"])
def test_lines_of_date_and_time(line: str) -> None:
    assert is_date_line(line)


@pytest.mark.parametrize("line", ["", "May", "42", "March on", "On Friday, he left in 2025", "Now"])
def test_other_short_lines_are_no_dates(line: str) -> None:
    assert not is_date_line(line)
