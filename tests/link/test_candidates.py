from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from jl_newslens.errors import OptionError
from jl_newslens.link.candidates import find_candidates
from jl_newslens.link.coreference.name import Name
from jl_newslens.link.names.forms import fold
from jl_newslens.link.sources.starter import StarterSource
from jl_newslens.link.starter_kb.rows import Row
from jl_newslens.model import Candidate, EntityType, Mention
from jl_newslens.protocols import Query

SOURCE = StarterSource(
    [
        Row("Robert Oddman", "PERSON", "Painter", (("Oddman", 0.9),)),
        Row("Oddman (town)", "PLACE", "Town", (("Oddman", 0.1),)),
        Row("Acme", "ORG", "Maker of anvils"),
        Row("Juno (planet)", "PLACE", "Planet far from the Sun"),
        Row("Zenda Corporation", "ORG", "Maker of crowns"),
        Row("CBZ", "ORG", "Broadcaster of songs"),
    ]
)


def name(form: str, kind: EntityType | None = None, *shorts: str) -> Name:
    return Name(form, tuple(fold(form).split()), kind, [Mention(0, 1, form)], list(shorts))


def titles(form: str, kind: EntityType | None = None, *shorts: str) -> list[str]:
    [found] = find_candidates(SOURCE, [name(form, kind, *shorts)], [""])
    return [candidate.title for candidate in found]


@pytest.mark.parametrize(
    ("form", "title"),
    [
        ("Robert Oddman", "Robert Oddman"),
        ("Robert J. Oddman", "Robert Oddman"),
        ("Bob Oddman", "Robert Oddman"),
        ("Robbert Oddman", "Robert Oddman"),
        ("R. Oddman", "Robert Oddman"),
    ],
)
def test_other_forms_of_a_persons_name_lead_to_the_page(form: str, title: str) -> None:
    assert titles(form, "PERSON", "Oddman") == [title]


@pytest.mark.parametrize("form", ["Carl Oddman", "Roberta Oddman", "J. Oddman", "Nobert Oddman"])
def test_another_persons_surname_leads_nowhere(form: str) -> None:
    assert titles(form, "PERSON") == []


PAGE = Candidate("Acme", "https://a.example/", "odd")


@pytest.mark.parametrize(
    "answer",
    [[()], None, [None, None], [PAGE, PAGE], [({"title": "Acme"},), ()],
     [(replace(PAGE, prior=5.0),), ()], [(replace(PAGE, prior=math.nan),), ()]],
)  # fmt: skip
def test_a_source_that_does_not_keep_to_the_protocol_is_named(answer: Any) -> None:
    class Odd:
        name = "odd"

        def find(self, queries: Sequence[Query]) -> Any:
            return answer

    with pytest.raises(OptionError, match=r"'odd' gave .* for 2 names"):
        find_candidates(Odd(), [name("Acme"), name("Juno")], ["", ""])


@pytest.mark.parametrize(
    ("form", "title"),
    [("Acme Inc.", "Acme"), ("Acme Co. Ltd", "Acme"), ("Zenda Corp.", "Zenda Corporation")],
)
def test_a_companys_legal_form_does_not_matter(form: str, title: str) -> None:
    assert titles(form, "ORG") == [title]


def test_a_page_found_by_less_than_the_name_has_a_lower_prior() -> None:
    [[whole]] = find_candidates(SOURCE, [name("Robert Oddman", "PERSON")], [""])
    [[part]] = find_candidates(SOURCE, [name("Bob Oddman", "PERSON")], [""])
    assert part.prior < whole.prior


class Live:
    """A source without a list of aliases: every query costs."""

    name = "live"

    def __init__(self) -> None:
        self.queries: list[Query] = []

    def find(self, queries: Sequence[Query]) -> Sequence[tuple[Candidate, ...]]:
        self.queries += queries
        page = Candidate("Choices", None, self.name, is_disambiguation=True)
        return [(page,) for _ in queries]


def test_a_live_source_is_asked_for_each_form_once_and_with_its_context() -> None:
    live = Live()
    find_candidates(live, [name("Acme Inc.", "ORG"), name("Acme Inc.", "ORG")], ["one", "two"])
    assert [(query.name, query.type, query.context) for query in live.queries] == [
        ("Acme Inc.", "ORG", "one")
    ]


def test_disambiguation_pages_are_no_candidates() -> None:
    assert find_candidates(Live(), [name("Acme")], [""]) == [()]


def test_nothing_asked_nothing_found() -> None:
    assert find_candidates(Live(), [], []) == []


def test_a_company_is_no_planet() -> None:
    assert titles("Juno", "ORG") == ["Juno (planet)"]
    assert titles("Juno Corp.", "ORG") == []


def test_letters_alone_do_not_make_a_bank_a_broadcaster() -> None:
    assert titles("Central Bank of Zenda", "ORG", "CBZ") == []
    assert titles("Central Broadcaster of Zenda", "ORG", "CBZ") == ["CBZ"]
    assert titles("Zenda Company CBZ", "ORG", "CBZ") == ["CBZ"]


def test_two_words_of_a_name_need_two_words_of_the_title() -> None:
    source = StarterSource([Row("Carl Sheikh Mohamud", "PERSON", "Leader", (("Mohamud", 0.9),))])
    for form, count in (("Mohamed Mohamud", 0), ("Sheikh Mohamud", 1), ("Carl Mohamud", 1)):
        [found] = find_candidates(source, [name(form, "PERSON", "Mohamud")], [""])
        assert len(found) == count
