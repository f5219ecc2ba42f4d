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
# Whom a text introduces by such a word or an age is a person that its readers need not know.
_PRIVATE_TEXT: Final = """
neighbor neighbour victim witness resident sister brother mother father wife husband widow widower
son daughter cousin uncle aunt niece nephew grandmother grandfather grandson granddaughter fiancé
fiancée girlfriend boyfriend housemate flatmate motorist cyclist pedestrian pensioner student pupil
teenager schoolboy schoolgirl classmate nurse carer plumber electrician builder fisherman shopkeeper
waiter waitress hairdresser cleaner firefighter paramedic constable sergeant sgt inspector insp
superintendent supt pc cllr sgt. insp. supt. cllr. councillor headteacher
"""
_PRIVATE: Final = frozenset(_PRIVATE_TEXT.split())
_AGE: Final = re.compile(r",? \(?(?:aged )?[1-9]\d?(?:, |\)|;)|, an? [1-9]\d?-year-old\b")
_ROYAL: Final = re.compile(r"(?:Prince|Princess|King|Queen|Sheikh|Lord|Lady)\b")
_NUMBER: Final = re.compile(r"(?<![\w.,])\d{1,3} $")
_NOUN: Final = re.compile(r"['’]| \w")
_NETWORK: Final = re.compile(r"\bnetwork\b", re.I)
_DOCTOR: Final = re.compile(r"\bDr\.? $")
_ARTIST: Final = re.compile(
    r"\b(?:act(?:or|ress)|singer|rapper|musician|guitarist|songwriter|composer|comedian|model|dancer"
    r"|playwright|novelist|(?:film )?director|footballer|player|golfer|cricketer|boxer|driver"
    r"|swimmer|sprinter|cyclist|jockey)\b",
    re.I,
)
_NAMING: Final = ("named ", "called ", "known as ")
_NEAR: Final = 16
_AROUND: Final = 64


def is_private(text: str, start: int, end: int) -> bool:
    """Whether the text introduces the person at [start, end) as one that nobody need know.

    "His neighbour, Ann Lee, …", "Ann Lee, 34, …", "a woman named Ann Lee": then a known person
    of that name may be another.
    """
    words = text[max(0, start - _AROUND) : start].split()
    told = bool(words) and words[-1].rstrip(",").lower() in _PRIVATE
    told = told or _is_named(text, start) or _AGE.match(text, end) is not None
    return told and not _ROYAL.match(text, start)


def is_somebody_else(text: str, start: int, end: int) -> bool:
    """Whether the text introduces somebody who is called by the one word at [start, end)."""
    return " " not in text[start:end] and _is_named(text, start)


def is_a_doctor(text: str, start: int, end: int) -> bool:
    """Whether the text calls whom it names by one word at [start, end) a doctor."""
    return " " not in text[start:end] and _ends(_DOCTOR, text, start)


def is_an_artist(page: Candidate) -> bool:
    """Whether the page is that of an artist or a player, whom nobody calls a doctor."""
    return page.type == "PERSON" and _ARTIST.search(page.description) is not None


def is_an_office(text: str, start: int) -> bool:
    """Whether "queen" at `start` is what somebody is or becomes, not who is queen."""
    return _ends(_OFFICE, text, start)


def shows_series(text: str, start: int, end: int) -> bool:
    """Whether the text speaks of a series that is shown by what is named at [start, end)."""
    if _SERIES_AFTER.match(text, end):
        return True
    return "ET" in text[max(0, start - _NEAR) : start] and _ends(_LISTED_BEFORE, text, start)


def is_network(page: Candidate) -> bool:
    """Whether the page is that of a network of stations, as its description says."""
    return page.type == "ORG" and _NETWORK.search(page.description) is not None


def counts_something(text: str, start: int, end: int) -> bool:
    """Whether a number before the letters at [start, end) makes them a unit: "3 RBI"."""
    is_letters = text[start:end].isupper() and text[start:end].isalpha()
    return is_letters and _ends(_NUMBER, text, start) and not _NOUN.match(text, end)


def _is_named(text: str, start: int) -> bool:
    # Nearly nobody is: a look at the last word spares the search.
    return text.endswith(_NAMING, 0, start) and _ends(_NAMED, text, start)


def _ends(pattern: re.Pattern[str], text: str, start: int) -> bool:
    return pattern.search(text[max(0, start - _AROUND) : start]) is not None
