"""Silver names: raw news read by the teacher of names, as training data for the small pipeline."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from jl_newslens.language.training.convert import named_doc
from jl_newslens.language.training.name_reading import read_labels
from jl_newslens.language.training.raw_news import batches, windows, words_of

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from jl_newslens.language.training.name_teacher import NameTeacher

logger = logging.getLogger(__name__)


def silver_names(teacher: NameTeacher, texts: Iterable[str], nlp: Language) -> Iterator[Doc]:
    """Docs with the names that the teacher is sure of; what it doubts is marked missing."""
    from jl_newslens.language.training.name_teacher import read_names

    words = missing = 0
    for batch in batches(windows(texts, nlp)):
        for doc, odds in zip(batch, read_names(teacher, [words_of(d) for d in batch]), strict=True):
            reading = read_labels(odds)
            words += len(doc)
            missing += len(reading.doubtful)
            spaces = [bool(token.whitespace_) for token in doc]
            yield named_doc(nlp.vocab, words_of(doc), spaces, reading.names, reading.doubtful)
    logger.info("silver names: %d words, %d of them in doubt", words, missing)
