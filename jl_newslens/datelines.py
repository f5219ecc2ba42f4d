"""The place and agency at the head of a report: "LONDON (Reuters) - ", "(CNN)"; the time of day at
the head of an entry of a live blog: "18:42 "."""

from __future__ import annotations

import re

_AGENCY = (
    r"(?:CNN(?:\ [A-Z][a-z]+)*|[A-Z]{2,7}|Reuters|BBC(?:\ News)?|Bloomberg|Xinhua|RTTNews|Yonhap|"
    r"Kyodo|dpa|(?:The\ )?Associated\ Press|Thomson\ Reuters\ Foundation|"
    r"The\ Hollywood\ Reporter|[A-Z][\w.]*\.com|GLOBE\ NEWSWIRE|GlobeNewswire|"
    r"B(?:usiness|USINESS)\ W(?:ire|IRE)|PR\ ?Newswire|Newsfile\ Corp[^()]{0,30})"
)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|June|Jul|July|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*\.?"
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
_DATE = rf"(?:{_MONTH}\ \d{{1,2}}|\d{{1,2}}\ {_MONTH})(?:,?\ \d{{4}})?"
_REGION = r"(?:,\ [A-Z][\w.'’-]*(?:\ [A-Z][\w.'’-]*){0,2})?"
_PLACE = rf"[A-Z][\w.'’-]*(?:[\ /][A-Z][\w.'’-]*){{0,3}}{_REGION}"
_DASH = r"(?:[–—]+|\ --?\ )"
_CLOCK = r"(?:[01]?\d|2[0-3])[:.][0-5]\d(?:\ ?(?:[ap]\.?m\b\.?|GMT|BST|CET|UTC|ET))?"
_PATTERN = re.compile(
    rf"""\s*(?:
        (?:{_PLACE},?\ )?(?:{_DATE}\ )?/[A-Z][\w.\ -]*/\s*(?:[-–—]+\s*)?  # "/PRNewswire/ --"
      | (?:{_PLACE}(?:,?\ |\ ?-+))?(?:{_DATE}\ )?
        \({_AGENCY}\)\s*(?:(?:[-–—]+|:)\s*)?
      | [A-Z][A-Z.'’-]+(?:\ [A-Z][A-Z.'’-]+){{0,3}}{_REGION}(?:,?\ {_DATE})?
        (?:\ |--)\([A-Z][^()]{{1,30}}\)\s*[-–—]+\s*  # "OSLO, May 2 (Newsdesk) - "
      | (?:[A-Z][A-Z.'’-]+(?:\ [A-Z][A-Z.'’-]+){{0,3}}{_REGION}
         (?:,\ {_DATE})?)\s*{_DASH}\s*
      | [A-Z][\w.'’-]*(?:\ [A-Z][\w.'’-]*){{0,2}},\ [A-Z]{{2}}\s*{_DASH}\s*  # "New York, NY – "
      | {_CLOCK}\s*[-–—:|]?\s+(?=[\"“‘'A-Z])(?!{_DAY})
      | [A-Z][\w.'’-]*(?:\ [A-Z][\w.'’-]*)?,\ {_DATE}
         \s*(?:[–—:]|\ --?\ )\s*
    )""",
    re.VERBOSE,
)
_NEXT = re.compile(r"[\"“‘'(\[]*[A-Z0-9$£€]")


def dateline_length(text: str) -> int:
    """How many characters at the start of `text` are a dateline; 0 where there is none."""
    match = _PATTERN.match(text)
    if match is None or not match.group().strip() or not _NEXT.match(text, match.end()):
        return 0
    return match.end()
