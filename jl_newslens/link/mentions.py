"""Where an article names something: NER, known aliases and runs of proper nouns, settled.

Spans are proposed by all three, dressed down to the bare name (no title, no possessive, no "the")
and the longest sensible ones are kept; what lies inside a longer name is part of that name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from jl_newslens.link.forms import FUNCTION_WORDS, TITLES, is_acronym
from jl_newslens.model import EntityType, Mention, Sentence

KnownAliases: TypeAlias = Callable[[Collection[str]], Mapping[str, float]]

MAX_WORDS: Final = 8
# A lone capitalised word must be an alias at least this often. Tried .1 to .6 on events_train.
MIN_LINK_PROBABILITY: Final = 0.2

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|\w+(?:['’](?![sS]\b)\w+)*|['’][sS]\b")
# What may part two words of one name: "St. Petersburg", "Rolls-Royce", "AT&T"; no comma, no dash
# with spaces around it.
_GAP = re.compile(r"(?:[ \u00a0]|[-–/.'’]|\.[ \u00a0]| ?& ?)$")
_DASH = re.compile(r"\s+[-–—]\s*|\s*—\s*|\s[-–—]{2,}\s")
_CONNECTIVE = re.compile(r"\s+(?:and|&|or|vs\.?)\s+|\s*[,/;–—]\s*|(?<=\w)-(?=[A-Z])")
_NAME_TAGS: Final = frozenset({"PROPN"})
_DATES_TEXT = """
monday tuesday wednesday thursday friday saturday sunday january february april june july august
september october november december
"""
_DATES: Final = frozenset(_DATES_TEXT.split())
_NOT_NAMES_TEXT = """
monday tuesday wednesday thursday friday saturday sunday january february march april may june
july august september october november december mon tue tues wed thu thur thurs fri sat sun jan
feb mar apr jun jul aug sep sept oct nov dec am pm gmt utc est edt bst cet pst mr mrs ms dr
today yesterday tomorrow i he she it they we you the a an and but or if in on at by for from
with as more read watch also photo image source video breaking live update updated exclusive
opinion analysis editorial advertisement no yes ok
"""
_NOT_NAMES: Final = frozenset(_NOT_NAMES_TEXT.split())


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    text: str
    upos: str

    @property
    def starts_name(self) -> bool:
        return self.text[0].isupper() or self.text[0].isdigit()


@dataclass(frozen=True, slots=True)
class _Span:
    """A proposal. `probability` is how surely it is a name; `words` how many words it has."""

    start: int
    end: int
    words: int
    origin: str
    type: EntityType | None
    known: bool
    probability: float


def find_mentions(
    text: str, sentences: Sequence[Sentence], known_aliases: KnownAliases
) -> list[Mention]:
    """The mentions of a text, in order, none inside another.

    Args:
        text: what the offsets of `sentences` point into.
        known_aliases: which surfaces some source knows, with their link probability.
    """
    words = [_words(text, sentence) for sentence in sentences]
    surfaces: set[str] = set()
    grams = []
    for sentence_words in words:
        spans = list(_grams(text, sentence_words))
        grams.append(spans)
        surfaces.update(text[start:end] for start, end, _ in spans)
    ner_spans = [
        [
            (start, end, name.type)
            for name in sentence.names
            for first, last in _pieces(text, name.start, name.end)
            for start, end in _undressed(text, first, last)
        ]
        for sentence in sentences
    ]
    surfaces.update(text[start:end] for spans in ner_spans for start, end, _ in spans)
    known = known_aliases(surfaces)
    mentions = []
    for sentence, sentence_words, sentence_grams, names in zip(
        sentences, words, grams, ner_spans, strict=True
    ):
        proposals = [
            *_alias_spans(text, sentence, sentence_words, sentence_grams, names, known),
            *_ner_spans(text, sentence, sentence_words, names, known),
        ]
        proposals.extend(_proper_spans(text, sentence, sentence_words, proposals, known))
        for span in _settled(proposals):
            mentions.append(
                Mention(
                    start=span.start,
                    end=span.end,
                    surface=text[span.start : span.end],
                    sentence=sentence.index,
                    type=span.type,
                    origin=span.origin,
                )
            )
    return mentions


def _words(text: str, sentence: Sentence) -> list[_Word]:
    tags: dict[int, str] = {}
    for token in sentence.tokens:
        for offset in range(token.start, token.end):
            tags[offset] = token.upos
    return [
        _Word(match.start(), match.end(), match.group(), tags.get(match.start(), ""))
        for match in _WORD.finditer(text, sentence.start, sentence.end)
    ]


def _grams(text: str, words: Sequence[_Word]) -> Iterator[tuple[int, int, int]]:
    """(start, end, words) of every run of words that could be a name."""
    for first, word in enumerate(words):
        if not word.starts_name:
            follower = words[first + 1] if first + 1 < len(words) else None
            if follower is None or not follower.text[0].isupper():
                continue
        capitals = 0
        for last in range(first, min(first + MAX_WORDS, len(words))):
            if last > first and not _GAP.match(text[words[last - 1].end : words[last].start]):
                break
            current = words[last]
            capitals += current.text[0].isupper()
            if capitals and current.text.lower() not in FUNCTION_WORDS:
                yield word.start, current.end, last - first + 1


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A span that NER drew across a dash ("ATLANTA - Bob Lee"), cut at the dash."""
    for match in _DASH.finditer(text, start, end):
        if match.start() > start:
            yield start, match.start()
        start = match.end()
    if start < end:
        yield start, end


