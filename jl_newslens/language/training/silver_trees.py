"""Silver trees: raw news read by the teacher, as training data for the pipeline that ships."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from jl_newslens.language.training.raw_news import batches, windows, words_of

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from jl_newslens.language.training.teacher import Teacher
    from jl_newslens.language.training.tree_reading import Reading
    from jl_newslens.language.training.vectors import ContextualMeans

logger = logging.getLogger(__name__)

# A sentence whose heads the teacher finds this likely (mean log-probability) is kept. A
# guess: no other value was tried.
_LEAST_SURE: Final = -0.5


def silver_docs(
    teacher: Teacher, texts: Iterable[str], nlp: Language, means: ContextualMeans
) -> Iterator[Doc]:
    """Docs with tags, features and trees by the teacher, of the sentences that it is sure of.

    Its vectors of all words are added to `means`.
    """
    kept = seen = 0
    for doc, reading in readings(teacher, windows(texts, nlp)):
        means.add(words_of(doc), reading.vectors)
        seen += len(doc)
        for start, end in sure_runs(reading):
            kept += end - start
            yield labelled(doc, reading, start, end)
    logger.info("silver trees: %d words of %d", kept, seen)


def readings(teacher: Teacher, docs: Iterable[Doc]) -> Iterator[tuple[Doc, Reading]]:
    """The Docs with their readings, those of like length together."""
    from jl_newslens.language.training.teacher import read

    for batch in batches(docs):
        yield from zip(batch, read(teacher, [words_of(doc) for doc in batch]), strict=True)


def sure_runs(reading: Reading) -> Iterator[tuple[int, int]]:
    """Runs of sentences that the teacher is sure of, as spans of words."""
    begin: int | None = None
    end = 0
    for (start, stop), sure in zip(reading.sentences, reading.sure, strict=True):
        if sure >= _LEAST_SURE:
            begin = start if begin is None else begin
            end = stop
        elif begin is not None:
            yield begin, end
            begin = None
    if begin is not None:
        yield begin, end


def labelled(doc: Doc, reading: Reading, start: int, end: int) -> Doc:
    from spacy.tokens import Doc

    size = range(start, end)
    morphs = [reading.morphs[i].partition("|") for i in size]
    return Doc(
        doc.vocab,
        words=[doc[i].text for i in size],
        spaces=[bool(doc[i].whitespace_) for i in size],
        tags=list(reading.tags[start:end]),
        pos=[pos for pos, _, _ in morphs],
        morphs=[features for _, _, features in morphs],
        heads=[(reading.heads[i] or i + 1) - 1 - start for i in size],
        deps=list(reading.deps[start:end]),
    )
