"""Which phrases may never go, by kind, set by hand: `phrases` has learned about the rest."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from jl_newslens.model import Token
from jl_newslens.summarize.completions import (
    WANTS_PLACE,
    completes,
    counts,
    is_charged,
    ties_clause,
)
from jl_newslens.summarize.tree import Tree, is_punctuation
from jl_newslens.summarize.words import (
    ATTRIBUTION_FORMS,
    CAUSE_OR_PURPOSE,
    CONDITIONS,
    DASHES,
    ORDINALS,
    WEEKDAYS,
    is_time,
    plain,
    word_set,
)

# A phrase with one of these carries the claim: the agent, the comparison, the source, the limit.
_KEPT_PREPOSITIONS = word_set("by than of without despite except according unless until whether if")
_TIED = frozenset({"obl:agent", "obl:arg"})
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
_NO_SHORT_PHRASE = frozenset({",", ";", ":", "that"})


@dataclass(frozen=True, slots=True)
class Stretch:
    """Tokens [left, right] that hang on token `top`; `link` is the word that ties them, or ""."""

    tree: Tree
    top: int
    left: int
    right: int
    link: str

    @property
    def head(self) -> int:
        return self.tree.tokens[self.top].head

    @property
    def tokens(self) -> tuple[Token, ...]:
        return self.tree.tokens[self.left : self.right + 1]

    @property
    def first_word(self) -> str:
        return plain(self.tree.tokens[self.left].text)

    @property
    def before(self) -> str:
        """The text of the token before it; "^" at the start of the sentence."""
        return self.tree.tokens[self.left - 1].text if self.left else "^"

    @property
    def after(self) -> str:
        """The text of the token after it; "$" at the end of the sentence."""
        tokens = self.tree.tokens
        return tokens[self.right + 1].text if self.right + 1 < len(tokens) else "$"

    @property
    def is_last(self) -> bool:
        return all(map(is_punctuation, self.tree.tokens[self.right + 1 :]))

    @property
    def is_set_off(self) -> bool:
        opened = self.before in {",", "^"} | DASHES
        return opened and (self.after in {","} | DASHES or self.is_last)


def may_go(stretch: Stretch, rule: str) -> bool:
    """Whether a sentence could do without `stretch`, a phrase of the kind that `rule` names."""
    if stretch.before in DASHES and stretch.after == ",":
        return False  # the dash would be left before what follows
    if stretch.tree.tokens[stretch.top].dep in _TIED or stretch.link in _KEPT_PREPOSITIONS:
        return False
    return _MAY_GO[rule](stretch)


def _circumstance(stretch: Stretch) -> bool:
    if _is_wanted(stretch) or _is_due(stretch) or not _is_mere_detail(stretch):
        return False
    dep = stretch.tree.tokens[stretch.top].dep
    return stretch.link in _PLACE_OR_TIME or dep in {"obl:tmod", "obl:unmarked"}


def _detail_of_noun(stretch: Stretch) -> bool:
    after_noun = stretch.link in _PLACE_OR_TIME and stretch.left > stretch.head
    return after_noun and _is_mere_detail(stretch)


def _is_mere_detail(stretch: Stretch) -> bool:
    """True for a time or place that completes no word and gives no number."""
    tree, left, right = stretch.tree, stretch.left, stretch.right
    if not _is_circumstance(stretch) or counts(tree, left, right):
        return False
    if any(plain(token.text) in _RESTRICTED for token in stretch.tokens):
        return False  # "at which point" ties its clause to the sentence
    if any(token.text in _NO_SHORT_PHRASE for token in stretch.tokens):
        # A comma within so short a phrase is, more often than not, an error of the parser, and
        # "at the time that …" says more than a time.
        return False
    if stretch.link and _limits_superlative(tree, left):
        return False
    return not completes(tree, stretch.top, left, right)


def _side_clause(stretch: Stretch) -> bool:
    tree, left, link, first = stretch.tree, stretch.left, stretch.link, stretch.first_word
    token = tree.tokens[left]
    if first in _RESTRICTED | {"that"}:
        return False  # "the first that was built": it says which
    if token.upos == "CCONJ":
        return False  # the last of a list of clauses
    if first == "to" and not stretch.is_set_off:
        return False  # "brave enough to sign": what the word before it wants
    if ties_clause(tree, left) or counts(tree, left, stretch.right):
        return False
    if "order" in [plain(other.text) for other in tree.tokens[left : left + 2]]:
        return False
    if token.text.endswith("ed") or token.tag in {"VBD", "VBN"}:
        return False  # as likely the main verb, where the parser went wrong
    if link in _KEPT_CLAUSES:
        return False
    return stretch.is_set_off or (bool(link) and stretch.is_last)


def _participle(stretch: Stretch) -> bool:
    told = stretch.is_set_off and stretch.first_word.endswith("ing")
    return told and not counts(stretch.tree, stretch.left, stretch.right)


def _apposition(stretch: Stretch) -> bool:
    described = stretch.tree.tokens[stretch.head]
    return stretch.is_set_off and described.upos in {"PROPN", "NOUN"}


def _relative_clause(stretch: Stretch) -> bool:
    return stretch.first_word in _RESTRICTED and _apposition(stretch)


def _second_clause(stretch: Stretch) -> bool:
    """Only a clause of its own, or a second predicate, at the end: lists stay whole."""
    tree, top, head, left = stretch.tree, stretch.top, stretch.head, stretch.left
    tokens = tree.tokens
    if not {tokens[top].upos, tokens[head].upos} <= {"VERB", "AUX"} or not stretch.is_last:
        return False
    if tree.child(top, "cc") is None:
        return False  # without an "and" it may be the main verb
    if any(plain(token.text) in {"or", "nor", "but"} for token in tokens[head:top]):
        return False
    if _says(stretch) or counts(tree, left, stretch.right):
        return False
    joined = sum(tree.relations[child] == "conj" for child in tree.children[head])
    return joined == 1 and tree.relations[head] != "conj" and not _ends_list(tree, head, left)


def _adverb(stretch: Stretch) -> bool:
    tree, head, first = stretch.tree, stretch.tree.tokens[stretch.head], stretch.first_word
    if stretch.before == "," and first == "then":
        return False  # "they wait, then try again"
    if head.upos not in {"VERB", "AUX", "ADJ", "ADV"}:
        return False
    if first not in _LIGHT_ADVERBS and (head.dep == "amod" or is_charged(tree, stretch.head)):
        return False  # "scantily clad"
    return _is_light(stretch)


_MAY_GO: Final[Mapping[str, Callable[[Stretch], bool]]] = {
    "circumstance": _circumstance,
    "detail of a noun": _detail_of_noun,
    "side clause": _side_clause,
    "participle": _participle,
    "relative clause": _relative_clause,
    "second clause": _second_clause,
    "apposition": _apposition,
    "adverb": _adverb,
}


def _is_light(stretch: Stretch) -> bool:
    """True for "really", "right now", "completely", where they stand for themselves."""
    tokens, right = stretch.tree.tokens, stretch.right
    words = [plain(token.text) for token in stretch.tokens]
    if len(words) > 2 or not all(
        word in _LIGHT_ADVERBS or (word.endswith("ly") and word not in _WEIGHTY_ADVERBS)
        for word in words
    ):
        return False
    if any(token.upos != "ADV" for token in stretch.tokens):
        return False
    following = tokens[right + 1] if right + 1 < len(tokens) else None
    if following is None:
        return True
    if plain(following.text) in {"that", "as", "enough", "after", "before", "than", "to"}:
        return False  # "so big that", "just as", "now that", "shortly after"
    return following.upos in _AFTER_ADVERB


def _is_circumstance(stretch: Stretch) -> bool:
    """False for what only looks like a time or place: a measure, a clause taken for a phrase."""
    tokens, left, right, link = stretch.tree.tokens, stretch.left, stretch.right, stretch.link
    timed = any(is_time(plain(token.text)) for token in stretch.tokens)
    following = tokens[right + 1] if right + 1 < len(tokens) else None
    if link in {"on", ""} and not timed:
        return False  # "doubt on …", "reactors 3 and 4"
    if not link and following is not None and following.upos in {"ADP", "SCONJ", "ADV", "PART"}:
        return False  # "eight years after …", "gave Holt two months to …"
    if link in {"after", "before", "since", "during"}:
        if left and is_time(plain(tokens[left - 1].text)):
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


def _is_wanted(stretch: Stretch) -> bool:
    """True for what the verb just before it may ask for: "lives in Ghent", "takes a week".

    An infinitive or a gerund without an object is hardly said for itself: "plans to engage in it".
    """
    tree, head = stretch.tree, stretch.head
    if stretch.left != head + 1:
        return False
    if not stretch.link and stretch.first_word not in _NAMES_DAY:
        return True
    verb = tree.tokens[head]
    wants = plain(verb.lemma or verb.text) in WANTS_PLACE
    bare = verb.tag in {"VB", "VBG"} and tree.relations[head] in {"acl", "advcl", "xcomp"}
    return (wants or bare) and not is_time(plain(tree.tokens[stretch.top].text))


def _is_due(stretch: Stretch) -> bool:
    """True for the time of what is still to come: "will open in May"."""
    tree = stretch.tree
    to_come = any(plain(tree.tokens[c].text) in _TO_COME for c in tree.children[stretch.head])
    return to_come and any(is_time(plain(token.text)) for token in stretch.tokens)


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


def _says(stretch: Stretch) -> bool:
    """True where the phrase may be what names the source of a claim."""
    return any(plain(token.text) in ATTRIBUTION_FORMS for token in stretch.tokens)
