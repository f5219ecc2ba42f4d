"""How well one sentence is shortened, against what people left of it.

Token F1 counts words, in any order, case folded. It is only worth something beside the rate, the
share of words that was kept: keeping everything already scores well where people cut little.
"""

from __future__ import annotations

import math
import os
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from jl_newslens.errors import CorpusError
from jl_newslens.evaluation.bullets import lost_guards, missing_words
from jl_newslens.json_lines import read_records
from jl_newslens.summarize.rankers.terms import words_of
from jl_newslens.summarize.sentence.words import plain

_FIRST_WORDS: Final = 12


@dataclass(frozen=True, slots=True)
class Shortened:
    """A sentence and what one or more people left of it."""

    id: str
    text: str
    references: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CompressionRow:
    """Means over the sentences for one method, in [0, 1].

    Attributes:
        f1: token F1, mean over the references of a sentence.
        rate: words kept over words of the sentence.
        exact: share of sentences that equal a reference, word for word.
        invented_words: words in all results that the sentence does not have, in order.
        lost_guards: words like "not", "may", "alleged" that were dropped.
    """

    method: str
    sentences: int
    f1: float
    rate: float
    exact: float
    invented_words: int
    lost_guards: int


def read_shortened(path: str | os.PathLike[str]) -> tuple[Shortened, ...]:
    """Read JSON lines with "text" and "compression" (one) or "summaries" (several).

    Raises:
        CorpusError: the file cannot be read, or a line is none of that.
    """
    found = []
    for number, record in read_records(path):
        text = record.get("text")
        references = record.get("summaries", record.get("compression"))
        if isinstance(references, str):
            references = [references]
        if not isinstance(text, str) or not isinstance(references, list) or not references:
            raise CorpusError(
                f"{os.fspath(path)}, line {number}: needs a sentence under 'text' and what is left "
                "of it under 'compression' (or several under 'summaries')."
            )
        found.append(
            Shortened(str(record.get("id", number)), text, tuple(str(r) for r in references))
        )
    return tuple(found)


def evaluate_compression(
    examples: Iterable[Shortened], methods: Mapping[str, Callable[[str], str]]
) -> tuple[CompressionRow, ...]:
    """One row a method, then the baselines: everything, the first words, and people themselves.

    Args:
        methods: name → function from a sentence to its shorter form, as
            `functools.partial(lens.compress, length="brief")`.

    Returns:
        The row "people" (each reference against the others) is there where sentences have several.
    """
    listed = list(examples)
    every = {
        **methods,
        "everything": lambda text: text,
        f"first {_FIRST_WORDS} words": lambda text: " ".join(words_of(text)[:_FIRST_WORDS]),
    }
    rows = [_row(name, listed, method) for name, method in every.items()]
    if any(len(example.references) > 1 for example in listed):
        rows.append(_people(listed))
    return tuple(rows)


def token_f1(one: Sequence[str], other: Sequence[str]) -> float:
    """F1 of two bags of words; 0 where they share none."""
    shared = sum((Counter(one) & Counter(other)).values())
    return 2.0 * shared / (len(one) + len(other)) if shared else 0.0


def _row(name: str, examples: Sequence[Shortened], method: Callable[[str], str]) -> CompressionRow:
    scores, rates = [], []
    exact = invented = lost = 0
    for example in examples:
        shorter = method(example.text)
        words, kept = _words(example.text), _words(shorter)
        references = [_words(reference) for reference in example.references]
        scores.append(math.fsum(token_f1(kept, r) for r in references) / len(references))
        rates.append(len(kept) / max(1, len(words)))
        exact += any(kept == reference for reference in references)
        invented += len(missing_words(words, kept))
        lost += len(lost_guards(example.text, shorter))
    count = max(1, len(examples))
    return CompressionRow(
        method=name,
        sentences=len(examples),
        f1=math.fsum(scores) / count,
        rate=math.fsum(rates) / count,
        exact=exact / count,
        invented_words=invented,
        lost_guards=lost,
    )


def _people(examples: Sequence[Shortened]) -> CompressionRow:
    scores, rates = [], []
    lost = 0
    for example in examples:
        references = [_words(reference) for reference in example.references]
        pairs = [token_f1(a, b) for a, b in combinations(references, 2)]
        if pairs:
            scores.append(math.fsum(pairs) / len(pairs))
        size = max(1, len(_words(example.text)))
        rates.append(math.fsum(len(r) / size for r in references) / len(references))
        lost += len(lost_guards(example.text, example.references[0]))
    count = max(1, len(scores))
    rate = math.fsum(rates) / max(1, len(rates))
    return CompressionRow("people", len(scores), math.fsum(scores) / count, rate, 0.0, 0, lost)


def _words(text: str) -> list[str]:
    return [plain(word) for word in words_of(text)]
