"""The text of a file of rows: unpacked where its name says that it is packed, and never more of it
in memory than one row may have.

Text is expected in UTF-8, or UTF-16 with its mark. A byte that is neither becomes a surrogate
(PEP 383). Where a packed file is damaged or cut, its text ends there, and `damage` says so: what
stands before is not lost.
"""

from __future__ import annotations

import bz2
import codecs
import gzip
import io
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

from jl_newslens.errors import MissingExtraError

MAX_ROW_CHARS: Final = 32 * 1024 * 1024
"""16 times the longest article that is read: a longer row is damage, or made to fill memory."""

_ENDS: Final = ("\n", "\r")


def kind_of(path: Path) -> str:
    """The suffix that tells what is in the file, in lower case: ".csv" for "Rows.CSV.gz"."""
    suffix = path.suffix.lower()
    return Path(path.stem).suffix.lower() if suffix in _PACKINGS else suffix


def is_packed(path: Path) -> bool:
    """Whether the name says that the file is packed."""
    return path.suffix.lower() in _PACKINGS


class RowLongError(ValueError):
    """A row has more than `MAX_ROW_CHARS` characters."""

    def __init__(self) -> None:
        super().__init__(f"longer than {MAX_ROW_CHARS:,} characters, the most that a row may have")


class RowsText:
    """The text of a file, from its begin; a context manager.

    Args:
        newline: as for `open`.

    Raises:
        OSError: the file cannot be opened.
        MissingExtraError: what unpacks it is not installed.
    """

    def __init__(self, path: Path, *, newline: str = "\n") -> None:
        self._bytes = _Unpacked(path)
        buffer = io.BufferedReader(self._bytes)
        is_utf16 = buffer.peek(2)[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
        self._text = io.TextIOWrapper(
            buffer,
            encoding="utf-16" if is_utf16 else "utf-8-sig",
            errors="replace" if is_utf16 else "surrogateescape",
            newline=newline,
        )

    def __enter__(self) -> RowsText:
        return self

    def __exit__(self, *_: object) -> None:
        self._text.close()

    @property
    def damage(self) -> str | None:
        """Why the text that was read ended too early, None where it did not."""
        return self._bytes.damage

    def read(self, size: int) -> str:
        """The next `size` characters, fewer only at the end."""
        return self._text.read(size)

    def lines(self) -> Iterator[str | RowLongError]:
        """The lines with their ends; of one that is too long the error, and none of it.

        A last line that damage cut short is left out.
        """
        while line := self._text.readline(MAX_ROW_CHARS):
            if line.endswith(_ENDS):
                yield line
            elif len(line) == MAX_ROW_CHARS:
                while line and not line.endswith(_ENDS):
                    line = self._text.readline(MAX_ROW_CHARS)
                yield RowLongError()
            elif self.damage is None:
                yield line


class _Unpacked(io.RawIOBase):
    """The unpacked bytes of a file, which end where it is damaged."""

    def __init__(self, path: Path) -> None:
        self._file = _PACKINGS.get(path.suffix.lower(), _plain)(path)
        self._bytes_read = 0
        self.damage: str | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if self.damage is not None:
            return 0
        try:
            piece = self._file.read1(len(buffer))
        except (EOFError, OSError, zlib.error) as error:
            if isinstance(error, OSError) and error.errno is not None:
                raise  # the disk, not what is on it
            reason = str(error).rstrip(".")
            self.damage = (
                f"the file is damaged or cut after {self._bytes_read:,} bytes of what it unpacks "
                f"to ({reason}). What stands before is read; get the file anew for the rest"
            )
            return 0
        buffer[: len(piece)] = piece
        self._bytes_read += len(piece)
        return len(piece)

    def close(self) -> None:
        if not self.closed:
            self._file.close()
        super().close()


def _plain(path: Path) -> Any:
    return path.open("rb")


def _zstd(path: Path) -> Any:
    try:
        import pyarrow as pa
    except ImportError as error:
        raise MissingExtraError("A file packed with zstd", "corpus") from error
    return pa.input_stream(str(path), compression="zstd")


_PACKINGS: Final[dict[str, Callable[[Path], Any]]] = {
    ".gz": gzip.open,
    ".bz2": bz2.open,
    ".zst": _zstd,
}
PACKED: Final = tuple(_PACKINGS)
