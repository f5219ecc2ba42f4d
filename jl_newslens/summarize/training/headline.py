"""Trains the headline network with torch; the package itself only reads it, with numpy.

Five epochs over 21,000 sentences take about six minutes of one core.
"""

from __future__ import annotations

import logging
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from jl_newslens.summarize.headline_features import (
    ENDING,
    NOTHING,
    NUMBER,
    NUMBERS,
    ROOT,
    TAG_SLOTS,
    UNKNOWN,
    WORD_SLOTS,
)
from jl_newslens.summarize.headline_network import LAYERS, HeadlineNetwork
from jl_newslens.summarize.training.headline_lessons import Lesson
from jl_newslens.summarize.tree import is_punctuation

if TYPE_CHECKING:
    from collections.abc import Callable

    Tensor = Any

_UNITS, _HIDDEN, _WORD_SIZE, _ENDING_SIZE, _TAG_SIZE = 64, 64, 24, 8, 10
_LEAST_WORD, _LEAST_ENDING = 5, 20  # times one must occur to get a row of its own
_BATCH = 32
_RATE = 2e-3
_WORD_DROP, _INPUT_DROP, _OUTPUT_DROP = 0.15, 0.3, 0.4
_SIGN_WEIGHT = 0.1  # of a comma, beside a word

logger = logging.getLogger(__name__)


