"""From the labels of each entity corpus to the seven types of NewsLens.

`None` says: whether this is a name, and of what, the corpus does not tell; the tokens are left
without a label in training ("missing"), so that the model learns nothing from them.
"""

from __future__ import annotations

import re

from jl_newslens.language.demonyms import is_demonym

_NOT_NAMES = frozenset({"TIME", "NUM", "Date", "Money"})

_DIRECT = {
    "PER": "PERSON",
    "ORG": "ORG",
    "LOC": "PLACE",
    # CrossNER
    "person": "PERSON",
    "politician": "PERSON",
    "writer": "PERSON",
    "musicalartist": "PERSON",
    "scientist": "PERSON",
    "researcher": "PERSON",
    "organisation": "ORG",
    "politicalparty": "ORG",
    "band": "ORG",
    "university": "ORG",
    "country": "PLACE",
    "location": "PLACE",
    "election": "EVENT",
    "event": "EVENT",
    "conference": "EVENT",
    "book": "WORK",
    "album": "WORK",
    "song": "WORK",
    "poem": "WORK",
    "academicjournal": "WORK",
    "magazine": "WORK",
    "award": "OTHER",
    "product": "OTHER",
    "programlang": "OTHER",
    "astronomicalobject": "OTHER",
    # GUM
    "place": "PLACE",
    "organization": "ORG",
}
# Few-NERD labels are "coarse-fine"; the coarse half decides.
_FEW_NERD = {
    "person": "PERSON",
    "location": "PLACE",
    "building": "PLACE",
    "organization": "ORG",
    "event": "EVENT",
    "art": "WORK",
    "product": "OTHER",
    "other": "OTHER",
}
_FEW_NERD_COMMON = frozenset({"other-educationaldegree", "other-medical", "other-currency"})

_EVENT_WORDS = re.compile(
    r"\b(?:War|Wars|Battle|Siege|Olympics?|Games|Championships?|Cup|Elections?|election|elections"
    r"|Festival|Revolution|Uprising|Massacre|Conference|Summit|Grand Prix|Tournament|Crisis"
    r"|Hurricane|Earthquake|Expo|Exposition|Marathon|Rally|Race|Open|Super Bowl|Referendum"
    r"|referendum|Incident|Disaster|Invasion|Offensive|Operation|Campaign|Tour|World Series|Ashes"
    r"|Season|season|Playoffs?|Final|Finals|Parade|Trial|Trials|Attack|Attacks|attack|attacks"
    r"|protests?|Protests?|Holocaust|Depression|Genocide|Day)\b"
)
_WORK_WORDS = re.compile(
    r"\b(?:Act|Constitution|Treaty|Code|Bill|Symphony|Sonata|Concerto|Trilogy|Bible|Quran|Koran"
    r"|Chronicles?|Novel|Album|Theme|Song|Suite|Agreement|Accords?|Convention|Declaration|Charter"
    r"|Resolution|Amendment|Directive|Report|Manifesto|Show)\b"
)


def newslens_type(label: str, surface: str) -> str | None:
    """The NewsLens type of a labelled span; "" where it is no name, None where it is unknown.

    Args:
        label: The corpus's own label.
        surface: The text of the span.
    """
    if label in _NOT_NAMES:
        return ""
    if is_demonym(surface):
        return "GROUP"
    if label in _DIRECT:
        return _DIRECT[label]
    named = surface[:1].isupper() or (surface[:1].isdigit() and any(c.isupper() for c in surface))
    if label in ("MISC", "misc"):
        return misc_type(surface) if named else None
    coarse = label.partition("-")[0]
    if "-" in label and coarse in _FEW_NERD:
        if label in _FEW_NERD_COMMON or (coarse in ("other", "product") and not named):
            return ""
        if label == "product-game":
            return "WORK"
        return _FEW_NERD[coarse]
    if label.islower() and not named:
        return ""  # CrossNER's genres, algorithms, compounds: common nouns
    return "OTHER" if label.islower() and " " in surface else None


def misc_type(surface: str) -> str:
    """A type for what a corpus calls miscellaneous, by the words of the name."""
    if _EVENT_WORDS.search(surface):
        return "EVENT"
    if _WORK_WORDS.search(surface):
        return "WORK"
    return "OTHER"
