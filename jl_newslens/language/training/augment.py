"""News spellings that the corpora lack: headline capitals, capitals throughout, other quotes."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.training import Example

AUGMENTER_NAME = "newslens.NewsSpelling.v1"

_CURLY = {'"': ("“", "”"), "'": ("‘", "’")}
_STRAIGHT = {"“": '"', "”": '"', "‘": "'", "’": "'"}
_DASHES = ("—", "–", "--")
_SMALL_TEXT = """
a an and as at but by for from in into nor of off on or over per the to up via with
"""
_SMALL = frozenset(_SMALL_TEXT.split())


def title_case(words: list[str]) -> list[str]:
    """Words as a headline has them: all but the small ones with a capital."""
    return [
        word
        if (index and word in _SMALL) or not word[:1].islower()
        else word[:1].upper() + word[1:]
        for index, word in enumerate(words)
    ]


def other_marks(words: list[str]) -> list[str]:
    """Curly quotes for straight ones and the reverse; one kind of long dash for another.

    Clitics keep their letters: "n't" becomes "n’t".
    """
    curly = any("“" in word or "’" in word for word in words)
    opened = {'"': False, "'": False}
    result = []
    for word in words:
        if curly:
            changed = _STRAIGHT.get(word, word.replace("’", "'"))
        elif word in _CURLY:
            changed = _CURLY[word][1 if opened[word] else 0]
            opened[word] = not opened[word]
        else:
            changed = word.replace("'", "’")
        result.append(_DASHES[len(words) % 3] if word in _DASHES else changed)
    return result


def make_augmenter(
    title: float, upper: float, quotes: float
) -> Callable[[Language, Example], Iterator[Example]]:
    """An augmenter that replaces an example by a variant, with the probabilities given."""
    chance = random.Random(20)

    def augment(nlp: Language, example: Example) -> Iterator[Example]:
        draw = chance.random()
        words = [token.text for token in example.reference]
        if draw < title:
            yield _respelled(nlp, example, title_case(words))
        elif draw < title + upper:
            yield _respelled(nlp, example, [word.upper() for word in words])
        elif draw < title + upper + quotes:
            yield _respelled(nlp, example, other_marks(words))
        else:
            yield example

    return augment


def _respelled(nlp: Language, example: Example, words: list[str]) -> Example:
    """The same annotation on other spellings of the same tokens."""
    annotation: dict[str, Any] = example.to_dict()
    annotation["token_annotation"]["ORTH"] = words
    spaces = annotation["token_annotation"]["SPACY"]
    text = "".join(w + " " * bool(s) for w, s in zip(words, spaces, strict=True))
    return example.from_dict(nlp.make_doc(text), annotation)


def register_augmenter() -> None:
    """Make the augmenter known to spaCy configurations under `AUGMENTER_NAME`; safe to repeat."""
    import spacy

    if not spacy.registry.has("augmenters", AUGMENTER_NAME):
        spacy.registry.augmenters.register(AUGMENTER_NAME, func=make_augmenter)