class HeadlineTrainer:
    """Holds the network as torch knows it; `network` is what it has learned, for numpy."""

    def __init__(
        self,
        lessons: Sequence[Lesson],
        *,
        seed: int = 0,
        vectors: Callable[[list[str], int], Any] | None = None,
        start: HeadlineNetwork | None = None,
    ) -> None:
        """
        Args:
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
        self._parts = self._new_parts()
        if start is not None:
            self._parts.load_state_dict(_as_torch(start.matrices))
        elif vectors is not None:
            first = torch.from_numpy(vectors(self._words, _WORD_SIZE))
            self._parts["W"].weight.data.copy_(first)
        self._averaged = {name: value.clone() for name, value in self._parts.state_dict().items()}
        reader = self.network
        self._items = [_item(reader, lesson) for lesson in lessons]

    def _new_parts(self) -> Any:
        width = WORD_SLOTS * _WORD_SIZE + _ENDING_SIZE + TAG_SLOTS * _TAG_SIZE + NUMBERS
        parts = nn.ModuleDict(
            {
                "W": nn.Embedding(len(self._words), _WORD_SIZE),
                "E": nn.Embedding(len(self._endings), _ENDING_SIZE),
                "T": nn.Embedding(len(self._tags), _TAG_SIZE),
                "O1": nn.Linear(4 * _UNITS, _HIDDEN),
                "O2": nn.Linear(_HIDDEN, 2),
            }
        )
        for name, spread in (("W", 0.1), ("E", 0.1), ("T", 0.3)):
            nn.init.normal_(parts[name].weight, std=spread)
        for layer in range(LAYERS):
            size = 2 * _UNITS if layer else width
            parts[f"G{layer}"] = nn.GRU(size, _UNITS, batch_first=True, bidirectional=True)
        return parts

    def train(self, epochs: int = 5, rate: float = _RATE) -> None:
        """Adam with a falling rate; what is kept is a running mean, which scores better."""
        steps = epochs * math.ceil(len(self._items) / _BATCH)
        adam = torch.optim.AdamW(self._parts.parameters(), lr=rate, weight_decay=1e-3)
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
                nn.utils.clip_grad_norm_(self._parts.parameters(), 1.0)
                adam.step()
                step += 1
                decay = min(0.997, (1 + step) / (20 + step))
                for name, value in self._parts.state_dict().items():
                    self._averaged[name].mul_(decay).add_(value, alpha=1 - decay)
                total += loss.item()
            logger.info("headline, epoch %d: loss %.4f", epoch + 1, total / len(batches))

    @property
    def network(self) -> HeadlineNetwork:
        values = {name: value.numpy() for name, value in self._averaged.items()}
        matrices = {name: values[f"{name}.weight"] for name in "WET"}
        for layer in range(LAYERS):
            into, shift, again, inner = (
                [values[f"G{layer}.{kind}_l0{side}"] for side in ("", "_reverse")]
                for kind in ("weight_ih", "bias_ih", "weight_hh", "bias_hh")
            )
            matrices[f"X{layer}"] = np.concatenate(into).T
            matrices[f"c{layer}"] = np.concatenate(shift)
            matrices[f"U{layer}"] = np.stack([matrix.T for matrix in again])
            matrices[f"d{layer}"] = np.stack(inner)
        for name in ("O1", "O2"):
            matrices[name], matrices[name.lower()] = (
                values[f"{name}.weight"].T,
                values[f"{name}.bias"],
            )
        words, endings, tags = (
            {name: place for place, name in enumerate(names)}
            for names in (self._words, self._endings, self._tags)
        )
        return HeadlineNetwork(words, endings, tags, matrices)

    def _loss(self, items: list[tuple[Any, ...]]) -> Tensor:
        """The mean cross entropy; `items` of different lengths are padded with nothing."""
        lengths = torch.tensor([len(item[0]) for item in items])
        columns = zip(*items, strict=True)
        words, endings, tags, numbers, heads, targets, weights = (
            nn.utils.rnn.pad_sequence([torch.from_numpy(value) for value in column], True)
            for column in columns
        )
        words = words.masked_fill(torch.rand(words.shape) < _WORD_DROP, 0)
        parts, dropout = self._parts, functional.dropout
        state = torch.cat(
            (
                parts["W"](words).flatten(2),
                parts["E"](endings),
                parts["T"](tags).flatten(2),
                numbers,
            ),
            dim=2,
        )
        for layer in range(LAYERS):
            packed = nn.utils.rnn.pack_padded_sequence(
                dropout(state, _INPUT_DROP), lengths, batch_first=True, enforce_sorted=False
            )
            state = nn.utils.rnn.pad_packed_sequence(parts[f"G{layer}"](packed)[0], True)[0]
        above = state[torch.arange(len(items))[:, None], heads]
        top = dropout(torch.cat((state, above), dim=2), _OUTPUT_DROP)
        odds = parts["O2"](torch.relu(parts["O1"](top)))
        losses = functional.binary_cross_entropy_with_logits(odds, targets, reduction="none")
        return (losses * weights).sum() / weights.sum()


def _item(network: HeadlineNetwork, lesson: Lesson) -> tuple[Any, ...]:
    signs = np.array([is_punctuation(token) for token in lesson.sentence.tokens])
    weights = lesson.weights * np.where(signs, _SIGN_WEIGHT, 1.0)[:, None].astype(np.float32)
    tokens = lesson.tokens
    return (*network.places(tokens), tokens.numbers, tokens.heads, lesson.targets, weights)


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


def _as_torch(matrices: Mapping[str, Any]) -> dict[str, Tensor]:
    """The state of the parts of which `HeadlineTrainer.network` made `matrices`."""
    found = {f"{name}.weight": matrices[name] for name in "WET"}
    for name in ("O1", "O2"):
        found[f"{name}.weight"], found[f"{name}.bias"] = matrices[name].T, matrices[name.lower()]
    for layer in range(LAYERS):
        into, shift = np.split(matrices[f"X{layer}"].T, 2), np.split(matrices[f"c{layer}"], 2)
        for side, name in enumerate(("", "_reverse")):
            found[f"G{layer}.weight_ih_l0{name}"] = into[side]
            found[f"G{layer}.bias_ih_l0{name}"] = shift[side]
            found[f"G{layer}.weight_hh_l0{name}"] = matrices[f"U{layer}"][side].T
            found[f"G{layer}.bias_hh_l0{name}"] = matrices[f"d{layer}"][side]
    return {name: torch.tensor(value) for name, value in found.items()}


def _frequent(counts: Counter[str], least: int) -> list[str]:
    return sorted(name for name, count in counts.items() if count >= least)
