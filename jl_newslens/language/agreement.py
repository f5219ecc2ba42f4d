"""Names agree through an article: one surface, one type, and what was found once is found again.

A small network reads a few words around a name. An article names its people in full somewhere, and
its places where the type is plain; what was learned there holds for the harder places too.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from jl_newslens.family_names import family_name
from jl_newslens.model import EntityType, Name, Sentence

# Shorter surfaces ("A", "Mr") are too often something else.
_MIN_CHARS: Final = 3


def make_names_agree(sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """The sentences of one article with names that agree in type; missed repetitions are added.

    A surface takes the type that most of its mentions have, the earliest on a tie; a surname alone
    is the person whom the article names in full, and a name of no type that ends with a person is
    one. GROUP is left alone: it was settled by list.
    """
    types = _types_by_surface(sentences)
    if not types:
        return tuple(sentences)
    by_first_word: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for words in types:
        by_first_word[words[0]].append(words)
    for candidates in by_first_word.values():
        candidates.sort(key=len, reverse=True)
    return tuple(_agreeing(sentence, types, by_first_word) for sentence in sentences)


def _types_by_surface(sentences: Sequence[Sentence]) -> dict[tuple[str, ...], EntityType]:
    """The one type of each surface, as its words, in the order of first mention."""
    votes: dict[tuple[str, ...], Counter[EntityType]] = {}
    for sentence in sentences:
        for name, first, last in _placed(sentence):
            if name.type != "GROUP":
                words = tuple(token.text for token in sentence.tokens[first:last])
                votes.setdefault(words, Counter())[name.type] += 1
    # Counter keeps the order of insertion, so the earliest type wins a tie.
    types = {words: counter.most_common(1)[0][0] for words, counter in votes.items()}
    surnames = {
        family_name(" ".join(words).replace(" - ", "-"))
        for words, kind in types.items()
        if kind == "PERSON" and len(words) > 1
    }
    for words, kind in types.items():
        untyped_person = kind == "OTHER" and types.get(words[-1:]) == "PERSON"
        if untyped_person or (len(words) == 1 and words[0] in surnames):
            types[words] = "PERSON"
    return types


def _placed(sentence: Sentence) -> list[tuple[Name, int, int]]:
    """Names with their token spans [first, last); one that cuts through a token is passed over."""
    if not sentence.names:
        return []
    starts = {token.start: index for index, token in enumerate(sentence.tokens)}
    ends = {token.end: index + 1 for index, token in enumerate(sentence.tokens)}
    return [
        (name, starts[name.start], ends[name.end])
        for name in sentence.names
        if name.start in starts and name.end in ends
    ]


def _agreeing(
    sentence: Sentence,
    types: dict[tuple[str, ...], EntityType],
    by_first_word: dict[str, list[tuple[str, ...]]],
) -> Sentence:
    tokens = sentence.tokens
    names: list[Name] = []
    taken: set[int] = set()
    starts = [token.start for token in tokens]
    for name in sentence.names:
        inside = range(bisect_left(starts, name.start), bisect_left(starts, name.end))
        taken.update(inside)
        words = tuple(tokens[i].text for i in inside)
        kind = name.type if name.type == "GROUP" else types.get(words, name.type)
        names.append(name if kind == name.type else replace(name, type=kind))
    for first, token in enumerate(tokens):
        for words in by_first_word.get(token.text, ()):
            last = first + len(words)
            covered = range(first, last)
            if last > len(tokens) or not taken.isdisjoint(covered):
                continue
            if tuple(t.text for t in tokens[first:last]) == words and _is_whole(
                sentence, first, last
            ):
                names.append(Name(tokens[first].start, tokens[last - 1].end, types[words]))
                taken.update(covered)
                break
    if len(names) != len(sentence.names):
        names.sort(key=lambda name: name.start)
    agreed = tuple(names)
    return sentence if agreed == sentence.names else replace(sentence, names=agreed)


def _is_whole(sentence: Sentence, first: int, last: int) -> bool:
    """Whether the words stand as a name of their own: proper nouns, not part of a longer run."""
    tokens = sentence.tokens
    surface = sentence.text[
        tokens[first].start - sentence.start : tokens[last - 1].end - sentence.start
    ]
    if len(surface) < _MIN_CHARS or not surface[0].isupper():
        return False
    if not any(token.upos == "PROPN" for token in tokens[first:last]):
        return False
    following = tokens[last] if last < len(tokens) else None
    return following is None or not (following.upos == "PROPN" and following.text[:1].isupper())
