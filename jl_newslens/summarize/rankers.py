"""The rankers that come with NewsLens, by name, and how a plain function becomes one."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from importlib import import_module
from types import MappingProxyType
from typing import Final

from jl_newslens.errors import OptionError, UnknownNameError
from jl_newslens.model import Article, Ranked, Sentence
from jl_newslens.protocols import Ranker, RankFunction

BUILT_IN: Final[Mapping[str, str]] = MappingProxyType(
    {
        "newslens": "jl_newslens.summarize.rank_newslens:NewsLensRanker",
        "lead": "jl_newslens.summarize.rank_lead:LeadRanker",
        "lex_rank": "jl_newslens.summarize.rank_lex_rank:LexRankRanker",
        "text_rank": "jl_newslens.summarize.rank_text_rank:TextRankRanker",
        "luhn": "jl_newslens.summarize.rank_luhn:LuhnRanker",
        "lsa": "jl_newslens.summarize.rank_lsa:LsaRanker",
        "sum_basic": "jl_newslens.summarize.rank_sum_basic:SumBasicRanker",
        "kl": "jl_newslens.summarize.rank_kl:KlRanker",
        "reduction": "jl_newslens.summarize.rank_reduction:ReductionRanker",
        "edmundson": "jl_newslens.summarize.rank_edmundson:EdmundsonRanker",
    }
)
"""Name → "module:class"; each class is called without arguments. Loaded at first use."""


def built_in(name: str) -> Ranker:
    """A new ranker of `BUILT_IN`.

    Raises:
        UnknownNameError: there is none of that name.
    """
    target = BUILT_IN.get(name)
    if target is None:
        raise UnknownNameError("ranker", name, BUILT_IN)
    module, _, attribute = target.partition(":")
    ranker: Ranker = getattr(import_module(module), attribute)()
    return ranker


class FunctionRanker:
    """A `RankFunction` as a Ranker."""

    def __init__(self, function: RankFunction) -> None:
        self._function = function

    def rank(self, article: Article, sentences: Sequence[Sentence]) -> tuple[Ranked, ...]:
        scores = list(self._function(sentences))
        if len(scores) != len(sentences):
            raise OptionError(
                f"The ranking function gave {len(scores)} scores for {len(sentences)} sentences. "
                "It must give one score a sentence, in the same order.",
                option="ranker",
                value=self._function,
            )
        return tuple(
            Ranked(sentence.index, float(score))
            for sentence, score in zip(sentences, scores, strict=True)
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
    ranking = tuple(ranker.rank(article, sentences))
    asked = [sentence.index for sentence in sentences]
    if [ranked.sentence for ranked in ranking] != asked:
        raise OptionError(
            f"The ranker {type(ranker).__name__} must answer with one Ranked for each of the "
            f"{len(asked)} sentences, in their order.",
            option="ranker",
            value=ranker,
        )
    for ranked in ranking:
        if not math.isfinite(ranked.score):
            raise OptionError(
                f"The ranker {type(ranker).__name__} gave sentence {ranked.sentence} the score "
                f"{ranked.score}. Scores must be finite numbers.",
                option="ranker",
                value=ranker,
            )
    return ranking
