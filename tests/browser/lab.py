"""A page in JupyterLab or Notebook 7, driven as a user would, or through the app's commands."""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import nbformat
from nbformat.v4 import new_code_cell, new_notebook

READY_MS = 60_000
ACTION_MS = 15_000

_IDLE = """() => {
  const app = window.jupyterapp;
  const context = app?.shell?.currentWidget?.context?.sessionContext;
  return context?.session?.kernel?.status === 'idle';
}"""


class Lab:
    """`page` is Playwright's. `errors` are the uncaught ones; `foreign_requests` left the host."""

    def __init__(self, page: Any, url: str, folder: Path) -> None:
        self.page = page
        self.url = url
        self.folder = folder
        self.errors: list[str] = []
        self.foreign_requests: list[str] = []
        page.set_default_timeout(ACTION_MS)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("request", self._note_request)

    def write(self, name: str, cells: Sequence[str]) -> None:
        """A notebook with these code cells, on disk."""
        notebook = new_notebook(cells=[new_code_cell(source) for source in cells])
        notebook.metadata.kernelspec = {
            "name": "python3",
            "display_name": "Python 3",
            "language": "python",
        }
        nbformat.write(notebook, self.folder / name)

    def read(self, name: str) -> Any:
        return nbformat.read(self.folder / name, as_version=4)

    def open(self, name: str, *, kernel: bool = True) -> None:
        """Opens a document in JupyterLab, in a workspace that remembers nothing."""
        self.page.goto(f"{self.url}/lab/tree/{name}?reset")
        self._wait_for_app(kernel)

    def open_in_notebook(self, name: str) -> None:
        """Opens a notebook in Notebook 7."""
        self.page.goto(f"{self.url}/notebooks/{name}")
        self._wait_for_app(kernel=True)

    def command(self, name: str, **args: Any) -> Any:
        return self.page.evaluate(
            "([name, args]) => window.jupyterapp.commands.execute(name, args).then(() => null)",
            [name, args],
        )

    def start(self, name: str, **args: Any) -> None:
        """Like `command`, but does not wait for its end."""
        self.page.evaluate(
            "([name, args]) => { void window.jupyterapp.commands.execute(name, args); }",
            [name, args],
        )

    def run_all(self) -> None:
        self.command("notebook:run-all-cells")

    def run_cell(self, index: int) -> None:
        self.page.evaluate(
            """async index => {
              const notebook = window.jupyterapp.shell.currentWidget.content;
              notebook.activeCellIndex = index;
              await window.jupyterapp.commands.execute('notebook:run-cell');
            }""",
            index,
        )

    def cell(self, index: int) -> Any:
        return self.page.locator(".jp-Notebook .jp-Cell").nth(index)

    def output_text(self, index: int) -> str:
        text: str = self.cell(index).locator(".jp-OutputArea-output").first.inner_text()
        return text.strip()

    def save(self) -> None:
        self.command("docmanager:save")

    def theme(self, name: str) -> None:
        self.command("apputils:change-theme", theme=name)
        light = "true" if name == "JupyterLab Light" else "false"
        self.page.wait_for_selector(f"body[data-jp-theme-light='{light}']")

    def setting(self, key: str, value: Any) -> None:
        """Writes one of our settings, as the settings editor does."""
        self._request("/lab/api/settings/jl-newslens:plugin", "GET")
        self.page.evaluate(
            """async ([key, value]) => {
              const { serviceManager } = window.jupyterapp;
              const id = 'jl-newslens:plugin';
              await serviceManager.settings.save(id, JSON.stringify({ [key]: value }));
            }""",
            [key, value],
        )

    def stop_kernels(self) -> None:
        for session in json.loads(self._request("/api/sessions", "GET")):
            self._request(f"/api/sessions/{session['id']}", "DELETE")
        for kernel in json.loads(self._request("/api/kernels", "GET")):
            self._request(f"/api/kernels/{kernel['id']}", "DELETE")

    def _wait_for_app(self, kernel: bool) -> None:
        self.page.wait_for_selector(".jp-Notebook, .jp-FileEditor, .jln-Brief", timeout=READY_MS)
        self.page.wait_for_selector("#jupyterlab-splash", state="detached", timeout=READY_MS)
        if kernel:
            self.page.wait_for_function(_IDLE, timeout=READY_MS)

    def _request(self, path: str, method: str) -> bytes:
        request = urllib.request.Request(self.url + path, method=method)
        with urllib.request.urlopen(request, timeout=30) as answer:
            body: bytes = answer.read()
            return body

    def _note_request(self, request: Any) -> None:
        if not request.url.startswith((self.url, "blob:", "data:", self.url.replace("http", "ws"))):
            self.foreign_requests.append(request.url)
