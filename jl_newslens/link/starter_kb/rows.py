"""The lines of the starter knowledge base: reading, writing, checking.

A file is UTF-8 with a header line and seven columns parted by tabs:

- title: the title of the English Wikipedia article, its bracket included
- type: one of `ENTITY_TYPES`
- description: one line in our own words, no full stop
- aliases: other surfaces by which news names it, parted by " | ", each with "=share" where it is
  not 0.95: of the times that news uses this surface as a name, the share that means this page.
  The title without its bracket is an alias already; written again it may carry a share
- demonyms: adjectives and words for people ("Dutch | Netherlanders")
- related: up to six titles of other lines that often occur with it
- weight: 1 (rare) to 5 (daily, all over the world)
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import resources
from typing import Final

from jl_newslens.errors import ReferenceFormatError
from jl_newslens.link.names.forms import fold, without_bracket
from jl_newslens.model import ENTITY_TYPES, EntityType

COLUMNS: Final = ("title", "type", "description", "aliases", "demonyms", "related", "weight")
DEFAULT_SHARE: Final = 0.95
MAX_RELATED: Final = 6
_SEPARATOR = " | "
_STRAY_COMMA: Final = re.compile(r" ,|,(?![ \d])")


@dataclass(frozen=True, slots=True)
class Row:
    """One page. `aliases` pairs a surface with its share in (0, 1]; not with the implied one."""

    title: str
    type: EntityType
    description: str
    aliases: tuple[tuple[str, float], ...] = ()
    demonyms: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    weight: int = 1

    def surfaces(self) -> Iterator[tuple[str, float]]:
        """Every alias with its share, the title without its bracket included, first of all."""
        implied = without_bracket(self.title)
        if all(alias != implied for alias, _ in self.aliases):
            yield implied, DEFAULT_SHARE
        yield from self.aliases

    def to_line(self) -> str:
        aliases = _SEPARATOR.join(
            alias if share == DEFAULT_SHARE else f"{alias}={share:g}"
            for alias, share in self.aliases
        )
        fields = (
            self.title, self.type, self.description, aliases,
            _SEPARATOR.join(self.demonyms), _SEPARATOR.join(self.related), str(self.weight),
        )  # fmt: skip
        return "\t".join(fields)


def parse_row(line: str, *, path: str = "", number: int | None = None) -> Row:
    """Read one line.

    Raises:
        ReferenceFormatError: a column too many or too few, an unknown type, a bad share or weight.
    """

    def fail(what: str) -> ReferenceFormatError:
        place = f"{path}:{number}: " if path else ""
        return ReferenceFormatError(f"{place}{what}", path=path, line=number)

    fields = line.rstrip("\r\n").split("\t")
    if len(fields) != len(COLUMNS):
        raise fail(f"{len(fields)} columns instead of {len(COLUMNS)}: {line[:60]!r}.")
    title, kind, description, aliases, demonyms, related, weight = fields
    if not title.strip():
        raise fail("an empty title.")
    if kind not in ENTITY_TYPES:
        raise fail(f"{kind!r} is no type. Known: {', '.join(ENTITY_TYPES)}.")
    if weight not in ("1", "2", "3", "4", "5"):
        raise fail(f"weight {weight!r} is not one of 1, 2, 3, 4, 5.")
    shares = []
    for item in _parts(aliases):
        alias, equals, number_text = item.rpartition("=")
        if not equals:
            shares.append((item, DEFAULT_SHARE))
            continue
        try:
            share = float(number_text)
        except ValueError as error:
            raise fail(f"the share {number_text!r} of {alias!r} is not a number.") from error
        if not 0 < share <= 1:
            raise fail(f"the share {share:g} of {alias!r} is not in (0, 1].")
        shares.append((alias, share))
    return Row(
        title=title,
        type=kind,
        description=description,
        aliases=tuple(shares),
        demonyms=tuple(_parts(demonyms)),
        related=tuple(_parts(related)),
        weight=int(weight),
    )


def parse_file(text: str, *, path: str = "") -> Iterator[Row]:
    """All rows of a file's text.

    Raises:
        ReferenceFormatError: another header, or a damaged line (see `parse_row`).
    """
    lines = text.split("\n")
    if lines[0].rstrip("\r").split("\t") != list(COLUMNS):
        raise ReferenceFormatError(
            f"{path}: the first line must name the columns {', '.join(COLUMNS)}.", path=path, line=1
        )
    for number, line in enumerate(lines[1:], start=2):
        if line.strip():
            yield parse_row(line, path=path, number=number)


def load_areas() -> dict[str, list[Row]]:
    """The rows that come with NewsLens by area: the name of their file without ".tsv"."""
    return {
        name[: -len(".tsv")]: list(parse_file(text, path=name)) for name, text in _shipped_files()
    }


def load_rows() -> list[Row]:
    """All rows that come with NewsLens."""
    return [row for rows in load_areas().values() for row in rows]


def load_lines() -> list[str]:
    """All rows that come with NewsLens, not parsed yet; the tests prove that they can be."""
    return [line for _, text in _shipped_files() for line in text.split("\n")[1:] if line]


def _shipped_files() -> Iterator[tuple[str, str]]:
    folder = resources.files("jl_newslens.link.starter_kb")
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        if file.name.endswith(".tsv"):
            yield file.name, file.read_text(encoding="utf-8")


def find_faults(areas: dict[str, list[Row]]) -> list[str]:
    """What is wrong with the knowledge base as a whole, one line each; [] when it is sound."""
    faults = []
    seen: dict[str, str] = {}
    titles = {row.title for rows in areas.values() for row in rows}
    for area, rows in areas.items():
        if [row.title for row in rows] != sorted(row.title for row in rows):
            faults.append(f"{area}: the rows are not sorted by title")
        for row in rows:
            if row.title in seen:
                faults.append(f"{area}: {row.title!r} stands in {seen[row.title]} too")
            seen[row.title] = area
            faults.extend(f"{area}: {row.title!r}: {fault}" for fault in _faults(row, titles))
    return faults


def _faults(row: Row, titles: set[str]) -> Iterator[str]:
    for related in row.related:
        if related not in titles:
            yield f"related {related!r} is no title here"
        if related == row.title:
            yield "is related to itself"
    if len(row.related) > MAX_RELATED:
        yield f"{len(row.related)} related titles, more than {MAX_RELATED}"
    if not row.description or row.description.endswith("."):
        yield "the description is empty or ends in a full stop"
    if _STRAY_COMMA.search(row.title):
        yield "the title has a comma where Wikipedia has none"
    surfaces = [alias for alias, _ in row.aliases]
    for surface in (row.title, row.description, *surfaces, *row.demonyms, *row.related):
        if surface != " ".join(surface.split()):
            yield f"stray white space in {surface!r}"
    for surface in surfaces:
        if not fold(surface):
            yield f"alias {surface!r} has no letters"
        if surface.lower().startswith("the ") and surface != without_bracket(row.title):
            yield f"alias {surface!r} starts with 'the'"
    for demonym in row.demonyms:
        if "=" in demonym:
            yield f"demonym {demonym!r} carries a share; an alias may"
    if len(set(surfaces)) < len(surfaces):
        yield "an alias stands twice"


def _parts(field: str) -> Iterable[str]:
    return (part for part in (piece.strip() for piece in field.split("|")) if part)
