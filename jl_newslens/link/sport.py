"""Teams and games: "England" may be the country or any of its teams."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache
from typing import Final

from jl_newslens.model import Candidate

# Words of sports reports, plurals cut as `content_words` cuts them.
_SPORT_TEXT: Final = """
football soccer rugby basketball baseball hockey cricket tennis match game goal cup league team
coach player striker score scored draw defeat defeated beat win won championship tournament
quarterfinal semifinal final knockout qualifier fifa uefa nba nfl stadium squad penalty fixture
"""
_SPORT: Final = frozenset(_SPORT_TEXT.split())
_GAMES: Final = frozenset(
    {"football", "soccer", "rugby", "basketball", "baseball", "hockey", "cricket", "handball"}
)
_GAME: Final = re.compile(rf"\b(?:{'|'.join(sorted(_GAMES))})\b", re.I)
_TEAM: Final = re.compile(r"\b(?:team|club|side|franchise)\b", re.I)
_WOMEN: Final = re.compile(r"\bwomen", re.I)
_WOMEN_WORDS: Final = frozenset({"women", "woman"})
_SAME_GAME: Final = {"soccer": "football"}
_VERBS: Final = (
    r"(?:beats?|beaten|def(?:eat(?:s|ed)?)|thrash(?:es|ed)|edged?|eliminat(?:es|ed)|fac(?:es?|ed)"
    r"|drew|draws?|overc[ao]mes?|knock(?:s|ed) out|host(?:s|ed)?)"
)
_BEFORE: Final = re.compile(rf"\b(?:{_VERBS}|against|versus|vs?\.?) (?:the )?$")
_AFTER: Final = re.compile(
    rf"(?:['’]s? )?(?:,? \d{{1,2}}[–-]\d{{1,2}}\b"
    rf"| ?\b(?:{_VERBS}|wins?|won|los[et]s?|score[sd]?|qualif(?:y|ies|ied)|captain|coach|squad"
    r"|striker|goalkeeper|midfielder|defender|forward|winger|manager|players?|fans|team)\b)"
)
_AROUND: Final = 24


def sport_share(words: Collection[str]) -> float:
    """In [0, 1]: how much a text with these words is a sports report."""
    return min(1.0, sum(word in _SPORT for word in words) / 4)


def is_team(page: Candidate) -> bool:
    """Whether the page is that of a team or club."""
    return page.type == "ORG" and bool(_TEAM.search(page.description))


def competes(text: str, start: int, end: int) -> bool:
    """Whether the words around the name at [start, end) say that it plays."""
    before = text[max(0, start - _AROUND) : start]
    return bool(_BEFORE.search(before) or _AFTER.match(text, end))


def fits_game(page: Candidate, words: Collection[str]) -> float:
    """+1 where the text names the page's game, -1 where it names another one, else 0.

    Women's teams and cups are games of their own.
    """
    games, for_women = _game_of(page.title, page.description)
    if not games:
        return 0.0
    if for_women != (not _WOMEN_WORDS.isdisjoint(words)):
        return -1.0
    named = {_SAME_GAME.get(word, word) for word in _GAMES if word in words}
    if not named:
        return 0.0
    return 1.0 if named & games else -1.0


@lru_cache(maxsize=2048)
def _game_of(title: str, description: str) -> tuple[frozenset[str], bool]:
    text = f"{title} {description}"
    games = {match.group().lower() for match in _GAME.finditer(text)}
    return frozenset(_SAME_GAME.get(g, g) for g in games), bool(_WOMEN.search(text))
