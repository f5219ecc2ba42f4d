"""What the teacher says of a text, and how scores of heads become trees."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Reading:
    """What the teacher says of one window.

    `heads` counts from 1 in the window, 0 is the root; `sure` is the mean log-probability of the
    heads of each sentence, -inf where they are no tree.
    """

    tags: tuple[str, ...]
    morphs: tuple[str, ...]
    heads: tuple[int, ...]
    deps: tuple[str, ...]
    sentences: tuple[tuple[int, int], ...]
    sure: tuple[float, ...]
    vectors: NDArray[np.float32]  # [words, 2 * width]


def best_tree(scores: NDArray[np.float32]) -> tuple[list[int], float]:
    """Best heads of one sentence, one of them the root, and their mean log-probability.

    Each word takes its own best head; where that makes a circle, the log-probability is -inf.

    Args:
        scores: [words, 1 + words], of each head of each word; column 0 is the root.
    """
    words = np.arange(len(scores))
    possible = scores.copy()
    possible[words, words + 1] = -np.inf  # no word is its own head
    logs = possible - np.logaddexp.reduce(possible, axis=1, keepdims=True)
    heads = logs[:, 1:].argmax(1) + 1
    root = int((logs[:, 0] - logs[words, heads]).argmax()) if len(words) > 1 else 0
    heads[root] = 0
    for word in words:
        place = word
        for _ in words:
            if not heads[place]:
                break
            place = heads[place] - 1
        if heads[place]:
            return heads.tolist(), -math.inf
    return heads.tolist(), float(logs[words, heads].mean())
