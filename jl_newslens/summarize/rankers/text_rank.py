"""The ranker `text_rank`: PageRank over sentences that share words.

The weight between two sentences is the number of words they share over the sum of the logarithms
of their lengths.

Source: R. Mihalcea, P. Tarau, "TextRank: Bringing Order into Texts", EMNLP 2004,
https://aclanthology.org/W04-3252. Computed by sumy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jl_newslens.summarize.rankers.sumy_adapter import SumyRanker, stem, stop_words

if TYPE_CHECKING:
    from sumy.summarizers._summarizer import AbstractSummarizer


class TextRankRanker(SumyRanker):
    def build(self) -> AbstractSummarizer:
        from sumy.summarizers.text_rank import TextRankSummarizer

        summarizer = TextRankSummarizer(stem)
        summarizer.stop_words = stop_words()
        return summarizer
