"""Quoted titles of works: "Born in Strelsau" is a song, and no word of that city."""

from __future__ import annotations

import re
from typing import Final

from jl_newslens.link.names.forms import FUNCTION_WORDS

_LONGEST: Final = 60  # characters before and after a name where its quotes may stand
_OPENS: Final = re.compile(r"(?:^|(?<=[\s(—–]))[\"“](?=\w)|‘(?=\w)")
_CLOSES: Final = re.compile(r"[,.]?[\"”]|(?<=\w)[,.]?’(?!\w)")
_INSIDE: Final = re.compile(r"[\w'’,&. -]*")
_SMALL: Final = FUNCTION_WORDS | {"a", "an", "by", "from", "into", "or", "with"}
_WORKS: Final = (
    r"(?:album|anthem|ballad|book|comedy|documentary|drama|film|hit|memoir|movie|musical|novel|opera"
    r"|painting|play|poem|series|show|single|sitcom|song|thriller|track)s?"
)
_WORK_BEFORE: Final = re.compile(rf"\b{_WORKS},? (?:(?:such as|like|including) )?[\"“‘]$")
# The year of a work, or when it is shown.
_TIME_AFTER: Final = re.compile(r"[,.]?[\"”’] (?:\((?:19|20)\d\d\)|\d{1,2}(?::\d\d)? [ap]\.?m\b)")


def is_in_a_quoted_title(text: str, start: int, end: int) -> bool:
    """Whether [start, end) is a part of a quoted title, as its capitals and small words tell.

    "The Lights of Strelsau" is one; "Bank of Strelsau" may be anything, where all of it is named.
    """
    openings = list(_OPENS.finditer(text, max(0, start - _LONGEST), start))
    closing = _CLOSES.search(text, end, end + _LONGEST)
    if not openings or closing is None:
        return False
    first, last = openings[-1].end(), closing.start()
    if (first, last) == (start, end) or not _INSIDE.fullmatch(text, first, last):
        return False
    words = text[first:last].split()
    own = set(text[start:end].split())
    others = [word for word in words[1:] if word not in own]
    return any(word in _SMALL for word in others) and all(
        word[0].isupper() or word in _SMALL for word in words
    )


def is_quoted(text: str, start: int, end: int) -> bool:
    """Whether [start, end) is all that stands in quotes, a "The" aside."""
    before = text[max(0, start - 5) : start].removesuffix("The ")
    return before.endswith(('"', "“", "‘")) and text[end : end + 1] in ('"', "”", "’", ",", ".")


def is_called_a_work(text: str, start: int, end: int) -> bool:
    """Whether the quotes around [start, end) are said to hold a title: 'the film "Zenda"'."""
    before = text[max(0, start - _LONGEST) : start].removesuffix("The ")
    return bool(_WORK_BEFORE.search(before) or _TIME_AFTER.match(text, end))


def is_said_on(text: str, start: int) -> bool:
    """Whether something is said on what is quoted from `start` on: 'told us on "Zenda"'."""
    return text[max(0, start - 5) : start].endswith((' on "', " on “", " on ‘"))
