"""What the compression network learns: what editors kept, and what a larger model would keep."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

import numpy as np

from jl_newslens.model import Sentence
from jl_newslens.summarize.networks.token_features import TokenFeatures, token_features
from jl_newslens.summarize.networks.token_network import chances, logistic

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]

Task: TypeAlias = Literal["headline", "brief"]
TASKS: Final[tuple[Task, ...]] = ("headline", "brief")


@dataclass(frozen=True, slots=True)
class Lesson:
    """A sentence with, for each token, what to learn: two columns for each of `TASKS`.

    Attributes:
        targets: how likely the token stays beside a head that stays, and beside one that goes.
        weights: how much each of the two counts: how likely the head stays, and goes; 0 for a task
            of which nothing is known.
    """

    sentence: Sentence
    tokens: TokenFeatures
    targets: Array
    weights: Array

    def with_task(self, other: Lesson) -> Lesson:
        """What `other` says of another task, of the same sentence, taken in."""
        return replace(
            self, targets=self.targets + other.targets, weights=self.weights + other.weights
        )

    def blended(self, other: Lesson) -> Lesson:
        """The mean of what both say of the same task and sentence."""
        weights = self.weights + other.weights
        sums = self.targets * self.weights + other.targets * other.weights
        targets = np.divide(sums, weights, out=np.zeros_like(weights), where=weights > 0.0)
        return replace(self, targets=targets, weights=weights / 2)


def columns_of(task: Task) -> slice:
    """Those of one task in targets and weights."""
    first = 2 * TASKS.index(task)
    return slice(first, first + 2)


def lesson(sentence: Sentence, kept: Sequence[Sequence[bool]], task: Task) -> Lesson:
    """From the flags of `alignment.kept_flags`, a row for each of one or more editors."""
    tokens = token_features(sentence)
    flags = np.array(kept, dtype=np.float32)
    above = np.where(tokens.heads == np.arange(len(tokens.heads)), 0.0, flags[:, tokens.heads])
    weights = np.stack((above.mean(axis=0), 1.0 - above.mean(axis=0)), axis=1)
    stays = np.stack(((flags * above).mean(axis=0), (flags * (1.0 - above)).mean(axis=0)), axis=1)
    targets = np.divide(stays, weights, out=np.zeros_like(stays), where=weights > 0.0)
    return _lesson(sentence, tokens, targets, weights, task)


def lesson_of_teacher(sentence: Sentence, odds: Array, task: Task) -> Lesson:
    """From the logarithms of the odds that the teacher gave."""
    tokens = token_features(sentence)
    stays = logistic(odds)
    kept = chances(stays, tokens.heads)
    above = np.where(tokens.heads == np.arange(len(tokens.heads)), 0.0, kept[tokens.heads])
    return _lesson(sentence, tokens, stays, np.stack((above, 1.0 - above), axis=1), task)


def _lesson(
    sentence: Sentence, tokens: TokenFeatures, targets: Array, weights: Array, task: Task
) -> Lesson:
    every = np.zeros((2, len(targets), 2 * len(TASKS)), dtype=np.float32)
    every[:, :, columns_of(task)] = targets, weights
    return Lesson(sentence, tokens, *every)
