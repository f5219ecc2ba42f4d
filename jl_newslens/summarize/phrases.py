"""Phrases that a sentence can do without, and how sure we are of each.

Unlike the rules of `deletions`, which are safe for any text, these are modifiers, asides and second
clauses of which a writer of headlines keeps some and drops others. Which, was learned from news
sentences that editors had shortened (`jl_newslens.summarize.training`); what must never go is set
here, by hand.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Final

from jl_newslens.model import Sentence
from jl_newslens.summarize.completions import (
    WANTS_PLACE,
    completes,
    counts,
    is_charged,
    ties_clause,
)
from jl_newslens.summarize.tree import Tree, is_punctuation, joins_well
from jl_newslens.summarize.words import (
    ATTRIBUTION_FORMS,
    CAUSE_OR_PURPOSE,
    CONDITIONS,
    DASHES,
    ORDINALS,
    TIME_NOUNS,
    WEEKDAYS,
    plain,
    word_set,
)

WEIGHTS_FILE: Final = "phrases.json"

_RULES: Final[dict[str, str]] = {
    "obl": "circumstance",
    "nmod": "detail of a noun",
    "advcl": "side clause",
    "acl": "participle",
    "acl:relcl": "relative clause",
    "conj": "second clause",
    "appos": "apposition",
    "advmod": "adverb",
}
# A phrase with one of these carries the claim: the agent, the comparison, the source, the limit.
_KEPT_PREPOSITIONS = word_set("by than of without despite except according unless until whether if")
_KEPT_CLAUSES = CAUSE_OR_PURPOSE | CONDITIONS | word_set("than that whether although though from")
# Adverbs that neither turn nor measure what is said.
_LIGHT_ADVERBS = word_set(
    """
    now here there just right still already then also very quite pretty rather much really
    indeed later soon somewhat somehow anyway
    """
)
# "-ly" that says what happened, how often or to whom, and not only how; and "-ly" of no adverb.
_WEIGHTY_ADVERBS = word_set(
    """
    accidentally annually badly bodily collectively conditionally daily deadly deliberately
    differently early elderly equally exclusively falsely family fatally finally formally formerly
    fully illegally independently indirectly initially intentionally internally jointly
    lawfully legally monthly mainly mostly mutually narrowly naturally normally officially
    originally partially partly permanently poorly previously primarily privately
    professionally publicly respectively secretly separately seriously severely sexually
    solely specifically temporarily unanimously unlawfully usually verbally weekly wrongly
    yearly
    """
)
# Other prepositions mostly complete their word: doubts about, talks with, charged with, look for.
_PLACE_OR_TIME = word_set("in at on near outside inside during since after before")
_NAMES_DAY = WEEKDAYS | word_set("last this next late early earlier every each tomorrow now")
_TO_COME = frozenset({"will", "'ll", "wo", "shall"})
_AMONG_WHICH = ORDINALS | {"first", "only"}
_SUPERLATIVE_REACH = 9  # words from "most" to the end of its noun
_AFTER_ADVERB = frozenset({"VERB", "AUX", "ADJ", "ADV", "PART", "PUNCT", "ADP", "DET", "PRON"})
_RESTRICTED = frozenset({"who", "which", "whose", "whom", "where", "when"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens [left, right] that hang on token `top`; `first` and `last` take in their commas."""

    top: int
    left: int
    right: int
    first: int
    last: int
    rule: str
    features: tuple[str, ...]

    @property
    def indexes(self) -> tuple[int, ...]:
        return tuple(range(self.first, self.last + 1))


def phrases(sentence: Sentence, tree: Tree) -> Iterator[Phrase]:
    """The phrases of `sentence` that could go, in order; `tree` must be usable."""
    tokens = sentence.tokens
    for top, token in enumerate(tokens):
        rule = _RULES.get(token.dep) or _RULES.get(tree.relations[top])
        if rule is None or top == tree.root or not tree.is_contiguous(top):
            continue
        left, right = tree.phrase(top)
        before = tokens[left - 1].text if left else "^"
        after = tokens[right + 1].text if right + 1 < len(tokens) else "$"
        link = _link(tree, top)
        if not _may_go(tree, top, left, right, rule, link, before, after):
            continue
        first, last = _with_signs(tree, left, right, rule)
        if not joins_well(tree, first, last):
            continue
        yield Phrase(
            top,
            left,
            right,
            first,
            last,
            rule,
            _features(tree, top, left, right, link, before, after),
        )


