"""The ranker `lsa`: sentences that weigh most in the article's main topics.

The matrix of words by sentences is split by singular values; a sentence scores the length of its
vector in the space of the strong topics.

Source: J. Steinberger, K. Ježek, "Using Latent Semantic Analysis in Text Summarization and Summary
Evaluation", ISIM 2004, http://www.kiv.zcu.cz/~jstein/publikace/isim2004.pdf. Computed by sumy,
except for the choice of topics: sumy by default takes all of them, which amounts to ranking by the
number of words.
"""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Any

from jl_newslens.summarize.rankers.sumy_adapter import SumyRanker, stem, stop_words

if TYPE_CHECKING:
    from sumy.summarizers._summarizer import AbstractSummarizer


class LsaRanker(SumyRanker):
    def build(self) -> AbstractSummarizer:
        import numpy as np
        from sumy.summarizers.lsa import LsaSummarizer

        class Summarizer(LsaSummarizer):  # type: ignore[misc]  # sumy has no annotations
            def _create_dictionary(self, document: Any) -> dict[str, int]:
                """sumy's, in a fixed order: a set's order would change the last digits."""
                words = super()._create_dictionary(document)
                return {word: row for row, word in enumerate(sorted(words))}

            def _create_matrix(self, document: Any, dictionary: dict[str, int]) -> Any:
                with warnings.catch_warnings():  # "fewer words than sentences": still well defined
                    warnings.simplefilter("ignore")
                    return super()._create_matrix(document, dictionary)

            def _compute_term_frequency(self, matrix: Any, smooth: float = 0.4) -> Any:
                """sumy's smoothing, but a word that a sentence lacks stays at 0."""
                top = np.maximum(matrix.max(axis=0), 1.0)
                return np.where(matrix > 0, smooth + (1.0 - smooth) * matrix / top, 0.0)

            def _compute_ranks(self, sigma: Any, v_matrix: Any) -> list[float]:
                """Only topics at least half as strong as the first (Steinberger and Ježek)."""
                strong = np.where(sigma >= sigma[0] / 2.0, sigma**2, 0.0)
                return [float(rank) for rank in np.sqrt(strong @ v_matrix**2)]

        summarizer = Summarizer(stem)
        summarizer.stop_words = stop_words()
        return summarizer
