"""A ZIM file as a source, on a file that the test writes with libzim."""

from __future__ import annotations

import pickle
import sys
import time
from pathlib import Path

import pytest

from jl_newslens.errors import MissingExtraError, ReferenceFormatError, SourceNotFoundError
from jl_newslens.link.sources.zim import ZimSource
from jl_newslens.link.sources.zim_page import ZimPage, read_zim_page
from jl_newslens.protocols import Query, ReferenceSource

libzim = pytest.importorskip("libzim")

PAGES = {
    "Paris": "<html><body>"
    "<div class='shortdescription' style='display:none'>Capital of France</div>"
    "<table><tr><td><p>Infobox text that is long enough to count.</p></td></tr></table>"
    "<p>&nbsp;</p><p><b>Paris</b> is the capital of <a href='France'>France</a>.<sup>[1]</sup></p>"
    "<h2>History</h2><p>It was founded a long time ago.</p></body></html>",
    "Paris,_Texas": "<p><b>Paris</b> is a city in Texas.</p>",
    "Mercury": "<div class='mw-disambig'></div><p><b>Mercury</b> may refer to:</p><ul>"
    "<li><a href='Mercury_(planet)'>Mercury</a>, see <a href='Paris'>x</a></li>"
    "<li><a href='./Mercury_(element)#top'>Mercury</a></li>"
    "<li><a href='https://evil.example/'>Mercury</a></li><li><a href='Gone'>Mercury</a></li></ul>"
    "<div id='disambigbox' class='dmbox'></div>",
    "Mercury_(planet)": "<p><b>Mercury</b> is the planet that is nearest to the Sun.</p>",
    "Mercury_(element)": "<p><b>Mercury</b> is a chemical element and a liquid metal.</p>",
    "Beyoncé": "<p><b>Beyoncé</b> is an American singer and songwriter.</p>",
}
REDIRECTS = {"City_of_Light": "Paris", "Lutetia": "City_of_Light"}


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from libzim.writer import Creator, Hint, Item, StringProvider

    class Page(Item):  # type: ignore[misc]
        def __init__(self, path: str, html: str) -> None:
            super().__init__()
            self._path, self._html = path, html

        def get_path(self) -> str:
            return self._path

        def get_title(self) -> str:
            return self._path.replace("_", " ")

        def get_mimetype(self) -> str:
            return "text/html"

        def get_contentprovider(self) -> StringProvider:
            return StringProvider(self._html)

        def get_hints(self) -> dict[Hint, bool]:
            return {Hint.FRONT_ARTICLE: True}

    path = tmp_path_factory.mktemp("zim") / "small.zim"
    with Creator(path).config_indexing(True, "eng") as creator:
        creator.set_mainpath("Paris")
        for name, html in PAGES.items():
            creator.add_item(Page(name, html))
        for name, target in REDIRECTS.items():
            creator.add_redirection(
                name, name.replace("_", " "), target, {Hint.FRONT_ARTICLE: True}
            )
        creator.add_metadata("Source", "en.wikipedia.org")
        creator.add_metadata("Language", "eng")
    return path


@pytest.fixture
def source(file: Path) -> ZimSource:
    return ZimSource(file)


def test_it_is_a_reference_source(source: ZimSource) -> None:
    assert isinstance(source, ReferenceSource)


def test_a_page_has_lead_description_and_address(source: ZimSource) -> None:
    ((paris,),) = source.find([Query("Paris")])
    assert paris.lead == "Paris is the capital of France."
    assert paris.description == "Capital of France"
    assert paris.url == "https://en.wikipedia.org/wiki/Paris"
    assert (paris.source, paris.type) == ("zim", "PLACE")


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("paris", "Paris"), ("PARIS", "Paris"), ("Paris, Texas", "Paris, Texas"),
        ("Lutetia", "Paris"),
        ("city of light", "Paris"), ("Beyonce", "Beyoncé"), ("The Paris", "Paris"),
    ],
)  # fmt: skip
def test_other_spellings_and_redirects_are_found(source: ZimSource, name: str, title: str) -> None:
    ((found, *_),) = source.find([Query(name)])
    assert found.title == title


def test_a_disambiguation_page_is_resolved_by_the_context(source: ZimSource) -> None:
    (found,) = source.find([Query("Mercury", context="a probe flew to the planet near the sun")])
    assert {c.title for c in found} == {"Mercury (planet)", "Mercury (element)"}
    assert not any(c.is_disambiguation for c in found)


@pytest.mark.parametrize("name", ["", "|", "Nobody", "A/Paris", "../Paris", "x" * 999, "\ud800"])
def test_what_is_not_there_is_not_found(source: ZimSource, name: str) -> None:
    assert source.find([Query(name)]) == [()]


def test_it_can_be_sent_to_another_process(source: ZimSource) -> None:
    again = pickle.loads(pickle.dumps(source))
    assert again.find([Query("Paris")]) == source.find([Query("Paris")])


def test_what_cannot_be_opened_is_told(
    tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(SourceNotFoundError):
        ZimSource(tmp_path / "none.zim")
    for name, content in (("text", b"no zim"), ("cut", file.read_bytes()[:300])):
        path = tmp_path / f"{name}.zim"
        path.write_bytes(content)
        with pytest.raises(ReferenceFormatError):
            ZimSource(path)
    monkeypatch.setitem(sys.modules, "libzim.reader", None)
    with pytest.raises(MissingExtraError, match="zim"):
        ZimSource(file)


def test_broken_html_is_read_as_far_as_it_goes() -> None:
    page = read_zim_page(
        b"<p>An open paragraph that never ends <b>bold\xff</p><table><p>x" + b"<sup>" * 500
    )
    assert page.lead == "An open paragraph that never ends bold\ufffd"


@pytest.mark.parametrize("html", [b"", b" ", b"<!---->", b"\x00", b"\xff\xfe"])
def test_a_page_with_nothing_in_it_says_nothing(html: bytes) -> None:
    assert read_zim_page(html) == ZimPage()


@pytest.mark.parametrize(
    "scrap",
    [b"<a ", b"<!--", b"<!", b"</", b"<a b='", b"&#", b"<![", b"<div>", b"<script>", b"<p>"],
)
def test_a_page_that_would_not_end_is_read_in_no_time(scrap: bytes) -> None:
    started = time.process_time()
    read_zim_page(scrap * 50_000)  # Python's own parser took minutes for as much
    assert time.process_time() - started < 5
