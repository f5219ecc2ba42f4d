"""Whether known words are a name where they stand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jl_newslens.link.mentions.mentions import find_mentions
from jl_newslens.link.sources.starter import StarterSource
from jl_newslens.link.starter_kb.rows import Row
from jl_newslens.model import Sentence
from tests.link.conftest import build

SOURCE = StarterSource(
    [
        Row("Five Bakers", "ORG", "Chain of bakeries"),
        Row("Rudolf Odd", "PERSON", "Singer"),
        Row("A-10 Zenda", "OTHER", "Aircraft", (("A-10", 0.95),)),
        Row("Zenda City", "PLACE", "Capital of Zenda"),
        Row("Bello's", "ORG", "Chain of shops"),
        Row("Lord's", "PLACE", "Cricket ground"),
        Row("10 Zenda Street", "PLACE", "Seat of the government", (("No 10", 0.95),)),
    ]
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Five bakers left.", []),
        ("Five Bakers left.", ["Five Bakers"]),
        ("They left Five bakers.", ["Five bakers"]),
    ],
)
def test_the_head_of_a_sentence_gives_a_number_its_capital(text: str, found: list[str]) -> None:
    article, (sentence,) = build(text)
    tagged = replace(
        sentence,
        tokens=tuple(
            replace(token, upos="NUM") if token.text == "Five" else token
            for token in sentence.tokens
        ),
    )
    mentions = find_mentions(article.text, [tagged], SOURCE.known_aliases)
    assert [mention.surface for mention in mentions] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [("So did Rudolf Odd.", ["Rudolf Odd"]), ("So did Rudolf Odd III.", ["Rudolf Odd III"])],
)
def test_a_number_makes_another_of_a_person(text: str, found: list[str]) -> None:
    article, sentences = build(text)
    mentions = find_mentions(article.text, sentences, SOURCE.known_aliases)
    assert [mention.surface for mention in mentions] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("So it was. A 10-member panel met.", []),
        ("So (in May) A 10-member panel met.", []),
        ("So an A-10 flew.", ["A-10"]),
    ],
)
def test_an_article_before_a_number_begins_no_name(text: str, found: list[str]) -> None:
    article, sentences = build(text)
    tagged = [
        replace(
            sentence,
            tokens=tuple(
                replace(token, upos="DET")
                if token.text == "A" and " " in text[token.end]
                else token
                for token in sentence.tokens
            ),
        )
        for sentence in sentences
    ]
    mentions = find_mentions(article.text, tagged, SOURCE.known_aliases)
    assert [mention.surface for mention in mentions] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("So they came to the Zenda city of Odd.", []),
        ("So they came to Zenda City of Odd.", ["Zenda City"]),
        ("So they came to Zenda city.", ["Zenda city"]),
    ],
)
def test_a_city_of_a_state_is_not_that_of_its_name(text: str, found: list[str]) -> None:
    article, sentences = build(text)
    mentions = find_mentions(article.text, sentences, SOURCE.known_aliases)
    assert [mention.surface for mention in mentions] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("So it is in Bello's bread.", ["Bello's"]),
        ("So they are at the Bello's there.", ["Bello's"]),
        ("So they saw the Lord's doors.", []),
        ("So they met at Lord's there.", ["Lord's"]),
    ],
)
def test_a_possessive_is_a_name_where_nothing_else_owns(text: str, found: list[str]) -> None:
    article, sentences = build(text)
    mentions = find_mentions(article.text, sentences, SOURCE.known_aliases)
    assert [m.surface for m in mentions if m.surface.endswith("'s")] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("So said Rudolf Van there.", False),
        ("So said Rudolf Minister Odd.", True),
        ("So said Rudolf there.", True),
        ("So came Rudolf the Second.", False),
        ("So came Rudolf the second time.", True),
        ("They fought in the Rudolf and Sapt Wars.", False),
        ("They fought in the Anglo-Rudolf war.", False),
    ],
)
def test_a_lone_name_that_goes_on_is_another(text: str, found: bool) -> None:
    source = StarterSource([Row("Rudolf V", "PERSON", "King of Ruritania", (("Rudolf", 0.95),))])
    article, sentences = build(text, names=[("Rudolf", "PERSON")])
    known = [
        mention
        for mention in find_mentions(article.text, sentences, source.known_aliases)
        if mention.surface == "Rudolf"
    ]
    assert bool(known) is found


@pytest.mark.parametrize(
    ("text", "found"),
    [("So said Odd Affairs Minister Ann Lam.", False), ("So wrote Odd Affairs then.", True)],
)
def test_whose_affairs_are_a_ministers_is_no_magazine(text: str, found: bool) -> None:
    source = StarterSource([Row("Odd Affairs", "ORG", "Magazine")])
    mentions = find_mentions(*_parts(text), source.known_aliases)
    assert ("Odd Affairs" in [mention.surface for mention in mentions]) is found


def _parts(text: str) -> tuple[str, tuple[Sentence, ...]]:
    article, sentences = build(text)
    return article.text, sentences
