import pytest
from hypothesis import given
from hypothesis import strategies as st

from jl_newslens.link.names.forms import (
    case_fits,
    fold,
    initials,
    is_acronym,
    may_be_short_for,
    within_one_edit,
    without_bracket,
    without_possessive,
)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("U.S.", "US"),
        ("The Hague", "Hague"),
        ("Ho-Chi-Minh City", "Ho Chi Minh City"),
        ("Erdoğan", "Erdogan"),
        ("Tromsø", "Tromso"),
        ("Xi’an", "Xi'an"),
        ("Iran–Iraq War", "Iran-Iraq War"),
    ],
)
def test_spellings_of_one_name_meet(first: str, second: str) -> None:
    assert fold(first) == fold(second)


def test_different_names_stay_apart() -> None:
    assert fold("Niger") != fold("Nigeria")
    assert fold("The") == "the"


@given(st.text())
def test_folding_twice_changes_nothing(name: str) -> None:
    assert fold(fold(name)) == fold(name) or fold(name).startswith("the ")


@pytest.mark.parametrize(
    ("alias", "surface", "fits"),
    [
        ("Turkey", "turkey", False),
        ("Turkey", "TURKEY", True),
        ("US", "us", False),
        ("US", "Us", False),
        ("US", "U.S.", True),
        ("NATO", "Nato", True),
        ("WHO", "Who", False),
        ("al-Qaeda", "Al-Qaeda", True),
        ("White House", "white house", False),
        ("Northern Ireland", "northern Ireland", True),
    ],
)
def test_case_tells_names_from_words(alias: str, surface: str, fits: bool) -> None:
    assert case_fits(alias, surface) is fits


def test_dress_is_taken_off() -> None:
    assert without_possessive("Russia’s") == "Russia"
    assert without_possessive("the Greens'") == "the Greens"
    assert without_possessive("Paris") == "Paris"
    assert without_bracket("Georgia (country)") == "Georgia"
    assert without_bracket("(Untitled)") == "(Untitled)"


def test_acronyms_and_initials() -> None:
    assert is_acronym("EU")
    assert is_acronym("U.N.")
    assert not is_acronym("Nato")
    assert not is_acronym("A")
    assert initials(("united", "states", "of", "america")) == "usa"


@pytest.mark.parametrize(
    ("first", "second", "close"),
    [
        ("zelensky", "zelenskyy", True),
        ("gaddafi", "qaddafi", True),
        ("brain", "brian", True),
        ("putin", "rasputin", False),
        ("kim", "kid", True),
        ("smith", "smythe", False),
    ],
)
def test_one_edit(first: str, second: str, close: bool) -> None:
    assert within_one_edit(first, second) is close
    assert within_one_edit(second, first) is close


@pytest.mark.parametrize(
    ("short", "long", "expected"),
    [
        ("Air Force", "Ruritanian Air Force", True),
        ("VW", "Volkswagen", True),
        ("VW", "Wagenvolk", False),
        ("VW", "…", False),
        ("Wagen", "Volkswagen", False),
        ("Air Force", "Air Force", False),
        ("Navy Force", "Ruritanian Air Force", False),
    ],
)
def test_short_forms(short: str, long: str, expected: bool) -> None:
    assert may_be_short_for(short, long) is expected
