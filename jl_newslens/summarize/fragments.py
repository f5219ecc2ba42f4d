"""What is no sentence, though it may stand where one should, and what a cut leaves of one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from jl_newslens.model import Token
from jl_newslens.summarize.sentence.misread import is_silent
from jl_newslens.summarize.sentence.tree import (
    ASKING,
    INVERTED,
    NOUNS,
    VERBS,
    WITH_TENSE,
    Tree,
    first_word,
)
from jl_newslens.summarize.sentence.words import SUBORDINATORS, plain

_OPENING = 4  # words before which a clause has said what it hangs on
_AGREES = frozenset({"agree", "concur", "disagree"})
_WITHOUT_CONTENT = frozenset({"nsubj", "aux", "advmod", "punct"})
_WANTS_MORE = frozenset({"mark", "cc", "det", "case"})


def is_fragment(tree: Tree) -> bool:
    """True for what nobody would print as a sentence: it has no verb, subject or tense, only hangs
    on a sentence before, or does not tell what is said."""
    tokens = tree.tokens
    return (
        not _has_verb(tokens)
        or _lacks_subject(tree)
        or _hangs_on_nothing(tokens)
        or _answers_what_is_gone(tokens)
        or _lacks_tense(tokens)
        or _says_without_content(tree)
    )


def is_remnant(tree: Tree) -> bool:
    """True for what is no sentence where something was cut; a whole one may look so by an error of
    the parser."""
    return (
        _is_side_clause(tree.tokens)
        or _parts_subject_from_verb(tree)
        or _opens_with_no_subject(tree)
        or _ends_asking(tree.tokens)
    )


def ends_open(tokens: Sequence[Token]) -> bool:
    """True when the last word asks for another: "… looks on as.", "… of the."."""
    last = first_word(reversed(tokens))
    if last is None:
        return False
    # Not in "the mill is Holt's." and "she wants to.", though they have the same relations.
    asks = last.dep in _WANTS_MORE and last.upos != "PART"
    return asks or (last.upos, last.dep) == ("ADP", "nmod")  # "the coast of."


def _has_verb(tokens: Sequence[Token]) -> bool:
    """True when a verb is there outside side clauses, or when nobody tagged the tokens.

    "Research, which is saving lives." has none; nor has "A love of cards, as it turns out.",
    "Enough snow to stop the trams." or "The bakers (pictured left to right)."
    """
    depth = list(accumulate((t.text in {"(", "["}) - (t.text in {")", "]"}) for t in tokens))
    verbs = [
        (index, token)
        for index, token in enumerate(tokens)
        if token.upos in VERBS and depth[index] <= 0
    ]
    if not verbs:
        return not any(token.upos for token in tokens)
    heads = [token.head for token in tokens if token.dep == "mark"]
    marked = {head for head in heads if tokens[head].dep == "advcl"}
    return any(
        token.tag != "VBG"
        and (token.tag, token.dep) != ("VB", "acl")
        and not _describes(tokens, index)
        and not _in_relative_clause(tokens, index)
        and marked.isdisjoint((index, token.head))
        for index, token in verbs
    )


def _describes(tokens: Sequence[Token], index: int) -> bool:
    """True in "the | broken | oven"; not in "Holt | shared | news", though tagged the same."""
    after_article = index > 0 and tokens[index - 1].upos in {"DET", "PART"}
    return after_article and (tokens[index].tag, tokens[index].dep) == ("VBN", "amod")


def _in_relative_clause(tokens: Sequence[Token], index: int) -> bool:
    for _ in tokens:
        if tokens[index].dep == "acl:relcl":
            return True
        if tokens[index].head == index or _is_clause_of_its_own(tokens, index):
            break
        index = tokens[index].head
    return False


def _is_clause_of_its_own(tokens: Sequence[Token], index: int) -> bool:
    """True for "came" in "Holt, who baked, and his son came", if it hangs on "baked"."""
    return tokens[index].dep == "conj" and any(
        token.head == index and token.dep.startswith("nsubj") and token.upos in NOUNS
        for token in tokens[:index]
    )


def _lacks_subject(tree: Tree) -> bool:
    """True for a line that opens with a finite verb, as "Performed poorly and was sold." does."""
    tokens = tree.tokens
    first = first_word(tokens)
    if first is None or first.tag not in {"VBD", "VBZ"}:
        return False
    if first.text[:1].islower() or tokens[tree.root] is not first:
        return first.text[:1].islower()
    # "Caught in a storm, Holt slept": the parser took the participle for the verb.
    clauses = [tree.root] if first.tag == "VBZ" else range(len(tokens))
    return all(tree.child(clause, "nsubj", "csubj", "expl") is None for clause in clauses)


def _hangs_on_nothing(tokens: Sequence[Token]) -> bool:
    """True for "Especially if the fog lies over the town.": the only clause is a side clause."""
    return any(
        token.dep == "mark"
        and tokens[token.head].dep == "root"
        and plain(token.text) in SUBORDINATORS
        and not _is_preposition(tokens, place)
        for place, token in enumerate(tokens[:_OPENING])
    )


def _is_preposition(tokens: Sequence[Token], place: int) -> bool:
    """True in "Since the fire in May, trams have run.", though the parser may see a clause."""
    comma = next((i for i in range(place, tokens[place].head) if tokens[i].text == ","), None)
    if comma is None or any(token.upos in VERBS for token in tokens[place:comma]):
        return False
    return any(t.head == tokens[place].head and "subj" in t.dep for t in tokens[comma:])


def _answers_what_is_gone(tokens: Sequence[Token]) -> bool:
    """True for "Not for the reasons given by Holt.": it only mends the sentence before. "Not since
    May has Holt sold flour." does not."""
    if len(tokens) < 2 or plain(tokens[0].text) != "not":
        return False
    doing = {token.head: place for place, token in enumerate(tokens) if token.dep == "nsubj"}
    turned = (t.dep == "aux" and place < doing.get(t.head, 0) for place, t in enumerate(tokens))
    return tokens[1].upos in {"ADP", "SCONJ"} and not any(turned)


