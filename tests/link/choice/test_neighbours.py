from __future__ import annotations

from jl_newslens.link.choice.neighbours import find_neighbours
from jl_newslens.link.coreference.join import join_names
from jl_newslens.link.coreference.name import Name
from jl_newslens.model import Candidate, Mention


def read(text: str, *surfaces: str) -> list[Name]:
    mentions = [Mention(text.index(s), text.index(s) + len(s), s) for s in surfaces]
    return join_names(text, mentions)


def page(title: str) -> tuple[Candidate, ...]:
    return (Candidate(title, None, "test", "PLACE"),)


def test_names_listed_together_are_neighbours() -> None:
    text = "In Strelsau, Zenda and Odd they met Ruritania."
    names = read(text, "Strelsau", "Zenda", "Odd", "Ruritania")
    found = find_neighbours(text, names, [page(name.form) for name in names])
    assert [[c.title for c in n.listed] for n in found] == [
        ["Zenda"],
        ["Strelsau", "Odd"],
        ["Zenda"],
        [],
    ]


def test_a_place_that_touches_the_name() -> None:
    text = "Ruritania's Congress and the Senate of Zenda"
    names = read(text, "Ruritania", "Congress", "Senate", "Zenda")
    found = find_neighbours(text, names, [page(name.form) for name in names])
    assert [[c.title for c in n.touching] for n in found][1:3] == [["Ruritania"], ["Zenda"]]
