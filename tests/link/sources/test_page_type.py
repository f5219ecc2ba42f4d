"""What a page is about, guessed from little."""

from __future__ import annotations

import pytest

from jl_newslens.link.sources.page_type import definition, guess_type
from jl_newslens.link.starter_kb.rows import load_rows


@pytest.mark.parametrize(
    ("description", "expected"),
    [
        ("American politician (born 1961)", "PERSON"),
        ("President of the country since 2019", "PERSON"),
        ("Swedish footballer who plays for a club in Spain", "PERSON"),
        ("Dutch painter and draughtsman", "PERSON"),
        ("(1879–1955)", "PERSON"),
        ("City in the north of the state", "PLACE"),
        ("Capital of Norway", "PLACE"),
        ("River in three countries", "PLACE"),
        ("American football team", "ORG"),
        ("Swiss maker of aircraft parts", "ORG"),
        ("War in Europe from 1618 to 1648", "EVENT"),
        ("Earthquake in the sea, 2011", "EVENT"),
        ("2009 film by a Danish director", "WORK"),
        ("Ethnic group in the mountains", "GROUP"),
        ("Topics referred to by the same term", None),
        ("List of rivers of a country", None),
        ("Infectious disease", "OTHER"),
        ("Greek hero of the Trojan War", "PERSON"),
        ("Olympian god of the Greek religion", "PERSON"),
        ("Wonderful", None),
        ("", None),
    ],
)
def test_the_head_noun_of_a_description_decides(description: str, expected: str | None) -> None:
    assert guess_type(description) == expected


@pytest.mark.parametrize(
    ("infobox", "categories", "expected"),
    [
        ("settlement", (), "PLACE"),
        ("football club", (), "ORG"),
        ("officeholder", (), "PERSON"),
        ("military conflict", (), "EVENT"),
        ("", ("Living people",), "PERSON"),
        ("", ("1931 births", "Painters"), "PERSON"),
        ("", ("2009 films",), "WORK"),
        ("", ("Curious things",), None),
    ],
)
def test_infobox_and_categories_decide_where_there_is_no_description(
    infobox: str, categories: tuple[str, ...], expected: str | None
) -> None:
    assert guess_type("", infobox=infobox, categories=categories) == expected


def test_a_definition_is_what_the_first_sentence_says() -> None:
    assert definition("Ann Lee (born 1950) is a French politician. She won.") == "French politician"
    assert definition("Twelve days in May") == ""


def test_most_pages_of_the_starter_get_their_type() -> None:
    """Against no guess at all, which a linker must weigh as unknown: few are wrong."""
    rows = list(load_rows())
    guesses = [(row.type, guess_type(row.description)) for row in rows]
    right = sum(known == guess for known, guess in guesses)
    wrong = sum(guess is not None and known != guess for known, guess in guesses)
    assert right / len(rows) > 0.75
    assert wrong / (right + wrong) < 0.12
