"""What the headline network sees of each token: words, tags and relations by name, and numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from jl_newslens.model import Sentence

if TYPE_CHECKING:
    from numpy.typing import NDArray

WORD_SLOTS: Final = 4
TAG_SLOTS: Final = 6
ENDING: Final = 3  # letters of a word's ending
UNKNOWN: Final = "<unk>"
NOTHING: Final = "<0>"
ROOT: Final = "<root>"
NUMBER: Final = "<num>"
_ANCESTORS = (
    "acl:relcl", "acl", "advcl", "appos", "obl", "nmod", "conj", "ccomp", "parataxis", "xcomp",
    "nsubj", "obj", "nsubj:pass",
)  # fmt: skip
_NAME_TYPES = {"PERSON": 1, "ORG": 2, "PLACE": 3}
_MAX_DEPTH = 15
NUMBERS: Final = 25 + len(_ANCESTORS)


@dataclass(frozen=True, slots=True)
class HeadlineTokens:
    """One row a token: `words` and `tags` by name, `numbers` as they are, `heads` as indexes."""

    words: tuple[tuple[str, ...], ...]
    tags: tuple[tuple[str, ...], ...]
    numbers: NDArray[np.float32]
    heads: NDArray[np.int64]


def headline_tokens(sentence: Sentence) -> HeadlineTokens:
    tokens = sentence.tokens
    count = len(tokens)
    links = [""] * count
    for index, token in enumerate(tokens):
        if token.dep in {"case", "mark"} and token.head != index and not links[token.head]:
            links[token.head] = token.text.lower()
    root = next((i for i, token in enumerate(tokens) if token.head == i), 0)
    ancestors, depth, size = _climb(sentence)
    kinds = [0] * count
    for name in sentence.names:
        for index, token in enumerate(tokens):
            if name.start < token.end and token.start < name.end:
                kinds[index] = _NAME_TYPES.get(name.type, 4)
    all_commas = sum(token.text == "," for token in tokens)
    words, tags, numbers = [], [], []
    quoted, brackets, commas = False, 0, 0
    seen: set[str] = set()
    for index, token in enumerate(tokens):
        head = tokens[token.head]
        word = token.text.lower()
        if token.text in {'"', "“", "”"}:
            quoted = not quoted
        if token.text == "(":
            brackets += 1
        is_root = token.head == index
        words.append(
            (
                word,
                ROOT if is_root else head.text.lower(),
                links[index] or NOTHING,
                links[token.head] or NOTHING,
            )
        )
        tags.append(
            (
                token.upos,
                head.upos,
                token.dep,
                ROOT if is_root else head.dep,
                tokens[head.head].dep,
                token.tag,
            )
        )
        kind = kinds[index]
        numbers.append(
            [
                1.0,
                depth[index] / 6,
                index / count,
                (count - 1 - index) / count,
                count / 40,
                size[index] / count,
                np.log1p(size[index]) / 3,
                np.sign(token.head - index),
                (token.head - index) / 10,
                quoted,
                brackets > 0,
                *(kind == number for number in (1, 2, 3, 4)),
                token.text[0].isupper(),
                any(character.isdigit() for character in token.text),
                index < root,
                commas / 4,
                (all_commas - commas) / 4,
                word in seen,
                (index - root) / 20,
                index == 0,
                index == 1,
                index == 2,
                *(relation in ancestors[index] for relation in _ANCESTORS),
            ]
        )
        if token.text == ")":
            brackets = max(0, brackets - 1)
        commas += token.text == ","
        seen.add(word)
    return HeadlineTokens(
        tuple(words),
        tuple(tags),
        np.array(numbers, dtype=np.float32).reshape(count, NUMBERS),
        np.array([token.head for token in tokens], dtype=np.int64),
    )


def _climb(sentence: Sentence) -> tuple[list[set[str]], list[int], list[int]]:
    """For each token: the relations on its way to the root, their number, its subtree's size."""
    tokens = sentence.tokens
    ancestors: list[set[str]] = []
    depth: list[int] = []
    size = [1] * len(tokens)
    for start in range(len(tokens)):
        found: set[str] = set()
        index, steps = start, 0
        while tokens[index].head != index and steps < _MAX_DEPTH:
            found.add(tokens[index].dep)
            size[tokens[index].head] += 1
            index, steps = tokens[index].head, steps + 1
        ancestors.append(found)
        depth.append(steps)
    return ancestors, depth, size
