"""Teams and games: "England" may be the country or any of its teams."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from functools import lru_cache
from typing import Final

from jl_newslens.model import Candidate

# Words of sports reports, plurals cut as `content_words` cuts them.
_SPORT_TEXT: Final = """
football soccer rugby basketball baseball hockey cricket tennis match game goal cup league team
coach player striker score scored draw defeat defeated beat win won championship tournament
quarterfinal semifinal final knockout qualifier fifa uefa nba nfl stadium squad penalty fixture
captain goalkeeper midfielder quarterback inning wicket medal season playoff
"""
_SPORT: Final = frozenset(_SPORT_TEXT.split())
# Others, which are not counted by `sport_share`: the weights were learned without them.
_MORE_SPORT_TEXT: Final = """
club lose lost loss drew equaliser equalised winner scorer substitute winger defender referee derby
relegation promotion header touchdown pitcher puck lap podium
"""
_MORE_SPORT: Final = _SPORT | frozenset(_MORE_SPORT_TEXT.split())
# Words that only reports of this game use, cut like those above. "Football" alone may be either.
_HINTS_TEXT: Final = {
    "association football": "soccer fifa uefa concacaf striker midfielder goalkeeper bundesliga",
    "american football": "nfl quarterback touchdown linebacker",
    "basketball": "basketball nba wnba",
    "baseball": "baseball mlb pitcher homer shortstop",
    "ice hockey": "hockey nhl puck",
    "cricket": "cricket ashe wicket batsman batter bowler bowled",
    "rugby": "rugby scrum",
    "handball": "handball",
    "skiing": "ski skier skiing slalom",
    "tennis": "tenni atp wta",
    "golf": "golf golfer pga",
    "cycling": "cycling cyclist peloton",
    "athletics": "sprinter iaaf decathlon heptathlon",
    "horse racing": "jockey racecourse racehorse steeplechase",
}
_GAME_OF_WORD: Final = {word: game for game, words in _HINTS_TEXT.items() for word in words.split()}
_FOOTBALL: Final = frozenset({"association football", "american football"})
# How descriptions of teams and cups name their game, the longer name first.
_GAMES_IN_DESCRIPTIONS: Final = {
    "american football": "american football",
    "college football": "american football",
    "nfl": "american football",
    "football": "association football",
    "fifa": "association football",
    "uefa": "association football",
    "soccer": "association football",
    "nba": "basketball",
    "basketball": "basketball",
    "baseball": "baseball",
    "hockey": "ice hockey",
    "cricket": "cricket",
    "rugby": "rugby",
    "handball": "handball",
    "skiing": "skiing",
    "horse race": "horse racing",
}
_GAME: Final = re.compile(rf"\b(?:{'|'.join(_GAMES_IN_DESCRIPTIONS)})\b", re.I)
# What players are called, and words of which every report of their game has one. No footballers:
# there are reports of football without any such word.
_PLAYERS: Final = {
    "golfer": {"golf", "golfer", "pga", "birdie", "tee", "bogey", "fairway"},
    "cricketer": {"cricket", "wicket", "batsman", "bowler", "innings", "ashe"},
    "boxer": {"boxing", "boxer", "ring", "bout", "heavyweight", "punch", "fight"},
    "swimmer": {"swimming", "swimmer", "pool", "freestyle", "butterfly", "olympic"},
    "cyclist": {"cycling", "cyclist", "rider", "tour", "bike", "stage", "olympic"},
    "jockey": {"jockey", "horse", "racing", "racecourse", "hurdle"},
    "tennis player": {"tenni", "atp", "wta", "wimbledon", "slam", "backhand", "forehand"},
}
_PLAYER: Final = re.compile(rf"\b(?:{'|'.join(_PLAYERS)})\b")
_TEAM: Final = re.compile(r"\b(?:team|club|side|franchise)\b", re.I)
_WOMEN: Final = re.compile(r"\bwomen", re.I)
_WOMEN_WORDS: Final = frozenset({"women", "woman", "wnba", "nwsl", "wta", "lpga"})
_VERBS: Final = (
    r"(?:beats?|beating|beaten|def(?:eat(?:s|ed|ing)?)|thrash(?:es|ed|ing)|edg(?:ed?|ing)"
    r"|eliminat(?:es|ed|ing)|fac(?:es?|ed|ing)|drew|draws?|overc[ao]mes?|knock(?:s|ed|ing) out"
    r"|upset(?:s|ting)?|host(?:s|ed|ing)?|visit(?:s|ed|ing)?)"
)
_SCORE: Final = r"\d{1,3}[–-]\d{1,3}"
_RESULT: Final = (
    r"(?:loss|losses|lost|defeats?|wins?|victor(?:y|ies)|triumph|draws?|drew|tie|match|matchup"
    r"|game|fixture|friendly|opener|qualifier|clash(?:es)?)"
)
_STAFF: Final = (
    r"(?:manager|boss|coach|captain|goalkeeper|striker|midfielder|defender|winger|chairman|owner"
    r"|chief executive)"
)
# Whom a national team has, and nobody else: "the Zenda flanker".
_PLAYERS_OF: Final = (
    r"(?:international|striker|goalkeeper|keeper|midfielder|defender|forward|winger|quarterback|flanker"
    r"|hooker|prop|lock|fly-?half|scrum-?half|full-?back|centre|number eight|batsman|bowler|opener"
    r"|paceman|spinner|all-rounder|skipper|captain|coach|manager)s?"
)
_BEFORE: Final = re.compile(
    rf"\b(?:{_VERBS}|{_RESULT}(?: {_SCORE})? (?:to|over|with|by)|{_SCORE} at|against|versus|vs?\.?"
    rf"|{_SCORE} {_RESULT} at|drubbing of|capped by|(?<!in )play(?:s|ed|ing)?"
    rf"|(?:(?<=at )|(?<=\())home to|away to|(?:play(?:s|ed|ing)?|signed|debut|caps?|goals?) for"
    rf"|{_STAFF} of)"
    r" (?:the )?$"
)
# Of several that are listed, the first play as the last does: "Ruritania and Zenda qualified".
_AFTER: Final = re.compile(
    r"(?:(?:, [A-Z][a-z]+)* and [A-Z][a-z]+(?= [a-z]))?"
    rf"(?:['’]s? )?(?:,? {_SCORE}(?!\d)| vs?\.? (?=[A-Z])| \((?:home|away) to\b"
    r"| ?(?:\b(?:has|have|had) (?:not |never |now |already |also |only )?)?"
    rf"\b(?:{_VERBS}|(?:also )?wins?|(?:also )?won|los[et]s?|score[sd]?|qualif(?:y|ies|ied)"
    rf"|trail(?:s|ed)|(?:assistant |head |vice-)?{_PLAYERS_OF}|squad|play(?:ed|ing)?"
    r"|players?|fans|team|match|game|fixture|record (?:fell|rose|improved|dropped))\b)"
)
# British reports take a team, and no state, for many: "Ruritania have won", "Zenda are on course".
_ARE_MANY: Final = re.compile(r"(?<!s) (?:are|were|have)\b(?! [A-Z])")
_NO_SUBJECT: Final = re.compile(
    r"(?:\b(?:and|or|of|in|at|from|to|with|by|for|than|near|outside|across|around)|,|&)(?: the)? $"
)
# "He came from Zenda for £5million".
_FEE: Final = re.compile(r" for (?:a (?:[\w-]+ ){0,3})?[£€$]\d")
_FROM_OR_TO: Final = ("from ", "to ")
# What is done only with clubs, in sports reports: "on loan from Zenda".
_TRADE: Final = re.compile(
    r"\b(?:(?:on loan|loan (?:deal|move|spell)) (?:from|at|to|with)|signed (?:for|from)"
    r"|(?:talks|contract|deal) with|(?:bids?|offers?|interest) from|buy-?out of) $"
)
_AROUND: Final = 32
# Read off 150 articles of cnndm_train: those on sport have a share of .029 to .11, the others of at
# most .025.
_LEAST_WORDS: Final = 4
_LEAST_SHARE: Final = 0.027


def sport_share(words: Collection[str]) -> float:
    """In [0, 1]: how much a text with these words is a sports report."""
    return min(1.0, sum(word in _SPORT for word in words) / 4)


def is_sports_report(words: Collection[str]) -> bool:
    """Whether a text with these words is about sport, rather than that it speaks of winning too."""
    count = sum(word in _MORE_SPORT for word in words)
    return count >= _LEAST_WORDS and count >= _LEAST_SHARE * len(words)


def is_team(page: Candidate) -> bool:
    """Whether the page is that of a team or club."""
    return page.type == "ORG" and bool(_TEAM.search(page.description))


def plays_another_game(page: Candidate, words: Collection[str]) -> bool:
    """Whether the page is that of a player of whose game a sports report has no word, or that of a
    cup or of a nation's or a college's team where it names another game."""
    of_one_game = " national " in page.title or _GAME.search(page.title) is not None
    if page.type == "EVENT" or (is_team(page) and of_one_game):
        games, told = _game_of(page.title, page.description)[0], _games_told(words)
        return bool(games and told) and told.isdisjoint(games)
    named = _PLAYER.findall(page.description) if page.type == "PERSON" else []
    return bool(named) and all(_PLAYERS[game].isdisjoint(words) for game in named)


def competes(text: str, start: int, end: int) -> bool:
    """Whether the words around the name at [start, end) say that it plays."""
    before = text[max(0, start - _AROUND) : start]
    if before.endswith(_FROM_OR_TO) and _FEE.match(text, end):
        return True
    if _ARE_MANY.match(text, end) and not _NO_SUBJECT.search(before):
        return True
    return bool(_BEFORE.search(before) or _AFTER.match(text, end))


def is_traded_with(text: str, start: int) -> bool:
    """Whether the words before `start` say that a club is named there, in a sports report."""
    return _TRADE.search(text[max(0, start - _AROUND) : start]) is not None


def fits_game(page: Candidate, words: Collection[str]) -> float:
    """+1 where the text names the page's game, -1 where it names another one, else 0.

    Women's teams and cups are games of their own.
    """
    games, for_women = _game_of(page.title, page.description)
    if not games:
        return 0.0
    if for_women is _WOMEN_WORDS.isdisjoint(words) and (for_women or is_sports_report(words)):
        return -1.0
    told = _games_told(words)
    if not told:
        return 0.0
    return 1.0 if told & games else -1.0


def _games_told(words: Collection[str]) -> set[str]:
    """The games that most words are of: a report of tennis may speak of a footballer."""
    hints = Counter(game for word, game in _GAME_OF_WORD.items() if word in words)
    if "football" in words and _FOOTBALL.isdisjoint(hints):
        hints.update(_FOOTBALL)
    return {game for game, count in hints.items() if count == max(hints.values())}


@lru_cache(maxsize=2048)
def _game_of(title: str, description: str) -> tuple[frozenset[str], bool]:
    found = _GAME.findall(f"{title} {description}".lower())
    games = {_GAMES_IN_DESCRIPTIONS[game] for game in found}
    if "american football" in games:
        # The title of a college team says "football" only.
        games.discard("association football")
    return frozenset(games), bool(_WOMEN.search(f"{title} {description}"))


def is_for_women(page: Candidate) -> bool:
    """Whether the page is that of a team, a cup or a league of women."""
    return _game_of(page.title, page.description)[1]
