from __future__ import annotations

from dataclasses import replace

import pytest

from jl_newslens.link.choice.towns import fit_towns_to_regions
from jl_newslens.link.coreference.join import join_names
from jl_newslens.link.linker import Linker
from jl_newslens.link.sources.starter import StarterSource
from jl_newslens.link.starter_kb.rows import Row
from jl_newslens.model import Candidate, EntityType, Mention, Reason
from tests.link.conftest import build


def town(title: str, prior: float, *related: str) -> Candidate:
    return Candidate(title, None, "test", "PLACE", description="Town", prior=prior, related=related)


def state(title: str, prior: float = 1.0) -> Candidate:
    return Candidate(title, None, "test", "PLACE", description="State in the east", prior=prior)


ODD = (town("Odd", 0.9, "Sylvania"), town("Odd, Ruritania", 0.1, "Ruritania (state)"))
RURITANIA = (state("Ruritania (valley)", 0.8), state("Ruritania (state)", 0.2))


def fitted(text: str, *found: tuple[Candidate, ...]) -> list[list[tuple[str, float]]]:
    """What is left of the pages of "Odd", "Ruritania" and, where they are given, others."""
    surfaces = ["Odd", "Ruritania", "Zenda", "Elphberg"][: len(found)]
    mentions = [Mention(text.index(s), text.index(s) + len(s), s) for s in surfaces]
    names = join_names(text, sorted(mentions, key=lambda mention: mention.start))
    order = [name.form for name in names]
    found = tuple(found[surfaces.index(form)] for form in order)
    kept = fit_towns_to_regions(text, names, found)
    by_form = dict(zip(order, kept, strict=True))
    return [[(page.title, page.prior) for page in by_form[s]] for s in surfaces]


SAYING_WHERE = [
    "He moved to Odd, Ruritania, in May.",
    "He moved to Odd in Ruritania.",
    "He moved to Odd, in Ruritania.",
    "He moved to Odd in far northern Ruritania.",
    "He moved to Odd in the south-east of Ruritania.",
    "He moved to the Ruritania town of Odd.",
    "He lives in Ruritania's old mining village of Odd.",
    "He moved to the Ruritania city Odd.",
]


@pytest.mark.parametrize("text", SAYING_WHERE)
def test_a_region_beside_a_town_settles_both(text: str) -> None:
    assert fitted(text, ODD, RURITANIA) == [
        [("Odd, Ruritania", 1.0)],
        [("Ruritania (state)", 1.0)],
    ]


