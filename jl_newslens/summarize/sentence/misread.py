"""Signs that the parser went wrong: then a cut along its tree would say what nobody said."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from jl_newslens.summarize.sentence.tree import (
    ASKING,
    NOUNS,
    VERBS,
    WITH_TENSE,
    Tree,
    finite_verbs,
    is_hyphen,
    is_inverted,
)
from jl_newslens.summarize.sentence.words import (
    ATTRIBUTION_FORMS,
    DASHES,
    OPENS_SIDE_CLAUSE,
    SPEAKS_TO,
    is_time,
    plain,
    word_set,
)

_SUBJECTS: Final = ("nsubj", "csubj", "expl")
_NOMINAL: Final = frozenset({"NOUN", "PROPN", "PRON"})
# Who does one of these says or decides something, and the sentence tells what.
_SPEAKS: Final = word_set(
    """
    say tell argue claim believe insist state conclude estimate suggest hope vow pledge allege
    predict suspect assume realise realize declare announce report confirm reveal propose decide
    admit acknowledge add note explain find show ensure accuse certify convince persuade urge
    respond ask
    """
)
_OPENS_NAME: Final = frozenset({"ADJ", "DET", "NOUN", "NUM", "PROPN"})
_CONTENT: Final = frozenset({"ccomp", "xcomp", "obj", "csubj", "parataxis", "conj"})
_SAID: Final = word_set(
    "word thing prayer name goodbye truth lot phrase grace mass hello line sorry"
)
# "spoke of", "warned about", "decided on": the content, too.
_CONTENT_LINKS: Final = word_set("of about after against for on over as to in")


def is_misread(tree: Tree) -> bool:
    """True where the main verb has two subjects, depends or is none, where a second verb follows
    that nothing joins to it ("Holt, whose maps helped us, | died"), or where a word stands where
    the parser cannot have meant it."""
    joined = [c for c in tree.children[tree.root] if tree.relations[c] == "conj"]
    loose = [c for c in joined if _lacks_subject(tree, c)]
    if (len(joined) == 1 and loose) or any(not _follows_comma(tree, c) for c in loose):
        return True
    if any(_is_out_of_place(tree, index) for index in range(len(tree.tokens))):
        return True
    if _is_side_clause(tree, tree.root):
        return True
    return _has_clause_as_subject(tree) or _has_two_subjects(tree) or _is_verbless(tree, joined)


def _is_side_clause(tree: Tree, index: int) -> bool:
    """True for a main verb in a clause that depends: "Years after the mill | closed |, we …"."""
    return tree.child(index, "nsubj") is not None and any(
        tree.relations[child] == "mark" and plain(tree.tokens[child].text) in OPENS_SIDE_CLAUSE
        for child in tree.children[index]
        if child < index
    )


def _is_verbless(tree: Tree, joined: Sequence[int]) -> bool:
    """True for a main word that says nothing of anybody, joined to a whole clause: "In scenes |
    familiar | in camps, scores of men wait for bread"."""
    if tree.tokens[tree.root].upos in VERBS or tree.child(tree.root, "cop", *_SUBJECTS) is not None:
        return False
    return any(tree.tokens[c].upos in VERBS and tree.child(c, "nsubj") is not None for c in joined)


def _has_clause_as_subject(tree: Tree) -> bool:
    """True for "She was a | reporter | left"."""
    subject = tree.child(tree.root, "nsubj")
    return (
        subject is not None
        and tree.child(subject, "cop") is not None
        and tree.child(subject, "nsubj") is not None
    )


def _has_two_subjects(tree: Tree) -> bool:
    """True for one before the verb and one after it, and for two of which the first cannot describe
    the other: "The miller -- she | left"; but "The champion (and baker) | Luke Holt won"."""
    subjects = [c for c in tree.children[tree.root] if tree.relations[c] == "nsubj"]
    for first, second in pairwise(subjects):
        if (first < tree.root) != (second < tree.root):
            return True
        if tree.child(first, "case") is not None:
            return True
        if tree.child(first, "conj") is not None and not _is_followed_by(tree, first, second):
            return True
        places = range(first + 1, tree.phrase(second)[0])
        between = {tree.tokens[i].text for i in places if not is_hyphen(tree.tokens, i)}
        if "," in between and tree.tokens[second].upos == "PRON":
            return True  # "A baker from Ghent, | he | left"
        if not DASHES.isdisjoint(between):
            return True
        if "," in between and tree.child(second, "conj") is not None:
            return True
    return False


def _is_followed_by(tree: Tree, first: int, second: int) -> bool:
    return tree.phrase(first)[1] + 1 == tree.phrase(second)[0]


