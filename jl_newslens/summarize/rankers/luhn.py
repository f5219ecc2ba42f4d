"""The ranker `luhn`: the densest run of frequent words decides.

Words that the article repeats are significant; a sentence scores the square of the significant
words in its best run over the run's length, where a run breaks after four other words.

Source: H. P. Luhn, "The Automatic Creation of Literature Abstracts", IBM Journal of Research and
Development 2(2), 1958, https://doi.org/10.1147/rd.22.0159. Computed by sumy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jl_newslens.summarize.rankers.sumy_adapter import SumyRanker, stem, stop_words

if TYPE_CHECKING:
    from sumy.summarizers._summarizer import AbstractSummarizer


class LuhnRanker(SumyRanker):
    def build(self) -> AbstractSummarizer:
        from sumy.summarizers.luhn import LuhnSummarizer

        summarizer = LuhnSummarizer(stem)
        summarizer.stop_words = stop_words()
        return summarizer
