"""The network that says, token by token, what belongs into a brief.

Each token starts as what stands in its place and around it in the tree. Three layers then look at
two tokens to either side, the head, the children and the whole sentence, and add what they see. Of
each token and its head come the results: how likely the token stays beside a head that stays, and
beside one that goes. Only the forward pass, in numpy, about a millisecond a sentence;
`training` makes the weights, which are kept in eight bits.

Source: windows in place of recurrence, R. Collobert et al., "Natural Language Processing (Almost)
from Scratch", JMLR 2011, https://jmlr.org/papers/v12/collobert11a.html; the task as in
`networks.headline`.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

import numpy as np

from jl_newslens.summarize.networks.token_features import TokenFeatures
from jl_newslens.summarize.networks.token_network import TokenNetwork, shipped

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from jl_newslens.summarize.networks.token_network import Matrix, Places

WEIGHTS_FILE: Final = "brief.json"
LAYERS: Final = 3
REACH: Final = 2  # tokens to either side that a layer sees
VIEWS: Final = 2 * REACH + 4  # how many states it sees side by side
NEARLY_ZERO: Final = 1e-5  # keeps a layer's norm from dividing by zero
COLUMNS: Final = slice(2, 4)
"""Of the results: the first two say what belongs into a headline, which it learned beside briefs
because there are many more of them."""


class BriefNetwork(TokenNetwork):
    """Layers of windows over the sentence and its tree."""

    __slots__ = ()

    def _odds(self, tokens: TokenFeatures) -> NDArray[np.float64]:
        m, heads = self.matrices, tokens.heads
        state = np.maximum(self.inputs(tokens) @ m["I"] + m["i"], 0.0)
        children = _children(heads)
        for layer in range(LAYERS):
            around = _around(state, heads, children)
            seen = np.maximum(around @ m[f"C{layer}"] + m[f"c{layer}"], 0.0)
            state = _normed(state + seen) * m[f"N{layer}"] + m[f"n{layer}"]
        both = np.concatenate((state, state[heads]), axis=1)
        hidden = np.maximum(both @ m["O1"] + m["o1"], 0.0)
        result: NDArray[np.float64] = hidden @ m["O2"][:, COLUMNS] + m["o2"][COLUMNS]
        return result.astype(np.float64)


def _children(heads: Places) -> Matrix:
    """A row a token that takes the mean of its children; the root is no child of itself."""
    places = np.arange(len(heads))
    own = (heads == places[:, None]) & (heads != places)
    found: Matrix = own / np.maximum(own.sum(axis=1, keepdims=True), 1)
    return found.astype(np.float32)


def _around(state: Matrix, heads: Places, children: Matrix) -> Matrix:
    """Side by side: the tokens from `REACH` before to `REACH` after, the head, the mean of the
    children, and that of the sentence."""
    count = len(state)
    padded = np.pad(state, ((REACH, REACH), (0, 0)))
    window = [padded[shift : shift + count] for shift in range(2 * REACH + 1)]
    whole = np.broadcast_to(state.mean(axis=0), state.shape)
    return np.concatenate((*window, state[heads], children @ state, whole), axis=1)


def _normed(state: Matrix) -> Matrix:
    """Each row with mean 0 and variance 1."""
    centred = state - state.mean(axis=1, keepdims=True)
    normed: Matrix = centred / np.sqrt((centred**2).mean(axis=1, keepdims=True) + NEARLY_ZERO)
    return normed


@lru_cache(maxsize=1)
def shipped_briefs() -> BriefNetwork:
    return shipped(BriefNetwork, WEIGHTS_FILE)
