"""What the teacher gives the pipeline that ships: silver trees, word vectors, silver names."""

from __future__ import annotations

import random
from functools import partial
from itertools import islice
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING, Final

from jl_newslens.language.training.convert import write_docs
from jl_newslens.language.training.raw_news import raw_texts, words_of
from jl_newslens.language.training.silver_names import silver_names
from jl_newslens.language.training.silver_trees import readings, silver_docs
from jl_newslens.language.training.vectors import ContextualMeans

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from jl_newslens.language.training.teacher import Teacher

_GOLD_TIMES: Final = 2  # how often gold trees stand among the silver ones
_NAMES_TAUGHT: Final = 0.3  # the part of the human-made names that the teacher learns from
_SEED: Final = 20
_NAMES_MIXED: Final = 0.5  # the part of them that stands among the silver ones


def distil(corpora: Path, work: Path, nlp: Language, *, max_texts: int | None = None) -> None:
    """Train a teacher; write `parser_train.spacy`, `vectors/` and `ner_mixed.spacy`.

    Args:
        corpora: The folder with the raw news.
        work: The folder with `parser_gold.spacy` and `ner_train.spacy`.
        nlp: A blank pipeline with the tokenizer that ships.
        max_texts: The teacher learns from and reads at most so many texts, to try the recipe.
    """
    from jl_newslens.language.training.teacher import train_teacher

    gold = _docs(work / "parser_gold.spacy", nlp)[:max_texts]
    teacher = train_teacher(gold)
    texts = list(islice(raw_texts(corpora), max_texts))
    _teach_trees(teacher, gold, texts, work, nlp)
    named = _docs(work / "ner_train.spacy", nlp)[:max_texts]
    _teach_names(teacher, named, texts, work, nlp)


def _docs(path: Path, nlp: Language) -> list[Doc]:
    from spacy.tokens import DocBin

    return list(DocBin().from_disk(path).get_docs(nlp.vocab))


def _teach_trees(
    teacher: Teacher, gold: list[Doc], texts: list[str], work: Path, nlp: Language
) -> None:
    from spacy.vectors import Vectors

    from jl_newslens.language.training.teacher import read_alone

    means = ContextualMeans()
    for doc, reading in readings(teacher, gold):
        means.add(words_of(doc), reading.vectors)
    silver = list(silver_docs(teacher, texts, nlp, means))
    write_docs([*gold * _GOLD_TIMES, *silver], work / "parser_train.spacy")
    words, table = means.table(teacher.vocabulary(), partial(read_alone, teacher))
    nlp.vocab.vectors = Vectors(
        strings=nlp.vocab.strings, data=table, keys=words, name="newslens_teacher", attr="LOWER"
    )
    nlp.to_disk(work / "vectors")


def _teach_names(
    teacher: Teacher, named: list[Doc], texts: list[str], work: Path, nlp: Language
) -> None:
    from jl_newslens.language.training.name_teacher import train_name_teacher

    draw = random.Random(_SEED)
    taught = draw.sample(named, ceil(_NAMES_TAUGHT * len(named)))
    silver = list(silver_names(train_name_teacher(teacher, taught), texts, nlp))
    mixed = draw.sample(named, ceil(_NAMES_MIXED * len(named)))
    write_docs([*mixed, *silver], work / "ner_mixed.spacy")
