"""Whether what NER marks is a name, and where it starts: NER draws many a name too wide."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Final

from jl_newslens.link.mentions.known_names import NOT_NAMES, SURE_PROBABILITY
from jl_newslens.link.mentions.short_names import is_written_small
from jl_newslens.link.names.bodies import NETWORKS, PARTY_MEMBERS, may_be_of_a_nation
from jl_newslens.link.names.forms import TITLES
from jl_newslens.link.names.words import Gram, Line, Word
from jl_newslens.model import EntityType

_CONNECTIVE = re.compile(r"\s+(?:and|&|or|vs\.?|in|at)\s+|['’]s\s+|\s*[,/;–—]\s*|(?<=\w)-(?=[A-Z])")
# From this link probability on a word before a known name is one of its own: not "United".
_DRESS: Final = 0.4
_LIKELY: Final = 0.6  # a name of several words, whatever stands before it
_COMMON_TAGS: Final = ("NOUN", "VERB", "ADV", "PRON", "DET", "ADP", "AUX", "SCONJ", "CCONJ", "INTJ")
# Who is from somewhere, which no state is called: "Frenchman Carl Odd".
_FROM: Final = re.compile(r"(?:man|woman|Briton|Spaniard)$")
# Where a sentence begins within one: "They wrote: Snow fell".
_OPENS: Final = re.compile(r"[:“\"‘] ?$")


def is_common_word(text: str, line: Line, inner: Sequence[Word]) -> bool:
    """ "President" alone, "Shops", and "Peaceful dialogue" at the head of a sentence.

    So is "Snow" there, where the text writes it small too and nowhere else as a name.
    """
    if not inner or any(word.text[0].isupper() for word in inner[1:]):
        return False
    first = inner[0]
    if not first.text[1:].islower():
        return False
    if len(inner) == 1:
        if first.text.lower() in TITLES or first.upos in _COMMON_TAGS:
            return True
        opens = first is line.words[0] or _OPENS.search(text, first.start - 2, first.start)
        if not opens or not is_written_small(text, first.start, first.end):
            return False
        return re.search(rf"[\w,] {first.text}\b", text) is None
    return first is line.words[0] and first.upos in ("ADJ", *_COMMON_TAGS)


def is_body(
    text: str,
    start: int,
    inner: Sequence[Word],
    inside: Sequence[Gram],
    is_nation: Callable[[str], bool],
) -> bool:
    """ "Swiss National Science Foundation": a nation's name for a body that others have too."""
    for gram in inside:
        rest = [word.text.lower() for word in inner if word.start >= gram.end]
        if gram.start == start and may_be_of_a_nation(rest) and is_nation(text[start : gram.end]):
            return True
    return False


def narrowed_start(
    text: str,
    line: Line,
    name: tuple[int, int, EntityType | None],
    inner: Sequence[Word],
    inside: Sequence[Gram],
    known: Mapping[str, float],
    spoken: Collection[str],
    is_nation: Callable[[str], bool],
) -> int | None:
    """Where an unknown name that NER drew too wide really starts; None: only its known parts hold.

    NER takes in what stands beside a name ("South Korean court", "Businessman Ann Lee", "Russia
    and China"); what the sources know inside it tells how far to trust the span. A lone known word
    may be a given name, "Jesus Odd Lee", where the text does not name it alone.

    Args:
        spoken: names in running text.
        is_nation: whether a known surface tells a nation: "Swiss", "Pakistan".
    """
    start, end, kind = name
    likely = [gram for gram in inside if known[text[gram.start : gram.end]] >= 0.5]
    surname_alone = kind == "PERSON" and all(g.words == 1 and g.end == end for g in likely)
    if line.shouted and likely and not surname_alone:
        return None
    if _CONNECTIVE.split(text[start:end], maxsplit=1)[0] in known:
        return None
    heads = [gram for gram in inside if gram.start == start]
    tails = [gram for gram in inside if gram.end == end]
    if heads:
        head = max(heads, key=lambda gram: gram.end)
        rest = [word for word in inner if word.start >= head.end]
        if all(not w.text[0].isupper() or w.text.lower() in NOT_NAMES for w in rest):
            return None
        surface = text[head.start : head.end]
        if kind == "PERSON" and known[surface] >= SURE_PROBABILITY:
            from_there = _FROM.search(surface) or is_nation(surface)
            apart = tails or head.words > 1 or surface in spoken or from_there
            whole = len(rest) < 2 or not apart or _has_title(text, line, start)
            return start if whole else rest[0].start
    if tails and inner[0].text not in NETWORKS:
        tail = min(tails, key=lambda gram: gram.start)
        if kind == "PERSON" and text[tail.start - 1] == " " and is_nation(text[tail.start : end]):
            return start  # "Nuno Zenda", whoever has the name of a state
        if _only_dresses_up(text, kind, inner, heads, tail, known):
            return None
    return start


def _has_title(text: str, line: Line, start: int) -> bool:
    """ "Dr" before "Zenda Ann Lee"."""
    ahead = text[line.sentence.start : start].split()
    return bool(ahead) and ahead[-1].lower().strip(".") in TITLES


def _only_dresses_up(
    text: str,
    kind: EntityType | None,
    inner: Sequence[Word],
    heads: Sequence[Gram],
    tail: Gram,
    known: Mapping[str, float],
) -> bool:
    """Whether what stands before a known name, at the end of a span, is no part of it: known too,
    or in small letters, or said of a person."""
    surface = text[tail.start : tail.end]
    is_known = any(
        head.last + 1 == tail.first and known[text[head.start : head.end]] >= _DRESS
        for head in heads
    )
    if is_known and surface.lower() in PARTY_MEMBERS:
        return True
    if known[surface] < _LIKELY or tail.words == 1:
        return False
    return (
        kind == "PERSON"
        or is_known
        or all(
            not word.text[0].isupper() or known.get(word.text, 0.0) >= _DRESS
            for word in inner
            if word.end <= tail.start
        )
    )
