from __future__ import annotations

import errno
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from jl_newslens.cli.commands import newslens


def run(*arguments: object, stdin: bytes | str | None = None) -> Result:
    return CliRunner().invoke(newslens, [str(argument) for argument in arguments], input=stdin)


def commands(group: click.Group, *path: str) -> Iterator[tuple[str, ...]]:
    yield path
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, *path, name)
        else:
            yield (*path, name)


@pytest.mark.parametrize("command", list(commands(newslens)), ids=" ".join)
def test_every_command_explains_itself(command: tuple[str, ...]) -> None:
    result = run(*command, "--help")

    assert result.exit_code == 0
    assert "Usage: " in result.output
    assert not re.search(r"[a-z,]\.\.\.$", result.output, re.MULTILINE), "a line that is cut"


@pytest.mark.model
def test_read_prints_plain_text_into_a_pipe(articles: Path) -> None:
    result = run("read", articles / "istanbul-talks.txt", "--offline")

    assert result.exit_code == 0
    assert "Mark Rutte" in result.stdout
    assert result.stdout.endswith("\n")
    assert not result.stdout.endswith("\n\n")
    assert "\x1b" not in result.stdout
    assert result.stderr == ""


@pytest.mark.model
@pytest.mark.parametrize(
    ("format_", "start"), [("markdown", ""), ("html", "<!doctype html>"), ("json", "{")]
)
def test_read_prints_every_format(articles: Path, format_: str, start: str) -> None:
    result = run("read", articles / "istanbul-talks.txt", "--offline", "--format", format_)

    assert result.exit_code == 0
    assert result.stdout.lower().startswith(start)
    assert result.stdout.endswith("\n")
    assert not result.stdout.endswith("\n\n")
    assert "https://en.wikipedia.org/wiki/Mark_Rutte" in result.stdout
    if format_ == "json":
        assert json.loads(result.stdout)["wire_version"] == 1


@pytest.mark.model
def test_read_takes_standard_input(articles: Path) -> None:
    text = (articles / "istanbul-talks.txt").read_bytes()

    result = run("read", "-", "--offline", "-n", 2, "--ranker", "lead", stdin=text)

    assert result.exit_code == 0
    assert (
        result.stdout
        == run(
            "read", articles / "istanbul-talks.txt", "--offline", "-n", 2, "--ranker", "lead"
        ).stdout
    )


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("read", "no-such-file.txt"), "no-such-file.txt"),
        (("read", "The port of Vigo grows."), "newslens read -"),
        (("read", "ftp://example.org/a.txt"), "http or https"),
        (("read", "."), "corpus run"),
        (("read", "-", "--max-chars", "9"), "max_chars"),
        (("read", "-", "--pipeline", "no_such_pipeline"), "no_such_pipeline"),
        (("corpus", "run", "no-such-folder", "-o", "out"), "no-such-folder"),
        (("corpus", "run", "https://example.org/a.csv", "-o", "out"), "Download it"),
        (("corpus", "show", "."), "corpus run"),
        (("corpus", "show", "one.txt"), "one.txt is no folder"),
        (("corpus", "run", "one.txt", "-o", "out"), "newslens read one.txt"),
        (("read", "https://example.org/a b"), "has spaces"),
        (("evaluate", "bullets", "one.txt"), "A line must hold one JSON object"),
        (("evaluate", "language", "one.txt"), "CoNLL-U"),
    ],
)
def test_an_error_is_one_line_on_standard_error(
    arguments: tuple[str, ...], says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("one.txt").write_text("The port of Vigo grows.")
    result = run(*arguments, stdin="The port of Vigo grows every year, officials said on Monday.")

    assert result.exit_code == 1
    _is_one_line(result, says)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("read", "-", "--ranker", "lexrank"), "lex_rank"),
        (("read", "-", "--bullets", "0"), "bullets"),
        (("read", "-", "--min-score", "2"), "min_score"),
        (("read", "-", "--timeout-s", "0"), "timeout_s"),
        (("read", "-", "--contact", "me"), "contact"),
        (("read", "https://example.org/a", "--offline"), "offline"),
        (("read", "-", "--source", "wikidata", "--offline"), "starter"),
        (("read", "-", "--language", "xq"), "for 'xq'"),
        (("corpus", "run", ".", "-o", "out", "--bullets", "0"), "bullets"),
        (("corpus", "run", "one.jsonl", "-o", "out", "--text-column", "story"), "article, highl"),
        (("corpus", "run", ".", "-o", "out", "--ranker", "lexrank"), "lex_rank"),
        (("corpus", "run", "-", "-o", "out"), "cat > articles.jsonl"),
        (("evaluate", "linking", "one.txt", "--min-score", "2"), "min_score"),
        (("evaluate", "bullets", "one.jsonl", "--ranker", "lexrank"), "lex_rank"),
        (("evaluate", "bullets", "one.txt", "--bullets", "0"), "bullets"),
    ],
)
def test_a_value_that_cannot_be_used_is_one_line_and_ends_with_2(
    arguments: tuple[str, ...], says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "one.txt").write_text("The port of Vigo grows every year.")
    (tmp_path / "one.jsonl").write_text('{"article": "The port grows.", "highlights": "It grows."}')

    result = run(*arguments, stdin="The port of Vigo grows every year, officials said on Monday.")

    assert result.exit_code == 2
    _is_one_line(result, says)


