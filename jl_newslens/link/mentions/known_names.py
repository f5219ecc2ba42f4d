"""Whether words that some source knows as a name are one where they stand, and the whole of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from jl_newslens.link.context.cues import has_the, is_published_in
from jl_newslens.link.names.boundaries import is_currency, is_date
from jl_newslens.link.names.dressing import OPENERS
from jl_newslens.link.names.forms import TITLES, is_acronym, without_possessive
from jl_newslens.link.names.words import Gram, Line, Word

# A lone capitalised word must be an alias at least this often. Tried .1 to .6 on events_train.
MIN_LINK_PROBABILITY: Final = 0.2
# From here on an alias needs no second witness (NER or a proper-noun tag).
SURE_PROBABILITY: Final = 0.85

# "Rudolf the Second" is another, "the Odd and Zenda Wars" are with Odd, "Anglo-Odd" says of what.
_RULER_AFTER: Final = re.compile(
    r" the (?:First|Second|Third|Fourth|Great|Terrible|Younger|Elder|Baptist|Conqueror)\b"
)
_WARS_AFTER: Final = re.compile(r" and [A-Z][a-z]+ Wars\b")
_COMPOUND_BEFORE: Final = re.compile(r"\b(?:Anglo|Sino|Franco|Russo|Indo|Afro|Greco)-$")
_AFFAIRS: Final = re.compile(r"Affairs [Mm]inist")
_OWNER: Final = re.compile(r"(.+?)['’]s ")
_NOT_NAMES_TEXT = """
monday tuesday wednesday thursday friday saturday sunday january february march april may june july
august september october november december mon tue tues wed thu thur thurs fri sat sun jan feb mar
apr jun jul aug sep sept oct nov dec am pm gmt utc est edt bst cet pst mr mrs ms dr today yesterday
tomorrow i he she it they we you the a an and but or if in on at by for from with as more read watch
also photo image source video breaking live update updated exclusive opinion analysis editorial
advertisement no yes ok this that these those there here
"""
NOT_NAMES: Final = frozenset(_NOT_NAMES_TEXT.split())
_POSSESSIVES: Final = frozenset({"'s", "’s"})
_TOWNS: Final = frozenset({"city", "county", "town", "village"})
_OF_NAME: Final = re.compile(r" of [A-Z]")
_DIRECTIONS: Final = frozenset({"Western", "Eastern", "Northern", "Southern", "West", "East"})
TITLES_AND_NOT_NAMES: Final = TITLES | NOT_NAMES
_RULERS_TEXT: Final = (
    "crown king queen prince princess duke duchess emir sultan sheikh pope emperor"
)
_OF_PERSONS: Final = TITLES | set(_RULERS_TEXT.split())
_SONS_AFTER: Final = frozenset({"Jr", "Sr", "III", "IV"})  # "Rudolf Odd III" is another
_NO_HEADS: Final = frozenset({"ADP", "ADV", "CCONJ", "DET", "NUM", "PRON", "SCONJ"})
_SONS: Final = frozenset({"bin", "ibn", "bint"})


def is_name(
    text: str, line: Line, gram: Gram, grams: Sequence[Gram], known: Mapping[str, float]
) -> bool:
    """Whether a known run of words is a name here.

    Args:
        grams: all known runs of the line.
        known: what the sources know, with its link probability.
    """
    if is_date(text, gram.start, gram.end) or is_currency(text, gram.start, gram.end):
        return False
    if gram.words == 1:
        return _is_lone_name(text, line, gram, grams, known)
    is_half = text[max(0, gram.start - 1)] == "-"
    if is_half and (text[gram.start].islower() or line.words[gram.last].text.islower()):
        return False  # "large-| scale AI |", which is no company, "anti-| Ruritanian president |"
    if _opens_a_sentence(line, gram) or _is_any_town(text, line, gram):
        return False
    if _AFFAIRS.match(text, line.words[gram.last].start):  # "Foreign Affairs Minister"
        return False
    after = line.word_after(text, gram)
    if after is not None and after.text in _SONS_AFTER:
        return False
    bare = line.start_of_bare(gram)
    if bare > gram.start and not _keeps_its_article(text, line, gram, bare, known):
        return False
    if _is_cut_short(text, line, gram, grams) or _is_the_lords(text, line, gram):
        return False
    return not _is_owner_with_more(text[gram.start : gram.end], known)


def _is_lone_name(
    text: str, line: Line, gram: Gram, grams: Sequence[Gram], known: Mapping[str, float]
) -> bool:
    word = line.words[gram.first].text
    if word.lower().rstrip(".") in NOT_NAMES or _asks(line, gram):
        return False
    if _is_half(text, line, gram, grams):
        return False
    if _RULER_AFTER.match(text, gram.end) or _WARS_AFTER.match(text, gram.end):
        return False
    if _COMPOUND_BEFORE.search(text, max(0, gram.start - 7), gram.start):
        return False
    if _is_given_name(text, line, gram, grams):
        return False
    if is_published_in(text, gram.start):
        return True
    if known[word] < MIN_LINK_PROBABILITY:
        return False
    inside = any(s <= gram.start and gram.end <= e for s, e, _ in line.names)
    if not inside and not _stands_alone(text, line, gram, grams, known):
        return False
    return not _tells_a_part(text, line, gram)


def _is_cut_short(text: str, line: Line, gram: Gram, grams: Sequence[Gram]) -> bool:
    """ "King Rudolf" in "King Rudolf Spaniel", "Prince Ali" in "Prince Ali bin Odd": another's."""
    first, last = (line.words[number].text.lower() for number in (gram.first, gram.last))
    after = line.word_after(text, gram)
    if first not in _OF_PERSONS or last in _OF_PERSONS or after is None:
        return False
    if after.text.lower() in _SONS:
        return True
    return (
        not line.shouted
        and after.upos == "PROPN"
        and after.text[0].isupper()
        and after.text.lower().rstrip(".") not in TITLES_AND_NOT_NAMES
        and not any(other.first == gram.last + 1 for other in grams)
    )


