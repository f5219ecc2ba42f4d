"""Corpus runs: resumable, killable, the same on one process, many, and a cluster."""

from __future__ import annotations

import errno
import gzip
import hashlib
import json
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from jl_newslens.config import LensConfig
from jl_newslens.corpus import Corpus, Input, RunReport, open_input, run, run_corpus
from jl_newslens.corpus.tables import Rows
from jl_newslens.errors import CorpusError, MissingExtraError, UnknownNameError

pytest.importorskip("pyarrow")
pytest.importorskip("duckdb")
pytestmark = pytest.mark.model

SUBJECTS = ("The port of Vigo", "The city of Tirana", "The Times", "Mark Rutte", "The Kremlin")
VERBS = ("opened a new office in", "sent an envoy to", "signed a contract with", "left")
OBJECTS = ("Istanbul", "Ukraine", "the European Union", "Germany", "NATO")
ARTICLES = 230
OPTIONS = LensConfig(offline=True, remember=False, bullets=2, ranker="lead")


def write_articles(path: Path, many: int = ARTICLES) -> Path:
    """Generated news, so that runs are quick and no two articles are alike."""
    choose = random.Random(7)
    lines = []
    for number in range(many):
        facts = [
            f"{choose.choice(SUBJECTS)} {choose.choice(VERBS)} {choose.choice(OBJECTS)} "
            f"on {choose.randint(1, 28)} March."
            for _ in range(3)
        ]
        day = f"2026-03-{1 + number % 28:02}"
        row = {"id": f"a{number}", "text": " ".join(facts), "published": day}
        lines.append(json.dumps(row))
    lines[5] = json.dumps({"id": "a5", "text": ""})
    path.write_text("\n".join(lines), "utf-8")
    return path


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Input:
    return open_input(write_articles(tmp_path_factory.mktemp("in") / "articles.jsonl"))


