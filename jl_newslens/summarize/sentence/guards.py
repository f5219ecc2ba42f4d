"""Which tokens of a sentence turn or weaken what it says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from jl_newslens.model import Token
from jl_newslens.summarize.sentence.words import GUARDS, GUARDS_IN_NAMES, SOME_FEW, plain

_TURNING = frozenset({"VERB", "AUX", "ADV", "PART", ""})  # tags of lemmas that are guard words
# How far, how long, where or for whom it holds; in the form of the word lists.
_LIMITS: Final = re.compile(
    r"""\b(?: in\ (?: all\ (?:likelihood|probability) | theory | principle | effect
               | name\ only | all\ but\ name
               | part(?!\ of) | the\ (?:short|long)\ (?:term|run) | the\ (?:best|worst)\ case
               | (?: his | her | their | its | my | our | (?:\S+\ ){1,3}'s )\ (?: view | opinion ) )
      | (?: in | under )\ (?: some | many | most | certain | rare | limited | exceptional )
        \ (?: cases | circumstances | conditions | instances | places | respects | ways )
      | on\ (?: paper | average | balance | the\ face\ of\ it )
      | at\ (?: best | worst | times | this\ stage | the\ outset )
      | for\ (?: now | the\ (?: time\ being | moment | most\ part ) )
      | to\ (?: some | an? (?:\ \w+)? )\ (?: extent | degree ) | up\ to\ a\ point
      | by\ (?: all | some | most | many | (?:his|her|their|its)\ own )
        \ (?: accounts? | estimates? | measures? | standards? )
      | with\ (?: any\ )? luck | weather\ permitting )\b""",
    re.VERBOSE,
)


def find_guards(tokens: Sequence[Token]) -> list[bool]:
    """For each token whether it turns, weakens or limits the statement it stands in.

    "so-called" is cut in three, and each part does; so does each word of "in theory".
    """
    found = [
        not (token.upos == "PROPN" and token.text in GUARDS_IN_NAMES)
        and (
            plain(token.text) in GUARDS or (token.upos in _TURNING and plain(token.lemma) in GUARDS)
        )
        for token in tokens
    ]
    for place in range(1, len(tokens)):
        before, word = plain(tokens[place - 1].text), plain(tokens[place].text)
        if word == "few" and before in SOME_FEW:
            found[place] = False
    for dash in range(1, len(tokens) - 1):
        if tokens[dash].text == "-":
            parts = tokens[dash - 1 : dash + 2]
            if plain("".join(part.text for part in parts)) in GUARDS:
                found[dash - 1 : dash + 2] = [True] * len(parts)
    for first, end in _limiting_phrases([plain(token.text) for token in tokens]):
        found[first:end] = [True] * (end - first)
    return found


def _limiting_phrases(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """First and end of each phrase like "in theory", "for the time being"."""
    text = " ".join(words)
    for match in _LIMITS.finditer(text):
        first = text.count(" ", 0, match.start())
        yield first, first + match.group().count(" ") + 1
