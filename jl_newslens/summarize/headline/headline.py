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

from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING, Final

import numpy as np

from jl_newslens.summarize.headline.needs import goes_with, stands_loose
from jl_newslens.summarize.headline.seams import drop_strays
from jl_newslens.summarize.headline.signs import signs_between
from jl_newslens.summarize.headline.statement import announcer, can_stand_alone, links
from jl_newslens.summarize.needs.arguments import is_argument
from jl_newslens.summarize.needs.completions import WANTS_PLACE, in_condition
from jl_newslens.summarize.needs.inseparable import is_inseparable
from jl_newslens.summarize.needs.joints import joints
from jl_newslens.summarize.needs.limits import limits
from jl_newslens.summarize.networks.headline import shipped_headlines
from jl_newslens.summarize.networks.token_features import token_features
from jl_newslens.summarize.networks.token_network import (
    TokenNetwork,
    chances,
    expected_f1,
    logistic,
)
from jl_newslens.summarize.sentence.misread import (
    is_misplaced,
    is_misread,
    lacks_main_subject,
    says_nothing,
)
from jl_newslens.summarize.sentence.pieces import Draft, tidy
from jl_newslens.summarize.sentence.scene import Scene
from jl_newslens.summarize.sentence.words import is_time, word_set

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Scores = NDArray[np.float64]

_RULE: Final = "headline"

# What only goes where the network is very sure: a verb without its subject is often an error of the
# parser, or a clause that needs none.
_NEEDED = word_set("nsubj nsubj:pass nsubj:outer csubj obj iobj ccomp mark nmod:poss")
_COMPLEMENTS = frozenset({"obl", "xcomp", "ccomp", "advcl", "obj", "advmod"})
_DETAILS = frozenset({"nmod", "acl", "acl:relcl", "obl"})
_SAY_WHICH = frozenset({"amod", "compound", "nmod", "acl"})
_PARTICIPLES = frozenset({"acl", "advcl", "obl", "nmod"})
_SHARE_SUBJECT = frozenset({"conj", "xcomp", "acl"})
# On the tenth of google_train that the network did not see: the share (0.5 to 0.75) and the weight
# of the tree (0 to 0.8) by token F1 at a kept share under 0.45, `_CALM` (0.5 to 1.25) by token F1,
# `_SURE` (1 to 3) by reading too.
# Share and `_CALM` were last moved (from 0.77 and 0.7) to keep under 0.45 of google_dev with all
# that `limits` and `arguments` keep. To be set again with a new network.
_SHARE_OF_F1 = 0.76
_CALM = 0.58  # the network is surer of words it has not learned from than it is right
_TREE_WEIGHT = 0.1
_SURE = 2.0
_MIN_WORDS = 4
# "passed a bill", "filed a lawsuit": of what, or to what end?
_SAY_LITTLE = word_set(
    """
    agreement announcement appeal bid bill campaign claim complaint contract deal decision demand
    effort lawsuit law letter measure motion offer order petition plan pledge policy program
    programme project proposal report request resolution rule statement study suit survey video
    vote warning way
    """
)
_PRAISE = frozenset({"applause", "blame", "condemnation", "credit", "criticism", "praise"})
_CHARGES = frozenset({"charge", "crime", "offence", "offense"})
_ALTERNATIVES = frozenset({"or", "nor"})


