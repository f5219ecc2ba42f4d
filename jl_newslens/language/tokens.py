"""From a Doc to Tokens, a column at a time: asking spaCy token by token takes thrice as long."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, fields
from itertools import repeat
from typing import TYPE_CHECKING, Any, Final

from jl_newslens.language.labels import Node, is_clearnlp, universal_labels, universal_tree
from jl_newslens.model import Token

if TYPE_CHECKING:
    from spacy.strings import StringStore
    from spacy.tokens import Doc

_NO_FEATURES: Final = "_"


@dataclass(frozen=True, slots=True)
class Columns:
    """What the pipeline says of the tokens of a Doc, a list for each attribute.

    `heads` are indices into the Doc.
    """

    texts: list[str]
    lemmas: list[str]
    upos: list[str]
    tags: list[str]
    deps: list[str]
    heads: list[int]
    morphs: list[str]
    stops: list[bool]


class Strings(dict[int, str]):
    """spaCy's strings by their numbers, each asked for once: texts repeat labels and words."""

    def __init__(self, strings: StringStore) -> None:
        super().__init__()
        self._strings = strings

    def __missing__(self, number: int) -> str:
        text: str = self._strings[number]
        self[number] = text
        return text


def columns_of(doc: Doc, strings: Strings) -> Columns:
    """All that `tokens_of` needs, in one call to spaCy."""
    from spacy import attrs

    asked = [attrs.ORTH, attrs.LEMMA, attrs.LOWER, attrs.POS, attrs.TAG, attrs.DEP, attrs.MORPH]
    table = doc.to_array([*asked, attrs.HEAD, attrs.IS_STOP])
    *numbers, _, stops = table.T.tolist()
    texts, lemmas, lower, upos, tags, deps, morphs = (
        [strings[number] for number in column] for column in numbers
    )
    distances = table[:, len(asked)].astype("int64").tolist()  # spaCy gives them unsigned
    return Columns(
        texts=texts,
        lemmas=[lemma or word for lemma, word in zip(lemmas, lower, strict=True)],
        upos=upos,
        tags=tags,
        deps=deps,
        heads=[place + distance for place, distance in enumerate(distances)],
        morphs=["" if morph == _NO_FEATURES else morph for morph in morphs],
        stops=[stop != 0 for stop in stops],
    )


def tokens_of(columns: Columns, offsets: Sequence[int], first: int, last: int) -> tuple[Token, ...]:
    """The tokens [first, last) of a Doc as those of one sentence.

    Args:
        offsets: where each token of the Doc starts in the article.
    """
    texts, upos = columns.texts[first:last], columns.upos[first:last]
    lemmas = columns.lemmas[first:last]
    deps = columns.deps[first:last]
    heads = [
        head - first if first <= head < last else place  # a head elsewhere: this is a root
        for place, head in enumerate(columns.heads[first:last])
    ]
    if is_clearnlp(deps):
        heads, deps = universal_tree(list(map(Node, heads, deps, upos, lemmas)))
    else:
        deps = universal_labels(deps)
    starts = offsets[first:last]
    return _tokens(
        texts,
        starts,
        [start + len(text) for start, text in zip(starts, texts, strict=True)],
        lemmas,
        upos,
        columns.tags[first:last],
        deps,
        heads,
        columns.morphs[first:last],
        columns.stops[first:last],
    )


_SETTERS: Final = tuple(getattr(Token, field.name).__set__ for field in fields(Token))


def _tokens(*columns: Sequence[Any]) -> tuple[Token, ...]:
    """`tuple(map(Token, *columns))` in half the time: a frozen record's own way is slow."""
    tokens = tuple(map(Token.__new__, repeat(Token, len(columns[0]))))
    for set_field, column in zip(_SETTERS, columns, strict=True):
        deque(map(set_field, tokens, column), maxlen=0)
    return tokens
