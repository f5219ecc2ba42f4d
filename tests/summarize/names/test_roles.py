"""Roles beside names, on parsed sentences."""

from __future__ import annotations

import pytest

from jl_newslens.language.pipeline import load_pipeline
from jl_newslens.language.sentences import analyze_many
from jl_newslens.model import Article, Sentence
from jl_newslens.summarize.names.antecedents import persons_named
from jl_newslens.summarize.names.full_names import full_name
from jl_newslens.summarize.sentence.pieces import Draft

pytestmark = pytest.mark.model


def parsed(text: str) -> tuple[Sentence, ...]:
    return tuple(next(iter(analyze_many(load_pipeline(), [Article(text)]))))


def shown(text: str) -> str:
    """What stands for the surname in the last sentence of `text`."""
    sentences = parsed(text)
    last = Draft.whole(sentences[-1])
    stand_in = full_name(last, [], persons_named(sentences), sentences)
    return stand_in.text if stand_in else ""


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("The dam was inspected by Norwegian engineer Anna Holt on Friday.", 4),
        ("The army sent Major General Anna Holt to Larvik on Friday.", 4),
        ("The dam was described by Anna Holt, an engineer in Larvik, on Friday.", 7),
        ("The dam was inspected on Friday, Anna Holt told the council.", 2),
        ("The dam was inspected by his wife Anna Holt on Friday.", 2),
        ("The dam was inspected by engineers Anna Holt and Jonas Berg on Friday.", 2),
        ("The dam was shown to Anna Holt, who had built it, on Friday.", 2),
    ],
)
def test_a_name_takes_the_role_beside_it(told: str, found: int) -> None:
    """`found` counts the words and signs that are shown."""
    name = shown(f"{told} The wall of the dam is safe. Holt has promised to come back.")

    assert "Anna Holt" in name
    assert len(name.replace(",", " ,").split()) == found


def test_a_role_that_opened_a_sentence_stands_only_at_the_head() -> None:
    told = "Veteran engineer Anna Holt inspected the dam. The wall of the dam is safe."

    assert shown(f"{told} Holt has promised to return.") == "Veteran engineer Anna Holt"
    assert shown(f"{told} On Friday, Holt promised to return.") == "Anna Holt"


def test_no_role_behind_the_name_of_an_owner() -> None:
    told = "The dam was described by Anna Holt, an engineer in Larvik, on Friday."

    assert shown(f"{told} The council has read Holt's report on the wall.") == "Anna Holt"


def test_a_family_name_that_comes_first_is_filled_up() -> None:
    told = "“The dam is safe,” said Zhang Weiming at a meeting."

    assert shown(f"{told} The wall is new. Zhang has promised to return.") == "Zhang Weiming"


def test_a_name_torn_from_a_kind_of_animal_is_none() -> None:
    before = "The vet gave the Prince Rupert Terrier a bath. Prince Rupert Terrier Bosco got well."
    sentences = parsed(f"{before} Bosco has eaten two bowls of food.")
    place = sentences[1].text.index("Rupert") + sentences[1].start

    found = full_name(Draft.whole(sentences[2]), [], persons_named(sentences), sentences)
    assert found is None or found.start != place


def test_a_name_is_not_filled_up_where_the_doer_may_be_the_same() -> None:
    told = "The council sent Anna Holt to Larvik. The dam is safe."

    assert not shown(f"{told} The mayor was at lunch and Holt could hear the siren.")
    assert shown(f"{told} The siren was heard at lunch and Holt ran to the dam.")
