"""Learns which phrases people drop, from spoken news that several of them shortened."""

from __future__ import annotations

from collections.abc import Iterable

from jl_newslens.model import Sentence
from jl_newslens.summarize.phrases import phrases
from jl_newslens.summarize.training.logistic import fit_named
from jl_newslens.summarize.tree import Tree, is_punctuation

_LEAST = 5  # times a feature must occur to get a weight
_L2 = 4e-3  # of 1e-3 to 1.5e-2, the best of five folds
_SMALLEST = 0.01  # smaller weights change nothing and are left out of the table


def learn_phrases(examples: Iterable[tuple[Sentence, list[list[bool]]]]) -> dict[str, float]:
    """Weights by feature, from sentences with `alignment.kept_flags`, one list a person.

    What is learned is the share of the words of a phrase that people drop.
    """
    names, shares = [], []
    for sentence, people in examples:
        tree = Tree(sentence.tokens)
        if not tree.usable:
            continue
        for phrase in phrases(sentence, tree):
            words = [
                index
                for index in range(phrase.left, phrase.right + 1)
                if not is_punctuation(sentence.tokens[index])
            ]
            kept = sum(flags[index] for flags in people for index in words)
            names.append(phrase.features)
            shares.append(1.0 - kept / (len(people) * len(words)))
    weights = fit_named(names, shares, least=_LEAST, l2=_L2)
    return {name: round(w, 3) for name, w in sorted(weights.items()) if abs(w) >= _SMALLEST}
