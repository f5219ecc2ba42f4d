"""Logistic regression by full-batch Adam: small, and the same on every machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from jl_newslens.summarize.rankers.salience import logistic

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
