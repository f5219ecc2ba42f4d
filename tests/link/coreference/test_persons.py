from __future__ import annotations

import pytest

from jl_newslens.model import EntityType
from tests.link.coreference.conftest import join, shown


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


def test_a_given_name_that_is_a_known_surname_too_means_who_was_named_before() -> None:
    long, short, known = ("Kane Odd", "PERSON"), ("Kane", "PERSON"), frozenset({"Kane"})
    assert len(join("Kane Odd came. So Kane left.", long, short, known=known)) == 1
    assert len(join("So Kane left. Then Kane Odd came.", short, long, known=known)) == 2


def test_the_queen_is_a_person_whatever_ner_says() -> None:
    [queen] = join("They saw the Queen.", ("Queen", "ORG"))
    assert queen.type == "PERSON"
    [band] = join("They saw Queen.", ("Queen", "ORG"))
    assert band.type == "ORG"


def test_two_known_persons_are_two_though_one_has_only_words_of_the_other() -> None:
    names = join(
        "Carl R. S. Odd died. Carl S. Odd, his son, wept.",
        ("Carl R. S. Odd", "PERSON"),
        ("Carl S. Odd", "PERSON"),
        known=frozenset({"Carl R. S. Odd", "Carl S. Odd"}),
    )
    assert len(names) == 2


def test_a_known_surname_is_not_that_of_an_unknown_sister_of_who_is_known() -> None:
    names = join(
        "Odd spoke. Carl Odd left with Eva Odd, his sister.",
        ("Odd", "PERSON"),
        ("Carl Odd", "PERSON"),
        ("Eva Odd", "PERSON"),
        known=frozenset({"Odd", "Carl Odd"}),
    )
    assert "Odd" in shown(names)


def test_a_suffix_is_no_surname() -> None:
    names = join(
        "Carl Odd Jr. and Eva Odd met. Odd left.",
        ("Carl Odd Jr.", "PERSON"),
        ("Eva Odd", "PERSON"),
        ("Odd", "PERSON"),
    )
    assert shown(names)["Carl Odd Jr."] == ["Carl Odd Jr.", "Odd"]


def test_a_pope_is_called_by_his_name_without_its_number() -> None:
    names = join(
        "Pope Carl XIV spoke. Carl blessed them.", ("Pope Carl XIV", "PERSON"), ("Carl", "PERSON")
    )
    assert len(names) == 1


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Eva Odd ran. President Carl Odd sat. President Odd slept.", "Carl Odd"),
        ("Eva Odd ran. President Carl Odd sat. Captain Odd slept.", "Eva Odd"),
        ("Eva Odd ran. Her husband, Carl Odd, sat. Mr Odd slept.", "Carl Odd"),
        ("Eva Odd ran. Her husband, Carl Odd, sat. Mrs. Odd slept.", "Eva Odd"),
        ("Eva Odd ran. Carl Odd, her brother, sat. Mr. Odd slept.", "Carl Odd"),
        ("Mr Eva Odd ran. Miss Carl Odd sat. Ms Odd slept.", "Carl Odd"),
        ("Carl Odd ran. His mother Eva Odd sat. The late Mrs Odd slept.", "Eva Odd"),
        ("Eva Odd ran. Carl Odd, her father, sat. The elder Odd slept.", "Carl Odd"),
        ("Eva Odd ran. Carl Odd, her father, sat. The younger Odd slept.", "Eva Odd"),
    ],
)
def test_who_of_a_family_is_meant_tells_the_word_before(text: str, owner: str) -> None:
    marked: list[tuple[str, EntityType | None]] = [
        (surface, "PERSON") for surface in ("Eva Odd", "Carl Odd", "Odd")
    ]
    names = join(text, *sorted(marked, key=lambda m: text.rindex(m[0])))
    assert shown(names)[owner] == [owner, "Odd"]


def test_mr_and_mrs_are_two() -> None:
    names = join(
        "Eva Odd and Carl Odd, her son, met. Mr Odd sat. Odd ran. Mrs Odd slept.",
        *((surface, "PERSON") for surface in ("Eva Odd", "Carl Odd", "Odd", "Odd", "Odd")),
    )
    assert shown(names) == {"Eva Odd": ["Eva Odd", "Odd", "Odd"], "Carl Odd": ["Carl Odd", "Odd"]}


@pytest.mark.parametrize("plural", ["Odds", "Joneses"])
def test_a_family_is_a_group(plural: str) -> None:
    text = f"The {plural} met. Carl Odd and Eva Jones spoke."
    names = join(text, (plural, "ORG"), ("Carl Odd", "PERSON"), ("Eva Jones", "PERSON"))
    assert [name.type for name in names] == ["GROUP", "PERSON", "PERSON"]
