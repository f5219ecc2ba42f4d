"""A real MediaWiki on loopback: made once, kept in a folder, served by PHP's built-in server."""

from __future__ import annotations

import hashlib
import os
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.request
from pathlib import Path

from .pages import export_xml

HERE = Path(__file__).resolve().parent
PHP = ("php", "-d", "error_reporting=E_ALL&~E_DEPRECATED", "-d", "display_errors=0")
_SETTINGS = """
$wgServer = 'http://' . ( $_SERVER['HTTP_HOST'] ?? '127.0.0.1' );
foreach ( [ 'Cite', 'TextExtracts', 'PageImages', 'ParserFunctions' ] as $extension ) {
	wfLoadExtension( $extension );
}
require_once __DIR__ . '/test/TestWiki.php';
$wgMainCacheType = CACHE_NONE;
$wgJobRunRate = 0;
$wgArticlePath = '/wiki/$1';
"""


class NoMediaWikiError(Exception):
    """PHP or MediaWiki is not on this machine."""


def folder() -> Path:
    """Where install.sh puts MediaWiki."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return Path(os.environ.get("NEWSLENS_MEDIAWIKI") or cache / "newslens-mediawiki")


class TestWiki:
    """The wiki, being served.

    Attributes:
        api: address of its api.php.
        site: folder that holds its code and its database.
    """

    __test__ = False

    def __init__(self) -> None:
        self.site = _made_site()
        self.port = _free_port()
        self.api = f"http://127.0.0.1:{self.port}/w/api.php"
        self._log = tempfile.TemporaryFile()  # noqa: SIM115 - closed by stop()
        # One process on purpose: with worker processes a kill leaves the workers behind.
        self._server = subprocess.Popen(
            [*PHP, "-S", f"127.0.0.1:{self.port}", "-t", str(self.site / "document_root")],
            stdout=self._log,
            stderr=self._log,
        )
        try:
            self._wait_until_it_answers()
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        self._server.kill()
        self._server.wait()
        self._log.close()

    def requests(self) -> int:
        """How many requests for api.php the server has answered so far."""
        self._log.seek(0)
        return sum(b"/w/api.php" in line for line in self._log.readlines())

    def dump(self, path: Path) -> Path:
        """Writes what dumpBackup.php exports: the current text of every page."""
        with path.open("wb") as output:
            _php(self.site, "dumpBackup.php", "--current", "--quiet", stdout=output)
        return path

    def _wait_until_it_answers(self) -> None:
        deadline = time.monotonic() + 30
        while True:
            try:
                urllib.request.urlopen(f"{self.api}?action=query&format=json", timeout=20).read()
                return
            except OSError:
                if time.monotonic() > deadline or self._server.poll() is not None:
                    raise
                time.sleep(0.05)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _made_site() -> Path:
    """The folder of a set-up wiki; its name changes with the pages, so an old one is never used."""
    package = folder() / "package"
    if shutil.which("php") is None or not (package / "usr/share/mediawiki/api.php").is_file():
        raise NoMediaWikiError(
            f"no PHP, or no MediaWiki in {folder()}: run tests/mediawiki/install.sh"
        )
    parts = [export_xml().encode(), _SETTINGS.encode(), Path(__file__).read_bytes()]
    parts += [(HERE / name).read_bytes() for name in ("TestWiki.php", "TestWiki.i18n.php")]
    site = folder() / f"site-{hashlib.sha256(b''.join(parts)).hexdigest()[:12]}"
    if not site.is_dir():
        draft = Path(tempfile.mkdtemp(prefix="draft-", dir=folder()))
        try:
            _make(package, draft)
            draft.rename(site)
        except OSError:
            if not site.is_dir():  # another session was faster
                raise
        finally:
            shutil.rmtree(draft, ignore_errors=True)
    return site


def _make(package: Path, site: Path) -> None:
    wiki = site / "wiki"
    shutil.copytree(package / "usr/share/mediawiki", wiki, symlinks=True)
    # The package links these to /etc and /var; here everything stays in one folder.
    for name in ("LocalSettings.php", "config", "extensions", "images"):
        (wiki / name).unlink(missing_ok=True)
    _unlink_links(wiki, package)
    (wiki / "extensions").symlink_to("extensions-core")
    for name in ("images", "cache"):
        (wiki / name).mkdir(exist_ok=True)
    (site / "document_root").mkdir()
    (site / "document_root/w").symlink_to("../wiki")
    (site / "data").mkdir()
    (wiki / "test").mkdir()
    for name in ("TestWiki.php", "TestWiki.i18n.php"):
        shutil.copy(HERE / name, wiki / "test" / name)
    _php(
        site, "install.php", "--dbtype", "sqlite", "--dbpath", str(site / "data"),
        "--dbname", "wiki",
        "--server", "http://127.0.0.1", "--scriptpath", "/w", "--lang", "en", "--skins", "MonoBook",
        "--pass", "only-for-tests-on-loopback", "Test Wiki", "Admin",
    )  # fmt: skip
    settings = wiki / "LocalSettings.php"
    text = settings.read_text().replace(str(site / "data"), "' . __DIR__ . '/../data")
    text = text.replace("\"' . __DIR__ . '/../data\"", "__DIR__ . '/../data'")
    settings.write_text(text + _SETTINGS)
    pages = site / "pages.xml"
    pages.write_text(export_xml(), encoding="utf-8")
    _php(site, "importDump.php", "--quiet", str(pages))
    for step in ("refreshLinks.php", "runJobs.php", "rebuildtextindex.php"):
        _php(site, step)


def _unlink_links(wiki: Path, package: Path) -> None:
    """Absolute links of the package's files are made to point into the unpacked package."""
    for path in wiki.iterdir():
        if path.is_symlink() and path.readlink().is_absolute():
            target = package / path.readlink().relative_to("/")
            path.unlink()
            if target.exists():
                path.symlink_to(target)


def _php(site: Path, script: str, *arguments: str, stdout: object = subprocess.PIPE) -> None:
    done = subprocess.run(
        [*PHP, str(site / "wiki/maintenance" / script), *arguments],
        stdout=stdout,  # type: ignore[call-overload]
        stderr=subprocess.PIPE,
        timeout=240,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(
            f"{script} failed: {done.stderr[-800:]!r} {(done.stdout or b'')[-800:]!r}"
        )
