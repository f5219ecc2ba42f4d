"""Labelled files for entity linking, read into one shape.

Three JSON-lines formats are known, told apart by the first record:

- events: "links" of {start, end, title}; only some names are labelled
- entities: "entities" of {start, end, title or null}; null means that no page fits
- ELEVANT benchmarks: "labels" of {span, entity_id, name}, with "evaluation_span"; as ELEVANT has
  it, a label is a name where its entity is called so ("website" is none, however it is written)
"""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from typing import Any

from jl_newslens.errors import CorpusError
from jl_newslens.json_lines import read_records

_HEADS_TEXT = "a an the this that these those he she it we they i you his her its our their my your"
_HEADS = frozenset(_HEADS_TEXT.split())


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
        CorpusError: not JSON lines, none of the known formats, or offsets outside a text.
    """
    documents = []
    for number, record in read_records(path):
        try:
            documents.append(_document(record, number))
        except (ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
            reason = f"no {error}" if isinstance(error, KeyError) else str(error)
            raise CorpusError(
                f"{os.fspath(path)}, line {number}: not a labelled document ({reason}). Known are "
                'records with a "text" and its "links", "entities" or "labels".'
            ) from error
    return documents


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
            link = _link(text, first, last, label["name"] if known else None)
            named = _first_letter(label["name"]).isupper() if known else link.is_name
            links.append(replace(link, is_name=named))
    return GoldDocument(str(record.get("id", number)), text, tuple(links), start, end, complete)


def _link(text: str, start: int, end: int, title: str | None) -> GoldLink:
    if not 0 <= start < end <= len(text):
        raise ValueError(f"the span [{start}, {end}) lies outside the text")
    surface = text[start:end]
    return GoldLink(start, end, surface, title, _is_name(surface))


def _first_letter(name: str) -> str:
    return next((c for c in name if c.isalpha()), "")


def _is_name(surface: str) -> bool:
    """A capital letter, not only that of a pronoun or article at the head of a sentence."""
    words = surface.split()
    if words[0].lower() in _HEADS:
        del words[0]
    return any(c.isupper() for word in words for c in word)
