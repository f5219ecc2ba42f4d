"""Reading a knowledge base file: spellings, priors, damage, threads and forks."""

from __future__ import annotations

import itertools
import os
import pickle
import sqlite3
import threading
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from jl_newslens.errors import ReferenceFormatError, SourceNotFoundError
from jl_newslens.link.sources import knowledge_base_reader
from jl_newslens.link.sources.knowledge_base import KnowledgeBaseSource, default_path
from jl_newslens.link.sources.knowledge_base_file import (
    APPLICATION_ID,
    LAYOUT_VERSION,
    OTHER_PAGES,
    PLAIN,
    TABLES,
    surface_key,
)
from jl_newslens.protocols import KnowsAliases, Query, ReferenceSource

PAGES = [
    (1, "Paris", "Capital of France", "Paris is a city.", "PLACE", "Q90", 99, "France|Seine"),
    (2, "Paris, Texas", "City in Texas", "", "PLACE", None, 4, ""),
    (3, "Beyoncé", "", "", "PERSON", "Q36153", 9, ""),
    (4, "What? #1 <b>", "", "", "ALIEN", None, 0, ""),
]
ALIASES = [
    ("Paris", 1, 80), ("Paris", 2, 10), ("Paris", 4, 0), ("Paris", OTHER_PAGES, 10),
    ("Paris", PLAIN, 20), ("Beyonce", 3, 1), ("What", 4, 0), ("UN", 1, 3), ("New York", 2, 5),
    ("Ghost", OTHER_PAGES, 5),
]  # fmt: skip


def written(path: Path, *, application: int = APPLICATION_ID, layout: int = LAYOUT_VERSION) -> Path:
    with closing(sqlite3.connect(path)) as database:
        database.executescript(
            f"PRAGMA application_id={application}; PRAGMA user_version={layout}; {TABLES}"
        )
        database.executemany("INSERT INTO page VALUES (?,?,?,?,?,?,?,?)", PAGES)
        common = {"Paris"}
        rows = [
            (-surface_key(surface) if surface in common else surface_key(surface), page, pages)
            for surface, page, pages in ALIASES
        ]
        database.executemany("INSERT INTO alias VALUES (?,?,?)", rows)
        meta = {"url": "https://en.wikipedia.org/wiki/", "max_in_links": "99", "language": "en"}
        database.executemany("INSERT INTO meta VALUES (?,?)", meta.items())
        database.commit()
    return path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return written(tmp_path / "a b?#.kb")


@pytest.fixture
def source(path: Path) -> KnowledgeBaseSource:
    return KnowledgeBaseSource(path)


def titles(source: KnowledgeBaseSource, *names: str) -> list[list[str]]:
    return [[c.title for c in found] for found in source.find([Query(n) for n in names])]


def test_it_is_a_source_that_knows_aliases(source: KnowledgeBaseSource) -> None:
    assert isinstance(source, ReferenceSource)
    assert isinstance(source, KnowsAliases)


def test_priors_are_shares_and_pages_left_out_count_too(source: KnowledgeBaseSource) -> None:
    (found,) = source.find([Query("Paris")])
    assert [c.title for c in found] == ["Paris", "Paris, Texas", "What? #1 <b>"]
    assert found[0].prior == pytest.approx(80 / 100.1)
    assert found[2].prior == pytest.approx(0.1 / 100.1)
    assert found[0].popularity == 1.0
    assert found[0].related == ("France", "Seine")
    assert found[0].redirected_from is None


def test_a_link_in_a_small_knowledge_base_stands_for_many(path: Path) -> None:
    """Why: a part of a Wikipedia has part of its links, and no namesake of every villager."""
    ((small,),) = KnowledgeBaseSource(path).find([Query("What")])
    with closing(sqlite3.connect(path)) as database:
        database.execute("UPDATE meta SET value = '500000' WHERE key = 'max_in_links'")
        database.commit()
    ((whole,),) = KnowledgeBaseSource(path).find([Query("What")])
    assert whole.popularity < 0.1
    assert 0.5 < small.popularity < 1


