"""A build that is killed at any moment is finished by the next run, with the same result."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from jl_newslens.knowledge import dump
from tests.knowledge.small_dump import WORLD, write_small_dump
from tests.knowledge.test_build import built, rows

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs SIGKILL")

SCRIPT = textwrap.dedent(
    """
    import sys
    from jl_newslens.knowledge import build_knowledge_base, dump
    dump._COMPRESSED_PIECE_BYTES = 1  # many pieces
    if __name__ == "__main__":
        print("go", flush=True)
        build_knowledge_base(
            sys.argv[1], sys.argv[2], workers=1, min_links=0,
            progress=lambda p: print(p.stage, flush=True),
        )
    """
)


def test_ten_kills_change_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dump, "_COMPRESSED_PIECE_BYTES", 1)
    pages = {
        f"{title} {i}" if i else title: text for i in range(12) for title, text in WORLD.items()
    }
    (tmp_path / "whole").mkdir()
    write_small_dump(tmp_path / "whole" / "dump", pages, packing="multistream")
    started = time.monotonic()
    expected = rows(built(tmp_path / "whole"))
    whole_s = time.monotonic() - started
    dump_path = write_small_dump(tmp_path / "dump", pages, packing="multistream")
    output = tmp_path / "small.kb"
    dice = random.Random(11)
    stages: list[str] = []
    for _ in range(10):
        build = subprocess.Popen(
            [sys.executable, "-c", SCRIPT, str(dump_path), str(output)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert build.stdout is not None
        assert build.stdout.readline() == "go\n"
        time.sleep(dice.uniform(0, 1.2 * whole_s))
        build.send_signal(signal.SIGKILL)
        stages.append((build.stdout.read().split() or ["start"])[-1])
        build.wait()
        if output.exists():  # it was faster than the kill: what has the name is whole
            assert rows(output)["alias"] == expected["alias"]
            output.unlink()
    assert len(set(stages)) > 1, "the kills must hit different stages"
    path = built(tmp_path)
    assert {**rows(path), "meta": None} == {**expected, "meta": None}
    assert sorted(p.name for p in tmp_path.iterdir()) == [
        "dump",
        "dump-index.bz2",
        "small.kb",
        "whole",
    ]
