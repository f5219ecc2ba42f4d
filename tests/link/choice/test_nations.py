from __future__ import annotations

from collections.abc import Sequence

import pytest

from jl_newslens.link.coreference.join import join_names
from jl_newslens.link.coreference.name import Name
from jl_newslens.link.linker import Linker
from jl_newslens.link.names.bodies import may_be_of_a_nation
from jl_newslens.link.sources.starter import StarterSource
from jl_newslens.link.starter_kb.rows import Row
from jl_newslens.model import EntityType, Mention
from tests.link.conftest import build

NATIONS = (
    Row("Ruritania", "PLACE", "Mountain country", (), ("Ruritanian",), (), 4),
    Row("Graustark", "PLACE", "Country by the sea", (), ("Graustarkian",), (), 4),
    Row("National Science Foundation", "ORG", "Pays for research", (), (), ("Ruritania",), 3),
    Row("Supreme Court of Ruritania", "ORG", "Highest court", (("Supreme Court", 0.7),), (),
        ("Ruritania",), 4),
    Row("Supreme Court of Graustark", "ORG", "Highest court", (("Supreme Court", 0.2),), (),
        ("Graustark",), 3),
)  # fmt: skip


def links(
    text: str, *names: tuple[str, EntityType], rows: Sequence[Row] = NATIONS
) -> dict[str, str | None]:
    linking = Linker([StarterSource(rows)]).link(*build(text, names=names))
    return {m.surface: entity.title for entity in linking.entities for m in entity.mentions}


def join_names_of(text: str, *surfaces: str) -> list[Name]:
    """The names of a text whose mentions are `surfaces`, in their order."""
    mentions: list[Mention] = []
    for surface in surfaces:
        start = text.index(surface, mentions[-1].end if mentions else 0)
        mentions.append(Mention(start, start + len(surface), surface))
    return join_names(text, mentions)


def test_the_body_of_another_nation_is_not_meant() -> None:
    name = "Graustarkian National Science Foundation"
    assert links(f"He was paid by the {name} for years.", (name, "ORG")) == {name: None}


def test_the_nation_before_a_name_tells_whose_it_is() -> None:
    name = "Graustarkian Supreme Court"
    found = links(f"It went to the {name} in May.", (name, "ORG"))
    assert found == {name: "Supreme Court of Graustark"}
    name = "Ruritania National Science Foundation"
    found = links(f"He was paid by the {name} for years.", (name, "ORG"))
    assert found == {name: "National Science Foundation"}


def test_a_short_form_means_the_body_of_the_nation() -> None:
    name = "Graustarkian National Science Foundation"
    found = links(
        f"He was paid by the {name} for years. The National Science Foundation will stop.",
        (name, "ORG"),
        ("National Science Foundation", "ORG"),
    )
    assert set(found.values()) == {None}


@pytest.mark.parametrize("words", ["Graustark's Supreme Court", "the Supreme Court of Graustark"])
def test_so_does_its_owner(words: str) -> None:
    assert "Supreme Court of Graustark" in links(f"It went to {words} in May.").values()


def test_the_owner_of_an_unknown_body_does_not_leave_it_to_another() -> None:
    found = links("He was paid by Graustark's National Science Foundation.")
    assert found == {"Graustark": "Graustark", "National Science Foundation": None}


def test_a_body_with_an_owner_is_short_for_no_other() -> None:
    found = links(
        "It went to the Ruritanian Supreme Court in May. Then Graustark's Supreme Court met.",
        ("Ruritanian Supreme Court", "ORG"),
        ("Supreme Court", "ORG"),
    )
    assert found["Ruritanian Supreme Court"] == "Supreme Court of Ruritania"
    assert found["Supreme Court"] == "Supreme Court of Graustark"


@pytest.mark.parametrize("words", ["the state Supreme Court", "the state's Supreme Court"])
def test_the_body_of_a_part_of_a_nation_is_not_the_nations(words: str) -> None:
    assert set(links(f"It went to {words} in May.").values()) == {None}


