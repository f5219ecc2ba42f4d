"""What the headline network learns from: what editors kept, and what a larger model would keep."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from jl_newslens.model import Sentence
from jl_newslens.summarize.headline_features import HeadlineTokens, headline_tokens
from jl_newslens.summarize.headline_network import chances, logistic

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Lesson:
    """A sentence with, for each token, what to learn.

    Attributes:
        targets: how likely the token stays beside a head that stays, and beside one that goes.
        weights: how much each of the two counts: how likely the head stays, and goes.
    """

    sentence: Sentence
    tokens: HeadlineTokens
    targets: Array
    weights: Array


def lesson(sentence: Sentence, kept: list[bool]) -> Lesson:
    """From the flags of `alignment.kept_flags`."""
    flags = np.array(kept, dtype=np.float32)
    tokens = headline_tokens(sentence)
    return Lesson(
        sentence, tokens, *_stacked(np.stack((flags, flags), axis=1), flags, tokens.heads)
    )


def lesson_of_teacher(sentence: Sentence, odds: Array) -> Lesson:
    """From the logarithms of the odds that the teacher gave."""
    tokens = headline_tokens(sentence)
    stays = logistic(odds)
    return Lesson(sentence, tokens, *_stacked(stays, chances(stays, tokens.heads), tokens.heads))


def _stacked(stays: Array, kept: Array, heads: Array) -> tuple[Array, Array]:
    above = np.where(heads == np.arange(len(heads)), 0.0, kept[heads])
    weights = np.stack((above, 1.0 - above), axis=1)
    return stays.astype(np.float32), weights.astype(np.float32)
