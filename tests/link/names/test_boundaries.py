from __future__ import annotations

import pytest

from jl_newslens.link.names.boundaries import end_of_name, is_currency, is_date, start_of_name
from tests.link.conftest import build


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("He told The Courier so.", "Courier", "The Courier"),
        ("The Courier wrote so.", "Courier", "Courier"),
        ("He told the Courier so.", "Courier", "Courier"),
        ("It ended. The Courier wrote so.", "Courier", "Courier"),
    ],
)
def test_a_capital_article_in_mid_sentence_is_in_the_name(
    text: str, name: str, expected: str
) -> None:
    start = text.index(name)
    assert text[start_of_name(text, start, start + len(name), 0) : start + len(name)] == expected


@pytest.mark.parametrize("written", ["Odd Inc.", "Odd, Inc.", "Odd Co.", "Odd plc", "Odd"])
def test_a_legal_form_is_in_the_name(written: str) -> None:
    article, sentences = build(f"They bought {written} and left.")
    start = article.text.index("Odd")
    assert (
        article.text[start : end_of_name(article.text, start, start + 3, sentences[0])] == written
    )


@pytest.mark.parametrize(
    ("known", "written"),
    [
        ("Ruritania", "Ruritania Foundation"),
        ("Ruritania", "Ruritania Stadium"),
        ("Ruritania", "Ruritania Odd of Zenda Inc."),
        ("Ruritania", "Ruritania Center"),
        ("Ruritania", "Ruritania National Horse Show"),
        ("University of Ruritania", "University of Ruritania C.D. Odd Cancer Center"),
        ("University of Ruritania", "University of Ruritania at Strelsau"),
        ("University of Ruritania", "University of Ruritania"),
        ("Ruritania", "Ruritania"),
    ],
)
def test_what_makes_it_another_name_is_in_the_name(known: str, written: str) -> None:
    article, sentences = build(f"He joined the {written} in May.")
    start = article.text.index(known)
    end = end_of_name(article.text, start, start + len(known), sentences[0])
    assert article.text[start:end] == written


def test_where_every_word_has_a_capital_none_tells_that_it_belongs_to_the_name() -> None:
    article, sentences = build("Ruritania Visits Zenda Hospital")
    assert end_of_name(article.text, 0, 9, sentences[0], shouted=True) == 9


def test_a_day_with_its_year_is_a_date() -> None:
    text = "since Sept. 11, 2001, and since Sept. 11 itself"
    first, second = text.index("Sept. 11"), text.rindex("Sept. 11")
    assert is_date(text, first, first + 8)
    assert not is_date(text, second, second + 8)


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("US$", "It cost US$5 million.", True),
        ("NZ$", "The NZ$ fell.", True),
        ("EUR", "It cost EUR 1.1 billion.", True),
        ("USD", "It cost USD$ 23 million.", True),
        ("EUR", "The EUR fell.", False),
        ("BBC", "They watched BBC 1.", False),
    ],
)
def test_the_unit_of_a_sum_is_no_name(name: str, text: str, expected: bool) -> None:
    start = text.index(name)
    assert is_currency(text, start, start + len(name)) is expected
