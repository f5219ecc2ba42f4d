"""The brief as HTML: well-formed, safe, complete without style, names linked where they stand."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jl_newslens.display.html import render_html
from jl_newslens.model import Analysis, Article, Bullet, Entity, Mention, Paragraph

from .sample import TEXT, make_analysis, make_evil_analysis

_VOID = {"meta", "br", "hr", "img", "link"}
_TAGS = (
    "html head meta title style body main article section div h1 h2 h3 p ul ol li a small strong "
    "time details summary mark del"
)
_ALLOWED = set(_TAGS.split())


class Tree(HTMLParser):
    """Checks nesting, and collects tags, attributes and text."""

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[str] = []
        self.links: list[tuple[str, str]] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.text = ""
        self._link: str | None = None
        self.feed(markup)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag == "a":
            assert "a" not in self.open
            self.links.append((dict(attrs)["href"] or "", ""))
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" in self.open:
            return
        self.text += data
        if "a" in self.open:
            href, text = self.links[-1]
            self.links[-1] = (href, text + data)


def test_a_fragment_and_a_page_are_well_formed() -> None:
    assert "html" not in Tree(render_html(make_analysis())).tags
    page = Tree(render_html(make_analysis(), full_page=True))
    assert page.tags[:2] == ["html", "head"]
    assert ("html", "lang", "en") in page.attributes


def test_only_meaningful_tags_and_no_script() -> None:
    for analysis in (make_analysis(), make_evil_analysis()):
        tree = Tree(render_html(analysis, full_page=True))
        assert set(tree.tags) <= _ALLOWED
        assert not any(name.startswith("on") for _, name, _ in tree.attributes)
        assert not any(name in ("src", "style", "id") for _, name, _ in tree.attributes)


@pytest.mark.parametrize(
    ("full_page", "title", "levels"),
    [
        (True, "Rutte criticises Putin", ["h1", "h2", "h2", "h2", "h2"]),
        (True, None, ["h1", "h2", "h2", "h2"]),  # "At a Glance" is the title then
        (False, "Rutte criticises Putin", ["h2", "h3", "h3", "h3", "h3"]),
    ],
)
def test_headings_go_down_by_one_and_a_page_starts_with_the_first(
    full_page: bool, title: str | None, levels: list[str]
) -> None:
    tree = Tree(render_html(make_analysis(title=title), full_page=full_page))
    assert [tag for tag in tree.tags if re.fullmatch(r"h\d", tag)] == levels


def test_a_page_is_printed_in_light_whatever_the_screen_shows() -> None:
    assert "@media print{:root{color-scheme:light}}" in render_html(make_analysis(), full_page=True)


def test_it_loads_nothing_from_anywhere() -> None:
    markup = render_html(make_analysis(), full_page=True)
    assert not re.search(r"url\(|@import|<link|src=", markup)


def test_bullets_names_and_notices_are_there() -> None:
    text = Tree(render_html(make_analysis())).text
    for expected in (
        "Rutte criticises Putin", "At a Glance", "Mark Rutte criticised Vladimir Putin on Friday.",
        "People", "Secretary General of NATO", "no page found", "not looked up", "likely", "unsure",
        "2 mentions", "Wikipedia was not asked.", "2025-05-16", "example.org",
    ):  # fmt: skip
        assert expected in text


def test_every_mention_in_the_article_is_a_link() -> None:
    links = Tree(render_html(make_analysis())).links
    article = links[-4:]
    assert article == [
        ("https://en.wikipedia.org/wiki/Mark_Rutte", "Mark Rutte"),
        ("https://en.wikipedia.org/wiki/NATO", "NATO"),
        ("https://en.wikipedia.org/wiki/Mark_Rutte", "Rutte"),
        ("https://en.wikipedia.org/wiki/Tirana", "Tirana"),
    ]


def test_names_are_links_in_the_bullets_too() -> None:
    glance = render_html(make_analysis()).split("</section>")[0]
    assert Tree(glance.split("<section")[1].split(">", 1)[1]).links == [
        ("https://en.wikipedia.org/wiki/Mark_Rutte", "Mark Rutte")
    ]


def test_the_article_is_whole_to_the_letter() -> None:
    text = Tree(render_html(make_analysis())).text
    for paragraph in TEXT.split("\n"):
        assert paragraph in text


def test_what_a_bullet_left_out_is_struck_through() -> None:
    assert "<del>, who leads NATO,</del>" in render_html(make_analysis())


def test_each_bullet_tells_its_sentence() -> None:
    titles = [value for tag, name, value in Tree(render_html(make_analysis())).attributes
              if (tag, name) == ("li", "title")]  # fmt: skip
    assert titles == [TEXT.split("\n")[0]]


def test_links_open_beside_the_notebook_and_tell_nothing() -> None:
    tree = Tree(render_html(make_analysis()))
    count = tree.tags.count("a")
    assert tree.attributes.count(("a", "rel", "noopener noreferrer")) == count
    assert tree.attributes.count(("a", "target", "_blank")) == count


def test_hostile_strings_are_text() -> None:
    tree = Tree(render_html(make_evil_analysis(), full_page=True))
    assert "script" not in tree.tags
    assert "img" not in tree.tags
    assert "<script>alert('x')</script>" in tree.text
    assert not any("javascript:" in href for href, _ in tree.links)
    assert ("html", "lang", "en") in tree.attributes


def test_an_analysis_of_nothing_still_shows_itself() -> None:
    tree = Tree(render_html(Analysis(Article("")), full_page=True))
    assert "At a Glance" in tree.text


@pytest.mark.parametrize("language", ["en", "de", "pt-BR"])
def test_the_language_is_declared(language: str) -> None:
    markup = render_html(Analysis(Article("Text.", language=language)))
    assert f'lang="{language}"' in markup


def test_what_the_article_says_runs_in_its_own_direction() -> None:
    title, text = "מוזיאון הלחם", "המוזיאון נפתח. 38 אופים באו."
    listed = Paragraph(15, 28, text[15:28], "list_item")
    article = Article(text, title=title, paragraphs=(Paragraph(0, 14, text[:14]), listed))
    bullets = (Bullet("המוזיאון נפתח.", 0, ((0, 14),)),)
    markup = render_html(Analysis(article, bullets=bullets, sentences=((0, 14), (15, 28))))

    assert re.search(f'<h2 [^>]*dir="auto">{title}', markup)
    for pattern in ("<ul{}>\\n<li>המוזיאון", "<ol{}>\\n<li>המוזיאון", "<p{}>", "<ul{}>\\n<li>38"):
        assert re.search(pattern.format(' dir="auto"'), markup), pattern
    assert 'dir="auto">At a Glance' not in markup


SPANS = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda pair: tuple(sorted(pair)))


@given(
    st.text(alphabet="ab <&>😀\né", min_size=40, max_size=40),
    st.lists(SPANS, max_size=6),
    st.lists(SPANS, max_size=3),
)
def test_nested_and_overlapping_mentions_break_nothing(
    text: str, spans: list[tuple[int, int]], sentences: list[tuple[int, int]]
) -> None:
    entities = tuple(
        Entity(
            f"e{index}",
            f"name {index}",
            "OTHER",
            f"Title {index}",
            f"https://example.org/{index}",
            status="linked",
            mentions=(Mention(start, end, text[start:end]),),
        )
        for index, (start, end) in enumerate(spans)
    )
    bullets = tuple(
        Bullet(text[start:end], index, ((start, end),))
        for index, (start, end) in enumerate(sentences)
    )
    article = Article(text, None, (Paragraph(0, 20, text[:20]), Paragraph(20, 40, text[20:])))
    analysis = Analysis(article, tuple(sentences), bullets, entities)
    tree = Tree(render_html(analysis))
    if text.strip():
        shown = re.split(r"linked \([\d,]+ \w+\)", tree.text, maxsplit=1)[-1]
        assert shown.replace("\n", "").replace(" ", "") == text.replace("\n", "").replace(" ", "")
