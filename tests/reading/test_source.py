"""What a source is: text, file, page, address, bytes or article; and what each failure says."""

from __future__ import annotations

import contextlib
import gzip
import io
import os
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jl_newslens.errors import (
    ArticleTooLargeError,
    EmptyArticleError,
    FetchError,
    NotTextError,
    ReadError,
    SourceNotFoundError,
)
from jl_newslens.model import Article, Paragraph
from jl_newslens.reading.source import read_source

LEDE = "The river fell on Friday after three days of rain in the north of the country."
MORE = "Schools stay closed until Tuesday, the council said in a statement on local radio."
PAGE = f"""<!doctype html><html lang="en"><head><title>River falls</title></head><body>
<nav><a href="/">Home</a></nav><article><h1>River falls</h1><p>{LEDE}</p><p>{MORE}</p>
<p>{LEDE} {MORE}</p></article></body></html>"""


def test_text_is_text() -> None:
    assert read_source(f"{LEDE}\n{MORE}").article.text == f"{LEDE}\n{MORE}"


@pytest.mark.parametrize(
    "text",
    ["Flood", "The minister said yes/no to the plan.", "See example.org for more.",
     "What/why?  Who knows", "Read notes.txt first, then call the minister about the plan.",
     "e.g. this", "A. B. C.", "C:"],
)  # fmt: skip
def test_a_line_of_prose_is_not_taken_for_a_path(text: str) -> None:
    assert read_source(text).article.text == text


@pytest.mark.parametrize(
    "path",
    ["missing.txt", "missing.html", "folder/missing", "./missing", "/no/such/file", "../missing.md",
     "my article.txt", "C:\\news\\missing.txt", "~/no-such-article-here.txt"],
)  # fmt: skip
def test_what_looks_like_a_path_must_exist(path: str) -> None:
    with pytest.raises(SourceNotFoundError, match="no file") as caught:
        read_source(path)
    assert isinstance(caught.value, FileNotFoundError)


def test_a_path_is_read(tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_text(LEDE, encoding="utf-8")
    assert read_source(str(path)).article.text == LEDE
    assert read_source(path).article == read_source(LEDE).article


def test_a_file_in_this_folder_is_read_by_its_bare_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "notes").write_text(LEDE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert read_source("notes").article.text == LEDE


def test_a_folder_of_the_name_does_not_hide_a_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "Flood").mkdir()
    monkeypatch.chdir(tmp_path)
    assert read_source("Flood").article.text == "Flood"


@pytest.mark.parametrize("source", ["www.example.org", "example.org/story", "www.a.org/s?x=1"])
def test_an_address_without_its_scheme_is_told(source: str) -> None:
    with pytest.raises(SourceNotFoundError, match=f"https://{re.escape(source)}"):
        read_source(source)


def test_a_path_object_is_never_text() -> None:
    with pytest.raises(SourceNotFoundError):
        read_source(Path("The river fell on Friday"))


