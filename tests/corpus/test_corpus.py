from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import pytest

from jl_newslens.brief import Brief
from jl_newslens.corpus import Corpus
from jl_newslens.corpus.tables import rows_of, write_rows
from jl_newslens.errors import CorpusError, OptionError, UnknownNameError
from jl_newslens.model import Analysis, Article, Bullet, Entity, EntityType, Mention, Notice

pytest.importorskip("duckdb")


def entity(number: int, name: str, kind: EntityType, title: str | None, text: str) -> Entity:
    start = text.index(name)
    return Entity(
        f"e{number}",
        name,
        kind,
        title=title,
        url=f"https://en.wikipedia.org/wiki/{title.replace(' ', '_')}" if title else None,
        status="linked" if title else "unknown",
        salience=1 / number,
        mentions=(Mention(start, start + len(name), name),),
    )


def brief(day: str | None, text: str, *names: tuple[str, EntityType, str | None]) -> Brief:
    bullets = tuple(
        Bullet(line, number, ((text.index(line), text.index(line) + len(line)),))
        for number, line in enumerate(text.split("\n"))
    )
    entities = tuple(entity(n, *name, text) for n, name in enumerate(names, 1))
    article = Article(text, title=text[:5], published=day)
    return Brief(Analysis(article, bullets=bullets, entities=entities))


LIMA = ("Lima", "PERSON", "Ana Lima")
VIGO = ("Vigo", "PLACE", "Vigo")
NOBODY = ("Someone New", "PERSON", None)


@pytest.fixture
def corpus() -> Corpus:
    return Corpus.of(
        [
            brief("2026-01-02", "The port grew.\nLima spoke in Vigo.", LIMA, VIGO),
            brief("2026-01-02T08:00:00Z", "Lima left.", LIMA),
            brief("2026-02-10", "Someone New met Lima in Vigo.", NOBODY, LIMA, VIGO),
            brief(None, "Vigo is calm.", VIGO),
            Brief(Analysis(Article(""), notices=(Notice("failed", "binary"),))),
        ]
    )


def test_entities_are_counted_by_articles_under_their_page(corpus: Corpus) -> None:
    frame = corpus.entities()

    assert list(zip(frame["name"], frame["articles"], strict=True)) == [
        ("Ana Lima", 3),
        ("Vigo", 3),
        ("Someone New", 1),
    ]
    assert list(corpus.entities(type="PLACE")["name"]) == ["Vigo"]
    assert len(corpus.entities(limit=1)) == 1


def test_a_timeline_counts_articles_by_period(corpus: Corpus) -> None:
    days = corpus.timeline("Ana Lima")
    months = corpus.timeline("Lima", period="month")

    assert [(str(row.period)[:10], row.articles) for row in days.itertuples()] == [
        ("2026-01-02", 2),
        ("2026-02-10", 1),
    ]
    assert list(months["articles"]) == [2, 1]


def test_pairs_share_articles(corpus: Corpus) -> None:
    [pair] = corpus.pairs().itertuples()

    assert ({pair.first, pair.second}, pair.articles) == ({"Ana Lima", "Vigo"}, 2)
    assert pair.jaccard == pytest.approx(2 / 4)


def test_bullets_come_dated_and_those_with_the_name_first(corpus: Corpus) -> None:
    bullets = list(corpus.bullets("Ana Lima")["bullet"])

    assert bullets == [
        "Lima spoke in Vigo.",
        "The port grew.",
        "Lima left.",
        "Someone New met Lima in Vigo.",
    ]


def test_a_failed_article_is_counted_and_says_why(corpus: Corpus) -> None:
    frame = corpus.frame()

    assert len(corpus) == len(frame) == 5
    assert list(frame["error"].dropna()) == ["binary"]


