"""Fetches the page at an address: bounded in time, size and redirects."""

from __future__ import annotations

import ipaddress
import threading
import time
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from jl_newslens.errors import ArticleTooLargeError, FetchError, NotTextError
from jl_newslens.reading.decode import decode
from jl_newslens.reading.inflate import KNOWN_CODINGS, Inflater

if TYPE_CHECKING:
    import httpx

_MAX_REDIRECTS: Final = 8
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PIECE_BYTES = 32_768
_HTML_TYPES = frozenset({"text/html", "application/xhtml+xml"})
_TEXT_TYPES = frozenset({"", "text/plain", "text/markdown", "application/xml", "text/xml"})
_ADVICE: Final = {
    401: "It asks for a login: open it in your browser, copy the text and give that.",
    402: "It asks for payment: open it in your browser, copy the text and give that.",
    403: "It does not answer programs: open it in your browser, copy the text and give that.",
    404: "Check the address.",
    410: "The page is gone; an archive may have it.",
    429: "It has had too many requests; try again later.",
    451: "It may not show this page where you are.",
}
_SERVER_ADVICE = "The server has a fault; try again later."
_OTHER_ADVICE = "Open it in your browser, copy the text and give that."


@dataclass(frozen=True, slots=True)
class Page:
    """What an address gave; `url` is where all redirects led, without login and fragment."""

    url: str
    text: str
    is_html: bool


def fetch(
    address: str,
    *,
    timeout_s: float,
    max_bytes: int,
    proxy: str | None = None,
    transport: httpx.BaseTransport | None = None,
) -> Page:
    """The page at an http or https address.

    Args:
        timeout_s: for everything together: name lookup, redirects and body.
        max_bytes: the largest body, decompressed.
        proxy: address of an HTTP proxy; None for what the environment (HTTPS_PROXY …) says.
        transport: what carries the requests, for tests.

    Raises:
        FetchError: no answer in time, a bad one, or a status that is no success.
        NotTextError: the answer is neither HTML nor text.
        ArticleTooLargeError: the body is larger than `max_bytes`.
    """
    import httpx  # noqa: F401 - loads here, or it would count as waiting for the server

    outcome: list[Page | BaseException] = []
    deadline = time.monotonic() + timeout_s

    def work() -> None:
        try:
            outcome.append(_fetch(address, deadline, timeout_s, max_bytes, proxy, transport))
        except BaseException as error:  # noqa: BLE001 - handed over to the thread that waits
            outcome.append(error)

    # A server that sends a byte now and then never runs into httpx's own timeouts, and the lookup
    # of a name has none. So a thread does the waiting; where it comes too late, nobody listens.
    thread = threading.Thread(target=work, name="newslens-fetch", daemon=True)
    thread.start()
    thread.join(timeout_s + 0.5)
    if not outcome:
        raise _too_slow(address, timeout_s)
    if isinstance(outcome[0], Page):
        return outcome[0]
    raise outcome[0]


def _fetch(
    address: str,
    deadline: float,
    timeout_s: float,
    max_bytes: int,
    proxy: str | None,
    transport: httpx.BaseTransport | None,
) -> Page:
    import httpx

    headers = {
        "User-Agent": _user_agent(),
        "Accept": "text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.1",
        "Accept-Encoding": "gzip, deflate",
        "Accept-Language": "en,*;q=0.5",
    }
    try:
        with httpx.Client(
            headers=headers,
            timeout=timeout_s,
            proxy=proxy if transport is None else None,
            transport=transport,
            follow_redirects=False,
        ) as client:
            url = httpx.URL(address)
            if not url.host:
                raise httpx.InvalidURL("it names no server")
            return _follow(client, url, deadline, timeout_s, max_bytes)
    except httpx.TimeoutException as error:
        raise _too_slow(address, timeout_s) from error
    except httpx.InvalidURL as error:
        raise FetchError(
            f"{address} is no valid address: {error}. Check it.", url=address
        ) from error
    except (httpx.HTTPError, zlib.error, UnicodeError, OSError, ValueError) as error:
        if isinstance(error, FetchError | NotTextError | ArticleTooLargeError):
            raise
        reason = str(error) or type(error).__name__
        raise FetchError(
            f"{address} cannot be reached: {reason}. Check the address and the network, or give "
            "the text of the article.",
            url=address,
        ) from error


