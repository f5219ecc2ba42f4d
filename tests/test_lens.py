"""The whole path, on the articles that the project ships, with the pipeline that it ships."""

from __future__ import annotations

import json
import pickle
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import spacy

import jl_newslens as nl
from jl_newslens.errors import (
    EmptyArticleError,
    NotTextError,
    OptionError,
    SourceNotFoundError,
    UnknownNameError,
)
from jl_newslens.parts import Parts

pytestmark = pytest.mark.model

ISTANBUL = {
    "Mark Rutte",
    "Vladimir Putin",
    "Vladimir Medinsky",
    "European Political Community",
    "European Union",
    "Istanbul",
    "Tirana",
    "Russia",
    "Ukraine",
}


@pytest.fixture(scope="module")
def brief(lens: nl.NewsLens, articles: Path) -> nl.Brief:
    return lens.read(articles / "istanbul-talks.txt")


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def test_bullets_hold_no_word_that_their_spans_do_not(brief: nl.Brief) -> None:
    assert 4 <= len(brief.bullets) <= 5
    for bullet in brief.bullets:
        source = " ".join(brief.article.text[start:end] for start, end in bullet.spans)
        assert words(bullet.text) == words(source)
        assert len(bullet.text.split()) <= 34


def test_bullets_come_from_the_sentence_that_they_name(brief: nl.Brief) -> None:
    for bullet in brief.bullets:
        start, end = brief.analysis.sentences[bullet.sentence]
        own = [span for span in bullet.spans if start <= span[0] and span[1] <= end]
        named = {(s.antecedent_start, s.antecedent_end) for s in bullet.substitutions}
        assert {*own, *named} >= set(bullet.spans)


def test_captions_and_the_publishers_points_are_no_bullets(brief: nl.Brief) -> None:
    kinds = {p.kind for p in brief.article.paragraphs}

    assert brief.article.key_points
    assert {"key_point", "aside"} <= kinds
    for bullet in brief.bullets:
        [paragraph] = [
            p for p in brief.article.paragraphs if p.start <= bullet.spans[-1][0] < p.end
        ]
        assert paragraph.kind in ("body", "list_item")


def test_the_people_and_places_are_linked(brief: nl.Brief) -> None:
    linked = {entity.title for entity in brief.entities if entity.status == "linked"}

    assert linked >= ISTANBUL


def test_short_names_join_the_full_one(brief: nl.Brief) -> None:
    [putin] = [entity for entity in brief.entities if entity.title == "Vladimir Putin"]

    assert {mention.surface for mention in putin.mentions} >= {"Vladimir Putin", "Putin"}
    for entity in brief.entities:
        for mention in entity.mentions:
            assert brief.article.text[mention.start : mention.end] == mention.surface


def test_the_json_follows_the_schema_and_comes_back(brief: nl.Brief) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    schema = Path(nl.__file__).with_name("analysis.v1.schema.json")
    wire = json.loads(json.dumps(brief.to_dict()))

    jsonschema.validate(wire, json.loads(schema.read_text("utf-8")))
    assert nl.Brief.from_dict(wire).to_dict() == wire
    assert nl.Brief.from_dict(wire) == brief
    assert len({nl.Brief.from_dict(wire), brief}) == 1
    assert nl.Brief.from_dict(wire | {"bullets": []}) != brief


def test_a_page_of_ones_own_without_an_address_is_on_the_wire_too(tmp_path: Path) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    schema = Path(nl.__file__).with_name("analysis.v1.schema.json")
    (tmp_path / "names.tsv").write_text("name\ttype\nProject Zenda\tOTHER\n")
    own = nl.NewsLens(offline=True, remember=False, sources=[tmp_path / "names.tsv"])

    brief = own.read("The team of Project Zenda met on Monday in the old town hall.")

    assert [(e.status, e.url) for e in brief.entities] == [("linked", None)]
    jsonschema.validate(brief.to_dict(), json.loads(schema.read_text("utf-8")))


