"""The pages of one MediaWiki: asked for in batches, kept in a cache, left alone when it is down."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
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
    title_batches,
)
from jl_newslens.link.sources.wikipedia_options import is_wikimedia, user_agent
from jl_newslens.model import Notice

if TYPE_CHECKING:
    import httpx

    from jl_newslens.link.sources.cache import PageCache
    from jl_newslens.link.sources.mediawiki_client import MediaWikiClient

SOURCE: Final = "wikipedia"
MAX_SEARCHES: Final = 20  # of one call of find(), with a contact
MAX_SEARCHES_WITHOUT_CONTACT: Final = 3
MAX_DISAMBIGUATIONS: Final = 10
_TOO_MANY_REQUESTS: Final = 429
RECHECK_S: Final = 60.0  # a server that answered this recently is taken to be reachable


class WikiPages:
    """Asks a wiki for what its cache does not know; not safe to use from several threads at once.

    `WikipediaSource` tells what the arguments mean.
    """

    def __init__(
        self,
        *,
        language: str,
        api_url: str,
        contact: str | None,
        cache: PageCache | None,
        proxy: str | None,
        timeout_s: float,
        maxlag_s: int | None,
        transport: httpx.BaseTransport | None,
    ) -> None:
        self._language = language
        self._api_url = api_url
        self._contact = contact
        self._cache = cache
        self._proxy = proxy
        self._timeout_s = timeout_s
        self._maxlag_s = maxlag_s
        self._transport = transport
        self._client: MediaWikiClient | None = None
        self._is_throttled = contact is None and is_wikimedia(api_url)
        self._limit, self._circuit = self._shared_state()
        self._process = os.getpid()
        self._notices: dict[str, Notice] = {}

    @property
    def requests(self) -> int:
        """How many requests were sent."""
        return self._client.requests if self._client else 0

    def notices(self) -> tuple[Notice, ...]:
        """What could not be done in full since `forget_notices`, and what the cache has to say."""
        cached = self._cache.notices() if self._cache else ()
        return (*self._notices.values(), *cached)

    def forget_notices(self) -> None:
        self._notices = {}

    def close(self) -> None:
        """Closes the connections; the next request opens them again."""
        client, self._client = self._client, None
        if client is not None:
            client.close()

    def pages(
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

    def options(self, pages: Iterable[str]) -> dict[str, Sequence[PageRecord]]:
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
            self.note("wikipedia-ambiguous", f"Ambiguous names that were not resolved: {left}.")
        return options

    def searched(self, names: Iterable[str]) -> dict[str, Sequence[PageRecord]]:
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
            advice = " Set the option contact to have more searched." if self._is_throttled else ""
            self.note(
                "wikipedia-search",
                "Names that are no page's title, and were not searched for: "
                f"{len(missing) - most}.{advice}",
            )
        return {name: hits[text] for name, text in wanted.items() if text and text in hits}

    def _ask(self, params: Mapping[str, Any]) -> Answer:
        """The joined answer; what fails is remembered, so that it is not asked again at once."""
        blocked = self._circuit.blocked()
        if blocked:
            reason, left_s = blocked
            raise SourceUnavailableError(
                f"{reason} Asked again in {left_s:.0f} s.", source=SOURCE, url=self._api_url
            )
        from jl_newslens.link.sources.mediawiki_client import ApiUnavailableError

        lag = {} if self._maxlag_s is None else {"maxlag": str(self._maxlag_s)}
        try:
            client = self._opened()
            if not self._circuit.answered_within(RECHECK_S):
                client.check_reachable()
            answer = Answer(client.pages({**params, **lag}))
        except ApiUnavailableError as error:
            self._circuit.open(str(error), error.pause_s)
            if error.status == _TOO_MANY_REQUESTS:
                self._note_contact()
            raise
        self._circuit.close()
        self._note_contact()
        return answer

    def _note_contact(self) -> None:
        if self._is_throttled:
            self.note(
                "wikipedia-contact",
                "Wikipedia answers ten requests a minute to programs that do not say who runs "
                "them. Set the option contact to your e-mail address to be answered faster.",
            )

    def _opened(self) -> MediaWikiClient:
        if self._client is not None and self._process != os.getpid():
            self._client = None  # after a fork its connections are the parent's
        if self._client is None:
            from jl_newslens.link.sources.mediawiki_client import MediaWikiClient

            self._client = MediaWikiClient(
                language=self._language,
                api_url=self._api_url,
                user_agent=user_agent(self._contact),
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
        server = "wikimedia" if is_wikimedia(self._api_url) else self._api_url
        return shared_limit(server, rate), shared_circuit(self._api_url)

    def _cached(self, kind: str, keys: Sequence[str]) -> dict[str, list[PageRecord]]:
        if self._cache is None or not keys:
            return {}
        found = {}
        for key, rows in self._cache.get_many(self._api_url, kind, keys).items():
            records = [PageRecord.from_dict(row) for row in rows]
            kept = [record for record in records if record is not None]
            if len(kept) == len(rows):
                found[key] = kept
        return found

    def _keep(self, kind: str, fresh: Mapping[str, Sequence[PageRecord]]) -> None:
        if self._cache is not None:
            rows = {key: [record.to_dict() for record in found] for key, found in fresh.items()}
            self._cache.put_many(self._api_url, kind, rows)

    def note(self, code: str, message: str) -> None:
        self._notices.setdefault(code, Notice(code, message))
