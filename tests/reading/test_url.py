"""Addresses: no server can hold the reader, fill its memory or lead it astray."""

from __future__ import annotations

import gzip
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx
import pytest

from jl_newslens.errors import ArticleTooLargeError, FetchError, NoArticleError, NotTextError
from jl_newslens.reading.inflate import Inflater
from jl_newslens.reading.source import read_source
from jl_newslens.reading.url import Page, fetch

LEDE = "The river fell on Friday after three days of rain in the north of the country."
MORE = "Schools stay closed until Tuesday, the council said in a statement on local radio."
LAST = "Nobody was hurt, but four hundred homes in the old town were flooded, the mayor said."
PAGE = (
    f"<!doctype html><html><body><article><p>{LEDE}</p><p>{MORE}</p><p>{LAST}</p></article></body>"
    "</html>"
)
ADDRESS = "https://news.example/river"


def get(
    answer: Callable[[httpx.Request], httpx.Response] | httpx.Response, address: str = ADDRESS
) -> Page:
    handler = answer if callable(answer) else lambda request: answer
    transport = httpx.MockTransport(handler)
    return fetch(address, timeout_s=5, max_bytes=100_000, transport=transport)


def respond(content: bytes | str, **headers: str) -> httpx.Response:
    """An answer whose body comes over the line, as a real one does."""
    data = content.encode() if isinstance(content, str) else content
    return httpx.Response(200, headers=headers, stream=httpx.ByteStream(data))


def html(content: bytes | str, **headers: str) -> httpx.Response:
    return respond(content, **{"content-type": "text/html", **headers})


def test_a_page_is_fetched() -> None:
    assert get(html(PAGE)) == Page(ADDRESS, PAGE, is_html=True)


def test_plain_text_is_fetched() -> None:
    page = get(respond(LEDE, **{"content-type": "text/plain"}))
    assert (page.text, page.is_html) == (LEDE, False)


def test_the_request_says_who_asks() -> None:
    seen: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return html(PAGE)

    get(answer)
    assert "jl-newslens" in seen[0].headers["user-agent"]
    assert seen[0].headers["accept-encoding"] == "gzip, deflate"


@pytest.mark.parametrize(
    ("content_type", "encoding"),
    [
        ("text/plain; charset=iso-8859-1", "cp1252"),
        ("text/plain; charset=utf-8", "cp1252"),  # declared wrong
        ("text/plain; charset=iso-8859-1", "utf-8"),  # declared wrong
        ("text/plain; charset=utf-16", "utf-16"),
        ("text/plain", "cp1252"),
    ],
)
def test_the_charset_is_found_whatever_was_declared(content_type: str, encoding: str) -> None:
    text = "The café owner said “no” to the council on Friday, and that was the end of it."
    answer = respond(text.encode(encoding), **{"content-type": content_type})
    assert get(answer).text.lstrip("\ufeff") == text


@pytest.mark.parametrize(
    ("status", "advice"),
    [(404, "Check the address"), (403, "copy the text"), (401, "login"), (429, "try again later"),
     (503, "try again later"), (410, "gone"), (418, "browser")],
)  # fmt: skip
def test_a_status_that_is_no_success_is_an_error_with_advice(status: int, advice: str) -> None:
    with pytest.raises(FetchError, match=advice) as caught:
        get(httpx.Response(status))
    assert (caught.value.status, caught.value.url) == (status, ADDRESS)


@pytest.mark.parametrize("kind", ["application/pdf", "image/png", "application/json", "video/mp4"])
def test_what_is_no_text_is_refused(kind: str) -> None:
    with pytest.raises(NotTextError, match=kind):
        get(respond(b"data", **{"content-type": kind}))


def test_redirects_are_followed_to_the_last_address() -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        if request.url.path == "/river":
            return httpx.Response(302, headers={"location": "/2025/river?x=1#top"})
        return html(PAGE)

    assert get(answer).url == "https://news.example/2025/river?x=1"


def test_a_redirect_loop_ends() -> None:
    with pytest.raises(FetchError, match="more than 8 times"):
        get(lambda request: httpx.Response(301, headers={"location": ADDRESS}))


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "ftp://example.org/", "javascript:alert(1)", "data:,x"]
)
def test_redirects_never_leave_the_web(target: str) -> None:
    with pytest.raises(FetchError, match=r"no http or https|is no valid address"):
        get(lambda request: httpx.Response(302, headers={"location": target}))


@pytest.mark.parametrize(
    "target",
    ["http://127.0.0.1/", "http://localhost:8888/api", "http://169.254.169.254/latest", "http://[::1]/",
     "http://10.0.0.1/"],
)  # fmt: skip
def test_redirects_from_the_web_never_reach_into_the_own_network(target: str) -> None:
    with pytest.raises(FetchError, match="inside your own network"):
        get(lambda request: httpx.Response(302, headers={"location": target}))


