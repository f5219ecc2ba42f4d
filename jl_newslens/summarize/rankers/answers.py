"""How a plain function becomes a ranker, and what every ranker's answer must be."""

from __future__ import annotations

import math
from collections.abc import Sequence

from jl_newslens.errors import OptionError
from jl_newslens.model import Article, Ranked, Sentence
from jl_newslens.protocols import Ranker, RankFunction


class FunctionRanker:
    """A `RankFunction` as a Ranker."""

    def __init__(self, function: RankFunction) -> None:
        self._function = function

    @property
    def name(self) -> str:
        return getattr(self._function, "__name__", repr(self._function))

    def rank(self, article: Article, sentences: Sequence[Sentence]) -> tuple[Ranked, ...]:
        answer = self._function(sentences)
        try:
            scores = [float(score) for score in answer]
        except (TypeError, ValueError) as error:
            raise self._misfit(f"{answer!r:.80}") from error
        if len(scores) != len(sentences):
            raise self._misfit(f"{len(scores)} scores for {len(sentences)} sentences")
        return tuple(
            Ranked(sentence.index, score) for sentence, score in zip(sentences, scores, strict=True)
        )

    def _misfit(self, answer: str) -> OptionError:
        return OptionError(
            f"The ranking function gave {answer}. It must give one score a sentence, in the same "
            "order.",
            option="ranker",
            value=self._function,
        )


def checked_ranking(
    ranker: Ranker, article: Article, sentences: Sequence[Sentence]
) -> tuple[Ranked, ...]:
    """What `ranker` says, in the order of `sentences`.

    Raises:
        OptionError: it does not keep to the protocol: a score for each sentence, in order, finite.
    """
    if not sentences:
        return ()
    name = ranker.name if isinstance(ranker, FunctionRanker) else type(ranker).__name__
    answer = ranker.rank(article, sentences)
    ranking = tuple(answer) if isinstance(answer, Sequence) else ()
    asked = [sentence.index for sentence in sentences]
    if [r.sentence if isinstance(r, Ranked) else None for r in ranking] != asked:
        raise OptionError(
            f"The ranker {name} must answer with one Ranked for each of the "
            f"{len(asked)} sentences, in their order.",
            option="ranker",
            value=ranker,
        )
    for ranked in ranking:
        if not math.isfinite(ranked.score):
            raise OptionError(
                f"The ranker {name} gave sentence {ranked.sentence} the score "
                f"{ranked.score}. Scores must be finite numbers.",
                option="ranker",
                value=ranker,
            )
    return ranking
