"""How much an article is about each of its entities."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from typing import Final

from jl_newslens.model import Mention, Sentence

HEADING_KINDS: Final = ("heading", "key_point")


def headlines(sentences: Sequence[Sentence]) -> frozenset[int]:
    """The indexes of the sentences that say what the article is about: headings and the first."""
    return frozenset(s.index for s in sentences if s.kind in HEADING_KINDS or s.index == 0)


def salience(
    mentions: Sequence[Mention], *, headlines: Collection[int], sentences: int, most: int
) -> float:
    """In (0, 1]: how often it is named, how early, and whether a headline names it.

    Args:
        mentions: those of one entity, in order, at least one.
        headlines: indexes of headings and of the first sentence.
        sentences: how many the article has.
        most: how many mentions the most named entity has.
    """
    often = math.log1p(len(mentions)) / math.log1p(max(most, 1))
    first = mentions[0].sentence / max(sentences, 1)
    spread = len({m.sentence for m in mentions}) / len(mentions)
    in_headline = any(m.sentence in headlines for m in mentions)
    value = 0.5 * often + 0.25 * math.exp(-4 * first) + 0.15 * in_headline + 0.1 * spread
    return min(1.0, max(0.01, value))
