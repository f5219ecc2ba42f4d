"""From kept tokens to the text of a bullet, with the spans it was cut from.

A Draft is a sentence and, token by token, whether it stays and which rule removed it. Everything
that cuts works on drafts; only `Draft.text` decides how the pieces are joined.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from jl_newslens.model import Removal, Sentence, Span
from jl_newslens.summarize.tree import is_punctuation
from jl_newslens.summarize.words import CLOSING_MARKS, DASHES, OPENING_MARKS, TERMINALS

_SPACES = re.compile(r"\s+")
_LOOSE_SIGN = re.compile(r"\s+([,.;:!?])(?=\s|$)")
_NO_SPACE_BEFORE = frozenset(",.;:!?%") | CLOSING_MARKS | {"…"}
_MIXED_CASE = re.compile(r"[a-z]+[A-Z]")


@dataclass(frozen=True, slots=True)
class StandIn:
    """A name shown in the place of the pronoun at token `index`: `text` is article[start:end]."""

    index: int
    start: int
    end: int
    text: str
    possessive: bool = False

    @property
    def shown(self) -> str:
        return f"[{self.text}’s]" if self.possessive else f"[{self.text}]"


@dataclass(frozen=True, slots=True)
class Draft:
    """`rules[i]` is "" where token i stays, else the name of the rule that removed it.

    `skip` counts characters at the start of the sentence that are no part of it (a dateline that
    the tokenizer glued to the first word); tokens that end before them are removed already.
    """

    sentence: Sentence
    rules: tuple[str, ...]
    skip: int = 0
    stand_in: StandIn | None = None

    @classmethod
    def whole(cls, sentence: Sentence, skip: int = 0) -> Draft:
        limit = sentence.start + skip
        tokens = tuple(
            replace(t, text=t.text[limit - t.start :], start=limit)
            if t.start < limit < t.end
            else t
            for t in sentence.tokens
        )
        if tokens != sentence.tokens:
            sentence = replace(sentence, tokens=tokens)
        rules = tuple("dateline" if token.end <= limit else "" for token in sentence.tokens)
        return cls(sentence, rules, skip)

    def keeps(self, index: int) -> bool:
        return not self.rules[index]

    @property
    def kept(self) -> tuple[int, ...]:
        return tuple(index for index, rule in enumerate(self.rules) if not rule)

    def without(self, indexes: Iterable[int], rule: str) -> Draft:
        """The draft with more tokens removed; those already gone keep their rule."""
        rules = list(self.rules)
        for index in indexes:
            rules[index] = rules[index] or rule
        return replace(self, rules=tuple(rules))

    @property
    def is_whole(self) -> bool:
        return not self.skip and not any(self.rules)

    def spans(self) -> tuple[Span, ...]:
        """The stretches of the article that the text is made of, in the order of the text."""
        return tuple((start, end) for start, end, _ in self._segments())

    def _segments(self) -> list[tuple[int, int, str]]:
        """Start, end and shown text of each stretch, neighbours joined."""
        tokens, text, base = self.sentence.tokens, self.sentence.text, self.sentence.start
        floor = base + self.skip
        if not tokens:
            return [(floor, self.sentence.end, text[self.skip :])] if text[self.skip :] else []
        segments: list[tuple[int, int, str]] = []
        previous = -2
        for index in self.kept:
            start, end = max(tokens[index].start, floor), tokens[index].end
            if self.stand_in is not None and index == self.stand_in.index:
                segments.append((self.stand_in.start, self.stand_in.end, self.stand_in.shown))
                previous = -2
                continue
            if index == previous + 1:
                start = segments.pop()[0]
            segments.append((start, end, text[start - base : end - base]))
            previous = index
        return segments

    def removed(self) -> tuple[Removal, ...]:
        """The stretches left out, each with its rule, in order."""
        tokens = self.sentence.tokens
        removals: list[Removal] = []
        if self.skip:
            removals.append(
                Removal(self.sentence.start, self.sentence.start + self.skip, "dateline")
            )
        previous = -2
        for index, rule in enumerate(self.rules):
            token = tokens[index]
            if not rule or token.end <= self.sentence.start + self.skip:
                continue
            if removals and index == previous + 1 and removals[-1].rule == rule:
                removals[-1] = replace(removals[-1], end=token.end)
            else:
                removals.append(Removal(token.start, token.end, rule))
            previous = index
        return tuple(removals)

    def text(self) -> str:
        """The kept stretches joined, begun with a capital and closed with a full stop."""
        text = ""
        for _, _, shown in self._segments():
            piece = _SPACES.sub(" ", shown)
            joined = not text or piece[0] in _NO_SPACE_BEFORE or text[-1] in OPENING_MARKS
            clitic = text.endswith("]") and piece.startswith(("'s ", "’s "))
            text += piece if joined or clitic else " " + piece
        return close(capitalise(_LOOSE_SIGN.sub(r"\1", text.strip())))


def capitalise(text: str) -> str:
    """The first letter as a capital, unless the word has its own way ("iPhone")."""
    for index, character in enumerate(text):
        if character.isalnum():
            word = text[index:].split(" ", 1)[0]
            if _MIXED_CASE.match(word):
                return text
            return text[:index] + character.upper() + text[index + 1 :]
    return text


def close(text: str) -> str:
    """`text` with a full stop where it ends without one; loose signs at the end go."""
    stripped = text.rstrip(" ,;:-–—")
    bare = stripped.rstrip("".join(CLOSING_MARKS) + "\"'")
    if not stripped:
        return ""
    if bare and bare[-1] in TERMINALS:
        return stripped
    return stripped + "."


def tidy(draft: Draft) -> Draft:
    """Removes signs that lost what they separated: doubled commas, a comma at either end."""
    tokens = draft.sentence.tokens
    kept = list(draft.kept)
    rules = list(draft.rules)
    words = [index for index in kept if not is_punctuation(tokens[index])]
    if not words:
        return draft
    loose = {",", ";", ":"} | DASHES

    def drop(index: int) -> None:
        rules[index] = "punctuation"

    for index in kept:
        if index < words[0] and tokens[index].text in loose:
            drop(index)
    previous: int | None = None
    for index in kept:
        if rules[index]:
            continue
        sign = tokens[index].text
        if previous is not None and tokens[previous].text in loose:
            cut_between = any(draft.rules[previous + 1 : index])
            if sign in loose and cut_between:
                drop(index)
                continue
            if sign and sign[0] in TERMINALS:
                drop(previous)
        previous = index
    return replace(draft, rules=tuple(rules))
