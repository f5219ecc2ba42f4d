"""Names agree through one article."""

from __future__ import annotations

from jl_newslens.language.agreement import make_names_agree
from jl_newslens.model import EntityType, Name, Sentence, Token


def sentence(index: int, text: str, *names: tuple[str, EntityType]) -> Sentence:
    """A sentence of words between spaces; capitals are proper nouns, names by first place."""
    base = index * 1000
    tokens, place = [], 0
    for word in text.split():
        upos = "PROPN" if word[0].isupper() else "NOUN"
        start = base + place
        tokens.append(Token(word, start, start + len(word), word, upos, "", "dep", 0))
        place += len(word) + 1
    spans = tuple(
        Name(base + text.index(name), base + text.index(name) + len(name), kind)
        for name, kind in names
    )
    return Sentence(index, base, base + len(text), text, tuple(tokens), spans)


def found(*sentences: Sentence) -> list[list[tuple[str, str]]]:
    return [
        [(s.text[n.start - s.start : n.end - s.start], n.type) for n in s.names]
        for s in make_names_agree(sentences)
    ]


def test_the_type_of_most_mentions_holds() -> None:
    assert (
        found(
            sentence(0, "Acme sank", ("Acme", "PERSON")),
            sentence(1, "Acme rose", ("Acme", "ORG")),
            sentence(2, "Acme fell", ("Acme", "ORG")),
        )
        == [[("Acme", "ORG")]] * 3
    )


def test_a_surname_is_its_person() -> None:
    assert found(
        sentence(0, "Ann Ruiz spoke", ("Ann Ruiz", "PERSON")),
        sentence(1, "Ruiz left", ("Ruiz", "PLACE")),
    )[1] == [("Ruiz", "PERSON")]


def test_a_name_of_no_type_that_ends_with_a_person_is_one() -> None:
    assert found(
        sentence(0, "Ann Ruiz spoke at Cape Ruiz", ("Ann Ruiz", "OTHER"), ("Cape Ruiz", "PLACE")),
        sentence(1, "Ruiz left", ("Ruiz", "PERSON")),
    )[0] == [("Ann Ruiz", "PERSON"), ("Cape Ruiz", "PLACE")]


def test_a_missed_mention_is_found_again() -> None:
    assert found(
        sentence(0, "talks in Lima", ("Lima", "PLACE")),
        sentence(1, "Lima waits"),
    )[1] == [("Lima", "PLACE")]


def test_a_part_of_a_longer_name_is_no_mention() -> None:
    assert (
        found(
            sentence(0, "talks in Lima", ("Lima", "PLACE")),
            sentence(1, "the Lima Council voted"),
        )[1]
        == []
    )


def test_a_common_word_is_no_mention() -> None:
    assert (
        found(
            sentence(0, "the Hope sank", ("Hope", "WORK")),
            sentence(1, "hope remains"),
        )[1]
        == []
    )


def test_groups_are_left_alone() -> None:
    assert found(
        sentence(0, "Kenyan courts", ("Kenyan", "GROUP")),
        sentence(1, "Kenyan Airlines flew", ("Kenyan Airlines", "ORG")),
    ) == [[("Kenyan", "GROUP")], [("Kenyan Airlines", "ORG")]]


def test_the_longest_repetition_wins_and_order_is_kept() -> None:
    assert found(
        sentence(0, "Lima City and Lima", ("Lima City", "ORG"), ("and", "OTHER")),
        sentence(1, "talks in Lima", ("Lima", "PLACE")),
        sentence(2, "Acme left Lima City", ("Acme", "ORG")),
    )[2] == [("Acme", "ORG"), ("Lima City", "ORG")]


def test_nothing_is_nothing() -> None:
    assert make_names_agree([]) == ()
    alone = sentence(0, "nothing here")
    assert make_names_agree([alone]) == (alone,)


def test_a_family_name_that_comes_first_is_the_person() -> None:
    assert found(
        sentence(0, "Moon Jae - odd left", ("Moon Jae - odd", "PERSON")),
        sentence(1, "Moon slept", ("Moon", "PLACE")),
    ) == [[("Moon Jae - odd", "PERSON")], [("Moon", "PERSON")]]
