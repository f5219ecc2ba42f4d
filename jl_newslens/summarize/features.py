"""What the learned ranker sees of each sentence: one row of numbers, cheap, from the text alone.

All that is compared across sentences goes through one small matrix of the terms that occur in at
least two sentences, so that 400 sentences cost a few milliseconds.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from jl_newslens.model import Article, Sentence
from jl_newslens.summarize.terms import STOP_WORDS, term_of, words_of
from jl_newslens.summarize.words import (
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


@dataclass(frozen=True, slots=True)
class Features:
    """`values[i, j]` is feature `NAMES[j]` of sentence i; `similarity[i, k]` in [0, 1]."""

    values: NDArray[np.float64]
    similarity: NDArray[np.float64]
    words: tuple[tuple[str, ...], ...]
    terms: tuple[tuple[str, ...], ...]


def extract(article: Article, sentences: Sequence[Sentence]) -> Features:
    """The features of `sentences`, which are those that may become bullets, in order."""
    count = len(sentences)
    words = tuple(tuple(words_of(sentence.text)) for sentence in sentences)
    terms = tuple(tuple(term for word in row if (term := term_of(word))) for row in words)
    frequency = Counter(term for row in terms for term in row)
    spread = Counter(term for row in terms for term in set(row))
    names = [_names(row) for row in words]
    name_frequency = Counter(name for row in names for name in row)
    title = {term for word in words_of(article.title or "") if (term := term_of(word))}

    matrix = _matrix(terms, spread)
    similarity = matrix @ matrix.T
    np.fill_diagonal(similarity, 0.0)
    later = np.triu(similarity, 1).sum(axis=1)
    earlier = np.tril(similarity, -1).sum(axis=1)
    size = max(count - 1, 1)
    opening = similarity[:, : min(3, count)].mean(axis=1) if count else np.zeros(0)

    top = [term for term, times in frequency.most_common(10) if times > 1]
    top_share = {term: frequency[term] / max(1, frequency[top[0]]) for term in top} if top else {}
    log_frequency = {term: math.log1p(times) for term, times in frequency.items()}
    log_total = math.log1p(sum(frequency.values()))
    seen: set[str] = set()
    seen_names: set[str] = set()
    values = np.zeros((count, len(NAMES)))
    for index, sentence in enumerate(sentences):
        row, own = words[index], terms[index]
        text, low = sentence.text, [plain(word) for word in row]
        length = max(len(row), 1)
        distinct = set(own)
        opener = low[0] if low else ""
        previous = sentences[index - 1] if index else None
        new_paragraph = previous is None or previous.paragraph != sentence.paragraph
        new_section = new_paragraph and (
            previous is None or sentence.paragraph > previous.paragraph + 1
        )
        quoted = _quoted_share(text)
        digits = _DIGIT.search(text)
        values[index] = (
            1.0,
            index == 0,
            index == 1,
            index == 2,
            1.0 / math.sqrt(index + 1.0),
            index / size,
            index == count - 1,
            new_paragraph,
            new_section,
            sentence.kind == "list_item",
            0.0,
            0.0,
            0.0,
            0.0,
            len(distinct & title) / max(1, len(title)) if title else 0.0,
            sum([log_frequency[t] for t in own]) / (len(own) + 4.0),
            sum([top_share[term] for term in distinct & top_share.keys()]),
            len(distinct - seen) / (len(distinct) + 2.0),
            len(own) / (length + 2.0),
            min(len(set(names[index]) - seen_names), 5) / 5.0,
            sum(math.log(name_frequency[n]) for n in set(names[index])) / 5.0,
            len(names[index]) / (length + 2.0),
            min(len([word for word in row if _DIGIT.search(word)]), 4) / 4.0 if digits else 0.0,
            quoted,
            text[:1] in _OPEN_QUOTES,
            not _SAID.isdisjoint(low),
            math.log1p(length) / 3.0,
            max(0.0, (10.0 - length) / 10.0),
            min(max(0.0, (length - 25.0) / 25.0), 2.0),
            opener in PERSONAL_PRONOUNS,
            opener in CONNECTIVES or opener in CONJUNCTIONS,
            opener in DEMONSTRATIVES,
            min(sum(map(FIRST_PERSON.__contains__, low)), 3) / 3.0,
            min(sum(map(SECOND_PERSON.__contains__, low)), 3) / 3.0,
            text.rstrip("\"'”’").endswith("?"),
            not HEDGES.isdisjoint(low),
            not TIME_NOUNS.isdisjoint(low),
            min(sum(map(PERSONAL_PRONOUNS.__contains__, low)), 4) / 4.0,
            min(text.count(","), 5) / 5.0,
            log_total / 8.0,
        )
        seen |= distinct
        seen_names.update(names[index])
    if count:
        values[:, NAMES.index("like the whole article")] = _scaled(later + earlier)
        values[:, NAMES.index("taken up by later sentences")] = _scaled(later)
        values[:, NAMES.index("takes up earlier sentences")] = _scaled(earlier)
        values[:, NAMES.index("like the opening")] = opening
    return Features(values, similarity, words, terms)


def _matrix(terms: Sequence[Sequence[str]], spread: Counter[str]) -> NDArray[np.float64]:
    """Unit rows of tf-idf over the terms of at least two sentences; norms count all terms."""
    count = len(terms)
    idf = {term: math.log((1.0 + count) / times) + 0.1 for term, times in spread.items()}
    columns = {term: j for j, term in enumerate(t for t in sorted(spread) if spread[t] > 1)}
    matrix = np.zeros((count, len(columns)), dtype=np.float64)
    for index, row in enumerate(terms):
        norm = 0.0
        for term, times in Counter(row).items():
            weight = (1.0 + math.log(times)) * idf[term]
            norm += weight * weight
            column = columns.get(term)
            if column is not None:
                matrix[index, column] = weight
        if norm:
            matrix[index] /= math.sqrt(norm)
    return matrix


def _scaled(values: NDArray[np.float64]) -> NDArray[np.float64]:
    top = values.max()
    return values / top if top > 0 else values


def _names(words: Sequence[str]) -> list[str]:
    """Capitalised words after the first, and a first one that no list of stop words knows."""
    found = []
    for index, word in enumerate(words):
        if (
            word[0].isupper()
            and plain(word) not in STOP_WORDS
            and (index or word[1:2].isupper() or not word.islower())
        ):
            found.append(term_of(word) or word.lower())
    return found


_DIGIT = re.compile(r"\d")
_QUOTED = re.compile(r"[\"“][^\"”]*[\"”]?")


def _quoted_share(text: str) -> float:
    if '"' not in text and "“" not in text:
        return 0.0
    return sum(len(m.group()) for m in _QUOTED.finditer(text)) / max(1, len(text))
