"""The one place that knows sumy: our sentences in, its ratings out.

sumy's own tokenizer needs NLTK data and loses "2024", "$4.2" and "U.S."; several of its methods key
ratings by the sentence's text, so that repeated sentences share one. Here its sentences carry our
words and are equal only to themselves, and the ratings are read before sumy cuts them to a summary.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from jl_newslens.model import Article, Ranked, Sentence
from jl_newslens.summarize.rankers.terms import STOP_WORDS, term_of, words_of

if TYPE_CHECKING:
    from sumy.models.dom import ObjectDocumentModel
    from sumy.summarizers._summarizer import AbstractSummarizer

_DECIMALS = 9  # ratings closer than this differ only by the order of additions: then place decides


class SumyRanker:
    """Base of the rankers that sumy computes; a subclass builds its summarizer."""

    def build(self) -> AbstractSummarizer:
        raise NotImplementedError

    def rank(self, article: Article, sentences: Sequence[Sentence]) -> tuple[Ranked, ...]:
        if not sentences:
            return ()
        ratings = rate(self.build(), document(article, sentences))
        if len(ratings) != len(sentences):  # sumy answers () where there is no word at all
            ratings = [0.0] * len(sentences)
        return tuple(
            Ranked(sentence.index, round(rating, _DECIMALS) if math.isfinite(rating) else 0.0)
            for sentence, rating in zip(sentences, ratings, strict=True)
        )


def rate(summarizer: AbstractSummarizer, model: ObjectDocumentModel) -> list[float]:
    """sumy's rating of each sentence of `model`, in order."""
    captured: list[float] = []

    def capture(
        sentences: Sequence[Any],
        count: object,
        rating: Mapping[Any, float] | Callable[..., float],
        *args: Any,
        **kwargs: Any,
    ) -> tuple[Any, ...]:
        for sentence in sentences:
            if callable(rating):
                captured.append(float(rating(sentence, *args, **kwargs)))
            else:
                captured.append(float(rating[sentence]))
        return ()

    summarizer._get_best_sentences = capture
    summarizer(model, len(model.sentences))
    return captured


def document(article: Article, sentences: Sequence[Sentence]) -> ObjectDocumentModel:
    """`sentences` by paragraph, after the title and headings of the article, as sumy wants them."""
    from sumy.models.dom import ObjectDocumentModel, Paragraph
    from sumy.models.dom import Sentence as SumySentence

    class OwnSentence(SumySentence):  # type: ignore[misc]  # sumy has no annotations
        """A sumy sentence with our words, equal only to itself."""

        __slots__ = ("_words",)
        __hash__ = object.__hash__

        def __init__(self, text: str, is_heading: bool = False) -> None:
            super().__init__(text, None, is_heading)
            self._words = tuple(word.lower().replace("’", "'") for word in words_of(text))

        @property
        def words(self) -> tuple[str, ...]:
            return self._words

        def __eq__(self, other: object) -> bool:
            return self is other

        def __ne__(self, other: object) -> bool:
            return self is not other

    titles = [article.title] if article.title else []
    titles += [
        p.text for p in article.paragraphs if p.kind == "heading" and p.text != article.title
    ]
    paragraphs = [
        [OwnSentence(sentence.text) for sentence in group]
        for _, group in groupby(sentences, key=lambda sentence: sentence.paragraph)
    ]
    paragraphs[0] = [OwnSentence(title, is_heading=True) for title in titles] + paragraphs[0]
    return ObjectDocumentModel([Paragraph(paragraph) for paragraph in paragraphs])


def stem(word: str) -> str:
    """The stemmer handed to sumy: ours, which leaves numbers and abbreviations whole."""
    return term_of(word) or word


def stop_words() -> frozenset[str]:
    return STOP_WORDS