def _link(tree: Tree, top: int) -> str:
    """The word that ties the phrase: its preposition, conjunction or relative, else ""."""
    for child in tree.children[top]:
        if tree.relations[child] in {"case", "mark"} and child < top:
            return plain(tree.tokens[child].text)
    return ""


def _may_go(
    tree: Tree, top: int, left: int, right: int, rule: str, link: str, before: str, after: str
) -> bool:
    tokens = tree.tokens
    head = tokens[top].head
    at_end = all(is_punctuation(token) for token in tokens[right + 1 :])
    set_off = before in {",", "^"} | DASHES and (after in {","} | DASHES or at_end)
    if before in DASHES and after == ",":
        return False  # the dash would be left before what follows
    if tokens[top].dep in {"obl:agent", "obl:arg"} or link in _KEPT_PREPOSITIONS:
        return False
    if rule in {"circumstance", "detail of a noun"} and (
        not _is_circumstance(tree, left, right, link)
        or any(plain(tokens[i].text) in _RESTRICTED for i in range(left, right + 1))
    ):
        return False  # "at which point" ties its clause to the sentence
    if rule == "circumstance" and (
        (left == head + 1 and _is_wanted(tree, top, link, left)) or _is_due(tree, top, left, right)
    ):
        return False
    if rule in {"circumstance", "detail of a noun"} and (
        completes(tree, top, left, right) or (link and _limits_superlative(tree, left))
    ):
        return False
    if rule not in {"relative clause", "apposition", "adverb"} and counts(tree, left, right):
        return False
    if rule in {"circumstance", "detail of a noun"} and any(
        tokens[i].text in {",", ";", ":", "that"} for i in range(left, right + 1)
    ):
        # A comma within so short a phrase is, more often than not, an error of the parser, and
        # "at the time that …" says more than a time.
        return False
    if rule == "side clause":
        if plain(tokens[left].text) in _RESTRICTED | {"that"}:
            return False  # "the first that was built": it says which
        if tokens[left].upos == "CCONJ":
            return False  # the last of a list of clauses
        if plain(tokens[left].text) == "to" and not set_off:
            return False  # "brave enough to sign": what the word before it wants
        if ties_clause(tree, left) or "order" in [plain(t.text) for t in tokens[left : left + 2]]:
            return False
        if tokens[left].text.endswith("ed") or tokens[left].tag in {"VBD", "VBN"}:
            return False  # as likely the main verb, where the parser went wrong
        return link not in _KEPT_CLAUSES and (set_off or (bool(link) and at_end))
    if rule == "participle":
        return set_off and plain(tokens[left].text).endswith("ing")
    if rule in {"relative clause", "apposition"}:
        return (
            set_off
            and tokens[head].upos in {"PROPN", "NOUN"}
            and (rule == "apposition" or plain(tokens[left].text) in _RESTRICTED)
        )
    if rule == "second clause":
        # Only a clause of its own, or a second predicate, at the end: lists stay whole.
        return (
            at_end
            and tokens[top].upos in {"VERB", "AUX"}
            and tokens[head].upos in {"VERB", "AUX"}
            and not any(plain(tokens[i].text) in {"or", "nor", "but"} for i in range(head, top))
            and tree.child(top, "cc") is not None  # without an "and" it may be the main verb
            and not _says(tree, left, right)
            and tree.relations[head] != "conj"
            and sum(tree.relations[child] == "conj" for child in tree.children[head]) == 1
            and not _ends_list(tree, head, left)
        )
    if rule == "detail of a noun":
        return link in _PLACE_OR_TIME and left > head
    if rule == "adverb":
        if before == "," and plain(tokens[left].text) == "then":
            return False  # "they wait, then try again"
        if plain(tokens[left].text) not in _LIGHT_ADVERBS and (
            tokens[head].dep == "amod" or is_charged(tree, head)
        ):
            return False  # "scantily clad"
        return tokens[head].upos in {"VERB", "AUX", "ADJ", "ADV"} and _is_light(tree, left, right)
    return link in _PLACE_OR_TIME or tokens[top].dep in {"obl:tmod", "obl:unmarked"}


