from __future__ import annotations

from dataclasses import replace

import pytest

pytest.importorskip("altair")
pytest.importorskip("duckdb")

import ipywidgets as widgets

from jl_newslens.brief import Brief
from jl_newslens.corpus import Corpus
from jl_newslens.corpus.charts import as_svg, entity_chart, pair_chart, timeline_chart
from jl_newslens.errors import OptionError
from jl_newslens.model import Article
from tests.corpus.test_corpus import LIMA, VIGO, brief


@pytest.fixture
def corpus() -> Corpus:
    return Corpus.of(
        [
            brief("2026-01-02", "Lima spoke in Vigo.", LIMA, VIGO),
            brief("2026-02-10", "Lima met <script>alert(1)</script> in Vigo.", LIMA, VIGO),
        ]
    )


def test_charts_draw_offline_what_the_corpus_says(corpus: Corpus) -> None:
    pytest.importorskip("vl_convert")

    for chart in (
        entity_chart(corpus),
        pair_chart(corpus),
        timeline_chart(corpus, "Ana Lima", "Vigo", period="month"),
    ):
        svg = as_svg(chart)
        assert svg.startswith("<svg")
        assert "Ana Lima" in svg


def test_a_timeline_has_no_gaps_and_no_half_articles(corpus: Corpus) -> None:
    pytest.importorskip("vl_convert")

    chart = timeline_chart(corpus, "Vigo")
    assert list(chart.data["articles"]) == [1] + [0] * 38 + [1]
    for drawn in (chart, entity_chart(Corpus.of([brief("2026-01-02", "Lima spoke.", LIMA)]))):
        assert ">0.5<" not in as_svg(drawn)
        assert ">1<" in as_svg(drawn)


@pytest.mark.parametrize("period", ["day", "week", "month", "quarter", "year"])
def test_a_timeline_counts_every_article_in_any_step(corpus: Corpus, period: str) -> None:
    assert sum(timeline_chart(corpus, "Vigo", period=period).data["articles"]) == 2


@pytest.mark.parametrize("days", [[None, None], ["1826-01-02", "2026-01-02"]])
def test_a_timeline_without_days_or_over_centuries_is_drawn(days: list[str | None]) -> None:
    pytest.importorskip("vl_convert")
    briefs = [brief("2026-01-02", f"Lima spoke {i}.", LIMA) for i, _ in enumerate(days)]
    dated = [
        replace(one.analysis, article=replace(one.article, published=day))
        for one, day in zip(briefs, days, strict=True)
    ]
    corpus = Corpus.of([Brief(analysis) for analysis in dated])

    assert as_svg(timeline_chart(corpus, "Ana Lima")).startswith("<svg")


def test_a_timeline_needs_a_name(corpus: Corpus) -> None:
    with pytest.raises(OptionError):
        timeline_chart(corpus)


def test_the_explorer_shows_escaped_bullets(corpus: Corpus) -> None:
    explorer = corpus.explore()
    assert ("Organizations", "ORG") in explorer._type.options

    explorer.name = "Ana Lima"

    assert explorer.name == "Ana Lima"
    assert "<script>" not in explorer._bullets()
    assert "&lt;script&gt;" in explorer._bullets()


def test_the_explorer_shows_the_chosen_name_without_an_output_widget(corpus: Corpus) -> None:
    pytest.importorskip("vl_convert")
    explorer = corpus.explore()

    explorer.name = "Vigo"
    shown = explorer.children[-1]

    assert not isinstance(shown, widgets.Output)
    assert shown.value.startswith("<svg")
    assert "Vigo" in shown.value
    assert shown.value.endswith(explorer._bullets())


def test_the_explorer_keeps_articles_apart_that_have_neither_date_nor_title() -> None:
    def bare(text: str) -> Brief:
        analysis = brief(None, text, LIMA).analysis
        return Brief(replace(analysis, article=Article(text)))

    briefs = [bare("Lima spoke in Vigo."), bare("Lima left.")]
    explorer = Corpus.of(briefs, ids=["a.txt", "b.txt"]).explore()

    assert explorer._bullets() == (
        "<p><b>a.txt</b></p><ul><li>Lima spoke in Vigo.</li></ul>"
        "<p><b>b.txt</b></p><ul><li>Lima left.</li></ul>"
    )


def test_a_saved_explorer_shows_what_it_showed_at_first(corpus: Corpus) -> None:
    explorer = corpus.explore()
    data, _ = explorer._repr_mimebundle_()
    assert f"<h4>{explorer.name}</h4>" in data["text/html"]
    assert explorer._bullets() in data["text/html"]
