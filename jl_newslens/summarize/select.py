"""Which sentences, together, make the bullets: good ones that do not say the same."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol, TypeAlias, TypeVar, runtime_checkable

import numpy as np

from jl_newslens.model import Article, Ranked, Sentence
from jl_newslens.summarize.rankers.numbered import Numbered, number_words
from jl_newslens.summarize.rankers.terms import term_of, words_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Tuned by cross-validation on cnndm_train (0, 0.4 and 0.8 tried for the linear model; flat).
_REDUNDANCY = 0.6
# Two bullets that share this much of the shorter one's terms say the same; by hand, from reading.
_SAME = 0.5

# So many more lines than bullets are made, from the best sentences down, to choose the set from.
# By cross-validation on cnndm_train 9 is worth a third of a point of ROUGE more than 6.
_SPARE = 9
MAY_BE_NEWS = 2
"""The news, which is always shown, is the head of the article where it is one of so many best
sentences, else the first of these that can be a bullet."""

Line = TypeVar("Line")
MakeLine: TypeAlias = Callable[[Sentence], tuple[Line, str] | None]
"""Makes the printed line of a sentence and its text, or None when it cannot stand."""

Leans: TypeAlias = Callable[[Line, Sequence[Line]], bool]
"""Whether a line needs what the lines before it do not show."""


class SetWorth(Protocol):
    """What lines are worth together."""

    def best_set(
        self,
        places: Sequence[int],
        words: Numbered,
        apart: NDArray[np.bool_],
        count: int,
        first: int | None = None,
    ) -> list[int]:
        """Which `places`, at most `count`, to take.

        Args:
            places: of the sentences that the lines were made of.
            words: of the lines.
            apart: `apart[i, j]` where lines i and j may stand together.
            first: the place to take in any case.
        """


@runtime_checkable
class CoveringRanker(Protocol):
    """A ranker that also says what sentences are worth together."""

    def rank_together(
        self, article: Article, sentences: Sequence[Sentence]
    ) -> tuple[Sequence[Ranked], SetWorth]:
        """What `rank` says, and the worth of sets by place in `sentences`."""


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


def choose_together(
    sentences: Sequence[Sentence],
    ranking: Sequence[Ranked],
    worth: SetWorth,
    count: int,
    line: MakeLine[Line],
    leans: Leans[Line],
) -> list[Line]:
    """The set of up to `count` lines that is worth most, of the best sentences, in source order,
    with that which tells the news.

    A line that leans on what the set does not show gives way where there is another, unless it is
    the news; then the sentence before it is the news, where it is one of the best.
    """
    made: dict[int, tuple[Line, str]] = {}
    order = best_first([ranked.score for ranked in ranking])
    for place in order:
        if (found := line(sentences[place])) is not None:
            made[place] = found
        if len(made) == count + _SPARE:
            break
    may_be_news = sorted(order[:MAY_BE_NEWS], key=bool)  # place 0 before the others
    news = next((place for place in may_be_news if place in made), None)
    if news and news - 1 in made and leans(made[news][0], ()):
        news -= 1  # what the news leans on
    shown = chosen = _best_set(made, worth, count, news)
    while leaning := _leaning(shown, leans).difference([news]):
        made = {place: found for place, found in made.items() if place not in leaning}
        shown = _best_set(made, worth, count, news)
        if len(shown) < len(chosen):
            return [*chosen.values()]
    return [*shown.values()]


def _best_set(
    made: Mapping[int, tuple[Line, str]], worth: SetWorth, count: int, news: int | None
) -> dict[int, Line]:
    words = number_words([words_of(text) for _, text in made.values()])
    chosen = worth.best_set([*made], words, _apart(words.renamed(term_of)), count, news)
    return {place: made[place][0] for place in sorted(chosen)}


def _leaning(shown: Mapping[int, Line], leans: Leans[Line]) -> set[int]:
    lines = [*shown.values()]
    return {place for k, place in enumerate(shown) if leans(lines[k], lines[:k])}


def _apart(terms: Numbered) -> NDArray[np.bool_]:
    """Which lines do not say the same, by their terms; see `says_the_same`."""
    holds = np.zeros((terms.sentences, len(terms)))
    holds[terms.sentence, terms.row] = 1.0
    sizes = holds.sum(axis=1)
    shorter = np.minimum.outer(sizes, sizes)
    apart: NDArray[np.bool_] = holds @ holds.T < _SAME * np.maximum(shorter, 1.0)
    return apart


def choose_in_turn(
    sentences: Sequence[Sentence], gains: Diversity, count: int, line: MakeLine[Line]
) -> list[Line]:
    """Up to `count` lines, each the best beside those before it, in source order."""
    chosen: dict[int, Line] = {}
    shown: list[frozenset[str]] = []
    left = set(range(len(sentences)))
    while left and len(chosen) < count:
        for place in sorted(left, key=lambda p: (-gains.gain(p), p)):
            left.remove(place)
            if (made := line(sentences[place])) is None:
                continue
            terms = terms_of(made[1])
            if any(says_the_same(terms, other) for other in shown):
                continue
            shown.append(terms)
            chosen[place] = made[0]
            gains.take(place)
            break
    return [chosen[place] for place in sorted(chosen)]


def best_first(scores: Sequence[float]) -> list[int]:
    return sorted(range(len(scores)), key=lambda place: (-scores[place], place))


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
