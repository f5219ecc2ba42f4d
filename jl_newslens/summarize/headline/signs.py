"""Which signs a headline keeps beside its words: a comma, say, that sets off what follows."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from jl_newslens.summarize.sentence.scene import Scene
from jl_newslens.summarize.sentence.tree import WITH_TENSE
from jl_newslens.summarize.sentence.words import DASHES, word_set

_SET_OFF = frozenset({"appos", "advcl", "obl", "ccomp", "conj", "parataxis"})
_NOMINAL = frozenset({"NOUN", "PROPN", "NUM", "ADJ"})
# Words that lead up to their head: no comma parts them from it.
_LEADS_TO = word_set(
    """
    nsubj nsubj:pass csubj det case amod nummod nmod:poss compound aux aux:pass cop mark cc advmod
    """
)


def signs_between(scene: Scene, kept: set[int]) -> set[int]:
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
    found.update(_commas_after_gaps(scene, kept))
    return found | _closing_commas(scene, kept, found)


def _closing_commas(scene: Scene, kept: set[int], signs: set[int]) -> set[int]:
    """The sign that ends what another comma or the sentence began, though its last words go, and
    the one before or after a clause of its own.

    "Vine, the app [owned by rivals], banned spam", "If work stops [in May], the mill will close",
    "Holt won [on Monday]; Mertens lost", "It works [well], said Holt".
    """
    tree, tokens = scene.tree, scene.sentence.tokens
    found: set[int] = set()
    for index in kept:
        relation, head = tree.relations[index], tokens[index].head
        if relation == "flat":  # "Ann Holt, [baker] Luke Mertens", taken for one name
            found.update(i for i in _gap(kept, index) if scene.sign(i) == ",")
        if relation not in _SET_OFF:
            continue
        left, right = tree.phrase(index)
        if relation in {"conj", "parataxis"}:
            apart = tree.child(index, "nsubj") is not None or tokens[index].upos in _NOMINAL
            if apart and tree.child(index, "cc") is None and any(i in kept for i in range(left)):
                found.update(_signs_from(scene, left - 1, -1))
            continue
        comma = scene.sign(right + 1) == ","
        described = relation == "appos" and left - 1 in signs and right + 2 in kept
        fronted = relation in {"advcl", "obl"} and right < head and head in kept
        quoted = relation == "ccomp" and right < head and head in kept
        if comma and (described or fronted):
            found.add(right + 1)
        elif quoted:
            found.update(_signs_from(scene, right + 1, 1))
    return found


def _gap(kept: set[int], index: int) -> range:
    """What goes directly before a word that stays."""
    left = index - 1
    while left >= 0 and left not in kept:
        left -= 1
    return range(left + 1, index)


def _commas_after_gaps(scene: Scene, kept: set[int]) -> Iterator[int]:
    """The only sign between two kept words, where what goes stands before it: "Holt won [on
    Monday], beating Mertens"."""
    tokens = scene.sentence.tokens
    for left, right in pairwise(sorted(kept)):
        signs = [i for i in range(left + 1, right) if scene.punctuation[i]]
        if signs != [right - 1] or right - left < 3 or scene.sign(right - 1) != ",":
            continue
        leads_on = tokens[left].dep in _LEADS_TO and tokens[left].head >= right
        if not (leads_on or tokens[right].tag in WITH_TENSE or _completes(scene, right, left)):
            yield right - 1


def _completes(scene: Scene, index: int, verb: int) -> bool:
    """Whether what begins at `index` is the object, or the content, of `verb`."""
    tokens = scene.sentence.tokens
    while tokens[index].head > verb and tokens[index].head != index:
        index = tokens[index].head
    return tokens[index].head == verb and tokens[index].dep in {"obj", "ccomp", "xcomp"}


def _signs_from(scene: Scene, index: int, step: int) -> list[int]:
    """The signs that stand side by side from `index` on."""
    found = []
    while 0 <= index < len(scene.punctuation) and scene.punctuation[index]:
        found.append(index)
        index += step
    return [] if any(scene.sign(sign) in DASHES for sign in found) else found
