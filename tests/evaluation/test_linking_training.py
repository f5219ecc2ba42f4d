from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from jl_newslens.errors import ReferenceFormatError
from jl_newslens.evaluation.linking_negatives import TypedText, is_wrong, read_typed
from jl_newslens.evaluation.linking_training import Example, calibrate, fit, train
from jl_newslens.link.choice.disambiguate import Weights
from jl_newslens.link.choice.features import FEATURES
from jl_newslens.model import Candidate

PRIOR = FEATURES.index("prior")
TYPE = FEATURES.index("type_same")


def row(**values: float) -> tuple[float, ...]:
    return tuple(values.get(name, 1.0 if name == "bias" else 0.0) for name in FEATURES)


def examples(count: int = 300) -> list[Example]:
    """The page of the right type is right; without one no page is."""
    made = []
    for number in range(count):
        fitting, other = row(type_same=1.0), row(type_other=1.0)
        if number % 3:
            made.append(Example(number, (other, fitting), 1))
        else:
            made.append(Example(number, (other,), None))
    return made


def test_what_decides_gets_weight() -> None:
    weights = fit(examples())
    assert weights[TYPE] > 1
    assert weights[FEATURES.index("type_other")] < weights[TYPE]
    assert abs(weights[PRIOR]) < 0.01


def test_training_is_repeatable() -> None:
    assert np.array_equal(fit(examples()), fit(examples()))


def test_calibration_lowers_scores_that_were_too_sure() -> None:
    weights = np.zeros(len(FEATURES))
    weights[TYPE] = 4.0
    noisy = [Example(n, (row(type_same=1.0),), 0 if n % 2 else None) for n in range(200)]
    intercept, slope = calibrate(noisy, weights)
    logit = 4.0
    assert 1 / (1 + np.exp(-(intercept + slope * logit))) == pytest.approx(0.5, abs=0.05)


def test_what_is_trained_can_be_loaded() -> None:
    weights = Weights.from_dict(train(examples(), note="made up"))

    assert weights.features["type_same"] > 1
    assert weights.features["type_same"] > weights.features["type_other"]


def test_typed_texts_are_read(tmp_path: Path) -> None:
    path = tmp_path / "typed.tsv"
    path.write_text(
        "-DOCSTART-\tO\n\nAnna\tB-PER\nBrandt\tI-PER\nleft\tO\n(\tO\nRuritania\tB-LOC\n)\tO\n.\tO\n",
        encoding="utf-8",
    )
    [text] = read_typed(path)
    assert text.text == "Anna Brandt left (Ruritania)."
    assert [(text.text[s:e], kind) for s, e, kind in text.names] == [
        ("Anna Brandt", "PER"),
        ("Ruritania", "LOC"),
    ]


def test_a_line_without_a_label_is_told(tmp_path: Path) -> None:
    path = tmp_path / "typed.tsv"
    path.write_text("Anna\n", encoding="utf-8")
    with pytest.raises(ReferenceFormatError, match="no label"):
        list(read_typed(path))


def test_types_exclude_pages() -> None:
    text = TypedText("Jordan ran in Jordan .", ((0, 6, "PER"), (14, 20, "LOC")))
    country = Candidate("Jordan", None, "x", type="PLACE")
    player = Candidate("Michael Jordan", None, "x", type="PERSON")
    assert is_wrong(country, (0, 6), text) is True
    assert is_wrong(player, (0, 6), text) is None
    assert is_wrong(player, (14, 20), text) is True
    assert is_wrong(country, (7, 10), text) is True
    assert is_wrong(country, (0, 4), text) is None
