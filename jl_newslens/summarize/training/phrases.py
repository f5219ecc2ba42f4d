"""Learns which phrases editors drop, from sentences that they shortened."""

from __future__ import annotations

from collections.abc import Iterable

from jl_newslens.model import Sentence
from jl_newslens.summarize.phrases import phrases
from jl_newslens.summarize.training.logistic import fit_named
from jl_newslens.summarize.tree import Tree, is_punctuation

_LEAST = 8  # times a feature must occur to get a weight
_SMALLEST = 0.03  # smaller weights change nothing and are left out of the table


def learn_phrases(examples: Iterable[tuple[Sentence, list[bool]]]) -> dict[str, float]:
    """Weights by feature, from sentences with the flags of `alignment.kept_flags`.

    A phrase counts as dropped when all its words are gone and the word that it hangs on is there.
    """
    names, labels = [], []
    for sentence, kept in examples:
        tree = Tree(sentence.tokens)
        if not tree.usable:
            continue
        for phrase in phrases(sentence, tree):
            if not kept[sentence.tokens[phrase.top].head]:
                continue
            words = [
                index
                for index in range(phrase.left, phrase.right + 1)
                if not is_punctuation(sentence.tokens[index])
            ]
            gone = not any(kept[index] for index in words)
            if gone or kept[phrase.top]:
                names.append(phrase.features)
                labels.append(float(gone))
    weights = fit_named(names, labels, least=_LEAST)
    return {name: round(w, 3) for name, w in sorted(weights.items()) if abs(w) >= _SMALLEST}
