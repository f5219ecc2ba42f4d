"""How the headline network is made: the teacher learns from editors, the network from both."""

from __future__ import annotations

import gzip
import json
import logging
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from jl_newslens.model import Sentence
from jl_newslens.summarize.headline_network import HeadlineNetwork
from jl_newslens.summarize.training.headline import HeadlineTrainer
from jl_newslens.summarize.training.headline_lessons import (
    Lesson,
    lesson,
    lesson_of_teacher,
)
from jl_newslens.summarize.training.headline_teacher import HeadlineTeacher

if TYPE_CHECKING:
    Labels = dict[str, tuple[list[int], list[list[float]]]]

_LATER_RATE: Final = 7e-4  # a third of the first, so that little is forgotten
_LATER_SEEDS: Final = 3  # runs to take the mean of; one alone moves token F1 by .001
_HELD_OUT: Final = 10  # every tenth sentence is kept for the choice of the threshold

logger = logging.getLogger(__name__)


def learn_headline(
    shortened: Sequence[tuple[Sentence, list[bool]]],
    others: Sequence[Sentence],
    labels: Path,
    start: HeadlineNetwork | None = None,
) -> HeadlineNetwork:
    """The network, from sentences with the flags of `alignment.kept_flags` and any others.

    Args:
        labels: what the teacher said of `others`, from an earlier run; written if not there. With
            it a new pipeline costs minutes: the teacher is not asked again, and a word that hangs
            on another one than before does not count.
        start: a network that has learned before, on other trees: it gets used to the new ones in
            one more round, three times, and the mean is taken.
    """
    editor = [lesson(*example) for example in _learned(shortened)]
    teacher = HeadlineTeacher(editor) if start is None or not labels.exists() else None
    if teacher is not None and not labels.exists():
        teacher.train()
        _write_labels(labels, others, teacher.odds(others))
    known = _read_labels(labels)
    taught = [one for other in others if (one := _taught(other, known)) is not None]
    logger.info("headline: %d sentences of editors, %d of the teacher", len(editor), len(taught))
    lessons = [*editor, *taught]
    if start is not None:
        return mean_of(_gone_on(lessons, start, seed) for seed in range(_LATER_SEEDS))
    trainer = HeadlineTrainer(lessons, vectors=teacher.vectors if teacher else None)
    trainer.train()
    return trainer.network


def _gone_on(lessons: Sequence[Lesson], start: HeadlineNetwork, seed: int) -> HeadlineNetwork:
    trainer = HeadlineTrainer(lessons, start=start, seed=seed)
    trainer.train(epochs=1, rate=_LATER_RATE)
    return trainer.network


def mean_of(networks: Iterable[HeadlineNetwork]) -> HeadlineNetwork:
    """The mean of networks that know the same words and set out from the same weights."""
    listed = list(networks)
    matrices = {
        name: np.mean([network.matrices[name] for network in listed], axis=0)
        for name in listed[0].matrices
    }
    return replace(listed[0], matrices=matrices)


def _learned(
    shortened: Iterable[tuple[Sentence, list[bool]]],
) -> list[tuple[Sentence, list[bool]]]:
    return [example for i, example in enumerate(shortened) if i % _HELD_OUT != _HELD_OUT - 1]


def _taught(sentence: Sentence, known: Labels) -> Lesson | None:
    heads, odds = known.get(sentence.text, ([], []))
    if len(heads) != len(sentence.tokens):
        return None
    taught = lesson_of_teacher(sentence, np.array(odds, dtype=np.float64))
    moved = taught.tokens.heads != np.array(heads)
    taught.weights[moved] = 0.0
    return taught


def _write_labels(path: Path, sentences: Sequence[Sentence], odds: Sequence[Any]) -> None:
    with gzip.open(path, "wt", encoding="utf-8") as lines:
        for sentence, rows in zip(sentences, odds, strict=True):
            record = {
                "text": sentence.text,
                "heads": [token.head for token in sentence.tokens],
                "odds": [[round(float(value), 2) for value in row] for row in rows],
            }
            lines.write(json.dumps(record, ensure_ascii=False) + "\n")


def _read_labels(path: Path) -> Labels:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    return {record["text"]: (record["heads"], record["odds"]) for record in records}
