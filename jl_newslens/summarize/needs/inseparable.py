"""What no cut may take from a word that it keeps: the statement would turn or break."""

from __future__ import annotations

import re

from jl_newslens.summarize.needs.complements import is_complement
from jl_newslens.summarize.needs.contrasts import is_contrast
from jl_newslens.summarize.needs.fixed_phrases import is_fixed
from jl_newslens.summarize.needs.joined import needs_both
from jl_newslens.summarize.needs.qualifiers import is_qualifier
from jl_newslens.summarize.sentence.misread import is_torn
from jl_newslens.summarize.sentence.scene import Scene
from jl_newslens.summarize.sentence.tree import ASKING, WITH_TENSE
from jl_newslens.summarize.sentence.words import (
    ATTRIBUTION_FORMS,
    ATTRIBUTION_VERBS,
    MONTHS,
    OPENS_SIDE_CLAUSE,
    word_set,
)

_INSEPARABLE = word_set(
    "aux aux:pass cop case expl flat fixed compound:prt goeswith cc det det:predet nummod xcomp"
)
# Clauses and descriptions of their own: what they deny or doubt is not what their head says.
_ASIDE = frozenset({"advcl", "acl", "acl:relcl", "appos", "conj", "nmod", "obl", "parataxis"})
_OPENS_CIRCUMSTANCE = frozenset({"ADP", "SCONJ"})
_WHEN = frozenset({"when", "whenever"})
_YEAR = re.compile(r"(?:19|20)\d\d")
_HALF_DAYS = frozenset({"a.m.", "p.m.", "am", "pm", "a.m", "p.m", "o'clock", "o’clock"})
# A clause follows these without "that", too.
TELLS = (
    ATTRIBUTION_FORMS
    | ATTRIBUTION_VERBS
    | word_set(
        """
    know known knew knows mean means meant feel felt find hear heard show shows showed shown learn
    learned see saw seen ensure ensured prove proved proven decide decided agree agreed promise
    promised vow vowed pledge pledged conclude concluded assume realise realize discover discovered
    understand understood hold held wish propose signal signalled maintain maintained reckon
    indicate indicated tell told guarantee doubt
    """
    )
)
# Of these nobody is the object: "say a word", but not "say a mill".
_SAYS = word_set("say says said think thinks thought believe believes believed argue argues argued")
_LONG_SUBJECT = 4  # tokens behind its first
_PLACES = frozenset({"here", "there"})
_BOUNDS = frozenset({"least", "most"})
_TWO = frozenset({"between", "both"})


def is_inseparable(scene: Scene, index: int) -> bool:
    """True for a word that may never go while its head stays."""
    token = scene.sentence.tokens[index]
    if token.dep in _INSEPARABLE or token.tag in ASKING:
        return True
    if token.dep == "mark" and (scene.words[index] != "that" or not _may_lose_that(scene, index)):
        return True
    if token.dep == "ccomp" and not is_torn(scene.tree, index):
        return True
    if token.dep == "cc:preconj" and scene.tree.child(token.head, "conj") is None:
        return True  # "lost | both | legs"
    if token.tag == "IN" and token.dep == "obl" and not scene.tree.children[index]:
        return True  # "twice what she asked | for |"
    if token.dep == "advmod" and scene.words[index] == "as":
        return True  # "| as | young as eight"
    if scene.words[index] == "per" and scene.word(index + 1) == "cent":
        return True
    if scene.words[index] in _HALF_DAYS and token.head == index - 1:
        return True  # "from 9 | a.m."
    if token.head == index - 1 and _YEAR.fullmatch(token.text):
        return scene.word(index - 1) in MONTHS  # "in September | 2008"
    if token.dep == "amod" and token.tag == "JJR" and token.head < index:
        return True  # "a step | closer | to peace"
    if token.dep == "advmod" and scene.words[index] in _PLACES and token.head == index + 1:
        return True  # "Ghent, | here | comes the rain"
    if _is_where_only(scene, index):
        return True  # "ten elephants live | here"
    if token.dep == "acl" and _is_clause_after(scene, index):
        return True
    if token.dep in {"amod", "nummod"} and index < (scene.tree.child(token.head, "det") or 0):
        return True  # "| one-third | the size of Ghent"
    if is_fixed(scene, index) or is_contrast(scene, index):
        return True
    if is_qualifier(scene, index) or is_complement(scene, index):
        return True
    if _turns(scene, index) or _is_joined(scene, index):
        return True
    if token.dep == "appos" and _names(scene, index):
        return True
    head, before = scene.sentence.tokens[token.head], scene.sentence.tokens[index - 1]
    if token.dep == "amod" and head.dep == "compound" and head.text[:1].isupper():
        return True  # "a | post-Cold | War low"
    if token.dep == "amod" and (before.dep == "cc" or _comes_first(scene, index)):
        return True  # "the front and | rear | windows", "a | small |, but fast river"
    if token.dep in {"advmod", "amod"} and (
        scene.word(index - 1) == "so"  # "so | many | bakers"
        or (scene.words[index] == "so" and scene.upos(index + 1) in {"ADJ", "ADV"})
    ):
        return True
    return token.dep == "conj" and (
        needs_both(scene, index) or _is_one_of_two(scene, index) or _shares_object(scene, index)
    )


