"""The headline network as torch trains it: the pass of `networks.headline`, in batches."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from torch import nn

from jl_newslens.summarize.networks.headline import LAYERS, HeadlineNetwork
from jl_newslens.summarize.training.compression_lessons import columns_of
from jl_newslens.summarize.training.token_model import WIDTH, TokenModel

if TYPE_CHECKING:
    from collections.abc import Mapping

    Tensor = Any

_UNITS, _HIDDEN = 128, 128  # 64 have .002 to .004 of token F1 less, 192 and 256 no more
_INPUT_DROP, _OUTPUT_DROP = 0.3, 0.4


class HeadlineModel(TokenModel):
    """Gated recurrent units."""

    learns = columns_of("headline")
    makes = HeadlineNetwork

    def __init__(self, words: int, endings: int, tags: int) -> None:
        super().__init__(words, endings, tags)
        self.G = nn.ModuleList(
            nn.GRU(2 * _UNITS if layer else WIDTH, _UNITS, batch_first=True, bidirectional=True)
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
        state = self.inputs(words, endings, tags, numbers)
        lengths = there.sum(dim=(1, 2)).long().cpu()
        for layer in self.G:
            packed = nn.utils.rnn.pack_padded_sequence(
                self.dropped(state, _INPUT_DROP), lengths, batch_first=True, enforce_sorted=False
            )
            state = nn.utils.rnn.pad_packed_sequence(layer(packed)[0], True)[0]
        above = state[torch.arange(len(heads))[:, None], heads]
        top = self.dropped(torch.cat((state, above), dim=2), _OUTPUT_DROP)
        return self.O2(torch.relu(self.O1(top)))

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