def _is_light(tree: Tree, left: int, right: int) -> bool:
    """True for "really", "right now", "completely", where they stand for themselves."""
    tokens = tree.tokens
    words = [plain(tokens[index].text) for index in range(left, right + 1)]
    if len(words) > 2 or not all(
        word in _LIGHT_ADVERBS or (word.endswith("ly") and word not in _WEIGHTY_ADVERBS)
        for word in words
    ):
        return False
    if any(tokens[index].upos != "ADV" for index in range(left, right + 1)):
        return False
    following = tokens[right + 1] if right + 1 < len(tokens) else None
    if following is None:
        return True
    if plain(following.text) in {"that", "as", "enough", "after", "before", "than", "to"}:
        return False  # "so big that", "just as", "now that", "shortly after"
    return following.upos in _AFTER_ADVERB


def _is_circumstance(tree: Tree, left: int, right: int, link: str) -> bool:
    """False for what only looks like a time or place: a measure, a clause taken for a phrase."""
    tokens = tree.tokens
    timed = any(_names_time(tokens[index].text) for index in range(left, right + 1))
    following = tokens[right + 1] if right + 1 < len(tokens) else None
    if link in {"on", ""} and not timed:
        return False  # "doubt on …", "reactors 3 and 4"
    if not link and following is not None and following.upos in {"ADP", "SCONJ", "ADV", "PART"}:
        return False  # "eight years after …", "gave Holt two months to …"
    if link in {"after", "before", "since", "during"}:
        if left and _names_time(tokens[left - 1].text):
            return False  # "five years | after the spill"
        then = following
        if then is not None and then.text == "," and right + 2 < len(tokens):
            then = tokens[right + 2]
        if then is not None and then.upos in {"VERB", "AUX"}:
            return False  # "a week | after a court | stopped the work"
    if left == 0:
        # At the head, a comma and then a subject: else it is the subject that would go.
        subject = tokens[right + 2] if right + 2 < len(tokens) else None
        return (
            following is not None
            and following.text == ","
            and subject is not None
            and subject.upos in {"NOUN", "PROPN", "DET", "PRON", "NUM", "ADJ"}
        )
    return True


def _is_wanted(tree: Tree, top: int, link: str, left: int) -> bool:
    """True for what the verb just before it may ask for: "lives in Ghent", "takes a week".

    An infinitive or a gerund without an object is hardly said for itself: "plans to engage in it".
    """
    if not link and plain(tree.tokens[left].text) not in _NAMES_DAY:
        return True
    head = tree.tokens[top].head
    verb = tree.tokens[head]
    wants = plain(verb.lemma or verb.text) in WANTS_PLACE
    bare = verb.tag in {"VB", "VBG"} and tree.relations[head] in {"acl", "advcl", "xcomp"}
    return (wants or bare) and not _names_time(tree.tokens[top].text)


def _is_due(tree: Tree, top: int, left: int, right: int) -> bool:
    """True for the time of what is still to come: "will open in May"."""
    head = tree.tokens[top].head
    to_come = any(plain(tree.tokens[c].text) in _TO_COME for c in tree.children[head])
    return to_come and any(_names_time(tree.tokens[i].text) for i in range(left, right + 1))


def _limits_superlative(tree: Tree, left: int) -> bool:
    """True for what says among which: "the oldest mill | in the country", "the fourth cut | since
    May"."""
    for index in range(left - 1, max(-1, left - 1 - _SUPERLATIVE_REACH), -1):
        token = tree.tokens[index]
        if is_punctuation(token) or token.upos in {"VERB", "AUX"}:
            return False
        if token.tag in {"JJS", "RBS"} or plain(token.text) in _AMONG_WHICH:
            return True
    return False


