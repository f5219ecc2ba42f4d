"""A knowledge base from a slice of a real dump, measured on news that names its pages."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from jl_newslens.knowledge import build_knowledge_base
from jl_newslens.link.sources.knowledge_base import KnowledgeBaseSource
from jl_newslens.protocols import Query

pytest.importorskip("duckdb")
pytestmark = pytest.mark.corpora


@pytest.fixture(scope="module")
def source(corpora: Path, tmp_path_factory: pytest.TempPathFactory) -> KnowledgeBaseSource:
    dumps = sorted((corpora / "dumps").glob("*.xml.bz2"))
    if not dumps:
        pytest.skip("no dump among the corpora")
    output = tmp_path_factory.mktemp("slice") / "slice.kb"
    build_knowledge_base(dumps[0], output, min_links=0, workers=1)
    return KnowledgeBaseSource(output)


@pytest.fixture(scope="module")
def titles(source: KnowledgeBaseSource) -> frozenset[str]:
    with closing(sqlite3.connect(source.path)) as database:
        return frozenset(row[0] for row in database.execute("SELECT title FROM page"))


def test_leads_of_real_pages_are_clean(source: KnowledgeBaseSource) -> None:
    with closing(sqlite3.connect(source.path)) as database:
        leads = [row[0] for row in database.execute("SELECT lead FROM page")]
    assert len(leads) > 90
    assert sum(bool(lead) for lead in leads) >= len(leads) - 3
    marks = ("[[", "]]", "{{", "}}", "'''", "<ref", "|", "&nbsp;", "  ", "(;", "( ")
    dirty = [lead for lead in leads if any(mark in lead for mark in marks)]
    assert len(dirty) <= 2, dirty[:3]


def test_names_in_the_news_are_found_better_than_by_title(
    source: KnowledgeBaseSource, titles: frozenset[str], corpora: Path
) -> None:
    """Why: redirects and the surfaces of links; only demonyms are beyond so small a slice."""
    named = found = by_title = others = wrong = 0
    with (corpora / "linking" / "events_train.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            links = json.loads(line)["links"]
            answers = source.find([Query(link["surface"]) for link in links])
            for link, candidates in zip(links, answers, strict=True):
                if link["title"] in titles:
                    named += 1
                    found += bool(candidates) and candidates[0].title == link["title"]
                    by_title += link["surface"] == link["title"]
                else:
                    others += 1
                    wrong += bool(candidates) and candidates[0].prior > 0.5
    assert named > 100
    assert found >= by_title
    assert found / named > 0.85
    assert wrong / others < 0.001
