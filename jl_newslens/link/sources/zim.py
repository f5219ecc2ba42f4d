"""A ZIM file (Kiwix's offline Wikipedia) as a source. Needs the extra "zim".

ZIM files know titles, redirects and pages as HTML; no Wikidata items and nothing of how often a
name means a page, so priors are the same guesses as for live Wikipedia.
"""

from __future__ import annotations

import os
import re
import threading
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from jl_newslens.errors import MissingExtraError, ReferenceFormatError, SourceNotFoundError
from jl_newslens.link.names.forms import fold
from jl_newslens.link.sources.mediawiki_pages import PageRecord, askable_title, web_address
from jl_newslens.link.sources.spellings import spellings
from jl_newslens.link.sources.wikipedia_candidates import from_disambiguation, from_page
from jl_newslens.link.sources.zim_page import ZimPage, read_zim_page
from jl_newslens.model import Candidate
from jl_newslens.protocols import Query

MAX_OPTIONS: Final = 12  # of a disambiguation page: each costs some 2 ms
_MAX_HOPS: Final = 5
_MAX_PAGE_BYTES: Final = 8 * 1024 * 1024
_SUGGESTIONS: Final = 5
_OLD_NAMESPACE: Final = re.compile(r"^[AC]/")
_HOST: Final = re.compile(r"(?:https?://)?([a-z0-9.-]+\.[a-z]{2,})/?(?:wiki/?)?", re.I)


class ZimSource:
    """Looks names up by title in a ZIM file of a wiki.

    Args:
        path: the file.

    Raises:
        MissingExtraError: libzim is not installed.
        SourceNotFoundError: there is no such file.
        ReferenceFormatError: it is no ZIM file, or it is damaged.
    """

    name = "zim"

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self.path = Path(path)
        if not self.path.is_file():
            raise SourceNotFoundError(f"There is no ZIM file {str(path)!r}.", source=str(path))
        try:
            from libzim.reader import Archive
        except ImportError as error:
            raise MissingExtraError("Reading a ZIM file", "zim") from error
        try:
            self._archive: Any = Archive(self.path)
            self._base = self._address()
        except (RuntimeError, OSError) as error:
            raise self._damaged(error) from error
        self._lock = threading.Lock()

    def find(self, queries: Sequence[Query]) -> Sequence[tuple[Candidate, ...]]:
        """The page of each name's title, or what its disambiguation page lists.

        Raises:
            ReferenceFormatError: the file is damaged.
        """
        with self._lock:
            try:
                return [self._candidates(query) for query in queries]
            except (RuntimeError, OSError) as error:
                raise self._damaged(error) from error

    def __reduce__(self) -> tuple[Any, ...]:
        """Another process opens the file itself."""
        return type(self), (self.path,)

    def _candidates(self, query: Query) -> tuple[Candidate, ...]:
        entry = self._entry(query.name)
        if entry is None:
            return ()
        record, page = self._record(entry)
        if record is None or page is None:
            return ()
        if page.is_disambiguation:
            options = []
            for path in page.options[:MAX_OPTIONS]:
                option = self._by_path([path])
                found = self._record(option)[0] if option is not None else None
                if found is not None:
                    options.append(found)
            candidates = from_disambiguation(query, record, options)
        else:
            candidates = from_page(query, record)
        return tuple(replace(candidate, source=self.name) for candidate in candidates)

    def _entry(self, name: str) -> Any | None:
        """The entry of that title in some spelling; None where there is none."""
        if askable_title(name) is None:
            return None
        titles = [title for form in spellings(name) if (title := askable_title(form))]
        for title in titles:
            found = self._by_path([title.replace(" ", "_")])
            if found is not None and fold(_OLD_NAMESPACE.sub("", found.path)) == fold(title):
                return found
        for title in titles:
            if self._archive.has_entry_by_title(title):
                return self._archive.get_entry_by_title(title)
        return self._suggested(titles[0]) if titles else None

    def _by_path(self, paths: Iterable[str]) -> Any | None:
        for path in paths:
            for full in (path, f"A/{path}", f"C/{path}"):  # older files have namespaces
                if self._archive.has_entry_by_path(full):
                    return self._archive.get_entry_by_path(full)
        return None

    def _suggested(self, title: str) -> Any | None:
        """An entry whose title differs in capitals or accents only."""
        if not self._archive.has_title_index:
            return None
        from libzim.suggestion import SuggestionSearcher

        wanted = fold(title)
        for path in SuggestionSearcher(self._archive).suggest(title).getResults(0, _SUGGESTIONS):
            entry = self._archive.get_entry_by_path(path)
            if fold(entry.title) == wanted:
                return entry
        return None

    def _record(self, entry: Any) -> tuple[PageRecord | None, ZimPage | None]:
        """The page that an entry leads to; nothing for a circle of redirects or what is no page."""
        start = entry
        for _ in range(_MAX_HOPS):
            if not entry.is_redirect:
                break
            entry = entry.get_redirect_entry()
        else:
            return None, None
        item = entry.get_item()
        if "html" not in item.mimetype or item.size > _MAX_PAGE_BYTES:
            return None, None
        page = read_zim_page(bytes(item.content))
        title = entry.title
        return (
            PageRecord(
                title=title,
                url=self._base and f"{self._base}{quote(title.replace(' ', '_'))}",
                description=page.description,
                lead=page.lead,
                is_disambiguation=page.is_disambiguation,
                redirected_from=start.title if start.path != entry.path else None,
            ),
            page,
        )

    def _address(self) -> str | None:
        """The address that pages of the wiki begin with, where the file tells it."""
        if "Source" not in self._archive.metadata_keys:
            return None
        source = bytes(self._archive.get_metadata("Source")).decode("utf-8", "replace").strip()
        match = _HOST.fullmatch(source)
        return web_address(f"https://{match.group(1).lower()}/wiki/") if match else None

    def _damaged(self, error: Exception) -> ReferenceFormatError:
        return ReferenceFormatError(
            f"{self.path} is not a ZIM file, or it is damaged ({error}). Download it again.",
            path=str(self.path),
        )
