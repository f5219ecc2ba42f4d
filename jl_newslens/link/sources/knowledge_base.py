"""A knowledge base built from a Wikipedia dump, as a source: offline, and about all of Wikipedia.

The file is read where it lies: opening it costs a millisecond and no memory, whatever its size.
"""

from __future__ import annotations

import math
import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from jl_newslens.errors import SourceNotFoundError
from jl_newslens.link.sources.knowledge_base_file import OTHER_PAGES, PLAIN, surface_key
from jl_newslens.link.sources.knowledge_base_reader import KnowledgeBaseReader
from jl_newslens.link.sources.mediawiki_pages import web_address
from jl_newslens.link.sources.spellings import spellings
from jl_newslens.model import ENTITY_TYPES, Candidate, EntityType, Reason
from jl_newslens.protocols import Query

ENVIRONMENT: Final = "NEWSLENS_KB"
FILE_NAME: Final = "newslens.kb"
MAX_CANDIDATES: Final = 8
# What a page weighs that is listed for a surface by which nobody links to it: as part of a link.
_UNLINKED_WEIGHT: Final = 0.1
# A surface found nowhere in plain text was not looked for everywhere: one page more has it,
# unlinked.
_UNSEEN_PLAIN: Final = 1.0
_MAX_NAME_CHARS: Final = 200
# How many pages of English Wikipedia link its most linked one. Where the most linked page has
# fewer, the file holds a part of a Wikipedia, or a smaller wiki: a link there stands for many.
_MOST_IN_LINKS: Final = 500_000
# What a page without a link is taken to have, of a link.
_HALF_A_LINK: Final = 0.5

_Row = tuple[int, int]


@dataclass(frozen=True, slots=True)
class KnowledgeBaseInfo:
    """What a knowledge base file holds; `meta` is what the builder wrote of its dump."""

    path: Path
    pages: int
    aliases: int
    size_bytes: int
    meta: tuple[tuple[str, str], ...]


