"""What speech has and a bullet can do without: asides to the listener, false starts, stammering.

An aside goes only where commas set it off, so that "what you know" and "I mean it" stay.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from jl_newslens.summarize.brief.deletions import Deletion
from jl_newslens.summarize.sentence.scene import Scene
from jl_newslens.summarize.sentence.tree import is_hyphen
from jl_newslens.summarize.sentence.words import SETS_OFF

_PHRASES = """
    you know | you see | i mean | as you know | as i said | as i say | i tell you |
    if you will | so to speak | let me tell you | mind you | you understand | of course |
    believe me | to be honest | frankly | let me say | as it were | as we know | as we said | look
"""
_ASIDES: Final = tuple(tuple(phrase.split()) for phrase in _PHRASES.split("|"))
_FARTHEST_START: Final = 6  # words between a false start and what is said instead
_FEWEST_LEFT: Final = 3
_DOUBLED: Final = frozenset({"had", "that", "very", "really", "no", "bye", "so", "much", "yes"})


def spoken_deletions(scene: Scene) -> Iterator[Deletion]:
    """Deletions that need no parse, in order; none within quotation marks or with a guard word."""
    for deletion in (*_asides(scene), *_false_starts(scene), *_stammers(scene)):
        gone = set(deletion.indexes)
        left = sum(not sign for i, sign in enumerate(scene.punctuation) if i not in gone)
        kept_apart = any(scene.quoted[index] or scene.guards[index] for index in gone)
        if left >= _FEWEST_LEFT and not kept_apart:
            yield deletion


def _asides(scene: Scene) -> Iterator[Deletion]:
    present = set(scene.words)
    for phrase in _ASIDES:
        if not present.issuperset(phrase):
            continue
        size = len(phrase)
        for left in range(len(scene.words) - size + 1):
            if tuple(scene.words[left : left + size]) != phrase:
                continue
            before, after = scene.sign(left - 1), scene.sign(left + size)
            closed = after in SETS_OFF or scene.ends_at(left + size)
            if not closed or (left and before not in SETS_OFF):
                continue
            first = left - 1 if left else left
            last = left + size - 1 if first < left and after not in SETS_OFF else left + size
            yield Deletion(tuple(range(first, last + 1)), "aside", 0.95)


def _false_starts(scene: Scene) -> Iterator[Deletion]:
    """ "Some of the- most of the roads": what a dash breaks off and the next words say anew."""
    tokens = scene.sentence.tokens
    for dash in range(1, len(tokens) - 1):
        broken = is_hyphen(tokens, dash)
        if not broken or tokens[dash].end == tokens[dash + 1].start:
            continue
        again = scene.words[dash + 1 : dash + 1 + _FARTHEST_START]
        starts = range(dash - 1, max(-1, dash - 1 - _FARTHEST_START), -1)
        start = next((i for i in starts if scene.words[i] == again[0]), None)
        if start is not None:
            yield Deletion(tuple(range(start, dash + 1)), "false start", 0.9)


def _stammers(scene: Scene) -> Iterator[Deletion]:
    for (left, word), (_, following) in pairwise(enumerate(scene.words)):
        if word == following and word.isalpha() and word not in _DOUBLED:
            yield Deletion((left,), "said twice", 0.9)
