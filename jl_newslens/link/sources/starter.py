"""The starter knowledge base as a source: offline, in memory, instant."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Final
from urllib.parse import quote

from jl_newslens.link.forms import case_fits, fold, without_bracket
from jl_newslens.link.starter_kb.rows import Row, load_rows
from jl_newslens.model import Candidate, Reason
from jl_newslens.protocols import Query

_WIKIPEDIA: Final = "https://en.wikipedia.org/wiki/"
# Of a demonym's uses, how many mean the page that lists it: "Dutch" may be the people, a language.
_DEMONYM_SHARE: Final = 0.9


class StarterSource:
    """Looks names up in the starter knowledge base, or in rows of your own.

    Args:
        rows: None for those that come with NewsLens, read once a process.
    """

    name = "starter"

    def __init__(self, rows: Iterable[Row] | None = None) -> None:
        self._index = _shipped_index() if rows is None else _Index(rows)

    def __len__(self) -> int:
        return len(self._index.rows)

    def find(self, queries: Sequence[Query]) -> Sequence[tuple[Candidate, ...]]:
        """Pages whose alias, title or demonym is the name; the likeliest first."""
        return [self._index.find(query.name) for query in queries]

    def redirects(self, *, min_share: float = 0.9) -> dict[str, str]:
        """Other names of a page that mean no other page, as Wikipedia would redirect them."""
        found: dict[str, set[str]] = {}
        for row in self._index.rows:
            for surface, share in row.surfaces():
                if share >= min_share:
                    found.setdefault(surface, set()).add(row.title)
        titles = {row.title for row in self._index.rows}
        return {
            surface: pages.pop()
            for surface, pages in found.items()
            if len(pages) == 1 and surface not in titles
        }

    def known_aliases(self, surfaces: Collection[str]) -> Mapping[str, float]:
        """Surfaces that are an alias here, with the summed shares of their pages, at most 1.

        With its article only what is always written so: "The Hague", not "the Gaza Strip". Words
        that English has too ("Apple", "Turkey") count half.
        """
        known: dict[str, float] = {}
        entries = self._index.entries
        for surface in surfaces:
            key = fold(surface)
            if key not in entries:
                continue
            article = surface[:4].lower() == "the "
            share = sum(e[1] for e in entries[key] if _written_so(e[2], surface, article=article))
            if share:
                share = min(1.0, share)
                known[surface] = share / 2 if key in self._index.common_words else share
        return known


class _Index:
    """Rows, and for each folded surface its (row number, share, surface, kind) entries."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self.rows = list(rows)
        self.common_words = _common_words()
        self.entries: dict[str, tuple[tuple[int, float, str, str], ...]] = {}
        for number, row in enumerate(self.rows):
            title = fold(without_bracket(row.title))
            for surface, share in row.surfaces():
                if surface not in row.demonyms:
                    kind = "title" if fold(surface) == title else "alias"
                    self._add(number, share, surface, kind)
            shares = dict(row.aliases)
            for demonym in row.demonyms:
                share = shares.pop(demonym, _DEMONYM_SHARE)
                self._add(number, share, demonym, "demonym")

    def _add(self, number: int, share: float, surface: str, kind: str) -> None:
        key = fold(surface)
        entries = self.entries.get(key, ())
        if key and not any(e[0] == number and e[2] == surface for e in entries):
            self.entries[key] = (*entries, (number, share, surface, kind))

    def find(self, name: str) -> tuple[Candidate, ...]:
        best: dict[int, tuple[float, str]] = {}
        for number, share, surface, kind in self.entries.get(fold(name), ()):
            fits = _written_so(surface, name, article=False)
            if fits and share > best.get(number, (0.0, ""))[0]:
                best[number] = share, kind
        total = max(1.0, sum(share for share, _ in best.values()))
        found = [
            _candidate(self.rows[number], share / total, kind)
            for number, (share, kind) in best.items()
        ]
        return tuple(sorted(found, key=lambda c: (-c.prior, -c.popularity, c.title)))


@cache
def _shipped_index() -> _Index:
    return _Index(load_rows())


def _written_so(alias: str, surface: str, *, article: bool) -> bool:
    """Whether `surface` writes `alias` as names are written.

    Args:
        article: a surface with "the" must be an alias with "The".
    """
    if alias.startswith("The "):
        # "Australian" is not The Australian; "New York Times" is The New York Times.
        if alias.count(" ") == 1 and surface[:4].lower() != "the ":
            return False
    elif article:
        return False
    return case_fits(alias, surface)


@cache
def _common_words() -> frozenset[str]:
    """Aliases that are English words too: learned from lower-case words of running news."""
    file = resources.files("jl_newslens.link.starter_kb") / "common_words.txt"
    return frozenset(file.read_text(encoding="utf-8").split())


def _candidate(row: Row, prior: float, kind: str) -> Candidate:
    return Candidate(
        title=row.title,
        url=_WIKIPEDIA + quote(row.title.replace(" ", "_"), safe="_(),.:!'*;@&=+$-/"),
        source=StarterSource.name,
        type=row.type,
        description=row.description,
        prior=prior,
        popularity=row.weight / 5,
        related=row.related,
        reasons=(Reason(f"found_by_{kind}", prior),),
    )
