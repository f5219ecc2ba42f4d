"""`newslens panel`: the interactive panel, in JupyterLab."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

import click

from jl_newslens.cli.group import newslens
from jl_newslens.errors import MissingExtraError


@newslens.command(short_help="Open the panel in JupyterLab.")
@click.option("--no-browser", is_flag=True, help="Only print the address.")
def panel(no_browser: bool) -> None:
    """Open JupyterLab with the interactive panel in a notebook: run its cell. Stop with Ctrl+C."""
    if find_spec("jupyterlab") is None:
        raise MissingExtraError("The panel", "lab")
    with tempfile.TemporaryDirectory(prefix="newslens-") as folder:
        notebook = Path(folder) / "newslens.ipynb"
        notebook.write_text(json.dumps(_notebook()), "utf-8")
        command = [sys.executable, "-m", "jupyterlab", str(notebook)]
        subprocess.run([*command, *(["--no-browser"] if no_browser else [])], check=False)


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
