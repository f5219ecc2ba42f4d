"""Names that cannot mean their candidates: from texts labelled with types, not with pages.

Where a person's name is labelled, no country fits; where nothing is labelled, no page does. Such
names teach the linker to leave alone what only looks like a name that it knows.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from jl_newslens.errors import ReferenceFormatError
from jl_newslens.model import Candidate, EntityType

# For each label the page types that cannot be right.
_EXCLUDED: Final[dict[str, frozenset[EntityType]]] = {
    "PER": frozenset({"ORG", "PLACE", "EVENT", "WORK", "GROUP", "OTHER"}),
    "LOC": frozenset({"PERSON", "EVENT", "WORK", "OTHER"}),
    "ORG": frozenset({"PERSON", "EVENT", "GROUP"}),
    "MISC": frozenset({"PERSON"}),
}
_SENTENCES_A_TEXT: Final = 6


@dataclass(frozen=True, slots=True)
class TypedText:
    """A text with all its names: (start, end, label)."""

    text: str
    names: tuple[tuple[int, int, str], ...]


def read_typed(path: str | os.PathLike[str]) -> Iterator[TypedText]:
    """Texts of a file with "word, tab, BIO label" lines, a few sentences each.

    Raises:
        ReferenceFormatError: a line without a label.
    """
    texts: list[list[tuple[str, str]]] = []
    current: list[tuple[str, str]] = []
    with Path(path).open(encoding="utf-8") as file:
        for number, line in enumerate(file, start=1):
            fields = line.rstrip("\n").split("\t")
            if not fields[0].strip():
                if current:
                    texts.append(current)
                    current = []
            elif len(fields) < 2:
                raise ReferenceFormatError(
                    f"{path}:{number}: no label.", path=str(path), line=number
                )
            elif not fields[0].startswith("-DOCSTART-"):
                current.append((fields[0], fields[1]))
    if current:
        texts.append(current)
    for start in range(0, len(texts), _SENTENCES_A_TEXT):
        yield _joined(texts[start : start + _SENTENCES_A_TEXT])


def _joined(sentences: list[list[tuple[str, str]]]) -> TypedText:
    text = ""
    names: list[tuple[int, int, str]] = []
    for sentence in sentences:
        for word, label in sentence:
            glued = not text or word in (".", ",", ";", ":", "!", "?", ")", "]", "%", "'s", "n't")
            text += ("" if glued or text[-1] in "([" else " ") + word
            start = len(text) - len(word)
            prefix, _, kind = label.partition("-")
            if prefix == "B":
                names.append((start, len(text), kind))
            elif prefix == "I" and names:
                names[-1] = (names[-1][0], len(text), names[-1][2])
    return TypedText(text, tuple(names))


def is_wrong(candidate: Candidate, span: tuple[int, int], text: TypedText) -> bool | None:
    """Whether the page cannot be right at this span; None where the labels do not tell."""
    overlapping = [name for name in text.names if name[0] < span[1] and span[0] < name[1]]
    if not overlapping:
        return True
    exact = [name for name in overlapping if name[:2] == span]
    if not exact or candidate.type is None:
        return None
    return True if candidate.type in _EXCLUDED.get(exact[0][2], frozenset()) else None
