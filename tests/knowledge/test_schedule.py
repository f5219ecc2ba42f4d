"""Tasks side by side: stopped at once, wherever they are."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
from contextlib import suppress

import pytest

SCRIPT = textwrap.dedent(
    """
    from functools import partial
    from jl_newslens.knowledge.schedule import run_side_by_side

    task = partial(exec, "import os, time; os.write(1, b'begun\\\\n'); time.sleep(300)")
    list(run_side_by_side(iter([task] * 6), workers=2))
    """
)


@pytest.mark.skipif(os.name != "posix", reason="needs SIGINT")
def test_ctrl_c_ends_all_processes_at_once() -> None:
    run = subprocess.Popen(
        [sys.executable, "-c", SCRIPT],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    assert run.stdout is not None
    try:
        for _ in range(2):  # both processes are at work
            assert run.stdout.readline() == "begun\n"
        os.killpg(run.pid, signal.SIGINT)  # what a terminal does
        _, said = run.communicate(timeout=60)
    finally:
        with suppress(ProcessLookupError):
            os.killpg(run.pid, signal.SIGKILL)
    assert run.returncode != 0
    assert said.count("Traceback") == 1  # its own; the other processes say nothing
    assert said.splitlines()[-1] == "KeyboardInterrupt"


@pytest.mark.skipif(os.name != "posix", reason="needs SIGKILL")
def test_workers_end_with_the_process_that_was_killed() -> None:
    run = subprocess.Popen([sys.executable, "-c", SCRIPT], stdout=subprocess.PIPE, text=True)
    assert run.stdout is not None
    for _ in range(2):
        assert run.stdout.readline() == "begun\n"

    run.kill()
    run.communicate(timeout=60)  # ends when nobody has the other end of the pipe any more