def test_the_same_article_gives_the_same_brief(lens: nl.NewsLens, brief: nl.Brief) -> None:
    assert lens.read(brief.article) == brief
    assert pickle.loads(pickle.dumps(brief)) == brief


def test_every_frame_of_the_output_is_there(brief: nl.Brief) -> None:
    bundle = brief._repr_mimebundle_()

    assert {nl.MIME_TYPE, "text/html", "text/markdown", "text/plain"} <= set(bundle)
    assert set(brief._repr_mimebundle_(include={"text/plain"})) == {"text/plain"}
    first = brief.bullets[0].text
    assert first in brief.text()
    assert first.split("“")[0][:20] in str(brief)


def test_options_of_one_call_do_not_stick(lens: nl.NewsLens, articles: Path) -> None:
    path = articles / "istanbul-talks.txt"

    assert len(lens.read(path, bullets=2, ranker="lead").bullets) == 2
    assert len(lens.read(path).bullets) > 2


@pytest.mark.parametrize("ranker", ["lead", "lex_rank", "text_rank", "luhn", "lsa", "sum_basic"])
def test_every_ranker_gives_bullets(lens: nl.NewsLens, articles: Path, ranker: str) -> None:
    assert lens.read(articles / "istanbul-talks.txt", ranker=ranker, bullets=3).bullets


def test_a_function_can_rank(lens: nl.NewsLens, brief: nl.Brief) -> None:
    def later(sentences: Any) -> list[float]:
        return [float(sentence.index) for sentence in sentences]

    briefs = lens.compare(brief.article, ["lead", later], bullets=1)

    assert set(briefs) == {"lead", "later"}
    assert briefs["lead"].bullets[0].sentence < briefs["later"].bullets[0].sentence
    assert briefs["lead"].entities == briefs["later"].entities


def test_steps_end_in_what_read_returns(lens: nl.NewsLens, brief: nl.Brief) -> None:
    *_, last = lens.read_steps(brief.article)

    assert last == brief


def test_two_rankers_of_one_name_are_both_there(lens: nl.NewsLens, brief: nl.Brief) -> None:
    rankers = [lambda sentences: [1.0] * len(sentences) for _ in range(2)]

    assert list(lens.compare(brief.article, rankers)) == ["<lambda>", "<lambda> 2"]


class Nowhere:
    """A live source that knows no page."""

    name = "nowhere"
    live = True

    def find(self, queries: Sequence[nl.Query]) -> list[tuple[nl.Candidate, ...]]:
        return [() for _ in queries]