def test_no_source_at_all_says_how_to_give_standard_input() -> None:
    result = run("read", stdin="The port of Vigo grows every year.")

    assert result.exit_code == 2
    assert "or - for standard input" in result.stderr


@pytest.mark.parametrize(
    ("command", "says"),
    [
        (("read",), "newslens corpus run FOLDER"),
        (("corpus", "run", "-o", "out"), "the folder that holds them"),
    ],
)
def test_several_files_where_one_is_read_say_what_to_name(
    command: tuple[str, ...], says: str
) -> None:
    result = run(*command, "a.txt", "b.txt", "c.txt")  # what a shell makes of "*.txt"

    assert result.exit_code == 2
    assert says in result.stderr


@pytest.mark.parametrize("stage", ["language", "linking", "bullets", "compression"])
@pytest.mark.parametrize("name", ["none.jsonl", "none.conllu", "none"])
def test_a_labelled_file_that_is_not_there_ends_with_1(stage: str, name: str) -> None:
    result = run("evaluate", stage, name)

    assert result.exit_code == 1
    _is_one_line(result, name)


def _is_one_line(result: Result, says: str) -> None:
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1
    assert result.stderr.startswith("newslens: ")
    assert says in result.stderr


@pytest.mark.model
def test_a_corpus_without_dates_says_why_it_has_no_timeline(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("The mayor of Vigo met Angela Merkel in Berlin, he said.")
    assert run("corpus", "run", tmp_path, "-o", tmp_path / "out").exit_code == 0

    result = run("corpus", "show", tmp_path / "out", "--timeline", "Angela Merkel")

    assert "no article that names Angela Merkel has a date" in result.stderr


@pytest.mark.model
def test_a_corpus_run_counts_what_it_read_and_shows_what_it_could_not(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("The mayor of Vigo met Angela Merkel in Berlin, he said.")
    (tmp_path / "two.txt").write_bytes(b"\x00\x01\x02\x03" * 100)

    done = run("corpus", "run", tmp_path, "-o", tmp_path / "out", "--offline")  # as for 'read'
    shown = run("corpus", "show", tmp_path / "out", "--failed")

    assert "1 article read, 1 could not be: " in done.stderr
    assert f"corpus show {tmp_path / 'out'} --failed" in done.stderr
    assert shown.stdout.splitlines()[0] == "id\terror"
    assert [line.split("\t")[0] for line in shown.stdout.splitlines()[1:]] == ["two.txt"]
    assert "is not text" in shown.stdout


@pytest.mark.model
def test_a_corpus_run_tells_what_it_passes_over_in_a_folder(tmp_path: Path) -> None:
    for name in ("a.txt", "b.pdf", "c.PDF", "d.jsonl", "e.txt.gz", ".hidden.pdf", "NOTES"):
        (tmp_path / name).write_text("The port of Vigo grows every year, officials said on Monday.")

    result = run("corpus", "run", tmp_path, "-o", tmp_path / "run")
    again = run("corpus", "run", tmp_path, "-o", tmp_path / "run2")

    told = "Passed over: 2 .pdf, 1 without a suffix, 1 .jsonl, 1 .gz. Tables are given one by one."
    assert told in result.stderr
    assert told in again.stderr, "what the run before wrote is no input"
    assert "Passed over" not in run("corpus", "run", tmp_path / "d.jsonl", "-o", "x").stderr


def test_two_questions_to_a_corpus_are_one_too_many(tmp_path: Path) -> None:
    result = run("corpus", "show", tmp_path, "--pairs", "--failed")

    assert result.exit_code == 2
    assert "--pairs and --failed" in result.stderr


def test_a_corpus_has_a_language_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("The port of Vigo grows every year.")

    result = run("corpus", "run", tmp_path, "-o", tmp_path / "out", "--language", "xq")

    assert result.exit_code == 2
    assert "for 'xq'" in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("read", "-", "--bulets", "3"),
        ("read", "-", "--bullets", "x"),
        ("read", "-", "--length", "tiny"),
        ("read", ""),
        ("kb", "find"),
        ("corpus", "run", "."),
        ("corpus", "show", "out", "--period", "week"),
        ("evaluate", "compression", __file__, "--length", "tiny"),
    ],
)
def test_wrong_usage_ends_with_2(arguments: tuple[str, ...]) -> None:
    assert run(*arguments).exit_code == 2


