"""Mentions found by their surfaces, in order, so that a test reads as the text does."""

from __future__ import annotations

from jl_newslens.link.coreference.join import join_names
from jl_newslens.link.coreference.name import Name
from jl_newslens.model import EntityType, Mention


def mention(text: str, surface: str, kind: EntityType | None, *, after: int = 0) -> Mention:
    start = text.index(surface, after)
    return Mention(start, start + len(surface), surface, type=kind)


def join(
    text: str, *marked: tuple[str, EntityType | None], known: frozenset[str] = frozenset()
) -> list[Name]:
    position = 0
    mentions = []
    for surface, kind in marked:
        found = mention(text, surface, kind, after=position)
        position = found.end
        mentions.append(found)
    return join_names(text, mentions, known)


def shown(names: list[Name]) -> dict[str, list[str]]:
    return {name.form: [m.surface for m in name.mentions] for name in names}