def _is_out_of_place(tree: Tree, index: int) -> bool:
    """True for a name that joins a verb ("Berg shot wide and | Holt |, who …, missed"), one that
    somebody has ("in her | Zenda |, Iowa, home"), what stands between nothing ("the rift between
    | Holt |, who …"), and the start of a second sentence."""
    token = tree.tokens[index]
    if token.dep == "vocative" and tree.child(token.head, "nsubj") is not None:
        return SPEAKS_TO.isdisjoint(plain(t.text) for t in tree.tokens)  # "| Holt |, a baker, left"
    if token.dep == "csubj" and token.tag == "VBG" and tree.child(index, "nsubj") is not None:
        return True  # "Loaves | dating back to May were sold"
    if token.dep == "amod" and token.tag == "VBD" and token.head == tree.root:
        return True  # "The mayor | foiled | plans to burn it"
    if token.dep == "ccomp" and index < token.head and is_inverted(tree, index):
        return True  # "| Had they paid |, she said, it would stand"
    if token.dep == "punct" and (token.tag in WITH_TENSE or tree.child(index, "fixed") is not None):
        return True  # "A third of bakers | say | they will leave", "was | due to | be freed"
    if token.dep == "mark" and plain(token.text) == "beyond":
        return True  # "saw millers from Ghent and | beyond | leave"
    if plain(token.text) == "them" and _opens_names(tree, index):
        return True  # "twelve towns, among | them | Ghent"
    if token.upos not in NOUNS:
        return _runs_on(tree, index) or _follows_nothing(tree, index)
    is_thanks = token.dep == "nsubj" and plain(token.text) == "thanks"
    if is_thanks and tree.child(index, "nmod") is not None:
        return True  # "| Thanks | to Holt, mills opened"
    if token.dep == "conj" and tree.tokens[token.head].upos == "VERB":
        inside = range(index + 1, tree.extent(index)[1] + 1)
        return any(_lacks_subject(tree, other) for other in (*tree.children[token.head], *inside))
    if token.dep in {"nmod", "obl"} and token.tag in {"NN", "NNP"}:
        link = tree.child(index, "case")
        if link is not None and plain(tree.tokens[link].text) == "between":
            return tree.child(index, "conj") is None
    owner = tree.child(index, "nmod")
    has_owner = owner is not None and tree.tokens[owner].tag == "PRP$"
    return token.upos == "PROPN" and has_owner and _opens_region(tree, index)


def _lacks_subject(tree: Tree, index: int) -> bool:
    """True for a second verb that nothing joins: "Most mills closed in May | were | in Ghent"."""
    verb = tree.tokens[index].upos == "VERB" or tree.child(index, "cop") is not None
    joined = verb and tree.relations[index] == "conj"
    return joined and _is_finite(tree, index) and tree.child(index, "cc", *_SUBJECTS) is None


def _opens_region(tree: Tree, index: int) -> bool:
    following = tree.tokens[index + 1 : index + 3]
    return len(following) > 1 and following[0].text == "," and following[1].upos == "PROPN"


def _opens_names(tree: Tree, index: int) -> bool:
    """True for "them" before what it is among, where the parser hung neither on the other."""
    link, after = tree.child(index, "case"), index + 1
    if link is None or plain(tree.tokens[link].text) != "among" or after == len(tree.tokens):
        return False
    return tree.tokens[after].upos in _OPENS_NAME and tree.tokens[index].head < index


def _runs_on(tree: Tree, index: int) -> bool:
    """True for a side clause that nothing opens and no sign sets off: "the mill closed | Holt had
    sold it", two sentences of which the full stop was lost."""
    token = tree.tokens[index]
    if token.dep != "advcl" or token.head > index or not _is_finite(tree, index):
        return False
    first = tree.phrase(index)[0]
    return (
        tree.relations[first] in {"nsubj", "det", "compound"}
        and tree.tokens[first].tag not in ASKING
        and tree.child(index, "mark", "cc", "case") is None
        and not tree.punctuation[first - 1]
    )


def _follows_nothing(tree: Tree, index: int) -> bool:
    """True for a verb with a tense beside the main one, of which nobody is the subject: "It closed,
    a year after its owner | died", where the parser did not see what "died" belongs to."""
    token = tree.tokens[index]
    return (
        token.dep == "parataxis"
        and token.tag in WITH_TENSE - {"MD"}
        and plain(token.text) not in ATTRIBUTION_FORMS
        and tree.child(index, "cc", "expl", *_SUBJECTS) is None
    )


def is_torn(tree: Tree, index: int) -> bool:
    """True for a clause that the parser took for what is said, though it has a tense and no subject
    ("Holt argued that each dollar | had saved seven") or another is said already."""
    head = tree.tokens[index].head
    if tree.tokens[index].dep != "ccomp" or tree.relations[head] == "acl":
        return False  # "a storm that they say will come"
    if tree.child(head, "ccomp") != index:
        return True
    return _is_finite(tree, index) and tree.child(index, *_SUBJECTS) is None


