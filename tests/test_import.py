"""Importing NewsLens is light, and its public names are what the docs say."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import jl_newslens as nl

HEAVY = ("spacy", "sumy", "wikipediaapi", "trafilatura", "anywidget", "IPython", "numpy", "httpx")


@pytest.mark.parametrize("statement", ["import jl_newslens", "from jl_newslens import Article"])
def test_importing_loads_nothing_heavy(statement: str) -> None:
    code = f"{statement}; import sys; print([m for m in {HEAVY!r} if m in sys.modules])"

    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert loaded.stdout.strip() == "[]"


def test_every_public_name_exists() -> None:
    for name in nl.__all__:
        assert getattr(nl, name) is not None


def test_an_unknown_attribute_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no_such"):
        nl.no_such  # noqa: B018 -- the access is the test


def test_the_version_stands_in_one_place() -> None:
    package = Path(__file__).parent.parent / "js" / "package.json"

    assert nl.__version__ == json.loads(package.read_text("utf-8"))["version"]
