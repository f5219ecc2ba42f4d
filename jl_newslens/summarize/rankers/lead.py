"""The ranker `lead`: earlier is better.

News is written so that it can be cut from the end (the "inverted pyramid"), so the first sentences
are a summary that few methods beat; it is the baseline of every table here.

Source: R. Brandow, K. Mitze, L. F. Rau, "Automatic condensation of electronic publications by
sentence selection", Information Processing & Management 31(5), 1995,
https://doi.org/10.1016/0306-4573(95)00052-I
"""

from __future__ import annotations

from collections.abc import Sequence

from jl_newslens.model import Article, Ranked, Reason, Sentence


class LeadRanker:
    """Scores fall from 1 by place: 1, 1/2, 1/3, …"""

    def rank(self, article: Article, sentences: Sequence[Sentence]) -> tuple[Ranked, ...]:
        return tuple(
            Ranked(sentence.index, 1.0 / place, (Reason("place in the article", 1.0 / place),))
            for place, sentence in enumerate(sentences, start=1)
        )
