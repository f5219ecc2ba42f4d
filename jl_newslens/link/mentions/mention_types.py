"""What kind of thing a mention names, where the sources know better than NER."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from typing import Final

from jl_newslens.family_names import family_name
from jl_newslens.link.context.cues import PLACE_CUES
from jl_newslens.link.names.forms import is_acronym
from jl_newslens.model import Candidate, EntityType, Mention

# The least prior at which a page tells the type of a mention that NER gives none.
_LIKELY: Final = 0.5
# From this sum of priors on NER is doubted. Of .5 to .95 on wikinews_dev, rss-500 and cnndm_dev.
_SURE: Final = 0.85
_LONGEST_CUE: Final = 12


def with_types(
    text: str,
    mentions: Sequence[Mention],
    known: Collection[str],
    find: Callable[[Sequence[str]], Iterable[Sequence[tuple[Candidate, ...]]]],
) -> list[Mention]:
    """The mentions, those that only an alias proposed with the type of their likeliest page.

    So are those of which NER says a person that are known for one thing only, or the reverse; but
    not the surname of a person who is named in full, nor "in Galloway".

    Args:
        known: the surfaces that some source knows.
        find: the pages of each surface, as each source has them.
    """
    asked = sorted({m.surface for m in mentions if m.surface in known and _is_open(m)})
    likely: dict[str, EntityType | None] = {}
    sure: dict[str, EntityType] = {}
    for answers in find(asked) if asked else ():
        for surface, found in zip(asked, answers, strict=True):
            if found and found[0].prior >= _LIKELY:
                likely.setdefault(surface, found[0].type)
            kind = _only_kind(found)
            if kind is not None:
                sure.setdefault(surface, kind)
    surnames = {
        family_name(m.surface)
        for m in mentions
        if m.type == "PERSON"
        and " " in m.surface
        and sure.get(m.surface, "PERSON") == "PERSON"
        and not is_acronym(family_name(m.surface))
    }
    typed = []
    for mention in mentions:
        kind = mention.type
        if kind is None:
            kind = likely.get(mention.surface)
        elif mention.surface in sure and mention.surface not in surnames:
            known_kind = sure[mention.surface]
            if (kind == "PERSON") != (known_kind == "PERSON") and not (
                kind == "PLACE" and _is_said_of_a_place(text, mention)
            ):
                kind = known_kind
        typed.append(replace(mention, type=kind) if kind != mention.type else mention)
    return typed


def _is_said_of_a_place(text: str, mention: Mention) -> bool:
    """Whether the text speaks of the mention as of a place: "in Galloway"."""
    before = text[max(0, mention.start - _LONGEST_CUE) : mention.start].split()
    return bool(before) and before[-1].lower() in PLACE_CUES


def _is_open(mention: Mention) -> bool:
    """Whether what the sources know may tell its type: NER is right of groups."""
    if mention.type is None:
        return mention.origin == "alias"
    return mention.type != "GROUP"


def _only_kind(found: Sequence[Candidate]) -> EntityType | None:
    """The type of the persons, or of the organizations and things, that are all a name means.

    None where it means both, or more than is known: a title with a bracket, "Lucy (spacecraft)",
    tells that too. And there are people called like towns.
    """
    if sum(page.prior for page in found) < _SURE or found[0].title.endswith(")"):
        return None
    kinds = {page.type for page in found}
    return found[0].type if kinds == {"PERSON"} or kinds <= {"ORG", "OTHER"} else None
