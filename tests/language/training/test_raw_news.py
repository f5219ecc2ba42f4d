"""Raw news cut in paragraphs and windows."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from jl_newslens.language.training import raw_news


@pytest.fixture
def nlp() -> Language:
    return spacy.blank("en")


def test_windows_end_where_sentences_end(nlp: Language) -> None:
    text = "One two three four five six seven eight nine. " * 40

    found = list(raw_news.windows([text], nlp))

    assert len(found) > 1
    assert all(len(doc) <= 150 and doc[-1].text == "." for doc in found)
    assert sum(map(len, found)) == 400


def test_a_sentence_without_an_end_is_left_out(nlp: Language) -> None:
    text = "Short one. " + "word " * 300

    assert [len(doc) for doc in raw_news.windows([text], nlp)] == [3]


def test_raw_texts_are_paragraphs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [json.dumps({"text": f"First {i}.\n\nSecond  {i}."}) for i in range(3)]
    (tmp_path / "raw.jsonl").write_text("\n".join(lines), "utf-8")
    monkeypatch.setattr(raw_news, "SOURCES", (("raw.jsonl", "text", 2),))

    assert list(raw_news.raw_texts(tmp_path)) == [
        "First 0.",
        "Second 0.",
        "First 2.",
        "Second 2.",
    ]


def test_batches_hold_each_text_once(nlp: Language) -> None:
    docs = [nlp("word " * size) for size in (140, 3, 90, 150, 1) * 20]

    found = list(raw_news.batches(docs))

    assert sorted(id(doc) for batch in found for doc in batch) == sorted(map(id, docs))
    assert all(len(batch) * max(map(len, batch)) <= 2000 for batch in found)


def test_no_texts_are_no_batches() -> None:
    assert list(raw_news.batches([])) == []
