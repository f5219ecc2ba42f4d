"""How long a text is, in scripts with spaces and without."""

from __future__ import annotations

import pytest

from jl_newslens.word_count import count_characters, count_words, measured

JAPANESE = "ゲントのパン屋は月曜日に粉ひき場を開く。"
CHINESE = "根特的面包师星期一将重新开放磨坊。"
THAI = "คนทำขนมปังในเมืองเกนต์จะเปิดโรงสีในวันจันทร์"


@pytest.mark.parametrize(
    ("text", "words", "shown"),
    [
        ("", 0, "0 words"),
        ("Mill", 1, "1 word"),
        ("The bakers of Ghent 🌉 – again", 7, "7 words"),
        ("Die Bäcker öffnen die Mühle", 5, "5 words"),
        ("The baker said パン and left", 6, "6 words"),
        ("word " * 2000, 2000, "2,000 words"),
    ],
)
def test_words_stand_between_spaces(text: str, words: int, shown: str) -> None:
    assert count_words(text) == words
    assert count_characters(text) is None
    assert measured(text) == shown


@pytest.mark.parametrize("text", [JAPANESE, CHINESE, THAI])
def test_without_spaces_characters_are_shown_and_words_are_judged_by_them(text: str) -> None:
    assert 7 <= count_words(text) <= 11
    assert count_characters(text) == len(text)
    assert measured(text) == f"{len(text)} characters"


def test_names_in_other_letters_are_words_of_their_own() -> None:
    assert count_words(f"Anna Holt {JAPANESE}") == count_words(JAPANESE) + 2
    assert measured(f"Holt {JAPANESE}") == f"{len(JAPANESE) + 4} characters"