def test_a_folder_may_be_called_anything(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    folder = tmp_path / "it's [1] of *"
    write_rows(rows_of([("a", brief(None, "Lima was there.", LIMA))]), folder, 0)

    assert len(Corpus.open(folder)) == 1


def test_a_run_without_a_whole_part_is_no_empty_folder(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="holds no corpus"):
        Corpus.open(tmp_path)
    (tmp_path / "run.json").write_text("{}")

    with pytest.raises(CorpusError, match=r"no part is done yet.*--resume"):
        Corpus.open(tmp_path)


def test_questions_that_make_no_sense_are_told(corpus: Corpus) -> None:
    with pytest.raises(UnknownNameError, match="PERSON"):
        corpus.entities(type="person")
    for ask in (corpus.entities, corpus.pairs, partial(corpus.bullets, "Ana Lima")):
        with pytest.raises(OptionError, match="limit must be at least 0"):
            ask(limit=-1)


def test_an_unknown_name_offers_near_ones(corpus: Corpus) -> None:
    with pytest.raises(OptionError, match="Ana Lima"):
        corpus.timeline("Ana Limma")


@pytest.mark.parametrize(
    ("name", "near"), [("Ana Limma", "Ana Lima"), ("Liam", "Ana Lima"), ("vgio", "Vigo")]
)
def test_a_name_with_a_slip_offers_the_one_that_is_meant(
    corpus: Corpus, name: str, near: str
) -> None:
    with pytest.raises(OptionError, match=f"Near to it: {near}[.]$"):
        corpus.timeline(name)


@pytest.mark.parametrize("name", ["Anna Holt", "Viola", "Li", "Ghent", ""])
def test_a_name_that_nobody_has_offers_nobody(corpus: Corpus, name: str) -> None:
    with pytest.raises(OptionError, match=r"here[.] All who are there: corpus show"):
        corpus.timeline(name)


def test_a_part_of_a_name_will_do_where_one_has_it() -> None:
    day = "2026-01-02"
    porto = ("Rui Ponte", "PERSON", "Rui Ponte")
    corpus = Corpus.of(
        [
            brief(day, "Rui Ponte met José Lima.", porto, ("José Lima", "PERSON", "José Lima")),
            brief(day, "The premier saw Eva Lima.", ("Eva Lima", "PERSON", None)),
            brief(day, "The Bridge Man smiled.", ("Bridge Man", "PERSON", "Rui Ponte")),
        ]
    )

    for name, articles in (("Ponte", 2), ("rui ponte", 2), (" bridge man", 2), ("jose lima", 1)):
        assert list(corpus.timeline(name)["articles"]) == [articles]
    with pytest.raises(OptionError, match=r"'lima' here. Near to it: (?=.*José Lima)(?=.*Eva Lim)"):
        corpus.bullets("lima")
    with pytest.raises(OptionError, match="No entity"):
        corpus.timeline("onte")


def test_names_are_data_and_not_sql(corpus: Corpus) -> None:
    with pytest.raises(OptionError, match="No entity"):
        corpus.timeline("x' OR '1'='1")


@pytest.mark.parametrize("wrong", [["The mill closed."], "The mill closed.", {"lead": 1}])
def test_a_corpus_is_of_briefs(wrong: Any) -> None:
    with pytest.raises(OptionError, match="read_many"):
        Corpus.of(wrong)


@pytest.mark.parametrize("ids", [["a"], ["a", "b", "c"]])
def test_there_are_as_many_ids_as_briefs(ids: list[str]) -> None:
    briefs = [Brief(Analysis(Article("The mill closed."))) for _ in range(2)]

    with pytest.raises(OptionError, match="one id for each brief"):
        Corpus.of(briefs, ids)


def test_articles_can_bring_their_ids() -> None:
    corpus = Corpus.of([brief(None, "Vigo is calm.", VIGO)], ids=[17])

    assert list(corpus.frame()["id"]) == list(corpus.frame("entities")["id"]) == ["17"]


def test_an_empty_corpus_answers_with_empty_frames() -> None:
    empty = Corpus.of([])

    assert len(empty) == 0
    assert empty.entities().empty
    assert empty.pairs().empty


def test_what_failed_is_listed_with_the_reason(corpus: Corpus) -> None:
    assert corpus.failed().to_dict("records") == [{"id": "4", "error": "binary"}]
