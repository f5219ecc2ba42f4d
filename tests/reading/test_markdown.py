"""Markdown: what a reader sees of it, and nothing that stands only in its markup."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jl_newslens.reading.markdown import unmark
from jl_newslens.reading.text import read_text

MOST_S = 10
"""On a slow machine; a pattern that runs away takes hours."""

NOTE = """---
title: "Two ministers meet"
date: 2026-03-01
tags: [politics]
---

# Two ministers meet in Vigo

![The ministers](https://example.org/a.jpg)

The minister [Ana Lima](https://example.org/wiki/Lima_(minister) "her page") met **Max Groth**, the
_new_ head of the `Port Union`, on Monday[^1]. They agreed on *fewer
rules*, said [a paper][paper].

> "We have a deal," Lima said \\*laughing\\*.

- **Money**: the port gets [3 percent](/money) more.

| Year | Money |
|------|-------|

---

[^1]: A source.
[paper]: https://example.org/paper
"""


def test_an_article_in_markdown_is_read_without_its_signs() -> None:
    article = read_text(NOTE)

    assert (article.title, article.published) == ("Two ministers meet", "2026-03-01")
    assert [" ".join(paragraph.text.split()) for paragraph in article.paragraphs] == [
        "Two ministers meet in Vigo",
        "The minister Ana Lima met Max Groth, the new head of the Port Union, on Monday. They "
        "agreed on fewer rules, said a paper.",
        '"We have a deal," Lima said *laughing*.',
        "Money: the port gets 3 percent more.",
    ]
    assert article.paragraphs[-1].kind == "list_item"


@pytest.mark.parametrize(
    "text",
    [
        "He called it a f**king mess, and s**t besides.",
        "The file_name_of_it is 5 * 3 * 2 <3 & more.",
        "* One thing\n* Another *thing*\n\n> He wrote.",
        "Prices [see table] rose (by 3 percent) in 2026.",
        "---\nThe bank cut its rate.\n---\n",
    ],
)
def test_a_text_that_is_no_markdown_stays_as_it_is(text: str) -> None:
    assert unmark(text) == (text, None, None)


@given(st.text("*_`[]()!<>-#|^~\\ \nab", max_size=80))
def test_no_word_is_put_in(text: str) -> None:
    assert set(re.findall(r"\w+", unmark(text).text.replace("_", " "))) <= set(
        re.findall(r"\w+", text.replace("_", " "))
    )


@pytest.mark.parametrize(
    "unit", ["[", "[]", "![a](", "**a ", " *a", "_a", "<a", "> ", "|", "`", "- \n", "a: b\n", "\n"]
)
def test_hostile_markdown_takes_bounded_time(unit: str) -> None:
    started = time.process_time()

    unmark("# x\n" + unit * 50_000)
    unmark("---\n" + unit * 50_000)

    assert time.process_time() - started < MOST_S
