"""The brief network as torch trains it: the pass of `networks.brief`, in batches."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import torch
from torch import nn
from torch.nn import functional

from jl_newslens.summarize.networks.brief import LAYERS, NEARLY_ZERO, REACH, VIEWS, BriefNetwork
from jl_newslens.summarize.training.compression_lessons import TASKS
from jl_newslens.summarize.training.token_model import WIDTH, TokenModel

if TYPE_CHECKING:
    from collections.abc import Mapping

    Tensor = Any

_UNITS, _HIDDEN = 96, 64
_INPUT_DROP, _OUTPUT_DROP = 0.2, 0.3
_TABLES = "WET"


class BriefModel(TokenModel):
    """Windows over the sentence and its tree."""

    learns = slice(2 * len(TASKS))
    makes = BriefNetwork

    def __init__(self, words: int, endings: int, tags: int) -> None:
        super().__init__(words, endings, tags)
        self.I = nn.Linear(WIDTH, _UNITS)
        self.C = nn.ModuleList(nn.Linear(VIEWS * _UNITS, _UNITS) for _ in range(LAYERS))
        self.N = nn.ModuleList(nn.LayerNorm(_UNITS, eps=NEARLY_ZERO) for _ in range(LAYERS))
        self.O1 = nn.Linear(2 * _UNITS, _HIDDEN)
        self.O2 = nn.Linear(_HIDDEN, 2 * len(TASKS))

    def forward(
        self,
        words: Tensor,
        endings: Tensor,
        tags: Tensor,
        numbers: Tensor,
        heads: Tensor,
        there: Tensor,
    ) -> Tensor:
        """The odds [sentence, token, two for each task]; `there` is 1 for tokens, 0 for padding."""
        inputs = self.inputs(words, endings, tags, numbers)
        state = torch.relu(self.I(self.dropped(inputs, _INPUT_DROP))) * there
        rows = torch.arange(len(heads))[:, None]
        children = _children(heads, there)
        for layer, norm in zip(self.C, self.N, strict=True):
            whole = (state.sum(dim=1) / there.sum(dim=1))[:, None].expand_as(state)
            views = (*_window(state), state[rows, heads], children @ state, whole)
            around = self.dropped(torch.cat(views, dim=2), _INPUT_DROP)
            state = norm(state + torch.relu(layer(around))) * there
        top = self.dropped(torch.cat((state, state[rows, heads]), dim=2), _OUTPUT_DROP)
        return self.O2(torch.relu(self.O1(top)))

    @staticmethod
    def matrices(state: Mapping[str, Tensor]) -> dict[str, Any]:
        """The state of a model as the matrices of a `BriefNetwork`.

        A bias has the name of its matrix in lower case; matrices stand on the other side of their
        input.
        """
        found = {}
        for name, value in state.items():
            part, kind = name.replace(".", "", name.count(".") - 1).split(".")
            matrix = value.numpy()
            if kind == "bias":
                found[part.lower()] = matrix
            else:
                found[part] = matrix.T if matrix.ndim == 2 and part not in _TABLES else matrix
        return found

    @staticmethod
    def state(matrices: Mapping[str, Any]) -> dict[str, Tensor]:
        """The other way round."""
        found = {}
        for name, matrix in matrices.items():
            part = f"{name[0]}.{name[1]}" if name[0] in "CcNn" else name
            if name.islower():
                found[f"{part.upper()}.bias"] = torch.tensor(matrix)
            else:
                turned = matrix.T if matrix.ndim == 2 and name not in _TABLES else matrix
                found[f"{part}.weight"] = torch.tensor(turned)
        return found


def _children(heads: Tensor, there: Tensor) -> Tensor:
    """As in `networks.brief`; what is only padding is nobody's child."""
    places = torch.arange(heads.shape[1], device=heads.device)
    own = (heads[:, None, :] == places[:, None]) & (heads != places)[:, None, :]
    own = own * there.transpose(1, 2)
    return own / own.sum(dim=2, keepdim=True).clamp(min=1.0)


def _window(state: Tensor) -> list[Tensor]:
    padded = functional.pad(state, (0, 0, REACH, REACH))
    count = state.shape[1]
    return [padded[:, shift : shift + count] for shift in range(2 * REACH + 1)]
