"""Live Wikipedia, or any other MediaWiki, as a source: all names of an article in one request."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from jl_newslens.errors import SourceUnavailableError
from jl_newslens.link.sources.mediawiki_pages import PageRecord, askable_title
from jl_newslens.link.sources.wikipedia_candidates import (
    DISAMBIGUATION,
    from_disambiguation,
    from_page,
    from_search,
    types_differ,
)
from jl_newslens.link.sources.wikipedia_options import (
    checked_api,
    checked_contact,
    checked_language,
    edition_api,
)
from jl_newslens.link.sources.wikipedia_pages import WikiPages
from jl_newslens.model import Candidate, Notice
from jl_newslens.protocols import Query

if TYPE_CHECKING:
    import httpx

    from jl_newslens.link.sources.cache import PageCache

MAX_LEADS: Final = 3  # of the options of one ambiguous name
_OTHER_MEANINGS: Final = 0.5  # what they share where the name's own page is of another type


class WikipediaSource:
    """Looks names up in a live Wikipedia; from several threads too, one request after another.

    `find` sends one request for up to 20 names (three for 50), and one more for each name that no
    page has as its title or that means several things.

    Args:
        language: the edition, such as "en" or "pt"; ignored where `base_url` is given.
        contact: e-mail address or page of whoever runs this, for the User-Agent. Without one
            Wikipedia answers ten requests a minute, which is respected here.
        base_url: the api.php of another MediaWiki.
        cache: where answers are kept between sessions; None for nowhere.
        proxy: address of an HTTP proxy; None for what HTTPS_PROXY and NO_PROXY say.
        timeout_s: patience with one request.
        maxlag_s: lets a busy server turn us away, for work that nobody waits for.
        transport: an httpx transport in place of the network.

    Raises:
        OptionError: a language, contact or address that cannot be used.
    """

    name = "wikipedia"
    live = True

    def __init__(
        self,
        language: str = "en",
        *,
        contact: str | None = None,
        base_url: str | None = None,
        cache: PageCache | None = None,
        proxy: str | None = None,
        timeout_s: float = 10.0,
        maxlag_s: int | None = None,
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        self.language = checked_language(language)
        self.api_url = checked_api(base_url) if base_url else edition_api(self.language)
        self.contact = checked_contact(contact)
        self._options: dict[str, Any] = {
            "language": self.language,
            "contact": self.contact,
            "cache": cache,
            "proxy": proxy,
            "timeout_s": timeout_s,
            "maxlag_s": maxlag_s,
        }
        self._wiki = WikiPages(api_url=self.api_url, transport=transport, **self._options)
        self._lock = threading.RLock()
        self._unanswered: tuple[str, ...] = ()

    def __reduce__(self) -> tuple[Any, ...]:
        """Another process opens connections of its own; an own transport does not travel."""
        return partial(type(self), base_url=self.api_url, **self._options), ()

    @property
    def requests(self) -> int:
        """How many requests this source has sent."""
        return self._wiki.requests

    def notices(self) -> tuple[Notice, ...]:
        """What the last call of `find` could not do in full, for `Analysis.notices`.

        Codes: wikipedia-contact, -incomplete, -ambiguous, -search; cache-rebuilt, cache-off.
        """
        return self._wiki.notices()

    def unanswered(self) -> frozenset[str]:
        """Names of the last call of `find` that the server stopped answering about.

        Nothing is known of them: an entity of such a name is "unavailable" rather than "unknown".
        """
        return frozenset(self._unanswered)

    def close(self) -> None:
        """Closes the connections; the next call of `find` opens them again."""
        with self._lock:
            self._wiki.close()

    def find(self, queries: Sequence[Query]) -> Sequence[tuple[Candidate, ...]]:
        """Candidates for each query: the page of that title, what a disambiguation page lists, or
        what a search finds. The best comes first.

        Priors are guesses: the API tells nothing of how often a name means a page.

        Raises:
            SourceUnavailableError: nothing could be asked, and not all names are in the cache.
        """
        with self._lock:
            self._unanswered = ()
            self._wiki.forget_notices()
            titles = {q.name: askable_title(q.name) for q in queries}
            pages: dict[str, PageRecord | None] = {}
            try:
                self._wiki.pages([title for title in titles.values() if title], pages)
                return self._settle(queries, titles, pages)
            except SourceUnavailableError as error:
                return self._settle_what_is_known(queries, titles, pages, error)

    def _settle(
        self,
        queries: Sequence[Query],
        titles: Mapping[str, str | None],
        pages: Mapping[str, PageRecord | None],
    ) -> list[tuple[Candidate, ...]]:
        """Candidates from `pages`, from the pages that they disambiguate to, and from searches."""
        own = {q.name: pages.get(titles[q.name] or "") for q in queries}
        others = self._other_meanings(queries, own)
        ambiguous = [
            page.title
            for page in (*own.values(), *others.values())
            if page and page.is_disambiguation
        ]
        options = self._wiki.options(ambiguous)
        hits = self._wiki.searched([name for name, page in own.items() if page is None])
        found: list[tuple[Candidate, ...]] = []
        for query in queries:
            page, other = own[query.name], others.get(query.name)
            if page is None:
                found.append(from_search(query, hits.get(query.name, ())))
            elif page.is_disambiguation:
                found.append(from_disambiguation(query, page, options.get(page.title, ())))
            else:
                found.append(from_page(query, page))
                if other is not None:
                    more = from_disambiguation(
                        query, other, options.get(other.title, ()), share=_OTHER_MEANINGS
                    )
                    found[-1] += tuple(c for c in more if c.title != page.title)
        return self._with_leads(found)

    def _other_meanings(
        self, queries: Sequence[Query], own: Mapping[str, PageRecord | None]
    ) -> dict[str, PageRecord]:
        """Disambiguation pages for names whose own page is of another type than the name."""
        if self.language != "en":
            return {}  # other editions put another word in the brackets
        wanted = {}
        for query in queries:
            page = own[query.name]
            if page and not page.is_disambiguation and types_differ(query, page):
                wanted[query.name] = f"{page.redirected_from or page.title} (disambiguation)"
        pages = self._wiki.pages(wanted.values())
        found = {name: pages.get(title) for name, title in wanted.items()}
        return {name: page for name, page in found.items() if page and page.is_disambiguation}

    def _with_leads(self, found: Sequence[tuple[Candidate, ...]]) -> list[tuple[Candidate, ...]]:
        """The same candidates; the best of each name has its lead, fetched for all at once."""
        bare = [c.title for candidates in found for c in candidates[:MAX_LEADS] if _leadless(c)]
        if not bare:
            return list(found)
        pages = self._wiki.pages(bare)
        return [
            tuple(
                replace(c, lead=page.lead) if _leadless(c) and (page := pages.get(c.title)) else c
                for c in candidates
            )
            for candidates in found
        ]

    def _settle_what_is_known(
        self,
        queries: Sequence[Query],
        titles: Mapping[str, str | None],
        pages: Mapping[str, PageRecord | None],
        error: SourceUnavailableError,
    ) -> list[tuple[Candidate, ...]]:
        """The names that answers so far settled; the others are told by `unanswered`."""
        found = []
        unanswered = []
        for query in queries:
            page = pages.get(titles[query.name] or "")
            if page is not None and not page.is_disambiguation:
                found.append(from_page(query, page))
            else:
                found.append(())
                unanswered.append(query.name)
        if not any(found):
            raise error
        self._unanswered = tuple(unanswered)
        self._wiki.note(
            "wikipedia-incomplete", f"Names that were not looked up: {len(unanswered)}. {error}"
        )
        return found


def _leadless(candidate: Candidate) -> bool:
    """Whether it comes from the list on a disambiguation page, which is asked for without leads."""
    return not candidate.lead and candidate.reasons[0].feature == DISAMBIGUATION
