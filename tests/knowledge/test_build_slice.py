"""A knowledge base from a slice of a real dump, measured on news that names its pages.

pytest tests/knowledge/test_build_slice.py -s      shows how many links are right, with and without
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from jl_newslens.evaluation.linking import LinkingReport, evaluate_linking
from jl_newslens.json_lines import read_records
from jl_newslens.knowledge import build_knowledge_base
from jl_newslens.lens import NewsLens
from jl_newslens.link.sources.knowledge_base import KnowledgeBaseSource
from jl_newslens.model import Article
from jl_newslens.protocols import Query
from tests.knowledge.slice_articles import ARTICLES, labelled

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
    marks = ("[[", "]]", "{{", "}}", "'''", "<ref", "|", "&nbsp;", "  ", "(;", "( ", ",)", "()")
    dirty = [lead for lead in leads if any(mark in lead for mark in marks)]
    assert not dirty, dirty[:3]


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


@pytest.fixture(scope="module")
def lens_with(source: KnowledgeBaseSource) -> Callable[..., NewsLens]:
    def make(*more: str) -> NewsLens:
        sources = ["starter", *more]
        return NewsLens(sources=sources, offline=True, remember=False, ranker="lead", bullets=1)

    return make


def _report(lens: NewsLens, path: Path) -> LinkingReport:
    report = evaluate_linking(path, read=lambda text: lens.read(Article(text)))
    print(f"\n{path.stem}, sources={lens.config.sources}")  # noqa: T201 - for those who pass -s
    for measure, value in report.rows()[1:7]:
        print(f"  {measure:30} {value}")  # noqa: T201
    return report


def _right(report: LinkingReport) -> float:
    assert report.accuracy
    return report.accuracy.value


def _right_of_linked(report: LinkingReport) -> float:
    assert report.right_of_linked
    return report.right_of_linked.value


@pytest.mark.model
def test_articles_about_its_pages_get_more_links_and_no_worse_ones(
    source: KnowledgeBaseSource, lens_with: Callable[..., NewsLens], tmp_path: Path
) -> None:
    """Why: the starter knows a fifth of the slice's pages, the slice all of them."""
    path = tmp_path / "articles.jsonl"
    path.write_text("\n".join(json.dumps(labelled(text)) for text in ARTICLES), encoding="utf-8")
    without, with_it = _report(lens_with(), path), _report(lens_with(str(source.path)), path)
    assert _right(with_it) > _right(without) + 0.3
    assert _right_of_linked(with_it) > 0.95


@pytest.mark.model
def test_names_that_look_like_its_pages_are_mostly_left_alone(
    source: KnowledgeBaseSource, lens_with: Callable[..., NewsLens], titles: frozenset[str]
) -> None:
    lens = lens_with(str(source.path))
    traps = wrong = 0
    for article in map(labelled, ARTICLES):
        pages = {
            (mention.start, mention.end): entity.title
            for entity in lens.read(Article(article["text"])).entities
            for mention in entity.mentions
        }
        for link in article["links"]:
            if link["title"] is None:
                traps += 1
                wrong += pages.get((link["start"], link["end"])) in titles
    assert traps >= 6
    assert wrong <= traps // 3


@pytest.mark.model
def test_news_that_the_starter_knows_is_linked_as_well_with_it(
    source: KnowledgeBaseSource,
    lens_with: Callable[..., NewsLens],
    titles: frozenset[str],
    corpora: Path,
    tmp_path: Path,
) -> None:
    path = tmp_path / "events.jsonl"
    records = [record for _, record in read_records(corpora / "linking" / "events_train.jsonl")]
    for record in records:
        record["links"] = [link for link in record["links"] if link["title"] in titles]
    about = [record for record in records if record["links"]][::2]
    path.write_text("\n".join(map(json.dumps, about)), encoding="utf-8")
    without, with_it = _report(lens_with(), path), _report(lens_with(str(source.path)), path)
    assert with_it.labels > 70
    assert _right(with_it) >= _right(without)
    assert _right_of_linked(with_it) >= _right_of_linked(without) - 0.005
