"""Runs in the kernel: a lens that needs no language pipeline, and briefs made by hand.

What these tests show is the front end, so the articles are read by rote.
"""

from __future__ import annotations

import json
import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

from jl_newslens.brief import Brief
from jl_newslens.config import LensConfig
from jl_newslens.errors import FetchError
from jl_newslens.model import Analysis

HERE = Path(__file__).parent


def load() -> Brief:
    """The brief of tests/data/analysis.v1.json."""
    return Brief(Analysis.from_dict(json.loads((HERE / "analysis.v1.json").read_text("utf-8"))))


class Lens:
    """Reads every source as that same article, first without links; remembers what it was asked."""

    def __init__(self) -> None:
        self.config = LensConfig(offline=True)
        self.asked: list[tuple[Any, dict[str, Any]]] = []
        self.corrected: list[tuple[str, str | None, str | None]] = []
        self.forgotten: list[str] = []
        self.may_link = threading.Event()
        self.may_link.set()

    def read_steps(self, source: Any, **options: Any) -> Any:
        self.asked.append((source, options))
        text = source.decode() if isinstance(source, bytes) else str(source)
        if text.startswith("https://gone."):
            raise FetchError(f"{text} answered 404. Check the address.", url=text, status=404)
        analysis = load().analysis
        bullets = analysis.bullets[: options.get("bullets", 5)]
        if options.get("ranker") == "lead":
            bullets = bullets[:2]
        analysis = replace(analysis, bullets=bullets)
        unlinked = tuple(
            replace(entity, status="unknown", title=None, url=None, candidates=())
            for entity in analysis.entities
        )
        yield Brief(replace(analysis, entities=unlinked), lens=self)
        self.may_link.wait(30)
        yield Brief(analysis, lens=self)

    def correct(
        self, entity: Any, *, title: str | None = None, url: str | None = None, article: Any = None
    ) -> Any:
        self.corrected.append((entity.name, title, url))
        if title is None and url is None:
            return replace(entity, status="unknown", title=None, url=None, source="correction")
        return replace(
            entity, status="linked", title=title or "A page", url=url or entity.url, score=1.0
        )

    def forget(self, entity: Any, *, article: Any = None) -> bool:
        self.forgotten.append(entity.name)
        return True


HOSTILE = "</script><img src=x onerror=window.broken=1><b>“'\\"


def hostile() -> Brief:
    """Markup, script and javascript: addresses in every field that can hold a string."""
    data = load().to_dict()
    article = data["article"]
    article["title"] = HOSTILE
    article["url"] = "javascript:window.broken=1"
    article["published"] = HOSTILE
    data["notices"] = [{"code": HOSTILE, "message": HOSTILE}]
    for entity in data["entities"]:
        entity.update(name=HOSTILE, title=HOSTILE, description=HOSTILE, lead=HOSTILE)
        entity.update(status="linked", url="javascript:window.broken=1", source=HOSTILE)
        entity.update(why=[HOSTILE], qid=HOSTILE, id=f'{entity["id"]}"><script>')
        entity["candidates"] = [
            {"title": HOSTILE * 2, "url": "data:text/html,x", "description": HOSTILE, "score": 0.5}
        ]
    for bullet in data["bullets"]:
        bullet["text"] += HOSTILE
        bullet["removed"] = [[start, end, HOSTILE] for start, end, _ in bullet["removed"]]
    size = len(article["text"])
    article["text"] += "\n\n" + HOSTILE
    article["paragraphs"].append([size + 2, size + 2 + len(HOSTILE), "body"])
    return Brief(Analysis.from_dict(data))


def long(paragraphs: int = 400, sentences: int = 2) -> Brief:
    """A long article: about 50 words a paragraph, five mentions in each."""
    names = ["Mara Lindqvist", "Port Salis", "Ardenne", "Dmitri Okafor", "Danish"]
    filler = "went on to say that the work would be done before the next winter comes to"
    text, blocks, spans = "", [], []
    mentions: dict[str, list[list[int]]] = {name: [] for name in names}
    for number in range(paragraphs):
        start = len(text)
        for sentence in range(sentences):
            begin = len(text)
            for name in names[sentence * 3 : sentence * 3 + 3]:
                mentions[name].append([len(text), len(text) + len(name)])
                text += f"{name} {filler} "
            text = text.rstrip() + f" on day {number}."
            spans.append([begin, len(text)])
            text += " "
        text = text.rstrip()
        blocks.append([start, len(text), "body"])
        text += "\n\n"
    data = load().to_dict()
    first, middle, last = spans[0], spans[len(spans) // 2], spans[-1]
    data["article"].update(text=text, paragraphs=blocks)
    data["sentences"] = spans
    data["bullets"] = [
        {"text": text[a:b], "sentence": spans.index([a, b]), "spans": [[a, b]]}
        for a, b in (first, middle, last)
    ]
    by_name = {entity["name"]: entity for entity in data["entities"]}
    data["entities"] = [{**by_name[name], "mentions": mentions[name]} for name in names]
    return Brief(Analysis.from_dict(data))
