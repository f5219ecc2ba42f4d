"""The network that says, token by token, what belongs into a headline.

Two layers of gated recurrent units in both directions, then one hidden layer that also sees the
token's head. Only the forward pass, in numpy; `training.headline` makes the weights, which are kept
in eight bits.

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

from jl_newslens.summarize.headline_features import NUMBER, HeadlineTokens

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Matrix = NDArray[np.float32]

WEIGHTS_FILE: Final = "headline.json"
LAYERS: Final = 2
_UNKNOWN_PLACE = 0


@dataclass(frozen=True, slots=True)
class HeadlineNetwork:
    """`words` and `tags` give the rows of the matrices "W" and "T"."""

    words: Mapping[str, int]
    tags: Mapping[str, int]
    matrices: Mapping[str, Matrix]

    def scores(self, tokens: HeadlineTokens) -> NDArray[np.float64]:
        """The logarithm of the odds that each token is kept."""
        m = self.matrices
        number = self.words[NUMBER]
        words = [[self._place(word, number) for word in row] for row in tokens.words]
        tags = [[self.tags.get(tag, _UNKNOWN_PLACE) for tag in row] for row in tokens.tags]
        count = len(words)
        state: Matrix = np.concatenate(
            (
                m["W"][np.array(words)].reshape(count, -1),
                m["T"][np.array(tags)].reshape(count, -1),
                tokens.numbers,
            ),
            axis=1,
        )
        for layer in range(LAYERS):
            forward = _run(state, m[f"X{layer}f"], m[f"U{layer}f"], m[f"c{layer}f"])
            backward = _run(state[::-1], m[f"X{layer}b"], m[f"U{layer}b"], m[f"c{layer}b"])[::-1]
            state = np.concatenate((forward, backward), axis=1)
        both = np.concatenate((state, state[tokens.heads]), axis=1)
        hidden = np.maximum(both @ m["O1"] + m["o1"], 0.0)
        result: NDArray[np.float64] = (hidden @ m["O2"] + m["o2"])[:, 0].astype(np.float64)
        return result

    def _place(self, word: str, number: int) -> int:
        unknown = number if any(c.isdigit() for c in word) else _UNKNOWN_PLACE
        return self.words.get(word, unknown)


def _run(inputs: Matrix, into: Matrix, again: Matrix, shift: Matrix) -> Matrix:
    """One direction of a layer of gated recurrent units."""
    size = again.shape[0]
    prepared = inputs @ into + shift
    gates, candidate = again[:, : 2 * size], again[:, 2 * size :]
    state = np.zeros(size, dtype=np.float32)
    states = np.zeros((len(inputs), size), dtype=np.float32)
    for step, row in enumerate(prepared):
        opened = 1.0 / (1.0 + np.exp(-np.clip(row[: 2 * size] + state @ gates, -30.0, 30.0)))
        update, reset = opened[:size], opened[size:]
        fresh = np.tanh(row[2 * size :] + (reset * state) @ candidate)
        state = (1.0 - update) * fresh + update * state
        states[step] = state
    return states


@lru_cache(maxsize=1)
def shipped_network() -> HeadlineNetwork:
    path = files("jl_newslens.summarize") / "weights" / WEIGHTS_FILE
    return unpack_network(json.loads(path.read_text(encoding="utf-8")))


def unpack_network(table: Mapping[str, Any]) -> HeadlineNetwork:
    matrices = {}
    for name, packed in table["matrices"].items():
        raw = np.frombuffer(base64.b64decode(packed["data"]), dtype=np.int8)
        matrices[name] = raw.astype(np.float32).reshape(packed["shape"]) * packed["scale"]
    return HeadlineNetwork(
        {word: place for place, word in enumerate(table["words"])},
        {tag: place for place, tag in enumerate(table["tags"])},
        {name: matrix.astype(np.float32) for name, matrix in matrices.items()},
    )


def pack_network(
    words: list[str], tags: list[str], matrices: Mapping[str, Matrix]
) -> dict[str, Any]:
    """The table that `unpack_network` reads: each matrix in eight bits with one scale."""
    packed = {}
    for name, matrix in matrices.items():
        scale = float(np.abs(matrix).max()) / 127.0 or 1.0
        small = np.round(matrix / scale).astype(np.int8)
        packed[name] = {
            "shape": list(matrix.shape),
            "scale": scale,
            "data": base64.b64encode(small.tobytes()).decode("ascii"),
        }
    return {"words": words, "tags": tags, "matrices": packed}
