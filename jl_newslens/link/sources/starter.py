"""The starter knowledge base as a source: offline, in memory, instant."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Final
from urllib.parse import quote

from jl_newslens.link.names.bodies import BODIES, PARTY_MEMBERS
from jl_newslens.link.names.forms import case_fits, fold, is_acronym, without_bracket
from jl_newslens.link.starter_kb.rows import Row, load_lines, parse_row
from jl_newslens.model import Candidate, Reason
from jl_newslens.protocols import Query

_WIKIPEDIA: Final = "https://en.wikipedia.org/wiki/"
# Of a demonym's uses, how many mean the page that lists it: "Dutch" may be the people, a language.
_DEMONYM_SHARE: Final = 0.9

_INNER_STOP: Final = re.compile(r"[a-z]\.[a-z]")
# "The Catholic church" is that one, whatever the capitals.
_BODIES_WRITTEN_SMALL: Final = BODIES | {"church", "government"}


@dataclass(frozen=True, slots=True)
class _Entry:
    """One way of writing a page's name. `kind` is "title", "alias" or "demonym"."""

    row: Row
    share: float
    surface: str
    kind: str


class StarterSource:
    """Looks names up in the starter knowledge base, or in rows of your own.

    Args:
        rows: None for those that come with NewsLens, read once a process.
    """

    name = "starter"

    def __init__(self, rows: Iterable[Row] | None = None) -> None:
        if rows is None:
            self._index = _shipped_index()
        else:
            self._index = _Index(row.to_line() for row in rows)

    def __len__(self) -> int:
        return len(self._index.lines)

    def find(self, queries: Sequence[Query]) -> Sequence[tuple[Candidate, ...]]:
        """Pages whose alias, title or demonym is the name; the likeliest first."""
        return [self._index.find(query.name) for query in queries]

    def redirects(self, *, min_share: float = 0.9) -> dict[str, str]:
        """Other names of a page that mean no other page, as Wikipedia would redirect them."""
        found: dict[str, set[str]] = {}
        rows = [self._index.row(number) for number in range(len(self._index.lines))]
        for row in rows:
            for surface, share in row.surfaces():
                if share >= min_share:
                    found.setdefault(surface, set()).add(row.title)
        titles = {row.title for row in rows}
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
        for surface in surfaces:
            if not self._index.may_hold(surface):
                continue
            key = fold(surface)
            entries = self._index.entries(key)
            if not entries:
                continue
            is_word = key in self._index.common_words
            plain = surface.istitle() and not is_acronym(surface)
            if is_word and plain and all(entry.surface.isupper() for entry in entries):
                continue  # "Plan" is no acronym
            article = surface[:4].lower() == "the "
            share = sum(
                e.share
                for e in entries
                if _written_so(e.surface, surface, article=article)
                and not self._index.is_common_noun(e, surface)
            )
            if share:
                half = is_word and not is_acronym(surface)
                known[surface] = min(1.0, share) / (2 if half else 1)
        return known


