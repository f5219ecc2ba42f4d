"""The full name of a person whom no bullet has introduced: "[Anna Holt] said" for "Holt said"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jl_newslens.model import Name, Sentence
from jl_newslens.summarize.names.antecedents import Person, is_person_noun
from jl_newslens.summarize.names.given_names import gender_of_given_name
from jl_newslens.summarize.names.roles import with_role
from jl_newslens.summarize.sentence.pieces import Draft, StandIn
from jl_newslens.summarize.sentence.quotes import quoted_tokens
from jl_newslens.summarize.sentence.words import plain

# "Anna Holt", "Anna van der Holt"; not "Airline: Holt", "Holt and Berg"
_NAME = re.compile(r"[A-Z][\w.’'-]*(?: (?!and )[\w.’'-]+){0,3} [A-Z][\w’'-]*")
_GOES_ON = frozenset({"'s", "'", ",", "and", "("})


def full_name(
    draft: Draft, shown: Sequence[str], people: Sequence[Person], sentences: Sequence[Sentence]
) -> StandIn | None:
    """The full name to show for the first surname in `draft` that nobody has introduced.

    Args:
        shown: the texts of the bullets before it.
        people: all whom the article names; where two of them have the surname, it stays bare.
        sentences: of the article; where one gives the role of the person, so does the bullet.
    """
    for index in draft.kept:
        surname = _bare_surname(draft, index)
        fulls = _fuller(surname, people, sentences) if surname else []
        names = {text for _, text in fulls}
        if any(text in line for text in names for line in (*shown, draft.text())):
            continue
        if any(_is_torn(text, sentences) for text in names) or _may_be_the_doer(draft, index):
            continue
        before = [(name, text) for name, text in fulls if name.end <= draft.sentence.start]
        if before and len({text.split()[-2] for text in names}) == 1:
            return _best(draft, index, before, sentences)
    return None


def _best(
    draft: Draft, index: int, names: Sequence[tuple[Name, str]], sentences: Sequence[Sentence]
) -> StandIn:
    """The first of the names that has a role beside it which the bullet lacks, else the first."""
    takes_role, takes_behind = _takes_role(draft, index)
    for name, text in names if takes_role else ():
        start, end = name.start, name.start + len(text)
        home = _home(start, end, sentences)
        if home is None:
            continue
        first, last, anywhere = with_role(home, start, end)
        shown = home.text[first - home.start : last - home.start]
        known = not set(plain(shown.replace(text, "")).split()).isdisjoint(draft.words)
        placed = (anywhere or index == draft.kept[0]) and (last == end or takes_behind)
        if shown != text and placed and not known:
            return StandIn(index, first, last, shown)
    name, text = names[0]
    return StandIn(index, name.start, name.start + len(text), text)


def _home(start: int, end: int, sentences: Sequence[Sentence]) -> Sentence | None:
    return next((s for s in sentences if s.start <= start and end <= s.end), None)


def _takes_role(draft: Draft, index: int) -> tuple[bool, bool]:
    """Whether a role may be put to the name, not in "the singer Holt" and "Holt, a baker"; and
    whether one behind it may, not in "Holt's mill"."""
    tokens = draft.sentence.tokens
    told = any(tokens[i].head == index and tokens[i].dep == "appos" for i in draft.kept)
    told = told or (index > 0 and tokens[index - 1].upos in {"NOUN", "ADJ"})
    after = plain(tokens[index + 1].text) if index + 1 < len(tokens) else ""
    return not told, after not in _GOES_ON


def _may_be_the_doer(draft: Draft, index: int) -> bool:
    """True in "The mayor was in and Holt could hear": two for the reader of the full name, though
    Holt may be the mayor."""
    tokens, tree = draft.tokens, draft.tree
    verb = tokens[draft.kept.index(index)].head
    if not tree.usable or tree.relations[verb] != "conj":
        return False
    doer = tree.child(tokens[verb].head, "nsubj")
    return doer is not None and is_person_noun(tokens[doer])


def _is_torn(name: str, sentences: Sequence[Sentence]) -> bool:
    """True for "Charles Spaniel Rex" where a "King Charles Spaniel" is told of elsewhere."""
    front, _, last = name.rpartition(" ")
    torn = re.compile(rf"\b{re.escape(front)}\b(?! {re.escape(last)})")
    return " " in front and any(torn.search(sentence.text) for sentence in sentences)


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


def _fuller(
    surname: str, people: Sequence[Person], sentences: Sequence[Sentence]
) -> list[tuple[Name, str]]:
    """The longer names that end in `surname`, or have it as the first of two, in order."""
    named = [(name, text) for p in people for name, text in p.names if _NAME.fullmatch(text)]
    ending = [item for item in named if plain(item[1].split()[-1]) == plain(surname)]
    if any(" of " in text for _, text in ending):
        return []  # "Theodore of Ghent"
    if ending:
        return ending
    opening = [item for item in named if plain(item[1]).startswith(plain(surname) + " ")]
    sure = len({text for _, text in opening}) == 1
    return [item for item in opening if sure and _is_of_two(*item, sentences)]


def _is_of_two(name: Name, text: str, sentences: Sequence[Sentence]) -> bool:
    """True for "Li Keqiang", who is Li, and for "Sasha Holt"; not for "Holt Tower", a thing."""
    home = _home(name.start, name.start + len(text), sentences)
    inside = [t for t in home.tokens if name.start <= t.start < name.end] if home else []
    return [token.dep for token in inside][1:] == ["flat"]
