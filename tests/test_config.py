from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from jl_newslens.config import LensConfig
from jl_newslens.errors import NewsLensError, OptionError, UnknownNameError
from jl_newslens.lens import NewsLens


@pytest.mark.parametrize(
    "options",
    [
        {"bullets": 0},
        {"bullets": 51},
        {"bullets": "5"},
        {"bullets": True},
        {"length": "tiny"},
        {"language": ""},
        {"language": "en-GB!"},
        {"language": "EN"},
        {"language": "english"},
        {"offline": "no"},
        {"strict": 1},
        {"remember": None},
        {"min_score": 1.5},
        {"min_score": "0.5"},
        {"min_score": float("nan")},
        {"timeout_s": 0},
        {"timeout_s": "10"},
        {"timeout_s": float("inf")},
        {"sources": "starter"},
        {"sources": Path("names.tsv")},
        {"max_chars": 0},
        {"pipeline": 3},
        {"contact": 3},
        {"wikipedia_url": ["https://wiki.example.org"]},
        {"proxy": 8080},
        {"kb": 3},
    ],
)
def test_a_value_that_cannot_be_used_is_refused_and_named(options: dict[str, Any]) -> None:
    [(name, value)] = options.items()

    with pytest.raises(OptionError) as caught:
        LensConfig(**options)

    assert caught.value.option == name
    assert isinstance(caught.value, NewsLensError)
    assert repr(value) in str(caught.value) or str(value) in str(caught.value)


def test_numbers_of_a_table_are_numbers() -> None:
    config = LensConfig(bullets=np.int64(3), min_score=np.float32(0.5), timeout_s=np.int32(2))

    assert config == LensConfig(bullets=3, min_score=0.5, timeout_s=2)
    assert json.dumps([config.bullets, config.min_score, config.timeout_s]) == "[3, 0.5, 2]"
    with pytest.raises(OptionError):
        LensConfig(bullets=np.int64(0))
    with pytest.raises(OptionError):
        LensConfig(bullets=np.float64(3))


def test_an_unknown_option_lists_the_known_ones() -> None:
    with pytest.raises(UnknownNameError) as caught:
        LensConfig().with_options(bulets=3)

    assert "bullets" in caught.value.available


def test_with_options_leaves_the_original_alone() -> None:
    config = LensConfig()

    assert config.with_options(bullets=3).bullets == 3
    assert config.bullets == 5


@pytest.mark.parametrize("config", [{"bullets": 3}, "en"])
def test_what_is_no_config_is_told_with_the_way_to_give_options(config: Any) -> None:
    with pytest.raises(OptionError, match=r"NewsLens\(bullets=3\)"):
        NewsLens(config)


def test_a_lens_shows_the_options_that_were_chosen() -> None:
    assert repr(NewsLens()) == "NewsLens()"
    assert (
        repr(NewsLens(LensConfig(bullets=3), offline=True)) == "NewsLens(bullets=3, offline=True)"
    )
