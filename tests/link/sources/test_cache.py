"""The cache on disk: ages, sizes, several processes, kills and damage."""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import sqlite3
import stat
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from jl_newslens.errors import SourceUnavailableError
from jl_newslens.link.sources.cache import (
    DAY_S,
    FILE_NAME,
    PageCache,
    cache_info,
    clear_cache,
    default_cache_folder,
)

SITE = "https://wiki.example/w/api.php"


def test_what_is_put_is_got_by_site_and_kind(tmp_path: Path) -> None:
    cache = PageCache(tmp_path)
    cache.put_many(SITE, "page", {"Paris": [{"title": "Paris"}], "Nobody": []})
    assert cache.get_many(SITE, "page", ["Paris", "Nobody", "Rome"]) == {
        "Paris": [{"title": "Paris"}],
        "Nobody": [],
    }
    assert cache.get_many(SITE, "search", ["Paris"]) == {}
    assert cache.get_many("https://other.example", "page", ["Paris"]) == {}


def test_another_session_finds_it(tmp_path: Path) -> None:
    first = PageCache(tmp_path)
    first.put_many(SITE, "page", {"Zoë": [{"title": "Zoë ☃"}]})
    first.close()
    assert PageCache(tmp_path).get_many(SITE, "page", ["Zoë"]) == {"Zoë": [{"title": "Zoë ☃"}]}


def test_answers_grow_old_and_negative_ones_sooner(tmp_path: Path) -> None:
    now = [1e9]
    cache = PageCache(
        tmp_path, max_age_s=10 * DAY_S, max_negative_age_s=2 * DAY_S, clock=lambda: now[0]
    )
    cache.put_many(SITE, "page", {"Paris": [1], "Nobody": []})
    now[0] += 3 * DAY_S
    assert cache.get_many(SITE, "page", ["Paris", "Nobody"]) == {"Paris": [1]}
    now[0] += 8 * DAY_S
    assert cache.get_many(SITE, "page", ["Paris", "Nobody"]) == {}
    now[0] -= 400 * DAY_S  # the clock had been wrong: stamps from the future do not count
    assert cache.get_many(SITE, "page", ["Paris"]) == {}


def test_above_its_size_the_oldest_go(tmp_path: Path) -> None:
    now = [1e9]
    cache = PageCache(tmp_path, max_bytes=300_000, clock=lambda: now[0])
    for i in range(400):
        now[0] += 1
        cache.put_many(SITE, "page", {f"Name {i}": ["x" * 2000]})
    info = cache.info()
    assert info.size_bytes < 2_000_000
    assert 30 < info.entries < 200
    assert cache.get_many(SITE, "page", ["Name 399", "Name 0"]).keys() == {"Name 399"}


def test_info_and_clear(tmp_path: Path) -> None:
    assert cache_info(tmp_path).exists is False
    assert clear_cache(tmp_path) == 0
    assert list(tmp_path.iterdir()) == []  # asking makes no file
    now = [1e9]
    cache = PageCache(tmp_path, clock=lambda: now[0])
    cache.put_many(SITE, "page", {"Old": []})
    now[0] += 100
    cache.put_many("https://b.example", "page", {"New": [1], "Newer": [1]})
    info = cache.info()
    assert (info.entries, info.negative, info.oldest_s, info.newest_s) == (3, 1, 100, 0)
    assert info.sites == (("https://b.example", 2), (SITE, 1))
    assert cache.clear(older_than_s=50) == 1
    cache.close()
    assert clear_cache(tmp_path) == 2
    assert cache_info(tmp_path).entries == 0


def test_who_asks_for_the_cache_is_told_where_it_cannot_be_used(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).mkdir()  # what is no file can be opened by nobody

    for ask in (cache_info, clear_cache):
        with pytest.raises(SourceUnavailableError, match="cannot be used"):
            ask(tmp_path)


def test_its_folder_is_the_users_or_the_one_that_is_set(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("NEWSLENS_CACHE", str(tmp_path / "own"))
    assert default_cache_folder() == tmp_path / "own"
    monkeypatch.delenv("NEWSLENS_CACHE")
    assert default_cache_folder().name == "newslens"


@pytest.mark.skipif(os.name != "posix", reason="permission bits")
def test_what_somebody_reads_is_nobody_elses_business(tmp_path: Path) -> None:
    PageCache(tmp_path / "new").put_many(SITE, "page", {"Paris": [1]})
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) & 0o077 == 0