def _follow(
    client: httpx.Client, url: httpx.URL, deadline: float, timeout_s: float, max_bytes: int
) -> Page:
    first = url
    for _ in range(_MAX_REDIRECTS + 1):
        if url.scheme not in ("http", "https") or not url.host:
            raise FetchError(
                f"{first} leads to {url}, which is no http or https address.", url=str(first)
            )
        remaining = deadline - time.monotonic()
        if remaining <= 0:
            raise _too_slow(str(first), timeout_s)
        with client.stream("GET", url, timeout=remaining) as response:
            target = response.headers.get("location")
            if response.status_code in _REDIRECTS and target:
                url = _redirected(first, url, target)
                continue
            return _page(response, first, deadline, timeout_s, max_bytes)
    raise FetchError(
        f"{first} leads from one address to the next, more than {_MAX_REDIRECTS} times. Open it "
        "in your browser, and give the address that it ends at or the text.",
        url=str(first),
    )


def _redirected(first: httpx.URL, url: httpx.URL, target: str) -> httpx.URL:
    after = url.join(target)
    # A page on the web has no business with what only this machine or its network can reach.
    if _is_internal(after.host) and not _is_internal(first.host):
        raise FetchError(
            f"{first} leads to {after}, inside your own network; that was not followed.",
            url=str(first),
        )
    return after


def _is_internal(host: str) -> bool:
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return not ipaddress.ip_address(host.strip("[]")).is_global
    except ValueError:
        return False


def _page(
    response: httpx.Response, first: httpx.URL, deadline: float, timeout_s: float, max_bytes: int
) -> Page:
    address = str(first)
    status = response.status_code
    if not 200 <= status < 300:
        advice = _ADVICE.get(status, _SERVER_ADVICE if status >= 500 else _OTHER_ADVICE)
        reason = f" {response.reason_phrase}" if response.reason_phrase else ""
        raise FetchError(
            f"{address} answers {status}{reason}. {advice}", url=address, status=status
        )
    kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind not in _HTML_TYPES | _TEXT_TYPES:
        raise NotTextError(
            f"{address} is {kind}, not a page or a text. Copy the text of the article and give "
            "that.",
            source=address,
        )
    data = _body(response, address, deadline, timeout_s, max_bytes)
    text = decode(data, declared=response.charset_encoding, source=address)
    url = response.url.copy_with(username=None, password=None, fragment=None)
    return Page(str(url), text, kind in _HTML_TYPES)


def _body(
    response: httpx.Response, address: str, deadline: float, timeout_s: float, max_bytes: int
) -> bytes:
    coding = response.headers.get("content-encoding", "").strip().lower()
    if coding not in KNOWN_CODINGS:
        raise FetchError(
            f"{address} answers in the coding {coding!r}, which was not asked for. {_OTHER_ADVICE}",
            url=address,
            status=response.status_code,
        )
    inflater = Inflater(coding, max_bytes)
    for piece in response.iter_raw(_PIECE_BYTES):
        inflater.feed(piece)
        if inflater.is_full:
            raise ArticleTooLargeError(
                f"{address} is larger than {max_bytes:,} bytes. Copy the text of the article and "
                "give that.",
                source=address,
                chars=max_bytes + 1,
                limit=max_bytes,
            )
        if time.monotonic() > deadline:
            raise _too_slow(address, timeout_s)
    return inflater.body


def _too_slow(address: str, timeout_s: float) -> FetchError:
    return FetchError(
        f"{address} did not answer in full within {timeout_s:g} s. Try again, or raise the option "
        "timeout_s.",
        url=address,
    )


def _user_agent() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        number = version("jl-newslens")
    except PackageNotFoundError:
        number = "0"
    # Many sites answer only programs that call themselves a browser's kin; this is true and enough.
    return f"Mozilla/5.0 (compatible; jl-newslens/{number}; reads one article for one person)"
