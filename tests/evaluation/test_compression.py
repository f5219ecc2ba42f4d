"""Scores of shortened sentences against what people left of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jl_newslens.errors import CorpusError
from jl_newslens.evaluation.compression import (
    Shortened,
    evaluate_compression,
    read_shortened,
    token_f1,
)

EXAMPLE = Shortened(
    "1", "The old mill did not burn down on Monday.", ("The mill did not burn.", "The mill burned.")
)


def test_each_method_has_a_row_with_the_baselines_after_it() -> None:
    rows = evaluate_compression([EXAMPLE], {"half": lambda text: "The mill did not burn."})

    assert [row.method for row in rows] == ["half", "everything", "first 12 words", "people"]
    half, everything = rows[:2]
    assert half.f1 > everything.f1
    assert (half.rate, everything.rate) == (pytest.approx(5 / 9), 1.0)
    assert half.exact == 1.0


def test_lost_guards_and_invented_words_are_counted() -> None:
    [row, *_] = evaluate_compression([EXAMPLE], {"bad": lambda text: "The new mill did burn."})

    assert (row.lost_guards, row.invented_words) == (1, 1)


def test_f1_counts_each_word_as_often_as_it_occurs() -> None:
    assert token_f1(["a", "a"], ["a"]) == pytest.approx(2 / 3)
    assert token_f1(["a"], ["b"]) == 0.0
    assert token_f1([], []) == 0.0


def test_one_or_several_references_are_read(tmp_path: Path) -> None:
    path = tmp_path / "f.jsonl"
    records = [{"text": "a b", "compression": "a"}, {"text": "a b", "summaries": ["a", "b"]}]
    path.write_text("\n".join(map(json.dumps, records)), encoding="utf-8")

    assert [example.references for example in read_shortened(path)] == [("a",), ("a", "b")]


def test_a_line_without_a_reference_is_named(tmp_path: Path) -> None:
    path = tmp_path / "f.jsonl"
    path.write_text('{"text": "a b"}', encoding="utf-8")

    with pytest.raises(CorpusError, match="line 1"):
        read_shortened(path)
