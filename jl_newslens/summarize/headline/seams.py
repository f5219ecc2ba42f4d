"""What a headline drops because it cannot stand beside the words that are left before it."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from jl_newslens.summarize.needs.inseparable import TELLS
from jl_newslens.summarize.sentence.scene import Scene

_NOMINAL: Final = frozenset({"NOUN", "PROPN", "NUM"})
_OPENS_NOMINAL: Final = _NOMINAL | {"DET", "PRON"}
_HANGS: Final = frozenset({"appos", "nmod", "obl", "dep"})
_CLAUSES: Final = frozenset({"parataxis", "xcomp", "ccomp"})
# Verbs without a subject: "| wear | a hat", "rigged [, voters] | intimidated |".
_NO_CLAUSES: Final = frozenset({("parataxis", "VBP"), ("parataxis", "VB"), ("xcomp", "VBN")})


def drop_strays(scene: Scene, kept: set[int]) -> set[int]:
    """`kept` without the phrases that a gap brings beside a word they do not go with.

    "passengers [on board] | the Columbus | left", "a solution [to crowds:] | drones |", "her
    decision [to let him] | wear a hat |": the parser hung them on something farther off.
    """
    for left, right in pairwise(sorted(kept)):
        if right == left + 1 or right not in kept:
            continue
        top = _top(scene, left, right)
        gone = set(scene.tree.subtree(top)) & kept if top > left else set()
        if gone and min(gone) == right and _is_stray(scene, kept, left, right, top):
            kept = kept - gone
    return kept


def _top(scene: Scene, left: int, right: int) -> int:
    """The highest word of what begins at `right`: what it hangs on stands before."""
    tokens = scene.sentence.tokens
    top = right
    while tokens[top].head > left and tokens[top].head != top:
        top = tokens[top].head
    return top if tokens[top].head <= left else -1


def _is_stray(scene: Scene, kept: set[int], left: int, right: int, top: int) -> bool:
    """Whether the phrase of `top`, which begins at `right`, cannot follow `left`: past a colon that
    goes, a clause without its subject, or a noun that meets another with no word to tie it."""
    tree, tokens = scene.tree, scene.sentence.tokens
    token = tokens[top]
    gap = [scene.sign(i) for i in range(left + 1, right)]
    if token.dep == "parataxis" and not scene.punctuation[right - 1]:
        return True  # "The mill works [, and there] | he is loved"
    if ":" in gap and token.dep in _HANGS | _CLAUSES | {"obj"}:
        return True
    if token.dep not in _HANGS | _CLAUSES:
        return False
    subject = tree.child(top, "nsubj", "expl", "csubj")
    tied = tree.child(top, "mark", "aux", "cc", "cop") is not None
    if subject is None and not tied and (token.dep, token.tag) in _NO_CLAUSES:
        return token.tag != "VBN" or "," in gap
    if any(scene.punctuation[left + 1 : right]):
        return False
    if token.dep == "ccomp" and not TELLS.isdisjoint(
        (scene.words[token.head], tokens[token.head].lemma)
    ):
        return False
    if tree.child(top, "case") in kept or tree.child(top, "mark") in kept:
        return False
    if token.dep == "appos" and tokens[right].upos != "DET":
        return False  # "Mayor [of Ghent] Ann Holt"
    return tokens[left].upos in _NOMINAL and tokens[right].upos in _OPENS_NOMINAL
