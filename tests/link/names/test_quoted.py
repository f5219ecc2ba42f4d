from __future__ import annotations

import pytest

from jl_newslens.link.mentions.mentions import find_mentions
from jl_newslens.link.names.quoted import is_called_a_work
from jl_newslens.link.sources.starter import StarterSource
from tests.link.conftest import build


def surfaces(source: StarterSource, text: str) -> list[str]:
    article, sentences = build(text)
    return [m.surface for m in find_mentions(article.text, sentences, source.known_aliases)]


@pytest.mark.parametrize(
    "text",
    [
        "Then he sang “Born in Strelsau” to the crowd.",
        'Then he sang "The Long Lights of Strelsau" to the crowd.',
        "Then he sang “Goodbye to Strelsau,” which is old.",
    ],
)
def test_no_word_of_a_quoted_title_is_a_name(source: StarterSource, text: str) -> None:
    assert surfaces(source, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "He says “I was born in Strelsau” to the crowd.",
        "He calls it “Strelsau” and means it.",
        "He spoke of the “Strelsau of the East” there.",
        "He was born in Strelsau, which is “Old and Grey” by now.",
    ],
)
def test_what_is_said_in_quotes_is_no_title(source: StarterSource, text: str) -> None:
    assert "Strelsau" in surfaces(source, text)


def test_the_whole_of_a_quoted_title_is_a_name(source: StarterSource) -> None:
    assert surfaces(source, "They met at “Bank of Ruritania” there.") == ["Bank of Ruritania"]


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("She wrote “Zenda” (1999) and left.", True),
        ("She saw the film “Zenda,” and left.", True),
        ("Two of her hits, such as “Zenda” and “Odd,” are old.", True),
        ("She has seen “The Zenda,” 9 p.m. ET on Monday.", True),
        ("She has seen “Zenda,” 9:30 p.m. ET on Monday.", True),
        ("She came from “Zenda” (in the hills) and left.", False),
    ],
)
def test_a_year_or_the_kind_of_work_tells_that_a_title_is_quoted(text: str, called: bool) -> None:
    start = text.index("Zenda")
    assert is_called_a_work(text, start, start + len("Zenda")) is called
