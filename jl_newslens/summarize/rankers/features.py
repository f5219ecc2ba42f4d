"""What the learned ranker sees of each sentence: one row of numbers, cheap, from the text alone.

All that is compared across sentences goes through one small matrix of the terms that occur in at
least two sentences, and through its running sums, so that the cost grows as the article does.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from jl_newslens.model import Article, Sentence
from jl_newslens.summarize.rankers.numbered import Numbered, number_words
from jl_newslens.summarize.rankers.terms import STOP_WORDS, term_of, words_of
from jl_newslens.summarize.sentence.words import (
    CONJUNCTIONS,
    CONNECTIVES,
    DEMONSTRATIVES,
    FIRST_PERSON,
    HEDGES,
    PERSONAL_PRONOUNS,
    SECOND_PERSON,
    TIME_NOUNS,
    plain,
    word_set,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

NAMES: Final[tuple[str, ...]] = (
    "bias",
    "first sentence",
    "second sentence",
    "third sentence",
    "near the start",
    "place in the article",
    "last sentence",
    "starts a paragraph",
    "starts a section",
    "list item",
    "like the whole article",
    "taken up by later sentences",
    "takes up earlier sentences",
    "like the opening",
    "like the title",
    "frequent terms",
    "most frequent terms",
    "new terms",
    "terms per word",
    "new names",
    "frequent names",
    "names per word",
    "numbers",
    "share in quotation marks",
    "opens with a quotation",
    "says who said it",
    "words",
    "short",
    "long",
    "opens with a pronoun",
    "opens with a connective",
    "opens with a demonstrative",
    "first person",
    "second person",
    "question",
    "hedged",
    "time word",
    "third-person pronouns",
    "commas",
    "article length",
)

_SAID = word_set(
    """
    said says told according added announced reported tweeted wrote
    """
)
_OPEN_QUOTES = '"“‘'
_TOP_TERMS = 10


@dataclass(frozen=True, slots=True)
class Features:
    """`values[i, j]` is feature `NAMES[j]` of sentence i, which has the words `words[i]`."""

    values: NDArray[np.float64]
    words: Numbered


def extract(article: Article, sentences: Sequence[Sentence]) -> Features:
    """The features of `sentences`, which are those that may become bullets, in order."""
    words = number_words([words_of(sentence.text) for sentence in sentences])
    if not sentences:
        return Features(np.zeros((0, len(NAMES))), words)
    sizes = np.maximum(words.sizes(), 1)
    terms = words.renamed(term_of)
    once, times = terms.once()
    values = {
        **_places(sentences),
        **_likeness(once, times),
        **_news(article, terms, once, sizes),
        **_naming(words.renamed(_name), sizes),
        **_wording(words, sizes),
        **_signs(sentences),
    }
    return Features(np.column_stack([values[name] for name in NAMES]).astype(float), words)


def _places(sentences: Sequence[Sentence]) -> dict[str, NDArray[Any]]:
    """Where a sentence stands."""
    count = len(sentences)
    place = np.arange(count)
    paragraph = np.array([sentence.paragraph for sentence in sentences])
    before = np.concatenate(([-2], paragraph[:-1]))
    return {
        "bias": np.ones(count),
        "first sentence": place == 0,
        "second sentence": place == 1,
        "third sentence": place == 2,
        "near the start": 1.0 / np.sqrt(place + 1.0),
        "place in the article": place / max(count - 1, 1),
        "last sentence": place == count - 1,
        "starts a paragraph": paragraph != before,
        "starts a section": (paragraph != before) & ((place == 0) | (paragraph > before + 1)),
        "list item": np.array([sentence.kind == "list_item" for sentence in sentences]),
    }


def _likeness(terms: Numbered, times: NDArray[np.int64]) -> dict[str, NDArray[Any]]:
    """How much a sentence shares with others; each of its terms once, and how often it has it."""
    matrix = _matrix(terms, times)
    later = np.zeros(len(matrix))
    earlier = np.zeros(len(matrix))
    later[:-1] = np.einsum("ij,ij->i", matrix[:-1], np.cumsum(matrix[:0:-1], axis=0)[::-1])
    earlier[1:] = np.einsum("ij,ij->i", matrix[1:], np.cumsum(matrix[:-1], axis=0))
    opening = matrix @ matrix[:3].T
    np.fill_diagonal(opening, 0.0)
    return {
        "like the whole article": _scaled(later + earlier),
        "taken up by later sentences": _scaled(later),
        "takes up earlier sentences": _scaled(earlier),
        "like the opening": opening.mean(axis=1),
    }


def _matrix(terms: Numbered, times: NDArray[np.int64]) -> NDArray[np.float64]:
    """Unit rows of tf-idf over the terms of at least two sentences; norms count all terms."""
    spread = terms.times()
    idf = np.log((1.0 + terms.sentences) / spread) + 0.1
    weights = (1.0 + np.log(times)) * idf[terms.row]
    norms = np.sqrt(np.bincount(terms.sentence, weights**2, minlength=terms.sentences))
    shared = spread > 1
    columns = np.cumsum(shared) - 1
    matrix = np.zeros((terms.sentences, int(shared.sum())))
    kept = shared[terms.row]
    sentence = terms.sentence[kept]
    matrix[sentence, columns[terms.row[kept]]] = weights[kept] / norms[sentence]
    return matrix


def _news(
    article: Article, terms: Numbered, once: Numbered, sizes: NDArray[np.int64]
) -> dict[str, NDArray[Any]]:
    """What a sentence tells, of all that the article and its title tell."""
    title = {term for word in words_of(article.title or "") if (term := term_of(word))}
    times = terms.times()
    top = np.argsort(-times, kind="stable")[:_TOP_TERMS]
    shares = np.zeros(len(terms))
    shares[top] = np.where(times[top] > 1, times[top] / times.max(initial=1), 0.0)
    distinct = once.sizes()
    in_title = np.array([term in title for term in terms.number], dtype=bool)
    fresh = np.bincount(terms.first(), minlength=terms.sentences)
    return {
        "like the title": once.sums(in_title) / max(1, len(title)),
        "frequent terms": terms.sums(np.log1p(times)) / (terms.sizes() + 4.0),
        "most frequent terms": once.sums(shares),
        "new terms": fresh / (distinct + 2.0),
        "terms per word": terms.sizes() / (sizes + 2.0),
        "article length": np.full(terms.sentences, math.log1p(len(terms.row)) / 8.0),
    }


def _naming(names: Numbered, sizes: NDArray[np.int64]) -> dict[str, NDArray[Any]]:
    """Whom and what a sentence names."""
    once, _ = names.once()
    fresh = np.bincount(names.first(), minlength=names.sentences)
    return {
        "new names": np.minimum(fresh, 5) / 5.0,
        "frequent names": once.sums(np.log(names.times())) / 5.0,
        "names per word": names.sizes() / (sizes + 2.0),
    }


def _wording(words: Numbered, sizes: NDArray[np.int64]) -> dict[str, NDArray[Any]]:
    """Words of small classes, numbers, and how many words there are."""
    classes = np.array(list(map(_classes, words.number)), dtype=np.int64)
    opening = words.openers()

    def counts(members: frozenset[str]) -> NDArray[np.float64]:
        return words.sums(classes & _BIT[members] > 0)

    first = np.zeros(words.sentences, dtype=np.int64)
    first[words.sentence[opening]] = classes[words.row[opening]]

    def opens(members: frozenset[str]) -> NDArray[np.bool_]:
        return first & _BIT[members] > 0

    return {
        "numbers": np.minimum(words.sums(classes & _NUMBER > 0), 4) / 4.0,
        "says who said it": counts(_SAID) > 0,
        "words": np.log1p(sizes) / 3.0,
        "short": np.maximum(0.0, (10.0 - sizes) / 10.0),
        "long": np.clip((sizes - 25.0) / 25.0, 0.0, 2.0),
        "opens with a pronoun": opens(PERSONAL_PRONOUNS),
        "opens with a connective": opens(CONNECTIVES) | opens(CONJUNCTIONS),
        "opens with a demonstrative": opens(DEMONSTRATIVES),
        "first person": np.minimum(counts(FIRST_PERSON), 3) / 3.0,
        "second person": np.minimum(counts(SECOND_PERSON), 3) / 3.0,
        "hedged": counts(HEDGES) > 0,
        "time word": counts(TIME_NOUNS) > 0,
        "third-person pronouns": np.minimum(counts(PERSONAL_PRONOUNS), 4) / 4.0,
    }


def _signs(sentences: Sequence[Sentence]) -> dict[str, NDArray[Any]]:
    """Quotation marks, question marks and commas."""
    texts = [sentence.text for sentence in sentences]
    commas = np.array([text.count(",") for text in texts])
    return {
        "share in quotation marks": np.array([_quoted_share(text) for text in texts]),
        "opens with a quotation": np.array([text[:1] in _OPEN_QUOTES for text in texts]),
        "question": np.array([text.rstrip("\"'”’").endswith("?") for text in texts]),
        "commas": np.minimum(commas, 5) / 5.0,
    }


def _scaled(values: NDArray[np.float64]) -> NDArray[np.float64]:
    top = values.max()
    return values / top if top > 0 else values


@lru_cache(maxsize=65_536)
def _name(word: str) -> str:
    """What counts as the same name: the term of a capitalised word; "" for other words."""
    if not word[0].isupper() or plain(word) in STOP_WORDS:
        return ""
    return term_of(word) or word.lower()


_DIGIT = re.compile(r"\d")
_CLASSES: Final = (
    _SAID,
    PERSONAL_PRONOUNS,
    CONNECTIVES,
    CONJUNCTIONS,
    DEMONSTRATIVES,
    FIRST_PERSON,
    SECOND_PERSON,
    HEDGES,
    TIME_NOUNS,
)
_BIT: Final = {members: 1 << place for place, members in enumerate(_CLASSES)}
_NUMBER: Final = 1 << len(_CLASSES)


@lru_cache(maxsize=65_536)
def _classes(word: str) -> int:
    """The small classes that a word is in, a bit each; see `_BIT` and `_NUMBER`."""
    low = plain(word)
    found = sum(bit for members, bit in _BIT.items() if low in members)
    return found | (_NUMBER if _DIGIT.search(word) else 0)


_QUOTED = re.compile(r"[\"“][^\"”]*[\"”]?")


def _quoted_share(text: str) -> float:
    if '"' not in text and "“" not in text:
        return 0.0
    return sum(len(m.group()) for m in _QUOTED.finditer(text)) / max(1, len(text))
