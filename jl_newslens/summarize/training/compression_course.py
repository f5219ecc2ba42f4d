"""How the networks that shorten are made: teachers learn from editors, they learn from both.

Each of eight teachers learns without an eighth of the headlines, and says of these what it would
keep: editors differ, and half of what a network learns of their headline is what is likely at all.
What all say of other sentences is averaged. By one teacher alone (of MiniLM), and editors as they
are, a network that began anew came to a token F1 of .777 on google_dev, by four to .786, by eight
of MPNet, twice as wide, to .789.

More of their opinions do not help: with 35,000 sentences of Wikipedia, and 203,000 variants of all
with phrases swapped and cut at random, networks came to .812 to .821 on google_dev at a rate of .45
and to .815 to .821 on headlines held out, one without them to .812 and .810 (signs not counted).
Under the rules of `headline` the best has .7755 for the .7749 of the old, and .765 for .760. Of 61
other headlines a reader liked 36 of the old network.
"""

from __future__ import annotations

import gzip
import json
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final, TypeAlias
from zlib import crc32

import numpy as np

from jl_newslens.model import Sentence
from jl_newslens.summarize.networks.brief import BriefNetwork
from jl_newslens.summarize.networks.headline import HeadlineNetwork
from jl_newslens.summarize.networks.token_network import TokenNetwork
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

_HEADLINE_EPOCHS: Final = 10
_BRIEF_EPOCHS: Final = 7
_TEACHER_EPOCHS: Final[dict[Task, int]] = {"headline": 2, "brief": 4}
_BRIEFS_COUNT: Final = 6  # times: people shortened far fewer sentences than the teacher
_TEACHERS: Final = 8
_LATER_EPOCHS: Final = 2
_LATER_RATE: Final = 1e-3  # half of the first, so that little is forgotten
_LATER_SEEDS: Final = 4  # runs to take the mean of; one alone moves token F1 by .001
_HELD_OUT: Final = 10  # a tenth of the headlines is kept for the choice of the threshold

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
    reader: Path | None = None,
) -> tuple[HeadlineNetwork, BriefNetwork]:
    """Both networks, from sentences that editors shortened and any others.

    Args:
        labels: what the teachers said, from an earlier run; written if not there. With it a new
            pipeline costs minutes: they are not asked again, and a word that hangs on another one
            than before does not count.
        starts: networks that have learned before, on other trees: they only get used to the new
            ones, in a round of which the mean of several runs is taken. After a start from nothing
            that round changes nothing.
        reader: the folder of the encoder that teachers start from; MiniLM if None.
    """
    headlines = [one for one in headlines if not is_held_out(one[0])]
    editors: dict[Task, list[Lesson]] = {
        "headline": [lesson(*one, "headline") for one in headlines],
        "brief": [lesson(*one, "brief") for one in briefs],
    }
    shown = [sentence for sentence, _ in (*headlines, *briefs)]
    if not labels.exists():
        _write_labels(labels, _said(editors, shown, others, reader))
    known = _read_labels(labels)
    lessons = [_of_both(one, known) for one in editors["headline"]]
    lessons += [one for other in others if (one := _taught(other, known, TASKS))]
    logger.info("%d sentences of editors and teachers", len(lessons))
    both = [*lessons, *editors["brief"] * _BRIEFS_COUNT]
    vectors = CompressionTeacher(shown, reader=reader).vectors if starts is None else None
    return (
        _learned(HeadlineModel, lessons, _HEADLINE_EPOCHS, vectors, starts and starts[0]),
        _learned(BriefModel, both, _BRIEF_EPOCHS, vectors, starts and starts[1]),
    )


def _of_both(one: Lesson, known: dict[str, _Label]) -> Lesson:
    """The lesson of an editor's headline with what the teachers say of its sentence."""
    headline, brief = (_taught(one.sentence, known, (task,)) for task in TASKS)
    return one if headline is None or brief is None else one.blended(headline).with_task(brief)


def is_held_out(sentence: Sentence) -> bool:
    """Whether no headline of the sentence is learned: the same ones whatever the trees."""
    return crc32(sentence.text.encode()) % _HELD_OUT == 0


def _learned(
    kind: Any,
    lessons: Sequence[Lesson],
    epochs: int,
    vectors: Callable[[list[str], int], Any] | None,
    start: TokenNetwork | None,
) -> Any:
    """A network of that kind of model."""
    if start is None:
        trainer = Trainer(kind, lessons, vectors=vectors)
        trainer.train(epochs)
        return trainer.network
    networks = []
    for seed in range(_LATER_SEEDS):
        trainer = Trainer(kind, lessons, start=start, seed=seed)
        trainer.train(epochs=_LATER_EPOCHS, rate=_LATER_RATE)
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
    editors: dict[Task, list[Lesson]],
    shown: Sequence[Sentence],
    others: Sequence[Sentence],
    reader: Path | None,
) -> list[dict[str, Any]]:
    """What the teachers say of the editors' sentences with a headline and of `others`.

    Args:
        shown: the sentences that the teachers learn tags and relations from.
    """
    sentences = [*(one.sentence for one in editors["headline"]), *others]
    odds: dict[Task, list[list[Any]]] = {task: [[] for _ in sentences] for task in TASKS}
    for number in range(_TEACHERS):
        teacher = CompressionTeacher(shown, number, reader)
        for task in TASKS:
            seen = [one for i, one in enumerate(editors[task]) if i % _TEACHERS != number]
            teacher.train(seen, task, _TEACHER_EPOCHS[task])
            for place, rows in enumerate(teacher.odds(sentences)):
                own = task == "headline" and place < len(editors[task])
                if not own or place % _TEACHERS == number:
                    odds[task][place].append(rows)
    return [
        {
            "text": sentence.text,
            "heads": [token.head for token in sentence.tokens],
            **{task: np.mean(odds[task][place], axis=0).round(2).tolist() for task in TASKS},
        }
        for place, sentence in enumerate(sentences)
    ]


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
