"""A MediaWiki made of a table and an httpx transport, for answers that a real one rarely gives."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import httpx

from jl_newslens.link.sources.wikipedia import WikipediaSource
from jl_newslens.protocols import Query

CONTACT = "tests@example.org"


def page(title: str, **more: Any) -> dict[str, Any]:
    slug = title.replace(" ", "_")
    return {
        "ns": 0,
        "title": title,
        "fullurl": f"https://en.wikipedia.org/wiki/{slug}",
        "extract": f"{title} is a thing.",
        **more,
    }


class FakeWiki:
    """Answers title requests from `pages`; `replies` come first, one each, if there are any.

    Attributes:
        asked: the parameters of every request, in order.
        headers: the headers of the last request.
    """

    def __init__(self, *pages: dict[str, Any], redirects: dict[str, str] | None = None) -> None:
        self.pages = {p["title"]: p for p in pages}
        self.redirects = redirects or {}
        self.replies: list[httpx.Response | Exception | Callable[[], httpx.Response]] = []
        self.asked: list[dict[str, str]] = []
        self.headers: httpx.Headers = httpx.Headers()
        self.transport = httpx.MockTransport(self._sent)

    def _sent(self, request: httpx.Request) -> httpx.Response:
        """The answer as a stream, as it comes from a network."""
        answer = self._answer(request)
        return httpx.Response(
            answer.status_code, headers=answer.headers, stream=httpx.ByteStream(answer.content)
        )

    def _answer(self, request: httpx.Request) -> httpx.Response:
        params = dict(request.url.params)
        self.asked.append(params)
        self.headers = request.headers
        if self.replies:
            reply = self.replies.pop(0)
            if isinstance(reply, BaseException):
                raise reply
            return reply if isinstance(reply, httpx.Response) else reply()
        if "titles" not in params or "generator" in params:
            return httpx.Response(200, json={"batchcomplete": True})
        found: dict[str, Any] = {}
        steps = []
        for title in params["titles"].split("|"):
            target = title
            for _ in range(3):
                if target in self.redirects:
                    steps.append({"from": target, "to": self.redirects[target]})
                    target = self.redirects[target]
            known = self.pages.get(target, {"ns": 0, "title": target, "missing": True})
            found[target] = known
        query = {"pages": list(found.values()), "redirects": steps}
        return httpx.Response(200, json={"batchcomplete": True, "query": query})


def error(code: str, status: int = 200, **headers: str) -> httpx.Response:
    body = json.dumps({"error": {"code": code, "info": f"about {code}"}})
    return httpx.Response(
        status, content=body, headers={k.replace("_", "-"): v for k, v in headers.items()}
    )


def source_of(wiki: FakeWiki, **options: Any) -> WikipediaSource:
    return WikipediaSource(**{"contact": CONTACT, "transport": wiki.transport, **options})


def titles(source: WikipediaSource, *names: str) -> list[list[str]]:
    return [[c.title for c in found] for found in source.find([Query(n) for n in names])]
