from __future__ import annotations

from collections.abc import Sequence

import pytest

from jl_newslens.link.mentions.adjectives import only_describes
from jl_newslens.model import Sentence, Token


def tagged(words: Sequence[tuple[str, str]]) -> Sentence:
    tokens = []
    text = ""
    for index, (word, upos) in enumerate(words):
        text += " " if text and word != "-" and not text.endswith("-") else ""
        tokens.append(
            Token(word, len(text), len(text) + len(word), word.lower(), upos, "", "dep", index)
        )
        text += word
    return Sentence(0, 0, len(text), text, tuple(tokens))


@pytest.mark.parametrize(
    ("words", "describes"),
    [
        ([("Ruritanian", "ADJ"), ("voters", "NOUN")], True),
        ([("Ruritanian", "ADJ"), ("army", "NOUN")], False),
        ([("Ruritanian", "ADJ"), ("national", "ADJ"), ("security", "NOUN")], False),
        ([("Ruritanian", "ADJ"), ("and", "CCONJ"), ("Swiss", "ADJ"), ("police", "NOUN")], False),
        ([("Ruritanian", "ADJ"), ("wife", "NOUN")], True),
        ([("Ruritanian", "ADJ"), ("Minister", "PROPN")], False),
        ([("anti", "ADJ"), ("-", "PUNCT"), ("Ruritanian", "PROPN")], True),
        ([("anti-Ruritanian", "ADJ"), ("mood", "NOUN")], True),
        ([("Ruritania", "PROPN"), ("left", "VERB")], False),
        ([("Ruritanian", "PROPN"), ("bread", "NOUN")], True),
        ([("Ruritanian", "PROPN"), ("Bread", "PROPN")], False),
    ],
)
def test_only_what_belongs_to_a_state_names_it(
    words: Sequence[tuple[str, str]], describes: bool
) -> None:
    sentence = tagged(words)
    start = sentence.text.index("Ruritania")
    assert only_describes(start, sentence) is describes


@pytest.mark.parametrize(
    ("words", "surname"),
    [
        ([("A", "DET"), ("Finn", "PROPN"), ("won", "VERB")], False),
        ([("Finn", "PROPN"), ("won", "VERB")], True),
        ([("with", "ADP"), ("Finn", "PROPN"), ("there", "ADV")], True),
    ],
)
def test_one_of_a_nation_has_an_article(words: Sequence[tuple[str, str]], surname: bool) -> None:
    sentence = tagged(words)
    assert only_describes(sentence.text.index("Finn"), sentence) is surname


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ([("in", "ADP"), ("French", "PROPN")], True),
        ([("fluent", "ADJ"), ("French", "PROPN")], True),
        ([("many", "ADJ"), ("French", "PROPN")], False),
        ([("in", "ADP"), ("English", "PROPN")], True),
        ([("the", "DET"), ("French", "PROPN")], False),
        ([("in", "ADP"), ("Ruritania", "PROPN")], False),
        ([("his", "PRON"), ("French", "ADJ"), ("teacher", "NOUN"), ("Ann", "PROPN")], True),
        ([("his", "PRON"), ("French", "ADJ"), ("envoy", "NOUN"), ("Ann", "PROPN")], False),
    ],
)
def test_what_people_speak_is_no_state(words: Sequence[tuple[str, str]], language: bool) -> None:
    sentence = tagged(words)
    assert only_describes(sentence.tokens[1].start, sentence) is language
