"""WikipediaSource: what is asked, what is kept, and what a reader gets."""

from __future__ import annotations

import pickle
import threading
from pathlib import Path
from typing import Any

import httpx
import pytest

from jl_newslens.errors import OptionError, SourceUnavailableError
from jl_newslens.link.sources import wikipedia_pages
from jl_newslens.link.sources.cache import PageCache
from jl_newslens.link.sources.etiquette import RateLimit
from jl_newslens.link.sources.wikipedia import WikipediaSource
from jl_newslens.protocols import Query, ReferenceSource
from tests.link.sources.fake_wiki import CONTACT, FakeWiki, error, page, source_of, titles


def test_it_is_a_reference_source() -> None:
    assert isinstance(WikipediaSource(), ReferenceSource)


def test_all_names_go_out_in_one_request_each_once() -> None:
    wiki = FakeWiki(page("Paris"), page("Rome"))
    source = source_of(wiki)
    assert titles(source, "Paris", "Rome", "Paris", " paris_ ") == [
        ["Paris"],
        ["Rome"],
        ["Paris"],
        [],
    ]
    assert wiki.asked[0]["titles"] == "Paris|Rome|paris"
    assert "titles" not in wiki.asked[1]  # the search for what is missing


def test_no_names_no_request() -> None:
    wiki = FakeWiki()
    assert source_of(wiki).find([]) == []
    assert wiki.asked == []


def test_names_in_other_scripts_keep_the_address_short() -> None:
    names = [chr(0x4E00 + i) * 60 for i in range(50)]
    wiki = FakeWiki(*(page(name) for name in names))
    assert titles(source_of(wiki), *names) == [[name] for name in names]
    assert all(len(str(httpx.URL("https://x/", params=r))) < 8000 for r in wiki.asked)


