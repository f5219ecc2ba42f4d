"""What the teacher gives the pipeline that ships: silver trees, word vectors, silver names."""

from __future__ import annotations

import random
from functools import partial
from itertools import islice
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING, Final

from jl_newslens.language.training.convert import blank_pipeline, write_docs
from jl_newslens.language.training.phases import timed
from jl_newslens.language.training.raw_news import raw_texts, words_of
from jl_newslens.language.training.silver_names import silver_names
from jl_newslens.language.training.silver_trees import readings, silver_docs
from jl_newslens.language.training.vectors import ContextualMeans
from jl_newslens.language.word_vectors import SpelledVectors, table_of

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_GOLD_TIMES: Final = 2  # how often gold trees stand among the silver ones
_NAMES_TAUGHT: Final = 0.3  # the part of the human-made names that the teacher learns from
_SEED: Final = 20
_TEACHER: Final = "teacher.pt"
_NAMES_MIXED: Final = 0.5  # the part of them that stands among the silver ones


def teach_trees(corpora: Path, work: Path, *, max_texts: int | None = None) -> None:
    """Train a teacher on the gold trees; write it, `parser_train.spacy` and `vectors/`.

    A teacher that lies in the folder already, half an hour's work, is taken as it is.

    Args:
        corpora: The folder with the raw news.
        work: The folder with `parser_gold.spacy`.
        max_texts: The teacher learns from and reads at most so many texts, to try the recipe.
    """
    from jl_newslens.language.training.teacher import (
        load_teacher,
        read_alone,
        save_teacher,
        train_teacher,
    )

    nlp = blank_pipeline()
    gold = _docs(work / "parser_gold.spacy", nlp)
    saved = work / _TEACHER
    if saved.exists():
        teacher = load_teacher(saved)
    else:
        with timed("teacher of trees"):
            teacher = train_teacher(gold[:max_texts])
        save_teacher(teacher, saved)
    means = ContextualMeans()
    for doc, reading in readings(teacher, gold[:max_texts]):
        means.add(words_of(doc), reading.vectors)
    with timed("silver trees"):
        silver = list(silver_docs(teacher, islice(raw_texts(corpora), max_texts), nlp, means))
    write_docs([*gold * _GOLD_TIMES, *silver], work / "parser_train.spacy")
    with timed("vectors"):
        words, table, letters = means.tables(teacher.vocabulary(), partial(read_alone, teacher))
    nlp.vocab.vectors = SpelledVectors(table_of(words, table), letters)
    nlp.to_disk(work / "vectors")


def teach_names(corpora: Path, work: Path, *, max_texts: int | None = None) -> None:
    """Let the teacher go on to learn names; write `ner_train.spacy` and `ner_mixed.spacy`.

    Args:
        corpora: As for `teach_trees`.
        work: The folder with `ner_gold.spacy` and the teacher of trees.
        max_texts: As for `teach_trees`.
    """
    from jl_newslens.language.training.name_teacher import train_name_teacher
    from jl_newslens.language.training.teacher import load_teacher

    nlp = blank_pipeline()
    gold = _docs(work / "ner_gold.spacy", nlp)
    draw = random.Random(_SEED)
    taught = draw.sample(gold, ceil(_NAMES_TAUGHT * len(gold)))
    with timed("teacher of names"):
        named = train_name_teacher(load_teacher(work / _TEACHER), taught[:max_texts])
    with timed("silver names"):
        silver = list(silver_names(named, islice(raw_texts(corpora), max_texts), nlp))
    write_docs([*gold, *silver], work / "ner_train.spacy")
    mixed = draw.sample(gold, ceil(_NAMES_MIXED * len(gold)))
    write_docs([*mixed, *silver], work / "ner_mixed.spacy")


def _docs(path: Path, nlp: Language) -> list[Doc]:
    from spacy.tokens import DocBin

    return list(DocBin().from_disk(path).get_docs(nlp.vocab))
