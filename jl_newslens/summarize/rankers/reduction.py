"""The ranker `reduction`: the sum of a sentence's TextRank weights, without the random walk.

Source: A. Fabish, "Reduction", https://github.com/adamfabish/Reduction. Computed by sumy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jl_newslens.summarize.rankers.sumy_adapter import SumyRanker, stem, stop_words

if TYPE_CHECKING:
    from sumy.summarizers._summarizer import AbstractSummarizer


class ReductionRanker(SumyRanker):
    def build(self) -> AbstractSummarizer:
        from sumy.summarizers.reduction import ReductionSummarizer

        summarizer = ReductionSummarizer(stem)
        summarizer.stop_words = stop_words()
        return summarizer
