from __future__ import annotations

import pytest

from jl_newslens.link.names.words import Word, is_title_case


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Carl/PROPN Odd/PROPN Meets/VERB Bakers/NOUN of/ADP Zenda/PROPN", True),
        ("Bakers/NOUN Says/VERB He/PRON Is/AUX Late/ADJ", True),
        ("He/PRON met/VERB Carl/PROPN Odd/PROPN and/CCONJ Anna/PROPN Brandt/PROPN", False),
        ("It/PRON was/AUX with/ADP Bank/PROPN of/ADP Zenda/PROPN", False),
    ],
)
def test_a_small_verb_is_in_no_headline(words: str, expected: bool) -> None:
    pairs = [word.split("/") for word in words.split()]
    assert is_title_case([Word(0, 0, text, upos) for text, upos in pairs]) is expected
