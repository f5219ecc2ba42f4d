"""Read CoNLL-U treebanks, paragraph by paragraph, with the spaces as they stand in the raw text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Word:
    """One syntactic word of a treebank sentence.

    `head` is the index of the head in the same sentence, counted from 0; the root heads itself.
    """

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    deprel: str
    space_after: bool
    misc: str


@dataclass(frozen=True, slots=True)
class TreebankSentence:
    """A sentence with the ids that its comments give; `new_paragraph` marks a paragraph's first."""

    sent_id: str
    document: str
    new_paragraph: bool
    words: tuple[Word, ...]


def read_sentences(path: Path) -> Iterator[TreebankSentence]:
    """Yield the sentences of a CoNLL-U file in order."""
    with path.open(encoding="utf-8") as lines:
        yield from parse_sentences(lines)


def parse_sentences(lines: Iterable[str]) -> Iterator[TreebankSentence]:
    """Yield sentences from the lines of a CoNLL-U file; a missing blank line at the end is fine."""
    document, sent_id, new_paragraph = "", "", True
    rows: list[list[str]] = []
    for line in lines:
        line = line.rstrip("\n")
        if line.startswith("#"):
            key, _, value = line[1:].partition("=")
            if key.strip() in ("newdoc id", "newdoc"):
                document, new_paragraph = value.strip(), True
            elif key.strip() in ("newpar id", "newpar"):
                new_paragraph = True
            elif key.strip() == "sent_id":
                sent_id = value.strip()
        elif line:
            rows.append(line.split("\t"))
        elif rows:
            yield TreebankSentence(sent_id, document, new_paragraph, _words(rows))
            rows, new_paragraph = [], False
    if rows:
        yield TreebankSentence(sent_id, document, new_paragraph, _words(rows))


def paragraphs(sentences: Iterable[TreebankSentence]) -> Iterator[list[TreebankSentence]]:
    """Group sentences into paragraphs; a new document starts a new paragraph."""
    group: list[TreebankSentence] = []
    for sentence in sentences:
        if group and (sentence.new_paragraph or sentence.document != group[-1].document):
            yield group
            group = []
        group.append(sentence)
    if group:
        yield group


def _words(rows: list[list[str]]) -> tuple[Word, ...]:
    """Words of one sentence; a multiword token's line decides the space after its last word."""
    no_space_after: dict[str, bool] = {}
    inside: set[str] = set()
    plain: list[list[str]] = []
    for row in rows:
        number = row[0]
        if "-" in number:
            first, _, last = number.partition("-")
            inside.update(str(n) for n in range(int(first), int(last)))
            no_space_after[last] = "SpaceAfter=No" in row[9]
        elif "." not in number:
            plain.append(row)
    words = []
    for index, row in enumerate(plain):
        number = row[0]
        glued = number in inside or no_space_after.get(number, "SpaceAfter=No" in row[9])
        head = int(row[6]) - 1 if row[6].isdigit() else -1
        words.append(
            Word(
                form=row[1],
                lemma=row[2],
                upos=row[3],
                xpos=row[4],
                feats="" if row[5] == "_" else row[5],
                head=index if head < 0 else head,
                deprel=row[7] if head >= 0 else "root",
                space_after=not glued,
                misc=row[9],
            )
        )
    return tuple(words)
