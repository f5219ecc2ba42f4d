from __future__ import annotations

import subprocess
import sys

import pytest

from jl_newslens.link.sources.starter import StarterSource
from jl_newslens.link.starter_kb.rows import Row
from jl_newslens.protocols import KnowsAliases, Query, ReferenceSource


@pytest.fixture(scope="module")
def starter() -> StarterSource:
    return StarterSource()


def titles(source: StarterSource, name: str) -> list[str]:
    return [candidate.title for candidate in source.find([Query(name)])[0]]


def test_it_is_a_source_that_knows_its_aliases(starter: StarterSource) -> None:
    assert isinstance(starter, ReferenceSource)
    assert isinstance(starter, KnowsAliases)


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("EU", "European Union"),
        ("E.U.", "European Union"),
        ("U.S.", "United States"),
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
        ("ukrainian".title(), "Ukraine"),
        ("Rutte", "Mark Rutte"),
        ("The Hague", "The Hague"),
    ],
)
def test_the_usual_names_lead_to_their_page(starter: StarterSource, name: str, title: str) -> None:
    assert titles(starter, name)[0] == title


def test_ambiguous_names_have_their_competitors(starter: StarterSource) -> None:
    for name in ("Georgia", "Washington", "Jordan", "Congress", "Turkey", "Paris"):
        assert titles(starter, name), name
    assert len(titles(starter, "Georgia")) >= 2
    assert len(titles(starter, "Washington")) >= 2


def test_priors_of_one_name_sum_to_at_most_one(starter: StarterSource) -> None:
    for name in ("Georgia", "Washington", "Supreme Court", "Congress", "Gaza"):
        assert 0 < sum(c.prior for c in starter.find([Query(name)])[0]) <= 1.000001


def test_words_are_not_names(starter: StarterSource) -> None:
    assert starter.find([Query("us"), Query("turkey"), Query("no such name at all")]) == [
        (), (), (),
    ]  # fmt: skip


def test_link_probability_is_lower_for_words_of_english(starter: StarterSource) -> None:
    known = starter.known_aliases({"Apple", "Germany", "nobody", "the Germany"})
    assert set(known) == {"Apple", "Germany"}
    assert known["Apple"] < known["Germany"] <= 1


def test_an_address_is_quoted() -> None:
    source = StarterSource([Row("AT&T? (100% “ours”)", "ORG", "Company")])
    [[candidate]] = source.find([Query("AT&T?")])
    assert candidate.url == "https://en.wikipedia.org/wiki/AT&T%3F_(100%25_%E2%80%9Cours%E2%80%9D)"


def test_an_explicit_share_of_a_demonym_counts() -> None:
    source = StarterSource(
        [
            Row("Ost", "PLACE", "State", (("Osten", 0.2),), ("Osten",)),
            Row("Osten people", "GROUP", "People", (("Osten", 0.7),), ()),
        ]
    )
    assert titles(source, "Osten") == ["Osten people", "Ost"]


def test_other_names_of_one_page_are_redirects() -> None:
    rows = [
        Row("A", "ORG", "x", (("Aa", 0.95), ("Both", 0.95))),
        Row("B", "ORG", "x", (("Both", 0.95),)),
    ]
    assert StarterSource(rows).redirects() == {"Aa": "A"}


def test_it_loads_in_little_memory() -> None:
    code = (
        "import tracemalloc; tracemalloc.start();"
        "from jl_newslens.link.sources.starter import StarterSource; s = StarterSource();"
        "print(len(s), tracemalloc.get_traced_memory()[0])"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=120
    )
    rows, size = (int(part) for part in run.stdout.split())
    assert rows >= 3000
    assert size < 30_000_000


def test_acronyms_with_stops_are_known_where_the_letters_spell_a_word(
    starter: StarterSource,
) -> None:
    assert starter.known_aliases({"U.S."})["U.S."] > 0.8
    assert starter.known_aliases({"Us", "us"}) == {}


def test_a_newspaper_is_written_with_two_capitals(starter: StarterSource) -> None:
    assert set(starter.known_aliases({"The Guardian", "THE GUARDIAN", "The guardian"})) == {
        "The Guardian",
        "THE GUARDIAN",
    }


def test_a_small_article_is_no_part_of_a_title() -> None:
    source = StarterSource(
        [
            Row("The Reformers (Ostland)", "ORG", "Party", (("Reformers", 0.05),)),
            Row("Reform Party (Westland)", "ORG", "Party", (("Reformers", 0.9),)),
            Row("The Delft", "PLACE", "City"),
        ]
    )
    in_text, in_title, only = source.find(
        [Query(name, None, "") for name in ("the Reformers", "The Reformers", "the Delft")]
    )
    assert in_text[0].title == "Reform Party (Westland)"
    assert in_title[0].title == "The Reformers (Ostland)"
    assert [candidate.title for candidate in only] == ["The Delft"]


def test_only_capitals_make_a_name_behind_an_adjective() -> None:
    source = StarterSource(
        [
            Row("Ruritania", "PLACE", "Kingdom", (), ("Ruritanian",)),
            Row("Ruritanian Wings", "ORG", "Airline"),
            Row("Ruritanian Parliament", "ORG", "Legislature"),
            Row("Ruritanian Revolution", "EVENT", "Revolt of 1848"),
        ]
    )
    written = ["Ruritanian wings", "Ruritanian Wings", "Ruritanian parliament"]
    written.append("Ruritanian revolution")
    assert set(source.known_aliases(written)) == set(written[1:])
    assert [bool(found) for found in source.find([Query(w) for w in written])] == [
        False,
        True,
        True,
        True,
    ]


def test_capitals_are_not_those_of_a_band() -> None:
    source = StarterSource([Row("The Odd", "ORG", "Rock band")])
    assert set(source.known_aliases(["the ODD", "the Odd", "The Odd"])) == {"the Odd", "The Odd"}


def test_a_state_is_not_the_school_that_is_called_so() -> None:
    source = StarterSource(
        [Row("Odd State University", "ORG", "University", (("Odd State", 0.95),))]
    )
    assert titles(source, "Odd State") == ["Odd State University"]
    assert titles(source, "Odd state") == []
    assert not source.known_aliases({"Odd state"})


def test_a_stop_inside_a_name_is_not_left_out() -> None:
    source = StarterSource([Row("Od.di", "ORG", "Union")])
    assert [len(found) for found in source.find([Query("Oddi"), Query("Od.di")])] == [0, 1]
    assert set(source.known_aliases(["Oddi", "Od.di"])) == {"Od.di"}


def test_members_of_a_party_who_are_said_to_be_liberal_are_no_other_party() -> None:
    source = StarterSource([Row("Liberal Democrats (Odd)", "ORG", "Party of Odd")])
    assert source.known_aliases({"liberal Democrats"}) == {}
    assert source.known_aliases({"Liberal Democrats", "Liberal democrats"})
