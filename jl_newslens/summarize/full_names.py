"""The full name of a person whom no bullet has introduced: "[Anna Holt] said" for "Holt said"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jl_newslens.model import Name
from jl_newslens.summarize.antecedents import Person
from jl_newslens.summarize.given_names import gender_of_given_name
from jl_newslens.summarize.pieces import Draft, StandIn
from jl_newslens.summarize.quotes import quoted_tokens
from jl_newslens.summarize.words import plain

# "Anna Holt", "Anna van der Holt"; not "Airline: Holt", "Holt and Berg"
_NAME = re.compile(r"[A-Z][\w.’'-]*(?: (?!and )[\w.’'-]+){0,3} [A-Z][\w’'-]*")


def full_name(draft: Draft, shown: Sequence[str], people: Sequence[Person]) -> StandIn | None:
    """The full name to show for the first surname in `draft` that nobody has introduced.

    Args:
        shown: the texts of the bullets before it.
        people: all whom the article names; where two of them have the surname, it stays bare.
    """
    for index in draft.kept:
        surname = _bare_surname(draft, index)
        fulls = _fuller(surname, people) if surname else []
        names = {text for _, text in fulls}
        if any(text in line for text in names for line in (*shown, draft.text())):
            continue
        before = [(name, text) for name, text in fulls if name.end <= draft.sentence.start]
        if before and len({text.split()[-2] for text in names}) == 1:
            name, text = before[0]
            return StandIn(index, name.start, name.start + len(text), text)
    return None


def _bare_surname(draft: Draft, index: int) -> str:
    """The token if it is a person's whole name outside quotation marks, with no title, else ""."""
    sentence, tokens = draft.sentence, draft.sentence.tokens
    token = tokens[index]
    around = [tokens[i] for i in (index - 1, index + 1) if 0 <= i < len(tokens)]
    if not any(
        (n.start, n.end, n.type) == (token.start, token.end, "PERSON") for n in sentence.names
    ):
        return ""
    if token.dep == "compound":
        return ""  # "a Holt loaf"
    if gender_of_given_name(plain(token.text)) is not None:
        return ""  # where a full stop was lost, "Charlotte" ends what is no name
    if any(other.upos == "PROPN" or other.text == "-" for other in around):
        return ""
    offsets = [(token.start - sentence.start, token.end - sentence.start)]
    return "" if quoted_tokens(sentence.text, offsets)[0] else token.text


def _fuller(surname: str, people: Sequence[Person]) -> list[tuple[Name, str]]:
    """The longer names that end in `surname`, in order."""
    return [
        (name, text)
        for person in people
        for name, text in person.names
        if _NAME.fullmatch(text) and plain(text.split()[-1]) == plain(surname)
    ]
