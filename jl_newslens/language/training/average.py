"""The mean of two checkpoints of one training: often better on new text than either."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language


def average_weights(nlp: Language, other: Language) -> None:
    """Move each weight of `nlp` half the way to that of `other`, a later checkpoint of it.

    Source: Wortsman et al. 2022, "Model soups", https://arxiv.org/abs/2203.05482.
    """
    for name, pipe in nlp.pipeline:
        model: Any = getattr(pipe, "model", None)
        if model is None:
            continue
        later: Any = other.get_pipe(name).model
        for node, twin in zip(model.walk(), later.walk(), strict=True):
            for key in node.param_names:
                if node.has_param(key):
                    node.set_param(key, (node.get_param(key) + twin.get_param(key)) / 2)
