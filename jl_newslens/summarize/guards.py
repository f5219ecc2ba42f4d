"""Which tokens of a sentence turn or weaken what it says."""

from __future__ import annotations

from collections.abc import Sequence

from jl_newslens.model import Token
from jl_newslens.summarize.words import GUARDS, GUARDS_IN_NAMES, SOME_FEW, plain

_TURNING = frozenset({"VERB", "AUX", "ADV", "PART", ""})  # tags of lemmas that are guard words


def find_guards(tokens: Sequence[Token]) -> list[bool]:
    """For each token whether it turns or weakens the statement it stands in.

    "so-called" is cut in three, and each part does.
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
    return found
