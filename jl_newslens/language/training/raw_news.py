"""Raw news for the teacher: paragraphs, windows of whole sentences, batches."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span

# The raw texts, the field of each record that holds them, and which part is read (every n-th).
SOURCES: Final = (
    ("summaries/cnndm_train.jsonl", "article", 2),
    ("compression/google_train.jsonl", "text", 1),
    ("linking/events_train.jsonl", "text", 1),
)
_MAX_WORDS: Final = 150
_BATCH_WORDS: Final = 2000


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
        nlp: A blank pipeline with the tokenizer that ships.
    """
    from spacy.pipeline import Sentencizer

    split = Sentencizer()
    for doc in map(split, nlp.pipe(texts, batch_size=200)):
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


def batches(docs: Iterable[Doc]) -> Iterator[list[Doc]]:
    """Docs of like length together, up to `_BATCH_WORDS` words with the padding."""
    stream = iter(docs)
    while chunk := sorted(islice(stream, 1000), key=len):
        batch: list[Doc] = []
        for doc in chunk:
            if batch and (len(batch) + 1) * len(doc) > _BATCH_WORDS:
                yield batch
                batch = []
            batch.append(doc)
        yield batch


def words_of(doc: Doc) -> list[str]:
    return [token.text for token in doc]
