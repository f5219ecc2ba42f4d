"""Trains the headline network: backpropagation through time in numpy, seeded.

Eight epochs over 9,000 sentences take about ten minutes of one core.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from jl_newslens.model import Sentence
from jl_newslens.summarize.headline_features import (
    NOTHING,
    NUMBER,
    NUMBERS,
    ROOT,
    TAG_SLOTS,
    UNKNOWN,
    WORD_SLOTS,
    headline_tokens,
)
from jl_newslens.summarize.headline_network import LAYERS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]

_UNITS, _HIDDEN, _WORD_SIZE, _TAG_SIZE = 48, 48, 16, 10
_LEAST = 12  # times a word must occur to get a row of its own
_BATCH = 48
_WORD_DROP, _INPUT_DROP, _OUTPUT_DROP = 0.2, 0.4, 0.5


@dataclass(frozen=True, slots=True)
class _Batch:
    """Padded rows of one batch; `mask` is 1 where there is a token."""

    words: Array
    tags: Array
    numbers: Array
    heads: Array
    mask: Array
    labels: Array


class HeadlineTrainer:
    """Holds the matrices, their running average, and Adam's moments."""

    def __init__(self, examples: Sequence[tuple[Sentence, list[bool]]], seed: int = 0) -> None:
        self._random = np.random.default_rng(seed)
        read = [headline_tokens(sentence) for sentence, _ in examples]
        times = Counter(row[0] for tokens in read for row in tokens.words)
        frequent = sorted(w for w, count in times.items() if count >= _LEAST and w.isascii())
        self.words = [UNKNOWN, NOTHING, ROOT, NUMBER, "<cap>", *frequent]
        self.tags = [UNKNOWN, *sorted({tag for t in read for row in t.tags for tag in row})]
        word_place = {word: place for place, word in enumerate(self.words)}
        tag_place = {tag: place for place, tag in enumerate(self.tags)}

        def place(word: str) -> int:
            return word_place.get(word, 3 if any(c.isdigit() for c in word) else 0)

        self._items = [
            (
                np.array([[place(word) for word in row] for row in tokens.words]),
                np.array([[tag_place[tag] for tag in row] for row in tokens.tags]),
                tokens.numbers,
                tokens.heads,
                np.array(kept, dtype=np.float32),
            )
            for tokens, (_, kept) in zip(read, examples, strict=True)
        ]
        self._matrices = self._initial()
        self.averaged = {name: matrix.copy() for name, matrix in self._matrices.items()}

    def _initial(self) -> dict[str, Array]:
        def matrix(rows: int, columns: int, scale: float | None = None) -> Array:
            spread = math.sqrt(1.0 / rows) if scale is None else scale
            return (self._random.standard_normal((rows, columns)) * spread).astype(np.float32)

        found: dict[str, Array] = {
            "W": matrix(len(self.words), _WORD_SIZE, 0.1),
            "T": matrix(len(self.tags), _TAG_SIZE, 0.3),
        }
        inputs = WORD_SLOTS * _WORD_SIZE + TAG_SLOTS * _TAG_SIZE + NUMBERS
        for layer in range(LAYERS):
            for direction in "fb":
                found[f"X{layer}{direction}"] = matrix(inputs, 3 * _UNITS)
                found[f"U{layer}{direction}"] = matrix(_UNITS, 3 * _UNITS)
                found[f"c{layer}{direction}"] = np.zeros(3 * _UNITS, np.float32)
            inputs = 2 * _UNITS
        found["O1"] = matrix(4 * _UNITS, _HIDDEN)
        found["o1"] = np.zeros(_HIDDEN, np.float32)
        found["O2"] = matrix(_HIDDEN, 1)
        found["o2"] = np.zeros(1, np.float32)
        return found

    def train(self, epochs: int = 8) -> None:
        """Adam with a falling rate; `averaged` follows as a running mean, which scores better."""
        matrices = self._matrices
        mean = {name: np.zeros_like(m) for name, m in matrices.items()}
        square = {name: np.zeros_like(m) for name, m in matrices.items()}
        lengths = np.array([len(item[3]) for item in self._items])
        step = 0
        for epoch in range(epochs):
            order = np.argsort(lengths + self._random.random(len(lengths)) * 6, kind="stable")
            batches = [order[i : i + _BATCH] for i in range(0, len(order), _BATCH)]
            rate = 2e-3 * 0.5 * (1.0 + math.cos(math.pi * epoch / epochs)) + 5e-5
            for number in self._random.permutation(len(batches)):
                gradients = self._gradients(self._batch(batches[number]))
                step += 1
                norm = math.sqrt(sum(float((g * g).sum()) for g in gradients.values()))
                scale = min(1.0, 1.0 / norm)
                decay = min(0.998, (1.0 + step) / (20.0 + step))
                for name, matrix in matrices.items():
                    gradient = gradients[name] * scale
                    mean[name] += 0.1 * (gradient - mean[name])
                    square[name] += 0.001 * (gradient * gradient - square[name])
                    change = mean[name] / (1 - 0.9**step)
                    change = change / (np.sqrt(square[name] / (1 - 0.999**step)) + 1e-8)
                    if name == "W":
                        change = change + 1e-4 * matrix
                    matrix -= rate * change
                    self.averaged[name] += (1 - decay) * (matrix - self.averaged[name])

    def _batch(self, chosen: Array) -> _Batch:
        items = [self._items[index] for index in chosen]
        rows, length = len(items), max(len(item[3]) for item in items)
        batch = _Batch(
            np.zeros((rows, length, WORD_SLOTS), dtype=np.int64),
            np.zeros((rows, length, TAG_SLOTS), dtype=np.int64),
            np.zeros((rows, length, NUMBERS), dtype=np.float32),
            np.zeros((rows, length), dtype=np.int64),
            np.zeros((rows, length), dtype=np.float32),
            np.zeros((rows, length), dtype=np.float32),
        )
        for row, (words, tags, numbers, heads, labels) in enumerate(items):
            size = len(heads)
            batch.words[row, :size] = words
            batch.tags[row, :size] = tags
            batch.numbers[row, :size] = numbers
            batch.heads[row, :size] = heads
            batch.mask[row, :size] = 1.0
            batch.labels[row, :size] = labels
        return batch

    def _drop(self, shape: tuple[int, ...], share: float) -> Array:
        return ((self._random.random(shape) > share) / (1.0 - share)).astype(np.float32)

    def _gradients(self, batch: _Batch) -> dict[str, Array]:
        """Of the mean cross entropy of keeping, by matrix; dropout on words, inputs and output."""
        m = self._matrices
        words = np.where(self._random.random(batch.words.shape) < _WORD_DROP, 0, batch.words)
        rows, length = batch.heads.shape
        state = np.concatenate(
            (
                m["W"][words].reshape(rows, length, -1),
                m["T"][batch.tags].reshape(rows, length, -1),
                batch.numbers,
            ),
            axis=2,
        )
        layers = []
        for layer in range(LAYERS):
            drop = self._drop(state.shape, _INPUT_DROP)
            inputs = state * drop
            outputs, caches = [], []
            for direction in "fb":
                output, cache = _forward(
                    inputs,
                    batch.mask,
                    m[f"X{layer}{direction}"],
                    m[f"U{layer}{direction}"],
                    m[f"c{layer}{direction}"],
                    backwards=direction == "b",
                )
                outputs.append(output)
                caches.append(cache)
            layers.append((inputs, drop, caches))
            state = np.concatenate(outputs, axis=2)
        row_index = np.arange(rows)[:, None]
        top = np.concatenate((state, state[row_index, batch.heads]), axis=2)
        drop_top = self._drop(top.shape, _OUTPUT_DROP)
        top = top * drop_top
        hidden = np.maximum(top @ m["O1"] + m["o1"], 0.0)
        scores = (hidden @ m["O2"] + m["o2"])[..., 0]

        error = (_sigmoid(scores) - batch.labels) * batch.mask / batch.mask.sum()
        error = error[..., None].astype(np.float32)
        found: dict[str, Array] = {
            "O2": hidden.reshape(-1, _HIDDEN).T @ error.reshape(-1, 1),
            "o2": error.sum((0, 1)),
        }
        into_hidden = (error @ m["O2"].T) * (hidden > 0)
        flat = into_hidden.reshape(-1, _HIDDEN)
        found["O1"], found["o1"] = top.reshape(-1, 4 * _UNITS).T @ flat, flat.sum(0)
        into_top = (into_hidden @ m["O1"].T) * drop_top
        into_state = into_top[..., : 2 * _UNITS].copy()
        places = np.broadcast_to(row_index, batch.heads.shape).ravel(), batch.heads.ravel()
        np.add.at(into_state, places, into_top[..., 2 * _UNITS :].reshape(-1, 2 * _UNITS))
        for layer in reversed(range(LAYERS)):
            inputs, drop, caches = layers[layer]
            into_inputs = np.zeros_like(inputs)
            for side, direction in enumerate("fb"):
                part = into_state[..., side * _UNITS : (side + 1) * _UNITS]
                names = f"X{layer}{direction}", f"U{layer}{direction}", f"c{layer}{direction}"
                back, *changes = _backward(
                    inputs, part, caches[side], m[names[0]], m[names[1]], backwards=direction == "b"
                )
                into_inputs += back
                found.update(zip(names, changes, strict=True))
            into_state = into_inputs * drop
        edge = WORD_SLOTS * _WORD_SIZE
        found["W"], found["T"] = np.zeros_like(m["W"]), np.zeros_like(m["T"])
        np.add.at(found["W"], words.reshape(-1), into_state[..., :edge].reshape(-1, _WORD_SIZE))
        end = edge + TAG_SLOTS * _TAG_SIZE
        tag_part = into_state[..., edge:end].reshape(-1, _TAG_SIZE)
        np.add.at(found["T"], batch.tags.reshape(-1), tag_part)
        return found


