"""A bar that says how far a long reading is, where somebody is watching."""

from __future__ import annotations

import io
import sys
import uuid
from contextlib import AbstractContextManager
from typing import Any, Final

_DELAY_S: Final = 1.0  # what is done by then needs no bar


def progress_bar(total: int | None, label: str, show: bool | None) -> Any:
    """A tqdm bar on standard error, or in the notebook; it appears after one second.

    Args:
        total: how many items, None if that is not known.
        show: None shows it where somebody is watching (a terminal, a notebook).
    """
    notebook = _in_notebook()
    if not (notebook or sys.stderr.isatty() if show is None else show):
        return _HiddenBar()
    from tqdm import tqdm

    # tqdm's own bar for notebooks is a widget: reopened, it would be an error in place of a bar.
    where: dict[str, Any] = {"file": _NotebookOutput(), "ascii": False} if notebook else {}
    return tqdm(total=total, desc=label, unit=" articles", delay=_DELAY_S, **where)


def _in_notebook() -> bool:
    kernel: Any = sys.modules.get("ipykernel.kernelapp")
    return kernel is not None and bool(kernel.IPKernelApp.initialized())


class _NotebookOutput(io.StringIO):
    """Shows the last line written in one output of the cell, so that the last one is saved."""

    def __init__(self) -> None:
        super().__init__()
        self._id = uuid.uuid4().hex
        self._is_shown = False

    def write(self, text: str) -> int:
        from IPython.display import display

        if line := text.strip():
            data = {"text/plain": line}
            display(data, raw=True, display_id=self._id, update=self._is_shown)
            self._is_shown = True
        return len(text)


class _HiddenBar(AbstractContextManager["_HiddenBar"]):
    """Stands for a bar that nobody sees; one of tqdm leaks a semaphore when its worker is ended."""

    def update(self, n: int = 1) -> None:
        """Shows nothing."""

    def __exit__(self, *_: object) -> None:
        """There is nothing to close."""
