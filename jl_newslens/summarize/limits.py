"""What limits a claim: of whom it is true, since when it is a record, how far it is denied.

Without its limit a claim says more than its sentence: "Bakers could be fined" is not "Bakers who
sell stale bread could be fined".
"""

from __future__ import annotations

from typing import Final

from jl_newslens.summarize.deletions import Scene
from jl_newslens.summarize.frames import sets_frame
from jl_newslens.summarize.qualifiers import RANKED
from jl_newslens.summarize.tree import PLURAL_NOUNS
from jl_newslens.summarize.words import ORDINALS, is_time, word_set

_DETAILS: Final = frozenset({"nmod", "acl", "acl:relcl"})
_CLAUSES: Final = frozenset({"acl", "acl:relcl"})
_CIRCUMSTANCES: Final = frozenset({"obl", "advcl"})
_QUANTIFIERS: Final = word_set("most many some few several all every each no any")
_COUNTS: Final = word_set("many several numerous")
_NOT: Final = frozenset({"no", "not", "n't", "never"})
_SAY_WHICH: Final = word_set("det nummod amod compound nmod nmod:poss")
_SINCE: Final = frozenset({"in", "since"})
_LIMITS: Final = frozenset({"than", "until", "till"})
_SO: Final = frozenset({"so", "such"})
_SO_REACH: Final = 4  # words from "so" to the end of "so strong a storm"


def limits(scene: Scene, index: int) -> bool:
    """True for what the claim of its head is not true without."""
    if not _LIMITS.isdisjoint(_links(scene, index)):
        return True  # "quicker | than before", "closed | until further notice"
    return (
        _limits_first(scene, index)
        or _limits_denial(scene, index)
        or _says_of_whom(scene, index)
        or _is_outcome(scene, index)
        or _is_state(scene, index)
        or sets_frame(scene, index)
    )


def _links(scene: Scene, index: int) -> set[str]:
    tree = scene.tree
    return {scene.words[c] for c in tree.children[index] if tree.relations[c] in {"case", "mark"}}


def _is_set_off(scene: Scene, index: int) -> bool:
    return scene.sign(scene.tree.phrase(index)[0] - 1) == ","


def _limits_first(scene: Scene, index: int) -> bool:
    """True for "for the first time | in ten years", "| since 1990"."""
    first = scene.tree.phrase(index)[0]
    return (
        scene.word(first) in _SINCE
        and scene.word(first - 1) == "time"
        and scene.word(first - 2) in RANKED | ORDINALS
    )


def _limits_denial(scene: Scene, index: int) -> bool:
    """True for what is denied: "does not run | on old machines", "not aware of any film | from the
    bridge", "has no | large | mill" and "does not grind | stale | rye"."""
    tokens, tree, head = scene.sentence.tokens, scene.tree, scene.sentence.tokens[index].head
    first, last = tree.phrase(index)
    if _is_set_off(scene, index):
        return False
    if index < head:
        if tokens[index].dep != "amod" or tokens[head].dep not in {"obj", "ccomp", "xcomp"}:
            return False
        verb = tokens[head].head
    elif tokens[index].dep in _CIRCUMSTANCES:
        verb = head
        if any(is_time(scene.words[i]) for i in range(first, last + 1)):
            return False
    elif tokens[index].dep in _DETAILS and first == head + 1 and tokens[head].head < head:
        verb = tokens[head].head
    else:
        return False
    denied = *tree.children[verb], *(tree.children[head] if index < head else ())
    return any(scene.words[c] in _NOT for c in denied)


def _says_of_whom(scene: Scene, index: int) -> bool:
    """True for "| many | bakers", "some mills | in Ghent", "all bakers | who lost their jobs", and
    for "bakers | who sell stale bread | could be fined", where nothing else says which."""
    tokens, tree, head = scene.sentence.tokens, scene.tree, scene.sentence.tokens[index].head
    if index < head:
        return scene.words[index] in _COUNTS and tokens[index].dep == "amod"
    if tokens[index].dep not in _DETAILS or _is_set_off(scene, index):
        return False
    before = [c for c in tree.children[head] if c < head]
    if any(scene.words[c] in _QUANTIFIERS for c in before):
        return True
    return (
        tokens[index].dep in _CLAUSES
        and tokens[head].tag in PLURAL_NOUNS
        and tree.relations[head] == "nsubj"
        and _SAY_WHICH.isdisjoint(tokens[c].dep for c in tree.children[head])
    )


def _is_outcome(scene: Scene, index: int) -> bool:
    """True for "so strong | that it tore the roof off"."""
    tree, head = scene.tree, scene.sentence.tokens[index].head
    if index < head or tree.relations[index] not in {"advcl", "ccomp"}:
        return False
    near = range(max(0, head - _SO_REACH), tree.phrase(index)[0])
    return "that" in _links(scene, index) and any(scene.words[i] in _SO for i in near)


def _is_state(scene: Scene, index: int) -> bool:
    """True for "with six players | suspended"."""
    token = scene.sentence.tokens[index]
    return (
        token.dep == "acl"
        and token.tag in {"VBN", "VBG"}
        and scene.tree.phrase(index)[0] == token.head + 1
        and scene.tree.relations[token.head] in {"obl", "advcl"}
        and "with" in _links(scene, token.head)
    )
