"""How the networks that shorten are made: a teacher learns from editors, they learn from both."""

from __future__ import annotations

import gzip
import json
import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final, TypeAlias

import numpy as np

from jl_newslens.model import Sentence
from jl_newslens.summarize.brief_network import BriefNetwork
from jl_newslens.summarize.headline_network import HeadlineNetwork
from jl_newslens.summarize.token_network import TokenNetwork
from jl_newslens.summarize.training.brief_model import BriefModel
from jl_newslens.summarize.training.compression_lessons import (
    TASKS,
    Lesson,
    Task,
    lesson,
    lesson_of_teacher,
)
from jl_newslens.summarize.training.compression_teacher import CompressionTeacher
from jl_newslens.summarize.training.headline_model import HeadlineModel
from jl_newslens.summarize.training.trainer import Trainer

Shortened: TypeAlias = tuple[Sentence, list[list[bool]]]
"""A sentence with the flags of `alignment.kept_flags`, a row for each editor."""

_HEADLINE_EPOCHS: Final = 5
_BRIEF_EPOCHS: Final = 7
_TEACHER_EPOCHS: Final[dict[Task, int]] = {"headline": 2, "brief": 4}
_BRIEFS_COUNT: Final = 6  # times: people shortened far fewer sentences than the teacher
_LATER_RATE: Final = 7e-4  # a third of the first, so that little is forgotten
_LATER_SEEDS: Final = 3  # runs to take the mean of; one alone moves token F1 by .001
_HELD_OUT: Final = 10  # every tenth headline is kept for the choice of the threshold

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Label:
    """What the teacher said of a sentence: odds by task, and the heads that they go with."""

    heads: list[int]
    odds: dict[Task, list[list[float]]]


def learn_compression(
    headlines: Sequence[Shortened],
    briefs: Sequence[Shortened],
    others: Sequence[Sentence],
    labels: Path,
    starts: tuple[HeadlineNetwork, BriefNetwork] | None = None,
) -> tuple[HeadlineNetwork, BriefNetwork]:
    """Both networks, from sentences that editors shortened and any others.

    Args:
        labels: what the teacher said, from an earlier run; written if not there. With it a new
            pipeline costs minutes: the teacher is not asked again, and a word that hangs on another
            one than before does not count.
        starts: networks that have learned before, on other trees: they only get used to the new
            ones. One more round, of which the mean of several runs is taken, is made in any case.
    """
    headlines = [one for i, one in enumerate(headlines) if i % _HELD_OUT != _HELD_OUT - 1]
    editors: dict[Task, list[Lesson]] = {
        "headline": [lesson(*one, "headline") for one in headlines],
        "brief": [lesson(*one, "brief") for one in briefs],
    }
    sentences = [sentence for sentence, _ in headlines]
    teacher = None
    if starts is None or not labels.exists():
        teacher = CompressionTeacher([*sentences, *(s for s, _ in briefs)])
    if teacher is not None and not labels.exists():
        _write_labels(labels, _said(teacher, editors, [*sentences, *others]))
    known = _read_labels(labels)
    lessons = [
        one.with_task(taught) if (taught := _taught(one.sentence, known, ("brief",))) else one
        for one in editors["headline"]
    ]
    lessons += [one for other in others if (one := _taught(other, known, TASKS))]
    logger.info("%d sentences of editors and the teacher", len(lessons))
    both = [*lessons, *editors["brief"] * _BRIEFS_COUNT]
    return (
        _learned(HeadlineModel, lessons, _HEADLINE_EPOCHS, teacher, starts and starts[0]),
        _learned(BriefModel, both, _BRIEF_EPOCHS, teacher, starts and starts[1]),
    )


def _learned(
    kind: Any,
    lessons: Sequence[Lesson],
    epochs: int,
    teacher: CompressionTeacher | None,
    start: TokenNetwork | None,
) -> Any:
    """A network of that kind of model."""
    if start is None:
        trainer = Trainer(kind, lessons, vectors=teacher.vectors if teacher else None)
        trainer.train(epochs)
        start = trainer.network
    networks = []
    for seed in range(_LATER_SEEDS):
        trainer = Trainer(kind, lessons, start=start, seed=seed)
        trainer.train(epochs=1, rate=_LATER_RATE)
        networks.append(trainer.network)
    return mean_of(networks)


def mean_of(networks: Sequence[TokenNetwork]) -> TokenNetwork:
    """The mean of networks that know the same words and set out from the same weights."""
    first = networks[0]
    matrices = {
        name: np.mean([network.matrices[name] for network in networks], axis=0)
        for name in first.matrices
    }
    return replace(first, matrices=matrices)


def _said(
    teacher: CompressionTeacher,
    editors: dict[Task, list[Lesson]],
    sentences: Sequence[Sentence],
) -> list[dict[str, Any]]:
    records: list[dict[str, Any]] = [
        {"text": sentence.text, "heads": [token.head for token in sentence.tokens]}
        for sentence in sentences
    ]
    for task in TASKS:
        teacher.train(editors[task], task, _TEACHER_EPOCHS[task])
        for record, rows in zip(records, teacher.odds(sentences), strict=True):
            record[task] = [[round(float(value), 2) for value in row] for row in rows]
    return records


def _taught(sentence: Sentence, known: dict[str, _Label], tasks: Sequence[Task]) -> Lesson | None:
    label = known.get(sentence.text)
    if label is None or len(label.heads) != len(sentence.tokens):
        return None
    one, *more = (lesson_of_teacher(sentence, np.array(label.odds[task]), task) for task in tasks)
    for other in more:
        one = one.with_task(other)
    one.weights[one.tokens.heads != np.array(label.heads)] = 0.0
    return one


def _write_labels(path: Path, records: list[dict[str, Any]]) -> None:
    with gzip.open(path, "wt", encoding="utf-8") as lines:
        for record in records:
            lines.write(json.dumps(record, ensure_ascii=False) + "\n")


def _read_labels(path: Path) -> dict[str, _Label]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    return {
        record["text"]: _Label(record["heads"], {task: record[task] for task in TASKS})
        for record in records
    }
