"""Dumps that are not as they should be, and are used all the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.knowledge.small_dump import HEAD, WORLD, page_xml
from tests.knowledge.test_build import built, find, rows

pytest.importorskip("duckdb")


def written(path: Path, pages: list[tuple[int, str, str]]) -> Path:
    blocks = "".join(page_xml(*page) for page in pages)
    path.write_text(f"{HEAD}{blocks}</mediawiki>\n", encoding="utf-8")
    return path


NUMBERED = [(n, *page) for n, page in enumerate(WORLD.items(), start=1)]


def test_a_page_that_is_in_the_dump_twice_comes_in_once(tmp_path: Path) -> None:
    # Edited while the dump was made, or two dumps put together.
    later = (1, "Paris", "'''Paris''' is a large city in [[France]].")
    written(tmp_path / "dump", [*NUMBERED, later, NUMBERED[4], NUMBERED[7]])
    path = built(tmp_path)
    titles = [row[1] for row in rows(path)["page"]]
    assert len(titles) == len(set(titles)) == 9
    assert find(path, "Paris")[0].title == "Paris"
    assert find(path, "Lee")[0].title == "Ann Lee"


def test_a_page_that_was_moved_while_the_dump_was_made_has_one_title(tmp_path: Path) -> None:
    moved = (6, "Texas (state)", WORLD["Texas"])
    written(tmp_path / "dump", [*NUMBERED, moved])
    titles = [row[1] for row in rows(built(tmp_path))["page"]]
    assert len([title for title in titles if title.startswith("Texas")]) == 1


def test_a_title_that_two_pages_have_is_one_page(tmp_path: Path) -> None:
    written(tmp_path / "dump", [*NUMBERED, (99, "Texas", "'''Texas''' is a state again.")])
    pages = [row for row in rows(built(tmp_path))["page"] if row[1] == "Texas"]
    assert len(pages) == 1
