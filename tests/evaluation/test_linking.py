from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from jl_newslens.errors import CorpusError
from jl_newslens.evaluation.linking import evaluate_linking, even_redirects, same_page
from jl_newslens.evaluation.linking_gold import read_gold
from jl_newslens.model import Analysis, Article, Candidate, Entity, Mention

TEXT = "Brandt of Ruritania met the envoy of Ruritania."


def write(tmp_path: Path, *records: dict[str, Any]) -> Path:
    path = tmp_path / "gold.jsonl"
    path.write_text("\n".join(json.dumps(record) for record in records), encoding="utf-8")
    return path


def events(*links: tuple[str, str]) -> dict[str, Any]:
    return {
        "id": "1",
        "text": TEXT,
        "links": [
            {"start": TEXT.index(s), "end": TEXT.index(s) + len(s), "surface": s, "title": t}
            for s, t in links
        ],
    }


def benchmark(*labels: tuple[str, str, str]) -> dict[str, Any]:
    return {
        "id": 0,
        "text": TEXT,
        "evaluation_span": [0, len(TEXT)],
        "labels": [
            {"span": [TEXT.index(s), TEXT.index(s) + len(s)], "entity_id": q, "name": n}
            for s, q, n in labels
        ],
    }


def reader(*links: tuple[int, int, str | None, float]) -> Any:
    entities = tuple(
        Entity(
            f"e{number}",
            TEXT[start:end],
            "PERSON",
            title=title,
            score=score,
            status="linked" if title else "unknown",
            mentions=(Mention(start, end, TEXT[start:end]),),
            candidates=(Candidate(title or "Anna Brandt", None, "x"),),
        )
        for number, (start, end, title, score) in enumerate(links)
    )
    return lambda text: Analysis(Article(text), entities=entities)


def test_the_right_page_on_the_right_span_counts(tmp_path: Path) -> None:
    path = write(tmp_path, events(("Brandt", "Anna Brandt"), ("Ruritania", "Ruritania")))
    report = evaluate_linking(path, read=reader((0, 6, "Anna Brandt", 0.9), (10, 19, "X", 0.8)))
    assert report.accuracy is not None
    assert report.accuracy.value == 0.5
    assert report.right_of_linked is not None
    assert report.right_of_linked.value == 0.5
    assert report.unknown == 0.0


def test_another_span_counts_only_as_overlapping(tmp_path: Path) -> None:
    path = write(tmp_path, events(("Ruritania", "Ruritania")))
    report = evaluate_linking(path, read=reader((7, 19, "Ruritania", 0.9)))
    assert report.accuracy is not None
    assert report.accuracy.value == 0.0
    assert report.accuracy_overlapping == 1.0


def test_unknown_names_lower_accuracy_but_not_the_share_of_linked(tmp_path: Path) -> None:
    path = write(tmp_path, events(("Brandt", "Anna Brandt"), ("Ruritania", "Ruritania")))
    report = evaluate_linking(path, read=reader((0, 6, None, 0.2), (10, 19, "Ruritania", 0.9)))
    assert report.unknown == 0.5
    assert report.right_of_linked is not None
    assert report.right_of_linked.value == 1.0
    assert report.candidate_recall == 1.0


def test_partly_labelled_files_have_no_precision(tmp_path: Path) -> None:
    path = write(tmp_path, events(("Brandt", "Anna Brandt")))
    report = evaluate_linking(path, read=reader((10, 19, "Ruritania", 0.9)))
    assert (report.precision, report.recall, report.f1) == (None, None, None)


def test_a_link_where_no_page_fits_is_an_error(tmp_path: Path) -> None:
    path = write(
        tmp_path, benchmark(("Brandt", "<NIL>", "Unknown"), ("Ruritania", "Q1", "Ruritania"))
    )
    report = evaluate_linking(
        path, read=reader((0, 6, "Anna Brandt", 0.9), (10, 19, "Ruritania", 0.9))
    )
    assert report.labels == 1
    assert report.precision is not None
    assert report.recall is not None
    assert (report.precision.value, report.recall.value) == (0.5, 1.0)
    assert report.f1 == pytest.approx(2 / 3)


