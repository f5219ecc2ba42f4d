"""Where a known name really starts and ends: "The", "Inc.", the stop of "Calif."."""

from __future__ import annotations

import re
from typing import Final

from jl_newslens.model import Sentence

_LEGAL_FORM: Final = re.compile(r",? (?:Inc|Corp|Co|Ltd|LLC|PLC|plc|Plc|N\.V|S\.A)\b\.?")
# "Pacific Odd of Zenda Inc." is no ocean.
_COMPANY: Final = re.compile(
    r"(?: [A-Z][\w&-]*| of){1,4},? (?:Inc|Corp|Co|Ltd|LLC|PLC|plc|Plc)\b\.?"
)
_PARTNERS: Final = re.compile(
    r" (?:&|and) (?:Sons?|Daughters?|Brothers|Bros\b\.?|Co\b\.?|Partners)\b"
)
# How a quoted title begins, and a sentence that is quoted seldom ends so: "The Odd Bakers".
_TITLE_AHEAD: Final = re.compile(r"[\"“‘](?:(?:The|A|An|My|Our) |(If|So|When|Where|How) )$")
_TITLE_ENDS: Final = re.compile(r"(,?)[\"”’]")
_LONGEST_OPENER: Final = 8
# What makes another name of a name: "the Ruritania Foundation" is not Ruritania.
_TAIL: Final = re.compile(
    r" (?:Organi[sz]ation|Foundation|Institute|Museum|Association|Society|Academy|Festival"
    r"|Library|Hospital|Cathedral|Memorial|Airport|School|College|University|Stadium|Arena|Zoo|Hotel"
    r"|Theat(?:er|re)|Cemetery|Prison|Cent(?:er|re)|Pavilion|Amphitheat(?:er|re)|Factory|Show"
    r"|Auditorium|Coliseum|Speedway)\b"
)
# Nor is "the Ruritania National Horse Show".
_FAR_TAIL: Final = re.compile(r"(?: (?:[A-Z]\.)*[A-Z][\w-]*\.?){1,3}?" + _TAIL.pattern)
# "The University of Ruritania at Strelsau" is not the University of Ruritania.
_CAMPUS: Final = re.compile(r" at (?!the\b)[A-Z][^\W\d_]+(?:-[A-Z][^\W\d_]+)?")
_MONTH_TEXT: Final = (
    "Jan(?:uary|\\.)|Feb(?:ruary|\\.)|March|April|May|June|July|Aug(?:ust|\\.)|Sept(?:ember|\\.)"
    "|Oct(?:ober|\\.)|Nov(?:ember|\\.)|Dec(?:ember|\\.)"
)
_CURRENCY_SIGNS: Final = "$£€¥₹₩₽"
_CURRENCY_CODE: Final = re.compile(
    r"(?:USD|EUR|GBP|JPY|CHF|CNY|RMB|AUD|CAD|NZD|INR|HKD|SGD|SEK|NOK|DKK|PLN|BRL|ZAR|KRW)"
    rf"[ {_CURRENCY_SIGNS}]*\d"
)
_DAY: Final = re.compile(rf"(?:{_MONTH_TEXT}) \d{{1,2}}")
_DATE: Final = re.compile(rf"{_DAY.pattern},? \d{{4}}\b")


def start_of_name(text: str, start: int, end: int, sentence_start: int) -> int:
    """The start of the name at [start, end), words before it counted in that are a part of it.

    That is a "The" in the middle of a sentence, "told The Associated Press", and the first word of
    a quoted title.
    """
    opening = _TITLE_AHEAD.search(text, max(0, start - _LONGEST_OPENER), start)
    closing = _TITLE_ENDS.match(text, end)
    if opening and closing and not (opening[1] and closing[1]):
        return opening.start() + 1
    article = start - 4
    if article - 2 < sentence_start or text[article:start] != "The ":
        return start
    before = text[article - 2]
    return article if text[article - 1] == " " and (before.isalnum() or before == ",") else start


def end_of_name(
    text: str, start: int, end: int, sentence: Sentence, *, shouted: bool = False
) -> int:
    """The end of the name at [start, end): "Odd Inc.", "Calif." keep what is theirs.

    Args:
        shouted: every word has a capital: none tells that it belongs to the name.
    """
    form = _LEGAL_FORM.match(text, end, sentence.end)
    if form:
        return form.end()
    tail = _COMPANY.match(text, end, sentence.end) or _TAIL.match(text, end, sentence.end)
    if tail is None and not shouted and text[end + 1 : end + 2].isupper():
        tail = _FAR_TAIL.match(text, end, sentence.end)
    if tail:
        return tail.end()
    campus = _CAMPUS.match(text, end, sentence.end)
    if campus and text.startswith("University of ", start):
        return campus.end()
    if text[end : end + 1] != ".":
        return end
    # The tokenizer kept the stop of an abbreviation and its word together.
    kept = any(token.start < end and token.end == end + 1 for token in sentence.tokens)
    return end + 1 if kept else end


def end_of_partners(text: str, end: int) -> int:
    """Where a name that ends at `end` does with the partners of a firm: "Odd & Sons"."""
    found = _PARTNERS.match(text, end)
    return found.end() if found else end


def is_date(text: str, start: int, end: int) -> bool:
    """Whether a name such as "Sept. 11" goes on to a year: a day then, not what happened on it."""
    found = _DATE.match(text, start)
    return found is not None and found.end() > end


def is_day(name: str) -> bool:
    """Whether a name is that of a day: "Sept. 11"."""
    return _DAY.fullmatch(name) is not None


def is_currency(text: str, start: int, end: int) -> bool:
    """Whether [start, end) only tells the unit of a sum: "US$", or "EUR" in "EUR 1.1 billion"."""
    if text[end - 1] in _CURRENCY_SIGNS:
        return True
    return end - start == 3 and _CURRENCY_CODE.match(text, start) is not None