def test_nor_is_it_where_the_text_comes_back_to_it() -> None:
    assert links("It went to the state Supreme Court. In May the Supreme Court met.") == {
        "Supreme Court": None
    }
    text = "In May the Supreme Court met. The state Supreme Court did not."
    [first, second] = Linker([StarterSource(NATIONS)]).link(*build(text)).entities
    assert (first.title, second.title) == ("Supreme Court of Ruritania", None)


def test_a_body_with_an_owner_is_meant_where_it_is_named_again() -> None:
    text = "It went to Graustark's Supreme Court. In May the Supreme Court met."
    assert links(text)["Supreme Court"] == "Supreme Court of Graustark"


@pytest.mark.parametrize(
    ("more", "title"),
    [
        ("", "Supreme Court of Graustark"),
        (" So it told Ruritania in Strelsau.", "Supreme Court of Ruritania"),
    ],
)
def test_a_report_about_a_nation_means_its_own_bodies(more: str, title: str) -> None:
    rows = [
        *NATIONS,
        Row("Hentzau", "PLACE", "Capital of Graustark", (), (), ("Graustark",), 3),
        Row("Strelsau", "PLACE", "Capital of Ruritania", (), (), ("Ruritania",), 3),
        Row("Zenda", "PLACE", "Port of Graustark", (), (), ("Graustark",), 2),
        Row("Tarlenheim", "PLACE", "Port of Graustark", (), (), ("Graustark",), 2),
    ]
    text = "In Hentzau, the capital of Graustark, the Supreme Court met over Zenda and Tarlenheim."
    entities = Linker([StarterSource(rows)]).link(*build(text + more)).entities
    assert title in [entity.title for entity in entities]
    assert len([entity for entity in entities if entity.name.startswith("Supreme")]) == 1


def test_nor_has_another_nation_the_bodies_of_one_whose_own_nobody_knows() -> None:
    town = Row("Hentzau", "PLACE", "Town of Zenda", (), (), ("Zenda",), 2)
    bodies = [
        Row(f"{nation} {body}", "ORG", f"A house in {nation}", ((body, share),), (), (nation,), 4)
        for nation, body, share in (
            ("Ruritania", "Senate", 0.8),
            ("Graustark", "Senate", 0.1),
            ("Graustark", "Council", 0.1),
        )
    ]
    bodies.append(Row("Nations Council", "ORG", "For peace", (("Council", 0.8),), (), (), 4))
    cups = [
        Row(f"{name} Cup", "EVENT", "A race", (("Cup", share),), (), (nation,), 4)
        for name, share, nation in (("Moon", 0.8, "Ruritania"), ("Sun", 0.1, "Graustark"))
    ]
    rows = [
        *NATIONS,
        Row("Zenda", "PLACE", "Country of lakes", (), (), (), 4),
        town,
        *bodies,
        *cups,
    ]
    found = links(
        "In Zenda the Senate and the Council met over the Cup in Hentzau.",
        ("Senate", "ORG"),
        ("Council", "ORG"),
        ("Cup", "EVENT"),
        rows=rows,
    )
    assert found["Senate"] is None
    assert (found["Council"], found["Cup"]) == ("Nations Council", "Moon Cup")


def test_a_party_that_is_named_in_full_is_the_one_that_is_meant() -> None:
    parties = [
        Row(f"Moon Party ({nation})", "ORG", f"Party in {nation}", aliases, (), (nation,), weight)
        for nation, aliases, weight in (
            ("Ruritania", (("Moon Party", 0.8), ("Moonies", 0.9)), 5),
            ("Graustark", (("Moon Party", 0.1), ("Moon Party of Graustark", 0.9)), 5),
        )
    ]
    text = "The Moon Party of Graustark met. The Moon Party won. The Moonies sang."
    found = links(text, ("Moon Party of Graustark", "ORG"), rows=[*NATIONS, *parties])
    assert found == dict.fromkeys(
        ("Moon Party of Graustark", "Moon Party", "Moonies"), "Moon Party (Graustark)"
    )


def test_a_body_of_two_owners_may_be_either() -> None:
    [*_, last] = join_names_of(
        "Graustark's Senate and Ruritania's Senate met. The Senate said so.",
        "Graustark", "Senate", "Ruritania", "Senate", "Senate",
    )  # fmt: skip
    assert last.owner == ""


