"""The ranker `edmundson`: cue words, words of the title and headings, place in the paragraphs.

A sentence gains by words that announce what matters, loses by words that announce an example or a
doubt, gains by words of the title and of the headings, and by standing in the first or last
paragraph or at either end of its own.

Source: H. P. Edmundson, "New Methods in Automatic Extracting", Journal of the ACM 16(2), 1969,
https://doi.org/10.1145/321510.321519. Computed by sumy, with cue words of our own for news.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jl_newslens.summarize.rankers.sumy_adapter import SumyRanker, stem, stop_words
from jl_newslens.summarize.sentence.words import word_set

if TYPE_CHECKING:
    from sumy.summarizers._summarizer import AbstractSummarizer

BONUS_WORDS: Final = word_set(
    """
    announced announces agreed agreement approved arrested banned charged confirmed died
    dead declared decided decision elected first found killed largest launched major most
    new president minister police government record report reported ruled signed won will
    plan important significant key main million billion percent
    """
)
STIGMA_WORDS: Final = word_set(
    """
    example instance perhaps maybe hardly impossible anyway somehow actually basically I we
    you me my our your asked joked laughed smiled thanks thank hello
    """
)


class EdmundsonRanker(SumyRanker):
    def build(self) -> AbstractSummarizer:
        from sumy.summarizers.edmundson import EdmundsonSummarizer

        summarizer = EdmundsonSummarizer(stem)
        summarizer.bonus_words = BONUS_WORDS
        summarizer.stigma_words = STIGMA_WORDS
        summarizer.null_words = stop_words()
        return summarizer
