"""The article and its bullets, already cut, for views that do not count in code points.

JavaScript counts UTF-16 units and Python code points, so a front end must never slice the article
by our offsets. What it gets instead is a list of pieces, each of one kind all through.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any, Generic, TypeVar

from jl_newslens.model import Analysis, Bullet, Entity, Paragraph, Span
from jl_newslens.word_count import count_characters, count_words

_Value = TypeVar("_Value")


class _Cover(Generic[_Value]):
    """Disjoint spans with a value each; says which one covers an offset.

    Where spans overlap, the one that starts first wins, and of two with one start the longer.
    """

    def __init__(self, items: Iterable[tuple[int, int, _Value]]) -> None:
        self.spans: list[tuple[int, int, _Value]] = []
        reached = -1
        for start, end, value in sorted(items, key=lambda item: (item[0], -item[1])):
            if start >= reached and end > start:
                self.spans.append((start, end, value))
                reached = end
        self._starts = [start for start, _, _ in self.spans]

    def at(self, offset: int) -> _Value | None:
        found = bisect_right(self._starts, offset) - 1
        if found < 0 or offset >= self.spans[found][1]:
            return None
        return self.spans[found][2]

    def edges(self) -> Iterable[int]:
        for start, end, _ in self.spans:
            yield start
            yield end


def cut_segments(analysis: Analysis) -> dict[str, Any]:
    """The pieces of the article and of every bullet, ready for JSON.

    Returns:
        "size" (code points), "words", "characters" (only where no spaces part the words: then
        "words" is about right), "paragraphs" (`kind` and `segments`) and "bullets" (a list of
        pieces for each bullet). A segment has its `text` and, where it applies, `sentence` (index),
        `entity` (id), `bullet` (index of the bullet made of its sentence), `removed` (the rule by
        which the bullet left it out) and `replaced_by` (the name that stands for this pronoun).
        The texts of a paragraph's segments, joined, are the paragraph.
    """
    article = analysis.article
    characters = count_characters(article.text)
    paragraphs = article.paragraphs or (Paragraph(0, len(article.text), article.text),)
    cutter = _Cutter(analysis)
    return {
        "size": len(article.text),
        "words": count_words(article.text),
        **({} if characters is None else {"characters": characters}),
        "paragraphs": [
            {"kind": paragraph.kind, "segments": cutter.segments(paragraph.start, paragraph.end)}
            for paragraph in paragraphs
        ],
        "bullets": [
            _bullet_pieces(bullet, article.text, cutter.entities.spans)
            for bullet in analysis.bullets
        ],
    }


class _Cutter:
    def __init__(self, analysis: Analysis) -> None:
        self._text = analysis.article.text
        self._sentences = _Cover(
            (start, end, index) for index, (start, end) in enumerate(analysis.sentences)
        )
        self.entities = _Cover(_mentions(analysis.entities))
        self._bullets: dict[int, int] = {}
        for index, bullet in enumerate(analysis.bullets):
            self._bullets.setdefault(bullet.sentence, index)
        shown = [analysis.bullets[index] for index in self._bullets.values()]
        self._removed = _Cover((r.start, r.end, r.rule) for b in shown for r in b.removed)
        self._replaced = _Cover(
            (s.start, s.end, self._text[s.antecedent_start : s.antecedent_end])
            for bullet in shown
            for s in bullet.substitutions
        )
        covers = (self._sentences, self.entities, self._removed, self._replaced)
        self._edges = sorted({edge for cover in covers for edge in cover.edges()})

    def segments(self, start: int, end: int) -> list[dict[str, Any]]:
        first = bisect_right(self._edges, start)
        last = bisect_right(self._edges, end - 1)
        cuts = [start, *self._edges[first:last], end]
        return [self._segment(a, b) for a, b in pairwise(cuts) if a < b]

    def _segment(self, start: int, end: int) -> dict[str, Any]:
        sentence = self._sentences.at(start)
        facts = {
            "text": self._text[start:end],
            "sentence": sentence,
            "entity": self.entities.at(start),
            "bullet": None if sentence is None else self._bullets.get(sentence),
            "removed": self._removed.at(start),
            "replaced_by": self._replaced.at(start),
        }
        return {key: value for key, value in facts.items() if value is not None}


def _mentions(entities: Sequence[Entity]) -> Iterable[tuple[int, int, str]]:
    for entity in entities:
        for mention in entity.mentions:
            yield mention.start, mention.end, entity.id


def _bullet_pieces(
    bullet: Bullet, text: str, mentions: Sequence[tuple[int, int, str]]
) -> list[dict[str, str]]:
    """The bullet's text, cut where its entities stand.

    A bullet is made of pieces of the article, so its names are looked for in the order in which
    they stand in those pieces; what is in brackets replaced a pronoun or a surname, and may name
    others beside the person: "[BBC analyst Ann Holt]".
    """
    found: list[tuple[Span, str]] = []
    cursor = 0
    for start, end in bullet.spans:
        for mention_start, mention_end, entity in _within(mentions, start, end):
            surface = text[mention_start:mention_end]
            at = _find_name(bullet.text, surface, cursor)
            if at >= 0:
                cursor = at + len(surface)
                found.append(((at, cursor), entity))
    for swap in bullet.substitutions:
        first, last = swap.antecedent_start, swap.antecedent_end
        at = bullet.text.find(f"[{text[first:last]}]") + 1
        for start, end, entity in _within(mentions, first, last) if at > 0 else ():
            found.append(((at + start - first, at + end - first), entity))
    cover = _Cover((start, end, entity) for (start, end), entity in found)
    cuts = sorted({0, len(bullet.text), *cover.edges()})
    pieces = []
    for start, end in pairwise(cuts):
        piece = {"text": bullet.text[start:end]}
        owner = cover.at(start)
        if owner is not None:
            piece["entity"] = owner
        pieces.append(piece)
    return pieces


def _find_name(text: str, surface: str, start: int) -> int:
    """Where `surface` next stands as whole words, else where it stands at all, else -1."""
    at = first = text.find(surface, start)
    while at >= 0:
        end = at + len(surface)
        if not (text[max(0, at - 1) : at].isalnum() or text[end : end + 1].isalnum()):
            return at
        at = text.find(surface, at + 1)
    return first


def _within(
    mentions: Sequence[tuple[int, int, str]], start: int, end: int
) -> Sequence[tuple[int, int, str]]:
    first = bisect_right(mentions, start - 1, key=lambda mention: mention[0])
    last = bisect_right(mentions, end - 1, key=lambda mention: mention[0])
    return [mention for mention in mentions[first:last] if mention[1] <= end]
