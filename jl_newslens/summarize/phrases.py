"""Phrases that a sentence can do without, and how sure we are of each.

Unlike the rules of `deletions`, which are safe for any text, these are modifiers, asides and second
clauses of which a writer of headlines keeps some and drops others. Which, was learned from news
sentences that editors had shortened (`jl_newslens.summarize.training`); what must never go is set
by hand, in `phrase_rules`.
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
from jl_newslens.summarize.phrase_rules import Stretch, may_go
from jl_newslens.summarize.tree import Tree, is_punctuation, joins_well
from jl_newslens.summarize.words import DASHES, plain

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
        stretch = Stretch(tree, top, left, right, _link(tree, top))
        if not may_go(stretch, rule):
            continue
        first, last = _with_signs(tree, left, right, rule)
        if joins_well(tree, first, last):
            yield Phrase(top, left, right, first, last, rule, _features(stretch))


def _link(tree: Tree, top: int) -> str:
    """The word that ties the phrase: its preposition, conjunction or relative, else ""."""
    for child in tree.children[top]:
        if tree.relations[child] in {"case", "mark"} and child < top:
            return plain(tree.tokens[child].text)
    return ""


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


def _features(stretch: Stretch) -> tuple[str, ...]:
    tree, top, left, right = stretch.tree, stretch.top, stretch.left, stretch.right
    link, before, after = stretch.link, stretch.before, stretch.after
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
