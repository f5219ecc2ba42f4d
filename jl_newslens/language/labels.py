"""The one place where the labels of other pipelines become ours.

Ours are Universal Dependencies relations and the seven entity types of `model.EntityType`. Most
spaCy pipelines speak UD already; the English ones speak ClearNLP dependencies, in which a
preposition stands above its noun and "is" above its predicate. Those trees are turned over here, so
that the rest of NewsLens knows one kind of tree. Of German TIGER trees only the labels are changed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from jl_newslens.model import EntityType

_ENTITY_TYPES: Final[dict[str, EntityType]] = {
    "PERSON": "PERSON",
    "PER": "PERSON",
    "PRS": "PERSON",
    "PS": "PERSON",
    "DERIV_PER": "PERSON",
    "persName": "PERSON",
    "ORG": "ORG",
    "ORGANIZATION": "ORG",
    "orgName": "ORG",
    "OG": "ORG",
    "NORP": "GROUP",
    "NAT_REL_POL": "GROUP",
    "GROUP": "GROUP",
    "GPE": "PLACE",
    "LOC": "PLACE",
    "LC": "PLACE",
    "FAC": "PLACE",
    "FACILITY": "PLACE",
    "PLACE": "PLACE",
    "LOCATION": "PLACE",
    "placeName": "PLACE",
    "geogName": "PLACE",
    "GPE_LOC": "PLACE",
    "GPE_ORG": "PLACE",
    "EVENT": "EVENT",
    "EVT": "EVENT",
    "EVN": "EVENT",
    "WORK": "WORK",
    "WORK_OF_ART": "WORK",
    "LAW": "WORK",
    "WRK": "WORK",
    "PRODUCT": "OTHER",
    "PROD": "OTHER",
    "OBJ": "OTHER",
    "DRV": "GROUP",
    "MISC": "OTHER",
    "OTHER": "OTHER",
    "LANGUAGE": "GROUP",
}

# Relations that only ClearNLP's scheme has: one of them tells the scheme.
_CLEARNLP_ONLY: Final = frozenset(
    ("dobj", "pobj", "prep", "nsubjpass", "auxpass", "csubjpass", "attr", "acomp", "pcomp", "poss")
)
_RENAMED: Final = {
    "ROOT": "root",
    "dobj": "obj",
    "nsubjpass": "nsubj:pass",
    "csubjpass": "csubj:pass",
    "auxpass": "aux:pass",
    "relcl": "acl:relcl",
    "poss": "nmod:poss",
    "possessive": "case",
    "dative": "iobj",
    "neg": "advmod",
    "npadvmod": "obl",
    "tmod": "obl",
    "quantmod": "advmod",
    "predet": "det:predet",
    "preconj": "cc:preconj",
    "prt": "compound:prt",
    "intj": "discourse",
    "oprd": "xcomp",
    "attr": "xcomp",
    "acomp": "xcomp",
    "agent": "obl:agent",
    "prep": "case",
    "pobj": "obl",
    "pcomp": "advcl",
    "nn": "compound",
    "num": "nummod",
    "number": "compound",
    "infmod": "acl",
    "partmod": "acl",
    "rcmod": "acl:relcl",
    "complm": "mark",
    "meta": "dep",
    "subtok": "dep",
    "": "dep",
}
# The German pipelines speak the scheme of the TIGER treebank. Its trees keep their shape: what is
# asked of other languages than English is who is the subject and where a clause begins.
_TIGER_ONLY: Final = frozenset(("sb", "oa", "nk", "oc"))
_TIGER: Final = {
    "sb": "nsubj",
    "sbp": "obl:agent",
    "ep": "expl",
    "oa": "obj",
    "da": "iobj",
    "og": "obj",
    "op": "obl",
    "pd": "xcomp",
    "rc": "acl:relcl",
    "ag": "nmod:poss",
    "app": "appos",
    "cc": "advcl",  # a comparison ("als …"), not a conjunction
    "cd": "cc",
    "cj": "conj",
    "cm": "mark",
    "cp": "mark",
    "ng": "advmod",
    "par": "parataxis",
    "svp": "compound:prt",
}
_PREPOSITIONS: Final = frozenset(("prep", "agent", "dative"))
_PREDICATIVE: Final = frozenset(("VERB", "AUX", "ADJ", "ADV"))
# What stays with a copula's old place when the predicate takes over: nothing but its own words.
_STAY: Final = frozenset(("compound:prt",))


@dataclass(frozen=True, slots=True)
class Node:
    """A word of a tree: its head's index (its own for the root), relation, UPOS and lemma."""

    head: int
    dep: str
    upos: str = ""
    lemma: str = ""


