"""The mean of some checkpoints of one training: often better on new text than each of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language


def average_weights(nlp: Language, others: Sequence[Language]) -> None:
    """Make each weight of `nlp` the mean of its own and those of other checkpoints of it.

    Source: Izmailov et al. 2018, "Averaging Weights Leads to Wider Optima and Better
    Generalization", https://arxiv.org/abs/1803.05407.
    """
    for name, pipe in nlp.pipeline:
        model: Any = getattr(pipe, "model", None)
        if model is None:
            continue
        twins: list[Any] = [other.get_pipe(name).model for other in others]
        walks = zip(model.walk(), *(twin.walk() for twin in twins), strict=True)
        for node, *alike in walks:
            for key in node.param_names:
                if node.has_param(key):
                    total = sum((twin.get_param(key) for twin in alike), node.get_param(key))
                    node.set_param(key, total / (1 + len(alike)))