def test_what_was_settled_stays_when_a_later_request_fails(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    wiki = FakeWiki(page("Paris"))
    first = wiki._answer

    def failing(request: httpx.Request) -> httpx.Response:
        return error("internal_api_error") if "gsrsearch" in str(request.url) else first(request)

    monkeypatch.setattr(wiki, "_answer", failing)
    source = source_of(wiki)
    assert titles(source, "Paris", "Nowhere Man") == [["Paris"], []]
    assert source.unanswered() == {"Nowhere Man"}
    assert [n.code for n in source.notices()] == ["wikipedia-incomplete"]


def test_what_is_in_the_cache_is_there_when_nothing_answers(tmp_path: Path) -> None:
    wiki = FakeWiki(page("Paris"))
    assert titles(source_of(wiki, cache=PageCache(tmp_path)), "Paris") == [["Paris"]]
    wiki.replies = [httpx.ConnectError("no route") for _ in range(9)]
    source = source_of(wiki, cache=PageCache(tmp_path))
    assert titles(source, "Paris") == [["Paris"]]  # asks nobody
    assert titles(source, "Paris", "Rome") == [["Paris"], []]
    assert source.unanswered() == {"Rome"}
    with pytest.raises(SourceUnavailableError):
        titles(source, "Rome")


def test_a_second_request_that_fails_keeps_what_the_first_one_told() -> None:
    names = [f"Name {i}" for i in range(60)]
    wiki = FakeWiki(*(page(name) for name in names))
    wiki.replies = [lambda: first_reply(wiki, names[:50]), httpx.ReadTimeout("late")]
    source = source_of(wiki)
    found = titles(source, *names)
    assert found == [[name] for name in names[:50]] + [[]] * 10
    assert source.unanswered() == set(names[50:])


def first_reply(wiki: FakeWiki, names: list[str]) -> httpx.Response:
    pages = [wiki.pages[name] for name in names]
    return httpx.Response(200, json={"batchcomplete": True, "query": {"pages": pages}})


def test_another_wiki_is_not_asked_as_slowly_as_wikipedia_without_a_contact() -> None:
    wiki = FakeWiki()
    source = source_of(wiki, contact=None, base_url="https://wiki.example.org/w/api.php")
    titles(source, *(f"Nobody {i}" for i in range(15)))
    assert sum("gsrsearch" in r for r in wiki.asked) == 15
    assert source.notices() == ()


def test_it_can_be_sent_to_another_process(tmp_path: Path) -> None:
    source = WikipediaSource("pt", contact=CONTACT, cache=PageCache(tmp_path), timeout_s=3)
    again = pickle.loads(pickle.dumps(source))
    assert (again.api_url, again.contact, again._wiki._timeout_s) == (source.api_url, CONTACT, 3)
    assert again._wiki._cache.path == PageCache(tmp_path).path


def test_the_contact_is_sent_and_its_lack_is_told() -> None:
    wiki = FakeWiki(page("Paris"))
    known = source_of(wiki)
    titles(known, "Paris")
    assert CONTACT in wiki.headers["User-Agent"]
    assert "Wikipedia-API/" in wiki.headers["User-Agent"]
    assert known.notices() == ()
    unknown = source_of(wiki, contact=None)
    titles(unknown, "Paris")
    assert [n.code for n in unknown.notices()] == ["wikipedia-contact"]
    assert "option contact" in unknown.notices()[0].message


@pytest.mark.parametrize(
    ("reply", "codes"),
    [
        (httpx.ConnectError("no route"), []),
        (httpx.Response(429, headers={"Retry-After": "99"}), ["wikipedia-contact"]),
    ],
)
def test_the_lack_of_a_contact_is_told_only_where_the_server_answers(
    reply: httpx.Response | Exception, codes: list[str]
) -> None:
    wiki = FakeWiki()
    wiki.replies = [reply]
    source = source_of(wiki, contact=None)

    with pytest.raises(SourceUnavailableError, match=r"option offline|429"):
        titles(source, "Paris")

    assert [notice.code for notice in source.notices()] == codes


def test_without_a_contact_ten_requests_a_minute_are_not_exceeded() -> None:
    now = [0.0]
    sent: list[float] = []

    def sleep(seconds: float) -> None:
        now[0] += seconds

    limit = RateLimit(10, clock=lambda: now[0], sleep=sleep)
    for _ in range(35):
        limit.wait()
        sent.append(now[0])
    assert now[0] < 60 * 3.6
    assert all(late - early >= 60 for early, late in zip(sent, sent[10:], strict=False))


def test_without_a_contact_searches_are_few_and_the_rest_is_told() -> None:
    wiki = FakeWiki()
    source = source_of(wiki, contact=None)
    titles(source, *(f"Nobody {i}" for i in range(9)))
    assert sum("gsrsearch" in r for r in wiki.asked) == wikipedia_pages.MAX_SEARCHES_WITHOUT_CONTACT
    assert "wikipedia-search" in {n.code for n in source.notices()}


def test_search_operators_are_not_sent() -> None:
    wiki = FakeWiki()
    titles(source_of(wiki), 'insource:/x+/ -foo "bar" ~baz')
    (searched,) = [r["gsrsearch"] for r in wiki.asked if "gsrsearch" in r]
    assert searched == "insource x foo bar baz"


def test_untrusted_text_is_cut_and_addresses_are_checked() -> None:
    evil = page(
        "Paris", extract="a\u202eb\x00c " * 5000, fullurl="javascript:alert(1)",
        thumbnail={"source": "data:text/html,x"}, description="<script>\n\x07x" + "y" * 9000,
        pageprops={"wikibase_item": "Q90'; DROP TABLE"},
    )  # fmt: skip
    ((found,),) = source_of(FakeWiki(evil)).find([Query("Paris")])
    assert found.url is None
    assert found.thumbnail is None
    assert found.qid is None
    assert len(found.lead) <= 1200
    assert len(found.description) <= 300
    assert not any(ord(c) < 32 or c == "\u202e" for c in found.lead + found.description)


@pytest.mark.parametrize(
    "query",
    [
        {"pages": [None, 3, {"title": 5}]}, {"pages": [{"title": "Paris", "ns": 4}]},
        {"pages": [{"title": "Paris", "missing": True}], "redirects": [{"from": 1, "to": []}]},
        {"pages": [{"title": "Paris", "invalid": True}], "normalized": {"x": 1}},
    ],
)  # fmt: skip
def test_answers_of_odd_shape_are_no_pages(query: Any) -> None:
    wiki = FakeWiki()
    wiki.replies = [httpx.Response(200, json={"batchcomplete": True, "query": query})]
    assert titles(source_of(wiki), "Paris") == [[]]


@pytest.mark.parametrize(
    "options",
    [
        {"language": "en.evil.example/"}, {"language": ""}, {"contact": "x\r\nX-Header: 1"},
        {"contact": "me"}, {"contact": "ü@example.org"}, {"base_url": "file:///etc/passwd"},
        {"base_url": "wiki.example.org"}, {"base_url": "http://[::1"}, {"base_url": "http://x:999999/"},
    ],
)  # fmt: skip
def test_options_that_cannot_be_used_are_refused(options: dict[str, str]) -> None:
    with pytest.raises(OptionError):
        WikipediaSource(**options)  # type: ignore[arg-type]


def test_the_edition_is_the_language() -> None:
    assert WikipediaSource("pt").api_url == "https://pt.wikipedia.org/w/api.php"
    assert WikipediaSource("zh_Yue").api_url == "https://zh-yue.wikipedia.org/w/api.php"
    own = WikipediaSource(base_url="https://wiki.example.org")
    assert own.api_url == "https://wiki.example.org/w/api.php"


def test_several_threads_share_a_source() -> None:
    wiki = FakeWiki(*(page(f"Name {i}") for i in range(20)))
    source = source_of(wiki)
    results: list[Any] = [None] * 20

    def work(i: int) -> None:
        results[i] = titles(source, f"Name {i}")

    threads = [threading.Thread(target=work, args=(i,)) for i in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [[[f"Name {i}"]] for i in range(20)]
