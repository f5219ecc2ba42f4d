"""Servers that answer wrongly: told as unavailable, in bounded time and memory."""

from __future__ import annotations

import gzip
import json
import socket
import threading
import time
import tracemalloc
import zlib
from collections.abc import Iterator
from functools import partial
from typing import Any

import httpx
import pytest

from jl_newslens.errors import SourceUnavailableError
from jl_newslens.link.sources import mediawiki_client
from jl_newslens.link.sources.wikipedia import WikipediaSource
from jl_newslens.protocols import Query
from tests.link.sources.fake_wiki import CONTACT, FakeWiki, error, page, source_of, titles


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


@pytest.mark.parametrize(
    "query",
    [
        None, [], "pages", {}, {"pages": []}, {"pages": [{}]}, {"pages": [None, 7, "Paris"]},
        {"pages": {"736": {"title": "Paris"}}}, {"pages": "Paris"}, {"redirects": [{}]},
    ],
    ids=str,
)  # fmt: skip
def test_an_answer_without_the_pages_asked_for_is_not_no_such_page(query: Any) -> None:
    wiki = FakeWiki()
    wiki.replies = [httpx.Response(200, json={"batchcomplete": True, "query": query})]
    with pytest.raises(SourceUnavailableError, match="without the pages"):
        titles(source_of(wiki), "Paris")


@pytest.mark.parametrize(
    "lies",
    [
        {"ns": "zero"}, {"ns": None}, {"extract": 7}, {"extract": {"*": "x"}}, {"fullurl": []},
        {"fullurl": "file:///etc/passwd"}, {"fullurl": "javascript:alert(1)"},
        {"pageprops": ["disambiguation"]}, {"pageprops": {"wikibase_item": "Q0; DROP"}},
        {"thumbnail": "x"}, {"thumbnail": {"source": "data:text/html,x"}}, {"description": [1]},
    ],
    ids=str,
)  # fmt: skip
def test_what_a_page_says_that_cannot_be_is_left_out(lies: dict[str, Any]) -> None:
    wiki = FakeWiki(page("Paris", **lies))
    for candidate in source_of(wiki).find([Query("Paris")])[0]:
        assert candidate.title == "Paris"
        assert candidate.lead in {"", "Paris is a thing."}
        assert candidate.url in {None, "https://en.wikipedia.org/wiki/Paris"}
        assert candidate.qid is None
        assert candidate.thumbnail is None


@pytest.mark.parametrize("kind", ["text/html", "application/octet-stream", "image/png; charset=x"])
def test_a_wrong_content_type_does_no_harm(kind: str) -> None:
    wiki = FakeWiki()
    query = {"pages": [page("Paris")]}
    wiki.replies = [httpx.Response(200, json={"query": query}, headers={"Content-Type": kind})]
    assert titles(source_of(wiki), "Paris") == [["Paris"]]


@pytest.mark.parametrize("status", [301, 302, 403, 404])
@pytest.mark.parametrize("target", ["https://elsewhere.example/", "file:///etc/passwd"])
def test_another_status_is_unavailable_and_told(status: int, target: str) -> None:
    wiki = FakeWiki()
    wiki.replies = [httpx.Response(status, headers={"Location": target})]
    with pytest.raises(SourceUnavailableError) as caught:
        titles(source_of(wiki), "Paris")
    assert caught.value.status == status
    assert len(wiki.asked) == 1


def test_a_redirect_to_nowhere_is_unavailable() -> None:
    wiki = FakeWiki()
    wiki.replies = [httpx.Response(302, headers={"Location": "::"})]
    with pytest.raises(SourceUnavailableError, match="location"):
        titles(source_of(wiki), "Paris")
    assert len(wiki.asked) == 1


def _drip() -> Iterator[bytes]:
    yield b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n"
    while True:
        time.sleep(0.1)
        yield b" "


def _bomb(encoding: str) -> Iterator[bytes]:
    """Ten megabytes that gzip made of ten thousand, for ever."""
    packer = zlib.compressobj(9, wbits=zlib.MAX_WBITS | 16)
    yield f"HTTP/1.1 200 OK\r\nContent-Encoding: {encoding}\r\n\r\n".encode()
    while True:
        yield packer.compress(bytes(10_000_000))


def _flood() -> Iterator[bytes]:
    yield b"HTTP/1.1 200 OK\r\n\r\n"
    while True:
        yield b" " * 65_536


@pytest.fixture
def lying(request: pytest.FixtureRequest) -> Iterator[str]:
    """A server that answers every request with the bytes that the test names."""
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
                    for part in request.param():
                        peer.sendall(part)
                        if stop.is_set():
                            return
                except OSError:
                    continue

    threading.Thread(target=serve, daemon=True).start()
    yield f"http://127.0.0.1:{listener.getsockname()[1]}/w/api.php"
    stop.set()
    listener.close()


def _packed() -> Iterator[bytes]:
    body = gzip.compress(json.dumps({"query": {"pages": [page("Paris")]}}).encode())
    yield b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n"
    yield f"Content-Length: {len(body)}\r\n\r\n".encode()
    yield from (body[i : i + 9] for i in range(0, len(body), 9))


@pytest.mark.parametrize("lying", [_packed], indirect=True)
def test_an_answer_that_is_packed_is_unpacked(lying: str) -> None:
    assert titles(WikipediaSource(base_url=lying, contact=CONTACT), "Paris") == [["Paris"]]


@pytest.mark.parametrize("lying", [_drip], indirect=True)
def test_a_server_that_trickles_is_given_up_in_time(lying: str) -> None:
    source = WikipediaSource(base_url=lying, contact=CONTACT, timeout_s=0.6)
    started = time.monotonic()
    with pytest.raises(SourceUnavailableError, match=r"0\.6 s"):
        titles(source, "Paris")
    assert time.monotonic() - started < 20  # 0.7 s on a machine that does nothing else; not hours


@pytest.mark.parametrize(
    ("lying", "message"),
    [
        (_flood, "more than"),
        (partial(_bomb, "gzip"), "more than"),
        (partial(_bomb, "gzip, gzip"), "not asked for"),
        (partial(_bomb, "br"), "not asked for"),
    ],
    ids=["endless", "gzip bomb", "gzip in gzip", "brotli"],
    indirect=["lying"],
)
def test_an_endless_answer_is_refused_before_it_fills_the_memory(
    lying: str, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mediawiki_client, "MAX_ANSWER_BYTES", 1_000_000)
    source = WikipediaSource(base_url=lying, contact=CONTACT, timeout_s=60)
    source._wiki._opened()  # imports are not counted
    tracemalloc.start(1)
    try:
        with pytest.raises(SourceUnavailableError, match=message):
            titles(source, "Paris")
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert most < 30_000_000  # the server's own ten megabytes are in it


def test_a_huge_answer_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mediawiki_client, "MAX_ANSWER_BYTES", 1000)
    wiki = FakeWiki(page("Paris", extract="x" * 5000))
    with pytest.raises(SourceUnavailableError, match="1000 bytes"):
        titles(source_of(wiki), "Paris")
