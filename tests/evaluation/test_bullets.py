"""Scores of bullets against an editor's highlights."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jl_newslens.errors import CorpusError
from jl_newslens.evaluation.bullets import (
    evaluate_bullets,
    invented_words,
    lost_guards,
    opens_dangling,
    read_highlights,
)
from jl_newslens.model import Analysis, Article, Bullet

TEXT = "The mill burned down. Nobody was hurt in the mill. The owner will not rebuild it."
SENTENCES = ((0, 21), (22, 50), (51, 81))


def bullet(sentence: int) -> Bullet:
    start, end = SENTENCES[sentence]
    return Bullet(TEXT[start:end], sentence, ((start, end),))


def write(path: Path, *records: object) -> Path:
    path.write_text("\n".join(json.dumps(record) for record in records), encoding="utf-8")
    return path


def test_what_the_editor_wrote_scores_highest(tmp_path: Path) -> None:
    pytest.importorskip("rouge_score")
    path = write(
        tmp_path / "f.jsonl", {"article": TEXT, "highlights": ["The owner will not rebuild it."]}
    )

    def read(article: Article) -> dict[str, Analysis]:
        return {
            "right": Analysis(article, SENTENCES, (bullet(2),)),
            "wrong": Analysis(article, SENTENCES, (bullet(0),)),
        }

    right, wrong, lead = evaluate_bullets(read_highlights(path), read, bullets=1)

    assert (right.ranker, wrong.ranker, lead.ranker) == ("right", "wrong", "first sentences")
    assert right.rouge1 == pytest.approx(1.0)
    assert wrong.rouge1 < right.rouge1
    assert lead.rouge1 == pytest.approx(wrong.rouge1)
    assert right.words_per_bullet == 6


def test_words_that_the_source_does_not_have_are_counted() -> None:
    assert invented_words(TEXT, bullet(0)) == []
    assert invented_words(TEXT, Bullet("The old mill burned.", 0, ((0, 21),))) == ["old"]
    assert invented_words(TEXT, Bullet("Burned the mill.", 0, ((0, 21),))) == ["the", "mill"]


def test_lost_guard_words_are_counted() -> None:
    assert lost_guards("The owner will not rebuild it.", "The owner will rebuild it.") == ["not"]
    assert lost_guards("The owner will not rebuild it.", "The owner will not rebuild.") == []


def test_a_month_and_a_name_are_no_guard_words() -> None:
    assert lost_guards("He met Will Odd in May.", "He met.") == []
    assert lost_guards("May rain stop it?", "Rain stop it?") == ["May"]


def test_few_is_a_lost_guard_unless_it_only_counts() -> None:
    assert lost_guards("Few bakers came.", "Bakers came.") == ["Few"]
    assert lost_guards("It rained a few times in the past few days.", "It rained.") == []


@pytest.mark.parametrize("line", ["He left.", "But she stayed.", "This was it.", "However, it is."])
def test_lines_that_lean_on_others_are_found(line: str) -> None:
    assert opens_dangling(line)


@pytest.mark.parametrize("line", ["[Holt] left.", "This week it rained.", "So far all is well."])
def test_lines_that_stand_alone_are_not(line: str) -> None:
    assert not opens_dangling(line)


@pytest.mark.parametrize("content", ["no json", "[1]", '{"article": "x"}', '{"highlights": ["x"]}'])
def test_a_bad_line_is_named_by_its_number(tmp_path: Path, content: str) -> None:
    path = tmp_path / "f.jsonl"
    path.write_text('{"article": "x", "highlights": "y"}\n' + content, encoding="utf-8")

    with pytest.raises(CorpusError, match="line 2"):
        read_highlights(path)


def test_an_empty_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "empty.jsonl"
    path.write_text("\n")

    with pytest.raises(CorpusError, match=r"empty\.jsonl holds no JSON lines"):
        read_highlights(path)


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "bytes.jsonl").write_bytes(b"\xff")
    reasons = {"none.jsonl": "No such file", ".": "directory", "bytes.jsonl": "is not in UTF-8"}

    for name, reason in reasons.items():
        with pytest.raises(CorpusError, match=reason) as caught:
            read_highlights(tmp_path / name)
        assert "[Errno" not in str(caught.value)
