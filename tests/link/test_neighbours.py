from __future__ import annotations

from dataclasses import replace

from jl_newslens.link.coreference import Name, join_names
from jl_newslens.link.neighbours import find_neighbours, fit_towns_to_regions
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


def town(title: str, prior: float, *related: str) -> Candidate:
    return Candidate(title, None, "test", "PLACE", description="Town", prior=prior, related=related)


def state(title: str, prior: float = 1.0) -> Candidate:
    return Candidate(title, None, "test", "PLACE", description="State in the east", prior=prior)


ODD = (town("Odd", 0.9, "Sylvania"), town("Odd, Ruritania", 0.1, "Ruritania (state)"))
RURITANIA = (state("Ruritania (valley)", 0.8), state("Ruritania (state)", 0.2))


def fitted(text: str, *found: tuple[Candidate, ...]) -> list[list[tuple[str, float]]]:
    names = read(text, "Odd", "Ruritania")
    kept = fit_towns_to_regions(text, names, found)
    return [[(page.title, page.prior) for page in pages] for pages in kept]


def test_a_region_behind_a_town_settles_both() -> None:
    assert fitted("He moved to Odd, Ruritania, in May.", ODD, RURITANIA) == [
        [("Odd, Ruritania", 1.0)],
        [("Ruritania (state)", 1.0)],
    ]


def test_a_town_that_lies_elsewhere_is_not_meant() -> None:
    assert fitted("He moved to Odd, Ruritania.", ODD[:1], RURITANIA) == [
        [],
        [("Ruritania (valley)", 0.8), ("Ruritania (state)", 0.2)],
    ]


def test_a_list_puts_no_town_in_a_region() -> None:
    for text in ("in Odd, Ruritania and Zenda", "in Odd, Ruritania, Zenda", "Odd and Ruritania"):
        assert len(fitted(text, ODD, RURITANIA)[0]) == 2


def test_a_town_without_a_tie_may_lie_in_a_country() -> None:
    country = Candidate("Ruritania", None, "test", "PLACE", description="Country in the east")

    assert fitted("He moved to Odd, Ruritania.", ODD[:1], (country,))[0] == [("Odd", 0.9)]


def test_a_page_of_the_own_list_stays() -> None:
    own = replace(ODD[0], source="reference_list")

    assert fitted("He moved to Odd, Ruritania.", (own,), RURITANIA)[0] == [("Odd", 0.9)]
