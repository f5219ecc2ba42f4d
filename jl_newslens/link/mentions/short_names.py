"""Last words of names that stand alone where NER passes them by: "Jobs", after "Steve Jobs".

In a sports report so does the last word of a team: "City", after "Manchester City".
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from jl_newslens.family_names import family_name
from jl_newslens.link.choice.features import content_words
from jl_newslens.link.context.sport import is_sports_report
from jl_newslens.link.names.bodies import BODIES
from jl_newslens.link.names.forms import ORGANIZATION_TAILS, TITLES
from jl_newslens.model import EntityType, Mention, Sentence

_SHORTEST: Final = 3
# What ends the names of bodies, games and grounds rather than of teams.
_NO_TEAMS: Final = (
    ORGANIZATION_TAILS
    | BODIES
    | {"championship", "cup", "ground", "open", "park", "series", "stadium", "trophy"}
)
# "Florida" is not short for the University of Florida.
_OF: Final = re.compile(r" of (?:the )?\S+$")
_NOT_ALONE_BEFORE: Final = re.compile(r"(?:[A-Z][\w.'’-]*|[\w&'’-]*[-&'’])\s?$")
_NOT_ALONE_AFTER: Final = re.compile(r"(?:[-&]\w| [A-Z]\w|['’](?![sS]\b)\w|\w)")


def find_short_names(
    text: str,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    *,
    teams: Mapping[str, int],
    not_names: frozenset[str],
) -> Iterator[Mention]:
    """The surnames of persons whom the text names in full, where no mention is yet; teams alike.

    At the head of a sentence, where every word has a capital, only what is tagged a proper noun,
    or a noun that the text never writes small.

    Args:
        teams: see `team_words`.
        not_names: words, in lower case, that are never taken: months, say.
    """
    kinds: dict[str, EntityType] = dict.fromkeys(teams, "ORG")
    kinds.update(dict.fromkeys(_last_words(mentions, "PERSON"), "PERSON"))
    wanted = {
        word: kind
        for word, kind in kinds.items()
        if len(word) >= _SHORTEST
        and word.isalpha()
        and word[0].isupper()
        and word.lower() not in not_names
        and word.lower() not in TITLES
    }
    taken = {place for mention in mentions for place in range(mention.start, mention.end)}
    starts = [sentence.start for sentence in sentences]
    for word, kind in sorted(wanted.items()):
        start = text.find(word)
        while start >= 0:
            end = start + len(word)
            sentence = sentences[max(0, bisect_right(starts, start) - 1)]
            if (
                end <= sentence.end
                and start < teams.get(word, len(text))
                and taken.isdisjoint(range(start, end))
                and _is_alone(text, sentence, start, end)
            ):
                yield Mention(start, end, word, sentence.index, kind, "short")
            start = text.find(word, end)


def team_words(text: str, mentions: Sequence[Mention]) -> dict[str, int]:
    """The words by which a sports report calls the teams that it names in full: "Villa", "City".

    Only those that end no person's name; each with the place up to which it means one team: from
    where Leeds United play Newcastle United on, "United" may be either.
    """
    persons = _last_words(mentions, "PERSON")
    words = {
        word: teams
        for word, teams in _last_words(mentions, "ORG").items()
        if word not in persons
        and word.lower() not in _NO_TEAMS
        and text.count(word) > len(teams)
        and not any(_OF.search(team) for team in teams)
    }
    if not words or not is_sports_report(set(content_words(text))):
        return {}
    return {word: sorted([*teams.values(), len(text)])[1] for word, teams in words.items()}


def _last_words(mentions: Sequence[Mention], kind: EntityType) -> dict[str, dict[str, int]]:
    """The last words of names of this type that have two or more, with the names and where each
    stands first."""
    found: dict[str, dict[str, int]] = {}
    for mention in mentions:
        if mention.type == kind and " " in mention.surface:
            names = found.setdefault(family_name(mention.surface), {})
            names[mention.surface] = min(mention.start, names.get(mention.surface, mention.start))
    return found


def _is_alone(text: str, sentence: Sentence, start: int, end: int) -> bool:
    if _NOT_ALONE_AFTER.match(text, end) or (start and text[start - 1].isalnum()):
        return False
    if start <= sentence.start or not text[start - 1].isspace():
        tag = next((t.upos for t in sentence.tokens if t.start == start), "")
        return tag == "PROPN" or (tag == "NOUN" and not is_written_small(text, start, end))
    before = text[max(sentence.start, start - 25) : start]
    found = _NOT_ALONE_BEFORE.search(before)
    return found is None or before.split()[-1].lower().strip(".") in TITLES


def is_written_small(text: str, start: int, end: int) -> bool:
    """Whether the text has the word at [start, end) in small letters too."""
    return re.search(rf"\b{re.escape(text[start:end].lower())}\b", text) is not None