def test_common_nouns_are_left_out_and_their_links_with_them(tmp_path: Path) -> None:
    path = write(tmp_path, benchmark(("envoy", "Q2", "envoy"), ("Ruritania", "Q1", "Ruritania")))
    read = reader((28, 33, "Envoy", 0.9), (10, 19, "Ruritania", 0.9))
    names = evaluate_linking(path, read=read)
    everything = evaluate_linking(path, read=read, names_only=False)
    assert (names.labels, everything.labels) == (1, 2)
    assert names.precision is not None
    assert names.precision.value == 1.0


def test_redirects_are_followed_on_both_sides(tmp_path: Path) -> None:
    path = write(tmp_path, events(("Ruritania", "Kingdom of Ruritania")))
    read = reader((10, 19, "Ruritania", 0.9))
    strict = evaluate_linking(path, read=read)
    followed = evaluate_linking(path, read=read, redirects={"Kingdom of Ruritania": "Ruritania"})
    assert strict.accuracy is not None
    assert followed.accuracy is not None
    assert (strict.accuracy.value, followed.accuracy.value) == (0.0, 1.0)


def test_calibration_counts_links_by_score(tmp_path: Path) -> None:
    path = write(tmp_path, events(("Brandt", "Anna Brandt"), ("Ruritania", "Ruritania")))
    report = evaluate_linking(path, read=reader((0, 6, "Wrong", 0.55), (10, 19, "Ruritania", 1.0)))
    assert [(b.low, b.links, b.right) for b in report.calibration] == [
        (0.5, 1, 0.0),
        (0.95, 1, 1.0),
    ]


def test_the_interval_holds_the_value_and_is_the_same_each_time(tmp_path: Path) -> None:
    records = [events(("Brandt", "Anna Brandt" if n % 3 else "Other")) for n in range(12)]
    path = write(tmp_path, *records)
    first, second = (
        evaluate_linking(path, read=reader((0, 6, "Anna Brandt", 0.9))) for _ in range(2)
    )
    assert first == second
    assert first.accuracy is not None
    assert 0 <= first.accuracy.low < first.accuracy.value < first.accuracy.high <= 1
    assert ("labelled names", "12") in first.rows()


@pytest.mark.parametrize(
    ("gold", "title", "same"),
    [
        ("mark_Rutte", "Mark Rutte", True),
        ("Georgia (country)", "Georgia", True),
        ("Georgia (country)", "Georgia (U.S. state)", False),
        ("Phoenix", "Phoenix, Arizona", True),
        ("Phoenix, Oregon", "Phoenix, Arizona", False),
        ("Niger", "Nigeria", False),
    ],
)
def test_titles_of_one_page_meet(gold: str, title: str, same: bool) -> None:
    assert same_page(gold, title, {}) is same


@pytest.mark.parametrize(
    "line",
    [
        "no json",
        "[]",
        '{"text": "x"}',
        '{"links": []}',
        '{"text": "ab", "links": [{"start": 1, "end": 9, "title": "X"}]}',
        '{"text": "ab", "labels": [{"span": [0], "entity_id": "Q1", "name": "x"}]}',
    ],
)
def test_a_damaged_file_is_told_with_the_line(tmp_path: Path, line: str) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text('{"text": "ab", "links": []}\n' + line, encoding="utf-8")
    with pytest.raises(CorpusError, match="line 2"):
        read_gold(path)


def test_what_a_labelled_document_lacks_is_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r"line 1: not a labelled document \(no 'labels'\)"):
        read_gold(write(tmp_path, {"text": "x"}))


def test_an_empty_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text("", encoding="utf-8")
    with pytest.raises(CorpusError, match="holds no JSON lines"):
        evaluate_linking(path, read=reader())


def test_redirects_reach_over_spelling_and_number() -> None:
    redirects = even_redirects(
        {"US Army": "United States Army", "WHO": "World Health Organization"}
    )
    assert same_page("U.S. army", "United States Army", redirects)
    assert not same_page("Who", "World Health Organization", redirects)
    assert same_page("Hindu", "Hindus", {})


def test_a_label_that_stops_inside_a_word_counts_for_the_word(tmp_path: Path) -> None:
    cut = benchmark(("Rurita", "Q1", "Ruritania"))
    report = evaluate_linking(write(tmp_path, cut), read=reader((10, 19, "Ruritania", 0.9)))
    assert report.precision is not None
    assert report.precision.value == 1.0
