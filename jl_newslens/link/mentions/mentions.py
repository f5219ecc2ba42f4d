"""Where an article names something: NER, known aliases and runs of proper nouns, settled.

Spans are proposed by all three, dressed down to the bare name (no title, no possessive, no "the")
and the longest sensible ones are kept; what lies inside a longer name is part of that name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final, NamedTuple, TypeAlias

from jl_newslens.family_names import family_comes_first
from jl_newslens.link.context.cues import PLACE_CUES
from jl_newslens.link.mentions.known_names import (
    MIN_LINK_PROBABILITY,
    NOT_NAMES,
    TITLES_AND_NOT_NAMES,
    is_name,
)
from jl_newslens.link.mentions.ner_spans import is_body, is_common_word, narrowed_start
from jl_newslens.link.mentions.short_names import find_short_names, team_words
from jl_newslens.link.names.bodies import PARTY_MEMBERS
from jl_newslens.link.names.boundaries import (
    end_of_name,
    end_of_partners,
    is_currency,
    start_of_name,
)
from jl_newslens.link.names.dressing import undress
from jl_newslens.link.names.forms import NICKNAME, is_acronym
from jl_newslens.link.names.quoted import is_in_a_quoted_title
from jl_newslens.link.names.words import (
    MAX_WORDS,
    Gram,
    Line,
    Word,
    find_runs,
    is_title_case,
    split_words,
)
from jl_newslens.model import EntityType, Mention, Name, Sentence

KnownAliases: TypeAlias = Callable[[Collection[str]], Mapping[str, float]]

# What a person's name does not begin with, but goes on.
_PARTICLE: Final = re.compile(r"(?:le|la|de|du|da|dos|van|von|der|bin|al|el|ben) |[Aa]l-|[Ee]l-")
_AROUND: Final = 16


class _Proposal(NamedTuple):
    """A span that may be a mention. `words` counts its words, a leading "the" left out."""

    start: int
    end: int
    words: int
    origin: str
    type: EntityType | None
    known: bool


def find_mentions(
    text: str,
    sentences: Sequence[Sentence],
    known_aliases: KnownAliases,
    *,
    is_nation: Callable[[str], bool] = lambda surface: False,
) -> list[Mention]:
    """The mentions of a text, in order, none inside another.

    Args:
        text: what the offsets of `sentences` point into.
        known_aliases: which surfaces some source knows, with their link probability.
        is_nation: whether a known surface tells a nation: "Swiss", "Pakistan".
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
            *_by_ner(text, line, known_grams, known, spoken, is_nation),
        ]
        proposals.extend(_by_proper_nouns(text, line, proposals))
        found = [_mention(text, line, proposal) for proposal in _settled(proposals)]
        found = [m for m in found if not is_in_a_quoted_title(text, m.start, m.end)]
        mentions.extend(found if line.shouted else _joined(text, found))
    teams = team_words(text, mentions)
    mentions = [
        replace(mention, type="ORG", origin="short")
        if mention.start < teams.get(mention.surface, 0)
        else mention
        for mention in mentions
    ]
    mentions.extend(find_short_names(text, sentences, mentions, teams=teams, not_names=NOT_NAMES))
    mentions.sort(key=lambda mention: mention.start)
    return mentions


def _mention(text: str, line: Line, found: _Proposal) -> Mention:
    start, end = found.start, found.end
    if not line.shouted:
        start = start_of_name(text, start, end, line.sentence.start)
        end = end_of_partners(text, end)
    return Mention(
        start=start,
        end=end,
        surface=text[start:end],
        sentence=line.sentence.index,
        type=found.type if end == found.end else "ORG",
        origin=found.origin,
    )


