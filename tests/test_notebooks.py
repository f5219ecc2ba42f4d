"""The notebooks run from top to bottom, and what is saved in them shows on a static host."""

from __future__ import annotations

from pathlib import Path

import pytest

nbformat = pytest.importorskip("nbformat")
nbclient = pytest.importorskip("nbclient")

FOLDER = Path(__file__).resolve().parent.parent / "notebooks"
WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))


def test_there_are_notebooks() -> None:
    names = {path.stem for path in NOTEBOOKS}

    assert names >= {"quickstart", "panel", "corpus", "your-own-references"}


@pytest.mark.model
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs_without_an_error(path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)
    client = nbclient.NotebookClient(
        notebook, timeout=180, kernel_name="python3", resources={"metadata": {"path": FOLDER}}
    )

    client.execute()  # raises CellExecutionError with the traceback

    assert any(cell.get("outputs") for cell in notebook.cells)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_the_saved_outputs_show_on_a_static_host(path: Path) -> None:
    nbformat.validate(nbformat.read(path, as_version=4))
    outputs = [
        output
        for cell in nbformat.read(path, as_version=4).cells
        for output in cell.get("outputs", [])
    ]

    assert outputs, f"{path.name} is saved without outputs: run it and save it"
    for output in outputs:
        assert output["output_type"] != "error"
        if "data" in output:
            forms = set(output["data"])
            assert {"text/html", "text/plain"} & forms
            # In text a widget is "Explorer(children=…": no reader's business.
            assert "text/html" in forms or WIDGET_VIEW not in forms


def test_the_three_lengths_of_the_quickstart_differ() -> None:
    notebook = nbformat.read(FOLDER / "quickstart.ipynb", as_version=4)
    [cell] = [cell for cell in notebook.cells if cell.source.endswith("shown.bullets[0].text)")]

    shown = "".join(output["text"] for output in cell.outputs).splitlines()

    assert [line.split()[0] for line in shown] == ["full", "brief", "headline"]
    assert len({line.split(maxsplit=1)[1] for line in shown}) == 3
