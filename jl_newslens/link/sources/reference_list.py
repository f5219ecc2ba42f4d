"""Your own references: a newsroom's style list, a lab's project names, a club's members.

Two formats, told apart by the file's ending; `name` is required, the rest may be missing:

- `.tsv`: a header line naming the columns `name`, `aliases` (parted by " | "), `url`,
  `description`, `type`, `title`
- `.jsonl`: one object a line with the same keys, `aliases` a list

`title` is what the entity is called where it differs from `name`.
"""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from jl_newslens.errors import ReferenceFormatError, SourceNotFoundError
from jl_newslens.link.names.forms import case_fits, fold
from jl_newslens.model import ENTITY_TYPES, Candidate, EntityType, Reason
from jl_newslens.protocols import Query

COLUMNS: Final = ("name", "aliases", "url", "description", "type", "title")
MAX_BYTES: Final = 200_000_000


@dataclass(frozen=True, slots=True)
class Reference:
    """One line of the list."""

    name: str
    aliases: tuple[str, ...]
    url: str | None
    description: str
    type: EntityType | None
    title: str


class ReferenceListSource:
    """Looks names up in a list of your own. What stands there goes before every other source.

    Args:
        path: a `.tsv` or `.jsonl` file, UTF-8.

    Raises:
        SourceNotFoundError: there is no such file.
        ReferenceFormatError: a line cannot be used, with its number, or the file as a whole.
    """

    name = "reference_list"

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self.path = Path(path)
        self._index: dict[str, list[tuple[str, Reference]]] = {}
        for reference in read_references(self.path):
            for surface in dict.fromkeys((reference.name, *reference.aliases, reference.title)):
                entries = self._index.setdefault(fold(surface), [])
                if all(known is not reference for _, known in entries):
                    entries.append((surface, reference))

    def find(self, queries: Sequence[Query]) -> Sequence[tuple[Candidate, ...]]:
        """The entries of that name; several of them share the prior."""
        return [self._candidates(query.name) for query in queries]

    def known_aliases(self, surfaces: Collection[str]) -> Mapping[str, float]:
        """Those of `surfaces` that stand in the list, all with probability 1."""
        return {surface: 1.0 for surface in surfaces if self._entries(surface)}

    def _entries(self, name: str) -> list[Reference]:
        return [
            reference
            for surface, reference in self._index.get(fold(name), ())
            if case_fits(surface, name)
        ]

    def _candidates(self, name: str) -> tuple[Candidate, ...]:
        entries = self._entries(name)
        return tuple(
            Candidate(
                title=entry.title,
                url=entry.url,
                source=self.name,
                type=entry.type,
                description=entry.description,
                prior=1.0 / len(entries),
                popularity=1.0,
                reasons=(Reason("found_by_own_list", 1.0 / len(entries)),),
            )
            for entry in entries
        )


def read_references(path: Path) -> list[Reference]:
    """The entries of a reference list, in order.

    Raises:
        SourceNotFoundError, ReferenceFormatError: as for `ReferenceListSource`.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise _fault(path, None, f"is larger than {MAX_BYTES // 1_000_000} MB")
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise SourceNotFoundError(
            f"There is no reference list {str(path)!r}. Check the path; a .tsv list has a header "
            f"of {', '.join(COLUMNS)}, a .jsonl one objects with these keys.",
            source=str(path),
        ) from error
    except UnicodeDecodeError as error:
        raise _fault(path, None, "is not UTF-8 text") from error
    except OSError as error:
        raise _fault(path, None, f"cannot be read ({error.strerror})") from error
    lines = text.split("\n")  # and at nothing else: texts may hold other line ends
    is_json = path.suffix.lower() == ".jsonl"
    records = _json_records(path, lines) if is_json else _tsv_records(path, lines)
    return [_reference(path, number, record) for number, record in records]


def _fault(path: Path, line: int | None, what: str) -> ReferenceFormatError:
    place = str(path) if line is None else f"{path}, line {line}"
    return ReferenceFormatError(f"{place}: {what}.", path=str(path), line=line)


def _json_records(path: Path, lines: Sequence[str]) -> Iterator[tuple[int, Mapping[str, Any]]]:
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise _fault(path, number, f"is not JSON ({error})") from error
        if not isinstance(record, dict):
            raise _fault(path, number, "is not a JSON object")
        yield number, record


def _tsv_records(path: Path, lines: Sequence[str]) -> Iterator[tuple[int, Mapping[str, Any]]]:
    columns = [column.strip().lower() for column in lines[0].split("\t")]
    if "name" not in columns:
        raise _fault(path, 1, f"the first line must name the columns, of {', '.join(COLUMNS)}")
    for number, line in enumerate(lines[1:], start=2):
        if not line.strip():
            continue
        fields = [field.strip() for field in line.split("\t")]
        if len(fields) > len(columns):
            raise _fault(path, number, f"has {len(fields)} columns, the first line {len(columns)}")
        record: dict[str, Any] = dict(zip(columns, fields, strict=False))
        aliases = record.get("aliases") or ""
        record["aliases"] = [alias.strip() for alias in aliases.split("|") if alias.strip()]
        yield number, record


def _reference(path: Path, number: int, record: Mapping[str, Any]) -> Reference:
    def text(key: str) -> str:
        value = record.get(key)
        if value is None:
            return ""
        if not isinstance(value, str):
            raise _fault(path, number, f"{key!r} must be text, not {type(value).__name__}")
        return " ".join(value.split())

    name = text("name")
    if not fold(name):
        raise _fault(path, number, "has no name")
    aliases = record.get("aliases") or []
    if not isinstance(aliases, list) or not all(isinstance(alias, str) for alias in aliases):
        raise _fault(path, number, "'aliases' must be a list of texts")
    url = text("url") or None
    if url is not None and urlsplit(url).scheme not in ("http", "https"):
        raise _fault(path, number, f"the url {url!r} does not start with http:// or https://")
    kind = text("type").upper() or None
    if kind is not None and kind not in ENTITY_TYPES:
        raise _fault(path, number, f"{kind!r} is no type; known are {', '.join(ENTITY_TYPES)}")
    return Reference(
        name=name,
        aliases=tuple(alias for alias in aliases if fold(alias)),
        url=url,
        description=text("description"),
        type=kind,
        title=text("title") or name,
    )
