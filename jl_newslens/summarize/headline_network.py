"""The network that says, token by token, what belongs into a headline.

Two layers of gated recurrent units in both directions, then one hidden layer that also sees the
token's head, and two results: how likely the token stays beside a head that stays, and beside one
that goes. Only the forward pass, in numpy; `training.headline` makes the weights, which are kept in
eight bits.

Source: K. Filippova et al., "Sentence Compression by Deletion with LSTMs", EMNLP 2015,
https://aclanthology.org/D15-1042; the tags and relations as inputs follow L. Wang et al., "Can
Syntax Help? Improving an LSTM-based Sentence Compression Model for New Domains", ACL 2017,
https://aclanthology.org/P17-1127.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from jl_newslens.summarize.headline_features import ENDING, NUMBER, HeadlineTokens

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Matrix = NDArray[np.float32]
    Places = NDArray[np.int64]

WEIGHTS_FILE: Final = "headline.json"
LAYERS: Final = 2
_UNKNOWN_PLACE = 0


@dataclass(frozen=True, slots=True)
class HeadlineNetwork:
    """`words`, `endings` and `tags` give the rows of the matrices "W", "E" and "T"."""

    words: Mapping[str, int]
    endings: Mapping[str, int]
    tags: Mapping[str, int]
    matrices: Mapping[str, Matrix]

    def odds(self, tokens: HeadlineTokens) -> NDArray[np.float64]:
        """For each token, the logarithm of the odds that it stays: where its head stays, and where
        its head goes."""
        m = self.matrices
        words, endings, tags = self.places(tokens)
        count = len(words)
        state: Matrix = np.concatenate(
            (
                m["W"][words].reshape(count, -1),
                m["E"][endings],
                m["T"][tags].reshape(count, -1),
                tokens.numbers,
            ),
            axis=1,
        )
        for layer in range(LAYERS):
            state = _run(state, *(m[f"{kind}{layer}"] for kind in "XcUd"))
        both = np.concatenate((state, state[tokens.heads]), axis=1)
        hidden = np.maximum(both @ m["O1"] + m["o1"], 0.0)
        result: NDArray[np.float64] = (hidden @ m["O2"] + m["o2"]).astype(np.float64)
        return result

    def places(self, tokens: HeadlineTokens) -> tuple[Places, Places, Places]:
        """The rows of the tokens in "W", "E" and "T"."""
        number = self.words[NUMBER]
        return (
            np.array([[self._place(word, number) for word in row] for row in tokens.words]),
            np.array([self.endings.get(row[0][-ENDING:], _UNKNOWN_PLACE) for row in tokens.words]),
            np.array([[self.tags.get(tag, _UNKNOWN_PLACE) for tag in row] for row in tokens.tags]),
        )

    def _place(self, word: str, number: int) -> int:
        place = self.words.get(word)
        if place is None:
            return number if any(c.isdigit() for c in word) else _UNKNOWN_PLACE
        return place


def _run(inputs: Matrix, into: Matrix, shift: Matrix, again: Matrix, inner: Matrix) -> Matrix:
    """One layer of gated recurrent units, forwards and backwards side by side.

    Args:
        into, shift: from the inputs to the reset gate, the update gate and the candidate, first of
            all forwards, then of all backwards.
        again, inner: the same from the last state, [direction, ...].
    """
    size = again.shape[1]
    prepared = (inputs @ into + shift).reshape(len(inputs), 2, 3 * size)
    ahead = np.stack((prepared[:, 0], prepared[::-1, 1]), axis=1)[:, :, None, :]
    inner = inner[:, None, :]
    state = np.zeros((2, 1, size), dtype=np.float32)
    states = np.empty((len(inputs), 2, 1, size), dtype=np.float32)
    for step, row in enumerate(ahead):
        seen = state @ again + inner
        # The logistic function, as a hyperbolic tangent: fewer steps, and it cannot overflow.
        gates = 0.5 + 0.5 * np.tanh(0.5 * (row[..., : 2 * size] + seen[..., : 2 * size]))
        fresh = np.tanh(row[..., 2 * size :] + gates[..., :size] * seen[..., 2 * size :])
        state = fresh + gates[..., size:] * (state - fresh)
        states[step] = state
    return np.concatenate((states[:, 0, 0], states[::-1, 1, 0]), axis=1)


@lru_cache(maxsize=1)
def shipped_network() -> HeadlineNetwork:
    path = files("jl_newslens.summarize") / "weights" / WEIGHTS_FILE
    return unpack_network(json.loads(path.read_text(encoding="utf-8")))


def unpack_network(table: Mapping[str, Any]) -> HeadlineNetwork:
    matrices = {}
    for name, packed in table["matrices"].items():
        raw = np.frombuffer(base64.b64decode(packed["data"]), dtype=np.int8)
        matrices[name] = raw.astype(np.float32).reshape(packed["shape"]) * packed["scale"]
    words, endings, tags = (
        {name: place for place, name in enumerate(table[kind])}
        for kind in ("words", "endings", "tags")
    )
    return HeadlineNetwork(
        words,
        endings,
        tags,
        {name: matrix.astype(np.float32) for name, matrix in matrices.items()},
    )


def pack_network(network: HeadlineNetwork) -> dict[str, Any]:
    """The table that `unpack_network` reads: each matrix in eight bits with one scale."""
    packed = {}
    for name, matrix in network.matrices.items():
        scale = float(np.abs(matrix).max()) / 127.0 or 1.0
        small = np.round(matrix / scale).astype(np.int8)
        packed[name] = {
            "shape": list(matrix.shape),
            "scale": scale,
            "data": base64.b64encode(small.tobytes()).decode("ascii"),
        }
    return {
        "words": list(network.words),
        "endings": list(network.endings),
        "tags": list(network.tags),
        "matrices": packed,
    }


def chances(stays: NDArray[np.float64], heads: NDArray[np.int64]) -> NDArray[np.float64]:
    """How likely each token stays, whatever becomes of its head.

    Args:
        stays: how likely it stays where its head stays, and where that goes; the root has none.
    """
    is_root = heads == np.arange(len(heads))
    found = stays[:, 1]
    for _ in heads:  # each round settles one level of the tree
        above = np.where(is_root, 0.0, found[heads])
        fresh = above * stays[:, 0] + (1.0 - above) * stays[:, 1]
        if np.array_equal(fresh, found):
            break
        found = fresh
    return found


def logistic(odds: NDArray[np.float64]) -> NDArray[np.float64]:
    result: NDArray[np.float64] = 0.5 + 0.5 * np.tanh(0.5 * odds)
    return result
