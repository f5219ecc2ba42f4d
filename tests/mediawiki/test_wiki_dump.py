"""A knowledge base from the dump that a real MediaWiki exports."""

from __future__ import annotations

import bz2
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from jl_newslens.knowledge import build_knowledge_base
from jl_newslens.link.sources.knowledge_base import KnowledgeBaseSource
from jl_newslens.model import Candidate
from jl_newslens.protocols import Query

from .wiki import TestWiki

pytest.importorskip("duckdb")
pytestmark = pytest.mark.mediawiki


def page_props(wiki: TestWiki, path: Path) -> Path:
    """The wiki's page properties as mysqldump would write them."""
    with closing(sqlite3.connect(wiki.site / "data" / "wiki.sqlite")) as database:
        rows = database.execute("SELECT pp_page, pp_propname, pp_value FROM page_props").fetchall()
    values = ",".join(
        "({},'{}','{}',NULL)".format(
            page,
            *(
                (v.decode() if isinstance(v, bytes) else v)
                .replace("\\", "\\\\")
                .replace("'", "\\'")
                for v in (name, value)
            ),
        )
        for page, name, value in rows
    )
    path.write_text(f"INSERT INTO `page_props` VALUES {values};\n", encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def source(wiki: TestWiki, tmp_path_factory: pytest.TempPathFactory) -> KnowledgeBaseSource:
    folder = tmp_path_factory.mktemp("dump")
    dump = wiki.dump(folder / "wiki.xml")
    packed = folder / "wiki.xml.bz2"
    packed.write_bytes(bz2.compress(dump.read_bytes()))
    props = page_props(wiki, folder / "props.sql")
    report = build_knowledge_base(
        packed, folder / "wiki.kb", page_props=props, min_links=0, workers=1
    )
    return KnowledgeBaseSource(report.path)


def find(source: KnowledgeBaseSource, name: str) -> tuple[Candidate, ...]:
    return source.find([Query(name)])[0]


def test_a_page_is_what_the_wiki_says(source: KnowledgeBaseSource) -> None:
    paris = find(source, "Paris")[0]
    assert (paris.title, paris.qid, paris.type) == ("Paris", "Q90", "PLACE")
    assert paris.description == "Capital of France"
    assert paris.lead.startswith("Paris is the capital city of France. The Seine runs")


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("UN", "United Nations"), ("U.N.", "United Nations"),
        ("Organs of the UN", "United Nations"),
        ("Merkel", "Angela Merkel"), ("Beyonce", "Beyoncé"), ("American", "United States"),
        ("Queen", "Queen (band)"),
    ],
)  # fmt: skip
def test_redirects_and_surfaces_lead_to_their_page(
    source: KnowledgeBaseSource, name: str, title: str
) -> None:
    assert find(source, name)[0].title == title


def test_disambiguation_pages_list_their_options(source: KnowledgeBaseSource) -> None:
    assert {c.title for c in find(source, "Mercury")} == {
        "Mercury (planet)",
        "Mercury (element)",
        "Freddie Mercury",
    }
    assert find(source, "Paris (disambiguation)") == ()


def test_redirect_loops_lead_nowhere(source: KnowledgeBaseSource) -> None:
    assert find(source, "Loop one") == ()
