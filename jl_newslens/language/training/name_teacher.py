"""The teacher of trees goes on to learn names, so that it can label them in raw news."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import TYPE_CHECKING

import torch
from torch import Tensor, nn

from jl_newslens.language.training.fine_tuning import FineTuning
from jl_newslens.language.training.name_reading import LABELS, name_windows
from jl_newslens.language.training.teacher import Teacher, batches

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from spacy.tokens import Doc

_ENCODER_RATE, _HEAD_RATE = 1.5e-4, 1.5e-3


class NameTeacher(nn.Module):  # type: ignore[misc]  # torch is there for training only
    """The encoder of a `Teacher` with a head for `LABELS` of words."""

    def __init__(self, teacher: Teacher) -> None:
        super().__init__()
        self.teacher = teacher
        width = teacher.encoder.config.hidden_size
        self.head = nn.Sequential(
            nn.Dropout(0.2),
            nn.Linear(2 * width, 256),
            nn.GELU(),
            nn.Dropout(0.2),
            nn.Linear(256, len(LABELS)),
        )

    def scores(self, words: Sequence[Sequence[str]]) -> Tensor:
        """Of the labels, [windows, words, labels]."""
        scores: Tensor = self.head(self.teacher.encode(words)[0])
        return scores


def train_name_teacher(teacher: Teacher, docs: Sequence[Doc], *, seed: int = 20) -> NameTeacher:
    """Fine-tune the teacher, in place, for one pass over the Docs.

    Args:
        teacher: Tuned on trees; its heads of trees are of no use afterwards.
        docs: With names; words whose label is missing teach nothing.
        seed: Of the order and the dropout.
    """
    random.seed(seed)
    torch.manual_seed(seed)
    student = NameTeacher(teacher)
    data = [window for doc in docs for window in name_windows(doc)]
    tuned = [p for p in teacher.encoder.parameters() if p.requires_grad]
    tuned += [teacher.shapes.weight, teacher.mix]
    groups = list(batches(data))
    random.shuffle(groups)
    tuning = FineTuning(
        "names",
        tuned,
        student.head.parameters(),
        rates=(_ENCODER_RATE, _HEAD_RATE),
        steps=len(groups),
    )
    student.train()
    for batch in groups:
        scores = student.scores([w.words for w in batch])
        longest = scores.shape[1]
        gold = torch.tensor([[*w.labels, *[-1] * (longest - len(w.labels))] for w in batch])
        tuning.step(
            nn.functional.cross_entropy(
                scores.flatten(0, 1), gold.flatten(), ignore_index=-1, label_smoothing=0.02
            )
        )
    student.eval()
    return student


def read_names(teacher: NameTeacher, texts: Sequence[Sequence[str]]) -> list[NDArray[np.float32]]:
    """Probabilities of `LABELS` for each word of tokenized windows, [words, labels] each."""
    with torch.no_grad():
        odds = torch.softmax(teacher.scores(texts), -1).numpy()
    return [odds[row, : len(words)] for row, words in enumerate(texts)]
