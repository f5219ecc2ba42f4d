"""WikipediaSource before a wiki that misbehaves: what a reader gets, and how long it takes."""

from __future__ import annotations

import pickle
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from jl_newslens.errors import OptionError, SourceUnavailableError
from jl_newslens.link.sources import etiquette, mediawiki_client, wikipedia
from jl_newslens.link.sources.cache import PageCache
from jl_newslens.link.sources.etiquette import Circuit, RateLimit
from jl_newslens.link.sources.wikipedia import WikipediaSource
from jl_newslens.protocols import Query, ReferenceSource
from tests.link.sources.fake_wiki import CONTACT, FakeWiki, error, page


@pytest.fixture
def slept(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Seconds that were waited, without waiting them."""
    waits: list[float] = []
    defaults = mediawiki_client.MediaWikiClient.__init__.__kwdefaults__
    monkeypatch.setitem(defaults, "sleep", waits.append)
    return waits


def source_of(wiki: FakeWiki, **options: Any) -> WikipediaSource:
    return WikipediaSource(**{"contact": CONTACT, "transport": wiki.transport, **options})


def titles(source: WikipediaSource, *names: str) -> list[list[str]]:
    return [[c.title for c in found] for found in source.find([Query(n) for n in names])]


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


@pytest.mark.parametrize(
    "name", ["", " ", "|", "a|b", "<i>", "[x]", "{y}", "é" * 128, "#", "::", "..", "%41"]
)
def test_what_can_be_no_title_is_never_sent_as_one(name: str) -> None:
    wiki = FakeWiki()
    assert titles(source_of(wiki), name) == [[]]
    assert all("titles" not in request for request in wiki.asked)


def test_no_names_no_request() -> None:
    wiki = FakeWiki()
    assert source_of(wiki).find([]) == []
    assert wiki.asked == []


def test_more_names_than_a_request_may_hold_are_sent_in_several() -> None:
    names = [f"Name {i}" for i in range(120)]
    wiki = FakeWiki(*(page(name) for name in names))
    assert titles(source_of(wiki), *names) == [[name] for name in names]
    assert [len(r["titles"].split("|")) for r in wiki.asked] == [50, 50, 20]


def test_names_in_other_scripts_keep_the_address_short() -> None:
    names = [chr(0x4E00 + i) * 60 for i in range(50)]
    wiki = FakeWiki(*(page(name) for name in names))
    assert titles(source_of(wiki), *names) == [[name] for name in names]
    assert all(len(str(httpx.URL("https://x/", params=r))) < 8000 for r in wiki.asked)


def test_a_redirect_loop_ends() -> None:
    wiki = FakeWiki(redirects={"A": "B", "B": "A"})
    assert titles(source_of(wiki), "A") == [[]]


def test_continuations_are_followed_and_a_circle_of_them_ends() -> None:
    first = {"query": {"pages": [page("Paris", extract=None)]}, "continue": {"excontinue": 1}}
    second = {"query": {"pages": [page("Paris")]}, "continue": {"excontinue": 1}}
    wiki = FakeWiki()
    wiki.replies = [httpx.Response(200, json=first), httpx.Response(200, json=second)]
    ((paris,),) = source_of(wiki).find([Query("Paris")])
    assert paris.lead == "Paris is a thing."
    assert len(wiki.asked) == 2


@pytest.mark.parametrize(
    "code", ["internal_api_error_DBQueryError", "readapidenied", "toomanyvalues"]
)
def test_an_api_error_with_status_200_is_unavailable(code: str) -> None:
    wiki = FakeWiki()
    wiki.replies = [error(code)]
    with pytest.raises(SourceUnavailableError, match=code):
        titles(source_of(wiki), "Paris")


@pytest.mark.parametrize(
    "body",
    [b'{"query": {"pages": [', b"<html>Log in to the hotel network</html>", b"[]", b"null", b"{}",
     b"", b"[" * 100_000],
    ids=["truncated", "html", "list", "null", "empty object", "empty", "nested"],
)  # fmt: skip
def test_an_answer_that_is_none_is_unavailable(body: bytes) -> None:
    wiki = FakeWiki()
    wiki.replies = [httpx.Response(200, content=body)]
    with pytest.raises(SourceUnavailableError):
        titles(source_of(wiki), "Paris")


@pytest.mark.parametrize("status", [301, 403, 404])
def test_another_status_is_unavailable_and_told(status: int) -> None:
    wiki = FakeWiki()
    wiki.replies = [httpx.Response(status, headers={"Location": "https://elsewhere.example/"})]
    with pytest.raises(SourceUnavailableError) as caught:
        titles(source_of(wiki), "Paris")
    assert caught.value.status == status
    assert len(wiki.asked) == 1


@pytest.mark.parametrize(
    "reply",
    [
        lambda: httpx.Response(429, headers={"Retry-After": "7"}),
        lambda: httpx.Response(503, headers={"Retry-After": "7"}),
        lambda: error("maxlag", Retry_After="7"),
        lambda: error("ratelimited", Retry_After="7"),
    ],
    ids=["429", "503", "maxlag", "ratelimited"],
)
def test_a_busy_server_is_asked_again_when_it_says(reply: Any, slept: list[float]) -> None:
    wiki = FakeWiki(page("Paris"))
    wiki.replies = [reply]
    assert titles(source_of(wiki), "Paris") == [["Paris"]]
    assert slept == [7.0]


def test_retry_after_as_a_date_is_understood(slept: list[float]) -> None:
    from email.utils import formatdate

    wiki = FakeWiki(page("Paris"))
    wiki.replies = [
        httpx.Response(503, headers={"Retry-After": formatdate(time.time() + 9, usegmt=True)})
    ]
    assert titles(source_of(wiki), "Paris") == [["Paris"]]
    assert 5 < slept[0] <= 9


@pytest.mark.parametrize("header", ["3600", "9" * 400, "Fri, 01 Jan 2100 00:00:00 GMT"])
def test_nobody_waits_for_an_hour(header: str, slept: list[float]) -> None:
    wiki = FakeWiki(page("Paris"))
    wiki.replies = [httpx.Response(429, headers={"Retry-After": header})]
    source = source_of(wiki)
    with pytest.raises(SourceUnavailableError) as caught:
        titles(source, "Paris")
    assert slept == []
    assert caught.value.status == 429
    with pytest.raises(SourceUnavailableError, match="429"):  # and it is left alone meanwhile
        titles(source, "Paris")
    assert len(wiki.asked) == 1


@pytest.mark.parametrize("header", ["soon", "-5", "", "1e9", "٣"])
def test_a_senseless_retry_after_waits_a_little(header: str, slept: list[float]) -> None:
    wiki = FakeWiki(page("Paris"))
    wiki.replies = [httpx.Response(503, headers={"Retry-After": header.encode()})]
    assert titles(source_of(wiki), "Paris") == [["Paris"]]
    assert slept == [2.0]


def test_a_server_that_stays_busy_is_given_up_after_one_more_try(slept: list[float]) -> None:
    wiki = FakeWiki()
    wiki.replies = [httpx.Response(503) for _ in range(9)]
    with pytest.raises(SourceUnavailableError):
        titles(source_of(wiki), "Paris")
    assert len(wiki.asked) == 2


def test_what_was_settled_stays_when_a_later_request_fails() -> None:
    wiki = FakeWiki(page("Paris"))
    wiki.replies = []
    first = wiki._answer

    def failing(request: httpx.Request) -> httpx.Response:
        return error("internal_api_error") if "gsrsearch" in str(request.url) else first(request)

    source = WikipediaSource(contact=CONTACT, transport=httpx.MockTransport(failing))
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
    assert (again.api_url, again.contact, again._timeout_s) == (source.api_url, CONTACT, 3)
    assert again._cache.path == PageCache(tmp_path).path


def test_after_a_failure_it_is_not_asked_again_for_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    wiki = FakeWiki(page("Paris"))
    wiki.replies = [httpx.ConnectError("no route")]
    now = [1000.0]
    source = source_of(wiki)
    source._circuit = Circuit(clock=lambda: now[0])
    for _ in range(3):
        with pytest.raises(SourceUnavailableError, match="no route"):
            titles(source, "Paris")
    assert len(wiki.asked) == 1
    now[0] += 61
    assert titles(source, "Paris") == [["Paris"]]


def test_offline_is_known_within_two_seconds_and_then_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def hangs(*_: Any, **__: Any) -> Any:
        time.sleep(8)  # a name server that does not answer
        raise OSError("late")

    monkeypatch.setattr(socket, "getaddrinfo", hangs)
    monkeypatch.setattr(etiquette, "_circuits", {})
    source = WikipediaSource(base_url="https://wiki.invalid/w/api.php", contact=CONTACT)
    started = time.monotonic()
    with pytest.raises(SourceUnavailableError, match=r"wiki\.invalid"):
        titles(source, "Paris")
    assert time.monotonic() - started < 4  # 1.6 s on a machine that does nothing else
    started = time.monotonic()
    another = WikipediaSource(base_url="https://wiki.invalid/w/api.php", contact=CONTACT)
    with pytest.raises(SourceUnavailableError):
        titles(another, "Paris")
    assert time.monotonic() - started < 0.2


def test_an_interrupt_passes_and_the_next_call_works(slept: list[float]) -> None:
    wiki = FakeWiki(page("Paris"))
    wiki.replies = [KeyboardInterrupt()]  # type: ignore[list-item]
    source = source_of(wiki)
    with pytest.raises(KeyboardInterrupt):
        titles(source, "Paris")
    assert titles(source, "Paris") == [["Paris"]]


def test_an_interrupt_while_waiting_for_the_server_passes() -> None:
    def interrupted(_: float) -> None:
        raise KeyboardInterrupt

    wiki = FakeWiki(page("Paris"))
    wiki.replies = [httpx.Response(503, headers={"Retry-After": "9"})]
    source = source_of(wiki)
    source._opened()._sleep = interrupted
    with pytest.raises(KeyboardInterrupt):
        titles(source, "Paris")


@pytest.fixture
def dripping() -> Iterator[str]:
    """A server that sends a byte every tenth of a second, for ever."""
    listener = socket.create_server(("127.0.0.1", 0))
    stop = threading.Event()

    def serve() -> None:
        while not stop.is_set():
            try:
                peer, _ = listener.accept()
            except OSError:
                return
            with peer:
                try:
                    peer.recv(65536)
                    peer.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
                    while not stop.wait(0.1):
                        peer.sendall(b" ")
                except OSError:
                    continue

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{listener.getsockname()[1]}/w/api.php"
    stop.set()
    listener.close()


def test_a_server_that_trickles_is_given_up_in_time(dripping: str) -> None:
    source = WikipediaSource(base_url=dripping, contact=CONTACT, timeout_s=0.6)
    started = time.monotonic()
    with pytest.raises(SourceUnavailableError, match=r"0\.6 s"):
        titles(source, "Paris")
    assert time.monotonic() - started < 20  # 0.7 s on a machine that does nothing else; not hours


def test_a_huge_answer_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mediawiki_client, "MAX_ANSWER_BYTES", 1000)
    wiki = FakeWiki(page("Paris", extract="x" * 5000))
    with pytest.raises(SourceUnavailableError, match="1000 bytes"):
        titles(source_of(wiki), "Paris")


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
    assert "contact=" in unknown.notices()[0].message


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
    assert sum("gsrsearch" in r for r in wiki.asked) == wikipedia.MAX_SEARCHES_WITHOUT_CONTACT
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
        {"pages": "no"}, {"pages": [None, 3, {"title": 5}]},
        {"pages": [{"title": "Paris", "ns": 4}]},
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


class _Proxy(threading.Thread):
    """Accepts one connection and keeps the first line that it is sent."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self.listener.getsockname()[1]}"
        self.lines: list[str] = []

    def run(self) -> None:
        while True:
            try:
                peer, _ = self.listener.accept()
            except OSError:
                return
            with peer:
                peer.settimeout(5)
                line = peer.recv(4096).decode("latin-1").split("\r\n")[0]
                if line:
                    self.lines.append(line)
                    peer.sendall(b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n")


@pytest.mark.parametrize("by", ["option", "environment"])
def test_a_proxy_is_used(by: str, monkeypatch: pytest.MonkeyPatch, slept: list[float]) -> None:
    proxy = _Proxy()
    proxy.start()
    for name in ("HTTPS_PROXY", "https_proxy", "NO_PROXY", "no_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    if by == "environment":
        monkeypatch.setenv("HTTPS_PROXY", proxy.url)
    source = WikipediaSource(
        base_url=f"https://wiki-{by}.example/w/api.php",
        contact=CONTACT,
        proxy=proxy.url if by == "option" else None,
    )
    with pytest.raises(SourceUnavailableError):
        titles(source, "Paris")
    proxy.listener.close()
    assert proxy.lines[0] == f"CONNECT wiki-{by}.example:443 HTTP/1.1"


@pytest.mark.parametrize("proxy", ["not an address", "ftp://proxy.example"])
def test_a_proxy_that_cannot_be_used_is_told(proxy: str) -> None:
    with pytest.raises(OptionError, match="proxy"):
        titles(WikipediaSource(contact=CONTACT, proxy=proxy), "Paris")


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
