"""The ranker `sum_basic`: again and again the sentence with the likeliest words.

A sentence scores the mean probability of its words; when one is taken, the probabilities of its
words are squared, so that the next one says something else. Scores are 0, -1, -2, … in that order.

Source: A. Nenkova, L. Vanderwende, "The impact of frequency on summarization", Microsoft Research
MSR-TR-2005-101, 2005, https://www.microsoft.com/en-us/research/publication/
the-impact-of-frequency-on-summarization. Computed by sumy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jl_newslens.summarize.rankers.sumy_adapter import SumyRanker, stem, stop_words

if TYPE_CHECKING:
    from sumy.summarizers._summarizer import AbstractSummarizer


class SumBasicRanker(SumyRanker):
    def build(self) -> AbstractSummarizer:
        from sumy.summarizers.sum_basic import SumBasicSummarizer

        summarizer = SumBasicSummarizer(stem)
        summarizer.stop_words = stop_words()
        return summarizer
