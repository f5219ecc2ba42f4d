from __future__ import annotations

import pytest

from jl_newslens.link.short_names import find_short_names
from jl_newslens.model import Mention

from .conftest import build


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
