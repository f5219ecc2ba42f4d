"""Untrusted strings are safe in every rendering."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jl_newslens.display._markup import (
    escape,
    escape_markdown,
    markdown_href,
    plain,
    safe_href,
    visible,
)

MARKUP = st.text(alphabet="<>&\"'`\\[]()*_#!-+.:/~|$@ \nabcx01\x00\x1b\u202e\ud800")


class _Collector(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.text: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.text.append(data)


@given(st.one_of(st.text(), MARKUP))
def test_escaped_text_is_text_again_for_a_browser(text: str) -> None:
    collector = _Collector()
    collector.feed(f"<p>{escape(text)}</p>")
    assert collector.tags == ["p"]
    assert "".join(collector.text) == visible(text)


@given(st.one_of(st.text(), MARKUP))
def test_an_escaped_attribute_stays_one_attribute(text: str) -> None:
    collector = _Collector()
    collector.feed(f'<a title="{escape(text)}">x</a>')
    assert [name for name, _ in collector.attributes] == ["title"]


@given(st.one_of(st.text(), MARKUP))
def test_plain_is_one_line_without_control_signs(text: str) -> None:
    line = plain(text)
    assert all(ord(sign) >= 32 and not 0x7F <= ord(sign) <= 0x9F for sign in line)
    assert line == plain(line)
    line.encode()


@pytest.mark.parametrize(
    "url",
    ["https://en.wikipedia.org/wiki/NATO", "http://example.org", "https://example.org/a?b=1&c=2#d",
     "https://en.wikipedia.org/wiki/AC/DC_(band)", "HTTPS://EXAMPLE.ORG/"],
)  # fmt: skip
def test_web_addresses_pass_as_they_are(url: str) -> None:
    assert safe_href(url) == url


@pytest.mark.parametrize(
    "url",
    [None, "", "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)",
     "java\nscript:x",
     "data:text/html,x", "vbscript:x", "file:///etc/passwd", "//example.org", "/wiki/NATO", "https://",
     "https:example.org", "http:///path", "https://exa mple.org", "https://example.org:port/",
     "https://[::1", "https://user:pass@example.org/", "ftp://example.org", "https://x\x00.org",
     "https://example.org/" + "a" * 3000],
)  # fmt: skip
def test_other_addresses_are_none(url: str | None) -> None:
    assert safe_href(url) is None


def test_letters_beyond_ascii_are_percent_encoded() -> None:
    assert safe_href("https://de.wikipedia.org/wiki/Köln") == (
        "https://de.wikipedia.org/wiki/K%C3%B6ln"
    )


@given(MARKUP)
def test_a_safe_address_never_leaves_its_quotes_or_brackets(text: str) -> None:
    url = f"https://example.org/{text}"
    href = safe_href(url)
    if href is not None:
        assert not set(href) & set('<>"` \n')
        shown = markdown_href(url)
        assert shown is not None
        assert not set(shown) & set("<>\\ \n")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a *b* _c_ `d`", r"a \*b\* \_c\_ \`d\`"),
        ("<b>x</b>", r"\<b\>x\</b\>"),
        ("[a](b)", r"\[a\](b)"),
        ("![a](b)", r"!\[a\](b)"),
        ("# heading", r"\# heading"),
        ("- item", r"\- item"),
        ("+ item", r"\+ item"),
        ("1. item", r"1\. item"),
        ("1.5 million", r"1\.5 million"),
        ("$5 and $6", r"\$5 and \$6"),
        ("@all", r"\@all"),
        ("https://x.org", r"https\://x.org"),
        ("www.x.org", r"www\.x.org"),
        ("&lt; &amp; R&D", "&amp;lt; &amp;amp; R&D"),
        ("low-level talks (30-day)", "low-level talks (30-day)"),
        ("two\nlines", "two lines"),
    ],
)
def test_markdown_is_escaped_where_it_must_be_and_only_there(text: str, expected: str) -> None:
    assert escape_markdown(text) == expected


@given(MARKUP)
def test_escaped_markdown_renders_as_the_text(text: str) -> None:
    mistune = pytest.importorskip("mistune")
    rendered = mistune.create_markdown(plugins=["strikethrough", "url", "table"])(
        "x " + escape_markdown(text)
    )
    collector = _Collector()
    collector.feed(rendered)
    assert set(collector.tags) <= {"p"}
    assert " ".join("".join(collector.text).split()) == plain("x " + text)