def _is_the_lords(text: str, line: Line, gram: Gram) -> bool:
    """ "The Lord's" is no ground."""
    if gram.words != 2 or line.words[gram.last].text not in _POSSESSIVES:
        return False
    return has_the(text, gram.start) and line.words[gram.first].text.lower() in TITLES


def _opens_a_sentence(line: Line, gram: Gram) -> bool:
    """ "Five guys met" are no restaurants: only the head of the sentence gives the capital.

    Nor is "A 10-member panel" an aircraft.
    """
    head, *rest = line.words[gram.first : gram.last + 1]
    counts = head.text == "A"
    return (
        (gram.first == 0 or counts)
        and head.upos in _NO_HEADS
        and all(word.text.islower() or (counts and word.text.isdigit()) for word in rest)
        and not any(start == gram.start for start, _, _ in line.names)
    )


def _is_any_town(text: str, line: Line, gram: Gram) -> bool:
    """ "The Zenda city of Odd" is not Zenda City."""
    return line.words[gram.last].text in _TOWNS and _OF_NAME.match(text, gram.end) is not None


def _asks(line: Line, gram: Gram) -> bool:
    """ "WHO WON?", all in capitals, does not ask about the World Health Organization."""
    text = line.sentence.text
    return line.words[gram.first].text.lower() in OPENERS and text.isupper() and " " in text


def _keeps_its_article(
    text: str, line: Line, gram: Gram, bare: int, known: Mapping[str, float]
) -> bool:
    """Whether a run with "the", without which it starts at `bare`, is meant with it."""
    after = line.word_after(text, gram)
    if text[bare : gram.end] not in known:
        # "the National Health Commission" is not The National.
        is_cut = after is not None and after.upos == "PROPN" and after.text[0].isupper()
        return not is_cut or text[gram.start] == "T"
    if gram.words > 2:
        return text[gram.start : bare] != "the "
    # "The Australian police" is not the newspaper: a noun follows.
    return after is None or after.upos not in ("NOUN", "ADJ", "PROPN")


