"""Finds the date of publication in the lines around an article."""

from __future__ import annotations

import datetime
import re

_MONTH_NAMES = (
    "january february march april may june july august september october november december"
)
_MONTHS = _MONTH_NAMES.split()
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_FORMS = (
    re.compile(r"\b(?P<year>(?:19|20)\d\d)[-/.](?P<number>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)"),
    re.compile(
        rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH},?\s+(?P<year>(?:19|20)\d\d)\b",
        re.I,
    ),
    re.compile(
        rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>(?:19|20)\d\d)\b", re.I
    ),
)
_TIME = re.compile(r"T(?P<time>\d\d:\d\d(?::\d\d)?)(?:\.\d+)?(?P<zone>Z|[+-]\d\d:?\d\d)?")

# The words that a line of date and time consists of.
_WORD_LIST = (
    "published publish updated update modified posted created issued first last at on the of and "
    "by in monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur "
    "thurs fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec today yesterday now just "
    "ago second seconds sec secs minute minutes min mins hour hours hr hrs day days week weeks "
    "month months year years am pm a.m p.m gmt bst utc est edt cst cdt mst mdt pst pdt cet cest "
    "et ct mt pt ist jst aest aedt eet eest msk sgt hkt nzst time local date noon midnight an one "
    "two three"
)
_WORDS = frozenset(_WORD_LIST.split()) | frozenset(_MONTHS)
_NUMBER = re.compile(
    r"\d{1,4}(?:st|nd|rd|th)?(?:[:.h/-]\d{1,2}){0,2}(?:am|pm|gmt|h)?|\d{4}-\d\d-\d\dt\S+"
)
_SIGN = re.compile(
    r"\d\s*[:h]\s*\d\d|\b(?:ago|today|yesterday|now)\b|\d\s*(?:am|pm|a\.m|p\.m|gmt|utc)\b|\d{4}"
    r"|updated|published",
    re.I,
)
_MONTH_DAY = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d{1,2}\b"
    r"|\b\d{1,2}(?:st|nd|rd|th)?\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*",
    re.IGNORECASE,
)
_MAX_WORDS = 24
_MAX_LINE_CHARS = 160


def is_date_line(line: str) -> bool:
    """Whether `line` says nothing but when something was published or happened."""
    if len(line) >= _MAX_LINE_CHARS:
        return False
    words = [word.strip("()[]|•·,;–—-.").lower() for word in re.split(r"[\s|•·]+", line)]
    words = [word.rstrip(":") for word in words if word]
    if not words or len(words) > _MAX_WORDS:
        return False
    if not all(word in _WORDS or _NUMBER.fullmatch(word) for word in words):
        return False
    if words in (["now"], ["today"], ["yesterday"]):
        return False
    return bool(_SIGN.search(line) or _MONTH_DAY.search(line)) and not (
        len(words) == 1 and words[0].isdigit()
    )


def find_date(line: str) -> str | None:
    """The first full date in `line` as ISO 8601, with its time where that is in ISO form too.

    "05/06/2025" is the fifth of June to some and the sixth of May to others, so it is none.
    """
    found = [match for form in _FORMS if (match := form.search(line))]
    for match in sorted(found, key=lambda match: match.start()):
        groups = match.groupdict()
        month = groups.get("number") or next(
            index
            for index, name in enumerate(_MONTHS, 1)
            if name.startswith(groups["month"].lower())
        )
        try:
            day = datetime.date(int(groups["year"]), int(month), int(groups["day"])).isoformat()
        except ValueError:
            continue
        time = _TIME.match(line, match.end())
        if not time:
            return day
        zone = re.sub(r"(?<=\d\d)(?=\d\d$)", ":", (time["zone"] or "").replace(":", ""))
        stamp = f"{day}T{time['time']}{zone}"
        return stamp if _is_valid(stamp) else day
    return None


def _is_valid(stamp: str) -> bool:
    try:
        datetime.datetime.fromisoformat(re.sub(r"Z$", "+00:00", stamp))
    except ValueError:
        return False
    return True
