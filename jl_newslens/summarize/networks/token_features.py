"""What the networks see of each token: words, tags and relations by name, and numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from jl_newslens.model import Sentence, Token

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
class TokenFeatures:
    """One row a token: `words` and `tags` by name, `numbers` as they are, `heads` as indexes."""

    words: tuple[tuple[str, ...], ...]
    tags: tuple[tuple[str, ...], ...]
    numbers: NDArray[np.float32]
    heads: NDArray[np.int64]


def token_features(sentence: Sentence) -> TokenFeatures:
    tokens = sentence.tokens
    return TokenFeatures(
        tuple(_words(tokens)),
        tuple(_tags(tokens)),
        np.array(_columns(sentence), dtype=np.float32).reshape(NUMBERS, len(tokens)).T,
        np.array([token.head for token in tokens], dtype=np.int64),
    )


def _words(tokens: Sequence[Token]) -> Iterator[tuple[str, ...]]:
    """The word, that of its head, and what ties the one and the other to the rest."""
    links: dict[int, str] = {}
    for index, token in enumerate(tokens):
        if token.dep in {"case", "mark"} and token.head != index:
            links.setdefault(token.head, token.text.lower())
    for index, token in enumerate(tokens):
        head = ROOT if token.head == index else tokens[token.head].text.lower()
        yield (
            token.text.lower(),
            head,
            links.get(index, NOTHING),
            links.get(token.head, NOTHING),
        )


def _tags(tokens: Sequence[Token]) -> Iterator[tuple[str, ...]]:
    for index, token in enumerate(tokens):
        head = tokens[token.head]
        relation = ROOT if token.head == index else head.dep
        yield token.upos, head.upos, token.dep, relation, tokens[head.head].dep, token.tag


def _columns(sentence: Sentence) -> list[Any]:
    """The numbers, each for all tokens; how many there are is `NUMBERS`."""
    tokens = sentence.tokens
    texts = [token.text for token in tokens]
    ancestors, depth, size = _climb(sentence)
    place = np.arange(len(tokens))
    root = next((i for i, token in enumerate(tokens) if token.head == i), 0)
    to_head = np.array([token.head for token in tokens]) - place
    commas = np.cumsum([0, *(text == "," for text in texts)])
    kinds = _kinds_of_names(sentence)
    return [
        np.ones(len(tokens)),
        np.array(depth) / 6,
        place / len(tokens),
        (len(tokens) - 1 - place) / len(tokens),
        np.full(len(tokens), len(tokens) / 40),
        np.array(size) / len(tokens),
        np.log1p(size) / 3,
        np.sign(to_head),
        to_head / 10,
        _in_quotes(texts),
        _in_brackets(texts),
        *(kinds == kind for kind in (1, 2, 3, 4)),
        [text[0].isupper() for text in texts],
        [any(map(str.isdigit, text)) for text in texts],
        place < root,
        commas[:-1] / 4,
        (commas[-1] - commas[:-1]) / 4,
        _said_before(texts),
        (place - root) / 20,
        *(place == first for first in (0, 1, 2)),
        *([relation in above for above in ancestors] for relation in _ANCESTORS),
    ]


def _kinds_of_names(sentence: Sentence) -> NDArray[np.int64]:
    """For each token the type of the name it is part of, 0 outside names."""
    kinds = np.zeros(len(sentence.tokens), dtype=np.int64)
    for name in sentence.names:
        for index, token in enumerate(sentence.tokens):
            if name.start < token.end and token.start < name.end:
                kinds[index] = _NAME_TYPES.get(name.type, 4)
    return kinds


def _in_quotes(texts: Sequence[str]) -> NDArray[np.bool_]:
    inside: NDArray[np.bool_] = np.cumsum([text in {'"', "“", "”"} for text in texts]) % 2 == 1
    return inside


def _in_brackets(texts: Sequence[str]) -> list[bool]:
    """True for the brackets themselves, too."""
    found, depth = [], 0
    for text in texts:
        depth += text == "("
        found.append(depth > 0)
        depth -= text == ")" and depth > 0
    return found


def _said_before(texts: Sequence[str]) -> list[bool]:
    words = [text.lower() for text in texts]
    return [words.index(word) < place for place, word in enumerate(words)]


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
