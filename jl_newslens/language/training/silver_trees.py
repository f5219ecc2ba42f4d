"""Silver trees: raw news read by the teacher, as training data for the pipeline that ships."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

from jl_newslens.language.training.convert import write_docs
from jl_newslens.language.training.vectors import ContextualMeans

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span

    from jl_newslens.language.training.teacher import Teacher
    from jl_newslens.language.training.tree_reading import Reading

logger = logging.getLogger(__name__)

# The raw texts, the field of each record that holds them, and which part is read (every n-th).
SOURCES: Final = (
    ("summaries/cnndm_train.jsonl", "article", 2),
    ("compression/google_train.jsonl", "text", 1),
    ("linking/events_train.jsonl", "text", 1),
)
# A sentence whose heads the teacher finds this likely (mean log-probability) is kept. A
# guess: no other value was tried.
_LEAST_SURE: Final = -0.5
_GOLD_TIMES: Final = 2  # how often gold trees stand among the silver ones
_MAX_WORDS: Final = 150
_BATCH_WORDS: Final = 2000


def distil(corpora: Path, work: Path, nlp: Language, *, max_texts: int | None = None) -> None:
    """Train a teacher on `parser_gold.spacy`; write `parser_train.spacy` and `vectors/`.

    Args:
        corpora: The folder with the raw news.
        work: The folder with the gold trees.
        nlp: A blank pipeline with the tokenizer that ships.
        max_texts: The teacher learns from and reads at most so many texts, to try the recipe.
    """
    from spacy.tokens import DocBin
    from spacy.vectors import Vectors

    from jl_newslens.language.training.teacher import read_alone, train_teacher

    gold = list(DocBin().from_disk(work / "parser_gold.spacy").get_docs(nlp.vocab))
    teacher = train_teacher(gold[:max_texts])
    nlp.add_pipe("sentencizer")
    means = ContextualMeans()
    for doc, reading in _readings(teacher, gold[:max_texts]):
        means.add(_words(doc), reading.vectors)
    silver = list(silver_docs(teacher, islice(raw_texts(corpora), max_texts), nlp, means))
    write_docs([*gold * _GOLD_TIMES, *silver], work / "parser_train.spacy")
    words, table = means.table(teacher.vocabulary(), partial(read_alone, teacher))
    nlp.remove_pipe("sentencizer")
    nlp.vocab.vectors = Vectors(
        strings=nlp.vocab.strings, data=table, keys=words, name="newslens_teacher", attr="LOWER"
    )
    nlp.to_disk(work / "vectors")


def raw_texts(corpora: Path) -> Iterator[str]:
    """The paragraphs of the raw news."""
    for name, field, step in SOURCES:
        with (corpora / name).open(encoding="utf-8") as lines:
            for line in islice(filter(str.strip, lines), None, None, step):
                for paragraph in json.loads(line)[field].split("\n"):
                    if paragraph.strip():
                        yield " ".join(paragraph.split())


def windows(texts: Iterable[str], nlp: Language) -> Iterator[Doc]:
    """The texts as Docs of up to some 150 words, cut where a sentence seems to end.

    Args:
        texts: Paragraphs.
        nlp: A blank pipeline with the tokenizer that ships and spaCy's sentencizer.
    """
    for doc in nlp.pipe(texts, batch_size=200):
        group: list[Span] = []
        for sentence in doc.sents:
            if group and sentence.end - group[0].start > _MAX_WORDS:
                yield doc[group[0].start : sentence.start].as_doc()
                group = []
            if len(sentence) <= _MAX_WORDS:
                group.append(sentence)
            elif group:
                yield doc[group[0].start : sentence.start].as_doc()
                group = []
        if group:
            yield doc[group[0].start : group[-1].end].as_doc()


def silver_docs(
    teacher: Teacher, texts: Iterable[str], nlp: Language, means: ContextualMeans
) -> Iterator[Doc]:
    """Docs with tags, features and trees by the teacher, of the sentences that it is sure of.

    Its vectors of all words are added to `means`.
    """
    kept = seen = 0
    for doc, reading in _readings(teacher, windows(texts, nlp)):
        means.add(_words(doc), reading.vectors)
        seen += len(doc)
        for start, end in sure_runs(reading):
            kept += end - start
            yield labelled(doc, reading, start, end)
    logger.info("silver trees: %d words of %d", kept, seen)


def _readings(teacher: Teacher, docs: Iterable[Doc]) -> Iterator[tuple[Doc, Reading]]:
    """The Docs with their readings, those of like length together."""
    from jl_newslens.language.training.teacher import read

    stream = iter(docs)
    while chunk := sorted(islice(stream, 1000), key=len):
        for batch in _batches(chunk):
            readings = read(teacher, [_words(doc) for doc in batch])
            yield from zip(batch, readings, strict=True)
        logger.info("teacher: read a thousand texts")


def _words(doc: Doc) -> list[str]:
    return [token.text for token in doc]


def _batches(docs: Sequence[Doc]) -> Iterator[list[Doc]]:
    batch: list[Doc] = []
    for doc in docs:
        if batch and (len(batch) + 1) * len(doc) > _BATCH_WORDS:
            yield batch
            batch = []
        batch.append(doc)
    if batch:
        yield batch


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
