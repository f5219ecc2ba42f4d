"""Boosted trees that ask one question a level: small tables, and a few array steps to read them.

Source: A. V. Dorogush, V. Ershov, A. Gulin, "CatBoost: gradient boosting with categorical features
support", 2018, https://arxiv.org/abs/1810.11363, for trees whose levels share a question.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Trees:
    """score = base + Σ leaf of each tree.

    Tree t asks at level l whether column `columns[t, l]` is above `limits[t, l]`; the answers, the
    first as the lowest bit, number its leaf in `leaves[t]`.
    """

    base: float
    columns: NDArray[np.int64]
    limits: NDArray[np.float64]
    leaves: NDArray[np.float64]

    def scores(self, values: NDArray[np.float64]) -> NDArray[np.float64]:
        """One score a row of `values`."""
        count, depth = self.columns.shape
        places = np.zeros((len(values), count), dtype=np.int64)
        for level in range(depth):
            above = values[:, self.columns[:, level]] > self.limits[:, level]
            places += above.astype(np.int64) << level
        found: NDArray[np.float64] = self.leaves[np.arange(count), places].sum(axis=1)
        return self.base + found


def pack_trees(trees: Trees, names: Sequence[str]) -> dict[str, Any]:
    """As readable data: each tree with its questions, by name, and its leaves."""
    return {
        "base": round(trees.base, 4),
        "trees": [
            {
                "above": [
                    [names[column], round(float(limit), 6)]
                    for column, limit in zip(columns, limits, strict=True)
                ],
                "leaves": [round(float(leaf), 3) for leaf in leaves],
            }
            for columns, limits, leaves in zip(
                trees.columns.tolist(), trees.limits, trees.leaves, strict=True
            )
        ],
    }


def unpack_trees(table: Mapping[str, Any], names: Sequence[str]) -> Trees:
    """What `pack_trees` made, with the columns in the order of `names`."""
    column = {name: place for place, name in enumerate(names)}
    asked = [tree["above"] for tree in table["trees"]]
    return Trees(
        base=float(table["base"]),
        columns=np.array([[column[name] for name, _ in row] for row in asked]),
        limits=np.array([[limit for _, limit in row] for row in asked]),
        leaves=np.array([tree["leaves"] for tree in table["trees"]]),
    )
