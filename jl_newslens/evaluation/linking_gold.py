"""Labelled files for entity linking, read into one shape.

Three JSON-lines formats are known, told apart by the first record:

- events: "links" of {start, end, title}; only some names are labelled
- entities: "entities" of {start, end, title or null}; null means that no page fits
- ELEVANT benchmarks: "labels" of {span, entity_id, name}, with "evaluation_span"
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jl_newslens.errors import ReferenceFormatError


@dataclass(frozen=True, slots=True)
class GoldLink:
    """What the span means: the page `title`, or None where no page fits.

    `is_name` tells names from common nouns that happen to be linked.
    """

    start: int
    end: int
    surface: str
    title: str | None
    is_name: bool


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """One labelled text. `complete`: inside [start, end) every name is labelled."""

    id: str
    text: str
    links: tuple[GoldLink, ...]
    start: int
    end: int
    complete: bool


def read_gold(path: str | os.PathLike[str]) -> list[GoldDocument]:
    """All documents of a labelled file.

    Raises:
        ReferenceFormatError: not JSON lines, none of the known formats, or offsets outside a text.
    """
    return list(_documents(Path(path)))


def _documents(path: Path) -> Iterator[GoldDocument]:
    with path.open(encoding="utf-8") as file:
        for number, line in enumerate(file, start=1):
            if not line.strip():
                continue
            try:
                yield _document(json.loads(line), number)
            except (ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
                raise ReferenceFormatError(
                    f"{path}:{number}: not a labelled document ({error!r}). Known are records with "
                    '"links", "entities" or "labels".',
                    path=str(path),
                    line=number,
                ) from error


def _document(record: dict[str, Any], number: int) -> GoldDocument:
    text = record["text"]
    start, end = 0, len(text)
    complete = True
    links = []
    if "links" in record:
        complete = False
        for link in record["links"]:
            links.append(_link(text, link["start"], link["end"], link["title"]))
    elif "entities" in record:
        for link in record["entities"]:
            links.append(_link(text, link["start"], link["end"], link["title"]))
    else:
        start, end = record.get("evaluation_span") or (start, end)
        for label in record["labels"]:
            if label.get("parent") is not None:
                continue
            known = label["entity_id"].startswith("Q") and label["name"] != "Unknown"
            first, last = label["span"]
            links.append(_link(text, first, last, label["name"] if known else None))
    return GoldDocument(str(record.get("id", number)), text, tuple(links), start, end, complete)


def _link(text: str, start: int, end: int, title: str | None) -> GoldLink:
    if not 0 <= start < end <= len(text):
        raise ValueError(f"the span [{start}, {end}) lies outside the text")
    surface = text[start:end]
    return GoldLink(start, end, surface, title, any(c.isupper() for c in surface))
