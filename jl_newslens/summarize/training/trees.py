"""Learns boosted trees with one question a level, from 0 or 1 labels."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from jl_newslens.summarize.rankers.boosted_trees import Trees
from jl_newslens.summarize.rankers.salience import logistic

if TYPE_CHECKING:
    from numpy.typing import NDArray

_BINS = 32
_RIDGE = 10.0
_SHARE = 3  # each tree sees every third row, another third each time


def fit_trees(
    values: NDArray[np.float64],
    labels: NDArray[np.float64],
    *,
    count: int = 60,
    depth: int = 4,
    rate: float = 0.2,
) -> Trees:
    """`count` trees by Newton steps on the logistic loss; the same on every machine."""
    limits = [_limits(column) for column in values.T]
    binned = np.stack(
        [np.searchsorted(edges, column) for edges, column in zip(limits, values.T, strict=True)]
    )
    base = float(np.log(labels.mean() / (1.0 - labels.mean())))
    scores = np.full(len(labels), base)
    columns = np.zeros((count, depth), dtype=np.int64)
    asked = np.zeros((count, depth))
    leaves = np.zeros((count, 2**depth))
    for tree in range(count):
        part = slice(tree % _SHARE, None, _SHARE)
        chances = logistic(scores[part])
        slope, bend = labels[part] - chances, chances * (1.0 - chances)
        seen, place = binned[:, part], np.zeros(len(chances), dtype=np.int64)
        questions = []
        for level in range(depth):
            column, edge = _best_question(seen, place, slope, bend, 2**level)
            questions.append((column, edge))
            columns[tree, level], asked[tree, level] = column, limits[column][edge]
            place += (seen[column] > edge).astype(np.int64) << level
        top = np.bincount(place, weights=slope, minlength=2**depth)
        leaves[tree] = rate * top / (np.bincount(place, weights=bend, minlength=2**depth) + _RIDGE)
        every = sum(
            (binned[column] > edge).astype(np.int64) << level
            for level, (column, edge) in enumerate(questions)
        )
        scores += leaves[tree][every]
    return Trees(base, columns, asked, leaves)


def _limits(column: NDArray[np.float64]) -> NDArray[np.float64]:
    """Up to `_BINS` limits, each halfway between two values, so that rounding moves no answer."""
    distinct = np.unique(column)
    edges = np.unique(np.quantile(column, np.linspace(0.0, 1.0, _BINS + 1), method="lower"))
    after = np.searchsorted(distinct, edges, side="right")
    edges, after = edges[after < len(distinct)], after[after < len(distinct)]
    limits: NDArray[np.float64] = (edges + distinct[after]) / 2.0
    return limits


def _best_question(
    binned: NDArray[np.int64],
    place: NDArray[np.int64],
    slope: NDArray[np.float64],
    bend: NDArray[np.float64],
    leaves: int,
) -> tuple[int, int]:
    """The column and the edge that, asked in every leaf, gain most."""
    best, question = -np.inf, (0, 0)
    size = _BINS + 2
    for column, row in enumerate(binned):
        keys = place * size + row
        tops = np.bincount(keys, weights=slope, minlength=leaves * size).reshape(leaves, size)
        bends = np.bincount(keys, weights=bend, minlength=leaves * size).reshape(leaves, size)
        low_top, low_bend = tops.cumsum(axis=1), bends.cumsum(axis=1)
        high_top, high_bend = low_top[:, -1:] - low_top, low_bend[:, -1:] - low_bend
        gains = (low_top**2 / (low_bend + _RIDGE) + high_top**2 / (high_bend + _RIDGE)).sum(axis=0)
        edges = int(row.max())
        if not edges:
            continue  # all the same here
        edge = int(gains[:edges].argmax())
        if gains[edge] > best:
            best, question = float(gains[edge]), (column, edge)
    return question
