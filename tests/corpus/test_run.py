"""Corpus runs: resumable, killable, the same on one process, many, and a cluster."""

from __future__ import annotations

import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from jl_newslens.config import LensConfig
from jl_newslens.corpus import Corpus, Input, RunReport, open_input, run_corpus
from jl_newslens.errors import CorpusError

pytest.importorskip("pyarrow")
pytest.importorskip("duckdb")
pytestmark = pytest.mark.model

SUBJECTS = ("The port of Vigo", "The city of Tirana", "The Times", "Mark Rutte", "The Kremlin")
VERBS = ("opened a new office in", "sent an envoy to", "signed a contract with", "left")
OBJECTS = ("Istanbul", "Ukraine", "the European Union", "Germany", "NATO")
ARTICLES = 230
OPTIONS = LensConfig(offline=True, remember=False, bullets=2, ranker="lead", sources=["starter"])


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
    with pytest.raises(CorpusError, match="another options"):
        run_corpus(source, undisturbed, changed, resume=True, progress=False)
    (tmp_path / "mine.txt").write_text("keep me")
    with pytest.raises(CorpusError, match="not empty"):
        run_corpus(source, tmp_path, OPTIONS, progress=False)


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


def test_a_cluster_that_loses_a_worker_still_reads_everything_once(
    source: Input, undisturbed: Path, tmp_path: Path
) -> None:
    distributed = pytest.importorskip("dask.distributed")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None, processes=True
    ) as cluster:
        victim = next(iter(cluster.workers.values())).process.process.pid
        killer = subprocess.Popen(
            [sys.executable, "-c", f"import os, time; time.sleep(4); os.kill({victim}, 9)"]
        )
        run_corpus(
            source,
            tmp_path / "run",
            OPTIONS,
            scheduler=cluster.scheduler_address,
            progress=False,
        )
        killer.wait()
        with pytest.raises(ProcessLookupError):
            os.kill(victim, 0)

    assert digests(tmp_path / "run") == digests(undisturbed)


def test_no_scheduler_is_our_error(source: Input, tmp_path: Path) -> None:
    pytest.importorskip("dask.distributed")
    with pytest.raises(CorpusError, match="No Dask scheduler answers"):
        run_corpus(source, tmp_path / "run", OPTIONS, scheduler="tcp://127.0.0.1:9", progress=False)
