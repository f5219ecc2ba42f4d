"""Which word of a name is the family's."""

from __future__ import annotations

import pytest

from jl_newslens.family_names import family_comes_first, family_name


@pytest.mark.parametrize(
    ("name", "family", "first"),
    [
        ("Moon Jae-odd", "Moon", True),
        ("Tsai Ing-Odd", "Tsai", True),
        ("Anna Brandt", "Brandt", False),
        ("Anna Odd-Brandt", "Odd-Brandt", False),
        ("Moon River-based Brandt", "Brandt", False),
        ("Moon", "Moon", False),
    ],
)
def test_the_family_is_first_only_where_it_is_written_so(
    name: str, family: str, first: bool
) -> None:
    assert family_name(name) == family
    assert family_comes_first(name) == first