class _Index:
    """The lines of the knowledge base, found by the folded surfaces that stand in them.

    A line is parsed when a name first leads to it: reading an article needs few of them.
    """

    def __init__(self, lines: Iterable[str]) -> None:
        self.lines = list(lines)
        self.common_words = _common_words()
        self._numbers: dict[str, tuple[int, ...]] = {}
        self._entries: dict[str, tuple[_Entry, ...]] = {}
        numbers = self._numbers
        for number, line in enumerate(self.lines):
            title, _, _, aliases, demonyms, _ = line.split("\t", 5)
            keys = {fold(without_bracket(title) if title.endswith(")") else title)}
            for field in (aliases, demonyms):
                if field:
                    for piece in field.split(" | "):
                        keys.add(fold(piece.rpartition("=")[0] or piece))
            for key in keys:
                numbers[key] = (*numbers.get(key, ()), number)
        self._most_words: dict[str, int] = {}
        for key in numbers:
            head, _, rest = key.partition(" ")
            size = 1 + rest.count(" ") + (rest != "")
            if size > self._most_words.get(head, 0):
                self._most_words[head] = size

    def may_hold(self, surface: str) -> bool:
        """Quickly: False where no row has a surface of so many words that begins so."""
        head, _, rest = surface.partition(" ")
        if head in ("the", "The", "THE"):
            return True
        most = self._most_words.get(fold(head).partition(" ")[0], 0)
        return rest.count(" ") + (rest != "") < most

    def row(self, number: int) -> Row:
        """One line, parsed."""
        return parse_row(self.lines[number])

    def entries(self, key: str) -> tuple[_Entry, ...]:
        """What the rows with this folded surface write, and how."""
        known = self._entries.get(key)
        if known is None:
            numbers = self._numbers.get(key)
            if numbers is None:
                return ()
            known = tuple(entry for n in numbers for entry in self._entries_of(n, key))
            self._entries[key] = known
        return known

    def _entries_of(self, number: int, key: str) -> Iterator[_Entry]:
        row = self.row(number)
        is_title = key == fold(without_bracket(row.title))
        for surface, share in row.surfaces():
            if surface not in row.demonyms and fold(surface) == key:
                yield _Entry(row, share, surface, "title" if is_title else "alias")
        shares = dict(row.aliases)
        for demonym in row.demonyms:
            if fold(demonym) == key:
                yield _Entry(row, shares.get(demonym, _DEMONYM_SHARE), demonym, "demonym")

    def find(self, name: str) -> tuple[Candidate, ...]:
        """The pages that the name may mean, the likeliest first."""
        # In running text "the Times" is "Times" with an article, unless nobody writes it so.
        bare = name.removeprefix("the ")
        best = self._entries_written_so(bare)
        if bare != name:
            best = {**self._entries_written_so(name), **best}
        total = max(1.0, sum(entry.share for entry in best.values()))
        is_word = fold(bare) in self.common_words and not is_acronym(bare)
        found = [_candidate(e.row, e.share / total, e.kind, is_word=is_word) for e in best.values()]
        return tuple(sorted(found, key=lambda c: (-c.prior, -c.popularity, c.title)))

    def _entries_written_so(self, name: str) -> dict[str, _Entry]:
        """By title, the entry of the largest share of each page that the name may mean."""
        best: dict[str, _Entry] = {}
        for entry in self.entries(fold(name)):
            known = best.get(entry.row.title)
            if (
                (known is None or entry.share > known.share)
                and _written_so(entry.surface, name, article=False)
                and not self.is_common_noun(entry, name)
            ):
                best[entry.row.title] = entry
        return best

    def is_common_noun(self, entry: _Entry, surface: str) -> bool:
        """Whether `surface` has only the capital that its adjective always has.

        An "Islamic state" is any, the "Islamic State" a group; "the Russian parliament" is one. An
        "Ohio state" senator is not of Ohio State, nor are "liberal Democrats" a party.
        """
        head, _, rest = surface.partition(" ")
        if entry.row.type != "ORG":
            return False
        if surface.endswith(" state") and entry.surface.endswith(" State"):
            return True
        if head.islower() and not entry.surface[0].islower() and rest.lower() in PARTY_MEMBERS:
            return True
        if not rest.islower():
            return False
        written = entry.surface.partition(" ")[2]
        if written.islower() or rest.split()[-1] in _BODIES_WRITTEN_SMALL:
            return False
        return any(known.kind == "demonym" for known in self.entries(fold(head)))


@cache
def _shipped_index() -> _Index:
    return _Index(load_lines())


def _written_so(alias: str, surface: str, *, article: bool) -> bool:
    """Whether `surface` writes `alias` as names are written.

    Args:
        article: a surface with "the" must be an alias with "The".
    """
    if alias.startswith("The "):
        # "Australian" is not The Australian; "New York Times" is The New York Times.
        # And "the guardian of the child" is no newspaper.
        if alias.count(" ") == 1 and not (
            surface[:4].lower() == "the " and surface[4:5].isupper() >= alias[4].isupper()
        ):
            return False
        if alias.count(" ") == 1 and not surface.isupper():  # "the WHO" is not The Who
            return case_fits(alias[4:], surface[4:])
    elif article or (_INNER_STOP.search(alias) and "." not in surface):
        return False  # "Verdi" is not Ver.di
    return case_fits(alias, surface)


@cache
def _common_words() -> frozenset[str]:
    """Aliases that are English words too: learned from lower-case words of running news."""
    file = resources.files("jl_newslens.link.starter_kb") / "common_words.txt"
    return frozenset(file.read_text(encoding="utf-8").split())


@lru_cache(maxsize=4096)
def _url(title: str) -> str:
    return _WIKIPEDIA + quote(title.replace(" ", "_"), safe="_(),.:!'*;@&=+$-/")


def _candidate(row: Row, prior: float, kind: str, *, is_word: bool = False) -> Candidate:
    reasons = (Reason(f"found_by_{kind}", prior),)
    return Candidate(
        title=row.title,
        url=_url(row.title),
        source=StarterSource.name,
        type=row.type,
        description=row.description,
        prior=prior,
        popularity=row.weight / 5,
        related=row.related,
        reasons=(*reasons, Reason("common_word", prior)) if is_word else reasons,
    )