def _lacks_tense(tokens: Sequence[Token]) -> bool:
    """True for "Trying to keep the mill." and "Baker to open a mill.": a participle or an
    infinitive where the main verb should be."""
    if any(token.tag in WITH_TENSE for token in tokens):
        return False
    heads = {t.dep: t.head for t in tokens if t.dep in {"nsubj", "mark"} and plain(t.text) != "for"}
    return any(
        token.dep == "root"
        and (token.tag == "VBG" or (token.tag == "VB" and [*heads.values()] == [place] * 2))
        for place, token in enumerate(tokens)
    )


def _says_without_content(tree: Tree) -> bool:
    """True for "Holt said of the mill in court." and "Holt agreed.": what was said, or to what,
    stands in another sentence."""
    verbs = [index for index, token in enumerate(tree.tokens) if token.upos == "VERB"]
    if len(verbs) != 1:
        return False
    if tree.tokens[verbs[0]].lemma in _AGREES:
        return _WITHOUT_CONTENT.issuperset(tree.relations[c] for c in tree.children[verbs[0]])
    return tree.tokens[verbs[0]].lemma == "say" and is_silent(tree, verbs[0])


def _is_side_clause(tokens: Sequence[Token]) -> bool:
    """True for "As the fog lay over the town." with no main clause set off by a comma."""
    first = first_word(tokens)
    if first is None or plain(first.text) not in SUBORDINATORS:
        return False
    return not any(token.text in {",", ";", "–", "—", "--"} for token in tokens)


def _parts_subject_from_verb(tree: Tree) -> bool:
    """True for "Holt of Zenda, was ill.", "Holt, a miller was ill.": a comma lost its pair."""
    for subject, token in enumerate(tree.tokens):
        if token.head <= subject or tree.relations[subject] != "nsubj":
            continue
        helpers = (i for i in tree.children[token.head] if tree.relations[i] in ("aux", "cop"))
        verb = min((i for i in helpers if i > subject), default=token.head)
        between = [word.text for word in tree.tokens[subject + 1 : verb]]
        if between.count(",") == 1 and (between[-1] == "," or _opens_aside(tree, subject, verb)):
            return True
    return False


def _opens_aside(tree: Tree, subject: int, verb: int) -> bool:
    """True where a description of the subject begins with a comma and reaches to the verb."""
    aside = tree.child(subject, "appos")
    if aside is None:
        return False
    first, last = tree.phrase(aside)
    is_part = first == last  # "Holt Mills, Inc. left"
    return tree.tokens[first - 1].text == "," and last == verb - 1 and not is_part


def _opens_with_no_subject(tree: Tree) -> bool:
    """True for "Against star Holt came to a close.", "Of his players came.", "Will again be made by
    Holt.": what is left of the subject is no subject, or nothing."""
    first = tree.tokens[0]
    if first.upos == "AUX" and first.tag in {"MD", "VBZ", "VBP", "VBD"}:
        return plain(first.text) not in INVERTED and plain(tree.tokens[-1].text) != "?"
    subject = tree.child(tree.root, "nsubj")
    if first.upos != "ADP" or subject is None or tree.child(subject, "case") != 0:
        return False
    return tree.tokens[subject].upos == "PROPN" or plain(first.text) == "of"


def _ends_asking(tokens: Sequence[Token]) -> bool:
    """True for "Holt explains how.", "The mill loses money whenever."."""
    last = first_word(reversed(tokens))
    return last is not None and last.tag in ASKING
