"""Logistic regression by full-batch Adam: small, and the same on every machine."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from jl_newslens.summarize.salience import logistic

if TYPE_CHECKING:
    from numpy.typing import NDArray


def fit_dense(
    values: NDArray[np.float64], labels: NDArray[np.float64], *, steps: int = 200, l2: float = 1e-4
) -> NDArray[np.float64]:
    """Weights for the columns of `values`; `labels` are 0 or 1."""
    weights = np.zeros(values.shape[1])
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, steps + 1):
        error = logistic(values @ weights) - labels
        gradient = values.T @ error / len(labels) + l2 * weights
        mean += 0.1 * (gradient - mean)
        square += 0.01 * (gradient**2 - square)
        weights -= 0.1 * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-9)
    return weights


def fit_named(
    examples: Sequence[Sequence[str]],
    labels: Sequence[float],
    *,
    least: int,
    steps: int = 300,
    l2: float = 3e-4,
) -> dict[str, float]:
    """Weights by feature name; names seen fewer than `least` times are left out."""
    counts: dict[str, int] = {}
    for names in examples:
        for name in names:
            counts[name] = counts.get(name, 0) + 1
    columns = {
        n: i for i, n in enumerate(sorted(n for n, times in counts.items() if times >= least))
    }
    rows = [i for i, names in enumerate(examples) for name in names if name in columns]
    places = [columns[name] for names in examples for name in names if name in columns]
    row, column = np.array(rows), np.array(places)
    target = np.asarray(labels, dtype=np.float64)
    weights = np.zeros(len(columns))
    scale = np.full(len(columns), 1e-8)
    for _ in range(steps):
        scores = np.bincount(row, weights=weights[column], minlength=len(target))
        error = logistic(scores.astype(np.float64)) - target
        gradient = np.bincount(column, weights=error[row], minlength=len(columns)) / len(target)
        gradient += l2 * weights
        scale += gradient**2
        weights -= 0.3 * gradient / np.sqrt(scale)
    return {name: float(weights[place]) for name, place in columns.items()}
