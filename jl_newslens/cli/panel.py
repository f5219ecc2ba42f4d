"""`newslens panel`: the interactive panel, in JupyterLab."""

from __future__ import annotations

import json
import re
from itertools import count
from pathlib import Path
from typing import Final
from urllib.parse import quote

import click

from jl_newslens.cli.group import newslens
from jl_newslens.cli.read import source_of
from jl_newslens.errors import MissingExtraError
from jl_newslens.whole_file import whole_file

_MAX_NAME_CHARS: Final = 60


@newslens.command(short_help="Open the panel in JupyterLab.")
@click.argument("source", required=False)
@click.option("--no-browser", is_flag=True, help="Only print the address.")
@click.option("--allow-root", is_flag=True, help="Start as root too, as in a container.")
def panel(source: str | None, no_browser: bool, allow_root: bool) -> None:
    """Open JupyterLab in this folder, with the interactive panel in newslens.ipynb (made where
    there is none): run its cell. Stop with Ctrl+C.

    With a SOURCE, a file or an https:// address, the panel shows that article, in a notebook that
    is named after it.
    """
    try:
        from jupyterlab.labapp import LabApp
    except ImportError as error:
        raise MissingExtraError("The panel", "lab") from error
    if source is not None:
        _check(source)
    notebook = _notebook_for(source)
    made = None if notebook.exists() else json.dumps(_notebook(source)).encode()
    if made is not None:
        _write(notebook, made)
    # The file is what a browser opens, the address what is printed for whoever has none here.
    arguments = [str(notebook), f"--LabApp.default_url=/lab/tree/{quote(str(notebook))}"]
    flags = {"--no-browser": no_browser, "--allow-root": allow_root}
    try:
        LabApp.launch_instance([*arguments, *(flag for flag, is_set in flags.items() if is_set)])
    except SystemExit as end:  # Jupyter does not start: as root, or where its own options are wrong
        if end.code and made is not None and notebook.read_bytes() == made:
            notebook.unlink()
        raise


def _write(notebook: Path, made: bytes) -> None:
    try:
        with whole_file(notebook) as unfinished:
            unfinished.write_bytes(made)
    except OSError as error:
        told = f"{notebook} cannot be written here: {error.strerror}. Start in another folder"
        raise OSError(error.errno, told) from error


def _check(source: str) -> None:
    """Raises what reading a file would; an address is left to the notebook."""
    from jl_newslens.reading.source import read_source

    if source == "-":
        raise click.UsageError("The panel reads no standard input. Save the article in a file.")
    if isinstance(path := source_of(source), Path):
        read_source(path)


def _notebook_for(source: str | None) -> Path:
    """The notebook of this source, there or not yet; two articles of one name have two."""
    if source is None:
        return Path("newslens.ipynb")
    stem = Path(re.sub(r"[?#].*", "", source)).stem
    name = re.sub(r"[^\w.-]+", "-", stem)[:_MAX_NAME_CHARS]
    for number in count(1):
        path = Path(f"newslens-{name}{f'-{number}' if number > 1 else ''}.ipynb")
        if not path.exists() or _source_in(path) == source:
            break
    return path


def _source_in(notebook: Path) -> str | None:
    """The source that a notebook of ours was made for."""
    try:
        source = json.loads(notebook.read_bytes())["metadata"]["newslens"]["source"]
    except (LookupError, TypeError, ValueError):
        return None
    return source if isinstance(source, str) else None


def _notebook(source: str | None) -> dict[str, object]:
    made = "lens.panel()" if source is None else f"lens.read({source!r}).panel()"
    cell: dict[str, object] = {
        "cell_type": "code",
        "id": "panel",
        "execution_count": None,
        "metadata": {},
        "outputs": [],
        "source": f"import jl_newslens as nl\n\nlens = nl.NewsLens()\npanel = {made}\npanel",
    }
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return {
        "cells": [cell],
        "metadata": {"kernelspec": kernel, "newslens": {"source": source}},
        "nbformat": 4,
        "nbformat_minor": 5,
    }
