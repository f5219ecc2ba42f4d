"""Which tokens of a sentence stand in its shorter form: a longest common subsequence of words."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from jl_newslens.model import Sentence

_PARTS = re.compile(r"[^\W_]+|[^\w\s]")


def kept_flags(sentence: Sentence, shorter: str) -> list[bool]:
    """For each token of `sentence`, whether `shorter` has it, in order."""
    parts: list[str] = []
    owners: list[int] = []
    for index, token in enumerate(sentence.tokens):
        for part in _parts(token.text):
            parts.append(part)
            owners.append(index)
    flags = [False] * len(sentence.tokens)
    for place in _common(parts, _parts(shorter)):
        flags[owners[place]] = True
    return flags


def _parts(text: str) -> list[str]:
    return _PARTS.findall(text.lower().replace("’", "'"))


def _common(one: Sequence[str], other: Sequence[str]) -> list[int]:
    """The places in `one` of a longest common subsequence with `other`, earliest first."""
    rows, columns = len(one), len(other)
    best = np.zeros((rows + 1, columns + 1), dtype=np.int16)
    for i in range(rows - 1, -1, -1):
        for j in range(columns - 1, -1, -1):
            same = one[i] == other[j]
            best[i, j] = best[i + 1, j + 1] + 1 if same else max(best[i + 1, j], best[i, j + 1])
    places, i, j = [], 0, 0
    while i < rows and j < columns:
        if one[i] == other[j]:
            places.append(i)
            i, j = i + 1, j + 1
        elif best[i + 1, j] >= best[i, j + 1]:
            i += 1
        else:
            j += 1
    return places
