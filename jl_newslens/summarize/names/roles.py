"""The role beside a name: "Major General" of "Major General Luke Holt", "a baker in Ghent" of "Anna
Holt, a baker in Ghent,"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from jl_newslens.model import Sentence, Token
from jl_newslens.summarize.names.antecedents import may_name_a_person
from jl_newslens.summarize.sentence.tree import tree_of
from jl_newslens.summarize.sentence.words import is_time, plain, word_set

_RANKS: Final = word_set("capt. cmdr. col. cpl. gen. gov. lt. maj. rep. sen. sgt. supt.")
# Longer ones drown the bullet; by hand, from reading.
_MOST_WORDS = 5
_PARTS: Final = frozenset({"NOUN", "PROPN", "ADJ"})
_JOINERS: Final = frozenset({"and", "-"})


def with_role(sentence: Sentence, start: int, end: int) -> tuple[int, int, bool]:
    """The name at [start, end) of the article with the role that stands right beside it.

    Returns:
        Start and end of both, and whether they may stand in the midst of a sentence; those of the
        name alone where there is no short role.
    """
    tokens = sentence.tokens
    inside = [i for i, token in enumerate(tokens) if start <= token.start and token.end <= end]
    if not inside or not all(token.upos for token in tokens):
        return start, end, True
    first = _role_before(tokens, inside)
    if first < inside[0]:
        return tokens[first].start, end, first > 0 or tokens[first].upos == "PROPN"
    last = _role_after(tokens, inside)
    return start, tokens[last].end if last > inside[-1] else end, True


def _role_before(tokens: Sequence[Token], name: Sequence[int]) -> int:
    """The first word of "Dutch physicist" before Anna Holt; her own where there is no such role."""
    first = name[0]
    while first > 0 and _is_part(tokens, first - 1):
        first -= 1
    role = tokens[first : name[0]]
    owner = tokens[first - 1] if first else None
    if not role or len(role) > _MOST_WORDS or plain(role[0].text) in _JOINERS:
        return name[0]
    if owner is not None and (owner.dep.endswith("poss") or owner.tag in {"POS", "PRP$"}):
        return name[0]  # "his wife", "Berg's lawyer"
    whole = {*range(first, name[-1] + 1)}
    above = {(tokens[i].head, tokens[i].dep) for i in whole if tokens[i].head not in whole}
    named = any(may_name_a_person(token) or plain(token.text) in _RANKS for token in role)
    return first if named and len(above) <= 1 else name[0]


def _is_part(tokens: Sequence[Token], index: int) -> bool:
    token, word = tokens[index], plain(tokens[index].text)
    if word in _JOINERS:
        return True
    return token.upos in _PARTS and token.tag != "NNS" and not is_time(word)


def _role_after(tokens: tuple[Token, ...], name: Sequence[int]) -> int:
    """The last word of "a baker in Ghent" in "Anna Holt, a baker in Ghent, …"; the name's own where
    there is no such role."""
    comma = name[-1] + 1
    if comma + 1 >= len(tokens) or tokens[comma].text != ",":
        return name[-1]
    role = next(
        (
            i
            for i in range(comma + 1, len(tokens))
            if tokens[i].head in name and _is_role(tokens[i])
        ),
        None,
    )
    tree = tree_of(tokens)
    if role is None or not tree.usable:
        return name[-1]
    left, right = tree.phrase(role)
    words = tokens[left : right + 1]
    ends = right + 1 < len(tokens) and tokens[right + 1].text in {",", "."}
    clean = not any(t.upos in {"PRON", "VERB", "AUX", "PUNCT"} for t in words)
    short = len(words) <= _MOST_WORDS
    return right if left == comma + 1 and ends and clean and short else name[-1]


def _is_role(token: Token) -> bool:
    return token.dep == "appos" and may_name_a_person(token)