def _ends_list(tree: Tree, head: int, left: int) -> bool:
    """True for the last of three: "open the gates, drain the lock, | and clear the mud"."""
    commas = sum(tree.tokens[index].text == "," for index in range(head, left))
    return commas > 1


def _names_time(text: str) -> bool:
    word = plain(text)
    return word in TIME_NOUNS or word.removesuffix("s") in TIME_NOUNS


def _says(tree: Tree, left: int, right: int) -> bool:
    """True where the phrase may be what names the source of a claim."""
    return any(plain(tree.tokens[i].text) in ATTRIBUTION_FORMS for i in range(left, right + 1))


def _with_signs(tree: Tree, left: int, right: int, rule: str) -> tuple[int, int]:
    """The phrase with the commas that set it off, or the conjunction that brought it."""
    tokens = tree.tokens
    first, last = left, right
    if rule == "second clause":
        while first > 0 and (
            tokens[first - 1].upos == "CCONJ" or tokens[first - 1].text in {",", ";"}
        ):
            first -= 1
        return first, last
    signs = {","} | DASHES
    comma_before = left > 0 and tokens[left - 1].text in signs
    comma_after = right + 1 < len(tokens) and tokens[right + 1].text in signs
    at_end = all(is_punctuation(token) for token in tokens[right + 1 :])
    if left == 0:
        return first, last + 1 if comma_after else last
    if comma_before and comma_after:
        subject = tree.child(tree.root, "nsubj", "csubj")
        if subject is not None and tree.extent(subject)[0] > left:
            return first, last + 1
        return first - 1, last + 1
    if comma_before and at_end:
        return first - 1, last
    return first, last


def _features(
    tree: Tree, top: int, left: int, right: int, link: str, before: str, after: str
) -> tuple[str, ...]:
    tokens = tree.tokens
    token, head = tokens[top], tokens[tokens[top].head]
    size, total = right - left + 1, len(tokens)
    dep, side = token.dep, "before" if top < token.head else "after"
    depth = "root" if token.head == tree.root else head.dep
    commas = f"{before in {',', '^'}:d}{after in {',', '$'} or after in '.!?':d}"
    siblings = sum(
        1 for i in tree.children[token.head] if tree.relations[i] == tree.relations[top] and i < top
    )
    return (
        "bias",
        f"relation {dep}",
        f"relation {dep} {side}",
        f"link {dep} {link}",
        f"relation {dep} commas {commas}",
        f"relation {dep} on {depth}",
        f"head {head.upos} {dep}",
        f"head {plain(head.lemma or head.text)} {link or dep}",
        f"word {plain(token.lemma or token.text)} {dep}",
        f"link {link} word {plain(token.lemma or token.text)}",
        f"tag {dep} {token.tag}",
        f"size {min(size, 12)}",
        f"size {dep} {min(size // 3, 5)}",
        f"share {int(6 * size / total)}",
        f"place {int(5 * left / total)} {dep}",
        f"ends {dep} {right + 1 >= total or is_punctuation(tokens[right + 1])}",
        f"earlier {dep} {min(siblings, 2)}",
        f"length {min(total // 8, 6)}",
        f"number {any(tokens[i].upos == 'NUM' for i in range(left, right + 1))} {dep}",
        f"name {any(tokens[i].upos == 'PROPN' for i in range(left, right + 1))} {dep} {link}",
    )


def probability(phrase: Phrase, weights: Mapping[str, float] | None = None) -> float:
    """How likely an editor would have dropped the phrase, in (0, 1)."""
    table = shipped_weights() if weights is None else weights
    total = math.fsum(table.get(feature, 0.0) for feature in phrase.features)
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))


@lru_cache(maxsize=1)
def shipped_weights() -> Mapping[str, float]:
    path = files("jl_newslens.summarize") / "weights" / WEIGHTS_FILE
    table: dict[str, float] = json.loads(path.read_text(encoding="utf-8"))["weights"]
    return table
