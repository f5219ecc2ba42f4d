from __future__ import annotations

import pytest

from jl_newslens.link.mentions.short_names import find_short_names, team_words
from jl_newslens.model import Mention
from tests.link.conftest import build


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ann Stone left. They thanked Stone.", 1),
        ("Ann Stone left. Then Minister Stone's aide came.", 1),
        ("Ann Stone left. They threw a stone.", 0),
        # At the head of a sentence the tagger takes the surname for a noun.
        ("Ann Stone left. Stone spoke.", 1),
        ("Ann Stone left. Stone is heavy, and this stone is old.", 0),
        ("Ann Stone left. They saw the Red Stone Bridge.", 0),
        ("Ann Stone left. They saw Stone-Age tools.", 0),
    ],
)
def test_surnames_alone_are_found(text: str, found: int) -> None:
    article, sentences = build(text)
    full = Mention(0, 9, "Ann Stone", 0, "PERSON")
    mentions = list(
        find_short_names(article.text, sentences, [full], teams={}, not_names=frozenset({"may"}))
    )
    assert [(m.surface, m.type, m.origin) for m in mentions] == [
        ("Stone", "PERSON", "short")
    ] * found


def test_months_are_no_surnames() -> None:
    article, sentences = build("Ann May left. They met in May.")
    full = Mention(0, 7, "Ann May", 0, "PERSON")
    assert not list(
        find_short_names(article.text, sentences, [full], teams={}, not_names=frozenset({"may"}))
    )


@pytest.mark.parametrize(("name", "words"), [("Odd Rovers", ["Rovers"]), ("Sons of Odd", [])])
def test_a_team_is_called_by_its_last_word_unless_that_is_whose_it_is(
    name: str, words: list[str]
) -> None:
    text = (
        f"{name} won the match as their striker scored a goal for the league club, whose coach and "
        "captain praised Odd and Rovers."
    )
    assert list(team_words(text, [Mention(0, len(name), name, 0, "ORG")])) == words
