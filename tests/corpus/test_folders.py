"""Folders of articles as the input of a run."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from jl_newslens.corpus.records import open_input
from jl_newslens.corpus.tables import RUN_FILE
from jl_newslens.display.html import render_html
from jl_newslens.display.markdown import render_markdown
from jl_newslens.display.text import render_text
from jl_newslens.errors import CorpusError
from jl_newslens.model import Article
from tests.corpus.test_records import texts
from tests.reading.test_saved_briefs import brief_of, notebook


def test_a_folder_is_read_in_a_fixed_order_with_paths_as_ids(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    for name in ("b.txt", "a.html", "sub/c.md", "ignored.png"):
        (tmp_path / name).write_text("Text.")

    assert list(texts(tmp_path)) == ["a.html", "b.txt", "sub/c.md"]


def test_hidden_files_are_no_articles(tmp_path: Path) -> None:
    for name in ("a.txt", ".b.txt", ".ipynb_checkpoints/a-checkpoint.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("Text.")

    assert list(texts(tmp_path)) == ["a.txt"]


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="holds no"):
        open_input(tmp_path)


def test_the_fingerprint_changes_with_the_files(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("One.")
    before = open_input(tmp_path).fingerprint()
    (tmp_path / "a.txt").write_text("One more.")

    assert open_input(tmp_path).fingerprint() != before


def test_a_folder_of_tables_says_that_they_are_given_one_by_one(tmp_path: Path) -> None:
    (tmp_path / "rows.jsonl").write_text('{"text": "One."}')

    with pytest.raises(CorpusError, match="one by one"):
        open_input(tmp_path)


def test_a_folder_of_json_files_is_read_as_articles(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "a.json").write_text('{"headline": "One", "body": "First.", "date": "2026-01-02"}')
    (tmp_path / "b" / "c.json").write_text('[{"text": "Second."}, {"text": "Third."}]')
    (tmp_path / "d.json").write_text('{"id": "seven", "text": "Fourth."}')
    (tmp_path / "e.md").write_text("Fifth.")

    records = {record.id: record.source for record in open_input(tmp_path).records()}

    assert records == {
        "a.json": Article("First.", title="One", published="2026-01-02"),
        "seven": Article("Fourth."),
        "e.md": tmp_path / "e.md",
        "b/c.json": Article("Second."),
        "b/c.json#1": Article("Third."),
    }


def test_two_files_of_a_folder_may_give_one_id(tmp_path: Path) -> None:
    for name in ("a.json", "b.json", "c.json"):
        (tmp_path / name).write_text(json.dumps({"id": 1, "text": name}))

    assert texts(tmp_path) == {"1": "a.json", "1#b.json": "b.json", "1#c.json": "c.json"}


def test_json_without_a_text_is_no_article_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"files": 2}')
    (tmp_path / "b.newslens.json").write_text('{"article": {"text": "One."}}')
    with pytest.raises(CorpusError, match="holds no articles"):
        open_input(tmp_path)
    (tmp_path / "c.json").write_text('{"text": "Two."}')

    assert texts(tmp_path) == {"c.json": "Two."}


def test_a_damaged_json_file_of_a_folder_costs_itself(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"text": "One.')
    (tmp_path / "b.json").write_text('{"text": "Two."}')

    damaged, whole = open_input(tmp_path).records()

    assert damaged.id == "a.json"
    assert isinstance(damaged.source, CorpusError)
    assert whole.source == Article("Two.")


def test_a_run_within_its_input_does_not_change_it(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("One.")
    before = open_input(tmp_path).fingerprint()
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / RUN_FILE).write_text('{"text": "None of the articles."}')

    assert open_input(tmp_path).fingerprint() == before
    assert list(texts(tmp_path)) == ["a.txt"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("One.")
    os.mkfifo(tmp_path / "b.txt")
    os.mkfifo(tmp_path / "c.json")

    assert list(texts(tmp_path)) == ["a.txt"]


def test_a_link_to_nothing_costs_itself(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("One.")
    (tmp_path / "b.txt").symlink_to("nowhere.txt")
    (tmp_path / "c.json").symlink_to("nowhere.json")
    source = open_input(tmp_path)

    _, text, rows = source.records()

    assert source.fingerprint()
    assert text.source == tmp_path / "b.txt"  # which is read, and missed, in its turn
    assert isinstance(rows.source, CorpusError)


def test_a_brief_that_was_saved_beside_its_article_is_passed_over(tmp_path: Path) -> None:
    brief = brief_of()
    (tmp_path / "a.txt").write_text(brief.article.text)
    (tmp_path / "a.html").write_text(render_html(brief, full_page=True))
    (tmp_path / "a-piece.htm").write_text(render_html(brief))
    (tmp_path / "a.md").write_text(render_markdown(brief))
    (tmp_path / "a-brief.txt").write_text(render_text(brief))
    (tmp_path / "a.newslens.json").write_text(json.dumps(brief.to_dict()))
    (tmp_path / "b.pdf").write_text("?")
    source = open_input(tmp_path)

    assert [record.id for record in source.records()] == ["a.txt"]
    assert source.passed_over() == {"saved by NewsLens": 5, ".pdf": 1}
    (tmp_path / "a.txt").unlink()
    with pytest.raises(CorpusError, match="What NewsLens saved is passed over"):
        open_input(tmp_path)


def test_a_notebook_that_shows_a_brief_is_passed_over_as_html_too(tmp_path: Path) -> None:
    brief = brief_of()
    (tmp_path / "bread.txt").write_text(brief.article.text)
    (tmp_path / "notes.ipynb").write_text("{}")
    (tmp_path / "notes.html").write_text(notebook("<p>My notes.</p>", render_html(brief)))
    (tmp_path / "bread.ipynb").write_text("{}")  # of which bread.txt is no export
    (tmp_path / "news.html").write_text(f"<p>The mill.</p>{render_html(brief)}")
    (tmp_path / "told.html").write_text(notebook("<p>A notebook with news of its own.</p>"))
    source = open_input(tmp_path)

    assert [record.id for record in source.records()] == ["bread.txt", "news.html", "told.html"]
    assert source.passed_over() == {"saved by NewsLens": 1, ".ipynb": 2}


@pytest.mark.parametrize("cell", ["jp-Cell jp-CodeCell", "cell border-box-sizing code_cell"])
def test_such_a_page_needs_no_notebook_beside_it(tmp_path: Path, cell: str) -> None:
    page = f'<body><div class="{cell}">{render_html(brief_of())}</div></body>'
    (tmp_path / "notes.html").write_text(page)

    with pytest.raises(CorpusError, match="What NewsLens saved is passed over"):
        open_input(tmp_path)


def test_a_saved_brief_is_no_article_of_a_folder(tmp_path: Path) -> None:
    bullets = [{"text": "The mill of Ghent closed.", "sentence": 0}]
    brief = {"wire_version": 1, "article": {"text": "The mill closed."}, "bullets": bullets}
    (tmp_path / "a.txt").write_text("The mill of Ghent closed.")
    (tmp_path / "a.newslens.json").write_text(json.dumps(brief))

    assert list(texts(tmp_path)) == ["a.txt"]
    with pytest.raises(CorpusError, match="saved brief"):
        open_input(tmp_path / "a.newslens.json")
