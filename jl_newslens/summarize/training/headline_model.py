"""The headline network as torch trains it: the pass of `headline_network`, in batches."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from jl_newslens.summarize.compression_features import NUMBERS, TAG_SLOTS, WORD_SLOTS
from jl_newslens.summarize.headline_network import LAYERS, HeadlineNetwork
from jl_newslens.summarize.training.compression_lessons import columns_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    Tensor = Any

WORD_SIZE: Final = 24
_UNITS, _HIDDEN, _ENDING_SIZE, _TAG_SIZE = 64, 64, 8, 10
_WORD_DROP, _INPUT_DROP, _OUTPUT_DROP = 0.15, 0.3, 0.4


class HeadlineModel(nn.Module):  # type: ignore[misc]  # torch may not be there
    """Rows of tokens in, odds out; sentences of a batch are padded to the longest.

    Args:
        words, endings, tags: how many rows each table has.
    """

    learns = columns_of("headline")
    makes = HeadlineNetwork

    def __init__(self, words: int, endings: int, tags: int) -> None:
        super().__init__()
        width = WORD_SLOTS * WORD_SIZE + _ENDING_SIZE + TAG_SLOTS * _TAG_SIZE + NUMBERS
        self.W = nn.Embedding(words, WORD_SIZE)
        self.E = nn.Embedding(endings, _ENDING_SIZE)
        self.T = nn.Embedding(tags, _TAG_SIZE)
        for table, spread in ((self.W, 0.1), (self.E, 0.1), (self.T, 0.3)):
            nn.init.normal_(table.weight, std=spread)
        self.G = nn.ModuleList(
            nn.GRU(2 * _UNITS if layer else width, _UNITS, batch_first=True, bidirectional=True)
            for layer in range(LAYERS)
        )
        self.O1 = nn.Linear(4 * _UNITS, _HIDDEN)
        self.O2 = nn.Linear(_HIDDEN, 2)

    def forward(
        self,
        words: Tensor,
        endings: Tensor,
        tags: Tensor,
        numbers: Tensor,
        heads: Tensor,
        there: Tensor,
    ) -> Tensor:
        """The odds [sentence, token, 2]; `there` is 1 for tokens, 0 for padding."""
        if self.training:
            words = words.masked_fill(torch.rand(words.shape) < _WORD_DROP, 0)
        state = torch.cat(
            (self.W(words).flatten(2), self.E(endings), self.T(tags).flatten(2), numbers), dim=2
        )
        lengths = there.sum(dim=(1, 2)).long()
        for layer in self.G:
            packed = nn.utils.rnn.pack_padded_sequence(
                self._dropped(state, _INPUT_DROP), lengths, batch_first=True, enforce_sorted=False
            )
            state = nn.utils.rnn.pad_packed_sequence(layer(packed)[0], True)[0]
        above = state[torch.arange(len(heads))[:, None], heads]
        top = self._dropped(torch.cat((state, above), dim=2), _OUTPUT_DROP)
        return self.O2(torch.relu(self.O1(top)))

    def _dropped(self, values: Tensor, share: float) -> Tensor:
        return functional.dropout(values, share, self.training)

    @staticmethod
    def matrices(state: Mapping[str, Tensor]) -> dict[str, Any]:
        """The state of a model as the matrices of a `HeadlineNetwork`."""
        values = {name: value.numpy() for name, value in state.items()}
        matrices = {name: values[f"{name}.weight"] for name in "WET"}
        for layer in range(LAYERS):
            into, shift, again, inner = (
                [values[f"G.{layer}.{kind}_l0{side}"] for side in ("", "_reverse")]
                for kind in ("weight_ih", "bias_ih", "weight_hh", "bias_hh")
            )
            matrices[f"X{layer}"] = np.concatenate(into).T
            matrices[f"c{layer}"] = np.concatenate(shift)
            matrices[f"U{layer}"] = np.stack([matrix.T for matrix in again])
            matrices[f"d{layer}"] = np.stack(inner)
        for name in ("O1", "O2"):
            matrices[name] = values[f"{name}.weight"].T
            matrices[name.lower()] = values[f"{name}.bias"]
        return matrices

    @staticmethod
    def state(matrices: Mapping[str, Any]) -> dict[str, Tensor]:
        """The other way round."""
        found = {f"{name}.weight": matrices[name] for name in "WET"}
        for name in ("O1", "O2"):
            found[f"{name}.weight"] = matrices[name].T
            found[f"{name}.bias"] = matrices[name.lower()]
        for layer in range(LAYERS):
            into, shift = np.split(matrices[f"X{layer}"].T, 2), np.split(matrices[f"c{layer}"], 2)
            for side, name in enumerate(("", "_reverse")):
                found[f"G.{layer}.weight_ih_l0{name}"] = into[side]
                found[f"G.{layer}.bias_ih_l0{name}"] = shift[side]
                found[f"G.{layer}.weight_hh_l0{name}"] = matrices[f"U{layer}"][side].T
                found[f"G.{layer}.bias_hh_l0{name}"] = matrices[f"d{layer}"][side]
        return {name: torch.tensor(value) for name, value in found.items()}
