"""One object of JSON is an article, by the names that a corpus knows too."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from jl_newslens.errors import EmptyArticleError, NotTextError, ReadError
from jl_newslens.reading.source import read_source

LEDE = "The millers of Ghent closed their mills on Friday."
FACTS = {"headline": "Mills close", "Link": "https://example.org/mills", "date": "3 March 2026"}


def read(record: Any) -> Any:
    return read_source(json.dumps(record).encode()).article


def test_an_object_with_a_text_is_an_article(tmp_path: Path) -> None:
    path = tmp_path / "one.json"
    path.write_text(json.dumps({"Text": f"<p>{LEDE}</p>", "authors": [{"name": "Anna"}], **FACTS}))

    article = read_source(path).article

    assert [paragraph.text for paragraph in article.paragraphs] == [LEDE]
    assert (article.title, article.url) == ("Mills close", "https://example.org/mills")
    assert article.published == "2026-03-03"


def test_texts_of_a_list_are_paragraphs_and_other_facts_are_none() -> None:
    article = read({"body": [LEDE, "The bakers wait."], "title": None, "url": float("nan")})

    assert [paragraph.text for paragraph in article.paragraphs] == [LEDE, "The bakers wait."]
    assert (article.title, article.url, article.published) == (None, None, None)


def test_a_list_of_one_object_is_that_article() -> None:
    assert read([{"text": LEDE, **FACTS}]).title == "Mills close"


def test_a_dict_is_a_row_of_a_table() -> None:
    article = read_source({"text": f"{LEDE}\n\nThe bakers wait.", 7: None, **FACTS}).article

    assert [paragraph.text for paragraph in article.paragraphs] == [LEDE, "The bakers wait."]
    assert (article.title, article.published) == ("Mills close", "2026-03-03")


def test_missing_cells_of_a_row_are_none() -> None:
    pandas = pytest.importorskip("pandas")

    assert read_source({"text": LEDE, "title": pandas.NA}).article.title is None
    with pytest.raises(EmptyArticleError):
        read_source({"text": pandas.NA, "title": "Mills close"})


def test_a_dict_of_a_brief_gives_its_article() -> None:
    saved = {"wire_version": 1, "article": {"text": LEDE}}

    assert read_source(saved).article.text == LEDE
    with pytest.raises(ReadError, match="saved brief that cannot be read"):
        read_source(saved | {"wire_version": 99})


@pytest.mark.parametrize("row", [{}, {"title": LEDE}, {"text": 5}, {"text": {"de": LEDE}}])
def test_a_dict_without_a_text_says_where_it_should_stand(row: Any) -> None:
    with pytest.raises(ReadError, match=r"dict has no text under 'text' or 'article'"):
        read_source(row)


def test_it_is_in_the_language_that_its_reader_works_in() -> None:
    assert read_source(json.dumps({"text": "Moin."}), language="de").article.language == "de"


def test_an_object_whose_text_is_empty_says_so() -> None:
    with pytest.raises(EmptyArticleError):
        read({"text": "", "title": "Mills close"})


@pytest.mark.parametrize(
    "record",
    [{"title": LEDE}, {"text": 5}, {"text": {"de": LEDE}}, [{"text": LEDE}] * 2, {"rows": []}],
)
def test_other_json_says_what_it_should_hold(record: Any) -> None:
    with pytest.raises(NotTextError, match=r"'text' or 'article' .*corpus run"):
        read(record)


def test_damaged_json_is_no_text() -> None:
    with pytest.raises(NotTextError, match="JSON"):
        read_source('{"text": "One came.')
