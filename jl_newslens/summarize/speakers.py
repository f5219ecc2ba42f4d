"""The comma before who says so: ", the mayor said". It may go with an aside that ends there."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from jl_newslens.summarize.sentence.pieces import Draft
from jl_newslens.summarize.sentence.tree import Tree, tree_of
from jl_newslens.summarize.sentence.words import ATTRIBUTION_FORMS

_OPENS_SPEAKER: Final = frozenset({"PROPN", "NOUN", "DET", "PRON", "ADJ"})


def with_commas_before_speakers(draft: Draft) -> Draft:
    """`draft` with that comma, where both what is said and who says so are kept."""
    if draft.is_whole or ATTRIBUTION_FORMS.isdisjoint(draft.words):
        return draft
    tokens, rules = draft.sentence.tokens, list(draft.rules)
    tree = tree_of(tokens)
    for verb, word in zip(draft.kept, draft.words, strict=True):
        if word not in ATTRIBUTION_FORMS:
            continue
        first = _first_of_speaker(tree, verb)
        comma = first - 1
        if comma < 1 or tokens[comma].text != "," or draft.keeps(comma) or rules[first]:
            continue
        before = next((i for i in range(comma, -1, -1) if not rules[i]), None)
        if before is not None and not tree.punctuation[before]:
            rules[comma] = ""
    return draft if tuple(rules) == draft.rules else replace(draft, rules=tuple(rules))


def _first_of_speaker(tree: Tree, verb: int) -> int:
    """The first token of who says what stands before it; 0 where `verb` is no such verb."""
    said = tree.child(verb, "ccomp")
    if not (tree.relations[verb] == "parataxis" or (said is not None and said < verb)):
        return 0
    subject = tree.child(verb, "nsubj")
    if subject is not None and subject < verb:
        return tree.phrase(subject)[0]
    after = tree.tokens[verb + 1 : verb + 2]  # "said on Monday": its speaker was misread
    return verb if after and after[0].upos in _OPENS_SPEAKER else 0
