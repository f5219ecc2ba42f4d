"""What speaks for a page being the one that a name means, as numbers."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from jl_newslens.link.coreference import Name
from jl_newslens.link.forms import TITLES, fold, is_acronym, without_bracket
from jl_newslens.model import Candidate, EntityType

FEATURES: Final = (
    "bias",
    "prior",
    "popularity",
    "rival",
    "unclaimed",
    "title",
    "several_words",
    "acronym",
    "demonym",
    "surname_only",
    "type_same",
    "type_near",
    "type_other",
    "overlap_person",
    "overlap_place",
    "overlap_other",
    "coherence",
    "cue",
    "place_ahead",
    "mentions",
    "found_by_ner",
)

# Types that NER and knowledge bases mix up without being wrong: "Moscow" the government, a demonym.
_NEAR: Final[frozenset[tuple[EntityType, EntityType]]] = frozenset(
    {
        ("GROUP", "PLACE"), ("PLACE", "ORG"), ("ORG", "PLACE"), ("GROUP", "ORG"), ("ORG", "GROUP"),
        ("EVENT", "OTHER"), ("OTHER", "EVENT"), ("WORK", "OTHER"), ("OTHER", "WORK"),
        ("OTHER", "ORG"), ("ORG", "OTHER"), ("ORG", "WORK"), ("WORK", "ORG"), ("GROUP", "OTHER"),
        ("OTHER", "GROUP"), ("OTHER", "PLACE"), ("PLACE", "EVENT"), ("EVENT", "WORK"),
    }
)  # fmt: skip
_WORD = re.compile(r"[^\W\d_]{3,}")
_PLACE_CUES_TEXT = """
in at near from across around outside inside toward towards
"""
_PLACE_CUES: Final = frozenset(_PLACE_CUES_TEXT.split())
_STOP_TEXT = """
the and for that with from this was were are has have had his her its their who which where when
will would could should been being into over under after before about more most than then them
they not but also said says say one two three first last new year years since former other some
such many including between during against while because both each per via own all any out off
"""
_STOP: Final = frozenset(_STOP_TEXT.split())


@dataclass(frozen=True, slots=True)
class Context:
    """What the article says around its names."""

    words: frozenset[str]
    before: Mapping[int, str]
    after: Mapping[int, str]


def read_context(text: str, names: Iterable[Name]) -> Context:
    """The article's words, folded, the word before each mention and the text after it."""
    words = frozenset(content_words(text))
    before = {}
    after = {}
    for name in names:
        for mention in name.mentions:
            head = text[max(0, mention.start - 30) : mention.start].split()
            before[mention.start] = head[-1].lower().strip(".,\"'“‘(") if head else ""
            after[mention.start] = text[mention.end : mention.end + 40]
    return Context(words, before, after)


def content_words(text: str) -> list[str]:
    """The words that carry meaning, in lower case, with a plain plural cut."""
    found = []
    for match in _WORD.finditer(text.lower()):
        word = match.group()
        if word not in _STOP:
            found.append(word[:-1] if len(word) > 4 and word.endswith("s") else word)
    return found


def relatedness(first: Candidate, second: Candidate) -> float:
    """How much two pages belong together, in [0, 1]: one names the other, or both name the same."""
    if first.title == second.title:
        return 0.0
    if first.title in second.related or second.title in first.related:
        return 1.0
    if not first.related or not second.related:
        return 0.0
    shared = len(set(first.related) & set(second.related))
    return 0.5 * shared / min(len(first.related), len(second.related))


def coherence(
    candidate: Candidate, others: Sequence[tuple[float, Candidate]]
) -> tuple[float, list[str]]:
    """How well a page goes with what the other names mean, in [0, 1), and the pages that say so.

    Args:
        others: the likeliest pages of the other names, each with its probability.
    """
    total = 0.0
    company: list[tuple[float, str]] = []
    for probability, other in others:
        strength = probability * relatedness(candidate, other)
        if strength > 0:
            total += strength
            company.append((strength, other.title))
    company.sort(key=lambda pair: (-pair[0], pair[1]))
    return 1.0 - math.exp(-total / 1.5), [title for strength, title in company if strength >= 0.4]


