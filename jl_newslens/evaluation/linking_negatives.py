"""Names that cannot mean their candidates: from texts labelled with types, not with pages.

Where a person's name is labelled, no country fits; where nothing is labelled, no page does. Such
names teach the linker to leave alone what only looks like a name that it knows.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from jl_newslens.errors import ReferenceFormatError
from jl_newslens.language.training.columns import LabelledSentence, read_columns
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
        ReferenceFormatError: no line has a label.
    """
    sentences = list(read_columns(Path(path), label=1))
    if not any(sentence.spans for sentence in sentences):
        raise ReferenceFormatError(f"{path} has no label.", path=str(path))
    for start in range(0, len(sentences), _SENTENCES_A_TEXT):
        yield _joined(sentences[start : start + _SENTENCES_A_TEXT])


def _joined(sentences: Sequence[LabelledSentence]) -> TypedText:
    text = ""
    names: list[tuple[int, int, str]] = []
    for sentence in sentences:
        text += " " if text else ""
        places = []
        for word, space in zip(sentence.words, sentence.spaces, strict=True):
            places.append((len(text), len(text) + len(word)))
            text += word + " " * space
        names += [(places[s.start][0], places[s.end - 1][1], s.label) for s in sentence.spans]
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