def test_the_first_of_two_steps_is_not_called_offline(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jl_newslens.parts._live", lambda *_: Nowhere())
    lens = nl.NewsLens(remember=False)

    first, last = lens.read_steps("Zebulon Quixwater spoke in Tirana on Friday, he said.")

    assert [e.name for e in first.entities] == [e.name for e in last.entities]
    assert "offline" not in {notice.code for notice in (*first.notices, *last.notices)}


def test_one_bad_article_costs_one_failed_brief(lens: nl.NewsLens, articles: Path) -> None:
    good = articles / "istanbul-talks.txt"

    briefs = list(lens.read_many([good, b"\x00\x01\x02\xff" * 99, "", good], progress=False))

    assert [b.failed for b in briefs] == [False, True, True, False]
    assert "no words" in repr(briefs[2])
    assert briefs[0] == briefs[3]
    with pytest.raises(EmptyArticleError):
        list(lens.read_many([good, ""], progress=False, strict=True))


@pytest.mark.parametrize("option", ["batch_size", "processes"])
def test_no_article_is_lost_to_a_number_that_makes_no_sense(lens: nl.NewsLens, option: str) -> None:
    with pytest.raises(OptionError, match=f"{option} must be at least 1, not 0"):
        lens.read_many(["A text."], **{option: 0})
    with pytest.raises(UnknownNameError, match="bulets"):
        lens.read_many(["A text."], bulets=3)


@pytest.mark.model
def test_who_names_no_rankers_compares_a_few(lens: nl.NewsLens, brief: nl.Brief) -> None:
    compared = lens.compare(brief.article)
    assert list(compared) == ["newslens", "lead", "lex_rank"]
    assert "Ranker: lex_rank" in compared._repr_mimebundle_()["text/html"]


def test_rankers_to_compare_are_a_list_of_known_ones(lens: nl.NewsLens) -> None:
    with pytest.raises(OptionError, match=r"rankers=\['lead'\]"):
        lens.compare("A text.", "lead")
    with pytest.raises(OptionError, match="rankers must be a list"):
        lens.compare("A text.", None)
    with pytest.raises(UnknownNameError, match="leed"):
        lens.compare("https://example.org/a-file-that-nobody-asks-for", ["lead", "leed"])


def test_one_source_or_a_table_is_not_many(lens: nl.NewsLens, articles: Path) -> None:
    pd = pytest.importorskip("pandas")
    path = articles / "istanbul-talks.txt"
    for wrong in ("A text.", b"bytes", path, nl.Article("A text."), {"a": "A text."}, None):
        with pytest.raises(OptionError, match="several"):
            lens.read_many(wrong)  # type: ignore[arg-type]
    with pytest.raises(OptionError, match="column"):
        lens.read_many(pd.DataFrame({"text": ["A text."]}))  # type: ignore[arg-type]


def test_a_column_with_gaps_is_read(lens: nl.NewsLens) -> None:
    pd = pytest.importorskip("pandas")
    column = pd.Series(["One came to Lima.", None, float("nan"), "Two left."])

    briefs = list(lens.read_many(column, progress=False))

    assert [brief.failed for brief in briefs] == [False, True, True, False]


def test_processes_give_what_one_process_gives(lens: nl.NewsLens, articles: Path) -> None:
    paths = sorted(articles.glob("*.txt"))[:4]

    alone = list(lens.read_many(paths, batch_size=1, progress=False))

    assert list(lens.read_many(paths, batch_size=1, processes=2, progress=False)) == alone


def test_compress_only_deletes(lens: nl.NewsLens) -> None:
    sentence = (
        "The port of Vigo, which opened in 1881, will double its size by 2030, officials said."
    )

    short = lens.compress(sentence, length="headline")

    remaining = iter(words(sentence))
    assert all(word in remaining for word in words(short))
    assert len(words(short)) < len(words(sentence))


def test_compress_takes_text(lens: nl.NewsLens) -> None:
    with pytest.raises(OptionError, match="takes text"):
        lens.compress(None)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("source", "error"),
    [
        ("", EmptyArticleError),
        (" \n\t ", EmptyArticleError),
        (b"\x00\xff\xfe\x01" * 500, NotTextError),
        (Path("no/such/file.txt"), SourceNotFoundError),
        ("https://example.org/", OptionError),  # offline
        (" HTTPS://example.org/a\n", OptionError),
    ],
)
def test_what_cannot_be_read_says_so(
    lens: nl.NewsLens, source: Any, error: type[Exception]
) -> None:
    with pytest.raises(error) as caught:
        lens.read(source)

    assert isinstance(caught.value, nl.NewsLensError)


def test_one_word_gives_a_brief_and_not_an_error(lens: nl.NewsLens) -> None:
    brief = lens.read("Tirana")

    assert brief.article.text == "Tirana"
    assert brief.notices


def test_another_language_is_noticed(lens: nl.NewsLens) -> None:
    text = "Der Bundeskanzler hat am Montag in Berlin erklärt, dass die Regierung nicht plant, " * 3

    assert "language" in {notice.code for notice in lens.read(text).notices}


def test_another_language_needs_a_pipeline(lens: nl.NewsLens) -> None:
    with pytest.raises(OptionError, match="pipeline"):
        lens.read("Ein Satz.", language="xq")