def entity_type(label: str) -> EntityType | None:
    """Our type for a pipeline's entity label; None for dates, numbers and other non-names."""
    return _ENTITY_TYPES.get(label) or _ENTITY_TYPES.get(label.upper())


def is_clearnlp(deps: Sequence[str]) -> bool:
    """Whether relations are ClearNLP's, not those of Universal Dependencies."""
    return not _CLEARNLP_ONLY.isdisjoint(deps)


def universal_labels(deps: Sequence[str]) -> list[str]:
    """The Universal Dependencies names of a sentence's relations, which keep their places."""
    if not _TIGER_ONLY.isdisjoint(deps):
        deps = [_TIGER.get(dep, dep) for dep in deps]
    return [_RENAMED.get(dep, dep) for dep in deps]


def universal_tree(nodes: Sequence[Node]) -> tuple[list[int], list[str]]:
    """Heads and relations of one sentence in Universal Dependencies terms.

    A tree that speaks UD or TIGER keeps its shape. A ClearNLP tree is approximated: nouns rise
    above their prepositions, predicates above "be", coordination hangs on its first member.
    """
    heads = [node.head for node in nodes]
    deps = [node.dep for node in nodes]
    if is_clearnlp(deps):
        _flatten_coordination(heads, deps)
        _raise_predicates(nodes, heads, deps)
        _raise_objects(nodes, heads, deps)
    return heads, universal_labels(deps)


def _children(heads: Sequence[int], index: int) -> list[int]:
    return [i for i, head in enumerate(heads) if head == index and i != index]


def _flatten_coordination(heads: list[int], deps: list[str]) -> None:
    """ "a, b and c": both b and c hang on a, and "and" on the member that it brings in."""
    for index, dep in enumerate(deps):
        if dep == "conj":
            first = heads[index]
            while deps[first] == "conj" and heads[first] != first:
                first = heads[first]
            heads[index] = first
    for index, dep in enumerate(deps):
        if dep == "cc":
            first = heads[index]
            while deps[first] == "conj" and heads[first] != first:
                first = heads[first]
            members = [i for i in _children(heads, first) if deps[i] == "conj" and i > index]
            if members:
                heads[index] = members[0]


def _raise_predicates(nodes: Sequence[Node], heads: list[int], deps: list[str]) -> None:
    """ "X is a doctor": "doctor" takes the place of "is", which becomes its copula."""
    for index, node in enumerate(nodes):
        if node.lemma != "be" and node.upos != "AUX":
            continue
        predicates = [i for i in _children(heads, index) if deps[i] in ("attr", "acomp")]
        if len(predicates) != 1:
            continue
        predicate = predicates[0]
        was_root = heads[index] == index
        for child in _children(heads, index):
            if child != predicate and deps[child] not in _STAY:
                heads[child] = predicate
        heads[predicate] = predicate if was_root else heads[index]
        deps[predicate] = deps[index]
        heads[index], deps[index] = predicate, "cop"


def _raise_objects(nodes: Sequence[Node], heads: list[int], deps: list[str]) -> None:
    """ "in Paris": the noun hangs on what the preposition hung on, the preposition on the noun."""
    for index in range(len(nodes)):
        if deps[index] not in _PREPOSITIONS:
            continue
        objects = [i for i in _children(heads, index) if deps[i] in ("pobj", "pcomp")]
        if not objects:
            if deps[index] == "prep":
                deps[index] = "advmod"
            continue
        noun = objects[0]
        clause = deps[noun] == "pcomp"
        governor = heads[index]
        verbal = nodes[governor].upos in _PREDICATIVE
        if clause:
            deps[noun] = "advcl" if verbal else "acl"
        elif deps[index] == "agent":
            deps[noun] = "obl:agent"
        else:
            deps[noun] = "obl" if verbal else "nmod"
        heads[noun] = noun if governor == index else governor
        for child in _children(heads, index):
            if child != noun:
                heads[child] = noun
        heads[index], deps[index] = noun, "mark" if clause else "case"
