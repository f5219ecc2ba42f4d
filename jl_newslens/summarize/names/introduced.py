"""Bullets that tell of "the statement", "such venues", where no bullet says which.

The sentence that introduced it stands in the article, but is not shown. Such a bullet is no error
as a "he" without a name is: it only gives way to another where there is one.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from jl_newslens.model import Token
from jl_newslens.summarize.names.antecedents import is_person_noun
from jl_newslens.summarize.names.referents import GROUPS, SPEAKERS
from jl_newslens.summarize.sentence.pieces import Draft
from jl_newslens.summarize.sentence.tree import Tree
from jl_newslens.summarize.sentence.words import is_time, plain, word_set

# There is one of each, or the reader's own is meant.
_KNOWN: Final = word_set(
    """
    army city congress country economy government house internet king law media military minister
    ministry nation parliament people police pope president public queen senate state sun team
    weather world
    """
)
_SAYS_WHICH: Final = frozenset({"nmod", "acl", "appos", "flat", "nummod"})
_DEFINITE: Final = frozenset({"the", "both", "another"})
_SORTS: Final = word_set("kind kinds sort sorts type types")
_POINTS_AT_SORTS: Final = frozenset({"that", "those", "this", "these", "same"})
# "no such thing", "such as Holt" and "such a storm" point at nothing.
_NOT_POINTING: Final = word_set("no as a an")


def leans_on_unshown(draft: Draft, before: Sequence[Draft]) -> bool:
    """Whether `draft` tells of "such a …", or its subject is a "the …", that none of the bullets
    `before` it names.

    The sentence just before may name it in other words ("The council sold the mill. The sale …");
    and where somebody is named, "the singer", "the company" may be who it was.
    """
    place = draft.sentence.index
    if place == 0 or any(other.sentence.index == place - 1 for other in before):
        return False
    if _tells_of_such(draft.tokens):
        return True
    noun = _definite_subject(draft)
    if noun is None:
        return False
    if plain(noun.lemma) in GROUPS | SPEAKERS or is_person_noun(noun):
        return not any(other.sentence.names for other in before)
    return not any(token.lemma == noun.lemma for other in before for token in other.tokens)


def _is_by_the_way(tree: Tree, clause: int) -> bool:
    """True for "The sale |, which failed,| came"."""
    before = tree.phrase(clause)[0] - 1
    is_relative = tree.tokens[clause].dep == "acl:relcl"
    return is_relative and before >= 0 and tree.tokens[before].text == ","


def _tells_of_such(tokens: Sequence[Token]) -> bool:
    """True for "in such venues", "that kind of bread", unless the text before has its noun."""
    lemmas: set[str] = set()
    for place, (token, following) in enumerate(pairwise(tokens)):
        word, next_word = plain(token.text), plain(following.text)
        if word in _POINTS_AT_SORTS and next_word in _SORTS:
            return True
        before = plain(tokens[place - 1].text) if place else ""
        noun = tokens[token.head]
        if word == "such" and noun.upos == "NOUN" and not {before, next_word} & _NOT_POINTING:
            return noun.lemma not in lemmas
        lemmas.add(token.lemma)
    return False


def _definite_subject(draft: Draft) -> Token | None:
    """The subject, or whose it is, if it is a "the" with a noun that nothing describes further."""
    tree = draft.tree
    subject = tree.child(tree.root, "nsubj") if tree.usable else None
    if subject is None:
        return None
    owner = next((c for c in tree.children[subject] if tree.tokens[c].dep == "nmod:poss"), None)
    return _definite(tree, subject if owner is None else owner)


def _definite(tree: Tree, noun: int) -> Token | None:
    tokens, below = tree.tokens, tree.children[noun]
    word = plain(tokens[noun].lemma)
    if tokens[noun].upos != "NOUN" or word in _KNOWN or is_time(word):
        return None
    if not any(plain(tokens[child].text) in _DEFINITE for child in below):
        return None
    told = any(
        (tree.relations[child] in _SAYS_WHICH or tokens[child].upos == "PROPN")
        and not _is_by_the_way(tree, child)
        for child in below
    )
    return None if told else tokens[noun]
