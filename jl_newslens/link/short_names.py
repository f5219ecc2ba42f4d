"""Surnames that stand alone where NER passes them by: "Jobs", after "Steve Jobs"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from jl_newslens.link.forms import TITLES
from jl_newslens.model import Mention, Sentence

_SHORTEST: Final = 3
_NOT_ALONE_BEFORE: Final = re.compile(r"(?:[A-Z][\w.'’-]*|[\w&'’-]*[-&'’])\s?$")
_NOT_ALONE_AFTER: Final = re.compile(r"(?:[-&]\w| [A-Z]\w|['’](?![sS]\b)\w|\w)")


def find_short_names(
    text: str,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    *,
    not_names: frozenset[str],
) -> Iterator[Mention]:
    """The surnames of persons whom the text names in full, where no mention is yet.

    At the head of a sentence, where every word has a capital, only what is tagged a proper noun,
    or a noun that the text never writes small.

    Args:
        not_names: words, in lower case, that are never taken: months, say.
    """
    surnames = {
        mention.surface.split()[-1]
        for mention in mentions
        if mention.type == "PERSON" and " " in mention.surface
    }
    wanted = sorted(
        word
        for word in surnames
        if len(word) >= _SHORTEST
        and word.isalpha()
        and word[0].isupper()
        and word.lower() not in not_names
        and word.lower() not in TITLES
    )
    taken = {place for mention in mentions for place in range(mention.start, mention.end)}
    starts = [sentence.start for sentence in sentences]
    for surname in wanted:
        start = text.find(surname)
        while start >= 0:
            end = start + len(surname)
            sentence = sentences[max(0, bisect_right(starts, start) - 1)]
            if (
                end <= sentence.end
                and taken.isdisjoint(range(start, end))
                and _is_alone(text, sentence, start, end)
            ):
                yield Mention(start, end, surname, sentence.index, "PERSON", "short")
            start = text.find(surname, end)


def _is_alone(text: str, sentence: Sentence, start: int, end: int) -> bool:
    if _NOT_ALONE_AFTER.match(text, end) or (start and text[start - 1].isalnum()):
        return False
    if start <= sentence.start or not text[start - 1].isspace():
        tag = next((t.upos for t in sentence.tokens if t.start == start), "")
        return tag == "PROPN" or (tag == "NOUN" and not _is_written_small(text, start, end))
    before = text[max(sentence.start, start - 25) : start]
    found = _NOT_ALONE_BEFORE.search(before)
    return found is None or before.split()[-1].lower().strip(".") in TITLES


def _is_written_small(text: str, start: int, end: int) -> bool:
    return re.search(rf"\b{re.escape(text[start:end].lower())}\b", text) is not None