def test_logins_and_fragments_do_not_stay_in_the_address() -> None:
    assert get(html(PAGE), "https://me:secret@news.example/river#top").url == ADDRESS


@pytest.mark.parametrize(
    "address", ["http://", "https:///path", "http://[::", "https://exa\x00mple/"]
)
def test_an_address_that_is_none_is_an_error(address: str) -> None:
    with pytest.raises(FetchError):
        get(html(PAGE), address)


def test_a_failure_of_the_network_is_an_error_with_advice() -> None:
    def fail(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("no route to host", request=request)

    with pytest.raises(FetchError, match=r"no route to host.*give the text") as caught:
        get(fail)
    assert caught.value.status is None
    assert isinstance(caught.value, ConnectionError)


def test_a_body_over_the_limit_is_refused() -> None:
    with pytest.raises(ArticleTooLargeError, match="100,000 bytes"):
        get(html(b"a" * 100_001))


def test_a_body_that_unfolds_beyond_the_limit_is_refused() -> None:
    with pytest.raises(ArticleTooLargeError):
        get(html(gzip.compress(b"a" * 50_000_000), **{"content-encoding": "gzip"}))


@pytest.mark.parametrize(
    ("coding", "body"),
    [
        ("gzip", gzip.compress(PAGE.encode())),
        ("deflate", zlib.compress(PAGE.encode())),
        ("deflate", zlib.compress(PAGE.encode())[2:-4]),  # without its wrapper, as some send it
        ("identity", PAGE.encode()),
    ],
)
def test_compressed_bodies_are_read(coding: str, body: bytes) -> None:
    assert get(html(body, **{"content-encoding": coding})).text == PAGE


@pytest.mark.parametrize("coding", ["br", "gzip, gzip", "zstd"])
def test_codings_that_were_not_asked_for_are_refused(coding: str) -> None:
    with pytest.raises(FetchError, match="coding"):
        get(html(b"data", **{"content-encoding": coding}))


def test_a_broken_body_is_an_error() -> None:
    with pytest.raises(FetchError):
        get(html(b"this is not gzip", **{"content-encoding": "gzip"}))


def test_an_inflater_keeps_at_most_one_byte_more_than_allowed() -> None:
    inflater = Inflater("gzip", 1000)
    inflater.feed(gzip.compress(b"a" * 10_000_000))
    assert inflater.is_full
    assert len(inflater.body) == 1001


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        getattr(self, "serve_" + self.path.strip("/"), self.serve_missing)()

    def serve_page(self) -> None:
        self._head("text/html; charset=utf-8")
        self.wfile.write(PAGE.encode())

    def serve_drip(self) -> None:
        """Never stops sending a header, a line at a time: no single wait is long."""
        self.wfile.write(b"HTTP/1.1 200 OK\r\n")
        while True:
            self.wfile.write(b"X-Wait: more\r\n")
            self.wfile.flush()
            time.sleep(0.1)

    def serve_slow(self) -> None:
        self._head("text/html")
        while True:
            self.wfile.write(b"<p>")
            self.wfile.flush()
            time.sleep(0.1)

    def serve_endless(self) -> None:
        self._head("text/html")
        while True:
            self.wfile.write(b"<p>more</p>" * 1000)

    def serve_consent(self) -> None:
        self._head("text/html")
        self.wfile.write(b"<html><body><p>We use cookies. Accept all cookies?</p></body></html>")

    def serve_missing(self) -> None:
        self.send_error(404)

    def log_message(self, format: str, *args: object) -> None:
        pass

    def _head(self, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.end_headers()


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        pass  # a client that hangs up is what these tests are about


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with _Server(("127.0.0.1", 0), _Handler) as running:
        thread = threading.Thread(target=running.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()


def test_a_page_is_read_over_a_real_connection(server: str) -> None:
    article = read_source(f"{server}/page", timeout_s=10).article
    assert article.url == f"{server}/page"
    assert article.paragraphs[0].text == LEDE


@pytest.mark.parametrize("path", ["drip", "slow"])
def test_a_server_that_drips_does_not_hold_the_reader(server: str, path: str) -> None:
    start = time.perf_counter()
    with pytest.raises(FetchError, match="timeout_s"):
        read_source(f"{server}/{path}", timeout_s=1)
    assert time.perf_counter() - start < 8  # one second, on a machine that may be busy


def test_an_endless_body_ends_at_the_limit(server: str) -> None:
    with pytest.raises(ArticleTooLargeError):
        fetch(f"{server}/endless", timeout_s=20, max_bytes=200_000)


def test_a_consent_page_says_what_to_do(server: str) -> None:
    with pytest.raises(NoArticleError, match="browser"):
        read_source(f"{server}/consent", timeout_s=10)


def test_a_port_where_nobody_listens_is_an_error() -> None:
    with pytest.raises(FetchError, match="cannot be reached"):
        read_source("http://127.0.0.1:9/", timeout_s=5)
