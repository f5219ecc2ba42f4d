"""The words that every rendering uses: names of entity types, certainty, order of groups."""

from __future__ import annotations

from typing import Final

from jl_newslens.model import Analysis, Entity, EntityType

TYPE_HEADINGS: Final[dict[EntityType, str]] = {
    "PERSON": "People",
    "ORG": "Organizations",
    "PLACE": "Places",
    "EVENT": "Events",
    "WORK": "Works",
    "GROUP": "Groups",
    "OTHER": "Other names",
}

# `Entity.score` is a calibrated probability: nine of ten "sure" links or more are right.
_SURE = 0.9
_LIKELY = 0.65


def certainty(entity: Entity) -> str:
    """How sure the link is, in words: "sure", "likely", "unsure", or why there is none."""
    if entity.status == "unavailable":
        return "not looked up"
    if entity.status == "unknown":
        return "no page found"
    if entity.score >= _SURE:
        return "sure"
    return "likely" if entity.score >= _LIKELY else "unsure"


def label(entity: Entity) -> str:
    """What to call an entity: its page's title, where linked, else its name."""
    return entity.title or entity.name


def grouped(analysis: Analysis) -> list[tuple[str, list[Entity]]]:
    """The entities by type, linked ones first, in the order of salience that they came in.

    A group without an entity is left out.
    """
    groups = []
    for kind, heading in TYPE_HEADINGS.items():
        members = [entity for entity in analysis.entities if entity.type == kind]
        if members:
            members.sort(key=lambda entity: entity.status != "linked")  # stable
            groups.append((heading, members))
    return groups


def count_mentions(entity: Entity) -> str:
    """ "1 mention", "3 mentions", or "" where none is known."""
    number = len(entity.mentions)
    return "" if not number else f"{number} mention{'' if number == 1 else 's'}"
