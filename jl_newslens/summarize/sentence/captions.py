"""Captions of photos that a page, or a copy of it, has left among its sentences.

Some stand alone; of others the full stop was lost, so that the next sentence goes on where the
caption ends: "The old mill at Zenda in May The council has sold it."
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from jl_newslens.model import Sentence, Token
from jl_newslens.summarize.sentence.quotes import quoted_tokens
from jl_newslens.summarize.sentence.tree import tree_of
from jl_newslens.summarize.sentence.words import (
    ATTRIBUTION_FORMS,
    SUBORDINATORS,
    plain,
    word_set,
)

_VERBS: Final = word_set("is are was were be has have had does do did will")  # of no label
# "Booming trade: The new branch in May", "Well-wishers: The bakers": the label of a photo. One that
# may be a speaker's or the newsroom's own word ("Holt: …", "Breaking news: …") is left alone.
_LABEL: Final = re.compile(
    r"^\W*(?!(?:breaking|update|live|the|an?|one|two|my|his|her|their|our|its|this|that)\b)"
    r"(?-i:[A-Z][a-z'’-]+(?:\ [a-z'’-]+){1,2}|[A-Z][a-z]+-[a-z-]+):\ [“‘\"']?(?-i:[A-Z])",
    re.IGNORECASE,
)
_WHERE: Final = r"\((?:(?:far|second)\ )?(?:left|right|cent(?:re|er))\)"
# "The bakery opened in May; pictured is its oven.", "Anna Holt, 41, left, with her brother",
# "Anna Holt in action against Mertens", "Anna Holt (left) and Luke Mertens (right)", "Anna Holt
# beside Luke Mertens and Eva Claes (L-R)", "Anna Holt (not pictured)"
_PICTURED: Final = re.compile(
    r"^[A-Z][\w’'-]+(?:\ [A-Z][\w’'-]+)*\ in\ action\b"
    r"|[,;.]\ pictured\ (?:is|are|here|above|below|left|right)\b"
    rf"|{_WHERE}.*{_WHERE}"
    r"|\((?:not\ pictured|[Ll]-[Rr]|(?:from\ )?left\ to\ right)\b"
    r"|\b[A-Z][\w’'-]+,\ (?:\d+,\ )?(?:(?:far|second|top|bottom)\ )?(?:left|right|centre|center)"
    r"(?:,|\ and\b|\ with\b)"
)
_SCROLL: Final = re.compile(r"^\W*scroll\ down\ for\ \w+(?:\ and\ \w+)?\s+(?=\w)", re.IGNORECASE)
# In mid-sentence none of these has a capital, unless the full stop before it was lost.
_JOINT: Final = re.compile(
    r"(?<=[a-z0-9)])\s+(?=(?:The|An?|He|She|They|It|His|Her|Their|This|These|There|But|In|When|While|"
    r"After|As|With|At|On|For|Police)\s+[a-z])"
)
# What people do in photos; the others may be told of in the present tense.
_POSES: Final = word_set("celebrate cheer embrace hug kiss pose smile wave")
_SEEN: Final = word_set(
    """
    arrive attend carry gesture hold leave lift look point score shake sit speak stand talk visit
    walk watch wear
    """
)
_LONG_AGO: Final = re.compile(r"\b(?:in|last) (?:(?:19|20)\d\d|year|month|week)\W*$")
# These go on with a name ("Metropolitan Police", "Serie A"), or a letter ("from A to B").
_IN_NAMES: Final = frozenset({"A", "An", "Police"})
_ENDS: Final = frozenset({"NOUN", "NUM", "ADV", "VERB"})
_FEWEST: Final = 5  # tokens, on either side


def is_caption(text: str) -> bool:
    """True for a sentence that says what a photo shows."""
    if _PICTURED.search(text):
        return True
    found = _LABEL.match(text)
    if found is None:
        return False
    label = {plain(word.strip(":“‘\"'")) for word in found[0].split()}
    return ATTRIBUTION_FORMS.isdisjoint(label) and _VERBS.isdisjoint(label)


def opens_with_a_mood(sentence: Sentence) -> bool:
    """True for "Emotional: Holt at the opening.", the label of a photo."""
    tokens = sentence.tokens[:3]
    return len(tokens) > 2 and tokens[0].upos == "ADJ" and tokens[1].text == ":"


def caption_length(sentence: Sentence) -> int:
    """How many tokens at the start of `sentence` are a caption without its full stop; 0 where none
    is."""
    text, tokens = sentence.text, sentence.tokens
    found = _SCROLL.match(text) or _JOINT.search(text)
    if found is None:
        return 0
    limit = sentence.start + found.end()
    size = sum(token.end <= limit for token in tokens)
    if found.re is _SCROLL:
        return size if len(tokens) - size >= _FEWEST else 0
    if not _FEWEST <= size < len(tokens) - _FEWEST or not _may_end(tokens[size - 1], tokens[size]):
        return 0
    [quoted] = quoted_tokens(text, [(found.end(), found.end() + 1)])
    return 0 if quoted or _is_title(tokens[size:]) else size


def _is_title(tokens: Sequence[Token]) -> bool:
    """True for "When the Mill Grinds Rye", a film."""
    is_clause = plain(tokens[0].text) in SUBORDINATORS
    return is_clause and all(token.text[:1].isupper() for token in tokens[2:4])


def shows_a_photo(sentence: Sentence) -> bool:
    """True for "Anna Holt smiles outside her mill." and "Anna Holt wears a hat in 2011."."""
    tree, tokens = tree_of(sentence.tokens), sentence.tokens
    if not tokens or tokens[tree.root].tag not in {"VBZ", "VBP"} or not tree.usable:
        return False
    subject, verb = tree.child(tree.root, "nsubj"), tokens[tree.root]
    if subject is None:
        return False
    if caption_length(sentence):
        return False  # the caption goes, and the sentence behind it stays
    dated = bool(_LONG_AGO.search(sentence.text)) and plain(verb.lemma) in _SEEN
    return tokens[subject].upos == "PROPN" and (dated or plain(verb.lemma) in _POSES)


def _may_end(last: Token, following: Token) -> bool:
    """Whether a sentence may end with `last`, since `following` begins with a capital."""
    if last.text == ")":
        return True
    in_lower_case = last.text[:1].islower() or last.text.isdigit()
    if following.text in _IN_NAMES:
        return in_lower_case and last.upos in _ENDS
    return in_lower_case or last.upos == "PROPN"
