"""The one adapter to wikipedia-api: a client that can ask any MediaWiki for many titles at once.

It keeps the library's HTTP client, headers and request path, and mends what could reach a reader:
error bodies, uncapped waits, endless or oversized answers. Imported at first use only.

`_get`, `_do_get`, `_build_url` and `_client` are private to the library;
tests/link/sources/test_mediawiki_client.py guards them.
"""

from __future__ import annotations

import json
import socket
import threading
import time
import urllib.request
import zlib
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final
from urllib.parse import urlsplit

import httpx
import wikipediaapi

from jl_newslens.errors import OptionError, SourceUnavailableError
from jl_newslens.link.sources.etiquette import RateLimit, retry_after_s

MAX_ANSWER_BYTES: Final = 32 * 1024 * 1024
MAX_WAIT_S: Final = 30.0  # longest that one Retry-After may hold up a reader
MAX_PAUSE_S: Final = 900.0  # longest that a server's wish keeps us from asking again
OFFLINE_AFTER_S: Final = 1.5  # what imports and the rest add stays below two seconds
OFFLINE_PAUSE_S: Final = 60.0
MAX_CONTINUES: Final = 20

_BUSY_CODES: Final = frozenset({"maxlag", "ratelimited", "readonly"})


class ApiUnavailableError(SourceUnavailableError):
    """The API could not be asked; leave it alone for `pause_s` seconds."""

    def __init__(
        self, message: str, *, url: str, status: int | None = None, pause_s: float = OFFLINE_PAUSE_S
    ) -> None:
        super().__init__(message, source="wikipedia", url=url, status=status)
        self.pause_s = min(pause_s, MAX_PAUSE_S)


class _BusyError(Exception):
    """The server asks to come back later."""

    def __init__(self, message: str, status: int, wait_s: float | None) -> None:
        super().__init__(message)
        self.status = status
        self.wait_s = wait_s


