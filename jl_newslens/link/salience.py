"""How much an article is about each of its entities."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from typing import Final

from jl_newslens.datelines import dateline_length
from jl_newslens.model import Mention, Sentence

_LEAST: Final = 0.01
HEADING_KINDS: Final = ("heading", "key_point")


def saliences(entities: Sequence[Sequence[Mention]], sentences: Sequence[Sentence]) -> list[float]:
    """How much an article is about each of its entities, given their mentions in order."""
    starts = {s.index: after_dateline(s) for s in sentences}
    told = [[m for m in mentions if m.start >= starts[m.sentence]] for mentions in entities]
    most = max(map(len, told), default=0)
    headings = headlines(sentences)
    return [
        salience(mentions, headlines=headings, sentences=len(sentences), most=most)
        for mentions in told
    ]


def headlines(sentences: Sequence[Sentence]) -> frozenset[int]:
    """The indexes of the sentences that say what the article is about: headings and the first."""
    return frozenset(s.index for s in sentences if s.kind in HEADING_KINDS or s.index == 0)


def after_dateline(sentence: Sentence) -> int:
    """Where the sentence itself starts: "(CNN)" says who tells the news, not what it is."""
    return sentence.start + dateline_length(sentence.text, opens=sentence.index == 0)


def salience(
    mentions: Sequence[Mention], *, headlines: Collection[int], sentences: int, most: int
) -> float:
    """In (0, 1]: how often it is named, how early, and whether a headline names it.

    Args:
        mentions: those of one entity, in order, that are not in a dateline.
        headlines: indexes of headings and of the first sentence.
        sentences: how many the article has.
        most: how many mentions the most named entity has.
    """
    if not mentions:
        return _LEAST
    often = math.log1p(len(mentions)) / math.log1p(max(most, 1))
    first = mentions[0].sentence / max(sentences, 1)
    spread = len({m.sentence for m in mentions}) / len(mentions)
    in_headline = any(m.sentence in headlines for m in mentions)
    value = 0.5 * often + 0.25 * math.exp(-4 * first) + 0.15 * in_headline + 0.1 * spread
    return min(1.0, max(_LEAST, value))
