"""What the text around a place tells: a dateline names a town, "Buffalo, New York" a state."""

from __future__ import annotations

import re
from typing import Final

from jl_newslens.link.context.kinds import LAND_AND_WATER, kind
from jl_newslens.link.names.forms import without_bracket
from jl_newslens.model import Candidate

# After the place of a dateline: a region, the agency, a dash. "BAGHDAD, Iraq (AP) — The prime …"
_REGION_TEXT: Final = r"(?:, ?[A-Z][\w.]*(?: [A-Z][\w.]*)?)?"
_AGENCY: Final = r" ?\([A-Z][^()\n]{1,30}\)"
_DASH: Final = r" ?(?:[–—]|-{1,2})\s"
_AFTER_CAPITALS: Final = re.compile(rf"{_REGION_TEXT}(?:{_AGENCY})?{_DASH}")
# "New York (CNN)When": some leave the dash out, and even the space.
_AFTER_AGENCY: Final = re.compile(rf"{_REGION_TEXT}(?:{_AGENCY}{_DASH}| ?\([A-Z]{{2,8}}\))")
_REGION: Final = re.compile(
    r"\b(?:states?|country|province|region|county|republic|territory|nation|kingdom|oblast)\b", re.I
)
_COUNTRY: Final = re.compile(r"\b(?:country|republic|nation|kingdom)\b", re.I)
_TOWN: Final = re.compile(r"\b(?:city|town|capital|village|suburb|port|borough|seat)\b", re.I)
_TELLING_WORDS: Final = 6


def in_dateline(text: str, start: int, end: int) -> bool:
    """Whether the name at [start, end) opens a dateline, the place that a report comes from."""
    if start and text[start - 1] != "\n":
        return False
    capitals = text[start:end].isupper() and end - start > 3
    return bool((_AFTER_CAPITALS if capitals else _AFTER_AGENCY).match(text, end))


def is_region(page: Candidate) -> bool:
    """Whether the page is a state or a part of one, as the first words of its description say."""
    if page.type != "PLACE":
        return False
    opening = " ".join(page.description.split()[:_TELLING_WORDS])
    region, town = _REGION.search(opening), _TOWN.search(opening)
    return region is not None and (town is None or region.start() < town.start())


def is_country(page: Candidate) -> bool:
    """Whether the page is a whole state, as its description says."""
    return is_region(page) and _COUNTRY.search(page.description) is not None


def is_town(page: Candidate) -> bool:
    """Whether a report may come from there."""
    return page.type == "PLACE" and not is_region(page) and kind(page) not in LAND_AND_WATER


def ties(town: Candidate, region: Candidate) -> int:
    """How surely the town is known to be a part of the region: 2, 1 or 0 for not at all.

    2: the related pages of one of them name the other. 1: the town's title or description has the
    region's name, which others may bear, or they share a whole, and that is a country's: London and
    England have the United Kingdom.
    """
    if region.title in town.related or town.title in region.related:
        return 2
    _, _, qualifier = town.title.partition(", ")
    name = without_bracket(region.title)
    shares = is_country(region) and share_a_whole(town, region)
    return int(name == qualifier or name in town.description or shares)


def share_a_whole(town: Candidate, region: Candidate) -> bool:
    """Whether a page is related to both, and the town's title does not say where it lies."""
    return ", " not in town.title and not set(region.related).isdisjoint(town.related)
