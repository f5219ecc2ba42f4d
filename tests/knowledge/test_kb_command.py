"""`newslens kb` as a user meets it: what it says, and what is left when something goes wrong."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from jl_newslens.cli.commands import newslens
from jl_newslens.cli.knowledge import _Bar, _Lines
from jl_newslens.knowledge import BuildProgress, dump
from jl_newslens.knowledge.aggregate import Aggregation
from jl_newslens.link.sources.cache import PageCache
from tests.knowledge.small_dump import WORLD, index_of, write_small_dump
from tests.knowledge.test_build import built, rows

pytest.importorskip("duckdb")


def run(*arguments: object) -> Result:
    return CliRunner().invoke(newslens, [str(argument) for argument in arguments])


def failed(*arguments: object) -> str:
    """The one line that a command that could not do its work says."""
    result = run(*arguments)
    assert result.exit_code == 1, result.output
    assert result.stderr.startswith("newslens: ")
    assert result.stderr.count("\n") == 1
    assert "bug" not in result.stderr
    return result.stderr


def test_a_dump_is_built_and_looked_into(tmp_path: Path) -> None:
    path = write_small_dump(tmp_path / "dump", packing="multistream")
    output = tmp_path / "new folder" / "small.kb"
    result = run("kb", "build", path, "-o", output, "--min-links", 0, "--workers", 1)
    assert result.exit_code == 0, result.stderr
    assert "9 pages" in result.stderr
    assert str(output) in result.stderr
    info = dict(line.split("\t") for line in run("kb", "info", output).stdout.splitlines())
    assert info["pages"] == "9"
    assert f"{info['aliases']} aliases" in result.stderr
    found = run("kb", "find", "--kb", output, "Paris", "Nobody").stdout.splitlines()
    assert found[0].split("\t")[2:] == ["Paris", "Capital of France"]
    assert found[-1].startswith("Nobody\t–")


def test_info_takes_the_option_of_the_other_commands(tmp_path: Path) -> None:
    path = write_small_dump(tmp_path / "dump", packing="multistream")
    output = tmp_path / "small.kb"
    run("kb", "build", path, "-o", output, "--workers", 1)
    assert run("kb", "info", "--kb", output).stdout == run("kb", "info", output).stdout
    assert run("kb", "info", "--kb", output, output).exit_code == 2


def test_a_knowledge_base_is_replaced_only_when_asked(tmp_path: Path) -> None:
    path = write_small_dump(tmp_path / "dump", packing="multistream")
    command = ("kb", "build", path, "-o", tmp_path / "small.kb", "--workers", 1)
    assert run(*command).exit_code == 0
    before = (tmp_path / "small.kb").read_bytes()

    assert "small.kb is a knowledge base already" in failed(*command, "--min-links", 0)
    assert (tmp_path / "small.kb").read_bytes() == before
    assert run(*command, "--min-links", 0, "--force").exit_code == 0
    assert (tmp_path / "small.kb").read_bytes() != before


def test_names_are_looked_up_in_the_starter_where_nothing_was_built(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEWSLENS_KB", str(tmp_path / "none.kb"))
    found = run("kb", "find", "Angela Merkel")
    assert found.exit_code == 0
    assert "asking the starter" in found.stderr
    assert found.stdout.split("\t")[2] == "Angela Merkel"
    assert "The starter that comes with NewsLens" in failed("kb", "info")
    assert "There is no knowledge base" in failed("kb", "find", "--kb", tmp_path / "x.kb", "Merkel")


def test_its_bar_shows_rate_and_time_left(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = io.StringIO()
    monkeypatch.setattr(sys, "stderr", shown)
    bar = _Bar()
    for done in (1_000_000, 4_000_000):
        bar.show(BuildProgress("read", "pages", done, 8_000_000, 900, 2.0, 450.0, 2.0))
    bar.show(BuildProgress("count", "redirects", 1, 6, 900, 0.1, 0.0, 0.5))
    bar.close()
    text = shown.getvalue()
    assert "900 pages, 450 a second" in text
    assert "4.00M/8.00M" in text
    assert "B/s" in text
    assert "redirects" in text


def test_where_nobody_watches_it_says_a_line_a_minute(capsys: pytest.CaptureFixture[str]) -> None:
    now = 0.0
    lines = _Lines(clock=lambda: now)
    for now in range(0, 150, 10):
        done = now * 1_000_000
        lines.show(BuildProgress("read", "pages", done, 400_000_000, 9 * now, now, 450, 3700.4))
    lines.close()
    assert capsys.readouterr().err.splitlines() == [
        "newslens: pages: 15%, 540 pages, 450 a second, 1:01:40 left",
        "newslens: pages: 30%, 1,080 pages, 450 a second, 1:01:40 left",
    ]


@pytest.mark.parametrize("packing", ["bz2", "multistream"])
@pytest.mark.parametrize("damage", ["truncated", "flipped"])
def test_a_damaged_dump_is_told_and_leaves_no_output(
    tmp_path: Path, packing: str, damage: str
) -> None:
    path = write_small_dump(tmp_path / "dump", packing=packing)
    data = bytearray(path.read_bytes())
    if damage == "truncated":
        del data[-200:]
    else:
        data[-400:-300] = bytes(100)
    path.write_bytes(data)
    message = failed("kb", "build", path, "-o", tmp_path / "x.kb", "--workers", 1)
    assert ("ends early" if damage == "truncated" else "damaged") in message
    assert "download it again" in message
    assert not (tmp_path / "x.kb").exists()


@pytest.mark.parametrize("content", [b"\xff\xd8\xff a picture", b"<html>Not found</html>", b""])
def test_another_file_is_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "dump.xml.bz2"
    path.write_bytes(content)
    assert "not a dump of a MediaWiki" in failed("kb", "build", path, "-o", tmp_path / "x.kb")
    assert [p.name for p in tmp_path.iterdir()] == ["dump.xml.bz2"]
    assert "not a knowledge base" in failed("kb", "info", path)
    assert "There is no file" in failed("kb", "build", tmp_path / "none", "-o", tmp_path / "x.kb")


def test_an_index_of_another_dump_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dump, "_COMPRESSED_PIECE_BYTES", 1)
    path = write_small_dump(tmp_path / "dump", packing="multistream")
    other = write_small_dump(
        tmp_path / "other", dict(reversed(WORLD.items())), "multistream", pages_a_stream=3
    )
    output = tmp_path / "x.kb"
    message = failed("kb", "build", path, "-o", output, "--index", index_of(other), "--workers", 1)
    assert "of another dump" in message


def test_without_duckdb_it_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    path = write_small_dump(tmp_path / "dump")
    assert "jl-newslens[kb]" in failed("kb", "build", path, "-o", tmp_path / "x.kb")


SCRIPT = textwrap.dedent(
    """
    import resource, sys
    limit = int(sys.argv.pop(1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))  # a disk that takes no more
    from jl_newslens.cli.commands import newslens
    newslens()
    """
)


@pytest.mark.skipif(os.name != "posix", reason="needs a limit on files")
@pytest.mark.parametrize("limit", [100, 20_000, 600_000])
def test_a_full_disk_is_told_and_the_next_run_goes_on(
    tmp_path: Path, limit: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = {
        f"{title} {i}" if i else title: text * 9
        for i in range(400)
        for title, text in WORLD.items()
    }
    path = write_small_dump(tmp_path / "dump", pages)
    command = ["kb", "build", str(path), "-o", str(tmp_path / "small.kb"), "--workers", "1"]
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(limit), *command],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1, done.stderr
    assert "make room on the disk" in done.stderr
    assert "bug" not in done.stderr
    assert not (tmp_path / "small.kb").exists()
    assert run(*command).exit_code == 0
    (tmp_path / "whole").mkdir()
    write_small_dump(tmp_path / "whole" / "dump", pages)
    assert rows(tmp_path / "small.kb") == rows(built(tmp_path / "whole", min_links=1))


@pytest.mark.skipif(os.name != "posix", reason="needs SIGINT")
def test_an_interrupt_is_answered_at_once_and_the_next_run_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_small_dump(tmp_path / "dump", packing="multistream")
    script = textwrap.dedent(
        """
        import os, signal
        from jl_newslens.cli.commands import newslens
        from jl_newslens.knowledge import build, dump
        # What runs in the background of a shell inherits deafness to it.
        signal.signal(signal.SIGINT, signal.default_int_handler)
        dump._COMPRESSED_PIECE_BYTES = 1
        extract, read = build.extract_piece, []
        def interrupted(*args, **options):
            if len(read) == 3:
                os.kill(os.getpid(), signal.SIGINT)
            read.append(1)
            return extract(*args, **options)
        build.extract_piece = interrupted
        newslens()
        """
    )
    command = ["kb", "build", str(path), "-o", str(tmp_path / "small.kb"), "--workers", "1"]
    done = subprocess.run(
        [sys.executable, "-c", script, *command], capture_output=True, text=True, check=False
    )
    assert done.returncode == 130, done.stderr
    assert "goes on where it was" in done.stderr
    assert len(list((tmp_path / "small.kb.building").glob("*.done"))) == 3
    monkeypatch.setattr(dump, "_COMPRESSED_PIECE_BYTES", 1)
    assert run(*command).exit_code == 0
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith("small")] == ["small.kb"]


def test_the_cache_is_looked_into_and_cleared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEWSLENS_CACHE", str(tmp_path))

    def info() -> dict[str, str]:
        return dict(line.split("\t") for line in run("cache", "info").stdout.splitlines())

    assert info()["answers"] == "0"
    assert not list(tmp_path.iterdir())  # looking makes no file
    now = time.time()
    for age_days, key in ((10, "old"), (0, "new")):
        cache = PageCache(clock=lambda then=now - age_days * 86_400: then)  # type: ignore[misc]
        cache.put_many("https://w.example.org", "page", {key: [{"title": key}], f"no {key}": []})
        cache.close()
    facts = info()
    assert (facts["answers"], facts["no such page"]) == ("4", "2")
    assert (facts["https://w.example.org"], facts["oldest, days"]) == ("4", "10.0")
    assert "answers forgotten: 2" in run("cache", "clear", "--older-than", 5).stderr
    assert info()["answers"] == "2"
    assert "answers forgotten: 2" in run("cache", "clear").stderr
    assert info()["answers"] == "0"


@pytest.mark.skipif(os.name != "posix", reason="needs SIGINT")
def test_ctrl_c_while_duckdb_works_is_an_interrupt(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    request.addfinalizer(lambda: signal.signal(signal.SIGINT, before))
    tables = Aggregation(tmp_path, threads=1, step=lambda name: None)
    request.addfinalizer(tables.close)
    threading.Timer(0.5, os.kill, (os.getpid(), signal.SIGINT)).start()
    long = "SELECT count(DISTINCT md5(range::VARCHAR)) FROM range(50000000)"
    with pytest.raises(KeyboardInterrupt):
        list(tables._rows(long))