class KnowledgeBaseSource:
    """Looks names up in a knowledge base made by `newslens kb build`.

    Safe to use from several threads and after a fork. The file must not be changed while it is
    open; the builder replaces it as a whole, which is no change to those that have it open.

    Args:
        path: the file; None for `default_path()`.

    Raises:
        SourceNotFoundError: there is no such file.
        ReferenceFormatError: it is no knowledge base, or one of another layout.
    """

    name = "knowledge_base"

    def __init__(self, path: str | os.PathLike[str] | None = None) -> None:
        self.path = Path(path) if path is not None else default_path()
        if not self.path.is_file():
            raise SourceNotFoundError(
                f"There is no knowledge base {str(self.path)!r}. Make one: "
                "newslens kb build DUMP.xml.bz2 -o FILE. (The starter that comes with NewsLens "
                "needs none.)",
                source=str(self.path),
            )
        self._reader = KnowledgeBaseReader(self.path)
        self._meta = self._reader.meta()
        self._url = web_address(self._meta.get("url")) or ""
        most = self._meta.get("max_in_links", "0")
        self._most_in_links = int(most) if most.isdigit() else 0

    def find(self, queries: Sequence[Query]) -> Sequence[tuple[Candidate, ...]]:
        """Pages that Wikipedia's authors link by each name, the likeliest first.

        A name in another spelling (capitals, accents, dots) is found where nothing has it as it is.

        Raises:
            ReferenceFormatError: the file is damaged.
        """
        forms = {query.name: spellings(query.name) for query in queries}
        aliases = self._aliases({form for variants in forms.values() for form in variants[:1]})
        # Most names are found as they are: their other spellings would be read for nothing.
        aliases |= self._aliases(
            {
                form
                for exact, *others in filter(None, forms.values())
                if not any(page > 0 for page, _ in aliases.get(exact, ()))
                for form in others
            }
        )
        chosen: dict[str, tuple[str, list[_Row]]] = {}
        for name, variants in forms.items():
            for form in variants:
                rows = [row for row in aliases.get(form, ()) if row[0] > 0]
                if rows:
                    chosen[name] = form, sorted(rows, key=lambda row: (-row[1], row[0]))
                    break
        wanted = {row[0] for _, rows in chosen.values() for row in rows[:MAX_CANDIDATES]}
        pages = self._pages(wanted)
        found = []
        for query in queries:
            form, rows = chosen.get(query.name, ("", []))
            found.append(self._candidates(form, rows, aliases.get(form, ()), pages))
        return found

    def known_aliases(self, surfaces: Collection[str]) -> Mapping[str, float]:
        """Those of `surfaces` that are a name here, with the share of pages that link it where
        they have it.

        Raises:
            ReferenceFormatError: the file is damaged.
        """
        known = {}
        for surface, rows in self._aliases(set(surfaces)).items():
            plain = sum(pages for page, pages in rows if page == PLAIN)
            linked = sum(pages for page, pages in rows if page != PLAIN)
            if any(page > 0 for page, _ in rows):
                share = max(float(linked), _UNLINKED_WEIGHT)
                known[surface] = share / (share + plain + _UNSEEN_PLAIN)
        return known

    def info(self) -> KnowledgeBaseInfo:
        """Counts and origin. Counting reads the whole file once."""
        pages, aliases = self._reader.counts()
        return KnowledgeBaseInfo(
            path=self.path,
            pages=pages,
            aliases=aliases,
            size_bytes=self.path.stat().st_size,
            meta=tuple(sorted(self._meta.items())),
        )

    def close(self) -> None:
        """Closes this thread's connection; the next use opens one again."""
        self._reader.close()

    def __reduce__(self) -> tuple[Any, ...]:
        """Another process opens the file itself."""
        return type(self), (self.path,)

    def _aliases(self, surfaces: Collection[str]) -> dict[str, list[_Row]]:
        """(page, pages) rows by surface."""
        usable = (s for s in surfaces if 0 < len(s) <= _MAX_NAME_CHARS and _encodes(s))
        surface_of = {surface_key(surface): surface for surface in usable}
        found: dict[str, list[_Row]] = {}
        for sign in (-1, 1):  # the common surfaces, then those that were not among them
            keys = sorted(sign * key for key, surface in surface_of.items() if surface not in found)
            for key, page, pages in self._reader.rows("alias", "key", keys):
                found.setdefault(surface_of[abs(key)], []).append((page, pages))
        return found

    def _pages(self, numbers: Collection[int]) -> dict[int, tuple[Any, ...]]:
        return {row[0]: row for row in self._reader.rows("page", "id", sorted(numbers))}

    def _candidates(
        self,
        form: str,
        rows: Sequence[_Row],
        every: Iterable[_Row],
        pages: Mapping[int, tuple[Any, ...]],
    ) -> tuple[Candidate, ...]:
        total = sum(max(count, _UNLINKED_WEIGHT) for page, count in every if page >= OTHER_PAGES)
        found = []
        for number, count in rows[:MAX_CANDIDATES]:
            if number in pages:
                prior = max(count, _UNLINKED_WEIGHT) / total
                found.append(self._candidate(form, prior, *pages[number]))
        return tuple(found)

    def _popularity(self, in_links: int) -> float:
        """How widely known a page is, in [0, 1]: as many links as it would have in Wikipedia."""
        if not self._most_in_links:
            return 0.0
        scale = max(1.0, _MOST_IN_LINKS / self._most_in_links)
        most = math.log1p(self._most_in_links * scale)
        return min(1.0, math.log1p(max(in_links, _HALF_A_LINK) * scale) / most)

    def _candidate(
        self,
        form: str,
        prior: float,
        number: int,
        title: str,
        description: str,
        lead: str,
        kind: str | None,
        qid: str | None,
        in_links: int,
        related: str,
    ) -> Candidate:
        known: EntityType | None = kind if kind in ENTITY_TYPES else None
        return Candidate(
            title=title,
            url=self._url + quote(title.replace(" ", "_"), safe="/:@!$*(),;'")
            if self._url
            else None,
            source=self.name,
            type=known,
            qid=qid,
            description=description,
            lead=lead,
            prior=prior,
            popularity=self._popularity(in_links),
            redirected_from=form if form != title else None,
            related=tuple(related.split("|")) if related else (),
            reasons=(Reason("links by this name", prior),),
        )


def default_path() -> Path:
    """The knowledge base that is used unasked: NEWSLENS_KB, or in the user's data folder."""
    chosen = os.environ.get(ENVIRONMENT)
    if chosen:
        return Path(chosen).expanduser()
    import platformdirs

    return Path(platformdirs.user_data_dir("newslens", appauthor=False)) / FILE_NAME


def _encodes(surface: str) -> bool:
    try:
        surface.encode()
    except UnicodeEncodeError:  # half of a surrogate pair
        return False
    return True
