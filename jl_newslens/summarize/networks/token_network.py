"""What the networks that shorten sentences have in common: inputs, storage, and what odds mean."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

from jl_newslens.summarize.networks.token_features import ENDING, NUMBER, TokenFeatures
from jl_newslens.threads import ONE_THREAD

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Matrix = NDArray[np.float32]
    Places = NDArray[np.int64]

Network = TypeVar("Network", bound="TokenNetwork")
_UNKNOWN_PLACE = 0


@dataclass(frozen=True, slots=True)
class TokenNetwork:
    """`words`, `endings` and `tags` give the rows of the matrices "W", "E" and "T"."""

    words: Mapping[str, int]
    endings: Mapping[str, int]
    tags: Mapping[str, int]
    matrices: Mapping[str, Matrix]

    def odds(self, tokens: TokenFeatures) -> NDArray[np.float64]:
        """For each token, the logarithm of the odds that it stays: where its head stays, and where
        its head goes."""
        with ONE_THREAD:
            return self._odds(tokens)

    def _odds(self, tokens: TokenFeatures) -> NDArray[np.float64]:
        raise NotImplementedError

    def inputs(self, tokens: TokenFeatures) -> Matrix:
        """What stands in the place of each token and around it in the tree, a row a token."""
        m = self.matrices
        words, endings, tags = self.places(tokens)
        count = len(words)
        return np.concatenate(
            (
                m["W"][words].reshape(count, -1),
                m["E"][endings],
                m["T"][tags].reshape(count, -1),
                tokens.numbers,
            ),
            axis=1,
        )

    def places(self, tokens: TokenFeatures) -> tuple[Places, Places, Places]:
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


def shipped(kind: type[Network], name: str) -> Network:
    """The network whose weights are in the file `name` of the package."""
    path = files("jl_newslens.summarize") / "weights" / name
    return unpack_network(kind, json.loads(path.read_text(encoding="utf-8")))


def unpack_network(kind: type[Network], table: Mapping[str, Any]) -> Network:
    matrices = {}
    for name, packed in table["matrices"].items():
        raw = np.frombuffer(base64.b64decode(packed["data"]), dtype=np.int8)
        matrices[name] = raw.astype(np.float32).reshape(packed["shape"]) * packed["scale"]
    words, endings, tags = (
        {name: place for place, name in enumerate(table[kind])}
        for kind in ("words", "endings", "tags")
    )
    matrices = {name: matrix.astype(np.float32) for name, matrix in matrices.items()}
    return kind(words, endings, tags, matrices)


def pack_network(network: TokenNetwork) -> dict[str, Any]:
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


def expected_f1(chances: NDArray[np.float64]) -> float:
    """The highest F1 to be expected of any choice of words with these chances to be right.

    A word is worth keeping when its chance is above half of that, so that a sentence of which the
    network is sure is cut more firmly than one of which it is not.

    Source: Z. C. Lipton, C. Elkan, B. Naryanaswamy, "Optimal Thresholding of Classifiers to
    Maximize F1 Measure", ECML PKDD 2014, https://arxiv.org/abs/1402.1892.
    """
    likeliest = np.sort(chances)[::-1]
    if not len(likeliest):
        return 0.0
    sizes = np.arange(1, len(likeliest) + 1)
    return float((2.0 * likeliest.cumsum() / (sizes + likeliest.sum())).max())