@pytest.fixture(scope="module")
def undisturbed(source: Input, tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("out") / "run"
    report = run_corpus(source, output, OPTIONS, progress=False)
    assert report == RunReport(read=ARTICLES, resumed=0, failed=1)
    return output


def digests(output: Path) -> dict[str, str]:
    """Every file of a run but `run.json`, by its content."""
    return {
        path.relative_to(output).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(output.rglob("*"))
        if path.is_file() and path.name != "run.json" and not path.name.startswith(".")
    }


def test_a_run_that_did_nothing_leaves_its_folder_free(source: Input, tmp_path: Path) -> None:
    output = tmp_path / "run"
    with pytest.raises(UnknownNameError):
        run_corpus(source, output, OPTIONS.with_options(ranker="nobody"), progress=False)
    few = open_input(write_articles(tmp_path / "few.jsonl", 6))

    assert run_corpus(few, output, OPTIONS, progress=False).read == 6


def test_a_folder_that_cannot_be_written_is_told(source: Input, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    for output in (tmp_path / "file", tmp_path / "file" / "run"):
        with pytest.raises(CorpusError, match=r"Cannot write to .*file.*: Not a directory"):
            run_corpus(source, output, OPTIONS, progress=False)


def test_a_full_disk_keeps_what_is_done(
    source: Input, undisturbed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_rows = run.write_rows

    def until_full(rows: Rows, folder: Path, part: int) -> None:
        if part == 1:
            raise OSError(errno.ENOSPC, "No space left on device")
        write_rows(rows, folder, part)

    monkeypatch.setattr(run, "write_rows", until_full)
    with pytest.raises(CorpusError, match=r"No space left on device.*--resume"):
        run_corpus(source, tmp_path / "run", OPTIONS, progress=False)
    monkeypatch.undo()
    report = run_corpus(source, tmp_path / "run", OPTIONS, resume=True, progress=False)

    assert report.resumed == run.PART_SIZE
    assert digests(tmp_path / "run") == digests(undisturbed)


def test_every_article_is_there_once_and_failures_say_why(undisturbed: Path) -> None:
    frame = Corpus.open(undisturbed).frame()

    assert list(frame["id"]) == [f"a{number}" for number in range(ARTICLES)]
    assert list(frame[frame["error"].notna()]["id"]) == ["a5"]
    wire = (undisturbed / "wire" / "part-000000.jsonl").read_text("utf-8").splitlines()
    assert json.loads(wire[0])["id"] == "a0"


def test_the_corpus_answers_questions(undisturbed: Path) -> None:
    corpus = Corpus.open(undisturbed)

    assert "Istanbul" in set(corpus.entities()["name"])
    assert corpus.timeline("Istanbul", period="week")["articles"].sum() > 10


def test_two_processes_write_the_same_files(
    source: Input, undisturbed: Path, tmp_path: Path
) -> None:
    run_corpus(source, tmp_path / "run", OPTIONS, workers=2, progress=False)

    assert digests(tmp_path / "run") == digests(undisturbed)


def test_resume_does_only_what_is_missing(source: Input, undisturbed: Path, tmp_path: Path) -> None:
    output = tmp_path / "run"
    run_corpus(source, output, OPTIONS, progress=False)
    (output / "done" / "000001").unlink()
    (output / "entities" / "part-000001.parquet").write_bytes(b"half a fi")

    report = run_corpus(source, output, OPTIONS, resume=True, progress=False)

    assert (report.read, report.resumed) == (100, ARTICLES - 100)
    assert digests(output) == digests(undisturbed)


def test_a_folder_with_another_run_is_left_alone(
    source: Input, undisturbed: Path, tmp_path: Path
) -> None:
    with pytest.raises(CorpusError, match="Resume"):
        run_corpus(source, undisturbed, OPTIONS, progress=False)
    changed = OPTIONS.with_options(bullets=3)
    with pytest.raises(CorpusError, match="bullets=2, not 3"):
        run_corpus(source, undisturbed, changed, resume=True, progress=False)
    (tmp_path / "mine.txt").write_text("keep me")
    with pytest.raises(CorpusError, match="not empty"):
        run_corpus(source, tmp_path, OPTIONS, progress=False)


def test_how_patient_a_run_is_may_change_when_it_is_resumed(
    source: Input, undisturbed: Path
) -> None:
    patient = OPTIONS.with_options(timeout_s=60, contact="somebody@example.org", strict=True)

    report = run_corpus(source, undisturbed, patient, resume=True, progress=False)

    assert report == RunReport(read=0, resumed=ARTICLES, failed=0)


def test_another_version_does_not_go_on_with_a_run(source: Input, tmp_path: Path) -> None:
    few = open_input(write_articles(tmp_path / "few.jsonl", 6))
    run_corpus(few, tmp_path / "run", OPTIONS, progress=False)
    facts = json.loads((tmp_path / "run" / "run.json").read_text("utf-8"))
    (tmp_path / "run" / "run.json").write_text(json.dumps({**facts, "newslens": "0.0"}), "utf-8")

    with pytest.raises(CorpusError, match="another NewsLens"):
        run_corpus(few, tmp_path / "run", OPTIONS, resume=True, progress=False)


def test_dirty_rows_cost_themselves_and_not_the_run(tmp_path: Path) -> None:
    good = "The port of Vigo opened a new office in Zürich on 3 March, officials said."
    lines = [
        json.dumps({"id": "a", "text": good}).encode(),
        b'{"id": "half", "text": "The po',
        json.dumps({"id": "a", "text": good}).encode(),
        json.dumps({"id": "western", "text": good}, ensure_ascii=False).encode("cp1252"),
        b'{"id": "nan", "text": NaN}',
        b'{"id": "binary", "text": "' + b"\xfe\x81\x8d\x8f" * 200 + b'"}',
        b"[]",
    ]
    path = tmp_path / "dirty.jsonl"
    path.write_bytes(b"\n".join(lines))

    report = run_corpus(open_input(path), tmp_path / "run", OPTIONS, progress=False)

    frame = Corpus.open(tmp_path / "run").frame().set_index("id")
    assert list(frame.index) == ["a", "1", "a#2", "western", "nan", "binary", "6"]
    assert list(frame["error"].isna()) == [True, False, True, True, False, False, False]
    assert report == RunReport(read=7, resumed=0, failed=4)
    assert "line 2" in frame["error"]["1"]
    assert frame["bullets"]["western"][0] == frame["bullets"]["a"][0] == good


def test_a_packed_list_that_was_cut_is_read_up_to_there_and_resumed(
    source: Input, tmp_path: Path
) -> None:
    articles = [json.loads(line) for line in source.path.read_text("utf-8").splitlines()]
    path = tmp_path / "articles.json.gz"
    packed = gzip.compress(json.dumps({"articles": articles}).encode())
    path.write_bytes(packed[: len(packed) * 3 // 4])
    output = tmp_path / "run"

    report = run_corpus(open_input(path), output, OPTIONS, progress=False)
    whole = digests(output)
    (output / "done" / "000001").unlink()
    again = run_corpus(open_input(path), output, OPTIONS, resume=True, progress=False)

    assert run.PART_SIZE < report.read < ARTICLES
    assert report.failed == 2  # the empty article, and what the file lacks
    assert again.resumed == report.read - again.read > 0
    assert digests(output) == whole
    errors = " ".join(Corpus.open(output).failed()["error"])
    assert "articles.json.gz, line 1: the file is damaged or cut after" in errors


def test_strict_stops_at_a_damaged_row(tmp_path: Path) -> None:
    path = tmp_path / "dirty.jsonl"
    path.write_text('{"text": "One came."}\n{"text": "Two')

    with pytest.raises(CorpusError, match="line 2"):
        run_corpus(
            open_input(path), tmp_path / "run", OPTIONS.with_options(strict=True), progress=False
        )


def test_killed_at_random_moments_a_run_ends_like_an_undisturbed_one(
    source: Input, undisturbed: Path, tmp_path: Path
) -> None:
    output = tmp_path / "run"
    choose = random.Random(11)
    command = [sys.executable, "-m", "jl_newslens", "corpus", "run", str(source.path)]
    command += ["-o", str(output), "--ranker", "lead", "-n", "2"]
    for _ in range(5):
        resume = ["--resume"] if (output / "run.json").exists() else []
        process = subprocess.Popen([*command, *resume], stderr=subprocess.DEVNULL)
        time.sleep(choose.uniform(1.0, 5.0))
        process.send_signal(signal.SIGKILL)
        process.wait()
    resume = ["--resume"] if (output / "run.json").exists() else []
    subprocess.run([*command, *resume], check=True, stderr=subprocess.DEVNULL)

    assert digests(output) == digests(undisturbed)


# A worker that has a task uses processor time at once: it loads the pipeline, then reads.
KILL_WHEN_BUSY = """
import os, sys, time
victim = int(sys.argv[1])
def used():
    with open(f"/proc/{victim}/stat") as file:
        return sum(map(int, file.read().rpartition(")")[2].split()[11:13]))
start = used()
while used() < start + 1.5 * os.sysconf("SC_CLK_TCK"):
    time.sleep(0.05)
os.kill(victim, 9)
"""


def test_a_cluster_that_loses_a_worker_still_reads_everything_once(
    source: Input, undisturbed: Path, tmp_path: Path
) -> None:
    distributed = pytest.importorskip("dask.distributed")
    with distributed.LocalCluster(
        n_workers=4, threads_per_worker=1, dashboard_address=None, processes=True
    ) as cluster:
        victim = next(iter(cluster.workers.values())).process.process.pid
        killer = subprocess.Popen([sys.executable, "-c", KILL_WHEN_BUSY, str(victim)])
        run_corpus(
            source,
            tmp_path / "run",
            OPTIONS,
            scheduler=cluster.scheduler_address,
            progress=False,
        )
        assert killer.wait(timeout=60) == 0

    assert digests(tmp_path / "run") == digests(undisturbed)


def test_no_scheduler_is_our_error(source: Input, tmp_path: Path) -> None:
    pytest.importorskip("dask.distributed")
    with pytest.raises(CorpusError, match="No Dask scheduler answers"):
        run_corpus(source, tmp_path / "run", OPTIONS, scheduler="tcp://127.0.0.1:9", progress=False)


def test_a_package_that_is_missing_is_told_before_the_work(
    source: Input, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)

    with pytest.raises(MissingExtraError, match="corpus"):
        run_corpus(source, tmp_path / "out", OPTIONS, progress=False)

    assert not (tmp_path / "out").exists()
