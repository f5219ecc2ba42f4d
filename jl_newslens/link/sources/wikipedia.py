"""Live Wikipedia, or any other MediaWiki, as a source: all names of an article in one request."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from jl_newslens.errors import SourceUnavailableError
from jl_newslens.link.sources.etiquette import (
    REQUESTS_A_MINUTE_WITH_CONTACT,
    REQUESTS_A_MINUTE_WITHOUT,
    Circuit,
    RateLimit,
    shared_circuit,
    shared_limit,
)
from jl_newslens.link.sources.mediawiki_pages import (
    PROPS,
    Answer,
    PageRecord,
    askable_search,
    askable_title,
    title_batches,
)
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
    is_wikimedia,
    user_agent,
)
from jl_newslens.model import Candidate, Notice
from jl_newslens.protocols import Query

if TYPE_CHECKING:
    import httpx

    from jl_newslens.link.sources.cache import PageCache
    from jl_newslens.link.sources.mediawiki_client import MediaWikiClient

MAX_SEARCHES: Final = 20  # of one call of find(), with a contact
MAX_SEARCHES_WITHOUT_CONTACT: Final = 3
MAX_DISAMBIGUATIONS: Final = 10
MAX_LEADS: Final = 3  # of the options of one ambiguous name
_OTHER_MEANINGS: Final = 0.5  # what they share where the name's own page is of another type
RECHECK_S: Final = 60.0  # a server that answered this recently is taken to be reachable


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
        self._cache = cache
        self._proxy = proxy
        self._timeout_s = timeout_s
        self._maxlag_s = maxlag_s
        self._transport = transport
        self._lock = threading.RLock()
        self._client: MediaWikiClient | None = None
        self._is_throttled = contact is None and is_wikimedia(self.api_url)
        self._limit, self._circuit = self._shared_state()
        self._process = os.getpid()
        self._notices: dict[str, Notice] = {}
        self._unanswered: tuple[str, ...] = ()

    def __reduce__(self) -> tuple[Any, ...]:
        """Another process opens connections of its own; an own transport does not travel."""
        options: dict[str, Any] = {
            "language": self.language,
            "contact": self.contact,
            "base_url": self.api_url,
            "cache": self._cache,
            "proxy": self._proxy,
            "timeout_s": self._timeout_s,
            "maxlag_s": self._maxlag_s,
        }
        return partial(type(self), **options), ()

    @property
    def requests(self) -> int:
        """How many requests this source has sent."""
        return self._client.requests if self._client else 0

    def notices(self) -> tuple[Notice, ...]:
        """What the last call of `find` could not do in full, for `Analysis.notices`.

        Codes: wikipedia-contact, -incomplete, -ambiguous, -search; cache-rebuilt, cache-off.
        """
        cached = self._cache.notices() if self._cache else ()
        return (*self._notices.values(), *cached)

    def unanswered(self) -> frozenset[str]:
        """Names of the last call of `find` that the server stopped answering about.

        Nothing is known of them: an entity of such a name is "unavailable" rather than "unknown".
        """
        return frozenset(self._unanswered)

    def close(self) -> None:
        """Closes the connections; the next call of `find` opens them again."""
        with self._lock:
            client, self._client = self._client, None
        if client is not None:
            client._client.close()

    def find(self, queries: Sequence[Query]) -> Sequence[tuple[Candidate, ...]]:
        """Candidates for each query: the page of that title, what a disambiguation page lists, or
        what a search finds. The best comes first.

        Priors are guesses: the API tells nothing of how often a name means a page.

        Raises:
            SourceUnavailableError: nothing could be asked, and not all names are in the cache.
        """
        with self._lock:
            self._notices, self._unanswered = {}, ()
            titles = {q.name: askable_title(q.name) for q in queries}
            pages: dict[str, PageRecord | None] = {}
            try:
                self._pages([title for title in titles.values() if title], pages)
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
        options = self._options(ambiguous)
        hits = self._searched([name for name, page in own.items() if page is None])
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
        pages = self._pages(wanted.values())
        found = {name: pages.get(title) for name, title in wanted.items()}
        return {name: page for name, page in found.items() if page and page.is_disambiguation}

    def _with_leads(self, found: Sequence[tuple[Candidate, ...]]) -> list[tuple[Candidate, ...]]:
        """The same candidates; the best of each name has its lead, fetched for all at once."""
        bare = [c.title for candidates in found for c in candidates[:MAX_LEADS] if _leadless(c)]
        if not bare:
            return list(found)
        pages = self._pages(bare)
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
        self._note("wikipedia-incomplete", f"{len(unanswered)} names were not looked up: {error}")
        return found

    def _pages(
        self, titles: Iterable[str], known: dict[str, PageRecord | None] | None = None
    ) -> dict[str, PageRecord | None]:
        """The page that each title leads to, None where there is none.

        Args:
            known: filled as answers come, so that they are there when a later request fails.
        """
        known = {} if known is None else known
        wanted = list(dict.fromkeys(titles))
        kept = self._cached("page", wanted)
        known |= {title: rows[0] if rows else None for title, rows in kept.items()}
        for batch in title_batches([title for title in wanted if title not in known]):
            answer = self._ask({"titles": "|".join(batch), "converttitles": "1", **PROPS})
            fresh = {title: answer.page(title) for title in batch}
            self._keep("page", {title: [page] if page else [] for title, page in fresh.items()})
            known.update(fresh)
        return known

    def _options(self, pages: Iterable[str]) -> dict[str, Sequence[PageRecord]]:
        """For each disambiguation page the pages that it links to, without their leads."""
        wanted = list(dict.fromkeys(pages))
        options: dict[str, Sequence[PageRecord]] = dict(self._cached("links", wanted))
        missing = [title for title in wanted if title not in options]
        for title in missing[:MAX_DISAMBIGUATIONS]:
            answer = self._ask(
                {
                    **PROPS,
                    "generator": "links",
                    "titles": title,
                    "gplnamespace": "0",
                    "gpllimit": "max",
                    "prop": "info|pageprops|description|pageimages",
                }
            )
            options[title] = answer.ranked()
            self._keep("links", {title: options[title]})
        if (left := len(missing) - MAX_DISAMBIGUATIONS) > 0:
            self._note("wikipedia-ambiguous", f"{left} ambiguous names were not resolved.")
        return options

    def _searched(self, names: Iterable[str]) -> dict[str, Sequence[PageRecord]]:
        """What the wiki's search finds for each name."""
        wanted = {name: askable_search(name) for name in names}
        texts = list(dict.fromkeys(text for text in wanted.values() if text))
        hits: dict[str, Sequence[PageRecord]] = dict(self._cached("search", texts))
        missing = [text for text in texts if text not in hits]
        spare = min(MAX_SEARCHES_WITHOUT_CONTACT, max(self._limit.free() - 2, 0))
        most = spare if self._is_throttled else MAX_SEARCHES
        for text in missing[:most]:
            answer = self._ask(
                {
                    **PROPS,
                    "generator": "search",
                    "gsrsearch": text,
                    "gsrlimit": "5",
                    "gsrnamespace": "0",
                }
            )
            hits[text] = answer.ranked()
            self._keep("search", {text: hits[text]})
        if len(missing) > most:
            advice = " Set contact= to have more searched." if self._is_throttled else ""
            self._note(
                "wikipedia-search",
                f"{len(missing) - most} names that are no page's title were not searched.{advice}",
            )
        return {name: hits[text] for name, text in wanted.items() if text and text in hits}

    def _ask(self, params: Mapping[str, Any]) -> Answer:
        """The joined answer; what fails is remembered, so that it is not asked again at once."""
        blocked = self._circuit.blocked()
        if blocked:
            reason, left_s = blocked
            raise SourceUnavailableError(
                f"{reason} Asked again in {left_s:.0f} s.", source=self.name, url=self.api_url
            )
        from jl_newslens.link.sources.mediawiki_client import ApiUnavailableError

        if self._is_throttled:
            self._note(
                "wikipedia-contact",
                "Wikipedia answers ten requests a minute to programs that do not say who runs "
                "them. Set contact='you@example.org' to be answered faster.",
            )
        lag = {} if self._maxlag_s is None else {"maxlag": str(self._maxlag_s)}
        try:
            client = self._opened()
            if not self._circuit.answered_within(RECHECK_S):
                client.check_reachable()
            answer = Answer(client.pages({**params, **lag}))
        except ApiUnavailableError as error:
            self._circuit.open(str(error), error.pause_s)
            raise
        self._circuit.close()
        return answer

    def _opened(self) -> MediaWikiClient:
        if self._client is not None and self._process != os.getpid():
            self._client = None  # after a fork its connections are the parent's
        if self._client is None:
            from jl_newslens.link.sources.mediawiki_client import MediaWikiClient

            self._client = MediaWikiClient(
                language=self.language,
                api_url=self.api_url,
                user_agent=user_agent(self.contact),
                limit=self._limit,
                timeout_s=self._timeout_s,
                transport=self._transport,
                proxy=self._proxy,
            )
            self._process = os.getpid()
        return self._client

    def _shared_state(self) -> tuple[RateLimit, Circuit]:
        rate = REQUESTS_A_MINUTE_WITHOUT if self._is_throttled else REQUESTS_A_MINUTE_WITH_CONTACT
        if self._transport is not None:
            return RateLimit(rate), Circuit()
        # Wikimedia counts the requests to all its wikis together.
        server = "wikimedia" if is_wikimedia(self.api_url) else self.api_url
        return shared_limit(server, rate), shared_circuit(self.api_url)

    def _cached(self, kind: str, keys: Sequence[str]) -> dict[str, list[PageRecord]]:
        if self._cache is None or not keys:
            return {}
        found = {}
        for key, rows in self._cache.get_many(self.api_url, kind, keys).items():
            records = [PageRecord.from_dict(row) for row in rows]
            kept = [record for record in records if record is not None]
            if len(kept) == len(rows):
                found[key] = kept
        return found

    def _keep(self, kind: str, fresh: Mapping[str, Sequence[PageRecord]]) -> None:
        if self._cache is not None:
            rows = {key: [record.to_dict() for record in found] for key, found in fresh.items()}
            self._cache.put_many(self.api_url, kind, rows)

    def _note(self, code: str, message: str) -> None:
        self._notices.setdefault(code, Notice(code, message))


def _leadless(candidate: Candidate) -> bool:
    """Whether it comes from the list on a disambiguation page, which is asked for without leads."""
    return not candidate.lead and candidate.reasons[0].feature == DISAMBIGUATION
