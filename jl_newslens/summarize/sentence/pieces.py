"""From kept tokens to the text of a bullet, with the spans it was cut from.

A Draft is a sentence and, token by token, whether it stays and which rule removed it. Everything
that cuts works on drafts; only `Draft.text` decides how the pieces are joined.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cached_property, wraps
from itertools import pairwise
from typing import TypeVar

from jl_newslens.model import Removal, Sentence, Span, Token
from jl_newslens.summarize.sentence.tree import Tree, is_punctuation, tree_of
from jl_newslens.summarize.sentence.words import (
    CLOSING_MARKS,
    DASHES,
    OPENING_MARKS,
    TERMINALS,
    plain,
)

_SPACES = re.compile(r"\s+")
_LOOSE_SIGN = re.compile(r"\s+([,.;:!?])(?=\s|$)")
# A mark without another one: it closed the sentence before.
_LOOSE_QUOTE = re.compile(r"^(['\"’”]) +(?!.*\1(?!\w))")
_NO_SPACE_BEFORE = frozenset(",.;:!?%") | CLOSING_MARKS | {"…"}
_LOOSE = frozenset({",", ";", ":"}) | DASHES
_TWO_STOPS = re.compile(r"(?<!\.)\.\.$")
_CLITIC = re.compile(r"['’](?:s|d|ll|ve|re)\b")
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


Answer = TypeVar("Answer")


def asked_again(find: Callable[[Draft], Answer]) -> Callable[[Draft], Answer]:
    """Keeps what `find` finds of a draft with that draft."""
    key = f"{find.__module__}.{find.__name__}"

    @wraps(find)
    def kept(draft: Draft) -> Answer:
        found = draft.__dict__
        if key not in found:
            found[key] = find(draft)
        answer: Answer = found[key]
        return answer

    return kept


@dataclass(frozen=True)  # no slots: what is asked again and again is kept
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
        if not skip:
            return cls(sentence, ("",) * len(sentence.tokens))
        limit = sentence.start + skip
        tokens = tuple(
            replace(t, text=t.text[limit - t.start :], start=limit)
            if t.start < limit < t.end
            else t
            for t in sentence.tokens
        )
        sentence = replace(sentence, tokens=tokens)
        rules = tuple("dateline" if token.end <= limit else "" for token in sentence.tokens)
        return cls(sentence, rules, skip)

    def keeps(self, index: int) -> bool:
        return not self.rules[index]

    @cached_property
    def kept(self) -> tuple[int, ...]:
        return tuple([index for index, rule in enumerate(self.rules) if not rule])

    @cached_property
    def words(self) -> list[str]:
        """The kept tokens in the form of the word lists."""
        tokens = self.sentence.tokens
        return [plain(tokens[index].text) for index in self.kept]

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The kept tokens as a sentence of their own: heads point to the nearest kept ancestor."""
        tokens = self.sentence.tokens
        if self.is_whole:
            return tokens
        place = {old: new for new, old in enumerate(self.kept)}
        kept: list[Token] = []
        for old, new in place.items():
            head, steps = tokens[old].head, 0
            while head not in place and tokens[head].head != head and steps < len(tokens):
                head, steps = tokens[head].head, steps + 1
            token, new_head = tokens[old], place.get(head, new)
            kept.append(token if new_head == token.head else token.with_head(new_head))
        return tuple(kept)

    @cached_property
    def tree(self) -> Tree:
        """The tree of the kept tokens."""
        return tree_of(self.tokens) if self.is_whole else Tree(self.tokens)

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
        named = self.stand_in.index if self.stand_in is not None else -1
        segments: list[tuple[int, int, str]] = []
        for first, last in self._runs(named):
            if first == named and self.stand_in is not None:
                segments.append((self.stand_in.start, self.stand_in.end, self.stand_in.shown))
            else:
                start, end = max(tokens[first].start, floor), tokens[last].end
                segments.append((start, end, text[start - base : end - base]))
        return segments

    def _runs(self, alone: int) -> list[tuple[int, int]]:
        """First and last of each run of kept tokens; token `alone` is a run of its own."""
        kept = self.kept
        if alone < 0 and kept and kept[-1] - kept[0] == len(kept) - 1:
            return [(kept[0], kept[-1])]
        breaks = [
            place
            for place, (left, right) in enumerate(pairwise(kept), start=1)
            if right != left + 1 or alone in (left, right)
        ]
        ends = [*breaks, len(kept)] if kept else []
        return [(kept[a], kept[b - 1]) for a, b in zip([0, *breaks], ends, strict=False)]

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
        return self._text

    @cached_property
    def _text(self) -> str:
        text = ""
        for _, _, shown in self._segments():
            piece = _SPACES.sub(" ", shown)
            joined = not text or piece[0] in _NO_SPACE_BEFORE or text[-1] in OPENING_MARKS
            clitic = text.endswith("]") and _CLITIC.match(piece)
            text += piece if joined or clitic else " " + piece
        text = _LOOSE_QUOTE.sub("", _LOOSE_SIGN.sub(r"\1", text.strip()))
        return close(capitalise(text))


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
    """`text` with one full stop where it ends without one; loose signs at the end go."""
    stripped = text.rstrip(" ,;:-–—")
    if _TWO_STOPS.search(stripped):
        stripped = stripped[:-1]  # of "a.m." and of the sentence
    bare = stripped.rstrip("".join(CLOSING_MARKS) + "\"'")
    if not stripped:
        return ""
    if bare and bare[-1] in TERMINALS:
        return stripped
    return stripped + "."


def tidy(draft: Draft) -> Draft:
    """Removes signs that lost what they separated: doubled commas, a comma at either end."""
    tokens = draft.sentence.tokens
    kept = draft.kept
    if _LOOSE.isdisjoint([tokens[index].text for index in kept]):
        return draft
    first_word = next((index for index in kept if not is_punctuation(tokens[index])), None)
    if first_word is None:
        return draft
    rules = list(draft.rules)

    def drop(index: int) -> None:
        rules[index] = "punctuation"

    for index in kept:
        if index >= first_word:
            break
        if tokens[index].text in _LOOSE:
            drop(index)
    previous: int | None = None
    for index in kept:
        if rules[index]:
            continue
        sign = tokens[index].text
        if previous is not None and tokens[previous].text in _LOOSE:
            cut_between = any(draft.rules[previous + 1 : index])
            if sign in _LOOSE and cut_between:
                drop(index)
                continue
            if sign and sign[0] in TERMINALS:
                drop(previous)
        previous = index
    return replace(draft, rules=tuple(rules)) if tuple(rules) != draft.rules else draft
