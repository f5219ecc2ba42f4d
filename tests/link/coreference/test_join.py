from __future__ import annotations

import pytest

from jl_newslens.link.coreference.join import join_names
from jl_newslens.model import EntityType, Mention
from tests.link.coreference.conftest import join, mention, shown


def test_an_acronym_in_brackets_joins_its_long_form() -> None:
    text = "The Eastern Trade Union (ETU) met. The ETU agreed."
    names = join(text, ("Eastern Trade Union", "ORG"), ("ETU", "ORG"), ("ETU", "ORG"))
    assert shown(names) == {"Eastern Trade Union": ["Eastern Trade Union", "ETU", "ETU"]}


def test_an_acronym_that_spells_two_names_joins_neither() -> None:
    names = join(
        "North West Bank, New World Board and NWB.",
        ("North West Bank", "ORG"),
        ("New World Board", "ORG"),
        ("NWB", "ORG"),
    )
    assert len(names) == 3


def test_a_company_is_named_by_its_first_words() -> None:
    names = join(
        "Acme Holdings Inc fell. Acme rose.", ("Acme Holdings Inc", "ORG"), ("Acme", "ORG")
    )
    assert list(shown(names)) == ["Acme Holdings Inc"]


def test_a_known_name_is_not_swallowed_by_an_unknown_longer_one() -> None:
    names = join(
        "Boing Civil Planes fell. Boing rose.",
        ("Boing Civil Planes", "ORG"),
        ("Boing", "ORG"),
        known=frozenset({"Boing"}),
    )
    assert len(names) == 2


def test_the_last_words_of_an_institution_stand_for_it() -> None:
    names = join(
        "The Eastern Commission met. Later the Commission agreed.",
        ("Eastern Commission", "ORG"),
        ("Commission", "ORG"),
    )
    assert list(shown(names)) == ["Eastern Commission"]


def test_case_tells_the_acronym_from_the_word() -> None:
    names = join("May wrote. MAY answered.", ("May", "PERSON"), ("MAY", "ORG"))
    assert len(names) == 2


def test_a_dateline_is_a_name_of_its_own() -> None:
    text = "STRELSAU (AP) - He left.\nStrelsau denies it."
    names = join(text, ("STRELSAU", "PLACE"), ("Strelsau", "PLACE"))
    assert [name.dateline for name in names] == [True, False]


def test_the_head_of_a_place_stands_for_it() -> None:
    text = "Ships left the Gulf of Zenda. Others wait in the Gulf."
    names = join(text, ("Gulf of Zenda", "PLACE"), ("Gulf", "PLACE"))
    assert shown(names) == {"Gulf of Zenda": ["Gulf of Zenda", "Gulf"]}
    names = join("Gulf of Zenda and Gulf Oil", ("Gulf of Zenda", "PLACE"), ("Gulf", None))
    assert len(names) == 2


def test_a_known_possessive_is_a_name_as_it_stands() -> None:
    mention = Mention(0, 5, "Odd's", 0, "ORG")
    assert join_names("Odd's", [mention], {"Odd's"})[0].form == "Odd's"
    assert join_names("Odd's", [mention])[0].form == "Odd"


def test_a_known_possessive_is_the_person_of_the_article_where_there_is_one() -> None:
    text = "Carl Odd's pay: Odd's lawyer spoke."
    owner, again = mention(text, "Carl Odd", "PERSON"), mention(text, "Odd's", "ORG", after=12)
    names = join_names(text, [owner, again], {"Odd's"})
    assert shown(names) == {"Carl Odd": ["Carl Odd", "Odd"]}
    assert names[0].mentions[1].end == text.index("'s lawyer")


def test_a_dateline_is_a_town_whatever_ner_says() -> None:
    text = "STRELSAU, Zenda (AP) — He left."
    [name] = join_names(text, [Mention(0, 8, "STRELSAU", 0, "PERSON")])
    assert (name.dateline, name.type) == (True, "PLACE")


def test_a_known_firm_is_not_lost_in_a_daughter() -> None:
    text = "Zenda Energy rose. Zenda spun it off."
    marked = (("Zenda Energy", "ORG"), ("Zenda", "ORG"))
    assert list(shown(join(text, *marked, known=frozenset({"Zenda"})))) == ["Zenda Energy", "Zenda"]
    assert list(shown(join(text, *marked))) == ["Zenda Energy"]
    both = frozenset({"Zenda", "Zenda Energy"})
    assert list(shown(join(text, *marked, known=both))) == ["Zenda Energy", "Zenda"]


def test_letters_leave_out_no_last_word_that_tells_another_body() -> None:
    text = "Zenda Odd Institute Police met at ZOI."
    names = join(text, ("Zenda Odd Institute Police", "ORG"), ("ZOI", "ORG"))
    assert len(names) == 2
    text = "Zenda Odd Institute Party met at ZOI."
    assert len(join(text, ("Zenda Odd Institute Party", "ORG"), ("ZOI", "ORG"))) == 1


def test_an_agency_in_brackets_is_not_the_place_before_it() -> None:
    agency = ("CNN", "ORG")
    assert len(join("Durham, North Carolina (CNN)", ("North Carolina", "PLACE"), agency)) == 2
    emirates = ("United Odd Emirates", "PLACE")
    assert len(join("The United Odd Emirates (UOE) paid.", emirates, ("UOE", "PLACE"))) == 1
    party = ("Ruritanian Workers' Party", "ORG")
    assert len(join("The Ruritanian Workers' Party (PRR) met.", party, ("PRR", "ORG"))) == 1


def test_a_company_that_ner_takes_for_a_person_is_named_by_its_first_word() -> None:
    marked: tuple[tuple[str, EntityType | None], ...] = (
        ("Brightodd Mills", "ORG"),
        ("Brightodd", "PERSON"),
    )
    names = join("Brightodd Mills grew. Brightodd sells flour.", *marked)
    assert [(name.type, len(name.mentions)) for name in names] == [("ORG", 2)]
    assert len(join("Brightodd Mills grew. Mr Brightodd sells flour.", *marked)) == 2
    known = frozenset({"Brightodd"})
    assert len(join("Brightodd Mills grew. Brightodd sells it.", *marked, known=known)) == 2


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("Carl Odd was poor. Odd shares rose.", True),
        ("Carl Odd was poor. Odd shares his bread.", False),
    ],
)
def test_a_founder_is_not_his_company(text: str, apart: bool) -> None:
    names = join(text, ("Carl Odd", "PERSON"), ("Odd", "PERSON"), known=frozenset({"Odd"}))
    assert [name.type for name in names] == (["PERSON", "ORG"] if apart else ["PERSON"])
