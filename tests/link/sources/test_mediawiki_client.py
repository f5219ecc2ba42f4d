"""Troubles with servers, and the defects of wikipedia-api: none may reach a reader.

What the library does (0.16.0, found by trying), and the test that it cannot happen here:

- an error body with HTTP 200 is a KeyError, or no hits: `…_of_a_search_…`, test_lying_server.py
- an empty title or one with "|" is a KeyError, or another page: `test_what_can_be_no_title_…`
- a redirect loop is a KeyError: `test_a_redirect_loop_ends`
- Retry-After: 3600 sleeps an hour: `test_nobody_waits_for_an_hour`
- offline costs seven seconds each time: `test_offline_is_known_within_two_seconds_…`
- HTTPS_PROXY is ignored: `test_a_proxy_is_used`
- the section of a redirect is lost: `test_a_redirect_keeps_its_section`
- three requests a name, 51 titles an error: `test_more_names_than_a_request_may_hold_…`
- leads stop after twenty pages: `test_all_fifty_pages_have_their_lead`
- no pages in an answer are "no such page", a bomb is unpacked whole: test_lying_server.py
- what is private may be renamed: `test_the_library_still_has_the_private_parts_…`
"""

from __future__ import annotations

import socket
import threading
import time
from typing import Any

import httpx
import pytest
import wikipediaapi

from jl_newslens.errors import OptionError, SourceUnavailableError
from jl_newslens.link.sources import etiquette, mediawiki_client
from jl_newslens.link.sources.etiquette import Circuit
from jl_newslens.link.sources.wikipedia import WikipediaSource
from jl_newslens.protocols import Query
from tests.link.sources.fake_wiki import CONTACT, FakeWiki, error, page, source_of, titles


@pytest.fixture
def slept(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Seconds that were waited, without waiting them."""
    waits: list[float] = []
    defaults = mediawiki_client.MediaWikiClient.__init__.__kwdefaults__
    monkeypatch.setitem(defaults, "sleep", waits.append)
    return waits


@pytest.mark.parametrize(
    "name", ["", " ", "|", "a|b", "<i>", "[x]", "{y}", "é" * 128, "#", "::", "..", "%41"]
)
def test_what_can_be_no_title_is_never_sent_as_one(name: str) -> None:
    wiki = FakeWiki()
    assert titles(source_of(wiki), name) == [[]]
    assert all("titles" not in request for request in wiki.asked)


def test_more_names_than_a_request_may_hold_are_sent_in_several() -> None:
    names = [f"Name {i}" for i in range(120)]
    wiki = FakeWiki(*(page(name) for name in names))
    assert titles(source_of(wiki), *names) == [[name] for name in names]
    assert [len(r["titles"].split("|")) for r in wiki.asked] == [50, 50, 20]


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


def test_after_a_failure_it_is_not_asked_again_for_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    wiki = FakeWiki(page("Paris"))
    wiki.replies = [httpx.ConnectError("no route")]
    now = [1000.0]
    source = source_of(wiki)
    source._wiki._circuit = Circuit(clock=lambda: now[0])
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
    source._wiki._opened()._sleep = interrupted
    with pytest.raises(KeyboardInterrupt):
        titles(source, "Paris")


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


def test_an_error_of_a_search_is_not_no_result() -> None:
    wiki = FakeWiki()
    missing = {"ns": 0, "title": "Nowhere Man", "missing": True}
    wiki.replies = [
        httpx.Response(200, json={"batchcomplete": True, "query": {"pages": [missing]}}),
        error("srsearch-error"),
    ]
    with pytest.raises(SourceUnavailableError, match="srsearch-error"):
        titles(source_of(wiki), "Nowhere Man")


def test_a_redirect_keeps_its_section() -> None:
    wiki = FakeWiki()
    steps = [{"from": "Oslo parks", "to": "Oslo", "tofragment": "Parks and squares"}]
    query = {"pages": [page("Oslo")], "redirects": steps}
    wiki.replies = [httpx.Response(200, json={"batchcomplete": True, "query": query})]
    ((oslo,),) = source_of(wiki).find([Query("Oslo parks")])
    assert oslo.url == "https://en.wikipedia.org/wiki/Oslo#Parks_and_squares"
    assert oslo.redirected_from == "Oslo parks"


def test_all_fifty_pages_have_their_lead() -> None:
    """The API gives twenty leads an answer, and the rest in its continuations."""
    names = [f"Name {i}" for i in range(50)]
    wiki = FakeWiki()
    for start in (0, 20, 40):
        pages = [
            page(name) if start <= i < start + 20 else {"ns": 0, "title": name}
            for i, name in enumerate(names)
        ]
        more = {"continue": {"excontinue": start + 20}} if start < 40 else {"batchcomplete": True}
        wiki.replies.append(httpx.Response(200, json={"query": {"pages": pages}, **more}))
    found = source_of(wiki).find([Query(name) for name in names])
    assert [c.lead for (c,) in found] == [f"{name} is a thing." for name in names]
    assert len(wiki.asked) == 3


def test_the_library_still_has_the_private_parts_that_we_use() -> None:
    """A release that renames them must fail here, not at a reader's."""
    client = wikipediaapi.Wikipedia(user_agent="contract test", language="en")
    assert client._build_url("en") == "https://en.wikipedia.org/w/api.php"
    assert callable(client._get)
    assert callable(client._do_get)
    assert client._client.headers["User-Agent"].startswith("contract test")
