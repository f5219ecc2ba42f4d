"""What the networks that shorten have in common as torch trains them: their tables and inputs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import torch
from torch import nn
from torch.nn import functional

from jl_newslens.summarize.networks.token_features import NUMBERS, TAG_SLOTS, WORD_SLOTS

if TYPE_CHECKING:
    Tensor = Any

WORD_SIZE: Final = 24
_ENDING_SIZE, _TAG_SIZE = 8, 10
WIDTH: Final = WORD_SLOTS * WORD_SIZE + _ENDING_SIZE + TAG_SLOTS * _TAG_SIZE + NUMBERS
"""Of a token's row of inputs."""
_WORD_DROP = 0.15


class TokenModel(nn.Module):  # type: ignore[misc]  # torch may not be there
    """Rows of tokens in, odds out; sentences of a batch are padded to the longest.

    Args:
        words, endings, tags: how many rows each table has.
    """

    def __init__(self, words: int, endings: int, tags: int) -> None:
        super().__init__()
        self.W = nn.Embedding(words, WORD_SIZE)
        self.E = nn.Embedding(endings, _ENDING_SIZE)
        self.T = nn.Embedding(tags, _TAG_SIZE)
        for table, spread in ((self.W, 0.1), (self.E, 0.1), (self.T, 0.3)):
            nn.init.normal_(table.weight, std=spread)

    def inputs(self, words: Tensor, endings: Tensor, tags: Tensor, numbers: Tensor) -> Tensor:
        """As `TokenNetwork.inputs`; while it learns, some words are not shown."""
        if self.training:
            words = words.masked_fill(torch.rand_like(words, dtype=torch.float) < _WORD_DROP, 0)
        return torch.cat(
            (self.W(words).flatten(2), self.E(endings), self.T(tags).flatten(2), numbers), dim=2
        )

    def dropped(self, values: Tensor, share: float) -> Tensor:
        return functional.dropout(values, share, self.training)
