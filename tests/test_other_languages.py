"""Articles of our own in other languages, through whichever spaCy pipelines are installed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
import spacy
from spacy.util import get_installed_models

import jl_newslens as nl
from jl_newslens.model import Candidate, Length
from jl_newslens.protocols import Query

ARTICLES = {
    "fr": (
        "La réforme des ports attendra l'automne\n\n"
        "Le Premier ministre Gabriel Attal a annoncé mardi 12 mars le report de la réforme des "
        "ports, après une semaine de grève à Marseille. « Nous avons entendu les inquiétudes », "
        "a-t-il déclaré devant l'Assemblée nationale.\n\n"
        "La CGT, qui réclamait le retrait du texte, a salué « une première victoire ». Plus de "
        "trois cents navires attendent encore au large de Marseille. À Bruxelles, la Commission "
        "européenne suit le dossier de près : l'Italie craint des retards."
    ),
    "de": (
        "Bund und Länder einigen sich auf einen Fonds\n\n"
        "Bundeskanzler Friedrich Merz hat sich am Dienstag, den 12. März, mit den Ländern auf "
        "einen Fonds für den Hochwasserschutz geeinigt. „Wir dürfen nicht noch einmal so schlecht "
        "vorbereitet sein“, sagte Merz nach dem Treffen in Berlin.\n\n"
        "Der Fonds soll 4,5 Mrd. Euro umfassen und ab dem 1. Januar bereitstehen. Dr. Anna "
        "Brandt, Forscherin an der Universität Leipzig, hält die Summe für zu niedrig. "
        "So müssten z. B. an der Elbe zwanzig Deiche erneuert werden."
    ),
    "es": (
        "El Gobierno aplaza la reforma de los puertos\n\n"
        "El presidente Pedro Sánchez anunció el martes 12 de marzo el aplazamiento de la reforma "
        "de los puertos tras una semana de huelga en Valencia. «Hemos escuchado a los "
        "trabajadores», dijo ante el Congreso.\n\n"
        "Más de trescientos barcos esperan todavía frente a la costa de Valencia. ¿Habrá acuerdo "
        "antes del verano? Alemania e Italia temen retrasos en las entregas de coches."
    ),
}
PLACES = {"fr": "Marseille", "de": "Berlin", "es": "Valencia"}
ENGLISH = (
    "Prime Minister Keir Starmer said on Tuesday that the government would delay its harbor "
    "reform, after a week of strikes that closed the ports of Dover and Southampton. Economist "
    "Helen Moore, a professor at the University of Leeds who has studied ports for twenty years, "
    "warned that British ports had lost a tenth of their traffic since 2019. Germany and the "
    "Netherlands are worried about late deliveries, diplomats in Brussels said on Friday."
)
INSTALLED = sorted(set(get_installed_models()))
FOREIGN = [name for name in INSTALLED if name[:2] in ARTICLES]
ENGLISH_ONES = [name for name in INSTALLED if name.startswith("en_")]


def words_of(text: str) -> list[str]:
    return re.findall(r"\w+", text)


@pytest.mark.filterwarnings("ignore:.*W095")
@pytest.mark.skipif(not FOREIGN, reason="no German, French or Spanish spaCy pipeline is installed")
@pytest.mark.parametrize("pipeline", FOREIGN or ["none"])
def test_another_language_gives_whole_sentences_names_and_a_notice(pipeline: str) -> None:
    language = pipeline[:2]
    brief = nl.read(ARTICLES[language], language=language, pipeline=pipeline, offline=True)

    assert 2 <= len(brief.bullets) <= 4
    for bullet in brief.bullets:
        assert bullet.text in brief.article.text
        assert bullet.removed == ()
    types = {entity.name: entity.type for entity in brief.entities}
    assert types[PLACES[language]] == "PLACE"
    assert "language" in {notice.code for notice in brief.notices}


@pytest.mark.skipif(not ENGLISH_ONES, reason="no other English spaCy pipeline is installed")
@pytest.mark.parametrize("pipeline", ENGLISH_ONES or ["none"])
@pytest.mark.parametrize("length", ["brief", "headline"])
def test_another_english_pipeline_shortens_and_links(pipeline: str, length: Length) -> None:
    brief = nl.read(ENGLISH, pipeline=pipeline, length=length, offline=True)

    assert any(bullet.removed for bullet in brief.bullets)
    for bullet in brief.bullets:
        source = iter(words_of(" ".join(brief.article.text[a:b] for a, b in bullet.spans).lower()))
        assert all(word in source for word in words_of(bullet.text.lower()))
    assert "Keir Starmer" in {entity.title for entity in brief.entities}


class _FrenchPages:
    """A source that knows the page of one city, as Wikipedia's French edition would answer."""

    name = "pages"

    def find(self, queries: Sequence[Query]) -> list[tuple[Candidate, ...]]:
        page = Candidate(
            title="Marseille",
            url="https://fr.wikipedia.org/wiki/Marseille",
            source=self.name,
            type="PLACE",
            description="commune française, préfecture des Bouches-du-Rhône",
            prior=0.95,
        )
        return [(page,) if query.name == "Marseille" else () for query in queries]


def test_names_of_any_pipeline_are_looked_up(tmp_path: Path) -> None:
    pipeline = spacy.blank("fr")
    pipeline.add_pipe("sentencizer")
    ruler = pipeline.add_pipe("entity_ruler")
    ruler.add_patterns(  # type: ignore[attr-defined]
        [{"label": "LOC", "pattern": "Marseille"}, {"label": "PER", "pattern": "Gabriel Attal"}]
    )
    pipeline.to_disk(tmp_path / "fr")

    lens = nl.NewsLens(language="fr", pipeline=str(tmp_path / "fr"), sources=[_FrenchPages()])
    brief = lens.read(ARTICLES["fr"])

    found = {entity.name: (entity.type, entity.url) for entity in brief.entities}
    assert found == {
        "Marseille": ("PLACE", "https://fr.wikipedia.org/wiki/Marseille"),
        "Gabriel Attal": ("PERSON", None),
    }
    assert any("« une première victoire »" in bullet.text for bullet in brief.bullets)
    assert [notice.code for notice in brief.notices] == ["language"]
