"""Given names and their short forms: "Bob" and "Robert" may be one person."""

from __future__ import annotations

from functools import cache
from typing import Final

_GROUPS_TEXT = """
abe abraham; al albert alan alexander; alex alexander alexandra aleksandr; andy andrew; angie
angela; art arthur; barb barbara; becky rebecca; ben benjamin; bernie bernard; beth elizabeth;
bill william; billy william; bob robert; bobby robert; brad bradley; cathy catherine; charlie
charles; chuck charles; chris christopher christine; cindy cynthia; dan daniel; danny daniel; dave
david; debbie deborah; dick richard; don donald; doug douglas; ed edward edmund; eddie edward;
fred frederick alfred; gabe gabriel; gene eugene; greg gregory; hank henry; harry henry harold;
jack john; jake jacob; jeff jeffrey geoffrey; jen jennifer; jenny jennifer; jerry gerald jerome;
jim james; jimmy james; joe joseph; joey joseph; jon jonathan; josh joshua; kate katherine
catherine; kathy katherine; katie katherine; ken kenneth; larry lawrence; leo leonard; liz
elizabeth; lou louis; maggie margaret; matt matthew; meg margaret; mick michael; mike michael;
mitch mitchell; nat nathaniel; nate nathan; ned edward; nick nicholas; pam pamela; pat patrick
patricia; patty patricia; peggy margaret; pete peter; phil philip phillip; ray raymond; rick
richard; rob robert; ron ronald; rudy rudolph; russ russell; sam samuel samantha; sandy sandra;
steve stephen steven; stu stuart; sue susan; ted edward theodore; terry terence theresa; tim
timothy; toby tobias; tom thomas; tommy thomas; tony anthony antonio; vic victor; vince vincent;
walt walter; will william; zach zachary
"""


def _pairs() -> frozenset[frozenset[str]]:
    pairs: set[frozenset[str]] = set()
    for group in _GROUPS_TEXT.split(";"):
        short, *full = group.split()
        pairs.update(frozenset((short, name)) for name in full)
    return frozenset(pairs)


_PAIRS: Final = _pairs()


@cache
def short_forms(given_name: str) -> frozenset[str]:
    """The other forms of a given name, in lower case: "abraham" → {"abe"}."""
    return frozenset(name for pair in _PAIRS if given_name in pair for name in pair - {given_name})


def same_given_name(first: str, second: str) -> bool:
    """Whether two given names, in lower case, are one or a form of the other."""
    return first == second or frozenset((first, second)) in _PAIRS
