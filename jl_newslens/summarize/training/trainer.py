"""Trains the networks that shorten sentences, with torch; the package only reads them, with numpy.

An epoch over 21,000 sentences takes a good minute of one core.
"""

from __future__ import annotations

import logging
import math
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from jl_newslens.summarize.networks.token_features import ENDING, NOTHING, NUMBER, ROOT, UNKNOWN
from jl_newslens.summarize.networks.token_network import TokenNetwork
from jl_newslens.summarize.sentence.tree import is_punctuation
from jl_newslens.summarize.training.brief_model import BriefModel
from jl_newslens.summarize.training.compression_lessons import Lesson
from jl_newslens.summarize.training.headline_model import HeadlineModel
from jl_newslens.summarize.training.token_model import WORD_SIZE

if TYPE_CHECKING:
    from collections.abc import Callable

    Tensor = Any

_LEAST_WORD, _LEAST_ENDING = 5, 20  # times one must occur to get a row of its own
_BATCH = 32
_RATE = 2e-3
_SIGN_WEIGHT = 0.1  # of a comma, beside a word

logger = logging.getLogger(__name__)


class Trainer:
    """Holds the network as torch knows it; `network` is what it has learned, for numpy."""

    def __init__(
        self,
        kind: type[HeadlineModel | BriefModel],
        lessons: Sequence[Lesson],
        *,
        seed: int = 0,
        vectors: Callable[[list[str], int], Any] | None = None,
        start: TokenNetwork | None = None,
    ) -> None:
        """
        Args:
            kind: of the network.
            vectors: gives words their first rows, so that rare ones are not told apart from
                nothing; without it they start at random.
            start: what has been learned before, to go on from.
        """
        torch.manual_seed(seed)
        self._random = np.random.default_rng(seed)
        self._lessons = list(lessons)
        self._words, self._endings, self._tags = (
            _names_in(lessons)
            if start is None
            else map(list, (start.words, start.endings, start.tags))
        )
        self._device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        self._model = kind(len(self._words), len(self._endings), len(self._tags))
        if start is not None:
            self._model.load_state_dict(kind.state(start.matrices))
        elif vectors is not None:
            first = torch.from_numpy(vectors(self._words, WORD_SIZE))
            self._model.state_dict()["W.weight"].copy_(first)
        self._model.to(self._device)
        self._averaged = {name: value.clone() for name, value in self._model.state_dict().items()}
        reader = self.network
        self._items = [_item(reader, lesson, kind.learns) for lesson in lessons]

    def train(self, epochs: int, rate: float = _RATE) -> None:
        """Adam with a falling rate; what is kept is a running mean, which scores better."""
        steps = epochs * math.ceil(len(self._items) / _BATCH)
        adam = torch.optim.AdamW(self._model.parameters(), lr=rate, weight_decay=1e-3)
        lengths = np.array([len(lesson.tokens.heads) for lesson in self._lessons])
        step, slow_start = 0, max(1, min(100, steps // 10))
        for epoch in range(epochs):
            order = np.argsort(lengths + self._random.random(len(lengths)) * 6, kind="stable")
            batches = [order[i : i + _BATCH] for i in range(0, len(order), _BATCH)]
            total = 0.0
            for number in self._random.permutation(len(batches)):
                loss = self._loss([self._items[i] for i in batches[number]])
                fall = 0.5 * (1.0 + math.cos(math.pi * step / steps)) + 0.02
                adam.param_groups[0]["lr"] = rate * fall * min(1.0, (step + 1) / slow_start)
                adam.zero_grad()
                loss.backward()
                nn.utils.clip_grad_norm_(self._model.parameters(), 1.0)
                adam.step()
                step += 1
                decay = min(0.997, (1 + step) / (20 + step))
                for name, value in self._model.state_dict().items():
                    self._averaged[name].mul_(decay).add_(value, alpha=1 - decay)
                total += loss.item()
            logger.info("epoch %d: loss %.4f", epoch + 1, total / len(batches))

    @property
    def network(self) -> TokenNetwork:
        words, endings, tags = (
            {name: place for place, name in enumerate(names)}
            for names in (self._words, self._endings, self._tags)
        )
        matrices = self._model.matrices({n: v.cpu() for n, v in self._averaged.items()})
        return self._model.makes(words, endings, tags, matrices)

    def _loss(self, items: list[tuple[Any, ...]]) -> Tensor:
        """The mean cross entropy; `items` of different lengths are padded with nothing."""
        *inputs, targets, weights, there = (part.to(self._device) for part in padded(items))
        odds = self._model(*inputs, there)
        losses = functional.binary_cross_entropy_with_logits(odds, targets, reduction="none")
        return (losses * weights).sum() / weights.sum()


def padded(items: list[tuple[Any, ...]]) -> list[Tensor]:
    """The columns of `items` as batches, and with them 1 for each token and 0 for padding."""
    columns = [
        *zip(*items, strict=True),
        [np.ones((len(item[0]), 1), np.float32) for item in items],
    ]
    return [
        nn.utils.rnn.pad_sequence([torch.from_numpy(value) for value in column], True)
        for column in columns
    ]


def _item(network: TokenNetwork, lesson: Lesson, columns: slice) -> tuple[Any, ...]:
    signs = np.array([is_punctuation(token) for token in lesson.sentence.tokens])
    weights = lesson.weights * np.where(signs, _SIGN_WEIGHT, 1.0)[:, None].astype(np.float32)
    tokens = lesson.tokens
    learned = lesson.targets[:, columns], weights[:, columns]
    return (*network.places(tokens), tokens.numbers, tokens.heads, *learned)


def _names_in(lessons: Sequence[Lesson]) -> tuple[list[str], list[str], list[str]]:
    """The words, endings and tags that get a row of their own."""
    read = [lesson.tokens for lesson in lessons]
    words = Counter(row[0] for tokens in read for row in tokens.words)
    endings = Counter(row[0][-ENDING:] for tokens in read for row in tokens.words)
    tags = {tag for tokens in read for row in tokens.tags for tag in row}
    return (
        [UNKNOWN, NOTHING, ROOT, NUMBER, *_frequent(words, _LEAST_WORD)],
        [UNKNOWN, *_frequent(endings, _LEAST_ENDING)],
        [UNKNOWN, *sorted(tags)],
    )


def _frequent(counts: Counter[str], least: int) -> list[str]:
    return sorted(name for name, count in counts.items() if count >= least)
