"""Who or what only has the name of something known: "a woman named Odd", "the title of Queen"."""

from __future__ import annotations

import re
from typing import Final

from jl_newslens.model import Candidate

_NAMED: Final = re.compile(
    r"\b(?:(?:wo)?m[ae]n|girl|boy|lady|guy|baby|person|somebody|someone|student|pupil|neighbou?r"
    r"|character|dog|cat|puppy|kitten|horse|pony|parrot|pet)"
    r"(?: (?:who|which|that) (?:is|was))?,? (?:named|called|known as) $"
)
_OFFICE: Final = re.compile(
    r"\b(?:(?:title|role|duties|style|rank|word) of|becom(?:es?|ing)|became|crowned|proclaimed|made"
    r"|as|future|next) $"
)
# "Zenda's cult hit comedy", "the Zenda drama"; so listings have it: "9 p.m. ET Sunday, Zenda".
_SERIES_AFTER: Final = re.compile(
    r"(?:['’]s)? (?:[\w-]+ ){0,3}?(?:comedy|sitcom|drama|dramedy|series|remake|pilot|cartoon"
    r"|musical)\b"
)
_LISTED_BEFORE: Final = re.compile(r"\d (?:[ap]\.?m\.? )?ET(?: \w+)?,? $")
_NETWORK: Final = re.compile(r"\bnetwork\b", re.I)
_AROUND: Final = 48


def is_somebody_else(text: str, start: int, end: int) -> bool:
    """Whether the text introduces somebody who is called by the one word at [start, end)."""
    return " " not in text[start:end] and _ends(_NAMED, text, start)


def is_an_office(text: str, start: int) -> bool:
    """Whether "queen" at `start` is what somebody is or becomes, not who is queen."""
    return _ends(_OFFICE, text, start)


def shows_series(text: str, start: int, end: int) -> bool:
    """Whether the text speaks of a series that is shown by what is named at [start, end)."""
    return _SERIES_AFTER.match(text, end) is not None or _ends(_LISTED_BEFORE, text, start)


def is_network(page: Candidate) -> bool:
    """Whether the page is that of a network of stations, as its description says."""
    return page.type == "ORG" and _NETWORK.search(page.description) is not None


def _ends(pattern: re.Pattern[str], text: str, start: int) -> bool:
    return pattern.search(text[max(0, start - _AROUND) : start]) is not None
