from __future__ import annotations

import pytest

from jl_newslens.reading.published import published_date

MORNING = "2026-01-02T10:30:00+00:00"


@pytest.mark.parametrize(
    ("cell", "published"),
    [
        ("1767349800", MORNING),
        ("1767349800.5", MORNING),
        ("1767349800000", MORNING),
        ("1767349800000000000", MORNING),
        ("100000000", "1973-03-03T09:46:40+00:00"),
        ("20260102", "2026-01-02"),
        ("20260102.0", "2026-01-02"),
        ("20261302", None),
        ("2026", "2026"),
        ("12345", None),
        ("9" * 30, None),
    ],
)
def test_a_number_is_a_date_where_it_can_be_one(cell: str, published: str | None) -> None:
    assert published_date(cell) == published
