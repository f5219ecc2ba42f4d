"""The ranker `lex_rank`: a sentence is central when many others resemble it.

Sentences are nodes of a graph; two are joined when their tf-idf cosine passes a threshold; the
score is the stationary probability of a random walk.

Source: G. Erkan, D. R. Radev, "LexRank: Graph-based Lexical Centrality as Salience in Text
Summarization", JAIR 22, 2004, https://doi.org/10.1613/jair.1523. Computed by sumy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jl_newslens.summarize.rankers.sumy_adapter import SumyRanker, stem, stop_words

if TYPE_CHECKING:
    from sumy.summarizers._summarizer import AbstractSummarizer

_TOLERANCE = 1e-4  # sumy stops at 0.1, before the walk has settled
_MAX_STEPS = 200


class LexRankRanker(SumyRanker):
    def build(self) -> AbstractSummarizer:
        import numpy as np
        from sumy.summarizers.lex_rank import LexRankSummarizer

        class Summarizer(LexRankSummarizer):  # type: ignore[misc]  # sumy has no annotations
            @staticmethod
            def power_method(matrix: Any, epsilon: float) -> Any:
                """sumy's walk, which gives NaN where no two sentences resemble each other."""
                count = len(matrix)
                scores = np.full(count, 1.0 / count)
                for _ in range(_MAX_STEPS):
                    following = matrix.T @ scores
                    norm = np.linalg.norm(following)
                    if norm == 0.0:
                        return np.full(count, 1.0 / count)
                    following /= norm
                    moved = np.linalg.norm(following - scores)
                    scores = following
                    if moved < _TOLERANCE:
                        break
                return scores

        summarizer = Summarizer(stem)
        summarizer.stop_words = stop_words()
        return summarizer