@pytest.mark.parametrize("damage", ["garbage", "middle", "empty", "other table", "bad rows"])
def test_a_damaged_file_costs_nothing_and_is_made_anew(tmp_path: Path, damage: str) -> None:
    cache = PageCache(tmp_path)
    cache.put_many(SITE, "page", {f"Name {i}": ["x" * 500] for i in range(200)})
    cache.clear(older_than_s=1e9)  # checkpoints
    cache.close()
    if damage == "garbage":
        cache.path.write_bytes(random.Random(1).randbytes(50_000))
    elif damage == "middle":
        data = bytearray(cache.path.read_bytes())
        data[4096 : len(data) - 100] = random.Random(2).randbytes(len(data) - 4196)
        cache.path.write_bytes(data)
    elif damage == "empty":
        cache.path.write_bytes(b"")
    else:
        with sqlite3.connect(cache.path) as database:
            if damage == "other table":
                database.execute("DROP TABLE answer")
                database.execute("CREATE TABLE answer (a)")
            else:
                database.execute("UPDATE answer SET value = x'ff00'")
        database.close()
    after = PageCache(tmp_path)
    after.get_many(SITE, "page", [f"Name {i}" for i in range(200)])
    after.put_many(SITE, "page", {"Paris": [1]})
    assert after.get_many(SITE, "page", ["Paris"]) == {"Paris": [1]}
    rebuilt = [notice.code for notice in after.notices()]
    assert rebuilt == ([] if damage in {"empty", "bad rows"} else ["cache-rebuilt"])


def test_a_damaged_file_that_another_process_holds_is_left_alone(tmp_path: Path) -> None:
    holder = PageCache(tmp_path)
    holder.put_many(SITE, "page", {"Paris": [1]})
    holder.clear(older_than_s=1e9)  # moves it from the log into the file
    holder.path.write_bytes(b"not a database, for sure" * 400)
    inode = holder.path.stat().st_ino
    other = PageCache(tmp_path)
    other.put_many(SITE, "page", {"Rome": [1]})
    assert [notice.code for notice in other.notices()] == ["cache-off"]
    assert holder.path.stat().st_ino == inode


def test_a_folder_that_cannot_be_made_turns_it_off_with_a_notice(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    cache = PageCache(tmp_path / "file" / "below")
    cache.put_many(SITE, "page", {"Paris": [1]})
    assert cache.get_many(SITE, "page", ["Paris"]) == {}
    assert [notice.code for notice in cache.notices()] == ["cache-off"]


def _write(folder: Path, worker: int) -> None:
    cache = PageCache(folder)
    for i in range(40):
        cache.put_many(SITE, "page", {f"{worker}-{i}": [worker]})


def test_several_processes_write_at_once(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    workers = [context.Process(target=_write, args=(tmp_path, i)) for i in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(60)
    assert [worker.exitcode for worker in workers] == [0, 0, 0]
    assert PageCache(tmp_path).info().entries == 120


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_forked_child_opens_its_own_connection(tmp_path: Path) -> None:
    cache = PageCache(tmp_path)
    cache.put_many(SITE, "page", {"Paris": [1]})
    child = os.fork()
    if child == 0:
        good = cache.get_many(SITE, "page", ["Paris"]) == {"Paris": [1]}
        os._exit(0 if good else 1)
    assert os.waitpid(child, 0)[1] == 0
    cache.put_many(SITE, "page", {"Rome": [2]})
    assert cache.get_many(SITE, "page", ["Paris", "Rome"]) == {"Paris": [1], "Rome": [2]}


@pytest.mark.skipif(os.name != "posix", reason="needs SIGKILL")
def test_a_kill_at_any_moment_loses_only_what_was_being_written(tmp_path: Path) -> None:
    script = textwrap.dedent(
        f"""
        import sys
        from jl_newslens.link.sources.cache import PageCache
        cache = PageCache({str(tmp_path)!r}, max_bytes=400_000)
        for i in range(10**6):
            cache.put_many("s", "page", {{f"{{i}}-{{k}}": [i, "x" * 300] for k in range(20)}})
            print(i, flush=True)
        """
    )
    dice = random.Random(7)
    for _ in range(10):
        writer = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
        assert writer.stdout is not None
        assert writer.stdout.readline() == "0\n"
        time.sleep(dice.uniform(0, 0.15))
        writer.send_signal(signal.SIGKILL)
        done = [int(line) for line in writer.stdout.read().split()] or [0]
        writer.wait()
        cache = PageCache(tmp_path)
        last = done[-1]
        found = cache.get_many("s", "page", [f"{last}-{k}" for k in range(20)])
        assert len(found) == 20  # what was confirmed is there
        assert all(rows[0] == last for rows in found.values())
        assert cache.notices() == ()
        cache.close()
    with sqlite3.connect(PageCache(tmp_path).path) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
