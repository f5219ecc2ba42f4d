"""What NewsLens wrote from an article gives the article again, or says that it is not in it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from jl_newslens.display.comparison import render_comparison_html, render_comparison_text
from jl_newslens.display.html import render_html
from jl_newslens.display.markdown import render_markdown
from jl_newslens.display.text import render_text
from jl_newslens.errors import NoArticleError, ReadError
from jl_newslens.model import Analysis, Article, Bullet, Entity, Notice
from jl_newslens.reading.saved_briefs import is_saved_brief
from jl_newslens.reading.source import read_source

TEXT = """Bakers open a museum

By Lena Smits

The bakers of Ghent opened a museum of bread on Monday, after nine years of work
and three failed attempts to find a house.

- It has 12 rooms & a mill.
- It is open on Mondays.

Who pays

The bank paid for the roof, "which leaked", and the city will pay for the guards."""


def brief_of(text: str = TEXT, url: str | None = "https://example.org/bread") -> Analysis:
    article = read_source(text).article
    article = read_source(
        Article(text, article.title, url=url, published="2026-03-03"), language="en"
    ).article
    start = text.find("The bakers")
    return Analysis(
        article,
        sentences=((start, text.find("\n\n- ")),),
        bullets=(Bullet("The bakers opened a museum.", 0, ((start, start + 10),)),),
        entities=(Entity("e1", "Ghent", "PLACE", title="Ghent", status="linked", score=1),),
        notices=(Notice("offline", "Two names are not linked."),),
    )


@pytest.mark.parametrize("full_page", [True, False])
def test_a_saved_page_gives_its_article_again(full_page: bool, tmp_path: Path) -> None:
    brief = brief_of()
    path = tmp_path / "brief.html"
    path.write_text(render_html(brief, full_page=full_page), "utf-8")

    article = read_source(path).article

    assert [(p.text, p.kind) for p in article.paragraphs] == [
        (p.text, p.kind) for p in brief.article.paragraphs
    ]
    assert article.title == brief.article.title
    assert article.url == "https://example.org/bread"
    assert article.published == "2026-03-03"
    assert all(article.text[p.start : p.end] == p.text for p in article.paragraphs)


@pytest.mark.parametrize("full_page", [True, False])
def test_a_heading_of_ours_is_no_title_of_the_article(full_page: bool) -> None:
    brief = brief_of()
    untitled = replace(brief, article=replace(brief.article, title=None))

    assert read_source(render_html(untitled, full_page=full_page)).article.title != "At a Glance"


def test_a_page_that_was_saved_when_its_title_was_a_second_heading_has_it_still() -> None:
    page = render_html(brief_of(), full_page=True)
    older = page.replace('<h1 class="jlnb-title" dir="auto">', "<h2>").replace("</h1>", "</h2>")

    assert older != page
    assert read_source(older).article.title == "Bakers open a museum"


def test_a_saved_page_says_what_made_it() -> None:
    assert '<meta name="generator" content="NewsLens ' in render_html(brief_of(), full_page=True)


def test_a_page_that_shows_a_brief_among_other_things_is_a_page_like_others(
    tmp_path: Path,
) -> None:
    prose = "".join(
        f"<p>The mill turned {n} times, and the miller wrote it down.</p>" for n in "ab"
    )
    page = f"<html><body><article>{prose * 4}{render_html(brief_of())}</article></body></html>"

    assert "the miller wrote it down" in read_source(page).article.text


NOTES = "<h1>My notes<a class='anchor-link' href='#n'>¶</a></h1><p>I read the news of the day.</p>"
CODE = "<pre>import jl_newslens as nl\nbrief = nl.read('bread.txt')\nprint(brief.bullets)</pre>" * 4
PROSE = "".join(
    f"<p>At the {name} mill I met a baker who told me how dear flour is, and why he stays.</p>"
    for name in ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
)


def notebook(*cells: str) -> str:
    """A notebook as HTML, as nbconvert writes it."""
    boxes = "".join(f"<div class='jp-Cell'><div>{cell}</div></div>" for cell in cells)
    head = "<head><meta charset='utf-8'><title>notes</title></head>"
    return (
        f"<!DOCTYPE html><html>{head}<body class='jp-Notebook'><main>{boxes}</main></body></html>"
    )


def test_a_notebook_with_a_brief_gives_the_article_that_was_read() -> None:
    article = read_source(notebook(NOTES, CODE + render_html(brief_of()))).article

    assert [p.text for p in article.paragraphs] == [p.text for p in brief_of().article.paragraphs]
    assert (article.title, article.url) == ("Bakers open a museum", "https://example.org/bread")


def test_a_notebook_that_tells_more_than_its_brief_is_the_article() -> None:
    article = read_source(notebook(NOTES + PROSE, CODE + render_html(brief_of()))).article

    assert article.title == "My notes"
    assert "At the eighth mill I met a baker" in article.text
    for foreign in ("nine years of work", "At a Glance", "print(brief", "no page found"):
        assert foreign not in article.text


def test_of_a_notebook_with_several_articles_none_is_taken() -> None:
    other = replace(brief_of(), article=Article("The millers of Bruges rest."))
    pages = render_html(brief_of()), render_html(other)

    with pytest.raises(NoArticleError, match="2 articles"):
        read_source(notebook(NOTES, *pages))
    assert "eighth mill" in read_source(notebook(PROSE, *pages)).article.text


def test_one_article_that_is_shown_twice_is_one() -> None:
    shown = render_html(brief_of())

    article = read_source(notebook(shown, NOTES, shown)).article

    assert article.title == "Bakers open a museum"


def test_a_comparison_in_a_notebook_is_no_article() -> None:
    compared = render_comparison_html({"lead": brief_of(), "luhn": brief_of()})

    with pytest.raises(NoArticleError):
        read_source(notebook(NOTES, CODE + compared))
    whole = render_comparison_html({"lead": brief_of(), "luhn": brief_of()}, full_page=True)
    for page in (compared, whole):
        with pytest.raises(NoArticleError, match="without the text of its article"):
            read_source(page)


def test_a_saved_page_without_its_article_says_so() -> None:
    page = render_html(Analysis(Article("")), full_page=True)

    with pytest.raises(NoArticleError, match="without the text of its article"):
        read_source(page)


def test_saved_json_gives_its_article_again(tmp_path: Path) -> None:
    brief = brief_of()
    path = tmp_path / "bread.newslens.json"
    path.write_text(json.dumps(brief.to_dict(), indent=2), "utf-8")

    assert read_source(path).article == brief.article


def test_a_saved_brief_of_another_version_says_so() -> None:
    wire = json.dumps(brief_of().to_dict() | {"wire_version": 99})

    with pytest.raises(ReadError, match="wire version 99"):
        read_source(wire.encode())


@pytest.mark.parametrize("url", [None, "https://example.org/bread"])
@pytest.mark.parametrize("render", [render_markdown, render_text])
def test_what_holds_only_bullets_says_what_to_read(render: object, url: str | None) -> None:
    assert callable(render)
    written = render(brief_of(url=url))

    with pytest.raises(NoArticleError, match=r"without the article.*Read the article itself"):
        read_source(written.encode())


def test_wrapped_text_of_a_brief_is_told_too() -> None:
    with pytest.raises(NoArticleError, match="without the article"):
        read_source(render_text(brief_of(), width=24))


@pytest.mark.parametrize("width", [None, 40])
def test_text_of_a_comparison_is_told_too(width: int | None, tmp_path: Path) -> None:
    text = render_comparison_text({"lead": brief_of(), "luhn": brief_of()}, width=width)
    path = tmp_path / "compared.txt"
    path.write_text(text, "utf-8")

    assert is_saved_brief(path)
    with pytest.raises(NoArticleError, match="without the article"):
        read_source(text)


@pytest.mark.parametrize(
    "text",
    [
        "Bakers open\n\nAt a Glance\n  • It has 12 rooms.\n\nThe bakers of Ghent opened it.",
        "## Bakers\n\n### At a Glance\n\n- It has 12 rooms.\n\nThe bakers of Ghent opened it.",
        "At a Glance\n  • It has 12 rooms.\n  • It is open on Mondays.\n",
    ],
)
def test_an_article_with_a_summary_of_its_own_is_read(text: str) -> None:
    assert "12 rooms" in read_source(text).article.text
