"""`newslens panel`: whose notebook it opens, and that it leaves none behind."""

from __future__ import annotations

import errno
import json
import sys
from pathlib import Path

import pytest

from tests.test_cli import run


def test_a_full_disk_leaves_no_empty_notebook(
    lab_arguments: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, *_: object, **__: object) -> None:
        path.touch()
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)

    assert run("panel").exit_code == 1
    assert lab_arguments == []
    assert list(Path().iterdir()) == []


def test_where_no_notebook_can_be_written_the_panel_says_where_it_can(
    lab_arguments: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def read_only(*_: object, **__: object) -> None:
        raise OSError(errno.EROFS, "Read-only file system", ".newslens.ipynb.7")

    monkeypatch.setattr(Path, "write_bytes", read_only)
    result = run("panel")

    assert (result.exit_code, lab_arguments) == (1, [])
    assert result.stderr == (
        "newslens: newslens.ipynb cannot be written here: Read-only file system. "
        "Start in another folder\n"
    )


@pytest.fixture
def lab_arguments(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """What JupyterLab would have been started with, in an empty folder."""
    labapp = pytest.importorskip("jupyterlab.labapp")
    started: list[list[str]] = []
    monkeypatch.setattr(labapp.LabApp, "launch_instance", started.append)
    monkeypatch.chdir(tmp_path)
    return started


def test_the_panel_lies_in_the_folder_where_it_is_opened_and_stays_there(
    lab_arguments: list[list[str]],
) -> None:
    notebook = Path("newslens.ipynb")

    assert run("panel", "--no-browser", "--allow-root").exit_code == 0
    assert "lens.panel()" in notebook.read_text("utf-8")
    notebook.write_text("{}")  # as somebody saved it
    assert run("panel").exit_code == 0

    assert notebook.read_text() == "{}"
    address = "--LabApp.default_url=/lab/tree/newslens.ipynb"
    assert lab_arguments == [
        ["newslens.ipynb", address, "--no-browser", "--allow-root"],
        ["newslens.ipynb", address],
    ]


def test_the_panel_of_an_article_has_a_notebook_of_its_own(
    lab_arguments: list[list[str]],
) -> None:
    for name in ("the story.txt", "other/the story.txt"):
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text("One came.")
        for _ in range(2):  # the second time finds what the first made
            assert run("panel", name).exit_code == 0
    assert run("panel", "https://example.org/news/story-7.html?a=b").exit_code == 0

    assert [arguments[0] for arguments in lab_arguments] == [
        *["newslens-the-story.ipynb"] * 2,
        *["newslens-the-story-2.ipynb"] * 2,
        "newslens-story-7.ipynb",
    ]
    second = json.loads(Path("newslens-the-story-2.ipynb").read_text("utf-8"))
    assert "lens.read('other/the story.txt').panel()" in second["cells"][0]["source"]


def test_where_jupyter_does_not_start_no_notebook_of_ours_is_left(
    lab_arguments: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_arguments: list[str]) -> None:
        sys.exit(1)

    monkeypatch.setattr("jupyterlab.labapp.LabApp.launch_instance", refused)
    assert run("panel").exit_code == 1
    assert list(Path().iterdir()) == []

    notebook = Path("newslens.ipynb")
    notebook.write_text("{}")  # as somebody saved it
    assert run("panel").exit_code == 1
    assert notebook.read_text() == "{}"


@pytest.mark.parametrize(("source", "code"), [("missing.txt", 1), (".", 1), ("-", 2), ("", 2)])
def test_the_panel_of_what_is_no_article_does_not_open(
    lab_arguments: list[list[str]], source: str, code: int
) -> None:
    assert run("panel", source).exit_code == code

    assert lab_arguments == []
    assert list(Path().iterdir()) == []
