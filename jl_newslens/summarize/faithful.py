"""The checks that a bullet must pass before a reader sees it.

Source: S. Zhang, D. Wan, M. Bansal, "Extractive is not Faithful", ACL 2023,
https://aclanthology.org/2023.acl-long.120: nearly a third of extracts mislead, mostly by words that
point at a sentence that is not there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal, TypeAlias

from jl_newslens.model import Token
from jl_newslens.summarize.brief.deletions import OPENING_RULES
from jl_newslens.summarize.fragments import ends_open, is_fragment, is_remnant
from jl_newslens.summarize.names.referents import (
    outside_quotes,
    points_out,
    unnamed_person,
    unnamed_things,
)
from jl_newslens.summarize.sentence.guards import find_guards
from jl_newslens.summarize.sentence.misread import says_nothing
from jl_newslens.summarize.sentence.openers import dangling, heads_article
from jl_newslens.summarize.sentence.pieces import Draft, asked_again
from jl_newslens.summarize.sentence.quotes import is_balanced, is_only_quotation, quoted_spans
from jl_newslens.summarize.sentence.scene import are_glued
from jl_newslens.summarize.sentence.tree import (
    NOUNS,
    VERBS,
    WITH_TENSE,
    first_word,
    is_punctuation,
    tree_of,
)
from jl_newslens.summarize.sentence.words import DASHES, plain

Problem: TypeAlias = Literal[
    "empty",
    "opening",
    "guard word",
    "torn word",
    "quotation",
    "no source",
    "writer",
    "pronoun",
    "thing",
    "question",
    "command",
    "fragment",
    "ending",
]

_LABELS = frozenset(["who", "what", "when", "where", "why", "how", "which"])
_ASKING = _LABELS - {"when"}
_LONGEST_LABEL = 7  # words; from so many on it may be a sentence
_IN_SUBJECT = frozenset({"nsubj", "nsubj:pass", "det", "amod", "compound"})
_NUMBER = "no."  # "No. 11" reads as the negation to whoever compares words, so it stays too
_WRITER = frozenset(["i", "my", "me", "mine", "myself"])
_LISTENERS = frozenset(["us"])
_TALKS = frozenset(["tell", "speak", "talk", "write"])
_BEFORE_NOUN = NOUNS | {"ADJ", "DET", "NUM"}
_THANKS = ["thank", "you"]
_RANGES = frozenset({"range", "ranged", "ranges", "ranging"})
_LONG_DASHES = DASHES - {"-"}
_ARTICLES = frozenset({"the", "a", "an"})


def problems(draft: Draft) -> tuple[Problem, ...]:
    """What is wrong with `draft` as a bullet; () when it may be printed."""
    shown = draft.text()
    found = flaws(draft)
    if "empty" in found:
        return found
    more: list[Problem] = []
    heads = heads_article(draft.sentence)
    if draft.stand_in is None and dangling(draft.tokens, draft.tree, heads=heads):
        more.append("opening")
    if not draft.is_whole:
        more += _losses(draft)
    if _speaks_for_writer(draft):
        more.append("writer")
    if draft.stand_in is None and unnamed_person(draft) is not None:
        more.append("pronoun")
    if unnamed_things(draft) is not None or points_out(draft):
        more.append("thing")
    if is_only_quotation(shown):
        more.append("no source")
    if shown.endswith(("?", "!")) or is_label(draft.tokens):
        more.append("question")
    if draft.sentence.kind == "body" and _is_command(draft.tokens):
        more.append("command")
    return (*more, *found)


@asked_again
def flaws(draft: Draft) -> tuple[Problem, ...]:
    """What is wrong with `draft` as a sentence, wherever it stands."""
    shown = draft.text()
    if not any(character.isalnum() for character in shown):
        return ("empty",)
    found: list[Problem] = []
    # A dateline is no part of the sentence: without it, nothing is cut yet.
    is_cut = not {"", "dateline"}.issuperset(draft.rules)
    if not is_balanced(shown) or (is_cut and _tears_quotation(draft)):
        found.append("quotation")
    if draft.sentence.kind != "list_item" and (
        shown.startswith("(")
        or is_fragment(draft.tree)
        or _lost_noun(draft)
        or _halves_aside(draft)
        or _halves_range(draft)
        or (is_cut and (is_remnant(draft.tree) or _lost_tense(draft) or _lost_content(draft)))
    ):
        found.append("fragment")
    if ends_open(draft.tokens):
        found.append("ending")
    return tuple(found)


def _tears_quotation(draft: Draft) -> bool:
    """True where a quotation lost one of its marks, so that another may close it, or all words."""
    sentence = draft.sentence
    spans, _ = quoted_spans(sentence.text)
    shown = {
        place - sentence.start
        for index in draft.kept
        for place in range(sentence.tokens[index].start, sentence.tokens[index].end)
    }
    for start, end in spans:
        words = any(sentence.text[i].isalnum() for i in shown.intersection(range(start, end)))
        if {start in shown, end - 1 in shown} != {words}:
            return True
    return False


def _lost_content(draft: Draft) -> bool:
    """True where a verb of saying, or the main verb, lost what the whole sentence gives it."""
    return says_nothing(draft.tree) and not says_nothing(tree_of(draft.sentence.tokens))


def _halves_range(draft: Draft) -> bool:
    """True for "Prices range from the fair [, …, to the cruel]"."""
    if _RANGES.isdisjoint(draft.words) or "from" not in draft.words or "to" in draft.words:
        return False
    return any(plain(token.text) == "to" for token in draft.sentence.tokens)


def _halves_aside(draft: Draft) -> bool:
    """True for "Holt -- made famous | is leaving": one of two dashes is gone from between words."""
    dashes = [i for i, token in enumerate(draft.sentence.tokens) if token.text in _LONG_DASHES]
    gone = [i for i in dashes if not draft.keeps(i)]
    if len(dashes) != 2 or len(gone) != 1:
        return False
    following = [i for i in draft.kept if i > gone[0]]
    return bool(following) and not is_punctuation(draft.sentence.tokens[following[0]])


def _lost_noun(draft: Draft) -> bool:
    """True for "The | 30-year-old | rebounded." and "The golfing | great | won.": the parser took
    the noun for an adverb."""
    tokens = draft.sentence.tokens
    return any(
        right > left + 1
        and plain(tokens[left - (tokens[left].tag in {"JJ", "VBG"})].text) in _ARTICLES
        and tokens[right].upos in VERBS
        and tokens[right].dep == "root"
        for left, right in pairwise(draft.kept)
    )


def _lost_tense(draft: Draft) -> bool:
    """True for "Some of those housed in the jail." where the verb with a tense has gone."""
    if draft.tokens[draft.tree.root].tag == "VBN":
        return False  # as likely a past tense, wrongly tagged
    return any(token.tag in WITH_TENSE for token in draft.sentence.tokens) and not any(
        token.tag in WITH_TENSE for token in draft.tokens
    )


def _losses(draft: Draft) -> Iterator[Problem]:
    """What a deletion must never take: a guard word, half a word."""
    source = draft.sentence.tokens
    gone = [bool(rule) and rule not in OPENING_RULES and rule != "dateline" for rule in draft.rules]
    if any(
        left_out and (guard or plain(token.text) == _NUMBER)
        for token, guard, left_out in zip(source, find_guards(source), gone, strict=True)
    ):
        yield "guard word"
    if any(
        gone[i] != gone[i + 1] and are_glued(source[i], source[i + 1])
        for i in range(len(source) - 1)
    ):
        yield "torn word"


def _speaks_for_writer(draft: Draft) -> bool:
    """True for "I", "my", "told us" or "one of us" outside quotation marks: no bullet says who
    that is."""
    tokens = draft.sentence.tokens
    own = outside_quotes(draft, _WRITER)
    return not all(_is_pit(tokens, index) for index in own) or any(
        tokens[tokens[index].head].lemma in _TALKS or plain(tokens[index - 1].text) == "of"
        for index in outside_quotes(draft, _LISTENERS)
    )


def _is_pit(tokens: Sequence[Token], index: int) -> bool:
    """True for "mine" in "the old mine", "a copper mine", but not in "a friend of mine"."""
    is_mine = index > 0 and plain(tokens[index].text) == "mine"
    return is_mine and tokens[index - 1].upos in _BEFORE_NOUN


def _is_command(tokens: Sequence[Token]) -> bool:
    """True for "Note that …", "For more, see …", "Be sure to …": it speaks to the reader, and tells
    no news; and for "Thank you, …"."""
    if [plain(token.text) for token in tokens[:2]] == _THANKS:
        return True
    root = next((index for index, token in enumerate(tokens) if token.dep == "root"), -1)
    if root < 0:
        return False
    below = [token for token in tokens if token.head == root]
    is_bare = any(token.tag == "VB" and token.dep in {"root", "cop"} for token in below)
    others = ("nsubj", "csubj", "expl", "aux", "mark")
    return is_bare and not any(token.dep.startswith(others) for token in below)


def is_label(tokens: Sequence[Token]) -> bool:
    """True for "Who can vote.", "Why the mills closed.": the label of what follows."""
    if len(tokens) > 2 and tokens[1].text == ":":
        return plain(tokens[2].text) in _LABELS  # "Opinion: Why the mills closed."
    first = first_word(tokens)
    if first is None or plain(first.text) not in _LABELS:
        return False
    asks = plain(first.text) in _ASKING and first.dep != "" and _asks_main(tokens, first)
    return asks or sum(not is_punctuation(token) for token in tokens) < _LONGEST_LABEL


def _asks_main(tokens: Sequence[Token], first: Token) -> bool:
    """Whether the main verb is the one that is asked for, and none follows: not "What he knows is
    little", wherever the parser put its root."""
    main = tokens[first.head]
    for _ in tokens:  # "What | work | is like in a mill."; a foreign tree may go round in circles
        if main.dep not in _IN_SUBJECT:
            break
        main = tokens[main.head]
    rest = ("csubj", "ccomp", "parataxis", "conj", "advcl")
    return main.dep == "root" and not any(t.dep in rest and tokens[t.head] is main for t in tokens)