def test_another_language_uses_a_pipeline_that_is_installed_for_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("spacy.util.get_installed_models", lambda: ["fr_a", "de_b", "de_a"])
    monkeypatch.setattr("spacy.load", lambda name: spacy.blank(name[:2], meta={"name": name}))

    lens = nl.NewsLens(language="de", offline=True)
    brief = lens.read("Der Bund zahlt in den Fonds ein.")

    assert [bullet.text for bullet in brief.bullets] == ["Der Bund zahlt in den Fonds ein."]
    assert Parts().pipeline(nl.LensConfig(language="de")).meta["name"] == "de_a"


def test_a_pipeline_of_another_language_than_the_articles_is_noticed(
    lens: nl.NewsLens, tmp_path: Path
) -> None:
    for language, noticed in (("de", True), ("xx", False)):
        spacy.blank(language).to_disk(tmp_path / language)
        brief = lens.read("The court has ruled for the city.", pipeline=str(tmp_path / language))
        texts = [notice.message for notice in brief.notices if notice.code == "language"]
        assert any("language to 'de'" in text for text in texts) is noticed


def test_only_english_is_shortened() -> None:
    with pytest.raises(OptionError, match="Only English"):
        nl.NewsLens(language="de", offline=True).compress("Der Bund zahlt, sagte Merz.")


def test_unknown_names_list_the_known_ones(lens: nl.NewsLens) -> None:
    with pytest.raises(UnknownNameError, match="lex_rank"):
        lens.read("A sentence stands here.", ranker="lexrank")
    with pytest.raises(UnknownNameError, match="starter"):
        lens.read("A sentence stands here.", sources=["wikidata"])
    with pytest.raises(UnknownNameError, match="bullets"):
        nl.NewsLens(bulets=3)


def test_a_correction_is_remembered_and_can_be_switched_off(articles: Path, tmp_path: Path) -> None:
    own = nl.NewsLens(offline=True)
    path = articles / "istanbul-talks.txt"
    [rutte] = [e for e in own.read(path).entities if e.title == "Mark Rutte"]

    own.correct(rutte, title="Rutte (film)", url="https://en.wikipedia.org/wiki/Rutte_(film)")

    titles = {e.title for e in nl.NewsLens(offline=True).read(path).entities}
    assert "Rutte (film)" in titles
    assert "Mark Rutte" in {e.title for e in own.read(path, remember=False).entities}


@pytest.mark.model
def test_a_correction_can_be_taken_back(articles: Path) -> None:
    own = nl.NewsLens(offline=True)
    path = articles / "istanbul-talks.txt"
    brief = own.read(path)
    [rutte] = [e for e in brief.entities if e.title == "Mark Rutte"]
    corrected = own.correct(rutte, title="Rutte (film)", article=brief)

    assert own.forget(corrected, article=brief.article)

    assert own.read(path) == brief
    for say in (own.correct, own.forget):
        with pytest.raises(OptionError, match="article must be a brief"):
            say(rutte, article=brief.article.text)  # type: ignore[operator]
    own.correct(rutte, title="Rutte (film)")
    assert own.forget_all()
    assert own.read(path) == brief


def test_without_memory_a_correction_is_only_returned() -> None:
    own = nl.NewsLens(remember=False)
    otto = nl.Entity("e1", "Otto Brandt", "PERSON")

    assert own.correct(otto, title="Otto Brandt (painter)").title == "Otto Brandt (painter)"

    assert not own.forget(otto)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The mill is open.", ["The text has only 4 words: there is little to summarize."]),
        (
            "粉ひき場は月曜日に開く。",
            ["The text has only 12 characters: there is little to summarize."],
        ),
        (
            "ゲントのパン屋は月曜日、来春に粉ひき場を再開すると発表した。修理は五月に終わる予定である。",
            [],
        ),
    ],
)
def test_a_text_with_little_to_summarize_says_how_long_it_is(
    lens: nl.NewsLens, text: str, said: list[str]
) -> None:
    notices = lens.read(text).notices
    assert [notice.message for notice in notices if notice.code == "short"] == said
