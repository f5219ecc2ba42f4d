"""Decompresses the body of an answer without ever holding more than was allowed.

httpx decodes whole pieces at once, and a few kilobytes can unfold to gigabytes.
"""

from __future__ import annotations

import zlib
from typing import Final

KNOWN_CODINGS: Final = ("", "identity", "gzip", "x-gzip", "deflate")
"""The content codings that `Inflater` reads; ask servers for no other."""

_GZIP_OR_ZLIB = zlib.MAX_WBITS | 32
_RAW = -zlib.MAX_WBITS


class Inflater:
    """Collects a body piece by piece, decompressed.

    Args:
        coding: the Content-Encoding, one of `KNOWN_CODINGS`.
        max_bytes: how much to keep; `is_full` tells that there was more.
    """

    def __init__(self, coding: str, max_bytes: int) -> None:
        self._zlib = None if coding in ("", "identity") else zlib.decompressobj(_GZIP_OR_ZLIB)
        self._coding = coding
        self._max_bytes = max_bytes
        self._body = bytearray()
        self._seen = 0

    @property
    def is_full(self) -> bool:
        """Whether the body is longer than `max_bytes`."""
        return len(self._body) > self._max_bytes

    @property
    def is_at_end(self) -> bool:
        """Whether nothing is missing of a compressed body."""
        return self._zlib is None or self._zlib.eof

    @property
    def body(self) -> bytes:
        """What came so far."""
        return bytes(self._body)

    def feed(self, piece: bytes) -> None:
        """Takes the next piece as it came over the line.

        Raises:
            zlib.error: not compressed as announced.
        """
        if self._zlib is None:
            self._body += piece[: self._max_bytes + 1 - len(self._body)]
            return
        room = self._max_bytes + 1 - len(self._body)
        if room <= 0:
            return
        try:
            self._body += self._zlib.decompress(piece, room)
        except zlib.error:
            # Some servers send "deflate" without the wrapper that the standard asks for.
            if self._coding != "deflate" or self._seen:
                raise
            self._zlib = zlib.decompressobj(_RAW)
            self._body += self._zlib.decompress(piece, room)
        self._seen += len(piece)
