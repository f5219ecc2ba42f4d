"""What a noun or a verb asks for: a threat to whom, a deal with whom, distancing oneself from what.

The parser calls arguments and mere details by the same names; the preposition, and how close it
stands, tell them apart well enough.
"""

from __future__ import annotations

from typing import Final

from jl_newslens.summarize.sentence.scene import Scene
from jl_newslens.summarize.sentence.words import MONTHS, is_time, plain, word_set

_ATTEMPTS: Final = word_set("attempt bid effort")
# Of a noun, what follows with one of these right after it; of a verb, also behind its object.
_OF_NOUNS: Final = word_set("to about into between")
_OF_VERBS: Final = word_set("of to against about into from on")


def is_argument(scene: Scene, index: int) -> bool:
    """True for what its head is not whole without."""
    tokens, tree, head = scene.sentence.tokens, scene.tree, scene.sentence.tokens[index].head
    first, last = tree.phrase(index)
    if index < head:
        return False
    relation = tokens[index].dep
    if relation == "acl":
        if scene.words[first] == "to" and plain(tokens[head].lemma) in _ATTEMPTS:
            return True  # "an attempt by bakers | to close it |"
        return first == head + 1 and scene.words[first] in {"to", "that"}
    if any(is_time(word) or word in MONTHS for word in scene.words[first : last + 1]):
        return False
    if relation == "nmod":
        return first == head + 1 and scene.words[first] in _OF_NOUNS
    if relation != "obl" or scene.words[first] not in _OF_VERBS:
        return False
    obj = tree.child(head, "obj")
    return first == head + 1 or (obj is not None and tree.phrase(obj)[1] + 1 == first)
