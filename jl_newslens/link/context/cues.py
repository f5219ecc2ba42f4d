"""What the words right beside a name ask for: a person, a town, a region, a newspaper."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Final

from jl_newslens.link.context.places import is_town
from jl_newslens.link.names.forms import TITLES, without_bracket
from jl_newslens.model import Candidate

_PLACE_CUES_TEXT = """
in at near from across around outside inside toward towards
"""
PLACE_CUES: Final = frozenset(_PLACE_CUES_TEXT.split())
# "Sen. Ann Lee of New York" sits for the state, "Buffalo, New York" lies in it.
_POLITICIAN: Final = re.compile(
    r"\b(?:Sen(?:ator)?s?|Gov(?:ernor)?|Rep(?:resentative)?s?|Congress(?:wo)?man"
    r"|Republicans?|Democrats?)\b\.? [^.,;\n]{2,40} of $"
)
# "The governor of New York", "New York's senior senator": whom and what only a state has.
_OFFICES: Final = (
    r"(?:[Ll]ieutenant |Lt\. )?[Gg]overnor|[Aa]ttorney [Gg]eneral|[Ss]enators?"
    r"|[Ll]egislat(?:ure|ors?)"
)
_OFFICE_OF: Final = re.compile(
    rf"\b(?:(?:{_OFFICES}) (?:of|from)|[Uu]pstate"
    r"|(?:[Gg]entle(?:wo)?man|[Cc]ongress(?:wo)?man|[Rr]epublican|[Dd]emocrat) from) $"
)
_OWN_OFFICE: Final = re.compile(
    rf"(?:['’]s)? (?:(?:then|former|next|senior|junior) )?(?:{_OFFICES}|Gov\.|Lt\. Gov\.)(?!\w)"
)
# "A Strelsau woman", "the Strelsau school": who or what is from there.
_COMES_FROM: Final = re.compile(
    r" (?:(?:wo)?m[ae]n|couple|mother|father|residents?|teenager|boy|girl|student|police|suburb"
    r"|school|hospital|court|jail|prison|native|mayor|neighbou?rhood)\b|-based\b"
)
_REGIONS: Final = re.compile(
    r"(?:(?:, [A-Z][\w-]+)* and [A-Z][\w-]+)? (regions?|provinces?|states?(?! that\b)|oblasts?"
    r"|governorates?|counties|departments|districts)\b"
)
_AROUND: Final = 64
# The states as news agencies write them behind a town.
_STATES_TEXT: Final = """
Ala.=Alabama Ariz.=Arizona Ark.=Arkansas Calif.=California Colo.=Colorado Conn.=Connecticut
Del.=Delaware Fla.=Florida Ga.=Georgia Ill.=Illinois Ind.=Indiana Kan.=Kansas Ky.=Kentucky
La.=Louisiana Md.=Maryland Mass.=Massachusetts Mich.=Michigan Minn.=Minnesota Miss.=Mississippi
Mo.=Missouri Mont.=Montana Neb.=Nebraska Nev.=Nevada Okla.=Oklahoma Ore.=Oregon Pa.=Pennsylvania
Tenn.=Tennessee Tex.=Texas Vt.=Vermont Va.=Virginia Wash.=Washington Wis.=Wisconsin Wyo.=Wyoming
"""
_STATES: Final = dict(pair.split("=") for pair in _STATES_TEXT.split()) | {
    "N.H.": "New Hampshire",
    "N.J.": "New Jersey",
    "N.M.": "New Mexico",
    "N.Y.": "New York",
    "N.C.": "North Carolina",
    "N.D.": "North Dakota",
    "R.I.": "Rhode Island",
    "S.C.": "South Carolina",
    "S.D.": "South Dakota",
    "W.Va.": "West Virginia",
}
_LISTED: Final = re.compile(r",? (?:and|or)\b")
_TITLED: Final = re.compile(
    r"\b(?:M(?:iss|iste?r|rs?|s)\.?|Sheikha?|Prince(?:ss)?|King|Queen|Lord|Lady|Sir|Dame) $"
)
_COMPANY: Final = re.compile(
    r"\b(?:compan(?:y|ies)|airline|carrier|maker|manufacturer|bank|retailer|chain|firm|brand)\b",
    re.I,
)
_MEDIA: Final = re.compile(
    r"\b(?:news|newspaper|daily|weekly|tabloid|broadcaster|magazine|agency|television|radio|channel"
    r"|website)\b",
    re.I,
)
# What is published there, or what it is called: "a study in Nature", "the journal Cell".
_PUBLISHED_IN: Final = re.compile(
    r"(?:\b(?:published|appear(?:s|ed|ing)?|printed|writing|wrote|writes|article|paper|papers|study"
    r"|studies|research|findings|results|editorial|letter|commentary|op-ed|essay|interview)"
    r"(?: (?:on|last) \w+| \w+ly| online| today| this week)? in (?:the )?"
    r"|\b(?:journals?|magazine|newspaper|daily|weekly|tabloid),? (?:the )?)$",
    re.I,
)
# What somebody is called in jest: "nicknamed 'The Odd'".
_NICKNAMED: Final = re.compile(
    r"\b(?:nicknamed|code-?named|alias|dubbed)(?: as)?,? (?:the |a )?[\"“‘']?(?:The |Mrs?\. )?$"
)
# "The Universities of Strelsau and Zenda" are not Zenda, nor is "the University of Ruritania at
# Zenda", or "a Ruritanian-style Zenda".
_PLACE: Final = r"[A-Z][\w-]+(?: [A-Z][\w-]+)?"
_UNIVERSITY: Final = re.compile(
    r"\b(?:Universities|Colleges|Bishops|Archbishops|Dioceses|Houses|Banks) (?:of|in|at) "
    rf"(?:{_PLACE}, )*{_PLACE},? and (?:the )?$|\bUniversity of {_PLACE} at $|\w-style $"
)
# "States such as Ruritania and Zenda" are no towns.
_STATES_AHEAD: Final = re.compile(
    rf"\b(?:states|provinces),? (?:such as|like|including) (?:{_PLACE}, )*(?:{_PLACE},? and )?$"
)
# Nor are "shops including Zenda" anybody.
_COMPANIES_AHEAD: Final = re.compile(
    r"\b(?i:companies|firms|retailers|shops|stores|chains|supermarkets|brands|banks|airlines"
    rf"|carmakers),? (?:such as|like|including) (?:{_PLACE}, )*(?:{_PLACE},? and )?$"
)
# "His daughter Zenda" and "their children Ann and Zenda" are persons.
_CHILDREN: Final = r"\b(?:children|kids|sons|daughters|twins|brothers|sisters)"
_CHILDREN_AHEAD: Final = re.compile(
    rf"{_CHILDREN},? (?:{_PLACE}, )*{_PLACE},? and $|{_CHILDREN} (?:{_PLACE}, )*$"
    r"|\b(?:son|daughter|wife|husband|brother|sister) $"
)
# "Her granddaughter, Zenda, 20" and "their sister, Zenda, was".
_KIN_AHEAD: Final = re.compile(
    r"\b(?:(?:grand|step)?(?:son|daughter)|wife|husband|(?:half-|step)?(?:brother|sister)|niece"
    r"|nephew|cousin), $"
)
_TOLD_OF: Final = re.compile(r", (?:\d{1,2}\b|was\b|were\b|who\b|is\b|has\b|had\b)")
# "Zenda-based", "the Zenda line" and "Zenda, a small village," speak of no person; "the Zenda line
# on trade" does.
_OF_NOBODY: Final = re.compile(
    r"-based\b| line\b(?! (?:of|on) [a-z])|, an? (?:(?!who|that|with|of)[\w$-]+ ){0,3}?"
    r"(?:robot|app|device|website|firm|company|charity|brand|town|village"
    r"|city|suburb|restaurant|hotel|nightclub|yacht|horse|dog)"
    r"(?=[,.;:)]| (?:that|which|in|of|on|for|from|near|called|based)\b)"
)
# What only a river has or does: "along the Congo", "the Niger burst its banks".
_WATER_BEFORE: Final = re.compile(
    r"\b(?:along|(?:bridge|ferry|ferries|bridges) (?:over|across|on)|(?:banks?|mouth|waters|course"
    r"|tributary|tributaries) of|(?:drowned|drown|swam|swim|swimming) in|(?:fell|jumped|flows?"
    r"|flowing|flowed) into|(?:boats?|barges?|ships?|dams?|fishermen|traffic) on) the $"
)
_NO_NOUN: Final = re.compile(
    r"[,.;:)\n]|$| (?:and|or|in|at|near|for|from|to|on|by|is|was|were|has|have|had|where|which"
    r"|that|between|after|said|killed)\b"
)
_WATER_AFTER: Final = re.compile(
    r" (?:(?:has|have|had) (?:also |already |again |since |now )?)?(?:(?:burst|broke|broken) (?:its"
    r"|their) banks|rose (?:by|to|above)|risen|flood(?:s|ed)|overflow(?:s|ed)|peaked|flows|flowed"
    r"|froze|frozen over|dried up|swelled)\b"
    r"| (?:was|is|were) (?:rising|expected to (?:peak|rise)|closed to (?:boats|ships|barges))\b"
)
# Where something happens: "in Kerry", "across Cork and Kerry"; but "faith in Kerry".
_HAPPENS: Final = re.compile(
    r"\b(?:(?<!faith )(?<!trust )(?<!confidence )(?<!belief )(?<!believe )(?<!believes )"
    r"(?<!believed )(?<!interest )(?<!interested )(?<!hope )(?<!love )(?<!money )"
    r"(?<!disappointed )[Ii]n|[Aa]cross|[Tt]hroughout|[Nn]ear|[Oo]utside) "
    r"(?:[A-Z][\w-]+(?:, [A-Z][\w-]+)* and )?$"
)
# What has shares and plants is a company, whoever founded it.
_FIRM_AFTER: Final = re.compile(
    r" (?:shares?|stock|plants?|factor(?:y|ies)|stores|products|dealers|dealerships|shareholders"
    r"|trucks?|cars?|vehicles|engines|workers|employees)\b(?! (?:his|her|their|a|the)\b)"
)
# Whom or what a report has something from.
_CITED: Final = re.compile(
    r"\b(?:(?:according to|data from|(?:compiled|reported|cited|quoted|seen|published) by"
    r"|interview with|statement to) (?:the )?|told )$"
)
# "Fox 5": a channel of its own.
_NUMBERED: Final = re.compile(
    r" \d{1,2}(?![\d,.:/–%-]*\d)(?! (?:per ?cent|million|billion|people|(?:wo)?men|of|more|other"
    r"|others|years|months|weeks|days|hours|times)\b)"
)
_WOMENS: Final = re.compile(r"\b[Ww]omen['’]s $")
# "The queen of the curve" is called so in jest, the Queen of England is not.
_OF_A_THING: Final = re.compile(r" of (?:the )?[a-z]")
_MILES_FROM: Final = re.compile(
    r",? (?:about |some |around )?\d[\d,.]* ?(?:miles|km|kilomet(?:er|re)s)(?: \([^)]*\))?"
    r" (?:(?:north|south|east|west)[a-z-]* |away |outside )?(?:of|from|outside)\b"
)
_REPORTS: Final = re.compile(
    r" (?:has |had |first )?(?:report(?:s|ed)?\b(?! (?:to|for|a )\b)"
    r"|published (?:an?|the) (?!book|memoir|novel))"
)


def asked_for(
    page: Candidate, words_before: Sequence[str], texts_after: Sequence[str] = ()
) -> float:
    """+1 where the words around ask for a page of this type, -1 where for another, else 0."""
    value = 0.0
    for text in texts_after:
        if _COMES_FROM.match(text):
            value += 1 if page.type == "PLACE" else -1 if page.type == "PERSON" else 0
    for word in words_before:
        if word in TITLES:
            value += 1 if page.type == "PERSON" else -1
        elif word in PLACE_CUES:
            value += 1 if page.type == "PLACE" else -0.5 if page.type == "PERSON" else 0
    return max(-1.0, min(1.0, value))


def place_ahead(page: Candidate, texts_after: Sequence[str]) -> float:
    """+1 where the text goes on as the title does: "San Jose", followed by ", California"."""
    title = without_bracket(page.title)
    region = title.partition(", ")[2] or page.title[len(title) :].strip(" ()")
    value = 0.0
    for rest in texts_after:
        if not rest.startswith(", "):
            continue
        if region and (rest[2:].startswith(region) or _state_in_short(rest[2:]) == region):
            return 1.0
        if ", " in page.title and rest[2:3].isupper():
            value = -1.0
    return value


def _state_in_short(text: str) -> str | None:
    """ "Colo., on Monday" begins with Colorado."""
    return _STATES.get(text.partition(" ")[0].rstrip(",;"))


def region_word(text: str, end: int) -> str:
    """The word behind a name that ends at `end` which says that it is a region's, or "".

    "Madison and Jackson counties", "the Gao region".
    """
    found = _REGIONS.match(text, end)
    return found.group(1) if found else ""


def is_of_a_region(text: str, start: int, end: int) -> bool:
    """Whether the name at [start, end) stands where a state does.

    That is behind one of its towns, "Buffalo, New York, said", beside its politicians, or before a
    word for it: "the Gao and Kidal regions".
    """
    if region_word(text, end) or _OWN_OFFICE.match(text, end):
        return True
    before = text[max(0, start - _AROUND) : start]
    if _OFFICE_OF.search(before):
        return True
    if before.endswith(" of "):
        return bool(_POLITICIAN.search(before))
    if not before.endswith(", ") or not before[:-2].split(" ")[-1][:1].isupper():
        return False
    after = text[end : end + 2]
    if after[:1] in (",", ".", ";", ")", ""):
        return True
    return after[:1] == " " and after[1:].isalnum() and not _LISTED.match(text, end)


def has_bare_article(text: str, start: int, end: int, noun_starts: Collection[int]) -> bool:
    """Whether "the" belongs to the name at [start, end) itself: no noun follows."""
    if text[max(0, start - 4) : start] not in ("the ", "The "):
        return False
    return text[end : end + 1] not in ("-", "'", "’") and end + 1 not in noun_starts


def is_in_a_title(text: str, start: int) -> bool:
    """Whether a place at `start` only names the holder of a title: "Miss Ruritania"."""
    return bool(_TITLED.search(text[max(0, start - 12) : start]))


def needs_no_article(page: Candidate) -> bool:
    """Whether English never says "the" before such a name: a person, a town, a company."""
    if page.type == "ORG":
        return bool(_COMPANY.search(page.description))
    return page.type == "PERSON" or is_town(page)


def happens_in(text: str, start: int, end: int) -> bool:
    """Whether the name at [start, end) is told as that of the place where something happens."""
    if text.startswith(("'s", "’s"), end):
        return False
    return _HAPPENS.search(text[max(0, start - _AROUND) : start]) is not None


def tells_the_news(page: Candidate) -> bool:
    """Whether the page is a newspaper, an agency or a channel."""
    return page.type in ("ORG", "WORK") and bool(_MEDIA.search(page.description))


def reports(text: str, end: int) -> bool:
    """Whether what is named before `end` reports something."""
    return bool(_REPORTS.match(text, end))


def is_cited(text: str, start: int) -> bool:
    """Whether the words before `start` say that what is named there tells or is told something."""
    return _CITED.search(text[max(0, start - _AROUND) : start]) is not None


def is_a_numbered_channel(page: Candidate, text: str, end: int) -> bool:
    """Whether the name that ends at `end` and a number behind it are that of another channel than
    `page`: "Fox 5" is a local station."""
    return _NUMBERED.match(text, end) is not None and tells_the_news(page)


def is_miles_from(text: str, end: int) -> bool:
    """Whether it is told how far what is named before `end` is from somewhere, as a place is."""
    return _MILES_FROM.match(text, end) is not None


def is_womens(text: str, start: int) -> bool:
    """Whether "women's" stands right before `start`."""
    return _WOMENS.search(text[max(0, start - _AROUND) : start]) is not None


def is_of_a_thing(text: str, end: int) -> bool:
    """Whether "of" and a word in small letters follow: "queen of the curve"."""
    return _OF_A_THING.match(text, end) is not None


def is_published_in(text: str, start: int) -> bool:
    """Whether the words before `start` say that a journal or newspaper is named there."""
    before = text[max(0, start - _AROUND) : start]
    return _PUBLISHED_IN.search(before) is not None


def is_among_states(text: str, start: int) -> bool:
    """Whether the words before `start` say that a state is named there."""
    before = text[max(0, start - _AROUND) : start]
    return bool(_STATES_AHEAD.search(before))


def is_of_nobody(text: str, start: int, end: int) -> bool:
    """Whether the words around the name at [start, end) say that it is no person's."""
    before = text[max(0, start - _AROUND) : start]
    return bool(_OF_NOBODY.match(text, end) or _COMPANIES_AHEAD.search(before))


