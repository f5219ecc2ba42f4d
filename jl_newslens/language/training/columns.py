"""Read entity corpora in columns (IOB1 or IOB2) and give their tokens back the spaces of prose."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

_NO_SPACE_BEFORE = re.compile(
    r"^(?:[,.;:!?%)\]}…”]|\.\.\.|n't|N'T|n’t|['’](?:s|S|m|re|ve|ll|d|M|RE|VE|LL|D))$"
)
_NO_SPACE_AFTER = re.compile(r"^(?:[(\[{$£€¥“‘#]|US\$|C\$|A\$)$")
_JOINING = re.compile(r"^(?:[-/]|–)$")
_PLAIN_QUOTES = {"``": '"', "''": '"'}
_CLITICS = frozenset(("s", "t", "re", "ve", "ll", "m", "d", "S", "T"))


@dataclass(frozen=True, slots=True)
class Span:
    """A labelled run of tokens [start, end)."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class LabelledSentence:
    """Tokens, whether a space follows each, and the corpus's own labels.

    `new_document` marks the first sentence of a document where the corpus tells.
    """

    words: tuple[str, ...]
    spaces: tuple[bool, ...]
    spans: tuple[Span, ...]
    new_document: bool = False


def read_columns(path: Path, *, token: int = 0, label: int = -1) -> Iterator[LabelledSentence]:
    """Yield the sentences of a column file; blank lines end them, comments are passed over.

    Args:
        path: The file, UTF-8.
        token: The column of the token.
        label: The column of the IOB label; where a line is too short, the label is "O".
    """
    with path.open(encoding="utf-8") as lines:
        yield from parse_columns(lines, token=token, label=label)


def parse_columns(
    lines: Iterable[str], *, token: int = 0, label: int = -1
) -> Iterator[LabelledSentence]:
    """Yield labelled sentences from lines; see `read_columns`."""
    words: list[str] = []
    tags: list[str] = []
    text, new_document = "", True
    for line in lines:
        line = line.rstrip("\n")
        if line.startswith("-DOCSTART-"):
            new_document = True
            continue
        if line.startswith("# ") and "\t" not in line:
            new_document = new_document or line.startswith("# newdoc")
            text = line[9:] if line.startswith("# text = ") else text
            continue
        cells = re.split(r"\t| +(?=\S+$)", line.rstrip()) if "\t" not in line else line.split("\t")
        if not line.strip() or not cells[min(token, len(cells) - 1)].strip():
            if words:
                yield _sentence(words, tags, text, new_document)
                words, tags, text, new_document = [], [], "", False
            continue
        words.append(_PLAIN_QUOTES.get(cells[token].strip(), cells[token].strip()))
        found = (
            cells[label].strip() if -len(cells) <= label < len(cells) and len(cells) > 1 else "O"
        )
        tags.append(found or "O")
    if words:
        yield _sentence(words, tags, text, new_document)


def iob_spans(tags: Iterable[str]) -> tuple[Span, ...]:
    """Spans of IOB1 or IOB2 tags; a tag that is neither B- nor I- nor O counts as O."""
    spans: list[Span] = []
    start, label = -1, ""
    index = -1
    for index, tag in enumerate(tags):
        prefix, _, name = tag.partition("-")
        inside = prefix == "I" and start >= 0 and name == label
        if start >= 0 and not inside:
            spans.append(Span(start, index, label))
            start = -1
        if prefix in ("B", "I") and name and not inside:
            start, label = index, name
    if start >= 0:
        spans.append(Span(start, index + 1, label))
    return tuple(spans)


def spaces_of(words: list[str]) -> tuple[bool, ...]:
    """Guess for each token whether a space follows, as English prose is set."""
    spaces = [True] * len(words)
    open_quote = {'"': False, "'": False}
    for index, word in enumerate(words):
        if index and _NO_SPACE_BEFORE.match(word):
            spaces[index - 1] = False
        if _NO_SPACE_AFTER.match(word):
            spaces[index] = False
        if word in ("’", "'") and 0 < index < len(words) - 1 and words[index + 1] in _CLITICS:
            spaces[index - 1] = spaces[index] = False
            continue
        if word in open_quote:
            if open_quote[word] or (word == "'" and index and words[index - 1].endswith("s")):
                if index:
                    spaces[index - 1] = False
                open_quote[word] = False
            else:
                spaces[index] = False
                open_quote[word] = True
        if _JOINING.match(word) and 0 < index < len(words) - 1:
            before, after = words[index - 1][-1:], words[index + 1][:1]
            if before.isalnum() and after.isalnum():
                spaces[index - 1] = spaces[index] = False
    if spaces:
        spaces[-1] = False
    return tuple(spaces)


def _sentence(words: list[str], tags: list[str], text: str, new_document: bool) -> LabelledSentence:
    spaces = _spaces_in(text, words) or spaces_of(words)
    return LabelledSentence(tuple(words), spaces, iob_spans(tags), new_document)


def _spaces_in(text: str, words: list[str]) -> tuple[bool, ...]:
    """Spaces as they stand in the text that a comment gives; () where it is of other words."""
    spaces, place = [], 0
    for word in words:
        if not text.startswith(word, place):
            return ()
        place += len(word)
        spaces.append(text[place : place + 1].isspace())
        while text[place : place + 1].isspace():
            place += 1
    return tuple(spaces)
