"""The written forms of a name: what makes two surfaces the same name, and what only dresses it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

_PUNCTUATION = str.maketrans(
    {
        "’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "ʻ": "'", "ʿ": "'", "ʾ": "'",
        "-": " ", "‐": " ", "‑": " ", "‒": " ", "–": " ", "—": " ", "−": " ", "/": " ", "_": " ",
        ".": None, ",": None, "“": None, "”": None, '"': None, "«": None, "»": None,
        "*": None, "#": None, "\u00ad": None, "\u200b": None,
    }
)  # fmt: skip
# Letters that Unicode does not decompose, as English news writes them.
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ə": "e"}
)
_POSSESSIVE = re.compile(r"(?:['’‘](?:s|S)?)$")
_QUOTES: Final = frozenset("'’‘")
# What stands between a given name and the family's: Rudolf "the Odd" Elphberg.
_CALLED: Final = r"(?:[Tt]he )?[A-Z][^\"”'’\n]{1,20}"
NICKNAME: Final = re.compile(rf" (?:\"{_CALLED}\"|“{_CALLED}”|['‘]{_CALLED}['’]) ")
_BRACKET = re.compile(r"\s*\([^()]*\)\s*$")

# Words that stand before a person's name and are no part of it.
_TITLES_TEXT = """
president president-elect vice prime minister premier chancellor secretary general
secretary-general deputy foreign defence defense interior finance treasury justice energy health
education trade senator sen representative rep congressman congresswoman governor gov mayor
lawmaker mp mep councillor councilman councilwoman commissioner director director-general
chairman chairwoman chairperson chair ceo cfo coo founder co-founder executive officer chief
head leader speaker spokesman spokeswoman spokesperson ambassador envoy diplomat
minister-president taoiseach gen lieutenant lt colonel col captain capt major maj brigadier brig
sergeant sgt corporal cpl admiral adm commander cmdr marshal inspector detective sheriff
constable superintendent judge attorney prosecutor lawyer barrister solicitor counsel dr doctor
professor prof mr mrs ms miss mx sir dame lord lady baroness baron count rev reverend father fr
archbishop bishop cardinal rabbi imam mufti ayatollah grand coach manager striker goalkeeper
midfielder defender singer actor actress author writer director-designate economist analyst
journalist reporter correspondent editor researcher scientist astronaut activist campaigner
candidate former ex late acting then incoming outgoing interim us-backed senior first
"""
TITLES: Final[frozenset[str]] = frozenset(_TITLES_TEXT.split())
_FUNCTION_WORDS_TEXT = """
of the and for in on at to de la le du des del di da das do dos von van der den al el bin ibn y
& und
"""
FUNCTION_WORDS: Final[frozenset[str]] = frozenset(_FUNCTION_WORDS_TEXT.split())
# What a company's full name ends in and its short name leaves out.
_ORGANIZATION_TAILS_TEXT = """
inc corp corporation co company companies ltd limited llc plc group holdings holding ag sa se nv
gmbh spa bank airlines airways motors motor technologies technology systems energy industries
international pharmaceuticals entertainment media news agency university college club fc party
movement union association foundation institute council committee commission ministry department
office court forces army front brigade
"""
ORGANIZATION_TAILS: Final[frozenset[str]] = frozenset(_ORGANIZATION_TAILS_TEXT.split())


@lru_cache(maxsize=16384)
def fold(name: str) -> str:
    """The key under which all spellings of a name meet: no case, accents, dots or hyphens.

    A leading "the" is dropped. The possessive is not: see `without_possessive`.
    """
    if name.isalnum() and name.isascii():
        return name.lower()
    key = name
    if not key.isascii():
        key = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", key).casefold())
        key = "".join(c for c in key if not unicodedata.combining(c)).translate(_LETTERS)
    key = key.translate(_PUNCTUATION).casefold()
    words = key.split()
    if len(words) > 1 and words[0] == "the":
        del words[0]
    return " ".join(words)


def without_possessive(surface: str) -> str:
    """ "Russia's" → "Russia", "the Greens'" → "the Greens"."""
    # Most names end in a letter of their own; a pattern would cost more than all else here.
    return (
        _POSSESSIVE.sub("", surface)
        if surface[-2:-1] in _QUOTES or surface[-1:] in _QUOTES
        else surface
    )


def without_bracket(title: str) -> str:
    """ "Georgia (country)" → "Georgia"."""
    return _BRACKET.sub("", title) or title


def is_acronym(surface: str) -> bool:
    """Two to six capital letters, with or without dots: "EU", "U.S.", "UNHCR"."""
    if not surface.isupper():
        return False
    letters = surface.replace(".", "")
    return 2 <= len(letters) <= 6 and letters.isalpha()


def case_fits(alias: str, surface: str) -> bool:
    """Whether `surface`, which has the same `fold` as `alias`, is capitalised like a name.

    "turkey" is not the country, "us" is not the state; "TURKEY" and "Nato" are.
    """
    if alias == surface:
        return True
    if alias.islower():
        return surface.islower() or surface[:1].isupper()
    if not any(c.isupper() for c in surface):
        return False
    if " " in alias:
        return True
    letters = alias.replace(".", "")
    if len(letters) <= 3 and letters.isupper():
        return surface.replace(".", "").isupper()
    first = next((c for c in surface if c.isalnum()), "")
    if alias[:1].isupper() and not (first.isupper() or first.isdigit()):
        # Wikipedia writes "IPhone" in a title, everybody else "iPhone".
        return surface[1:2].isupper()
    # "WHO" is an alias and "Who" a word; "US" and "It" never come from other shapes.
    return not (surface.isupper() and not alias.isupper() and len(letters) <= 3)


def initials(words: Sequence[str]) -> str:
    """The initials of a name's words, function words left out: "European Union" → "eu"."""
    return "".join(word[0] for word in words if word and word not in FUNCTION_WORDS)


def may_be_short_for(short: str, long: str) -> bool:
    """Whether a name has only words of another, or is an acronym of its letters: "VW" for
    "Volkswagen"."""
    words, others = fold(short).split(), fold(long).split()
    if is_acronym(short) and others and words != others:
        letters = iter("".join(others))
        return words[0][0] == others[0][0] and all(letter in letters for letter in "".join(words))
    return len(words) < len(others) and set(words) <= set(others)


def within_one_edit(first: str, second: str) -> bool:
    """Whether one letter inserted, dropped, changed or swapped makes `first` into `second`."""
    start = 0
    while start < min(len(first), len(second)) and first[start] == second[start]:
        start += 1
    a, b = first[start:], second[start:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:])
