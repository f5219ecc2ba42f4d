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

from functools import lru_cache
from typing import TYPE_CHECKING, Final

import numpy as np

from jl_newslens.summarize.networks.token_features import TokenFeatures
from jl_newslens.summarize.networks.token_network import TokenNetwork, shipped

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from jl_newslens.summarize.networks.token_network import Matrix

WEIGHTS_FILE: Final = "headline.json"
LAYERS: Final = 2


class HeadlineNetwork(TokenNetwork):
    """Gated recurrent units in both directions."""

    __slots__ = ()

    def _odds(self, tokens: TokenFeatures) -> NDArray[np.float64]:
        m = self.matrices
        state = self.inputs(tokens)
        for layer in range(LAYERS):
            state = _run(state, *(m[f"{kind}{layer}"] for kind in "XcUd"))
        both = np.concatenate((state, state[tokens.heads]), axis=1)
        hidden = np.maximum(both @ m["O1"] + m["o1"], 0.0)
        result: NDArray[np.float64] = (hidden @ m["O2"] + m["o2"]).astype(np.float64)
        return result


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
def shipped_headlines() -> HeadlineNetwork:
    return shipped(HeadlineNetwork, WEIGHTS_FILE)
