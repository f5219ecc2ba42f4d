"""Words and terms of a sentence, as the rankers count them.

A word is a run of letters and digits with the signs that belong inside ("U.S.", "$4.2", "COVID-19",
"mother-in-law"); a term is a content word in a rough base form. Cut from the text by one pattern,
so that a ranking costs milliseconds and does not depend on the pipeline.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from jl_newslens.summarize.sentence.words import word_set

_WORD = re.compile(r"(?:[$€£¥]|US\$)?[^\W_]+(?:[.,'’\-–&][^\W_]+)*(?:(?<=\.[A-Z])\.|%)?")

STOP_WORDS: Final = word_set(
    """
    a about above after again against all almost also although always am among an and
    another any anyone anything are around as at away back be became because become been
    before began behind being below between both but by came can cannot come could did do
    does doing done down during each early either else enough even ever every far few for
    from further get gets getting give given go goes going gone got had has have having he
    her here hers herself him himself his how however i if in including indeed instead into
    is it its itself just keep kept know known last late later least less let like likely
    made make makes making many may me meanwhile might mine more most much must my myself
    near nearly need neither never next no nobody none nor not nothing now of off often on
    once one only onto or other others our ours ourselves out over own perhaps put quite
    rather really s said same saw say saying says see seen she should since so some someone
    something soon still such take taken than that the their theirs them themselves then
    there these they thing things think this those though through thus to together told too
    took toward towards under until up upon us use used very via want was way we well went
    were what whatever when where whether which while who whole whom whose why will with
    within without would yet you your yours yourself i'm i've i'd i'll it's that's there's
    he's she's we're we've they're they've don't didn't doesn't isn't wasn't aren't weren't
    won't wouldn't can't couldn't shouldn't hasn't haven't hadn't you're let's what's who's
    """
)


def words_of(text: str) -> list[str]:
    """The words of `text` as written, numbers and abbreviations among them."""
    return _WORD.findall(text)


@lru_cache(maxsize=65_536)
def term_of(word: str) -> str:
    """The term of a word, or "" for a stop word: lower case, possessive and plain endings off."""
    low = word.lower().replace("’", "'")
    if low.endswith("'s"):
        low = low[:-2]
    if low in STOP_WORDS or (len(low) == 1 and not low.isdigit()):
        return ""
    if not low.isalpha() or len(low) < 4:
        return low
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith(("sses", "shes", "ches", "xes")):
        return low[:-2]
    if low.endswith("s") and not low.endswith(("ss", "us", "is")):
        low = low[:-1]
    for ending in ("ing", "ed"):
        stem = low[: -len(ending)]
        if low.endswith(ending) and len(stem) > 3 and any(vowel in stem for vowel in "aeiouy"):
            if stem[-1] == stem[-2] and stem[-1] not in "lsz":
                return stem[:-1]
            return stem.removesuffix("e")
    return low.removesuffix("e") if len(low) > 4 else low