def test_a_folder_is_no_article(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="is a folder"):
        read_source(tmp_path)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_says_so(tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_text(LEDE)
    path.chmod(0)
    with pytest.raises(ReadError, match="cannot be read"):
        read_source(path)


def test_an_empty_file_is_empty(tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.touch()
    with pytest.raises(EmptyArticleError, match=r"article\.txt"):
        read_source(path)


def test_a_binary_file_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_bytes(bytes(range(256)) * 10)
    with pytest.raises(NotTextError, match=r"article\.txt is not text"):
        read_source(path)


def test_a_file_of_cp1252_is_read(tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_bytes("The café said “no” – again.".encode("cp1252"))
    assert read_source(path).article.text == "The café said “no” – again."


def test_a_huge_file_is_not_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    with path.open("wb") as file:
        file.truncate(2_000_000_000)  # sparse
    with pytest.raises(ArticleTooLargeError, match="max_chars"):
        read_source(path)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs /dev/zero")
def test_an_endless_file_ends() -> None:
    with pytest.raises(ArticleTooLargeError):
        read_source(Path("/dev/zero"))


def test_html_is_recognised_by_suffix(tmp_path: Path) -> None:
    path = tmp_path / "page.htm"
    path.write_text(PAGE, encoding="utf-8")
    article = read_source(path).article
    assert (article.title, "<p>" in article.text) == ("River falls", False)


def test_html_is_recognised_by_content(tmp_path: Path) -> None:
    path = tmp_path / "page"
    path.write_text(PAGE, encoding="utf-8")
    assert "<p>" not in read_source(path).article.text
    assert "<p>" not in read_source(PAGE).article.text
    assert "<p>" not in read_source(PAGE.encode("utf-16")).article.text


def test_a_packed_file_is_read_as_what_it_holds(tmp_path: Path) -> None:
    for name, content in (("Page.HTML.gz", PAGE), ("article.txt.gz", f"{LEDE}\n{MORE}")):
        path = tmp_path / name
        path.write_bytes(gzip.compress(content.encode()))
        assert read_source(path).article == read_source(content).article
        assert read_source(path.read_bytes()).article.text == read_source(path).article.text


def test_a_packed_table_is_no_article(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl.gz"
    path.write_bytes(gzip.compress(b"{}"))
    with pytest.raises(ReadError, match="a table of articles"):
        read_source(path)


def test_a_damaged_or_endless_archive_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "article.txt.gz"
    whole = gzip.compress(os.urandom(500).hex().encode())
    for data in (whole[:-20], whole[:100] + b"\0" * 50 + whole[150:]):
        path.write_bytes(data)
        with pytest.raises(NotTextError, match=r"article\.txt\.gz is a damaged gzip archive"):
            read_source(path)
    path.write_bytes(gzip.compress(b"a" * 50_000_000))
    with pytest.raises(ArticleTooLargeError, match="unpacked, is larger than") as caught:
        read_source(path, max_chars=1000)
    assert caught.value.source == str(path)


def test_the_beginning_of_a_paid_article_comes_with_a_notice() -> None:
    wall = "<div class='wall'>Subscribe to continue reading. Already a subscriber?</div>"
    reading = read_source(PAGE.replace("</article>", f"</article>{wall}"))
    assert [notice.code for notice in reading.notices] == ["cut_short"]
    assert read_source(PAGE).notices == ()


def test_a_banner_about_cookies_cuts_nothing() -> None:
    banner = "<div class='banner'>We use cookies. Accept all cookies?</div>"
    assert read_source(PAGE.replace("</article>", f"</article>{banner}")).notices == ()


def test_text_that_speaks_of_tags_is_text() -> None:
    text = f"The <p> tag opens a paragraph, and </p> closes it. {LEDE}"
    assert read_source(text).article.text == text


def test_bytes_are_decoded() -> None:
    assert read_source("Café.".encode("cp1252")).article.text == "Café."
    assert read_source(bytearray(LEDE, "utf-8")).article.text == LEDE


@pytest.mark.parametrize("address", ["ftp://example.org/a", "file:///etc/hosts", "gopher://x/y"])
def test_other_schemes_are_refused(address: str) -> None:
    with pytest.raises(FetchError, match="no http or https"):
        read_source(address)


def test_an_address_within_a_text_is_not_fetched() -> None:
    text = f"https://example.org/story\n{LEDE}"
    assert read_source(text).article.text == text


def test_an_article_stays_as_it_is() -> None:
    article = Article(LEDE, "Title", (Paragraph(0, len(LEDE), LEDE),), url="https://example.org/")
    assert read_source(article).article is article


def test_an_article_without_paragraphs_gets_them() -> None:
    article = read_source(Article(f"{LEDE}\n{MORE}", "Title", url="https://example.org/")).article
    assert [p.text for p in article.paragraphs] == [LEDE, MORE]
    assert (article.title, article.url) == ("Title", "https://example.org/")


def test_an_article_with_wrong_paragraphs_is_refused() -> None:
    with pytest.raises(ReadError, match="does not stand in its text"):
        read_source(Article(LEDE, None, (Paragraph(0, 3, "Now"),)))


def test_a_long_article_is_refused_like_a_long_text() -> None:
    with pytest.raises(ArticleTooLargeError):
        read_source(Article(LEDE), max_chars=10)


@pytest.mark.parametrize("missing", ["None", "nan", "NaT", "NA"])
def test_an_empty_cell_of_a_table_says_that_it_is_empty(missing: str) -> None:
    pd = pytest.importorskip("pandas")
    cell = {"None": None, "nan": float("nan"), "NaT": pd.NaT, "NA": pd.NA}[missing]

    with pytest.raises(EmptyArticleError, match=r"no text here, only .* empty\?"):
        read_source(cell)


@pytest.mark.parametrize("file", [io.StringIO(LEDE), io.BytesIO(LEDE.encode())])
def test_an_open_file_says_what_to_give(file: Any) -> None:
    with pytest.raises(ReadError, match=r"an open file\. Give its \.read\(\)"):
        read_source(file)


@pytest.mark.parametrize("source", [5, ["text"], object()])
def test_other_objects_are_no_source(source: object) -> None:
    with pytest.raises(ReadError, match="is no source"):
        read_source(source)  # type: ignore[arg-type]


def test_another_language_is_noticed() -> None:
    reading = read_source(
        "Der Präsident sagte am Freitag, dass die Gespräche nicht gescheitert sind und er wieder "
        "nach Istanbul kommen wird, wenn die andere Seite es will."
    )
    assert reading.article.language == "de"
    [notice] = reading.notices
    assert notice.code == "language"
    assert "German" in notice.message
    assert "pipeline" in notice.message


def test_the_language_asked_for_is_no_surprise() -> None:
    text = "Der Präsident sagte am Freitag, dass die Gespräche nicht gescheitert sind und er kommt."
    assert read_source(text, language="de").notices == ()
    assert read_source(text, language="de-AT").notices == ()
    assert read_source(LEDE).notices == ()


def test_an_unread_script_still_gives_an_article() -> None:
    reading = read_source("大統領は金曜日、イスタンブールでの協議が失敗したと述べた。")
    assert reading.article.paragraphs
    assert reading.article.language == "ja"
    assert reading.notices[0].code == "language"


@given(st.one_of(st.text(max_size=60), st.binary(max_size=60)))
def test_any_source_gives_an_article_or_a_read_error(source: str | bytes) -> None:
    if isinstance(source, str) and source.strip().lower().startswith("http"):
        return
    with contextlib.suppress(ReadError):
        assert read_source(source).article.text


@pytest.mark.parametrize("text", [None, float("nan")])
def test_an_article_whose_text_is_an_empty_cell_is_told(text: Any) -> None:
    with pytest.raises(ReadError, match="must be a str"):
        read_source(Article(text))


@pytest.mark.parametrize("name", ["title", "url", "published"])
def test_an_article_whose_facts_are_empty_cells_is_told(name: str) -> None:
    with pytest.raises(ReadError, match=f"The {name} of an Article must be a str or None, not nan"):
        read_source(Article("One came.", **{name: float("nan")}))


@pytest.mark.parametrize(
    "text", ['{"name": "One."}', '[\n  {"text": "One."}, {}\n]', '{\n "cells": []}']
)
def test_json_is_no_article(text: str) -> None:
    with pytest.raises(NotTextError, match="JSON"):
        read_source(text.encode())


@pytest.mark.parametrize(
    "text",
    [
        '<?xml version="1.0"?>\n<rss><channel><item><title>One came</title></item></channel></rss>',
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>One came</title></feed>',
    ],
)
def test_a_feed_is_no_article(text: str) -> None:
    with pytest.raises(NotTextError, match="XML"):
        read_source(text.encode())


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("rows.csv", "corpus run"),
        ("rows.jsonl", "corpus run"),
        ("rows.parquet", "corpus run"),
        ("page.mhtml", "as HTML"),
        ("letter.eml", "e-mail"),
        ("notes.ipynb", "a notebook"),
    ],
)
def test_a_file_of_another_kind_says_what_to_do(tmp_path: Path, name: str, says: str) -> None:
    (tmp_path / name).write_text("id,text\n1,The river fell.\n")

    with pytest.raises(ReadError, match=says):
        read_source(tmp_path / name)
