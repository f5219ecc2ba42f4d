"""Which second half of an "and" the words around it need: the first alone would not fit them."""

from __future__ import annotations

from typing import Final

from jl_newslens.summarize.sentence.scene import Scene
from jl_newslens.summarize.sentence.tree import NOUNS, PLURAL_NOUNS
from jl_newslens.summarize.sentence.words import PLURAL_VERBS, word_set

_OF_SEVERAL: Final = word_set("their themselves together jointly")
_ONE: Final = word_set("he she it i him her")
# None does it alone.
_MEETS: Final = word_set(
    "agree clash collide combine divorce marry meet merge reunite separate unite"
)


def needs_both(scene: Scene, index: int) -> bool:
    """True for what "and" joins to a word that cannot stand there without it."""
    tokens = scene.sentence.tokens
    first = tokens[index].head
    if tokens[first].dep == "flat":  # "Ann Holt | and her husband |": joined to "Holt"
        first = tokens[first].head
    return (
        _makes_plural(scene, first)
        or _shares_number(scene, first, index)
        or _is_opposite(scene, first, index)
        or _shares_title(scene, first, index)
        or _act_together(scene, first, index)
    )


def _makes_plural(scene: Scene, subject: int) -> bool:
    """True where one subject alone would not fit the verb: "The mill | and its owner | say …"; so
    with "The winners are Holt | and Mertens"."""
    tokens, tree = scene.sentence.tokens, scene.tree
    if tokens[subject].dep == "appos":
        subject = tokens[subject].head  # a list may be taken for a description
    is_predicate = tree.child(subject, "cop")
    if is_predicate is not None and tokens[subject].tag in {"NN", "NNP"}:
        return scene.words[is_predicate] in PLURAL_VERBS
    if not tokens[subject].dep.startswith("nsubj") or tokens[subject].tag not in {"NN", "NNP"}:
        return False
    verb = tokens[subject].head
    forms = [verb, *(c for c in tree.children[verb] if tree.relations[c] in {"aux", "cop"})]
    return any(tokens[i].tag == "VBP" or scene.words[i] in PLURAL_VERBS for i in forms)


def _is_opposite(scene: Scene, first: int, index: int) -> bool:
    """True for "paid | and unpaid | bakers": all of them, not only some."""
    one, other = scene.words[first], scene.words[index]
    return one != other and (one.endswith(other) or other.endswith(one))


def _shares_number(scene: Scene, first: int, index: int) -> bool:
    """True for "2,500 men | and women": so many are both together."""
    tokens, tree = scene.sentence.tokens, scene.tree
    if tree.child(first, "nummod") is None or tree.child(index, "nummod", "det") is not None:
        return False
    return tokens[first].tag in PLURAL_NOUNS and tokens[index].tag in PLURAL_NOUNS


def _shares_title(scene: Scene, first: int, index: int) -> bool:
    """True for "bakers Holt | and Mertens" and "chairman | and owner Ann Holt"."""
    tokens, tree = scene.sentence.tokens, scene.tree
    if tokens[first].upos not in NOUNS or tokens[index].upos != "PROPN":
        return False
    start = tree.phrase(first)[0]
    if start and tokens[start - 1].tag in PLURAL_NOUNS and tokens[start].upos == "PROPN":
        return True
    is_bare = tree.child(first, "det", "flat", "nmod", "amod") is None
    return is_bare and any(tokens[c].dep == "nmod:desc" for c in tree.children[index])


def _act_together(scene: Scene, first: int, index: int) -> bool:
    """True for "she | and her son | sold their mill", "Ghent | and Bruges | merged"."""
    tokens, tree = scene.sentence.tokens, scene.tree
    verb, relation = tokens[first].head, tree.relations[first]
    if tokens[first].tag not in {"NN", "NNP"} and scene.words[first] not in _ONE:
        return False
    if relation != "nsubj":
        return False
    if tokens[verb].lemma in _MEETS and tree.child(verb, "obj") is None:
        return True
    behind = range(tree.phrase(index)[1] + 1, tree.extent(verb)[1] + 1)
    return any(scene.words[i] in _OF_SEVERAL for i in behind)
