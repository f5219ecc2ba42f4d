from __future__ import annotations

import pytest

from jl_newslens.link.context.namesakes import counts_something, is_private


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Zenda, 34, of Strelsau, said so.", True),
        ("Ann Zenda (34) said so.", True),
        ("Ann Zenda, a 34-year-old baker, said so.", True),
        ("Her sister, Ann Zenda, said so.", True),
        ("Sgt Ann Zenda said so.", True),
        ("Staff Sgt. Ann Zenda said so.", True),
        ("A tall man named Ann Zenda said so.", True),
        ("Senator Ann Zenda, 34 votes ahead, said so.", False),
        ("She told a sister. Ann Zenda said so.", False),
        ("Ann Zenda said so.", False),
    ],
)
def test_an_age_or_a_relative_tells_a_private_person(text: str, expected: bool) -> None:
    start = text.index("Ann")
    assert is_private(text, start, start + len("Ann Zenda")) is expected


def test_a_royal_relative_is_no_private_person() -> None:
    assert not is_private("Her father, Prince Karl, left.", 12, 23)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He had 12 ZND.", True),
        ("He had 12 ZND, they say.", True),
        ("There came 12 ZND members.", False),
        ("There came 12 ZND Odds.", False),
        ("In 2012 ZND, they say, fell.", False),
        ("They paid 1,012 ZND.", False),
    ],
)
def test_letters_behind_a_number_are_a_unit(text: str, expected: bool) -> None:
    start = text.index("ZND")
    assert counts_something(text, start, start + 3) is expected
