"""What kind of thing a page is about, as the first words of its description say."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from jl_newslens.model import Candidate

_LAND_AND_WATER_TEXT: Final = """
river sea ocean strait canal lake bay desert rainforest forest basin delta valley peninsula gulf
mountain mountains range
"""
LAND_AND_WATER: Final = frozenset(_LAND_AND_WATER_TEXT.split())
_TOWNS_TEXT: Final = """
capital city county port resort state suburb town village
"""
TOWNS: Final = frozenset(_TOWNS_TEXT.split())
_COUNTRIES_TEXT: Final = """
country island kingdom nation province republic
"""
COUNTRIES: Final = frozenset(_COUNTRIES_TEXT.split())
_COMPANIES_TEXT: Final = """
airline brand chain company firm maker manufacturer producer retailer
"""
COMPANIES: Final = frozenset(_COMPANIES_TEXT.split())
_PAPERS_TEXT: Final = """
newspaper tabloid daily weekly magazine journal
"""
PAPERS: Final = frozenset(_PAPERS_TEXT.split())
_SHIPS_TEXT: Final = """
carrier cruiser destroyer flagship liner warship
"""
SHIPS: Final = frozenset(_SHIPS_TEXT.split())
# Others that may stand before one of these: "Governorate in the Nile Delta", "Region on the coast".
_OTHERS_TEXT: Final = """
area archipelago band bridge coast district department governorate group islands municipality planet
region star territory team club stadium airport
"""
_OTHERS: Final = frozenset(_OTHERS_TEXT.split())
_KINDS: Final = LAND_AND_WATER | TOWNS | COUNTRIES | COMPANIES | PAPERS | SHIPS | _OTHERS
_WORD: Final = re.compile(r"[^\W\d_]+")


def kind(page: Candidate) -> str:
    """The first word of the description that tells a kind of thing, of several in a row the last.

    "Main river of Asia" is a river, "Congolese river city" a city; "" where none is told.
    """
    return _kind(page.description)


@lru_cache(maxsize=4096)
def _kind(description: str) -> str:
    found = ""
    for word in _WORD.findall(description.lower()):
        if word in _KINDS:
            found = word
        elif found:
            break
    return found