class MediaWikiClient(wikipediaapi.Wikipedia):  # type: ignore[misc]  # the library is untyped here
    """Asks one MediaWiki's action API, politely.

    Args:
        api_url: address of its api.php.
        user_agent: what to say we are; the library adds its own name.
        limit: how often to ask.
        timeout_s: patience with one request, all of it.
        transport: an httpx transport in place of the network.
        proxy: address of an HTTP proxy; None for what the environment says.
        sleep: waits so many seconds.
    """

    def __init__(
        self,
        *,
        language: str,
        api_url: str,
        user_agent: str,
        limit: RateLimit,
        timeout_s: float,
        transport: httpx.BaseTransport | None = None,
        proxy: str | None = None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.api_url = api_url
        self.requests = 0
        self._limit = limit
        self._timeout_s = timeout_s
        self._sleep = sleep
        self._proxy = proxy or environment_proxy(api_url)
        self._on_network = transport is None
        super().__init__(
            user_agent=user_agent,
            language=language,
            max_retries=0,  # this class decides what is worth a second try
            headers={"Accept-Encoding": "gzip"},
            timeout=httpx.Timeout(timeout_s, connect=min(OFFLINE_AFTER_S, timeout_s)),
            transport=transport or _network(self._proxy),
        )

    def _build_url(self, language: str) -> str:
        return self.api_url

    def close(self) -> None:
        """Closes the connections; the next request opens new ones."""
        self._client.close()

    def check_reachable(self) -> None:
        """Finds out within two seconds whether there is a way to the server at all.

        A name server that does not answer holds a request up for far longer than any timeout of the
        HTTP client: it is asked in a thread that we do not wait for.

        Raises:
            ApiUnavailableError: there is none.
        """
        if not self._on_network:
            return
        target = urlsplit(self._proxy or self.api_url)
        port = target.port or (80 if target.scheme == "http" else 443)
        failure: list[Exception] = []
        done = threading.Event()

        def connect() -> None:
            try:
                _connect(target.hostname or "", port, OFFLINE_AFTER_S)
            except (OSError, UnicodeError) as error:
                failure.append(error)
            done.set()

        threading.Thread(target=connect, name="newslens-reachable", daemon=True).start()
        answered = done.wait(OFFLINE_AFTER_S)
        if not answered or failure:
            why = failure[0] if failure else f"no answer in {OFFLINE_AFTER_S:g} s"
            raise ApiUnavailableError(
                f"{target.hostname} cannot be reached ({why}). "
                "Check the network, or use the option offline.",
                url=self.api_url,
            )

    def pages(self, params: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
        """The `query` parts of the answer and of its continuations.

        Raises:
            ApiUnavailableError: no good answer came.
        """
        more: dict[str, Any] = {}
        seen: set[str] = set()
        for _ in range(MAX_CONTINUES):
            answer = self._ask({**params, **more})
            query = answer.get("query", {})
            if not more and "titles" in params and "generator" not in params:
                self._check_speaks_of_titles(query)
            if isinstance(query, dict):
                yield query
            more = answer.get("continue", {})
            key = json.dumps(more, sort_keys=True)
            if not isinstance(more, dict) or not more or key in seen:
                return
            seen.add(key)

    def _ask(self, params: dict[str, Any]) -> dict[str, Any]:
        """One request, and a second one where the server says when to come back."""
        request = {"action": "query", "format": "json", "formatversion": "2", **params}
        for last_try in (False, True):
            self._limit.wait()
            self.requests += 1
            try:
                answer: dict[str, Any] = self._get(self.language, request)
                return answer
            except _BusyError as busy:
                wait_s = 2.0 if busy.wait_s is None else busy.wait_s
                if last_try or wait_s > MAX_WAIT_S:
                    raise ApiUnavailableError(
                        f"{busy} at {self.api_url}. It is asked again in "
                        f"{min(max(wait_s, 30.0), MAX_PAUSE_S):.0f} s.",
                        url=self.api_url,
                        status=busy.status,
                        pause_s=max(wait_s, 30.0),
                    ) from busy
                self._sleep(wait_s)
        raise AssertionError("unreachable")

    def _do_get(self, url: str, params: dict[str, Any]) -> dict[str, Any]:
        try:
            status, retry_after, body = self._fetch(url, params)
        except httpx.TimeoutException as error:
            raise ApiUnavailableError(
                f"{url} did not answer within {self._timeout_s:g} s. "
                "Try later, raise the option timeout_s, or use the option offline.",
                url=url,
            ) from error
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise ApiUnavailableError(
                f"{url} cannot be reached ({type(error).__name__}: {error}). "
                "Check the network, or use the option offline.",
                url=url,
            ) from error
        wait_s = retry_after_s(retry_after)
        if status == 429 or status >= 500:
            raise _BusyError(f"HTTP {status}", status, wait_s)
        if status != 200:
            raise ApiUnavailableError(
                f"{url} answered HTTP {status}. Is it the api.php of a MediaWiki?",
                url=url,
                status=status,
            )
        try:
            answer = json.loads(body)
        except (ValueError, RecursionError) as error:
            raise ApiUnavailableError(
                f"{url} answered something that is not JSON ({body[:40]!r} …): a broken answer, "
                "or a login page of the network.",
                url=url,
                status=status,
            ) from error
        return self._checked(answer, status, wait_s)

    def _checked(self, answer: Any, status: int, wait_s: float | None) -> dict[str, Any]:
        """The answer, where it is one: the API reports errors with HTTP 200."""
        if isinstance(answer, dict) and "error" in answer:
            error = answer["error"] if isinstance(answer["error"], dict) else {}
            code = str(error.get("code", "unknown"))[:80]
            text = f"The API reports {code!r} ({str(error.get('info', ''))[:200]})"
            if code in _BUSY_CODES:
                raise _BusyError(text, status, 5.0 if wait_s is None else wait_s)
            raise ApiUnavailableError(f"{text} at {self.api_url}.", url=self.api_url, status=status)
        if not isinstance(answer, dict) or not {"query", "batchcomplete", "continue"} & set(answer):
            raise ApiUnavailableError(
                f"{self.api_url} answered JSON that is not a query's answer. "
                "Is it the api.php of a MediaWiki?",
                url=self.api_url,
                status=status,
            )
        return answer

    def _check_speaks_of_titles(self, query: Any) -> None:
        """A MediaWiki names every title that it was asked for, if only to say that it is missing;
        what names none must not be taken for "there is no such page"."""
        kinds = ("pages", "redirects", "normalized", "converted", "interwiki")
        lists = [query.get(kind) for kind in kinds] if isinstance(query, dict) else []
        items = [item for found in lists if isinstance(found, list) for item in found]
        if not any(isinstance(item, dict) and {"title", "from"} & set(item) for item in items):
            raise ApiUnavailableError(
                f"{self.api_url} answered without the pages that it was asked for. "
                "Is it the api.php of a MediaWiki?",
                url=self.api_url,
                status=200,
            )

    def _fetch(self, url: str, params: dict[str, Any]) -> tuple[int, str | None, bytes]:
        """Status, Retry-After and body, within the time and size that one answer may take."""
        deadline = time.monotonic() + self._timeout_s
        body = bytearray()
        with self._client.stream("GET", url, params=params) as response:
            unpack = _unpacking(response.headers.get("Content-Encoding", "identity"))
            for chunk in response.iter_raw():
                # One byte more than may be, so that a bomb is seen before it has gone off.
                body += unpack(chunk, MAX_ANSWER_BYTES + 1 - len(body))
                if len(body) > MAX_ANSWER_BYTES:
                    raise httpx.DecodingError(f"more than {MAX_ANSWER_BYTES} bytes")
                if time.monotonic() > deadline:
                    raise httpx.ReadTimeout("the answer trickles in too slowly")
            return response.status_code, response.headers.get("Retry-After"), bytes(body)


def _unpacking(encoding: str) -> Callable[[bytes, int], bytes]:
    """Unpacks the parts of a body, to no more than so many bytes each.

    httpx would unpack each as a whole, a thousandfold, and again for each encoding that is named.
    """
    if encoding.strip().lower() == "identity":
        return lambda packed, most: packed[:most]
    if encoding.strip().lower() != "gzip":
        raise httpx.DecodingError(f"packed as {encoding[:40]!r}, which was not asked for")
    unpacker = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)

    def unpack(packed: bytes, most: int) -> bytes:
        try:
            return unpacker.decompress(packed, most)
        except zlib.error as error:
            raise httpx.DecodingError(f"damaged: {error}") from error

    return unpack


def environment_proxy(url: str) -> str | None:
    """The proxy that HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY name for `url`.

    The library passes httpx a transport of its own, which makes httpx ignore the environment.
    """
    parts = urlsplit(url)
    host = parts.hostname or ""
    if host in {"localhost", "127.0.0.1", "::1"} or urllib.request.proxy_bypass(host):
        return None
    proxies = urllib.request.getproxies()
    return proxies.get(parts.scheme) or proxies.get("all")


def _connect(host: str, port: int, timeout_s: float) -> None:
    """Connects once, by the first address of each family: IPv6 often leads nowhere, silently."""
    addresses = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    families = {address[0]: address for address in reversed(addresses)}
    failure: OSError = OSError(f"{host} has no address")
    for family, kind, protocol, _, address in families.values():
        with socket.socket(family, kind, protocol) as probe:
            probe.settimeout(timeout_s / len(families))
            try:
                probe.connect(address)
                return
            except OSError as error:
                failure = error
    raise failure


def _network(proxy: str | None) -> httpx.HTTPTransport:
    try:
        return httpx.HTTPTransport(proxy=proxy)
    except (ValueError, ImportError, httpx.InvalidURL) as error:
        raise OptionError(
            f"proxy {proxy!r} cannot be used: {error}. Give an address such as "
            "'http://proxy.example.org:3128'; for SOCKS, pip install 'httpx[socks]'.",
            option="proxy",
            value=proxy,
        ) from error
