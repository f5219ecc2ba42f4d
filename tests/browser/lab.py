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
ACTION_MS = 30_000

_IS_OPEN = """([path, kernel]) => {
  const context = window.jupyterapp?.shell?.currentWidget?.context;
  if (context?.path !== path || !context.isReady) return false;
  return !kernel || context.sessionContext?.session?.kernel?.status === 'idle';
}"""


class Lab:
    """`page` is Playwright's. `errors` are our uncaught ones; `foreign_requests` left the host."""

    def __init__(self, page: Any, url: str, folder: Path) -> None:
        self.page = page
        self.url = url
        self.folder = folder
        self.errors: list[str] = []
        self.foreign_requests: list[str] = []
        page.set_default_timeout(ACTION_MS)
        page.on("pageerror", self._note_error)
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

    def write_changed(self, name: str, notebook: Any) -> None:
        """A notebook that this server did not write: its signature fits no more."""
        notebook.cells[0].source += "\n# changed by someone else"
        nbformat.write(notebook, self.folder / name)

    def read(self, name: str) -> Any:
        return nbformat.read(self.folder / name, as_version=4)

    def open(self, name: str, *, kernel: bool = True, reload: bool = False) -> None:
        """Opens a document in JupyterLab: in the page that is there, or in a new one.

        Args:
            kernel: wait until its kernel is idle.
            reload: load the whole page again, in a workspace that remembers nothing.
        """
        if reload or not self.page.url.startswith(f"{self.url}/lab"):
            self.page.goto(f"{self.url}/lab/tree/{name}?reset")
            self.page.wait_for_function("window.jupyterapp?.restored", timeout=READY_MS)
            self.page.wait_for_selector("#jupyterlab-splash", state="detached", timeout=READY_MS)
        else:
            self.start("docmanager:open", path=name)
        self.page.wait_for_function(_IS_OPEN, arg=[name, kernel], timeout=READY_MS)

    def open_in_notebook(self, name: str) -> None:
        """Opens a notebook in Notebook 7."""
        self.page.goto(f"{self.url}/notebooks/{name}")
        self.page.wait_for_function(_IS_OPEN, arg=[name, True], timeout=READY_MS)

    @property
    def here(self) -> Any:
        """The document in front: others may stand beside it, or hidden behind it."""
        self.page.evaluate(
            """() => {
              document.querySelector('[data-here]')?.removeAttribute('data-here');
              window.jupyterapp.shell.currentWidget.node.setAttribute('data-here', '');
            }"""
        )
        return self.page.locator("[data-here]")

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
        return self.here.locator(".jp-Notebook .jp-Cell").nth(index)

    def output_text(self, index: int) -> str:
        text: str = self.cell(index).locator(".jp-OutputArea-output").first.inner_text()
        return text.strip()

    def save(self) -> None:
        self.command("docmanager:save")

    def theme(self, name: str) -> None:
        self.command("apputils:change-theme", theme=name)
        light = "true" if name == "JupyterLab Light" else "false"
        self.page.wait_for_selector(f"body[data-jp-theme-light='{light}']", state="attached")

    def setting(self, key: str, value: str | bool) -> None:
        """Changes one of our settings in JupyterLab's settings editor."""
        self.command("jl-newslens:open-settings")
        control = self.page.locator(f"[id^='jp-SettingsEditor-jl-newslens'][id$='_{key}']").first
        control.wait_for()
        if isinstance(value, bool):
            control.set_checked(value)
        elif control.evaluate("node => node.tagName") == "SELECT":
            control.select_option(label=value)
        else:
            control.fill(value)

    def violations(self, axe_source: str, selector: str) -> list[Any]:
        """What axe-core has against the parts of the page that are ours."""
        if not self.page.evaluate("'axe' in window"):
            self.page.evaluate(axe_source)
        found: list[Any] = self.page.evaluate(
            """async selector => {
              const result = await axe.run({ include: [[selector]] });
              return result.violations.map(v => [v.id, v.help, v.nodes.map(n => n.html)]);
            }""",
            selector,
        )
        return found

    def stop_kernels(self) -> None:
        for session in json.loads(self._request("/api/sessions", "GET")):
            self._request(f"/api/sessions/{session['id']}", "DELETE")
        for kernel in json.loads(self._request("/api/kernels", "GET")):
            self._request(f"/api/kernels/{kernel['id']}", "DELETE")

    def _request(self, path: str, method: str) -> bytes:
        request = urllib.request.Request(self.url + path, method=method)
        with urllib.request.urlopen(request, timeout=30) as answer:
            body: bytes = answer.read()
            return body

    def _note_error(self, error: Any) -> None:
        """Only what went through our code: Jupyter has uncaught errors of its own."""
        if "jl-newslens" in (error.stack or "") or "blob:" in (error.stack or ""):
            self.errors.append(f"{error}\n{error.stack}")

    def _note_request(self, request: Any) -> None:
        if not request.url.startswith((self.url, "blob:", "data:", self.url.replace("http", "ws"))):
            self.foreign_requests.append(request.url)