def is_of_a_family(text: str, start: int, end: int) -> bool:
    """Whether the words around say that a child, a wife or a brother is named at [start, end)."""
    before = text[max(0, start - _AROUND) : start]
    if _CHILDREN_AHEAD.search(before):
        return True
    return bool(_TOLD_OF.match(text, end) and _KIN_AHEAD.search(before))


def is_of_another_name(text: str, start: int, *, lone: bool) -> bool:
    """Whether what is named at `start` only ends the name of one or several universities, or is
    what somebody goes by.

    Args:
        lone: it is one word: "nicknamed the Odd City" may well mean that city.
    """
    before = text[max(0, start - _AROUND) : start]
    if _UNIVERSITY.search(before):
        return True
    return lone and bool(_NICKNAMED.search(before))


def has_the(text: str, start: int) -> bool:
    """Whether "the" stands right before `start`."""
    return text[max(0, start - 4) : start].lower() == "the "


def is_said_of_water(text: str, start: int, end: int) -> bool:
    """Whether the words around the name at [start, end) are those for a river."""
    if not has_the(text, start):
        return False
    if _WATER_AFTER.match(text, end):
        return True
    before = text[max(0, start - _AROUND) : start]
    return bool(_WATER_BEFORE.search(before) and _NO_NOUN.match(text, end))


def is_said_of_a_firm(text: str, end: int) -> bool:
    """Whether the words behind the name that ends at `end` are those for a company."""
    return _FIRM_AFTER.match(text, end) is not None
