"""The bar of a long reading, in a terminal, in a notebook, and where nobody watches."""

from __future__ import annotations

import textwrap
from pathlib import Path
from typing import Any

import pytest

from jl_newslens.progress import progress_bar

nbformat = pytest.importorskip("nbformat")
nbclient = pytest.importorskip("nbclient")


def test_nobody_watches_a_log(capsys: pytest.CaptureFixture[str]) -> None:
    with progress_bar(2, "Reading", show=None) as bar:
        bar.update(2)

    assert capsys.readouterr() == ("", "")


def test_a_saved_notebook_holds_a_finished_bar(tmp_path: Path) -> None:
    source = """
        import time
        from jl_newslens.progress import progress_bar
        with progress_bar(3, "Reading", show=None) as bar:
            for _ in range(3):
                time.sleep(0.6)
                bar.update()
    """
    cells = [nbformat.v4.new_code_cell(textwrap.dedent(source))]
    notebook = nbformat.v4.new_notebook(cells=cells)

    nbclient.NotebookClient(notebook, timeout=60, kernel_name="python3").execute(cwd=tmp_path)

    outputs: list[Any] = notebook.cells[0].outputs
    assert [list(output["data"]) for output in outputs] == [["text/plain"]]
    assert "100%" in outputs[0]["data"]["text/plain"]
    assert "3/3" in outputs[0]["data"]["text/plain"]
