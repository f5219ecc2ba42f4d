"""Silver names: the link spans of Wikipedia's current events, typed by votes of other corpora.

An editor's link on a capitalised surface says where a name stands, not of what type it is. The type
is the one that the starter knowledge base gives the page; else it is voted by the human-labelled
corpora on the same words, then told by words of the page's title, then by a given name at its head.
A link that none of these settles stays without a label.
"""

from __future__ import annotations

import csv
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from jl_newslens.language.demonyms import is_demonym
from jl_newslens.language.training.source_types import misc_type

_PAREN = re.compile(r" \([^)]*\)$")
_ORG_WORDS = re.compile(
    r"\b(?:University|College|School|Ministry|Department|Agency|Party|Parliament|Congress|Senate"
    r"|Army|Navy|Force|Forces|Police|Corps|Brigades?|Front|Movement|Union|Association|Federation"
    r"|League|Club|FC|F\.C\.|Company|Corporation|Inc\.|Airlines?|Airways|Bank|Court|Council"
    r"|Committee|Commission|Organi[sz]ation|Authority|Institute|Foundation|Group|Society|Office"
    r"|Administration|Guard|Service|Network|News|Times|Post|Television|TV|Radio|Cabinet|Government"
    r"|Coalition|Alliance|Assembly|Academy|Bureau|Board|NATO|OPEC|Hamas|Hezbollah|Houthis|Taliban"
    r"|Reuters|United)\b"
)
_PLACE_WORDS = re.compile(
    r"\b(?:River|Lake|Sea|Ocean|Gulf|Strait|Bay|Mountains?|Mount|Island|Islands|Province|County|City"
    r"|District|Region|Oblast|State|Airport|Bridge|Street|Square|Stadium|Park|Desert|Valley|Peninsula"
    r"|Strip|Coast|Dam|Port|Station|Palace|Hospital|Prison|Camp|Canal|Governorate|Republic|Kingdom"
    r"|Township|Village|Municipality|Volcano|Forest|Base|Cathedral|Mosque|Church|Temple|Crossing)\b"
)
_YEAR = re.compile(r"^(?:19|20)\d\d\b|\b(?:19|20)\d\d$")


@dataclass(frozen=True, slots=True)
class SilverText:
    """A text with typed character spans; `unknown` spans are names without a known type."""

    text: str
    spans: tuple[tuple[int, int, str], ...]
    unknown: tuple[tuple[int, int], ...]


class TypeVotes:
    """What the human-labelled names of other corpora say of a surface."""

    def __init__(self) -> None:
        self.by_title: dict[str, str] = {}
        self._by_surface: dict[str, Counter[str]] = defaultdict(Counter)
        self._given: Counter[str] = Counter()
        self._not_given: Counter[str] = Counter()

    def add(self, surface: str, label: str) -> None:
        self._by_surface[surface][label] += 1
        words = surface.split()
        if len(words) in (2, 3):
            (self._given if label == "PERSON" else self._not_given)[words[0]] += 1

    def add_starter_entries(self, folder: Path) -> None:
        """Let the starter knowledge base vote: its pages by title, its sure aliases by surface."""
        for path in sorted(folder.glob("*.tsv")):
            with path.open(encoding="utf-8", newline="") as rows:
                for row in csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE):
                    self.by_title[row["title"]] = row["type"]
                    aliases = (row.get("aliases") or "").split("|")
                    for surface in (row["title"], *(a.strip() for a in aliases if "=" not in a)):
                        # Two votes: what a person wrote down needs no second witness.
                        self.add(surface, row["type"])
                        self.add(surface, row["type"])

    def type_of(self, surface: str) -> str | None:
        """The type that at least two votes and three quarters of them agree on."""
        votes = self._by_surface.get(surface)
        if not votes:
            return None
        label, count = votes.most_common(1)[0]
        return label if count >= 2 and count * 4 >= sum(votes.values()) * 3 else None

    def looks_like_person(self, name: str) -> bool:
        words = name.split()
        if len(words) not in (2, 3) or not all(w[:1].isupper() for w in words):
            return False
        return self._given[words[0]] >= 2 and self._given[words[0]] > 4 * self._not_given[words[0]]


def type_of_link(surface: str, title: str, votes: TypeVotes) -> str | None:
    """The type of a linked name, or None where nothing settles it."""
    if is_demonym(surface):
        return "GROUP"
    if title in votes.by_title:
        return votes.by_title[title]
    plain = _PAREN.sub("", title)
    if _YEAR.search(plain) and len(plain.split()) > 1:
        return "EVENT" if surface[:1].isupper() or surface[:1].isdigit() else None
    voted = votes.type_of(surface) or votes.type_of(plain)
    if voted:
        return voted
    misc = misc_type(plain)
    if misc != "OTHER":
        return misc
    if ", " in plain:
        return "PLACE"
    if _ORG_WORDS.search(plain):
        return "ORG"
    if _PLACE_WORDS.search(plain):
        return "PLACE"
    if votes.looks_like_person(plain):
        return "PERSON"
    return None


def read_events(path: Path, votes: TypeVotes) -> Iterator[SilverText]:
    """Yield the events of a linking file with typed and untyped link spans."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            yield silver_text(
                record["text"], ((x["start"], x["end"], x["title"]) for x in record["links"]), votes
            )


def silver_text(text: str, links: Iterable[tuple[int, int, str]], votes: TypeVotes) -> SilverText:
    """Type the links of one text; links in lower case are no names and are left out."""
    spans, unknown = [], []
    for start, end, title in links:
        surface = text[start:end]
        if not surface[:1].isupper() and not surface[:1].isdigit():
            continue
        label = type_of_link(surface, title, votes)
        capitals = all(
            w[:1].isupper() or not w[:1].isalpha() or len(w) < 5 for w in surface.split()
        )
        if label and capitals:
            spans.append((start, end, label))
        else:
            unknown.append((start, end))
    return SilverText(text, tuple(spans), tuple(unknown))