@pytest.mark.parametrize("text", SAYING_WHERE)
def test_a_town_that_lies_elsewhere_is_not_meant(text: str) -> None:
    assert fitted(text, ODD[:1], RURITANIA) == [
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


COUNTRY = Candidate("Odd", None, "test", "PLACE", description="Country of islands", prior=1.0)


@pytest.mark.parametrize("text", ["A man from Odd, Ruritania, left.", "He left Odd, Ruritania."])
def test_no_state_lies_in_a_part_of_another(text: str) -> None:
    assert fitted(text, (COUNTRY,), RURITANIA[1:])[0] == []


def test_nor_does_a_part_of_another_lie_there() -> None:
    part = replace(state("Odd"), related=("Graustark",))
    assert fitted("He left Odd, Ruritania.", (part,), RURITANIA[1:])[0] == []


def test_but_who_is_from_a_region_may_be_in_a_state() -> None:
    text = "While in Odd, Ruritania officials said nothing."
    assert fitted(text, (COUNTRY,), RURITANIA[1:])[0] == [("Odd", 1.0)]


def test_towns_with_their_regions_may_be_listed() -> None:
    text = "It hit Odd, Ruritania, and Zenda, Elphberg."
    zenda = (town("Zenda, Elphberg", 0.5, "Elphberg"), town("Zenda", 0.5))
    found = fitted(text, ODD, RURITANIA, zenda, (state("Elphberg"),))
    assert [pages[0][0] for pages in found] == [
        "Odd, Ruritania",
        "Ruritania (state)",
        "Zenda, Elphberg",
        "Elphberg",
    ]


def test_a_region_of_that_name_shuts_out_a_country_that_has_no_such_town() -> None:
    country = Candidate("Ruritania", None, "test", "PLACE", description="Country in the east")
    found = fitted("He moved to Odd, Ruritania.", ODD[:1], (country, *RURITANIA))
    assert found[0] == []


def test_the_only_town_of_its_name_may_lie_in_a_region_of_its_country() -> None:
    region = replace(state("Ruritania"), related=("Sylvania",))
    text = "He moved to Odd, Ruritania."
    kept = [fitted(text, (town("Odd", prior, "Sylvania"),), (region,))[0] for prior in (0.95, 0.6)]
    assert kept == [[("Odd", 0.95)], []]


@pytest.mark.parametrize("what", ["a suburb of", "a small town near", "an old district in"])
def test_a_suburb_lies_where_its_city_does(what: str) -> None:
    text = f"In Odd, {what} Ruritania, it rained."
    assert fitted(text, ODD, (town("Ruritania", 0.9, "Sylvania"),))[0] == [("Odd", 0.9)]
    assert fitted(text, ODD, (town("Ruritania", 0.9, "Elsewhere"),))[0] == []
    city = town("Ruritania", 0.9, "Odd, Ruritania", "Elsewhere")
    assert fitted(text, ODD, (city,))[0] == [("Odd, Ruritania", 1.0)]
    assert fitted(text, ODD, RURITANIA)[0] == [("Odd, Ruritania", 1.0)]


def links(text: str) -> dict[str, str | None]:
    rows = (
        Row("Ruritania (state)", "PLACE", "State in the east", (("Ruritania", 0.9),), (), (), 3),
        Row("Sylvania", "PLACE", "Country in the west", (), (), ("Odd",), 4),
        Row("Odd", "PLACE", "Capital of Sylvania", (("Odd", 0.9),), (), ("Sylvania",), 4),
        Row("Odd, Ruritania", "PLACE", "Town in Ruritania", (("Odd", 0.05),), (),
            ("Ruritania (state)",), 1),
    )  # fmt: skip
    names: list[tuple[str, EntityType]] = [("Odd", "PLACE")]
    entities = Linker([StarterSource(rows)]).link(*build(text, names=names)).entities
    return {mention.surface: entity.title for entity in entities for mention in entity.mentions}


def test_what_is_said_of_mountains_lies_in_no_state() -> None:
    hills = Candidate(
        "Odds", None, "test", "PLACE", description="Mountain range", prior=0.9,
        reasons=(Reason("found_by_demonym", 0.9),),
    )  # fmt: skip
    assert fitted("They live in Odd, Ruritania.", (hills,), RURITANIA)[0] == []


def test_a_report_about_a_region_means_its_own_towns() -> None:
    report = "He left Ruritania in May. All of Ruritania knew. So Ruritania chose her."
    assert links(f"{report} She came to Odd.")["Odd"] == "Odd, Ruritania"
    assert links(f"{report} She came to Odd. So did all of Sylvania.")["Odd"] == "Odd"
    assert links("He left Ruritania in May. She came to Odd.")["Odd"] == "Odd"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("They left Zenda. The Mountain State is poor.", "Zenda (state)"),
        ("They left Zenda. The Mountain State is poor, and the Zenda Tower high.", "Zenda"),
        ("They left Zenda. It is poor.", "Zenda"),
    ],
)
def test_a_region_that_is_named_otherwise_too_is_meant(text: str, title: str) -> None:
    rows = (
        Row("Zenda", "PLACE", "Large city", (("Zenda", 0.8),), (), (), 4),
        Row("Zenda (state)", "PLACE", "State in the east",
            (("Zenda", 0.2), ("Mountain State", 0.95)), (), (), 4),
        Row("Zenda Tower", "PLACE", "Landmark", (), (), ("Zenda",), 2),
    )  # fmt: skip
    names = [("Zenda", "PLACE"), ("Mountain State", "PLACE"), ("Zenda Tower", "PLACE")]
    linking = Linker([StarterSource(rows)]).link(*build(text, names=names))
    meant = {m.surface: entity.title for entity in linking.entities for m in entity.mentions}
    assert meant["Zenda"] == title


