from __future__ import annotations

import json
import tracemalloc
from pathlib import Path
from typing import Any

import pytest

from jl_newslens.corpus import json_array, packed
from jl_newslens.corpus.records import open_input
from jl_newslens.errors import CorpusError
from jl_newslens.model import Article

ROWS: list[dict[str, Any]] = [
    {"id": "a", "text": 'First: "[one]", {two}, 5\\6.', "title": "Zürich"},
    {"id": "b", "text": "Second,\nof two lines.", "tags": [["x"], {}], "n": -1.5e3},
    {"id": "c", "text": "Third.", "by": {"name": "N", "of": [1, 2]}},
]
IN_AN_OBJECT = {"status": "ok", "sizes": [1, 2], "articles": ROWS, "next": None}


def texts(path: Path) -> dict[str, str]:
    return {
        record.id: record.source.text if isinstance(record.source, Article) else str(record.source)
        for record in open_input(path).records()
    }


def written(folder: Path, text: str) -> Path:
    path = folder / "articles.json"
    path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize("chunk", [1, 7, 100_000])
@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize("document", [ROWS, IN_AN_OBJECT])
def test_articles_of_a_list_are_read_one_by_one(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    document: object,
    indent: int | None,
    chunk: int,
) -> None:
    monkeypatch.setattr(json_array, "_CHUNK_CHARS", chunk)
    if chunk == 1 and document is IN_AN_OBJECT:
        monkeypatch.setattr(json_array, "_CHUNK_CHARS", 10)  # holds "[" and what follows
    path = written(tmp_path, json.dumps(document, indent=indent))

    assert texts(path) == {row["id"]: row["text"] for row in ROWS}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\n\n"])
def test_json_lines_may_be_called_json(tmp_path: Path, end: str) -> None:
    path = written(tmp_path, end.join(json.dumps(row) for row in ROWS))

    assert list(texts(path)) == ["a", "b", "c"]


def test_one_article_is_a_document_too(tmp_path: Path) -> None:
    assert texts(written(tmp_path, json.dumps(ROWS[0], indent=1))) == {"a": ROWS[0]["text"]}


def test_paragraphs_in_a_list_are_one_text(tmp_path: Path) -> None:
    path = written(tmp_path, json.dumps([{"text": ["One came.", "Two left."]}]))

    assert texts(path) == {"0": "One came.\n\nTwo left."}


def test_an_item_that_is_no_object_costs_itself(tmp_path: Path) -> None:
    path = written(tmp_path, '[{"text": "One."}, "two", {"text": "Three."}]')

    one, two, three = open_input(path).records()

    assert (one.source, three.source) == (Article("One."), Article("Three."))
    assert isinstance(two.source, CorpusError)
    assert "item 2 of its list: must be a JSON object" in str(two.source)


@pytest.mark.parametrize(
    ("rest", "told"),
    [
        (', {"text": "Tw', "line 3: no JSON, or damaged .Unterminated string"),
        (', {"text": Two}]', "line 3: .*Expecting value"),
        (', {"text": 12', "line 3: .*Expecting ',' delimiter"),
        ("", "line 3: .*, or ] is missing"),
        (",]", "line 3: .*Expecting value"),
        ("] {}", "line 3: .*more stands behind its end"),
        (", " + "[" * 100_000, "line 3: .*nested too deeply"),
    ],
)
def test_damage_loses_nothing_of_what_stands_before_it(
    tmp_path: Path, rest: str, told: str
) -> None:
    path = written(tmp_path, f'[\n{{"text": "One."}}\n{rest}')

    one, damage = open_input(path).records()

    assert one.source == Article("One.")
    assert isinstance(damage.source, CorpusError)
    with pytest.raises(CorpusError, match=f"articles.json, {told}"):
        raise damage.source


def test_a_second_list_is_not_passed_over_silently(tmp_path: Path) -> None:
    document = {"articles": ROWS[:1], "more": ROWS[1:]}
    path = written(tmp_path, json.dumps(document))

    one, second = open_input(path).records()

    assert one.id == "a"
    assert "two lists, 'articles', which was read, and 'more'" in str(second.source)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "is empty"),
        ("[]", "is empty"),
        ("null", "no list of objects"),
        ("One came.", "no list of objects"),
        ('{"status": "ok", "articles": []}', "columns status, articles: which one is the text"),
        ('["One came."]', "item 1 of its list"),
        ('{["text"]: 1}', "the name of a member is no string"),
    ],
)
def test_a_document_without_articles_says_so(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(CorpusError, match=told):
        open_input(written(tmp_path, text))


def test_utf_16_is_read_by_its_mark(tmp_path: Path) -> None:
    path = tmp_path / "articles.json"
    path.write_text(json.dumps(ROWS, ensure_ascii=False), "utf-16")  # as PowerShell writes

    assert texts(path)["a"] == ROWS[0]["text"]


def test_an_object_that_is_too_long_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (json_array, packed):
        monkeypatch.setattr(module, "MAX_ROW_CHARS", 1_000)
    monkeypatch.setattr(json_array, "_CHUNK_CHARS", 100)
    path = written(tmp_path, json.dumps([{"text": "One."}, {"text": "x" * 10_000}]))

    one, long = open_input(path).records()

    assert one.source == Article("One.")
    assert "longer than 1,000 characters" in str(long.source)


@pytest.mark.parametrize("head", ["[", '{"articles": ['])
def test_memory_does_not_grow_with_the_document(tmp_path: Path, head: str) -> None:
    path = tmp_path / "articles.json"
    row = json.dumps({"text": "x" * 1_000})
    tail = "]" if head == "[" else "]}"
    path.write_text(head + ",".join([row] * 6_000) + tail)  # 6 MB in one line

    tracemalloc.start()
    count = sum(1 for _ in open_input(path).records())
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert count == 6_000
    assert peak < 3_000_000
