"""Proper names out of GUM's entities, which are whole noun phrases.

GUM marks every referring phrase, named or not, with its type. The name in it is the run of proper
nouns around the phrase's head; the rest ("the French President …, who …") is cut away.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from jl_newslens.language.demonyms import is_demonym
from jl_newslens.language.name_rules import TITLES
from jl_newslens.language.training.columns import Span
from jl_newslens.language.training.conllu import TreebankSentence, Word
from jl_newslens.language.training.source_types import misc_type

_OPENING = re.compile(r"\(([^()]+)(\))?|([^()]+)\)")
_TYPES = {"person": "PERSON", "place": "PLACE", "organization": "ORG", "event": "EVENT"}
_LINKS = frozenset(
    {"of", "the", "for", "and", "de", "la", "del", "von", "van", "&", "-", "'s", "’s"}
)
_CALENDAR_TEXT = """
Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June
July August September October November December Jan. Feb. Mar. Apr. Jun. Jul. Aug. Sep. Sept. Oct.
Nov. Dec. God Internet Mon Tue Wed Thu Fri Sat Sun AM PM a.m. p.m. Earth
"""
_CALENDAR = frozenset(_CALENDAR_TEXT.split())


@dataclass(frozen=True, slots=True)
class NamesOfSentence:
    """Typed names, and the tokens about which GUM leaves us in doubt."""

    spans: tuple[Span, ...]
    doubtful: tuple[int, ...]


def is_proper(word: Word) -> bool:
    """Whether a word is a proper noun by its fine tag ("United" of United Kingdom is one)."""
    return word.xpos in ("NNP", "NNPS")


def is_calendar(word: str) -> bool:
    """Whether a capitalised word is one of those that never name an entity: days, months."""
    return word in _CALENDAR


def names_of(sentence: TreebankSentence) -> NamesOfSentence:
    """The proper names of one GUM sentence, longest first where they nest, none overlapping."""
    words = sentence.words
    found: list[Span] = []
    for start, end, kind, has_identity in _entities(words):
        name = _trim(words, start, end, kind)
        if name is not None:
            surface = " ".join(w.form for w in words[name[0] : name[1]])
            label = _TYPES.get(kind, misc_type(surface) if has_identity else "")
            if is_demonym(surface):
                label = "GROUP"
            if label:
                found.append(Span(*name, label))
    for index, word in enumerate(words):
        if is_demonym(word.form) and word.xpos != "VB":
            found.append(Span(index, index + 1, "GROUP"))
    taken: set[int] = set()
    chosen: list[Span] = []
    for span in sorted(found, key=lambda s: (s.start - s.end, s.start)):
        covered = range(span.start, span.end)
        if taken.isdisjoint(covered):
            chosen.append(span)
            taken.update(covered)
    doubtful = tuple(
        index
        for index, word in enumerate(words)
        if index not in taken
        and is_proper(word)
        and not is_calendar(word.form)
        and word.form not in TITLES
    )
    return NamesOfSentence(tuple(sorted(chosen, key=lambda s: s.start)), doubtful)


def _entities(words: tuple[Word, ...]) -> list[tuple[int, int, str, bool]]:
    """(start, end, GUM type, has a Wikipedia identity) of the entities in a sentence."""
    open_by_id: dict[str, list[tuple[int, str, bool]]] = {}
    result = []
    for index, word in enumerate(words):
        entity = next((p[7:] for p in word.misc.split("|") if p.startswith("Entity=")), "")
        for opened, closed, closing in _OPENING.findall(entity):
            if opened:
                fields = opened.split("-", 7)
                number, kind = fields[0], fields[1] if len(fields) > 1 else ""
                identity = len(fields) > 7 and bool(fields[7])
                if closed:
                    result.append((index, index + 1, kind, identity))
                else:
                    open_by_id.setdefault(number, []).append((index, kind, identity))
            elif open_by_id.get(closing):
                start, kind, identity = open_by_id[closing].pop()
                result.append((start, index + 1, kind, identity))
    return result


def _trim(words: tuple[Word, ...], start: int, end: int, kind: str) -> tuple[int, int] | None:
    """The run of proper nouns around the head of the phrase, or None where the head is no name."""
    head = next(
        (i for i in range(start, end) if not start <= words[i].head < end or words[i].head == i),
        start,
    )
    if not is_proper(words[head]) or is_calendar(words[head].form):
        return None
    first, last = head, head
    while first > start and is_proper(words[first - 1]):
        first -= 1
    while last + 1 < end:
        step = last + 1
        if is_proper(words[step]) or (kind != "person" and words[step].upos == "NUM"):
            last = step
            continue
        beyond = step
        while beyond < end and words[beyond].form in _LINKS and beyond - step < 2:
            beyond += 1
        if beyond == step or beyond >= end or not is_proper(words[beyond]):
            break
        last = beyond
    if kind == "person":
        # "President of France" is a role, "Ludwig van Beethoven" a name.
        while first < last and words[first].form in TITLES:
            first += 1
        if words[first].form in TITLES or words[first].form in _LINKS:
            return None
    return first, last + 1
