"""The length `headline`: the core statement, grammatical because what a word needs comes with it.

The network scores the tokens; the best subtree is then found exactly. A verb keeps its subject,
object and auxiliaries, a noun its article and its name, and a word that turns the statement ("not",
"may", "alleged") stays wherever its head stays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jl_newslens.summarize.deletions import Scene
from jl_newslens.summarize.headline_features import headline_tokens
from jl_newslens.summarize.headline_network import HeadlineNetwork, shipped_network
from jl_newslens.summarize.pieces import Draft, tidy
from jl_newslens.summarize.words import word_set

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

RULE: Final = "headline"

# What may not go while its head stays. Objects and clauses are needed by most verbs.
_NEEDED = word_set(
    """
    nsubj nsubj:pass nsubj:outer csubj aux aux:pass cop case expl flat fixed compound:prt obj iobj
    ccomp xcomp mark goeswith nmod:poss det det:predet nummod obl:agent obl:arg
    """
)
# Set by hand for a kept share near 0.45 on google_dev (0.1, 0.35 and 0.5 tried). Set it again when
# the network or the pipeline changes.
_THRESHOLD = 0.5
_MIN_WORDS = 4


def cut_headline(draft: Draft, network: HeadlineNetwork | None = None) -> Draft:
    """The best subtree; the draft unchanged where the sentence has no usable parse."""
    scene = Scene(draft.sentence)
    if not scene.tree.usable:
        return draft
    scores = (network or shipped_network()).scores(headline_tokens(draft.sentence))
    kept = best_subtree(scene, scores - _THRESHOLD)
    words = sum(not scene.punctuation[index] for index in kept)
    if words < _MIN_WORDS:
        return draft
    kept |= _signs(scene, kept)
    gone = [i for i in range(len(draft.rules)) if i not in kept]
    return tidy(draft.without(gone, RULE))


def best_subtree(scene: Scene, scores: NDArray[np.float64]) -> set[int]:
    """The set of words with the highest sum in which every word has what it needs."""
    tree = scene.tree
    order = [tree.root]
    for index in order:
        order.extend(tree.children[index])
    value = [0.0 if scene.punctuation[i] else float(scores[i]) for i in range(len(scores))]
    for index in reversed(order):
        for child in tree.children[index]:
            if scene.punctuation[child] or tree.relation(child) == "cc":
                continue
            if _is_needed(scene, child):
                value[index] += value[child]
            else:
                value[index] += max(0.0, value[child])
    kept: set[int] = set()
    pending = [tree.root, *_completion(scene, value)]
    while pending:
        index = pending.pop()
        kept.add(index)
        for child in tree.children[index]:
            if scene.punctuation[child] or tree.relation(child) == "cc":
                continue
            if _is_needed(scene, child) or value[child] > 0.0:
                pending.append(child)
    # "and" comes with the second part of what it joins.
    for index in list(kept):
        if tree.relation(index) == "conj":
            kept.update(c for c in tree.children[index] if tree.relation(c) == "cc")
    return kept


def _completion(scene: Scene, value: list[float]) -> list[int]:
    """What a main verb at the end would want: the best of what followed it, or nothing."""
    tree = scene.tree
    after = [
        child
        for child in tree.children[tree.root]
        if child > tree.root and not scene.punctuation[child] and tree.relation(child) != "cc"
    ]
    if not after or any(value[child] > 0.0 or _is_needed(scene, child) for child in after):
        return []
    return [max(after, key=lambda child: (value[child], -child))]


def _is_needed(scene: Scene, index: int) -> bool:
    token = scene.sentence.tokens[index]
    if token.dep in _NEEDED:
        return True
    if token.dep == "compound" and token.upos == "PROPN":
        return True
    left, right = scene.tree.extent(index)
    if scene.guards[index] or any(
        scene.guards[i] and scene.sentence.tokens[i].head == index
        for i in range(left, right + 1)
        if token.dep in {"advmod", "amod"}
    ):
        return True
    if any(scene.quoted[i] for i in range(left, right + 1)) and scene.quoted[token.head]:
        return True
    glued = scene.glued[index] or (index > 0 and scene.glued[index - 1])
    together = any(index in name and token.head in name for name in scene.names)
    return together or (glued and abs(index - token.head) <= 2)


def _signs(scene: Scene, kept: set[int]) -> set[int]:
    """The signs between two kept neighbours, quotation marks around kept words, and the last."""
    count = len(scene.punctuation)
    found = set()
    for index, sign in enumerate(scene.punctuation):
        if not sign:
            continue
        text = scene.sign(index)
        before, after = index - 1 in kept, index + 1 in kept
        if (
            index == count - 1
            or (before and after)
            or (text in {'"', "“", "”", "‘", "’"} and (before or after))
        ):
            found.add(index)
    return found