def test_addresses_are_quoted_and_unknown_types_are_none(source: KnowledgeBaseSource) -> None:
    ((odd,),) = source.find([Query("What")])
    assert odd.url == "https://en.wikipedia.org/wiki/What%3F_%231_%3Cb%3E"
    assert odd.type is None
    assert odd.redirected_from == "What"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("PARIS", "Paris"), ("paris", "Paris"), ("The Paris", "Paris"), ("U.N.", "Paris"),
        ("Beyoncé", "Beyoncé"), ("NEW YORK", "Paris, Texas"), ("new york", "Paris, Texas"),
        ("  New \u00a0York ", "Paris, Texas"),
    ],
)  # fmt: skip
def test_other_spellings_are_found(source: KnowledgeBaseSource, name: str, expected: str) -> None:
    assert titles(source, name)[0][0] == expected


@pytest.mark.parametrize(
    "name", ["", "Nobody", "Ghost", "\x00", "\ud800", "x" * 9999, "%", "'; --"]
)
def test_what_is_not_there_is_not_found(source: KnowledgeBaseSource, name: str) -> None:
    assert titles(source, name) == [[]]
    assert source.known_aliases([name]) == {}


def test_link_probability_weighs_links_against_plain_text(source: KnowledgeBaseSource) -> None:
    known = source.known_aliases(["Paris", "UN", "What", "Ghost", "paris"])
    assert known.keys() == {"Paris", "UN", "What"}  # capitalised like this
    assert known["Paris"] == pytest.approx(100 / 121)
    assert known["UN"] == pytest.approx(3 / 4)
    assert 0 < known["What"] < 0.2


def test_many_names_are_few_queries(source: KnowledgeBaseSource) -> None:
    asked: list[str] = []
    source._reader._opened().set_trace_callback(asked.append)
    names = [f"Name {i}" for i in range(400)] + ["Paris", "UN"]
    assert titles(source, *names)[-1] == ["Paris"]
    assert len(asked) <= 6  # common surfaces, others, pages; one of each comes first


def test_a_common_surface_is_not_looked_for_twice(source: KnowledgeBaseSource) -> None:
    asked: list[str] = []
    source._reader._opened().set_trace_callback(asked.append)
    assert source.known_aliases(["Paris"])
    assert len(asked) == 1
    assert source.known_aliases(["UN"])
    assert len(asked) == 3


