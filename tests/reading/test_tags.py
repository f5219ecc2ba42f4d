"""HTML that a feed or a table left in the text of an article is no text."""

from __future__ import annotations

import time

import pytest

from jl_newslens.model import Article
from jl_newslens.reading.source import read_source
from jl_newslens.reading.tags import untagged

FIRST = "The millers of Ghent closed their mills on Friday."
SECOND = "The bakers will buy flour in Bruges from Monday on."


@pytest.mark.parametrize(
    "text",
    [
        f"<p>{FIRST}</p><p>{SECOND}</p>",
        f"<p class='lede'>{FIRST}</p>\n\n  <P>{SECOND}</P>\n",
        f"<div>{FIRST}<br><br/>{SECOND}</div>",
        f"{FIRST}<br />\n<br />\n{SECOND}",
        f"The <b>millers</b> of <a href='https://example.org/?a=1&amp;b=2'>Ghent</a>{FIRST[20:]}"
        f"<hr><span style='x'>{SECOND}</span>",
    ],
)
def test_tags_are_paragraphs_or_nothing(text: str) -> None:
    assert untagged(text) == f"{FIRST}\n\n{SECOND}"


def test_items_are_a_list() -> None:
    text = f"<p>Two news:</p><ul>\n<li>{FIRST}</li>\n<li>{SECOND}</li></ul>"

    assert [p.kind for p in read_source(Article(text)).article.paragraphs][1:] == ["list_item"] * 2


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("AT&amp;T", "AT&T"),
        ("the baker&rsquo;s", "the baker’s"),
        ("&quot;No&#34; &#x201C;x", '"No" “x'),
        ("Q&A;", "Q&A;"),
        ("R&D; and more", "R&D; and more"),
        ("Tom & Ann; &nosuchname;", "Tom & Ann; &nosuchname;"),
        ("&amp;lt;p&amp;gt;", "&lt;p&gt;"),
        ("&copyright; Ghent", "&copyright; Ghent"),
    ],
)
def test_entities_are_their_signs(written: str, meant: str) -> None:
    assert untagged(written) == meant


@pytest.mark.parametrize(
    "text",
    [
        "I <3 bread",
        "a < b > c",
        "<name> said",
        "<pre-owned>",
        "x <b",
        "The <p> tag opens a paragraph, and </p> closes it.",
        'Write "<br>" (or <b>) here.',
    ],
)
def test_what_is_no_tag_stays(text: str) -> None:
    assert untagged(text) == text


@pytest.mark.parametrize("wrap", [str, Article])
def test_texts_and_articles_are_read_without_them(wrap: type) -> None:
    article = read_source(
        wrap(f"{FIRST}<br><br>{SECOND} &ldquo;No,&rdquo; said O&#39;Holt.")
    ).article

    assert [p.text for p in article.paragraphs] == [FIRST, f"{SECOND} “No,” said O'Holt."]


def test_an_article_that_is_a_whole_page_is_read_as_one() -> None:
    prose = "".join(f"<p>{FIRST} Mill {number} stands still. {SECOND}</p>" for number in "1234")
    page = f"<html><body><nav><a href='/'>Home</a></nav><article>{prose}</article></body></html>"

    article = read_source(Article(page, title="Mills", published="2026-03-03")).article

    assert "Home" not in article.text
    assert FIRST in article.text
    assert (article.title, article.published) == ("Mills", "2026-03-03")


@pytest.mark.parametrize("piece", ["<p ", "<br", "&#1", "\n ", "<p>", "&a", "< "])
def test_time_grows_with_the_text_and_no_faster(piece: str) -> None:
    text = piece * (400_000 // len(piece))
    start = time.perf_counter()
    untagged(text)

    assert time.perf_counter() - start < 2
