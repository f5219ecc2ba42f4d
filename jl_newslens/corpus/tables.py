"""Briefs as rows of three tables, and the files that hold them.

    briefs    id, title, url, published, language, bullets (list of text), words, error
    entities  id, entity, name, type, title, url, qid, description, score, status, source,
              salience, mentions (how many)
    mentions  id, entity, start, end, surface

`id` is the article's, (`id`, `entity`) the entity's. `published` is the ISO date that the source
states, or null. Beside them, JSON lines hold each brief whole, in the wire format.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from jl_newslens.brief import Brief
from jl_newslens.corpus.rows import import_pyarrow
from jl_newslens.whole_file import whole_file
from jl_newslens.word_count import count_words

TABLES: Final = ("briefs", "entities", "mentions")
RUN_FILE: Final = "run.json"
"""Says that a folder is the output of a run, in parts, of which those are whole that are marked."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of some articles; `wire` holds their JSON lines."""

    briefs: list[dict[str, Any]]
    entities: list[dict[str, Any]]
    mentions: list[dict[str, Any]]
    wire: list[str]


def rows_of(briefs: Iterable[tuple[str, Brief]]) -> Rows:
    """Rows for pairs of article id and brief."""
    rows = Rows([], [], [], [])
    for article_id, brief in briefs:
        article = brief.article
        rows.briefs.append(
            {
                "id": article_id,
                "title": article.title,
                "url": article.url,
                "published": article.published,
                "language": article.language,
                "bullets": [bullet.text for bullet in brief.bullets],
                "words": count_words(article.text),
                "error": brief.notices[0].message if brief.failed else None,
            }
        )
        rows.entities.extend(_entities(article_id, brief))
        rows.mentions.extend(_mentions(article_id, brief))
        wire = {"id": article_id, **brief.to_dict()}
        rows.wire.append(json.dumps(wire, ensure_ascii=False))
    return rows


def arrow_tables(rows: Rows) -> dict[str, Any]:
    """The three tables (`pyarrow.Table`) by name."""
    pa, _ = import_pyarrow()
    return {
        name: pa.Table.from_pylist(getattr(rows, name), schema=_schema(pa, name)) for name in TABLES
    }


def write_rows(rows: Rows, folder: Path, part: int) -> None:
    """Writes part number `part`; each file appears whole or not at all."""
    _, pq = import_pyarrow()
    for name, table in arrow_tables(rows).items():
        with whole_file(_part_file(folder, name, part)) as path:
            pq.write_table(table, path, compression="zstd")
    with whole_file(folder / "wire" / f"part-{part:06}.jsonl") as path:
        path.write_text("".join(f"{line}\n" for line in rows.wire), "utf-8")


def table_files(folder: Path, name: str) -> list[Path]:
    """The files of a table; of a run only those of the parts that are done."""
    if (folder / RUN_FILE).exists():
        return [_part_file(folder, name, part) for part in sorted(done_parts(folder))]
    return sorted((folder / name).glob("*.parquet"))


def done_marker(folder: Path, part: int) -> Path:
    """The file that says that a part is done."""
    return folder / "done" / f"{part:06}"


def done_parts(folder: Path) -> set[int]:
    """The numbers of the parts that are done."""
    return {int(marker.name) for marker in (folder / "done").glob("[0-9]*")}


def _part_file(folder: Path, name: str, part: int) -> Path:
    return folder / name / f"part-{part:06}.parquet"


def _entities(article_id: str, brief: Brief) -> Iterator[dict[str, Any]]:
    fields = ("name", "type", "title", "url", "qid", "description", "score", "status", "source")
    for entity in brief.entities:
        yield {
            "id": article_id,
            "entity": entity.id,
            **{field: getattr(entity, field) for field in fields},
            "salience": entity.salience,
            "mentions": len(entity.mentions),
        }


def _mentions(article_id: str, brief: Brief) -> Iterator[dict[str, Any]]:
    for entity in brief.entities:
        for mention in entity.mentions:
            yield {
                "id": article_id,
                "entity": entity.id,
                "start": mention.start,
                "end": mention.end,
                "surface": mention.surface,
            }


def _schema(pa: Any, name: str) -> Any:
    text, real, whole = pa.string(), pa.float64(), pa.int64()
    fields = {
        "briefs": {
            **dict.fromkeys(("id", "title", "url", "published", "language"), text),
            "bullets": pa.list_(text),
            "words": whole,
            "error": text,
        },
        "entities": {
            **dict.fromkeys(("id", "entity", "name", "type", "title", "url", "qid"), text),
            "description": text,
            "score": real,
            "status": text,
            "source": text,
            "salience": real,
            "mentions": whole,
        },
        "mentions": {"id": text, "entity": text, "start": whole, "end": whole, "surface": text},
    }
    return pa.schema(fields[name])