def _sigmoid(values: Array) -> Array:
    result: Array = 1.0 / (1.0 + np.exp(-np.clip(values, -30.0, 30.0)))
    return result


def _forward(
    inputs: Array, mask: Array, into: Array, again: Array, shift: Array, *, backwards: bool
) -> tuple[Array, list[Any]]:
    """One direction of one layer, and what its gradient will need."""
    rows, length, _ = inputs.shape
    prepared = inputs @ into + shift
    state: Array = np.zeros((rows, _UNITS), np.float32)
    states = np.zeros((rows, length, _UNITS), np.float32)
    cache: list[Any] = [None] * length
    for step in reversed(range(length)) if backwards else range(length):
        there = mask[:, step : step + 1]
        gates = _sigmoid(prepared[:, step, : 2 * _UNITS] + state @ again[:, : 2 * _UNITS])
        update, reset = gates[:, :_UNITS], gates[:, _UNITS:]
        seen = reset * state
        fresh = np.tanh(prepared[:, step, 2 * _UNITS :] + seen @ again[:, 2 * _UNITS :])
        following = (1 - update) * fresh + update * state
        cache[step] = state, update, reset, fresh, seen, there
        state = there * following + (1 - there) * state
        states[:, step] = state
    return states, cache


def _backward(
    inputs: Array,
    into_states: Array,
    cache: list[Any],
    into: Array,
    again: Array,
    *,
    backwards: bool,
) -> tuple[Array, Array, Array, Array]:
    """Gradients of the inputs, of `into`, of `again` and of the shift."""
    rows, length, width = inputs.shape
    into_prepared = np.zeros((rows, length, 3 * _UNITS), np.float32)
    into_again = np.zeros_like(again)
    carried: Array = np.zeros((rows, _UNITS), np.float32)
    for step in range(length) if backwards else reversed(range(length)):
        state, update, reset, fresh, seen, there = cache[step]
        total = carried + into_states[:, step]
        active = total * there
        into_update = active * (state - fresh) * update * (1 - update)
        into_fresh = active * (1 - update) * (1 - fresh * fresh)
        into_seen = into_fresh @ again[:, 2 * _UNITS :].T
        into_reset = into_seen * state * reset * (1 - reset)
        into_gates = np.concatenate((into_update, into_reset), axis=1)
        into_again[:, : 2 * _UNITS] += state.T @ into_gates
        into_again[:, 2 * _UNITS :] += seen.T @ into_fresh
        carried = total * (1 - there) + active * update + into_seen * reset
        carried = carried + into_gates @ again[:, : 2 * _UNITS].T
        into_prepared[:, step, : 2 * _UNITS] = into_gates
        into_prepared[:, step, 2 * _UNITS :] = into_fresh
    flat = into_prepared.reshape(-1, 3 * _UNITS)
    return into_prepared @ into.T, inputs.reshape(-1, width).T @ flat, into_again, flat.sum(0)