def test_several_articles_are_for_another_command(tmp_path: Path) -> None:
    result = run("read", tmp_path / "a.txt", tmp_path / "b.txt")

    assert result.exit_code == 2
    assert "newslens corpus run" in result.stderr


def test_an_error_sends_no_commands_to_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "rows.csv").write_bytes(b"id,\x1b]0;title\x07\x9b2J\xff\n1,One.\n")

    result = run("corpus", "run", str(tmp_path / "rows.csv"), "-o", str(tmp_path / "out"))

    assert result.exit_code == 1
    assert "which one is the text" in result.stderr
    assert result.stderr.rstrip("\n").isprintable()


def test_a_file_of_bytes_is_told_without_them(tmp_path: Path) -> None:
    (tmp_path / "names.tsv").write_bytes(b"\xff" * 5_000)

    result = run("evaluate", "language", str(tmp_path / "names.tsv"))

    assert result.exit_code == 1
    assert "UTF-8" in result.stderr
    assert len(result.stderr) < 400


def test_a_bug_shows_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("a bug")

    monkeypatch.setattr("jl_newslens.lens.NewsLens.__init__", broken)
    result = run("read", "-", stdin="Text.")

    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert "ZeroDivisionError" in result.stderr


def test_a_full_disk_is_no_bug(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("jl_newslens.lens.NewsLens.__init__", full)
    result = run("read", "-", stdin="Text.")

    assert (result.exit_code, result.stderr) == (1, "newslens: No space left on device\n")


def test_an_interrupt_ends_with_130(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("jl_newslens.lens.NewsLens.__init__", interrupted)

    assert run("read", "-", stdin="Text.").exit_code == 130


@pytest.mark.skipif(os.name == "nt", reason="needs signals")
def test_an_interrupt_in_the_midst_of_an_import_ends_with_130(tmp_path: Path) -> None:
    library = tmp_path / "jupyterlab" / "labapp.py"
    library.parent.mkdir()
    (library.parent / "__init__.py").touch()
    library.write_text(
        "import os, signal, time\n"
        "try:\n"
        "    os.kill(os.getpid(), signal.SIGINT)\n"
        "    time.sleep(60)\n"
        "except KeyboardInterrupt:\n"
        "    os.abort()  # as libraries in C++ do\n"
    )

    done = subprocess.run(
        [sys.executable, "-m", "jl_newslens", "panel"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": f"{tmp_path}{os.pathsep}{Path.cwd()}"},
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # a job may ignore it
    )

    assert (done.returncode, done.stderr) == (130, "newslens: interrupted\n")


@pytest.mark.model
@pytest.mark.skipif(os.name == "nt", reason="needs a shell")
@pytest.mark.parametrize(
    ("closed", "code", "told"),
    [
        ("<&- 2>&-", 0, ""),
        (">&-", 1, "newslens: standard output is closed: send it to a file, or to /dev/null\n"),
        ("<&- >&- 2>&-", 1, ""),
    ],
)
def test_closed_streams_are_no_bug(articles: Path, closed: str, code: int, told: str) -> None:
    command = [sys.executable, "-m", "jl_newslens", "read", articles / "istanbul-talks.txt"]
    done = subprocess.run(
        ["sh", "-c", f'exec "$@" {closed}', "sh", *command, "--offline", "--ranker", "lead"],
        capture_output=True,
        text=True,
    )

    assert (done.returncode, done.stderr) == (code, told)
    assert done.stdout == "" or code == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a disk that is full")
@pytest.mark.parametrize("option", ["--help", "--version"])
def test_help_that_cannot_be_written_is_no_bug(option: str) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "jl_newslens", option],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
        )

    assert (done.returncode, done.stderr) == (1, "newslens: No space left on device\n")


def test_the_command_starts_as_a_module() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "jl_newslens", "--help"], capture_output=True, text=True, check=True
    )

    assert "newslens" in done.stdout
