"""How much an article is about each of its entities."""

from __future__ import annotations

import math
from collections.abc import Sequence

from jl_newslens.model import Mention, Sentence

_HEADING_KINDS = ("heading", "key_point")


def salience(mentions: Sequence[Mention], sentences: Sequence[Sentence], *, most: int) -> float:
    """In (0, 1]: how often it is named, how early, and whether a headline names it.

    Args:
        mentions: those of one entity, in order, at least one.
        sentences: all of the article.
        most: how many mentions the most named entity has.
    """
    often = math.log1p(len(mentions)) / math.log1p(max(most, 1))
    first = mentions[0].sentence / max(len(sentences), 1)
    kinds = {s.index: s.kind for s in sentences}
    spread = len({m.sentence for m in mentions}) / max(len(mentions), 1)
    in_heading = any(kinds.get(m.sentence) in _HEADING_KINDS or m.sentence == 0 for m in mentions)
    value = 0.5 * often + 0.25 * math.exp(-4 * first) + 0.15 * in_heading + 0.1 * spread
    return min(1.0, max(0.01, value))