@pytest.mark.parametrize(
    ("more", "title"),
    [
        ("So do Sylvania and Elphberg", "Odd, Ruritania"),
        ("So does Elphberg", "Odd"),
        ("So do Sylvania, Elphberg and Hentzau", "Odd"),
        ("So does Zenda", "Odd, Sylvania"),
    ],
)
def test_a_town_in_its_own_company_is_not_its_namesake(more: str, title: str) -> None:
    rows = (
        Row("University of Odd", "ORG", "University in Odd", (("Odd", 0.5),), (), ("Odd",), 4),
        Row("Odd", "PLACE", "Old city", (("Odd", 0.3),), (), ("Hentzau",), 3),
        Row("Odd, Ruritania", "PLACE", "Town", (("Odd", 0.05),), (), ("Sylvania", "Elphberg"), 1),
        Row("Odd, Sylvania", "PLACE", "Town", (("Odd", 0.15),), (), ("Zenda",), 1),
        *(Row(title, "ORG", "School") for title in ("Sylvania", "Elphberg", "Hentzau", "Zenda")),
    )
    article = build(f"They like Odd in May. {more}.", names=[("Odd", "PLACE")])
    entities = Linker([StarterSource(rows)]).link(*article).entities
    assert [e.candidates[0].title for e in entities if e.mentions[0].surface == "Odd"] == [title]


def test_what_is_in_a_town_is_in_no_state_of_that_name() -> None:
    pages = (town("Ruritania City", 0.8), state("Ruritania (state)", 0.2))
    assert len(fitted("They met at Odd in Ruritania.", ODD, pages)[1]) == 2


@pytest.mark.parametrize(
    ("text", "kept"), [("It stood at Odd in Ruritania.", False), ("Odd and Ruritania.", True)]
)
def test_no_town_lies_in_another(text: str, kept: bool) -> None:
    city = Candidate("Ruritania", None, "test", "PLACE", description="City in the east", prior=0.9)
    club = replace(ODD[0], title="FC Odd", type="ORG", description="Football club", prior=0.1)
    found = fitted(text, (*ODD[:1], club), (city,))[0]
    assert [title for title, _ in found] == (["Odd", "FC Odd"] if kept else ["FC Odd"])


def test_what_stands_where_a_state_does_is_one_though_a_town_has_its_name() -> None:
    pages = (town("Ruritania City", 0.8), state("Ruritania (state)", 0.2))
    assert fitted("A court in Odd, Ruritania, met.", ODD, pages)[0] == [("Odd, Ruritania", 1.0)]
    near = (town("Odd", 0.9, "Ruritania City"),)
    assert fitted("A court in Odd, Ruritania, met.", near, pages)[1][0][0] == "Ruritania City"


def test_a_neighbourhood_lies_in_its_city() -> None:
    pages = (town("Odd", 0.9), town("Odd, Ruritania", 0.05, "Ruritania City"))
    city = town("Ruritania City", 1.0)
    found = fitted("They met in Ruritania's Odd neighborhood.", pages, (city,))
    assert found[0] == [("Odd, Ruritania", 1.0)]


def test_the_state_of_a_region_is_no_more_of_a_list() -> None:
    whole = replace(state("Zenda"), description="Country in the east")
    region = replace(RURITANIA[1], related=("Zenda",))
    found = fitted("He moved to Odd, Ruritania, Zenda.", ODD, (region,), (whole,))
    assert found[0] == [("Odd, Ruritania", 1.0)]
    listed = fitted("He saw Odd, Ruritania, Zenda and Lam.", ODD, (region,), (whole,))
    assert listed[0] == [(page.title, page.prior) for page in ODD]
