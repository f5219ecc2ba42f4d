"""What every test folder shares: where the development corpora are, and one warm lens."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

import jl_newslens as nl

settings.register_profile("newslens", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("newslens")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes the user's cache, corrections or knowledge base."""
    for variable in ("NEWSLENS_CACHE", "NEWSLENS_CORRECTIONS", "NEWSLENS_KB"):
        monkeypatch.setenv(variable, str(tmp_path / "user" / variable.lower()))


@pytest.fixture(scope="session")
def corpora() -> Path:
    """The development corpora; tests that need them are skipped where they are not."""
    folder = Path(os.environ.get("NEWSLENS_CORPORA", ROOT.parent / "shared" / "corpora"))
    if not folder.is_dir():
        pytest.skip("the development corpora are not here (set NEWSLENS_CORPORA)")
    return folder


@pytest.fixture(scope="session")
def articles() -> Path:
    """The sample articles that the project ships."""
    return ROOT / "notebooks" / "articles"


@pytest.fixture(scope="session")
def lens() -> nl.NewsLens:
    """One offline lens for all tests: the pipeline is loaded once. It keeps no corrections."""
    return nl.NewsLens(offline=True, remember=False)