def test_other_spellings_are_only_looked_for_where_nothing_is_spelt_so(
    source: KnowledgeBaseSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    sought: set[str] = set()
    aliases = source._aliases
    monkeypatch.setattr(source, "_aliases", lambda names: sought.update(names) or aliases(names))
    assert titles(source, "Paris", "new york") == [
        ["Paris", "Paris, Texas", "What? #1 <b>"],
        ["Paris, Texas"],
    ]
    assert sought == {"Paris", "new york", "New york", "New York"}


def test_more_names_than_a_query_holds_are_found(tmp_path: Path) -> None:
    path = written(tmp_path / "many.kb")
    numbers = range(10, 1800)
    with closing(sqlite3.connect(path)) as database:
        page = "INSERT INTO page VALUES (?, ?, '', '', NULL, NULL, 0, '')"
        database.executemany(page, [(n, f"Page {n}") for n in numbers])
        rows = [(surface_key(f"N{n}") * (-1) ** n, n) for n in numbers]
        database.executemany("INSERT INTO alias VALUES (?, ?, 1)", rows)
        database.commit()
    source = KnowledgeBaseSource(path)
    assert titles(source, *(f"N{n}" for n in numbers)) == [[f"Page {n}"] for n in numbers]


def test_info_counts(source: KnowledgeBaseSource, path: Path) -> None:
    info = source.info()
    assert (info.pages, info.aliases, info.size_bytes) == (4, 7, path.stat().st_size)
    assert ("language", "en") in info.meta


def test_threads_forks_and_pickles_each_have_their_connection(source: KnowledgeBaseSource) -> None:
    results: list[Any] = []
    threads = [
        threading.Thread(target=lambda: results.append(titles(source, "UN"))) for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [[["Paris"]]] * 8
    assert titles(pickle.loads(pickle.dumps(source)), "UN") == [["Paris"]]
    if hasattr(os, "fork"):
        child = os.fork()
        if child == 0:
            os._exit(0 if titles(source, "UN") == [["Paris"]] else 1)
        assert os.waitpid(child, 0)[1] == 0
    source.close()
    assert titles(source, "UN") == [["Paris"]]


def test_reading_leaves_no_file_beside_it(source: KnowledgeBaseSource, path: Path) -> None:
    titles(source, "Paris")
    assert [p.name for p in path.parent.iterdir() if p.is_file()] == [path.name]


def test_what_is_no_knowledge_base_is_told(tmp_path: Path) -> None:
    with pytest.raises(SourceNotFoundError, match="kb build"):
        KnowledgeBaseSource(tmp_path / "none.kb")
    (tmp_path / "text.kb").write_text("not a database" * 99)
    with pytest.raises(ReferenceFormatError):
        KnowledgeBaseSource(tmp_path / "text.kb")
    (tmp_path / "empty.kb").write_bytes(b"")
    with pytest.raises(ReferenceFormatError):
        KnowledgeBaseSource(tmp_path / "empty.kb")
    with pytest.raises(ReferenceFormatError, match=r"layout 99; .* Update jl-newslens"):
        KnowledgeBaseSource(written(tmp_path / "new.kb", layout=99))
    with pytest.raises(ReferenceFormatError, match=r"layout 1; .* Build it again"):
        KnowledgeBaseSource(written(tmp_path / "old.kb", layout=1))
    with pytest.raises(ReferenceFormatError, match="not a knowledge base"):
        KnowledgeBaseSource(written(tmp_path / "other.kb", application=0))


def test_damage_in_the_middle_is_told(path: Path) -> None:
    data = bytearray(path.read_bytes())
    for start in range(4096, len(data), 4096):
        data[start : start + 200] = b"\xff" * 200
    path.write_bytes(data)
    with pytest.raises(ReferenceFormatError, match="damaged"):
        titles(KnowledgeBaseSource(path), "Paris")


def test_an_evil_address_in_the_file_is_not_shown(tmp_path: Path) -> None:
    path = written(tmp_path / "evil.kb")
    with closing(sqlite3.connect(path)) as database:
        database.execute("UPDATE meta SET value='javascript:alert(1)//' WHERE key='url'")
        database.commit()
    assert KnowledgeBaseSource(path).find([Query("UN")])[0][0].url is None


def test_its_place_is_the_users_or_the_one_that_is_set(
    monkeypatch: pytest.MonkeyPatch, path: Path
) -> None:
    monkeypatch.setenv("NEWSLENS_KB", str(path))
    assert default_path() == path
    assert titles(KnowledgeBaseSource(), "UN") == [["Paris"]]
    monkeypatch.delenv("NEWSLENS_KB")
    assert default_path().parent.name == "newslens"


@pytest.mark.parametrize("waits", [True, False])
def test_pages_are_read_ahead_where_the_disk_is_waited_for(
    source: KnowledgeBaseSource, monkeypatch: pytest.MonkeyPatch, waits: bool
) -> None:
    blocks = itertools.count() if waits else itertools.repeat(7)
    ahead: list[list[int]] = []
    monkeypatch.setattr(knowledge_base_reader, "_blocks_read", lambda: next(blocks))
    monkeypatch.setattr(
        knowledge_base_reader, "read_ahead", lambda *told: ahead.append([*told[2:]])
    )
    names = ["Paris", "UN", "What"]
    assert titles(source, *names)[1] == ["Paris"]
    roots = source._reader._roots
    common = sorted(-surface_key(name) for name in names)
    others = sorted(surface_key(name) for name in names[1:])
    expected = [[roots["alias"], common[:-1]], [roots["alias"], others[:-1]]]
    expected.append([roots["page"], [1, 2]])
    assert ahead == (expected if waits else [])
