"""Names as labels of words: from training texts, and back from a teacher's probabilities."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from jl_newslens.language.training.columns import Span

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.tokens import Doc

_TYPES: Final = ("PERSON", "ORG", "PLACE", "EVENT", "WORK", "GROUP", "OTHER")
LABELS: Final = ("O", *(f"{part}-{kind}" for kind in _TYPES for part in "BI"))

_WINDOW: Final = 110
_SENTENCE_ENDS: Final = (".", "?", "!")
_INSIDE, _MISSING = 1, 0  # of `Token.ent_iob`

# A name is kept where its least and its mean word have these probabilities; a word outside of
# names below the third is in doubt. Guesses: no other values were tried.
_LEAST_WORD: Final = 0.6
_MEAN_WORD: Final = 0.75
_LEAST_OUTSIDE: Final = 0.75


@dataclass(frozen=True, slots=True)
class NameWindow:
    """Some consecutive words with the number of their label; -1 is missing."""

    words: tuple[str, ...]
    labels: tuple[int, ...]


def name_windows(doc: Doc) -> Iterator[NameWindow]:
    """A Doc with names in windows of some hundred words, which cut no name."""
    number = {label: i for i, label in enumerate(LABELS)}
    labels = [
        -1 if t.ent_iob == _MISSING else number[f"{t.ent_iob_}-{t.ent_type_}".rstrip("-")]
        for t in doc
    ]
    words = [token.text for token in doc]
    start = 0
    while start < len(doc):
        end = min(len(doc), start + _WINDOW)
        if end < len(doc):
            ends = (
                i for i in range(end, start + _WINDOW // 2, -1) if words[i - 1] in _SENTENCE_ENDS
            )
            end = next(ends, end)
        while end < len(doc) and doc[end].ent_iob == _INSIDE:
            end += 1
        yield NameWindow(tuple(words[start:end]), tuple(labels[start:end]))
        start = end


@dataclass(frozen=True, slots=True)
class NameReading:
    """Names of one window, and the words that are in doubt."""

    names: tuple[Span, ...]
    doubtful: frozenset[int]


def read_labels(odds: NDArray[np.float32]) -> NameReading:
    """The names of the likeliest legal labels, those that are sure.

    Args:
        odds: Probabilities of `LABELS`, [words, labels].
    """
    path = best_labels(odds)
    sure = odds[np.arange(len(path)), path]
    names, doubtful = (
        [],
        {i for i, label in enumerate(path) if not label and sure[i] < _LEAST_OUTSIDE},
    )
    for span in _spans(path):
        inside = sure[span.start : span.end]
        if inside.min() > _LEAST_WORD and inside.mean() > _MEAN_WORD:
            names.append(span)
        else:
            doubtful.update(range(max(0, span.start - 1), min(len(path), span.end + 1)))
    doubtful.difference_update(i for span in names for i in range(span.start, span.end))
    return NameReading(tuple(names), frozenset(doubtful))


def best_labels(odds: NDArray[np.float32]) -> list[int]:
    """The likeliest labels where each "I-" follows its own kind, as numbers of `LABELS`.

    Args:
        odds: Probabilities of `LABELS`, [words, labels], at least one word.
    """
    logs = np.log(odds + 1e-9)
    best = np.where([label.startswith("I-") for label in LABELS], -np.inf, logs[0])
    steps = []
    for row in logs[1:]:
        ways = best[:, None] + _STEPS
        steps.append(ways.argmax(0))
        best = ways.max(0) + row
    path = [int(best.argmax())]
    for step in reversed(steps):
        path.append(int(step[path[-1]]))
    return path[::-1]


def _steps() -> NDArray[np.float32]:
    """0 for each legal pair of neighbours, else -inf."""
    inside = np.array([label.startswith("I-") for label in LABELS])
    kinds = np.array([label[2:] for label in LABELS])
    legal = ~inside[None, :] | (kinds[:, None] == kinds[None, :])
    return np.where(legal, 0.0, -np.inf).astype(np.float32)


_STEPS: Final = _steps()


def _spans(path: Sequence[int]) -> list[Span]:
    spans: list[Span] = []
    for place, number in enumerate(path):
        part, _, kind = LABELS[number].partition("-")
        if part == "B":
            spans.append(Span(place, place + 1, kind))
        elif part == "I":
            spans[-1] = Span(spans[-1].start, place + 1, kind)
    return spans
