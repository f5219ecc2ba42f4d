"""Full names for people whom no bullet has introduced."""

from __future__ import annotations

import pytest

from jl_newslens.model import Sentence
from jl_newslens.summarize.bullets import summarize
from jl_newslens.summarize.names.antecedents import persons_named
from jl_newslens.summarize.names.full_names import full_name
from jl_newslens.summarize.rankers.answers import FunctionRanker
from jl_newslens.summarize.sentence.pieces import Draft
from tests.summarize.conftest import article_of, build

SAID = "{} PROPN nsubj 2\nsold VERB root 0 VBD\nit PRON obj 2\n. PUNCT punct 2"


def met(name: str) -> Sentence:
    """An earlier sentence with the name."""
    return build(f"The mayor met {name}.", names=[(name, "PERSON")])


def sold(surname: str = "Holt", before: str = "") -> Draft:
    text = f"{before}{surname} sold it."
    rows = SAID.format(surname)
    if before:
        rows = f"{before.strip()} PROPN compound 2\n{surname} PROPN nsubj 3\nsold VERB root 0\n"
    return Draft.whole(build(text, rows, index=1, start=60, names=[(surname, "PERSON")]))


def shown(draft: Draft, *before: Sentence, bullets: tuple[str, ...] = ()) -> str:
    stand_in = full_name(draft, bullets, persons_named([*before, draft.sentence]), [])
    return stand_in.text if stand_in else ""


def test_a_bare_surname_gets_its_full_name() -> None:
    stand_in = full_name(sold(), [], persons_named([met("Anna Holt"), sold().sentence]), [])

    assert stand_in is not None
    assert (stand_in.start, stand_in.end, stand_in.text) == (14, 23, "Anna Holt")


def test_a_name_that_a_bullet_has_given_stays_bare() -> None:
    assert not shown(sold(), met("Anna Holt"), bullets=("The mayor met Anna Holt.",))


def test_a_surname_of_two_people_stays_bare() -> None:
    luke = build("The council met Luke Holt.", start=25, names=[("Luke Holt", "PERSON")])

    assert not shown(sold(), met("Anna Holt"), luke)


def test_a_title_is_enough() -> None:
    assert not shown(sold(before="Dr "), met("Anna Holt"))


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Anna Holt", True),
        ("Anna van der Holt", True),
        ("Baker: Holt", False),
        ("Berg and Holt", False),
        ("Anna Berg", False),
    ],
)
def test_only_a_clean_name_is_put_in(name: str, found: bool) -> None:
    assert shown(sold(), met(name)) == (name if found else "")


def test_the_bullet_tells_what_stands_for_what() -> None:
    texts = ("The mayor of Ghent met Anna Holt.", "Holt has sold her mill in Ghent to a baker.")
    article, plain = article_of(*texts)
    first = build(texts[0], names=[("Anna Holt", "PERSON")])
    second = build(texts[1], index=1, start=plain[1].start, names=[("Holt", "PERSON")])
    last = FunctionRanker(lambda listed: [float(s.index) for s in listed])

    for length, text in (("brief", "[Anna Holt] has sold"), ("headline", "Holt has sold")):
        [bullet] = summarize(
            article, [first, second], ranker=last, bullets=1, length=length
        ).bullets
        assert bullet.text.startswith(text)
        assert len(bullet.substitutions) == (length == "brief")


def test_a_given_name_is_no_surname() -> None:
    assert not shown(sold("Anna"), met("Luke Anna"))


def test_a_loaf_of_that_name_keeps_it() -> None:
    rows = "A DET det 3\nHolt PROPN {} 3\nloaf NOUN root 0"
    for relation in ("compound", "nmod"):
        names = [("Holt", "PERSON")]
        loaf = build("A Holt loaf", rows.format(relation), index=1, start=60, names=names)
        assert bool(shown(Draft.whole(loaf), met("Anna Holt"))) == (relation == "nmod")


def test_where_somebody_is_from_is_no_surname() -> None:
    assert not shown(sold("Ghent"), met("Theodore of Ghent"))
