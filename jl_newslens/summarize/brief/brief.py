"""What a brief leaves out beside what any text can do without: phrases that people drop.

The network says how likely people keep each word. From the leaves of the tree up, a phrase goes as
a whole where its words together are worth less than their length costs; what remains is what the
words left over need. Nothing that turns the statement goes, and nothing that its head asks for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from jl_newslens.summarize.brief.deletions import closes_another
from jl_newslens.summarize.brief.needs import is_needed
from jl_newslens.summarize.needs.joints import joints
from jl_newslens.summarize.networks.brief import shipped_briefs
from jl_newslens.summarize.networks.token_features import token_features
from jl_newslens.summarize.networks.token_network import (
    TokenNetwork,
    chances,
    expected_f1,
    logistic,
)
from jl_newslens.summarize.sentence.misread import is_misread
from jl_newslens.summarize.sentence.pieces import Draft, tidy
from jl_newslens.summarize.sentence.scene import Scene
from jl_newslens.summarize.sentence.words import ATTRIBUTION_FORMS, DASHES

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Scores = NDArray[np.float64]

# What may hang on a word and go, and what the view calls it.
_RULES: Final = {
    "acl": "participle",
    "acl:relcl": "relative clause",
    "advcl": "side clause",
    "advmod": "adverb",
    "amod": "adjective",
    "appos": "apposition",
    "conj": "item of a list",
    "discourse": "discourse",
    "list": "aside",
    "mark": "that",
    "nmod": "detail of a noun",
    "nmod:unmarked": "detail of a noun",
    "obl": "circumstance",
    "obl:unmarked": "circumstance",
    "parataxis": "aside",
    "vocative": "vocative",
}
_CLAUSES: Final = frozenset({"acl", "acl:relcl", "advcl", "appos", "conj", "list", "parataxis"})
# Clauses go only where so many words stay: what is left must say enough.
_MIN_WORDS = 10
# What a word costs beside half of the F1 to be expected. In five folds of broadcast_dev, with
# networks that learned from less: 0.1 gives a token F1 of .862 at a kept share of .94 (the whole
# sentences: .855 at 1), 0.22 .857 at .92. Where more is cut, editors miss what goes: "has started
# just one game [this season]". MiniLM itself, in five folds, has .858 at .93 and .822 at .85 under
# the rules here; with those of grammar alone .866 at .92, .853 at .87 and .810 at .78.
_LENGTH_COST = 0.22

# By so much less an adjective must be wanted: a "rude gesture" is no gesture. From reading.
_SURER = 0.15


def leave_out_phrases(draft: Draft, scene: Scene, network: TokenNetwork | None = None) -> Draft:
    """`draft` without the phrases that are worth less than their length; `scene` is of its whole
    sentence."""
    if not scene.is_understood or is_misread(scene.tree):
        return draft
    odds = (network or shipped_briefs()).odds(token_features(draft.sentence))
    tops = _Choice(draft, scene, odds).tops
    gone = {index for top in tops for index in scene.tree.subtree(top)}
    if sum(not scene.punctuation[i] for i in draft.kept if i not in gone) < _MIN_WORDS:
        tops = [top for top in tops if scene.sentence.tokens[top].dep not in _CLAUSES]
        gone = {index for top in tops for index in scene.tree.subtree(top)}
    kept = {index for index in draft.kept if index not in gone}
    kept = joints(scene, kept).intersection(draft.kept)
    for top in tops:
        go, stay = _commas(scene, top)
        gone_with_it = (set(scene.tree.subtree(top)) - kept - stay) | go
        draft = draft.without(gone_with_it, _RULES[scene.sentence.tokens[top].dep])
    return tidy(draft)


def _commas(scene: Scene, top: int) -> tuple[set[int], set[int]]:
    """The commas or dashes that go with an aside or adverb, whatever the parser gave them to, and
    the comma that stays though it hangs on it.

    Both go, but of ", and some sang |,| in Ghent", which hangs on the verb before, only the last,
    and in "Holt, a baker [, the head of us] |,| left" that one ends the aside before it, in "Holt
    [, a baker] |,| Berg and Claes" it parts two names.
    """
    token, (left, right) = scene.sentence.tokens[top], scene.tree.phrase(top)
    if _opens_what_is_said(scene, left, right):
        return {right + 1} | ({left - 1} if scene.sign(left - 1) == "," else set()), set()
    if {scene.sign(left - 1), scene.sign(right + 1)} <= DASHES:
        return {left - 1, right + 1}, set()
    if not scene.sign(left - 1) == scene.sign(right + 1) == ",":
        return set(), set()
    if token.dep == "conj" and token.head == scene.tree.root:
        return {right + 1}, set()
    is_listed = token.dep == "appos" and scene.upos(right + 2) == "PROPN"
    if is_listed or closes_another(scene, left - 1):
        return set(), {right + 1}
    return ({left - 1, right + 1} if token.dep in {"appos", "advmod"} else set()), set()


def _opens_what_is_said(scene: Scene, left: int, right: int) -> bool:
    """True for "said | in May |, bakers slept" and "said |, in May |, that bakers slept"."""
    verb = left - 1 - (scene.sign(left - 1) == ",")
    verb -= scene.word(verb) == "that"
    if scene.word(verb) not in ATTRIBUTION_FORMS or scene.sign(right + 1) != ",":
        return False
    said = scene.tree.child(verb, "ccomp")
    return said is not None and scene.tree.extent(said)[0] <= right + 2 <= said


class _Choice:
    """Walks the tree from the leaves up; `tops` are the heads of what goes, outermost only."""

    def __init__(self, draft: Draft, scene: Scene, odds: Scores) -> None:
        self._draft, self._scene = draft, scene
        tree, tokens = scene.tree, scene.sentence.tokens
        words = [not sign and draft.keeps(i) for i, sign in enumerate(scene.punctuation)]
        stays = chances(logistic(odds), np.array([token.head for token in tokens]))
        least = 0.5 * expected_f1(stays[words]) + _LENGTH_COST
        self._worth = np.where(words, stays - least, 0.0).tolist()
        self._turns = list(scene.guards)
        self._goes = [False] * len(tokens)
        order = [tree.root]
        for index in order:
            order.extend(tree.children[index])
        for index in reversed(order):
            self._weigh(index)
        self.tops: list[int] = []
        self._collect(tree.root)

    def _weigh(self, index: int) -> None:
        """Add to the worth of `index` that of the children that stay with it."""
        children = [c for c in self._scene.tree.children[index] if not self._scene.punctuation[c]]
        for child in children:
            self._turns[index] = self._turns[index] or self._turns[child]
            least = -_SURER if self._scene.tree.relations[child] == "amod" else 0.0
            self._goes[child] = self._worth[child] < least and self._may_go(child)
        self._keep_last_item(children)
        self._keep_complement(index, children)
        self._worth[index] += sum(self._worth[c] for c in children if not self._goes[c])

    def _may_go(self, index: int) -> bool:
        scene, token = self._scene, self._scene.sentence.tokens[index]
        if token.dep not in _RULES or self._turns[index] or not scene.tree.is_contiguous(index):
            return False
        if token.dep == "mark" and scene.sentence.tokens[token.head].dep != "ccomp":
            return False  # "so fast that nobody slept"
        return not is_needed(scene, index)

    def _keep_last_item(self, children: list[int]) -> None:
        """The last item brings the "and", which the others need."""
        tree = self._scene.tree
        items = [child for child in children if tree.relations[child] == "conj"]
        last = next((c for c in reversed(items) if tree.child(c, "cc") is not None), None)
        if last is not None and not all(self._goes[item] for item in items):
            self._goes[last] = False

    def _keep_complement(self, index: int, children: list[int]) -> None:
        """A participle keeps one of what makes it whole: "a study printed | in May | in Ghent"."""
        after = [c for c in children if c > index and self._draft.keeps(c)]
        is_participle = self._scene.sentence.tokens[index].dep == "acl"
        if is_participle and after and all(self._goes[c] for c in after):
            self._goes[max(after, key=self._worth.__getitem__)] = False

    def _collect(self, index: int) -> None:
        pending = [index]
        while pending:
            for child in self._scene.tree.children[pending.pop()]:
                if self._goes[child]:
                    self.tops.append(child)
                else:
                    pending.append(child)
