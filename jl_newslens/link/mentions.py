"""Where an article names something: NER, known aliases and runs of proper nouns, settled.

Spans are proposed by all three, dressed down to the bare name (no title, no possessive, no "the")
and the longest sensible ones are kept; what lies inside a longer name is part of that name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple, TypeAlias

from jl_newslens.link.boundaries import end_of_name, is_currency, is_date, start_of_name
from jl_newslens.link.dressing import undress
from jl_newslens.link.forms import TITLES, is_acronym, without_possessive
from jl_newslens.link.short_names import find_short_names
from jl_newslens.link.words import (
    MAX_WORDS,
    Gram,
    Run,
    Word,
    find_runs,
    is_title_case,
    split_words,
)
from jl_newslens.model import EntityType, Mention, Name, Sentence

KnownAliases: TypeAlias = Callable[[Collection[str]], Mapping[str, float]]

# A lone capitalised word must be an alias at least this often. Tried .1 to .6 on events_train.
MIN_LINK_PROBABILITY: Final = 0.2
# From here on an alias needs no second witness (NER or a proper-noun tag).
SURE_PROBABILITY: Final = 0.85

_CONNECTIVE = re.compile(r"\s+(?:and|&|or|vs\.?|in|at)\s+|['’]s\s+|\s*[,/;–—]\s*|(?<=\w)-(?=[A-Z])")
_OWNER: Final = re.compile(r"(.+?)['’]s ")
_NOT_NAMES_TEXT = """
monday tuesday wednesday thursday friday saturday sunday january february march april may june july
august september october november december mon tue tues wed thu thur thurs fri sat sun jan feb mar
apr jun jul aug sep sept oct nov dec am pm gmt utc est edt bst cet pst mr mrs ms dr today yesterday
tomorrow i he she it they we you the a an and but or if in on at by for from with as more read watch
also photo image source video breaking live update updated exclusive opinion analysis editorial
advertisement no yes ok
"""
_NOT_NAMES: Final = frozenset(_NOT_NAMES_TEXT.split())
_DIRECTIONS: Final = frozenset({"Western", "Eastern", "Northern", "Southern", "West", "East"})
_TITLES_AND_NOT_NAMES: Final = TITLES | _NOT_NAMES


_COMMON_TAGS: Final = ("NOUN", "VERB", "ADV", "PRON", "DET", "ADP", "AUX", "SCONJ", "CCONJ", "INTJ")


class _Proposal(NamedTuple):
    """A span that may be a mention. `words` counts its words, a leading "the" left out."""

    start: int
    end: int
    words: int
    origin: str
    type: EntityType | None
    known: bool


@dataclass(frozen=True, slots=True)
class _Line:
    """One sentence with all that proposals are made of."""

    sentence: Sentence
    words: Sequence[Word]
    runs: Sequence[Run]
    names: Sequence[tuple[int, int, EntityType | None]]
    shouted: bool


def find_mentions(
    text: str, sentences: Sequence[Sentence], known_aliases: KnownAliases
) -> list[Mention]:
    """The mentions of a text, in order, none inside another.

    Args:
        text: what the offsets of `sentences` point into.
        known_aliases: which surfaces some source knows, with their link probability.
    """
    lines = [_line(text, sentence) for sentence in sentences]
    spoken = {
        text[start:end]
        for line in lines
        if not line.shouted and line.sentence.kind != "aside"
        for start, end, _ in line.names
    }
    surfaces = {surface for line in lines for surface, _, _ in line.runs}
    surfaces.update(text[start:end] for line in lines for start, end, _ in line.names)
    known = known_aliases(surfaces)
    mentions: list[Mention] = []
    for line in lines:
        known_grams = [
            Gram(line.words[first].start, line.words[last].end, first, last)
            for surface, first, last in line.runs
            if surface in known
        ]
        proposals = [
            *_by_alias(text, line, known_grams, known),
            *_by_ner(text, line, known_grams, known, spoken),
        ]
        proposals.extend(_by_proper_nouns(text, line, proposals))
        mentions.extend(_mention(text, line, found) for found in _settled(proposals))
    mentions.extend(find_short_names(text, sentences, mentions, not_names=_NOT_NAMES))
    mentions.sort(key=lambda mention: mention.start)
    return mentions


def _mention(text: str, line: _Line, found: _Proposal) -> Mention:
    start = found.start if line.shouted else start_of_name(text, found.start, line.sentence.start)
    return Mention(
        start=start,
        end=found.end,
        surface=text[start : found.end],
        sentence=line.sentence.index,
        type=found.type,
        origin=found.origin,
    )


def _line(text: str, sentence: Sentence) -> _Line:
    words = split_words(text, sentence)
    names = [piece for name in sentence.names for piece in _pieces(text, name)]
    return _Line(sentence, words, find_runs(text, words), names, is_title_case(words))


def _pieces(text: str, name: Name) -> Iterator[tuple[int, int, EntityType | None]]:
    """The bare names in what NER marked; "STRELSAU - Ann Lee" is no place after its dash."""
    dateline = False
    for start, end in undress(text, name.start, name.end):
        yield start, end, None if dateline else name.type
        dateline = dateline or (name.type == "PLACE" and text[start:end].isupper())


def _by_alias(
    text: str, line: _Line, grams: Sequence[Gram], known: Mapping[str, float]
) -> Iterator[_Proposal]:
    exact = {(start, end): kind for start, end, kind in line.names}
    for gram in grams:
        surface = text[gram.start : gram.end]
        article = line.words[gram.first].text.lower() == "the"
        # NER's "The Times" was undressed to "Times".
        bare = line.words[gram.first + article].start if gram.words > 1 else gram.start
        kind = exact.get((gram.start, gram.end)) or exact.get((bare, gram.end))
        inside = any(s <= gram.start and gram.end <= e for s, e, _ in line.names)
        if gram.words == 1 and not inside and not _stands_alone(text, line, gram, grams, known):
            continue
        if gram.words == 1 and (
            surface.lower().rstrip(".") in _NOT_NAMES or known[surface] < MIN_LINK_PROBABILITY
        ):
            continue
        if gram.words == 1 and _tells_a_part(text, line, gram):
            continue
        if article and _is_adjective(text, line, gram, known):
            continue
        if gram.words > 2 and text[gram.start : bare] == "the " and text[bare : gram.end] in known:
            continue
        if is_date(text, gram.start, gram.end) or is_currency(text, gram.start, gram.end):
            continue
        # "Ruritania's Security Service" are two names; "the People's Party" is one.
        owner = _OWNER.match(surface)
        if owner is not None and known.get(owner.group(1), 0.0) >= SURE_PROBABILITY:
            continue
        # "the Kremlin's" is the Kremlin, "McDonald's" is no McDonald.
        bare_name = without_possessive(surface)
        if bare_name != surface and known.get(bare_name, 0.0) >= known[surface]:
            continue
        # "President Lee" is a person, "the Lee administration" is none: the last word tells.
        covered = [k for s, e, k in line.names if gram.start <= s and e == gram.end]
        end = end_of_name(text, gram.start, gram.end, line.sentence)
        yield _Proposal(
            start=gram.start,
            end=end,
            words=gram.words - article + text.count(" ", gram.end, end),
            origin="ner" if kind else "alias",
            type=kind or (covered[0] if len(covered) == 1 and gram.words <= 2 else None),
            known=True,
        )


def _stands_alone(
    text: str, line: _Line, gram: Gram, grams: Sequence[Gram], known: Mapping[str, float]
) -> bool:
    """Whether a lone known word that NER does not mark is a name here."""
    word = line.words[gram.first]
    probability = known[word.text]
    if probability >= SURE_PROBABILITY:
        return not _is_part_of_longer(text, line, gram, grams)
    if line.shouted or _has_a_number(text, line, gram):
        return False
    if is_acronym(word.text) or (word.text.isupper() and len(word.text) > 3):
        return True
    if word.upos != "PROPN" or gram.first == 0:
        return word.upos == "ADJ" and gram.first > 0
    return not _is_part_of_longer(text, line, gram, grams)


def _has_a_number(text: str, line: _Line, gram: Gram) -> bool:
    """ "Channel" in "Channel 5", which nobody knows."""
    after = line.words[gram.last + 1] if gram.last + 1 < len(line.words) else None
    return after is not None and after.text.isdigit() and text[gram.end : after.start] == " "


def _is_part_of_longer(text: str, line: _Line, gram: Gram, grams: Sequence[Gram]) -> bool:
    """ "Miami" in "Miami Sol": its neighbour is a proper noun that nobody knows."""
    word = line.words[gram.first]
    if word.upos != "PROPN" or line.shouted:
        return False
    for position in (gram.first - 1, gram.first + 1):
        if not 0 <= position < len(line.words):
            continue
        neighbour = line.words[position]
        gap = text[min(word.end, neighbour.end) : max(word.start, neighbour.start)]
        if (
            gap == " "
            and neighbour.upos == "PROPN"
            and neighbour.text[0].isupper()
            and neighbour.text.lower().rstrip(".") not in _TITLES_AND_NOT_NAMES
            and not any(g.first <= position <= g.last for g in grams)
            and not any(s <= neighbour.start and neighbour.end <= e for s, e, _ in line.names)
        ):
            return True
    return False


def _tells_a_part(text: str, line: _Line, gram: Gram) -> bool:
    """ "Western" in "Western Ruritania", a part of a place that nobody knows."""
    if line.words[gram.first].text not in _DIRECTIONS or gram.last + 1 >= len(line.words):
        return False
    after = line.words[gram.last + 1]
    return after.upos == "PROPN" and after.text[0].isupper() and text[gram.end : after.start] == " "


def _is_adjective(text: str, line: _Line, gram: Gram, known: Mapping[str, float]) -> bool:
    """ "The Australian police": not the newspaper, as a noun follows and the word stands alone."""
    rest = text[line.words[gram.first + 1].start : gram.end] if gram.words > 1 else ""
    after = line.words[gram.last + 1] if gram.last + 1 < len(line.words) else None
    follows = (
        after is not None
        and after.upos in ("NOUN", "ADJ", "PROPN")
        and text[gram.end : after.start] == " "
    )
    return rest in known and follows and gram.words == 2


def _by_ner(
    text: str,
    line: _Line,
    grams: Sequence[Gram],
    known: Mapping[str, float],
    spoken: Collection[str],
) -> Iterator[_Proposal]:
    """Names that NER marks and no source knows.

    Args:
        spoken: names in running text; bylines and captions may only repeat them, and so may a
            headline in title case or name a person in full, as NER sees names everywhere in it.
    """
    for start, end, kind in line.names:
        surface = text[start:end]
        if surface in known:
            continue  # proposed by its alias already
        if not any(c.isupper() for c in surface) or surface.lower().rstrip(".") in _NOT_NAMES:
            continue
        inner = [word for word in line.words if start <= word.start and word.end <= end]
        if surface not in spoken and (
            line.sentence.kind == "aside" or (line.shouted and (kind != "PERSON" or len(inner) < 2))
        ):
            continue
        if _is_common_word(line, inner) or is_currency(text, start, end):
            continue
        inside = [gram for gram in grams if start <= gram.start and gram.end <= end]
        if len(inner) > 1 and inside:
            narrowed = _narrowed(text, line, (start, end, kind), inner, inside, known)
            if narrowed is None:
                continue
            inner = [word for word in inner if word.start >= narrowed]
            start = narrowed
        yield _Proposal(start, end, max(1, len(inner)), "ner", kind, False)


def _is_common_word(line: _Line, inner: Sequence[Word]) -> bool:
    """ "President" alone, "Shops", and "Peaceful dialogue" at the head of a sentence."""
    if not inner or any(word.text[0].isupper() for word in inner[1:]):
        return False
    first = inner[0]
    if not first.text[1:].islower():
        return False
    if len(inner) == 1:
        return first.text.lower() in TITLES or first.upos in _COMMON_TAGS
    return first is line.words[0] and first.upos in ("ADJ", *_COMMON_TAGS)


def _narrowed(
    text: str,
    line: _Line,
    name: tuple[int, int, EntityType | None],
    inner: Sequence[Word],
    inside: Sequence[Gram],
    known: Mapping[str, float],
) -> int | None:
    """Where an unknown name that NER drew too wide really starts; None: only its known parts hold.

    NER takes in what stands beside a name ("South Korean court", "Businessman Ann Lee", "Russia
    and China"); what the sources know inside it tells how far to trust the span.
    """
    start, end, kind = name
    if line.shouted and any(known[text[g.start : g.end]] >= 0.5 for g in inside):
        return None
    parts = [part for part in _CONNECTIVE.split(text[start:end]) if part]
    if len(parts) > 1 and (parts[0] in known or parts[-1] in known):
        sure = all(p in known or p.split()[0] in TITLES for p in parts) or parts[0] in known
        if sure:
            return None
    heads = [gram for gram in inside if gram.start == start]
    if heads:
        head = max(heads, key=lambda gram: gram.end)
        rest = [word for word in inner if word.start >= head.end]
        if all(not w.text[0].isupper() or w.text.lower() in _NOT_NAMES for w in rest):
            return None
        if kind == "PERSON" and known[text[head.start : head.end]] >= SURE_PROBABILITY:
            return rest[0].start if len(rest) >= 2 else start
    tails = [gram for gram in inside if gram.end == end]
    if tails:
        tail = min(tails, key=lambda gram: gram.start)
        before = [word for word in inner if word.end <= tail.start]
        sure = known[text[tail.start : tail.end]] >= 0.6 and tail.words > 1
        dress = all(
            not word.text[0].isupper() or word.text in known or kind == "PERSON" for word in before
        )
        if sure and dress:
            return None
    return start


def _by_proper_nouns(text: str, line: _Line, taken: Iterable[_Proposal]) -> Iterator[_Proposal]:
    """Runs of proper nouns that neither NER nor an alias touches."""
    if line.sentence.kind != "body" or line.shouted:
        return
    busy = [(proposal.start, proposal.end) for proposal in taken]
    run: list[Word] = []
    for word in [*line.words, None]:
        if (
            word is not None
            and word.upos == "PROPN"
            and word.text[0].isupper()
            and not any(s < word.end and word.start < e for s, e in busy)
            and (not run or text[run[-1].end : word.start] in (" ", "-", ". "))
        ):
            run.append(word)
            continue
        while run and run[0].text.lower() in _TITLES_AND_NOT_NAMES:
            del run[0]
        while run and run[-1].text.lower() in _TITLES_AND_NOT_NAMES:
            run.pop()
        if 2 <= len(run) <= MAX_WORDS:
            yield _Proposal(run[0].start, run[-1].end, len(run), "proper", None, False)
        run = []


def _settled(proposals: Sequence[_Proposal]) -> list[_Proposal]:
    """The longest proposals of which none overlaps another; at equal length the known one."""
    kept: list[_Proposal] = []
    for proposal in sorted(
        proposals, key=lambda p: (-p.words, not p.known, p.origin != "ner", p.start, -p.end)
    ):
        if all(proposal.end <= k.start or k.end <= proposal.start for k in kept):
            kept.append(proposal)
    return sorted(kept, key=lambda p: p.start)