def _undressed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The bare names in a span that NER marked: titles, "the" and possessives cut off.

    A title in the middle parts two names: "White House press secretary Ann Lee".
    """
    words = [
        (match.start(), match.end(), match.group().lower().rstrip("."))
        for match in _WORD.finditer(text, start, end)
    ]
    while words and (words[-1][2] in ("'s", "’s") or (len(words) > 1 and words[-1][2] in _DATES)):
        words.pop()
    while len(words) > 1 and words[0][2] in _DATES:
        del words[0]
    if not words:
        return
    pieces: list[list[tuple[int, int, str]]] = [[]]
    for position, word in enumerate(words):
        is_title = word[2] in TITLES and len(words) > 1
        if (
            is_title
            and (position == 0 or position < len(words) - 1)
            and not _inside(words, position)
        ):
            pieces.append([])
        else:
            pieces[-1].append(word)
    for piece in pieces:
        while piece and piece[0][2] in FUNCTION_WORDS - {
            "al",
            "el",
            "de",
            "la",
            "le",
            "von",
            "van",
            "bin",
        }:
            del piece[0]
        while piece and (piece[-1][2] in FUNCTION_WORDS or piece[-1][2] in ("'s", "’s")):
            del piece[-1]
        if piece:
            last = piece[-1][1]
            # "Jr." and "Inc." keep the stop that NER gave them.
            stop = text[last : last + 1] == "." and last + 1 <= end and len(piece[-1][2]) <= 4
            yield piece[0][0], last + (1 if stop and piece is pieces[-1] else 0)


def _inside(words: Sequence[tuple[int, int, str]], position: int) -> bool:
    """A title-like word inside a name: "Office of the Prime Minister", "Chief of Staff"."""
    before = words[position - 1][2] if position else ""
    after = words[position + 1][2] if position + 1 < len(words) else ""
    return before in ("of", "the", "for") or after in ("of", "for", "'s", "’s")


def _alias_spans(
    text: str,
    sentence: Sentence,
    words: Sequence[_Word],
    grams: Sequence[tuple[int, int, int]],
    names: Sequence[tuple[int, int, EntityType]],
    known: Mapping[str, float],
) -> Iterator[_Span]:
    by_start = {word.start: word for word in words}
    exact = {(start, end): kind for start, end, kind in names}
    first = words[0].start if words else -1
    shouted = _is_title_case(words)
    for start, end, count in grams:
        surface = text[start:end]
        probability = known.get(surface)
        if probability is None:
            continue
        kind = exact.get((start, end))
        inside = kind or next((k for s, e, k in names if s <= start and end <= e), None)
        if count == 1 and kind is None:
            word = by_start[start]
            if surface.lower().rstrip(".") in _NOT_NAMES:
                continue
            if inside is None and not is_acronym(surface):
                if word.upos not in _NAME_TAGS and (
                    start == first or shouted or word.upos != "ADJ"
                ):
                    continue
                if shouted and probability < 0.8:
                    continue
            if probability < MIN_LINK_PROBABILITY:
                continue
        covered = [k for s, e, k in names if start <= s and e <= end]
        yield _Span(
            start, _with_stop(text, end, sentence), count, "ner" if kind else "alias",
            kind or (covered[0] if len(covered) == 1 and count <= 2 else None), True, probability,
        )  # fmt: skip


def _with_stop(text: str, end: int, sentence: Sentence) -> int:
    """The stop of an abbreviation ("Calif.") belongs to it: the tokenizer kept them together."""
    if text[end : end + 1] == "." and any(token.end == end + 1 for token in sentence.tokens):
        abbreviated = any(token.start < end < token.end for token in sentence.tokens)
        return end + 1 if abbreviated else end
    return end


def _ner_spans(
    text: str,
    sentence: Sentence,
    words: Sequence[_Word],
    names: Sequence[tuple[int, int, EntityType]],
    known: Mapping[str, float],
) -> Iterator[_Span]:
    shouted = _is_title_case(words)
    for start, end, kind in names:
        surface = text[start:end]
        if surface in known:
            continue  # proposed by its alias already
        if not any(c.isupper() for c in surface) or surface.lower().rstrip(".") in _NOT_NAMES:
            continue
        inner = [(w.start, w.end) for w in words if start <= w.start and w.end <= end]
        if len(inner) > 1 and (shouted or _CONNECTIVE.search(surface)):
            # A list or a headline taken for one name gives way to the known names in it.
            parts = [p for p in _CONNECTIVE.split(surface) if p]
            listed = shouted or (len(parts) > 1 and all(p in known for p in parts))
            if listed and any(known.get(text[s:e], 0) >= 0.5 for s, e in inner):
                continue
        yield _Span(start, end, max(1, len(inner)), "ner", kind, False, 0.5)


def _proper_spans(
    text: str,
    sentence: Sentence,
    words: Sequence[_Word],
    taken: Iterable[_Span],
    known: Mapping[str, float],
) -> Iterator[_Span]:
    """Runs of proper nouns that neither NER nor an alias touches."""
    if sentence.kind != "body" or _is_title_case(words):
        return
    busy = [(span.start, span.end) for span in taken]
    run: list[_Word] = []
    for word in [*words, None]:
        if (
            word is not None
            and word.upos in _NAME_TAGS
            and word.text[0].isupper()
            and not any(s < word.end and word.start < e for s, e in busy)
            and (not run or text[run[-1].end : word.start] in (" ", "-", ". "))
        ):
            run.append(word)
            continue
        while run and run[0].text.lower() in TITLES | _NOT_NAMES:
            del run[0]
        while run and run[-1].text.lower() in TITLES | _NOT_NAMES:
            del run[-1]
        if len(run) >= 2 and len(run) <= MAX_WORDS:
            yield _Span(run[0].start, run[-1].end, len(run), "proper", None, False, 0.3)
        run = []


def _settled(proposals: Sequence[_Span]) -> list[_Span]:
    """The longest proposals of which none overlaps another; at equal length the known one."""
    kept: list[_Span] = []
    for span in sorted(
        proposals, key=lambda s: (-s.words, not s.known, s.origin != "ner", s.start, -s.end)
    ):
        if all(span.end <= k.start or k.end <= span.start for k in kept):
            kept.append(span)
    return sorted(kept, key=lambda s: s.start)


def _is_title_case(words: Sequence[_Word]) -> bool:
    """A headline in title case or capitals: capitals say nothing there."""
    long = [w for w in words if len(w.text) > 3 and w.text.isalpha()]
    return len(long) >= 3 and sum(w.text[0].isupper() for w in long) >= 0.8 * len(long)