def is_misplaced(tree: Tree, index: int) -> bool:
    """True for what the parser hung on a word that it does not belong to: it does not stay with
    it."""
    return (
        is_torn(tree, index)
        or _is_stray_day(tree, index)
        or _is_stray_link(tree, index)
        or _is_verbless_clause(tree, index)
        or (tree.relations[index] == "ccomp" and is_inverted(tree, index))
    )


def _is_stray_day(tree: Tree, index: int) -> bool:
    """True for a bare day that the parser took for a second subject: "The law debated | Tuesday |
    would help"."""
    token = tree.tokens[index]
    if not token.dep.startswith("nsubj") or not is_time(plain(token.text)) or tree.children[index]:
        return False
    return any(
        tree.relations[other].startswith("nsubj") and other != index
        for other in tree.children[token.head]
    )


def _is_stray_link(tree: Tree, index: int) -> bool:
    """True for "when" in "It stopped | when a train carrying rye derailed |", where the parser saw
    no verb in the clause and hung its subject on the link."""
    return tree.tokens[index].tag == "WRB" and tree.child(index, "nsubj") is not None


def _is_verbless_clause(tree: Tree, index: int) -> bool:
    """True for "It stopped | when a train that had carried rye |", where the parser lost the verb:
    "derailed"."""
    token = tree.tokens[index]
    link = tree.child(index, "advmod")
    return (
        token.dep == "advcl"
        and token.upos in NOUNS
        and link is not None
        and tree.tokens[link].tag == "WRB"
        and tree.child(index, "cop", *_SUBJECTS) is None
    )


def says_nothing(tree: Tree) -> bool:
    """True where a verb of saying has no content ("Holt said while visiting a mill"), where nothing
    is what "seems", or where nobody does what the main verb says: what a cut may have left, but no
    sentence of a newspaper."""
    if tree.root < 0:
        return False
    if lacks_main_subject(tree):
        return True
    return any(
        (token.lemma in _SPEAKS and (is_silent(tree, index) or _is_bare(tree, index)))
        or (token.lemma == "seem" and not _CONTENT.intersection(_relations_below(tree, index)))
        for index, token in enumerate(tree.tokens)
    )


def _relations_below(tree: Tree, index: int) -> set[str]:
    return {tree.relations[c] for c in tree.children[index]}


def lacks_main_subject(tree: Tree) -> bool:
    """True where the main verb has a tense, and no noun stands before it that can be its subject,
    by whatever name the parser gave it."""
    root = tree.root
    if not _is_finite(tree, root) or tree.child(root, *_SUBJECTS) is not None:
        return False
    return not any(
        tree.tokens[c].upos in _NOMINAL and tree.child(c, "case", "mark") is None
        for c in tree.children[root]
        if c < root
    )


def _is_bare(tree: Tree, verb: int) -> bool:
    """True for "say" in "Holt refused to say"."""
    token, relations = tree.tokens[verb], _relations_below(tree, verb)
    says = token.lemma == "say" and token.dep == "xcomp" and token.tag == "VB"
    return says and relations <= {"mark", "punct"}


def is_silent(tree: Tree, verb: int) -> bool:
    """True for a verb of saying with a subject and nothing that is said."""
    tokens, children = tree.tokens, tree.children[verb]
    relations = _relations_below(tree, verb)
    if "nsubj" not in relations or tokens[verb].dep == "parataxis":
        return False  # "…, Holt said": what it hangs on is what is said
    if any(tokens[c].dep in {"nsubj:pass", "aux:pass"} for c in children):
        return False
    if tokens[verb].lemma == "say":  # "said of Holt", "said the mill": what?
        said = (c for c in children if tree.relations[c] in _CONTENT)
        return all(tree.relations[c] == "obj" and _is_unsaid(tree, c) for c in said)
    return _CONTENT.isdisjoint(relations) and not any(
        plain(tokens[link].text) in _CONTENT_LINKS
        for child in children
        for link in tree.children[child]
        if tree.relations[link] in {"case", "mark"}
    )


def _is_unsaid(tree: Tree, index: int) -> bool:
    """True for a thing, which nobody says: the subject of a clause of which the rest is gone."""
    token = tree.tokens[index]
    return token.upos in NOUNS and token.lemma.lower() not in _SAID


def _is_finite(tree: Tree, index: int) -> bool:
    return any(verb <= index for verb in finite_verbs(tree, index))


def _follows_comma(tree: Tree, index: int) -> bool:
    return tree.tokens[tree.phrase(index)[0] - 1].text == ","
