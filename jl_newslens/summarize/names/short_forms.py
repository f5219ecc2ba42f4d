"""The "(GMO)" behind "the Ghent Mill Office": a bullet keeps it where one after it uses "GMO"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from jl_newslens.summarize.sentence.pieces import Draft


def with_short_forms(draft: Draft, following: Iterable[Draft]) -> Draft:
    """`draft` with each bracket that was cut from it and holds only a word of capitals which one of
    the drafts `following` it uses."""
    tokens, rules = draft.sentence.tokens, list(draft.rules)
    used = {other.sentence.tokens[i].text for other in following for i in other.kept}
    for place in range(2, len(tokens) - 1):
        word = tokens[place].text
        if not (word.isupper() and word in used and draft.keeps(place - 2)):
            continue
        opening, closing = tokens[place - 1].text, tokens[place + 1].text
        if (opening, closing) == ("(", ")") and set(rules[place - 1 : place + 2]) == {"brackets"}:
            rules[place - 1 : place + 2] = ["", "", ""]
    return draft if tuple(rules) == draft.rules else replace(draft, rules=tuple(rules))