def _is_owner_with_more(surface: str, known: Mapping[str, float]) -> bool:
    """ "Ruritania's Security Service" and "the Kremlin's" hold a name, "the People's Party" is one.

    "McDonald's" is no McDonald, nor "the Ruritanian People's Army" that of anybody else.
    """
    owner = _OWNER.match(surface)
    if (
        owner is not None
        and not owner[1].endswith("People")
        and known.get(owner.group(1), 0.0) >= SURE_PROBABILITY
    ):
        return True
    bare = without_possessive(surface)
    return bare != surface and known.get(bare, 0.0) >= known[surface]


def _stands_alone(
    text: str, line: Line, gram: Gram, grams: Sequence[Gram], known: Mapping[str, float]
) -> bool:
    """Whether a lone known word that NER does not mark is a name here."""
    word = line.words[gram.first]
    probability = known[word.text]
    if probability >= SURE_PROBABILITY:
        return not _is_part_of_longer(text, line, gram, grams)
    if line.shouted or _has_a_number(text, line, gram):
        return False
    if is_acronym(word.text) or (word.text.isupper() and len(word.text) > 3):
        return True
    if word.upos != "PROPN" or gram.first == 0:
        return word.upos == "ADJ" and gram.first > 0
    return not _is_part_of_longer(text, line, gram, grams)


def _has_a_number(text: str, line: Line, gram: Gram) -> bool:
    """ "Channel" in "Channel 5", which nobody knows."""
    after = line.word_after(text, gram)
    return after is not None and after.text.isdigit()


def _is_part_of_longer(text: str, line: Line, gram: Gram, grams: Sequence[Gram]) -> bool:
    """ "Miami" in "Miami Sol": its neighbour is a proper noun that nobody knows."""
    if line.words[gram.first].upos != "PROPN" or line.shouted:
        return False
    return any(
        gap == " "
        and neighbour.text.lower().rstrip(".") not in TITLES_AND_NOT_NAMES
        and not any(s <= neighbour.start and neighbour.end <= e for s, e, _ in line.names)
        for gap, neighbour in _unknown_neighbours(text, line, gram, grams)
    )


def _is_given_name(text: str, line: Line, gram: Gram, grams: Sequence[Gram]) -> bool:
    """ "Rudolf" in "Rudolf Van", of which NER marks the first word for a person."""
    if line.shouted or (gram.start, gram.end, "PERSON") not in line.names:
        return False
    return any(
        gap == " "
        and neighbour.start > gram.end
        and neighbour.text.lower().rstrip(".") not in TITLES_AND_NOT_NAMES
        and not any(s <= neighbour.start and neighbour.end <= e for s, e, _ in line.names)
        for gap, neighbour in _unknown_neighbours(text, line, gram, grams)
    )


def _is_half(text: str, line: Line, gram: Gram, grams: Sequence[Gram]) -> bool:
    """ "Kyzyl" in "Kyzyl-Bel": its other half is a proper noun that nobody knows."""
    return any(gap == "-" for gap, _ in _unknown_neighbours(text, line, gram, grams))


def _unknown_neighbours(
    text: str, line: Line, gram: Gram, grams: Sequence[Gram]
) -> Iterator[tuple[str, Word]]:
    """The capitalised proper nouns beside a lone word that are in no known run, each with what
    stands between."""
    word = line.words[gram.first]
    for position in (gram.first - 1, gram.first + 1):
        if not 0 <= position < len(line.words):
            continue
        neighbour = line.words[position]
        if (
            neighbour.upos == "PROPN"
            and neighbour.text[0].isupper()
            and not any(g.first <= position <= g.last for g in grams)
        ):
            yield text[min(word.end, neighbour.end) : max(word.start, neighbour.start)], neighbour


def _tells_a_part(text: str, line: Line, gram: Gram) -> bool:
    """ "Western" in "Western Ruritania", a part of a place that nobody knows."""
    if line.words[gram.first].text not in _DIRECTIONS:
        return False
    after = line.word_after(text, gram)
    return after is not None and after.upos == "PROPN" and after.text[0].isupper()
