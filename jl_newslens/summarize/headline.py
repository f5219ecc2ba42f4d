"""The length `headline`: the core statement, grammatical because what a word needs comes with it.

The network says how likely each word stays, once where the word that it hangs on stays, and once
where that one goes. The best connected part of the tree is then found exactly: a verb keeps its
subject, object and auxiliaries, a noun its article and its name, and a word that turns the
statement ("not", "may", "alleged") stays wherever its head stays. The part may start below the main
verb: of "Officials said that the dam broke" it may be "The dam broke".

Source: the tree as in K. Filippova and Y. Altun, "Overcoming the Lack of Parallel Data in Sentence
Compression", EMNLP 2013, https://aclanthology.org/D13-1155, with probabilities in place of their
edge weights.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

import numpy as np

from jl_newslens.summarize.deletions import Scene
from jl_newslens.summarize.headline_features import headline_tokens
from jl_newslens.summarize.headline_network import (
    HeadlineNetwork,
    chances,
    logistic,
    shipped_network,
)
from jl_newslens.summarize.pieces import Draft, tidy
from jl_newslens.summarize.words import FIRST_PERSON, PERSONAL_PRONOUNS, word_set

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Scores = NDArray[np.float64]

RULE: Final = "headline"

# What may not go while its head stays, and what only goes where the network is very sure: a verb
# without its subject is often an error of the parser, or a clause that needs none.
_INSEPARABLE = word_set(
    "aux aux:pass cop case expl flat fixed compound:prt goeswith cc det det:predet"
)
_ASKING = frozenset({"WRB", "WP", "WDT", "WP$"})
_NEEDED = word_set(
    """
    nsubj nsubj:pass nsubj:outer csubj obj iobj ccomp xcomp mark nmod:poss nummod obl:arg
    """
)
_SHARE_SUBJECT = frozenset({"conj", "advcl", "acl", "acl:relcl", "xcomp"})
_STATED = word_set("that as while after and but so yet though although")
# As a subject, none of these says whom the clause is about.
_NAMELESS = PERSONAL_PRONOUNS | word_set("who whom whose which that what this these those both")
# Who only passes on what happened; "claimed", "believes" or "warned" would say more than that.
_REPORTS = word_set(
    """
    say says said saying announce announces announced announcing report reports reported reporting
    confirm confirms confirmed confirming reveal reveals revealed revealing state states stated
    declare declares declared tell tells told telling add adds added adding note notes noted
    show shows showed shown find finds found discover discovers discovered learn learns learned
    admit admits admitted explain explains explained clarify clarifies clarified
    """
)
_OPINION = word_set("should must ought ? !")
# On the tenth of google_train that the network did not see: the threshold (0.3 to 0.5) and the
# weight of the tree (0 to 0.8) by token F1 at a kept share under 0.45, `_SURE` (1 to 3) by reading
# too. To be set again with a new network.
_THRESHOLD = 0.5
_TREE_WEIGHT = 0.1
_SURE = 2.0
_MIN_WORDS = 4


def cut_headline(draft: Draft, network: HeadlineNetwork | None = None) -> Draft:
    """The best part; the draft unchanged where the sentence has no usable parse."""
    scene = Scene(draft.sentence)
    if not scene.tree.usable:
        return draft
    odds = (network or shipped_network()).odds(headline_tokens(draft.sentence))
    kept = best_part(scene, odds)
    words = sum(not scene.punctuation[index] for index in kept)
    if words < _MIN_WORDS:
        return draft
    kept |= _after_articles(scene, kept)
    kept |= _signs(scene, kept)
    gone = [i for i in range(len(draft.rules)) if i not in kept]
    return tidy(draft.without(gone, RULE))


def best_part(scene: Scene, odds: Scores) -> set[int]:
    """The connected set of words with the highest value in which every word has what it needs.

    Args:
        odds: two columns: the logarithm of the odds that a word stays where its head stays, and
            where its head goes.
    """
    return _Search(scene, odds).best()


class _Search:
    """Values from the leaves up; every word has one where it stays and one where all goes."""

    def __init__(self, scene: Scene, odds: Scores) -> None:
        self._scene, self._tree = scene, scene.tree
        stays, goes = -np.logaddexp(0.0, -odds), -np.logaddexp(0.0, odds)
        self._order = [scene.tree.root]
        for index in self._order:
            self._order.extend(scene.tree.children[index])
        heads = np.array([token.head for token in scene.sentence.tokens])
        gain = chances(logistic(odds), heads) - _THRESHOLD
        self._unwanted = odds[:, 0] < -_SURE
        # Plain lists of floats: single numbers are slow to take from arrays.
        self._stays: list[list[float]] = (_TREE_WEIGHT * stays).tolist()
        self._goes: list[list[float]] = (_TREE_WEIGHT * goes).tolist()
        self._kept: list[float] = gain.tolist()
        self._gone = [0.0] * len(gain)
        self._chosen: list[list[int]] = [[] for _ in gain]
        for index in reversed(self._order):
            self._weigh(index)

    def _words_under(self, index: int) -> Iterator[int]:
        return (c for c in self._tree.children[index] if not self._scene.punctuation[c])

    def _weigh(self, index: int) -> None:
        """Set the values of `index` and which of its children stay with it."""
        children = list(self._words_under(index))
        chosen = self._choose(index, children)
        self._chosen[index] = chosen
        for child in children:
            stays = child in chosen
            self._kept[index] += self._with(child) if stays else self._without(child)
            self._gone[index] += self._goes[child][1] + self._gone[child]

    def _choose(self, index: int, children: Iterable[int]) -> list[int]:
        chosen, joined = [], []
        for child in children:
            if self._tree.relation(child) == "conj":
                joined.append(child)
            elif self._is_needed(child) or self._with(child) > self._without(child):
                chosen.append(child)
        return chosen + self._list_items(joined)

    def _list_items(self, joined: list[int]) -> list[int]:
        """Of what is joined by "and", none, or the one that brings the "and" and any others."""
        gains = {child: self._with(child) - self._without(child) for child in joined}
        linked = [c for c in joined if self._tree.child(c, "cc") is not None]
        liked = [child for child in joined if gains[child] > 0.0 or self._is_needed(child)]
        if not liked or not linked or linked[-1] in liked:
            return liked
        together = sum(gains[child] for child in liked) + gains[linked[-1]]
        return [*liked, linked[-1]] if together > 0.0 else []

    def _is_needed(self, child: int) -> bool:
        tokens = self._scene.sentence.tokens
        if tokens[child].dep not in _NEEDED:
            return is_inseparable(self._scene, child)
        says = self._tree.relation(child) in {"nsubj", "csubj"}
        of_clause = says and tokens[tokens[child].head].dep not in _SHARE_SUBJECT
        return of_clause or not self._unwanted[child] or is_inseparable(self._scene, child)

    def _with(self, child: int) -> float:
        return self._stays[child][0] + self._kept[child]

    def _without(self, child: int) -> float:
        return self._goes[child][0] + self._gone[child]

    def best(self) -> set[int]:
        tree, scene = self._tree, self._scene
        top, value = tree.root, self._kept[tree.root] + self._stays[tree.root][1]
        nothing = self._gone[tree.root] + self._goes[tree.root][1]
        for index in self._order[1:]:
            if can_stand_alone(scene, index):
                alone = self._kept[index] + self._stays[index][1]
                rest = nothing - self._gone[index] - self._goes[index][1]
                if alone + rest > value:
                    top, value = index, alone + rest
        kept, pending = set(), [top]
        while pending:
            index = pending.pop()
            kept.add(index)
            pending.extend(self._chosen[index])
        if top != tree.root:
            kept.difference_update(_links(scene, top))
        return kept


def can_stand_alone(scene: Scene, index: int) -> bool:
    """True for a clause that is stated with or below the main one, with a subject of its own.

    What is only thought, wanted or asked is not stated, nor is an opinion that somebody voices.
    """
    tree, tokens = scene.tree, scene.sentence.tokens
    token = tokens[index]
    subject = tree.child(index, "nsubj", "csubj", "expl")
    if index == token.head or subject is None or scene.words[subject] in _NAMELESS:
        return False
    if not _is_finite(scene, index) or token.dep in {"acl", "acl:relcl", "xcomp"}:
        return False
    if not all(scene.words[link] in _STATED for link in _links(scene, index)):
        return False
    head = token.head
    if any(scene.guards[other] for other in (head, *_words_above(scene, index))):
        return False
    left, right = tree.extent(index)
    inside = range(left, right + 1)
    if any(scene.quoted[i] or scene.words[i] in FIRST_PERSON for i in inside):
        return False
    if scene.words[head] in _REPORTS:
        return not any(scene.words[i] in _OPINION for i in inside)
    return token.dep in {"advcl", "conj", "parataxis"} and tokens[head].dep == "root"


def _words_above(scene: Scene, index: int) -> list[int]:
    """The single words beside the clause: "not", "if", "would" there are about it too."""
    tree = scene.tree
    head = scene.sentence.tokens[index].head
    return [child for child in tree.children[head] if not tree.children[child]]


def _is_finite(scene: Scene, index: int) -> bool:
    tree, tokens = scene.tree, scene.sentence.tokens
    verbs = [index, *(c for c in tree.children[index] if tree.relation(c) in {"aux", "cop"})]
    return any(tokens[verb].tag in {"VBD", "VBZ", "VBP", "MD"} for verb in verbs)


def _links(scene: Scene, index: int) -> list[int]:
    """The words that tie the clause at `index` to what is before it."""
    tree = scene.tree
    return [c for c in tree.children[index] if tree.relation(c) in {"mark", "cc"}]


def is_inseparable(scene: Scene, index: int) -> bool:
    """True for a word that may never go while its head stays."""
    token = scene.sentence.tokens[index]
    if token.dep in _INSEPARABLE or token.tag in _ASKING:
        return True
    if token.dep == "mark" and scene.words[index] != "that":
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
    first, last = sorted((index, token.head))
    together = any(index in name and token.head in name for name in scene.names)
    return together or all(scene.glued[first:last])


def _after_articles(scene: Scene, kept: set[int]) -> set[int]:
    """What "a" or "an" was written for, where it does not go with the next word that is kept."""
    found: set[int] = set()
    for index in kept:
        following = min((other for other in kept if other > index), default=index)
        if scene.words[index] not in {"a", "an"} or following <= index + 1:
            continue
        vowel = scene.words[following][0] in "aeiou"
        if vowel == (scene.words[index] == "a"):
            found.update(range(index + 1, following))
    return found


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
    return found | _closing_commas(scene, kept, found)


def _closing_commas(scene: Scene, kept: set[int], signs: set[int]) -> set[int]:
    """The comma that ends a description whose first comma stays, though its last words go."""
    found = set()
    for index in kept:
        if scene.tree.relation(index) != "appos":
            continue
        left, right = scene.tree.phrase(index)
        if left - 1 in signs and scene.sign(right + 1) == "," and right + 2 in kept:
            found.add(right + 1)
    return found