@pytest.mark.parametrize(
    ("before", "after", "owner"),
    [
        ("Then Graustark's ", " met", "Graustark"),
        ("by the Graustarkian ", " met", "Graustarkian"),
        ("by the ", " of the Comoros met", "Comoros"),
        ("by the state ", " in May", "state"),
        ("by the state’s ", " in May", "state"),
        ("So said the ", " on Monday", ""),
        ("Then ", " of all", ""),
        ("", " met", ""),
        ("The ", " met", ""),
    ],
)
def test_whose_body_it_is(before: str, after: str, owner: str) -> None:
    text = f"{before}Supreme Court{after}"
    others = [owner] if owner[:1].isupper() else []
    surfaces = sorted(["Supreme Court", *others], key=text.index)
    names = join_names_of(text, *surfaces)
    assert [n.owner for n in names if n.form == "Supreme Court"] == [owner]


@pytest.mark.parametrize(
    ("words", "may"),
    [
        ("supreme court", True),
        ("academy of sciences", True),
        ("european parliament", False),
        ("united nations security council", False),
        ("airbus", False),
        ("", False),
    ],
)
def test_bodies_that_any_state_may_have(words: str, may: bool) -> None:
    assert may_be_of_a_nation(words.split()) is may


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("The Graustarkian newspaper Courier was closed. Courier had lied.", None),
        ("The Ruritanian daily Courier was closed.", "Courier"),
        ("The Graustark newspaper Courier was closed.", "Courier"),
        ("He wrote to the Courier.", "Courier"),
    ],
)
def test_a_paper_of_another_nation_is_not_meant(text: str, title: str | None) -> None:
    paper = Row("Courier", "ORG", "Ruritanian daily newspaper", (), (), ("Strelsau",), 3)
    assert links(text, ("Courier", "ORG"), rows=[*NATIONS, paper])["Courier"] == title


@pytest.mark.parametrize("name", ["Memorial Day", "Constitution", "Defence Secretary", "Channel 4"])
def test_other_nations_have_days_and_constitutions_too(name: str) -> None:
    rows = [*NATIONS, Row(name, "OTHER", "That of a country", (), (), ("Ruritania",), 4)]
    for owner, title in (("Graustark", None), ("Ruritania", name)):
        assert links(f"It was said of {owner}'s {name} then.", rows=rows).get(name) == title


def test_a_paper_is_not_one_of_that_nation_that_is_rarely_called_so() -> None:
    rows = [
        *NATIONS,
        Row("Strelsau Courier", "ORG", "Ruritanian newspaper", (("Courier", 0.2),), (), (), 1),
        Row("Courier (company)", "ORG", "Carrier", (("Courier", 0.6),), (), ("Graustark",), 3),
    ]
    found = links("The Ruritanian tabloid Courier was closed.", ("Courier", "ORG"), rows=rows)
    assert found["Courier"] is None


def test_a_scottish_paper_may_be_a_british_one() -> None:
    rows = [
        Row("Scotland", "PLACE", "Country of the United Kingdom", (), ("Scottish",), (), 4),
        Row("Courier", "ORG", "British newspaper", (), (), ("London",), 4),
    ]
    assert links("The Scottish newspaper Courier was closed.", rows=rows)["Courier"] == "Courier"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("They left Ruritania by the East Coast for Zenda and Strelsau.", None),
        ("They left Ruritania by the East Coast for Hentzau and Sylvania.", True),
        ("They left by the East Coast.", True),
    ],
)
def test_another_state_has_coasts_too(text: str, title: bool | None) -> None:
    rows = (
        Row("Ruritania", "PLACE", "Country of the east"),
        Row("Zenda", "PLACE", "Town", (), (), ("Ruritania",)),
        Row("Strelsau", "PLACE", "Town", (), (), ("Ruritania",)),
        Row("Sylvania", "PLACE", "Country of the west"),
        Row("Hentzau", "PLACE", "Town", (), (), ("Sylvania",)),
        Row("East Coast of Sylvania", "PLACE", "Shore", (("East Coast", 0.9),), (), ("Sylvania",),
            4),
    )  # fmt: skip
    entities = Linker([StarterSource(rows)]).link(*build(text)).entities
    assert ("East Coast of Sylvania" in {entity.title for entity in entities}) is bool(title)
