"""What a headline may never take from a word that it keeps: the statement would turn or break."""

from __future__ import annotations

from jl_newslens.summarize.deletions import Scene
from jl_newslens.summarize.words import word_set

_INSEPARABLE = word_set(
    "aux aux:pass cop case expl flat fixed compound:prt goeswith cc det det:predet nummod xcomp"
)
_ASKING = frozenset({"WRB", "WP", "WDT", "WP$"})
# Clauses and descriptions of their own: what they deny or doubt is not what their head says.
_ASIDE = frozenset({"advcl", "acl", "acl:relcl", "appos", "conj", "nmod", "obl", "parataxis"})
_UNLESS = frozenset({"if", "unless", "until"})
_PLURAL_FORMS = frozenset({"are", "were", "have"})
_EVERY = word_set("all every each any no only")
# "Most of them", "a third of the ships": what is counted comes with its number.
_COUNTS = word_set(
    """
    most many some few several none each all both half third quarter part majority minority number
    percent percentage % lot dozens hundreds thousands millions tens one
    """
)


def is_inseparable(scene: Scene, index: int) -> bool:
    """True for a word that may never go while its head stays."""
    token = scene.sentence.tokens[index]
    if token.dep in _INSEPARABLE or token.tag in _ASKING:
        return True
    if token.dep == "mark" and scene.words[index] != "that":
        return True
    if _turns(scene, index) or _completes(scene, index) or _is_joined(scene, index):
        return True
    return token.dep == "conj" and _makes_plural(scene, token.head)


def _turns(scene: Scene, index: int) -> bool:
    """True for a guard word and for a condition: without it more would be said than is so."""
    tokens, tree = scene.sentence.tokens, scene.tree
    dep, children = tokens[index].dep, tree.children[index]
    if dep == "advcl" and any(scene.words[child] in _UNLESS for child in children):
        return True
    if scene.guards[index] and dep not in _ASIDE:
        return True
    return dep in {"advmod", "amod"} and any(scene.guards[child] for child in children)


def _completes(scene: Scene, index: int) -> bool:
    """True for what says of which things a number, "all" or a bare preposition speaks."""
    tokens, tree = scene.sentence.tokens, scene.tree
    token = tokens[index]
    if token.upos == "NUM" and token.dep == "compound":
        return True  # "seventy-eight percent"
    if token.dep == "advmod" and (token.upos == "ADJ" or scene.words[index] == "enough"):
        return True  # "kept their hopes alive", "brave enough"
    if token.dep == "advcl" and any(
        scene.words[c] in {"enough", "too"} for c in tree.children[token.head]
    ):
        return True
    links = [scene.words[c] for c in tree.children[index] if tokens[c].dep == "case"]
    if token.dep == "nmod":
        head = tokens[token.head]
        return "of" in links and (head.upos == "NUM" or scene.words[token.head] in _COUNTS)
    if token.dep in {"acl", "acl:relcl"} and index > token.head:
        return any(scene.words[c] in _EVERY for c in tree.children[token.head] if c < token.head)
    return token.dep == "nmod:desc" and bool(links)


def _makes_plural(scene: Scene, subject: int) -> bool:
    """True where one subject alone would not fit the verb: "The mill | and its owner | say …"."""
    tokens, tree = scene.sentence.tokens, scene.tree
    if not tokens[subject].dep.startswith("nsubj") or tokens[subject].tag not in {"NN", "NNP"}:
        return False
    verb = tokens[subject].head
    forms = [verb, *(c for c in tree.children[verb] if tree.relations[c] in {"aux", "cop"})]
    return any(tokens[i].tag == "VBP" or scene.words[i] in _PLURAL_FORMS for i in forms)


def stands_loose(scene: Scene, index: int) -> bool:
    """True for what no preposition ties to its head, or a remark without a verb: as likely the
    rest of something else, it does not stay without its neighbours."""
    tree, token = scene.tree, scene.sentence.tokens[index]
    if token.dep == "parataxis":
        return token.upos not in {"VERB", "AUX"} and tree.child(index, "nsubj", "expl") is None
    apart = tree.extent(index)[0] > token.head + 1
    return token.dep == "nmod" and apart and tree.child(index, "case") is None


def _is_joined(scene: Scene, index: int) -> bool:
    """True within a quotation, a name, or a word written with a hyphen."""
    head = scene.sentence.tokens[index].head
    left, right = scene.tree.extent(index)
    if scene.quoted[head] and any(scene.quoted[i] for i in range(left, right + 1)):
        return True
    first, last = sorted((index, head))
    together = any(index in name and head in name for name in scene.names)
    return together or all(scene.glued[first:last])