def overlap(candidate: Candidate, context: Context, name: Name) -> tuple[float, list[str]]:
    """How many words of the page's description and lead the article has, damped, and which."""
    own = set(name.words)
    shared = []
    words = dict.fromkeys(content_words(f"{candidate.description} {candidate.lead[:600]}"))
    for related in candidate.related:
        words.update(dict.fromkeys(content_words(without_bracket(related))))
    for word in words:
        if word in context.words and word not in own:
            shared.append(word)
    return min(2.0, len(shared) / math.sqrt(len(words) + 4)), shared


def describe(
    name: Name,
    candidate: Candidate,
    candidates: Sequence[Candidate],
    context: Context,
    others: Sequence[tuple[float, Candidate]],
) -> dict[str, float]:
    """The features of one candidate, by name; those that are 0 may be missing."""
    values: dict[str, float] = {"bias": 1.0}
    values["prior"] = math.log(max(candidate.prior, 0.005))
    values["popularity"] = candidate.popularity
    values["rival"] = max((c.prior for c in candidates if c is not candidate), default=0.0)
    values["unclaimed"] = max(0.0, 1.0 - sum(c.prior for c in candidates))
    values["title"] = float(fold(name.form) == fold(without_bracket(candidate.title)))
    values["several_words"] = float(len(name.words) > 1)
    values["acronym"] = float(is_acronym(name.form))
    demonym = any(reason.feature == "found_by_demonym" for reason in candidate.reasons)
    values["demonym"] = float(demonym)
    values["surname_only"] = float(candidate.type == "PERSON" and len(name.words) == 1)
    kind = name.type
    if kind is not None and candidate.type is not None:
        if kind == candidate.type:
            values["type_same"] = 1.0
        elif (kind, candidate.type) in _NEAR or (demonym and kind in ("GROUP", "OTHER")):
            values["type_near"] = 1.0
        else:
            values["type_other"] = 1.0
    amount, _ = overlap(candidate, context, name)
    if candidate.type == "PERSON":
        values["overlap_person"] = amount
    elif candidate.type == "PLACE":
        values["overlap_place"] = amount
    else:
        values["overlap_other"] = amount
    values["coherence"], _ = coherence(candidate, others)
    values["cue"] = _cue(name, candidate, context)
    values["place_ahead"] = _place_ahead(name, candidate, context)
    values["mentions"] = math.log(len(name.mentions))
    values["found_by_ner"] = float(any(m.origin == "ner" for m in name.mentions))
    return values


def _cue(name: Name, candidate: Candidate, context: Context) -> float:
    """+1 where the word before asks for this type, -1 where it asks for another, else 0."""
    value = 0.0
    for mention in name.mentions:
        word = context.before.get(mention.start, "")
        if word in TITLES:
            value += 1 if candidate.type == "PERSON" else -1
        elif word in _PLACE_CUES:
            value += 1 if candidate.type == "PLACE" else -0.5 if candidate.type == "PERSON" else 0
    return max(-1.0, min(1.0, value))


def _place_ahead(name: Name, candidate: Candidate, context: Context) -> float:
    """+1 where the text goes on as the title does: "San Jose", followed by ", California"."""
    title = without_bracket(candidate.title)
    region = title.partition(", ")[2] or candidate.title[len(title) :].strip(" ()")
    value = 0.0
    for mention in name.mentions:
        rest = context.after.get(mention.start, "")
        if rest.startswith(", ") and region and rest[2:].startswith(region):
            return 1.0
        if rest.startswith(", ") and ", " in candidate.title and rest[2:3].isupper():
            value = -1.0
    return value
