"""Rankers side by side: one column each, the sentences that several chose marked, all escaped."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jl_newslens.display.comparison import render_comparison_html, render_comparison_text
from jl_newslens.model import Analysis, Bullet, Notice

from .sample import TEXT, make_analysis, make_evil_analysis
from .test_html import Tree

_OTHER = Bullet("Rutte will speak in Tirana.", 1, ())


def of(*sentences: int) -> Analysis:
    """What a ranker that chose these sentences made of the sample."""
    analysis = make_analysis()
    bullets = {0: analysis.bullets[0], 1: _OTHER}
    return replace(analysis, bullets=tuple(bullets[number] for number in sentences))


def test_every_ranker_has_a_column_with_its_bullets() -> None:
    tree = Tree(render_comparison_html({"lead": of(0), "luhn": of(1)}))
    assert tree.tags.count("section") == 2
    lead, luhn = tree.text.split("Ranker: ")[1:]
    assert lead.startswith("lead")
    assert "criticised Vladimir Putin" in lead
    assert luhn.startswith("luhn")
    assert "Rutte will speak in Tirana." in luhn


def test_a_name_in_a_bullet_is_a_link_and_a_bullet_tells_its_sentence() -> None:
    tree = Tree(render_comparison_html({"lead": of(0)}))
    assert ("https://en.wikipedia.org/wiki/Mark_Rutte", "Mark Rutte") in tree.links
    assert ("li", "title", TEXT.split("\n")[0]) in tree.attributes


def test_sentences_that_several_chose_say_so() -> None:
    two = {"lead": of(0, 1), "luhn": of(0)}
    three = {"lead": of(0, 1), "luhn": of(0), "own": of(0, 1)}
    for render in (lambda a: Tree(render_comparison_html(a)).text, render_comparison_text):
        assert render(two).count("(chosen by both)") == 2
        assert render(three).count("(chosen by all)") == 3
        assert "Rutte will speak in Tirana. (also chosen by own)" in render(three)
        assert "chosen by" not in render({"lead": of(0), "luhn": of(1)})
        assert "chosen by" not in render({"lead": of(0)})


def test_the_notices_of_all_stand_once_below() -> None:
    noted = replace(of(1), notices=(*of(1).notices, Notice("few", "Few sentences.")))
    for render in (lambda a: Tree(render_comparison_html(a)).text, render_comparison_text):
        text = render({"lead": of(0), "luhn": noted})
        assert text.count("Wikipedia was not asked.") == text.count("Few sentences.") == 1


def test_hostile_strings_are_text() -> None:
    evil = "<script>alert('x')</script>"
    tree = Tree(render_comparison_html({evil: make_evil_analysis(), "lead": of(0)}))
    assert "script" not in tree.tags
    assert "img" not in tree.tags
    assert f"Ranker: {evil}" in tree.text
    assert not any(name in ("src", "style", "id") for _, name, _ in tree.attributes)
    assert "\x1b" not in render_comparison_text({"\x1b[31m": make_evil_analysis()})


def test_text_is_wrapped_where_a_width_is_asked_for() -> None:
    text = render_comparison_text({"lead": of(0, 1), "luhn": of(0)}, width=40)
    assert max(map(len, text.splitlines())) <= 40
    assert text.startswith("Rutte criticises Putin\n\nRanker: lead\n  • Mark Rutte")


@pytest.mark.parametrize(
    ("title", "levels"), [("Mills close", ["h1", "h2", "h2"]), (None, ["h1", "h1"])]
)
def test_a_whole_page_has_the_title_of_the_article_first(
    title: str | None, levels: list[str]
) -> None:
    analysis = make_analysis(title=title)
    page = render_comparison_html({"lead": analysis, "luhn": analysis}, full_page=True)
    tree = Tree(page)
    assert page.startswith("<!doctype html>")
    assert tree.tags.count("section") == 2
    assert [tag for tag in tree.tags if tag in ("h1", "h2", "h3")] == levels


def test_no_ranker_shows_itself_too() -> None:
    assert "No ranker" in Tree(render_comparison_html({}, full_page=True)).text
    assert "No ranker" in Tree(render_comparison_html({})).text
    assert "No ranker" in render_comparison_text({})
