"""The brief as Markdown."""

from __future__ import annotations

import pytest

from jl_newslens.display.markdown import render_markdown
from jl_newslens.model import Analysis, Article

from .sample import make_analysis, make_evil_analysis


def test_the_whole_markdown() -> None:
    assert render_markdown(make_analysis()) == (
        "## [Rutte criticises Putin](<https://example.org/a?b=1&c=2>)\n"
        "\n"
        "### At a Glance\n"
        "\n"
        "- Mark Rutte criticised Vladimir Putin on Friday.\n"
        "\n"
        "### Names\n"
        "\n"
        "**People**\n"
        "\n"
        "- [Mark Rutte](<https://en.wikipedia.org/wiki/Mark_Rutte>): Secretary General of NATO\n"
        "- Vladimir Putin (no page found)\n"
        "\n"
        "**Organizations**\n"
        "\n"
        "- [NATO](<https://en.wikipedia.org/wiki/NATO>): military alliance (likely)\n"
        "- Friday Club (not looked up)\n"
        "\n"
        "**Places**\n"
        "\n"
        "- [Tirana](<https://en.wikipedia.org/wiki/Tirana>): capital of Albania (unsure)\n"
        "\n"
        "### Notes\n"
        "\n"
        "- Wikipedia was not asked.\n"
    )


def test_a_title_without_an_address_is_no_link() -> None:
    assert render_markdown(make_analysis(url=None)).startswith("## Rutte criticises Putin\n")


def test_an_article_without_anything_says_so() -> None:
    assert "No sentence" in render_markdown(Analysis(Article("Flood")))


def test_hostile_strings_render_as_text() -> None:
    mistune = pytest.importorskip("mistune")
    html = mistune.create_markdown(escape=False, plugins=["strikethrough", "url", "table"])(
        render_markdown(make_evil_analysis())
    )
    for tag in ("<script", "<img", "<em", "<code", 'href="javascript', "<b>"):
        assert tag not in html
    assert html.count("<a ") <= 1  # the title's own link, and only if its address is safe