def cut_headline(draft: Draft, network: TokenNetwork | None = None) -> Draft:
    """The best part; the draft unchanged where the sentence has no usable parse."""
    scene = Scene(draft.sentence)
    if not scene.tree.usable or is_misread(scene.tree) or lacks_main_subject(scene.tree):
        return draft
    odds = (network or shipped_headlines()).odds(token_features(draft.sentence))
    kept = best_part(scene, odds)
    words = sum(not scene.punctuation[index] for index in kept)
    if words < _MIN_WORDS:
        return draft
    kept = joints(scene, drop_strays(scene, kept))
    kept |= signs_between(scene, kept)
    gone = [i for i in range(len(draft.rules)) if i not in kept]
    short = tidy(draft.without(gone, _RULE))
    return draft if says_nothing(short.tree) else short


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
        self._unwanted = odds[:, 0] < -_SURE
        odds = _CALM * odds
        stays, goes = -np.logaddexp(0.0, -odds), -np.logaddexp(0.0, odds)
        self._order = [scene.tree.root]
        for index in self._order:
            self._order.extend(scene.tree.children[index])
        heads = np.array([token.head for token in scene.sentence.tokens])
        kept = chances(logistic(odds), heads)
        gain = kept - _SHARE_OF_F1 * expected_f1(kept[~np.array(scene.punctuation)])
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
        free = [c for c in children if c not in chosen and self._completes(c)]
        self._chosen[index] = chosen + free
        for child in children:
            stays = child in chosen
            self._kept[index] += self._with(child) if stays else self._without(child)
            self._gone[index] += self._goes[child][1] + self._gone[child]

    def _choose(self, index: int, children: Iterable[int]) -> list[int]:
        chosen, joined = [], []
        for child in children:
            if self._tree.relations[child] == "conj":
                joined.append(child)
            elif self._is_needed(child) or (
                self._with(child) > self._without(child) and not stands_loose(self._scene, child)
            ):
                chosen.append(child)
        items = self._list_items(joined)
        chosen = [
            child
            for child in chosen
            if all(c in items or c in chosen for c in goes_with(self._scene, child))
        ]
        return chosen + items + self._complement(index, chosen)

    def _complement(self, index: int, chosen: list[int]) -> list[int]:
        """What makes a passive, a participle, a verb like "come" or "the" noun say something: "The
        work is financed by a bank", "the truck heading to Omdurman", "The crash comes a week
        later", "It was the start of a war"."""
        tree, token = self._tree, self._scene.sentence.tokens[index]
        passive = tree.child(index, "nsubj") is not None and any(
            self._scene.sentence.tokens[c].dep == "aux:pass" for c in chosen
        )
        participle = token.dep in _PARTICIPLES and token.tag in {"VBN", "VBG"}
        if self._is_the_one(index):
            completes = _DETAILS
        elif of_which := self._of_which(index, chosen):
            return of_which
        elif token.lemma == "spend" and self._spends_time(index):
            completes = _COMPLEMENTS - {"obj"}  # "spent two years | in Ghent"
        elif passive or participle or token.lemma in WANTS_PLACE:
            completes = _COMPLEMENTS
        else:
            return []
        after = [
            c
            for c in tree.children[index]
            if c > index and tree.relations[c] in completes and not stands_loose(self._scene, c)
        ]
        after = [c for c in after if c in chosen or not goes_with(self._scene, c)]
        if not after or any(child in chosen for child in after):
            return []
        return [max(after, key=lambda child: self._with(child) - self._without(child))]

    def _completes(self, child: int) -> bool:
        """Whether the head of `child` says too much or too little without it. Then it stays at no
        cost, for a head that goes instead would leave even less."""
        if stands_loose(self._scene, child) or goes_with(self._scene, child):
            return False
        return limits(self._scene, child) or is_argument(self._scene, child)

    def _spends_time(self, index: int) -> bool:
        time = self._tree.child(index, "obj", "obl")
        return time is not None and is_time(self._scene.words[time])

    def _is_the_one(self, index: int) -> bool:
        """True for "cause" in "The storm was the cause of it"."""
        return self._article(index) == "the" and self._tree.child(index, "cop") is not None

    def _of_which(self, index: int, chosen: Collection[int]) -> list[int]:
        """What follows "presence" in "the presence of troops" and "cover" in "shows the cover for
        it", which makes it "the" one, "charge" in "guilty of a charge of theft", "bill" in "passed
        a bill that helps", "praise" in "won praise for it" and "practice" in "It is a practice that
        heals", if nothing else says which."""
        tree, words, article = self._tree, self._scene.words, self._article(index)
        takes_none = words[index] in _PRAISE and not article
        if not (takes_none or article in {"the", "a", "an"}) or any(
            tree.relations[c] in _SAY_WHICH for c in chosen
        ):
            return []
        after = [
            (c, words[index + 1])
            for c in tree.children[index]
            if tree.phrase(c)[0] == index + 1 and not self._unwanted[c]
        ]
        is_object = self._scene.sentence.tokens[index].dep == "obj"
        if article == "the" or words[index] in _CHARGES:
            wanted = [c for c, _ in after if is_object and tree.relations[c] == "nmod"]
            return wanted or [c for c, first in after if first == "of"]
        says_little = is_object and words[index] in _SAY_LITTLE | _PRAISE
        is_vague = says_little or tree.child(index, "cop") is not None
        return [c for c, _ in after if is_vague and tree.relations[c] in _SAY_WHICH]

    def _article(self, index: int) -> str:
        """Of a common noun; "" where it has none."""
        article = self._tree.child(index, "det")
        is_noun = self._scene.sentence.tokens[index].upos == "NOUN"
        return self._scene.words[article] if is_noun and article is not None else ""

    def _list_items(self, joined: list[int]) -> list[int]:
        """Of what is joined by "and", none, or the one that brings the "and" and any others; of
        what is joined by "or" all: one alone would claim more."""
        gains = {child: self._with(child) - self._without(child) for child in joined}
        linked = [c for c in joined if self._opens_with_link(c)]
        if any(self._scene.words[self._tree.phrase(c)[0]] in _ALTERNATIVES for c in linked):
            return joined
        if linked:  # "a life and a living, | his son |": no item of the list
            joined = [c for c in joined if c <= linked[-1] or self._is_needed(c)]
        liked = [child for child in joined if gains[child] > 0.0 or self._is_needed(child)]
        if not linked:
            # "apples, pears and plums" where the parser hangs the plums on the pears
            return [
                child
                for child in liked
                if self._belongs(child) or any(map(self._opens_with_link, self._chosen[child]))
            ]
        if not liked or linked[-1] in liked:
            return liked
        if any(map(self._is_needed, liked)) and all(map(self._opens_with_link, liked)):
            return liked  # "was cleared of theft | but convicted of fraud | and freed in May"
        together = sum(gains[child] for child in liked) + gains[linked[-1]]
        return [*liked, linked[-1]] if together > 0.0 else []

    def _opens_with_link(self, child: int) -> bool:
        """Whatever the parser hung the "and" of "and Abbey Wood", or the "but" of one, on."""
        first = self._tree.phrase(child)[0]
        return self._tree.relations[first] == "cc" or self._scene.words[first] == "but"

    def _is_needed(self, child: int) -> bool:
        tokens = self._scene.sentence.tokens
        if is_misplaced(self._tree, child):
            return False
        if in_condition(self._tree, child) or self._belongs(child):
            return True
        if tokens[child].dep not in _NEEDED or self._describes_subject(child):
            return is_inseparable(self._scene, child)
        says = self._tree.relations[child] in {"nsubj", "csubj"}
        of_clause = says and tokens[tokens[child].head].dep not in _SHARE_SUBJECT
        return of_clause or not self._unwanted[child] or is_inseparable(self._scene, child)

    def _describes_subject(self, child: int) -> bool:
        """True for "champion" in "The champion Luke Holt won", where both are called subjects."""
        tree, tokens = self._tree, self._scene.sentence.tokens
        return tokens[child].dep == "nsubj" and any(
            tokens[other].dep == "nsubj" and tree.extent(other)[0] == tree.extent(child)[1] + 1
            for other in tree.children[tokens[child].head]
        )

    def _belongs(self, child: int) -> bool:
        """True for "widely" in "the most widely read page", "too" in "too late", the pepper of a
        "camera and pepper spray" and for 63 in "aged 61 and 63"."""
        tokens = self._scene.sentence.tokens
        head = tokens[tokens[child].head]
        if tokens[child].dep == "conj" and (head.dep == "compound" or head.upos == "NUM"):
            return True
        if self._is_determiner(child):
            return True
        if self._scene.words[child] == "too" and head.upos in {"ADJ", "ADV"}:
            return True
        return tokens[child].dep == "advmod" and head.dep == "amod" and head.tag == "VBN"

    def _is_determiner(self, child: int) -> bool:
        """True for "their" in "forget their win" and "Mills" in "told Mills magazine": without it
        the noun would want an article."""
        tree, tokens = self._tree, self._scene.sentence.tokens
        token, head = tokens[child], tokens[child].head
        if tokens[head].tag not in {"NN", "NNP"} or not tokens[head].text[:1].islower():
            return False
        if token.dep == "nmod:poss":
            return True
        if token.dep != "compound":
            return False
        is_name = token.upos == "PROPN" and tree.children[head] == [child]
        return is_name or any(tokens[c].dep == "nmod:poss" for c in tree.children[child])

    def _with(self, child: int) -> float:
        return self._stays[child][0] + self._kept[child]

    def _without(self, child: int) -> float:
        return self._goes[child][0] + self._gone[child]

    def best(self) -> set[int]:
        tree, scene = self._tree, self._scene
        nothing = self._gone[tree.root] + self._goes[tree.root][1]
        value = self._kept[tree.root] + self._stays[tree.root][1]
        tops: tuple[int, ...] = (tree.root,)
        without: tuple[int, ...] = ()
        for index in self._order[1:]:
            if can_stand_alone(scene, index):
                found = nothing + self._alone(index)
                if found > value:
                    value, tops, without = found, (index,), ()
            elif (pair := announcer(scene, index)) is not None:
                pronoun, subject = pair
                change = self._without(pronoun) - self._with(pronoun)
                found = nothing + self._alone(index) + self._alone(subject) + change
                if found > value:
                    value, tops, without = found, (index, subject), (pronoun,)
        if tops[0] != tree.root:
            without = (*without, *links(scene, tops[0]))
        return self._closure(tops, without)

    def _alone(self, index: int) -> float:
        """What it is worth that `index` stays though its head goes."""
        stays = self._kept[index] + self._stays[index][1]
        return stays - self._gone[index] - self._goes[index][1]

    def _closure(self, tops: Iterable[int], without: Collection[int]) -> set[int]:
        kept, pending = set(), list(tops)
        while pending:
            index = pending.pop()
            if index not in without:
                kept.add(index)
                pending.extend(self._chosen[index])
        return kept
