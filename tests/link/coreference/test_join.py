from __future__ import annotations

from jl_newslens.link.coreference.join import join_names
from jl_newslens.link.coreference.name import Name
from jl_newslens.model import EntityType, Mention


def mention(text: str, surface: str, kind: EntityType | None, *, after: int = 0) -> Mention:
    start = text.index(surface, after)
    return Mention(start, start + len(surface), surface, type=kind)


def join(text: str, *marked: tuple[str, EntityType | None], known: frozenset[str] = frozenset()):  # type: ignore[no-untyped-def]
    position = 0
    mentions = []
    for surface, kind in marked:
        found = mention(text, surface, kind, after=position)
        position = found.end
        mentions.append(found)
    return join_names(text, mentions, known)


def shown(names: list[Name]) -> dict[str, list[str]]:
    return {name.form: [m.surface for m in name.mentions] for name in names}


def test_a_surname_joins_the_full_name() -> None:
    names = join("Anna Brandt spoke. Brandt left.", ("Anna Brandt", "PERSON"), ("Brandt", "PERSON"))
    assert shown(names) == {"Anna Brandt": ["Anna Brandt", "Brandt"]}


def test_a_surname_in_a_headline_joins_the_later_full_name() -> None:
    names = join("Brandt quits. Anna Brandt spoke.", ("Brandt", None), ("Anna Brandt", "PERSON"))
    assert list(shown(names)) == ["Anna Brandt"]


def test_a_place_does_not_join_a_person() -> None:
    names = join("Jack London flew to London.", ("Jack London", "PERSON"), ("London", "PLACE"))
    assert len(names) == 2


def test_of_two_persons_the_first_named_owns_the_surname() -> None:
    names = join(
        "Anna Brandt and Karl Brandt met. Brandt left.",
        ("Anna Brandt", "PERSON"),
        ("Karl Brandt", "PERSON"),
        ("Brandt", "PERSON"),
    )
    assert shown(names)["Anna Brandt"] == ["Anna Brandt", "Brandt"]


def test_particles_belong_to_the_surname() -> None:
    names = join(
        "Ursula von der Lay came. Von der Lay spoke.",
        ("Ursula von der Lay", "PERSON"),
        ("Von der Lay", "PERSON"),
    )
    assert len(names) == 1


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


def test_the_younger_of_the_name_is_meant_without_his_suffix() -> None:
    names = join(
        "Carl Odd Jr. came. Carl Odd left.", ("Carl Odd Jr.", "PERSON"), ("Carl Odd", "PERSON")
    )
    assert list(shown(names)) == ["Carl Odd Jr."]


def test_a_nickname_alone_joins_the_full_name() -> None:
    names = join("Abraham Odd came. Honest Abe left.", ("Abraham Odd", "PERSON"), ("Abe", "PERSON"))
    assert shown(names) == {"Abraham Odd": ["Abraham Odd", "Abe"]}


def test_a_nickname_joins_the_given_name() -> None:
    names = join(
        "Robert Odd came. Bob Odd left. Ann Odd stayed.",
        ("Robert Odd", "PERSON"),
        ("Bob Odd", "PERSON"),
        ("Ann Odd", "PERSON"),
    )
    assert shown(names)["Robert Odd"] == ["Robert Odd", "Bob Odd"]
    assert shown(names)["Ann Odd"] == ["Ann Odd"]


def test_a_known_surname_is_not_swallowed_by_a_relative_named_later() -> None:
    names = join(
        "Odd spoke. Then Ann Odd came.",
        ("Odd", "PERSON"),
        ("Ann Odd", "PERSON"),
        known=frozenset({"Odd", "Ann Odd"}),
    )
    assert len(names) == 2


def test_initials_join_the_given_names_that_they_stand_for() -> None:
    text = "Anna Berta Brandt spoke. A. B. Brandt left, not C. Brandt."
    names = join(
        text, ("Anna Berta Brandt", "PERSON"), ("A. B. Brandt", "PERSON"), ("C. Brandt", "PERSON")
    )
    assert shown(names) == {
        "Anna Berta Brandt": ["Anna Berta Brandt", "A. B. Brandt"],
        "C. Brandt": ["C. Brandt"],
    }


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


def test_a_family_name_that_comes_first_joins_the_full_name() -> None:
    names = join(
        "Moon Jae-odd and Park Bum-odd met. Moon left. Park stayed.",
        ("Moon Jae-odd", "PERSON"),
        ("Park Bum-odd", "PERSON"),
        ("Moon", "OTHER"),
        ("Park", "PERSON"),
        known=frozenset({"Moon", "Park"}),
    )
    assert shown(names) == {
        "Moon Jae-odd": ["Moon Jae-odd", "Moon"],
        "Park Bum-odd": ["Park Bum-odd", "Park"],
    }


def test_the_pope_is_the_one_whom_the_text_names() -> None:
    text = "He met the Pope. Pope Odd left."
    marked = (("Pope", "OTHER"), ("Pope Odd", "PERSON"))
    assert shown(join(text, *marked)) == {"Pope Odd": ["Pope", "Pope Odd"]}
    both = join(f"{text} Pope Zenda did not.", *marked, ("Pope Zenda", "PERSON"))
    assert shown(both)["Pope"] == ["Pope"]


def test_a_son_is_not_his_known_father() -> None:
    marked = (("Anna Odd III", "PERSON"), ("Anna Odd", "PERSON"))
    text = "Anna Odd III met Anna Odd."
    assert len(join(text, *marked, known=frozenset({"Anna Odd"}))) == 2
    assert len(join(text, *marked)) == 1


def test_letters_leave_out_no_last_word_that_tells_another_body() -> None:
    text = "Zenda Odd Institute Police met at ZOI."
    names = join(text, ("Zenda Odd Institute Police", "ORG"), ("ZOI", "ORG"))
    assert len(names) == 2
    text = "Zenda Odd Institute Party met at ZOI."
    assert len(join(text, ("Zenda Odd Institute Party", "ORG"), ("ZOI", "ORG"))) == 1


def test_a_given_name_that_is_a_known_surname_too_means_who_was_named_before() -> None:
    long, short, known = ("Kane Odd", "PERSON"), ("Kane", "PERSON"), frozenset({"Kane"})
    assert len(join("Kane Odd came. So Kane left.", long, short, known=known)) == 1
    assert len(join("So Kane left. Then Kane Odd came.", short, long, known=known)) == 2


def test_the_queen_is_a_person_whatever_ner_says() -> None:
    [queen] = join("They saw the Queen.", ("Queen", "ORG"))
    assert queen.type == "PERSON"
    [band] = join("They saw Queen.", ("Queen", "ORG"))
    assert band.type == "ORG"


def test_an_agency_in_brackets_is_not_the_place_before_it() -> None:
    agency = ("CNN", "ORG")
    assert len(join("Durham, North Carolina (CNN)", ("North Carolina", "PLACE"), agency)) == 2
    emirates = ("United Odd Emirates", "PLACE")
    assert len(join("The United Odd Emirates (UOE) paid.", emirates, ("UOE", "PLACE"))) == 1
    party = ("Ruritanian Workers' Party", "ORG")
    assert len(join("The Ruritanian Workers' Party (PRR) met.", party, ("PRR", "ORG"))) == 1
