"""Which characters of a sentence stand inside quotation marks, and whether the marks are whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from jl_newslens.model import Span

_PAIRS = {"“": "”", "«": "»", "„": "“", "‘": "’"}
_STRAIGHT = '"'
_MARKS = re.compile("[\"“”«»„‘’']")
_ELISION = re.compile(r"\d|(?:til|cause|em|tis|twas|bout|n|round|[tsdm]|re|ve|ll)\b", re.IGNORECASE)
_BRACKETS = re.compile(r"[()\[\]{}]")
_BEFORE_OPENING = frozenset(" \n([—–-")


@lru_cache(maxsize=1024)  # a sentence is asked about many times while it is cut
def quoted_spans(text: str) -> tuple[tuple[Span, ...], bool]:
    """The stretches of `text` in quotation marks, marks included, and whether each one is closed.

    An unclosed quotation reaches to the end of the text. The apostrophe and the single mark are the
    same sign, so a single quotation closes only at a mark that no letter follows, and a straight
    single mark opens one only after a space, and not where it stands for letters ("'til").
    """
    spans: list[Span] = []
    start: int | None = None
    closer = ""
    for mark in _MARKS.finditer(text):
        index, character = mark.start(), mark.group()
        if start is None:
            if character == _STRAIGHT:
                start, closer = index, _STRAIGHT
            elif character in _PAIRS and not (character == "‘" and _is_elision(text, index)):
                start, closer = index, _PAIRS[character]
            elif character == "'" and _opens_straight(text, index):
                start, closer = index, "'"
            elif character in "”»" or _ends_speech(text, index) or _ends_words(text, index):
                return ((0, index + 1), *spans), False
        elif character == closer and not (closer in "’'" and _in_word(text, index)):
            spans.append((start, index + 1))
            start = None
    if start is not None:
        # A mark that starts a quotation which only a later sentence closes.
        return (*spans, (start, len(text))), False
    return tuple(spans), True


def _in_word(text: str, index: int) -> bool:
    return index + 1 < len(text) and text[index + 1].isalnum()


def _opens_straight(text: str, index: int) -> bool:
    if index and text[index - 1] not in ' ("':
        return False
    return text[index + 1 : index + 2].isalnum() and _ELISION.match(text, index + 1) is None


def _ends_speech(text: str, index: int) -> bool:
    """True for the last mark of "… is gone,' he said", which an earlier sentence opened."""
    after = text[index + 1 : index + 2]
    ended = text[index] in "'’" and text[index - 1 : index] in {".", "!", "?", ","}
    return ended and not after.isalnum() and after != "'"  # "''" closes a double quotation


def _ends_words(text: str, index: int) -> bool:
    """True for the mark of "said he was perplexed'.", which nothing opened; not for "bakers'", nor
    for letters left out ("nothin'", "rock 'n' roll")."""
    is_word = len(text[:index]) > 2 and text[index - 3 : index].isalpha()
    return (
        text[index] in "'’"
        and is_word
        and text[index - 1] not in "snzxSNZX"
        and not _in_word(text, index)
        and text[index + 1 : index + 2] != "'"  # the second half of a double mark
    )


def _is_elision(text: str, index: int) -> bool:
    """ "‘90s", "‘til" and a wrong "isn‘t": no closing mark follows in the sentence."""
    return _ELISION.match(text, index + 1) is not None and "’" not in text[index + 1 :]


def quoted_tokens(text: str, offsets: Sequence[Span]) -> list[bool]:
    """For each [start, end) of `offsets` into `text`, whether it touches a quotation."""
    spans, _ = quoted_spans(text)
    if not spans:
        return [False] * len(offsets)
    return [any(start < right and left < end for left, right in spans) for start, end in offsets]


def inside_quotation(sentences: Sequence[str], *, goes_on: bool = False) -> list[bool]:
    """For each sentence of a paragraph, whether all of it is a part of a quotation that opens in an
    earlier one and closes in a later one: who speaks stands there, if anywhere.

    Args:
        goes_on: the next paragraph opens with a mark, so that this one need not close its own.
    """
    found = [False] * len(sentences)
    closer, waiting = "", list[int]()
    for place, text in enumerate(sentences):
        end = _closing(text, closer) if closer else 0
        if end is None:
            waiting.append(place)
            continue
        for inside in waiting if end else ():
            found[inside] = True
        waiting.clear()
        closer = _awaited(text[end:])
    for inside in waiting if goes_on else ():
        found[inside] = True
    return found


def opens_quotation(text: str) -> bool:
    """Whether `text` begins with a mark that opens a quotation."""
    return text[:1] in _PAIRS or (text[:1] in "\"'" and text[1:2].isalnum())


def _closing(text: str, closer: str) -> int | None:
    """How many characters of `text` still belong to the quotation that waits for `closer`: None
    for all, 0 where another one opens first, so that it was never closed."""
    for mark in _MARKS.finditer(text):
        index, character = mark.start(), mark.group()
        opens = character in _PAIRS if character not in "\"'" else _stands_before(text, index)
        if character == closer and not opens and not _in_word(text, index):
            return index + 1
        if opens and closer == _PAIRS.get(character, character):
            return 0
    return None


def _awaited(text: str) -> str:
    """The mark that closes the quotation which is open at the end of `text`, or ""."""
    spans, closed = quoted_spans(text)
    if closed or not spans or spans[-1][1] != len(text):
        return ""
    start = spans[-1][0]
    if text[start] in _PAIRS:
        return _PAIRS[text[start]]
    return text[start] if text[start] in "\"'" and _stands_before(text, start) else ""


def _stands_before(text: str, index: int) -> bool:
    """Whether a straight mark is written to the word after it."""
    before = index == 0 or text[index - 1] in _BEFORE_OPENING
    return before and not text[index + 1 : index + 2].isspace() and index + 1 < len(text)


def is_balanced(text: str) -> bool:
    """Quotation marks and brackets all closed, in order, and none turned the wrong way."""
    pairs = {")": "(", "]": "[", "}": "{"}
    open_brackets: list[str] = []
    for character in _BRACKETS.findall(text):
        if character in "([{":
            open_brackets.append(character)
        elif not open_brackets or open_brackets.pop() != pairs[character]:
            return False
    spans, closed = quoted_spans(text)
    if open_brackets or not closed:
        return False
    return not any(text[a + 1 : a + 2].isspace() or text[b - 2 : b - 1].isspace() for a, b in spans)


def is_only_quotation(text: str) -> bool:
    """True when all of `text` stands in quotation marks, so that nobody says who speaks."""
    spans, _ = quoted_spans(text)
    if not spans:
        return False
    outside, place = "", 0
    for start, end in spans:
        outside += text[place:start]
        place = end
    outside += text[place:]
    return not any(character.isalnum() for character in outside)
