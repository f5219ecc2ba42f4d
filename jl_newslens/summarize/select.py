"""Which sentences, together, make the bullets: good ones that do not say the same."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Protocol, TypeVar, runtime_checkable

from jl_newslens.model import Article, Ranked, Sentence
from jl_newslens.summarize.terms import term_of, words_of

# Tuned by cross-validation on cnndm_train (0, 0.4 and 0.8 tried for the linear model; flat).
_REDUNDANCY = 0.6
# Two bullets that share this much of the shorter one's terms say the same.
_SAME = 0.6

# After the first bullet, only so many of the best are weighed again; further down nothing rises.
_NEAR = 40

Line = TypeVar("Line")


class Gains(Protocol):
    """How much each sentence is worth, given those already taken."""

    def gain(self, place: int) -> float: ...

    def take(self, place: int) -> None: ...


@runtime_checkable
class CoveringRanker(Protocol):
    """A ranker that also says what sentences are worth together."""

    def rank_together(
        self, article: Article, sentences: Sequence[Sentence]
    ) -> tuple[Sequence[Ranked], Gains]:
        """What `rank` says, and the gains by place in `sentences`."""


class Diversity:
    """Gains for any ranker: its score, less what resembles a sentence already taken.

    Source: J. Carbonell, J. Goldstein, "The use of MMR, diversity-based reranking for reordering
    documents and producing summaries", SIGIR 1998, https://doi.org/10.1145/290941.291025
    """

    def __init__(self, sentences: Sequence[Sentence], ranking: Sequence[Ranked]) -> None:
        self._scores = _standardised([ranked.score for ranked in ranking])
        self._terms = [terms_of(sentence.text) for sentence in sentences]
        self._overlap = [0.0] * len(sentences)

    def gain(self, place: int) -> float:
        return self._scores[place] - _REDUNDANCY * self._overlap[place]

    def take(self, place: int) -> None:
        taken = self._terms[place]
        for other, terms in enumerate(self._terms):
            self._overlap[other] = max(self._overlap[other], _cosine(taken, terms))


def sensible_count(asked: int, sentences: int) -> int:
    """At most `asked` bullets, and no more than about half the sentences of a short item."""
    return min(asked, max(1, math.ceil(sentences / 2)))


def choose(
    sentences: Sequence[Sentence],
    gains: Gains,
    count: int,
    line: Callable[[Sentence], tuple[Line, str] | None],
) -> list[Line]:
    """Up to `count` lines in source order.

    Args:
        gains: by place in `sentences`.
        line: makes the printed line of a sentence and its text, or None when it cannot stand.
    """
    alone = [gains.gain(place) for place in range(len(sentences))]
    left = sorted(range(len(sentences)), key=lambda place: (-alone[place], place))
    chosen: list[tuple[int, Line]] = []
    shown: list[frozenset[str]] = []
    while left and len(chosen) < count:
        # Nothing was taken since the gains were last asked: the next best needs no new sums.
        near = left[: _NEAR * (1 + len(chosen))]
        worth = {place: gains.gain(place) for place in near}
        for place in [*sorted(near, key=lambda p: (-worth[p], p)), *left[len(near) :]]:
            left.remove(place)
            if any(says_the_same(terms_of(sentences[place].text), other) for other in shown):
                continue
            made = line(sentences[place])
            if made is None:
                continue
            terms = terms_of(made[1])
            if any(says_the_same(terms, other) for other in shown):
                continue
            shown.append(terms)
            chosen.append((place, made[0]))
            gains.take(place)
            break
    return [made_line for _, made_line in sorted(chosen, key=lambda item: item[0])]


def says_the_same(one: frozenset[str], other: frozenset[str]) -> bool:
    shorter = min(len(one), len(other))
    return shorter > 0 and len(one & other) / shorter >= _SAME


@lru_cache(maxsize=4096)
def terms_of(text: str) -> frozenset[str]:
    return frozenset(term for word in words_of(text) if (term := term_of(word)))


def _cosine(one: frozenset[str], other: frozenset[str]) -> float:
    if not one or not other:
        return 0.0
    return len(one & other) / math.sqrt(len(one) * len(other))


def _standardised(scores: Sequence[float]) -> list[float]:
    """To mean 0 and deviation 1, so that redundancy weighs the same for every ranker."""
    if not scores:
        return []
    mean = math.fsum(scores) / len(scores)
    deviation = math.sqrt(math.fsum((s - mean) ** 2 for s in scores) / len(scores))
    return [(s - mean) / deviation if deviation > 0 else 0.0 for s in scores]
