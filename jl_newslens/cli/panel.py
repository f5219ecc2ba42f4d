"""`newslens panel`: the interactive panel, in JupyterLab."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

import click

from jl_newslens.cli.group import newslens
from jl_newslens.errors import MissingExtraError

_NOTEBOOK: Final = "newslens.ipynb"


@newslens.command(short_help="Open the panel in JupyterLab.")
@click.option("--no-browser", is_flag=True, help="Only print the address.")
def panel(no_browser: bool) -> None:
    """Open JupyterLab in this folder, with the interactive panel in newslens.ipynb (made where
    there is none): run its cell. Stop with Ctrl+C.
    """
    try:
        from jupyterlab.labapp import LabApp
    except ImportError as error:
        raise MissingExtraError("The panel", "lab") from error
    notebook = Path(_NOTEBOOK)
    if not notebook.exists():
        notebook.write_text(json.dumps(_notebook()), "utf-8")
    LabApp.launch_instance([_NOTEBOOK, *(["--no-browser"] if no_browser else [])])


def _notebook() -> dict[str, object]:
    code = "import jl_newslens as nl\n\nlens = nl.NewsLens()\npanel = lens.panel()\npanel"
    cell: dict[str, object] = {
        "cell_type": "code",
        "id": "panel",
        "execution_count": None,
        "metadata": {},
        "outputs": [],
        "source": code,
    }
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return {
        "cells": [cell],
        "metadata": {"kernelspec": kernel},
        "nbformat": 4,
        "nbformat_minor": 5,
    }