def _joined(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions of a line; two that make one name, side by side, as one.

    "Chad | le Odd" and "Sabah | Al-Odd" are persons, "Zenda Army | Europe" is a part of that army.
    """
    before: Mention | None = None
    for mention in mentions:
        between = text[before.end : mention.start] if before is not None else ""
        if before is not None and (between == " " or NICKNAME.fullmatch(between)):
            kind = _kind_of_both(text, before, mention)
            if kind is not None:
                surface = text[before.start : mention.end]
                before = replace(before, end=mention.end, surface=surface, type=kind, origin="ner")
                continue
        if before is not None:
            yield before
        before = mention
    if before is not None:
        yield before


def _kind_of_both(text: str, before: Mention, mention: Mention) -> EntityType | None:
    """The type of the name that two mentions side by side make; None where they are two."""
    if text[before.end + 1] in "\"“'‘":
        return "PERSON" if before.type == mention.type == "PERSON" else None
    if mention.type == "PERSON" and " " not in before.surface and before.type != "GROUP":
        both = f"{before.surface} {mention.surface}"
        if _PARTICLE.match(mention.surface) or family_comes_first(both):
            return "PERSON"
        if " " not in mention.surface and _may_be_given_name(text, before):
            return "PERSON"
    owns = text.startswith(("'", "’"), mention.end)
    return "ORG" if (before.type, mention.type) == ("ORG", "PLACE") and not owns else None


def _may_be_given_name(text: str, mention: Mention) -> bool:
    """Whether a known lone word that NER does not mark may be one: "Chelsea | Odd"."""
    before = text[max(0, mention.start - _AROUND) : mention.start]
    cue = before.split()[-1].lower() if before.split() else ""
    return (
        mention.origin == "alias"
        and before[-1:] != "-"
        and cue not in PLACE_CUES
        and not is_acronym(mention.surface)
        and mention.surface.lower() not in PARTY_MEMBERS
    )


def _line(text: str, sentence: Sentence) -> Line:
    words = split_words(text, sentence)
    names = [piece for name in sentence.names for piece in _pieces(text, name)]
    return Line(sentence, words, find_runs(text, words), names, is_title_case(words))


def _pieces(text: str, name: Name) -> Iterator[tuple[int, int, EntityType | None]]:
    """The bare names in what NER marked; "STRELSAU - Ann Lee" is no place after its dash."""
    dateline = False
    for start, end in undress(text, name.start, name.end):
        yield start, end, None if dateline else name.type
        dateline = dateline or (name.type == "PLACE" and text[start:end].isupper())


def _by_alias(
    text: str, line: Line, grams: Sequence[Gram], known: Mapping[str, float]
) -> Iterator[_Proposal]:
    """Names that some source knows."""
    exact = {(start, end): kind for start, end, kind in line.names}
    heading = line.shouted and line.sentence.kind != "body"
    for gram in grams:
        if not is_name(text, line, gram, grams, known):
            continue
        end = end_of_name(text, gram.start, gram.end, line.sentence, shouted=heading)
        # NER's "The Times" was undressed to "Times".
        bare = line.start_of_bare(gram)
        kind = exact.get((gram.start, end)) or exact.get((gram.start, gram.end))
        kind = kind or exact.get((bare, gram.end))
        # "President Lee" is a person, "the Lee administration" is none: the last word tells.
        covered = [k for s, e, k in line.names if gram.start <= s and e == gram.end]
        yield _Proposal(
            start=gram.start,
            end=end,
            words=gram.words - (bare > gram.start) + text.count(" ", gram.end, end),
            origin="ner" if kind else "alias",
            type=kind or (covered[0] if len(covered) == 1 and gram.words <= 2 else None),
            known=True,
        )


def _by_ner(
    text: str,
    line: Line,
    grams: Sequence[Gram],
    known: Mapping[str, float],
    spoken: Collection[str],
    is_nation: Callable[[str], bool],
) -> Iterator[_Proposal]:
    """Names that NER marks and no source knows, or not as what such a word is most often.

    Args:
        spoken: names in running text; bylines and captions may only repeat them, and so may a
            headline in title case or name a person in full, as NER sees names everywhere in it.
    """
    for start, end, kind in line.names:
        surface = text[start:end]
        if surface in known and (" " in surface or known[surface] >= MIN_LINK_PROBABILITY):
            continue  # proposed by its alias already
        if len(surface) == 1 or surface.lower().rstrip(".") in NOT_NAMES:
            continue  # the "R" of "Ann Lee (R)"
        if not any(c.isupper() for c in surface):
            continue
        inner = [word for word in line.words if start <= word.start and word.end <= end]
        if surface not in spoken and (
            line.sentence.kind == "aside" or (line.shouted and (kind != "PERSON" or len(inner) < 2))
        ):
            continue
        if is_common_word(text, line, inner) or is_currency(text, start, end):
            continue
        inside = [gram for gram in grams if start <= gram.start and gram.end <= end]
        if len(inner) > 1 and not is_body(text, start, inner, inside, is_nation):
            narrowed = narrowed_start(
                text, line, (start, end, kind), inner, inside, known, spoken, is_nation
            )
            if narrowed is None:
                continue
            inner = [word for word in inner if word.start >= narrowed]
            start = narrowed
        yield _Proposal(start, end, max(1, len(inner)), "ner", kind, False)


def _by_proper_nouns(text: str, line: Line, taken: Iterable[_Proposal]) -> Iterator[_Proposal]:
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
        while run and run[0].text.lower() in TITLES_AND_NOT_NAMES:
            del run[0]
        while run and run[-1].text.lower() in TITLES_AND_NOT_NAMES:
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
