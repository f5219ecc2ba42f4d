from __future__ import annotations

from pathlib import Path

import pytest

from jl_newslens.whole_file import whole_file


def test_a_file_appears_when_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "new" / "a.txt"

    with whole_file(path) as unfinished:
        unfinished.write_text("One")
        assert not path.exists()

    assert path.read_text() == "One"
    assert list(path.parent.iterdir()) == [path]


def test_a_file_that_is_not_finished_leaves_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old")

    def write_half() -> None:
        with whole_file(path) as unfinished:
            unfinished.write_text("half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_half()

    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]