def _is_where_only(scene: Scene, index: int) -> bool:
    """True for "here" right behind a verb that nothing else follows."""
    if scene.words[index] not in _PLACES or scene.sentence.tokens[index].head != index - 1:
        return False
    behind = scene.tree.children[index - 1]
    return not any(
        scene.tree.relations[c] in {"obj", "obl", "xcomp", "ccomp"} for c in behind if c > index - 1
    )


def _comes_first(scene: Scene, index: int) -> bool:
    following = index + 1 + (scene.sign(index + 1) == ",")
    tokens = scene.sentence.tokens
    return following < len(tokens) and tokens[following].dep == "cc"


def _is_clause_after(scene: Scene, index: int) -> bool:
    """True for "hit" in "after | a train | hit him", which the parser took for a phrase."""
    token = scene.sentence.tokens[index]
    link = scene.tree.child(token.head, "case")
    # A participle has no object: it is a past tense then.
    is_finite = token.tag in WITH_TENSE or (
        token.tag == "VBN" and scene.tree.child(index, "obj") is not None
    )
    return (
        is_finite
        and link is not None
        and scene.words[link] in OPENS_SIDE_CLAUSE
        and scene.tree.child(index, "nsubj") is None
    )


def _names(scene: Scene, index: int) -> bool:
    """True for the name that no sign sets off: "Secretary of State | Ann Holt"."""
    token, before = scene.sentence.tokens[index], scene.tree.phrase(index)[0] - 1
    return token.upos == "PROPN" and not scene.tree.punctuation[before]


def _may_lose_that(scene: Scene, index: int) -> bool:
    """True for "said | that | …", false for "a feeling has been building | that | …", for "said
    that on Monday …", where the day would be of what was said or of the saying, and for "revealed
    that the number of mills in Ghent fell", where the number would be revealed."""
    clause = scene.sentence.tokens[index].head
    verb = scene.sentence.tokens[clause].head
    if scene.upos(index + 1) in _OPENS_CIRCUMSTANCE or scene.tree.children[index]:
        return False
    if scene.sentence.tokens[index - 1].head == clause and not scene.punctuation[index - 1]:
        return False  # "said it was then | that | the mill fell"
    subject = scene.tree.child(clause, "nsubj")
    if subject is not None and scene.words[verb] not in _SAYS:
        first, last = scene.tree.phrase(subject)
        if last - first >= _LONG_SUBJECT:
            return False
    return not TELLS.isdisjoint((scene.words[verb], scene.sentence.tokens[verb].lemma))


def _is_one_of_two(scene: Scene, index: int) -> bool:
    """True for "between Ghent | and Bruges"."""
    head = scene.sentence.tokens[index].head
    return any(scene.words[c] in _TWO for c in scene.tree.children[head] if c < index)


def _shares_object(scene: Scene, index: int) -> bool:
    """True for "star in | and produce the film": the object is of both."""
    tree, head = scene.tree, scene.sentence.tokens[index].head
    link = tree.child(index, "cc")
    if link is None or tree.child(index, "obj") is None or tree.child(head, "obj") is not None:
        return False
    return all(tree.tokens[i].upos in {"ADP", "ADV"} for i in range(head + 1, link))


def _turns(scene: Scene, index: int) -> bool:
    """True for a guard word and for a condition: without it more would be said than is so."""
    tokens, tree = scene.sentence.tokens, scene.tree
    dep, children = tokens[index].dep, tree.children[index]
    habitual = dep == "advcl" and tokens[index].tag in {"VBP", "VBZ"}
    if habitual and any(scene.words[child] in _WHEN for child in children):
        return True  # "when people drive, shops lose"
    first, last = tree.phrase(index)
    limits = all(scene.guards[first : last + 1])  # "| in theory |"
    if scene.guards[index] and (dep not in _ASIDE or limits):
        return True
    if scene.word(index - 1) == "at" and scene.words[index] in _BOUNDS:
        return True  # "at least | once a year"
    return dep in {"advmod", "amod"} and any(scene.guards[child] for child in children)


def _is_joined(scene: Scene, index: int) -> bool:
    """True within a quotation, a name, a word written with a hyphen, or "year | on year"."""
    head = scene.sentence.tokens[index].head
    if scene.sentence.tokens[index].dep == "discourse" and scene.glued[index]:
        return True  # "Well-off"
    left, right = scene.tree.extent(index)
    if scene.quoted[head] and any(scene.quoted[i] for i in range(left, right + 1)):
        return True
    start, end = scene.tree.phrase(index)
    if end == start + 1 and scene.words[end] == scene.word(start - 1):
        return True
    first, last = sorted((index, head))
    together = any(index in name and head in name for name in scene.names)
    return together or all(scene.glued[first:last])
