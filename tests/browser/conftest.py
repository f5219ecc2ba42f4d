"""A real JupyterLab and Notebook 7 server, Debian's Chromium, and a page that knows both."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from .lab import Lab

ROOT = Path(__file__).resolve().parents[2]
STATIC = ROOT / "jl_newslens" / "static" / "widget.js"
LABEXTENSION = ROOT / "jl_newslens" / "labextension"
AXE = ROOT / "js" / "node_modules" / "axe-core" / "axe.min.js"
START_S = 90
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@dataclass(frozen=True)
class Server:
    url: str
    folder: Path
    """Where the notebooks lie; the kernels' working folder."""


def _missing() -> str | None:
    if _chromium() is None:
        return "Chromium is not installed (apt-get install chromium, or set CHROMIUM)"
    if not STATIC.is_file() or not LABEXTENSION.is_dir():
        return "the front end is not built (npm ci && npm run build in js/)"
    try:
        import notebook  # noqa: F401
        import playwright  # noqa: F401
    except ImportError as error:
        return f"{error.name} is not installed"
    return None


def _chromium() -> str | None:
    return os.environ.get("CHROMIUM") or shutil.which("chromium")


@pytest.fixture(scope="session", autouse=True)
def _browser_or_skip() -> None:
    missing = _missing()
    if missing is not None:
        message = f"NO BROWSER TEST RAN: {missing}."
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory, _browser_or_skip: None) -> Iterator[Server]:
    """JupyterLab at /lab and Notebook 7 at /notebooks, with a home and settings of its own."""
    root = tmp_path_factory.mktemp("jupyter")
    folder = root / "work"
    folder.mkdir()
    shutil.copy(Path(__file__).parent / "stand_in.py", folder)
    shutil.copy(ROOT / "tests" / "data" / "analysis.v1.json", folder)
    extensions = root / "data" / "labextensions"
    extensions.mkdir(parents=True)
    (extensions / "jl-newslens").symlink_to(LABEXTENSION, target_is_directory=True)
    quiet = root / "settings" / "@jupyterlab" / "apputils-extension"
    quiet.mkdir(parents=True)
    (quiet / "notification.jupyterlab-settings").write_text(
        '{"fetchNews": "false", "checkForUpdates": false}'
    )
    env = {name: value for name, value in os.environ.items() if not name.startswith("JUPYTER")}
    env |= {
        "HOME": str(root),
        "IPYTHONDIR": str(root / "ipython"),
        "JUPYTERLAB_SETTINGS_DIR": str(root / "settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(root / "workspaces"),
        "JUPYTER_CONFIG_DIR": str(root / "config"),
        "JUPYTER_DATA_DIR": str(root / "data"),
        # Else a copy in the environment, of an earlier build, would go before the one above.
        "JUPYTER_PREFER_ENV_PATH": "0",
        "JUPYTER_RUNTIME_DIR": str(root / "runtime"),
        "PYTHONPATH": os.pathsep.join([str(ROOT), str(folder)]),
        "XDG_DATA_HOME": str(root / "data"),
    }
    port = _free_port()
    log = root / "server.log"
    command = [sys.executable, "-m", "notebook", "--no-browser", "--allow-root", f"--port={port}"]
    command += ["--ip=127.0.0.1", "--ServerApp.port_retries=0", "--IdentityProvider.token="]
    command += ["--ServerApp.password=", "--ServerApp.disable_check_xsrf=True"]
    command += ["--LabApp.expose_app_in_browser=True", f"--ServerApp.root_dir={folder}"]
    command += ["--JupyterNotebookApp.expose_app_in_browser=True"]
    with log.open("w") as output:
        process = subprocess.Popen(command, env=env, stdout=output, stderr=subprocess.STDOUT)
        try:
            _wait(f"http://127.0.0.1:{port}/api/status", process, log)
            yield Server(f"http://127.0.0.1:{port}", folder)
        finally:
            process.terminate()
            process.wait(30)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    give_up = time.monotonic() + START_S
    while True:
        try:
            with urllib.request.urlopen(url, timeout=2):
                return
        except OSError:
            if process.poll() is not None or time.monotonic() > give_up:
                raise RuntimeError(f"Jupyter did not start:\n{log.read_text()[-4000:]}") from None
            time.sleep(0.2)


@pytest.fixture(scope="session")
def chromium(_browser_or_skip: None) -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_chromium(), args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def lab(server: Server, chromium: Any) -> Iterator[Lab]:
    """A fresh browser profile for each module. Nothing may be asked of another host."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB")
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    lab = Lab(context.new_page(), server.url, server.folder)
    yield lab
    context.close()
    lab.stop_kernels()
    assert lab.foreign_requests == []
    assert lab.errors == []


@pytest.fixture(scope="session")
def axe_source() -> str:
    """The code of axe-core, to be run in a page."""
    if not AXE.is_file():
        message = "axe-core is not installed (npm ci in js/)"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return AXE.read_text(encoding="utf-8")
