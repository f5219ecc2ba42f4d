"""One MediaWiki for all tests of a session."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from .wiki import NoMediaWikiError, TestWiki


@pytest.fixture(scope="session")
def wiki() -> Iterator[TestWiki]:
    """A real MediaWiki on loopback; skipped where it is not installed, but never on CI."""
    try:
        served = TestWiki()
    except NoMediaWikiError as error:
        if os.environ.get("CI"):
            pytest.fail(f"CI must test against a real MediaWiki: {error}")
        pytest.skip(f"NOT TESTED against a real MediaWiki: {error}")
    yield served
    served.stop()
