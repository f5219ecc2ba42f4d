from __future__ import annotations

import pytest

from jl_newslens.errors import ReferenceFormatError
from jl_newslens.link.choice.disambiguate import Weights, shipped_weights
from jl_newslens.link.choice.features import FEATURES, Company, content_words
from jl_newslens.link.linker import Linker
from jl_newslens.link.sources.starter import StarterSource
from jl_newslens.link.starter_kb.rows import Row
from jl_newslens.model import Candidate
from tests.link.conftest import build

RIVALS = (
    Row("Orlan (city)", "PLACE", "Port town with shipyards and ferries", (("Orlan", 0.5),), (),
        ("Ruritania",), 3),
    Row("Orlan (band)", "ORG", "Band of singers and winner of music prizes",
        (("Orlan", 0.5),), (), ("Song Prize",), 3),
    Row("Ruritania", "PLACE", "Kingdom", (), (), (), 3),
    Row("Song Prize", "OTHER", "Award for songs", (), (), (), 3),
)  # fmt: skip


def best(text: str, *, names: object = ()) -> str | None:
    article, sentences = build(text, names=names)  # type: ignore[arg-type]
    linking = Linker([StarterSource(RIVALS)], min_score=0.0).link(article, sentences)
    return next(e.title for e in linking.entities if e.mentions[0].surface == "Orlan")


def test_the_company_of_other_names_decides() -> None:
    assert best("In Ruritania they saw Orlan again.") == "Orlan (city)"
    assert best("The Song Prize went to Orlan again.") == "Orlan (band)"


def test_the_words_of_the_article_decide() -> None:
    assert best("The singers won prizes for their music; a band, Orlan was glad.") == "Orlan (band)"


def test_the_reasons_quote_the_article_and_not_the_name() -> None:
    row = Row("Zendas", "ORG", "Zendas makers of Ferries", (), (), (), 4)
    article, sentences = build("Two big ferries and the Makers of sails went to Zendas again.")

    [entity] = Linker([StarterSource([row])]).link(article, sentences).entities

    assert entity.why[-1] == "the article has “Makers”, “ferries”"


def test_a_reason_does_not_say_what_another_has_said() -> None:
    rows = [
        Row("Zenda", "PLACE", "Town", (), (), ("Grand Duke Rupert",), 4),
        Row("Grand Duke Rupert", "PERSON", "Ruler of Zenda", (), (), (), 4),
    ]
    article, sentences = build("On Monday Grand Duke Rupert came to Zenda again.")

    entities = Linker([StarterSource(rows)]).link(article, sentences).entities

    [zenda] = [entity for entity in entities if entity.title == "Zenda"]
    assert zenda.why[-1] == "often occurs with Grand Duke Rupert"


def test_without_evidence_the_score_is_below_the_threshold() -> None:
    article, sentences = build("They saw Orlan again.")
    [entity] = Linker([StarterSource(RIVALS)]).link(article, sentences).entities
    assert entity.status == "unknown"
    assert entity.title is None
    assert {c.title for c in entity.candidates} == {"Orlan (city)", "Orlan (band)"}


def test_scores_are_probabilities_that_sum_to_at_most_one() -> None:
    article, sentences = build("In Ruritania they saw Orlan again.")
    for entity in Linker([StarterSource(RIVALS)]).link(article, sentences).entities:
        assert all(0 <= c.score <= 1 for c in entity.candidates)
        assert sum(c.score for c in entity.candidates) <= 1.05


def test_coherence_counts_either_direction_and_never_itself() -> None:
    a = Candidate("A", None, "x", prior=1.0, related=("B",))
    b = Candidate("B", None, "x", prior=1.0)
    c = Candidate("C", None, "x", prior=1.0)
    company = Company([(a,), (b,), (c,)], most=1)
    assert company.friends(0, a) == ["B"]
    assert company.friends(1, b) == ["A"]
    assert company.friends(2, c) == []
    assert company.coherence(0, a) > company.coherence(2, c) == 0.0
    assert Company([(a,), (a,)], most=1).coherence(0, a) == 0.0


def test_content_words_leave_out_the_grammar() -> None:
    assert content_words("The ministers would have voted on prizes") == [
        "minister", "voted", "prize",
    ]  # fmt: skip


def test_the_shipped_weights_name_every_feature() -> None:
    assert set(shipped_weights().features) == set(FEATURES)


@pytest.mark.parametrize("data", [None, [], {}, {"features": {}}, {"features": 3}])
def test_damaged_weights_are_told(data: object) -> None:
    with pytest.raises(ReferenceFormatError):
        Weights.from_dict(data)


def test_the_country_beside_an_institution_decides() -> None:
    rows = [
        Row("Ruritania", "PLACE", "Kingdom", (), ("Ruritanian",), (), 3),
        Row("Council of Zenda", "ORG", "Parliament", (("Council", 0.6),), (), ("Zenda",), 4),
        Row("Zenda", "PLACE", "Duchy", (), (), ("Council of Zenda",), 3),
    ]
    texts = ("Then Zenda's Council agreed.", "Then Ruritania's Council agreed.")
    scores = []
    for text in texts:
        article, sentences = build(text)
        entities = Linker([StarterSource(rows)]).link(article, sentences).entities
        [council] = [e for e in entities if e.mentions[0].surface == "Council"]
        scores.append(max((c.score for c in council.candidates), default=0.0))
    assert scores[0] > scores[1] + 0.2
