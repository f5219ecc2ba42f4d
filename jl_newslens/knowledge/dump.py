"""Wikipedia's XML dumps: cut into pieces that can be read side by side, and the pages in a piece.

A dump is plain XML, one bz2 stream, or many ("multistream": about a hundred pages each, which can
be unpacked independently). Pages are cut out of the XML by their tags: text in it is escaped, so a
tag inside a page's text cannot be mistaken for one of the dump's own.
"""

from __future__ import annotations

import bz2
import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final, Literal

from jl_newslens.errors import ReferenceFormatError
from jl_newslens.knowledge.wikitext import Namespaces

PIECE_BYTES: Final = 8 * 1024 * 1024  # of XML; bounds what a worker holds
_COMPRESSED_PIECE_BYTES: Final = PIECE_BYTES // 4  # wikitext shrinks to about a quarter
_MAX_PAGE_BYTES: Final = 64 * 1024 * 1024
_MAX_UNPACKED_BYTES: Final = 512 * 1024 * 1024  # of one piece
_HEAD_BYTES: Final = 256 * 1024
_STREAM_START: Final = re.compile(rb"BZh[1-9]1AY&SY")
_STREAM_START_BYTES: Final = 10

_TITLE: Final = re.compile(r"<title>([^<]*)</title>")
_NAMESPACE: Final = re.compile(r"<ns>(-?\d+)</ns>")
_ID: Final = re.compile(r"<id>(\d+)</id>")
_REDIRECT: Final = re.compile(r'<redirect title="([^"]*)"')
_TAIL_BYTES: Final = 4096
_TEXT: Final = re.compile(r"<text[^>]{0,500}>([^<]*)</text>")
_NAMESPACE_NAME: Final = re.compile(r'<namespace key="(-?\d+)"[^>/]*>([^<]*)</namespace>')

Packing = Literal["xml", "bz2", "multistream"]


@dataclass(frozen=True, slots=True)
class Site:
    """What the head of a dump says of its wiki. `url` begins the address of every page."""

    name: str
    url: str
    language: str
    namespaces: Namespaces


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the dump: bytes [start, end) of the file. Of a single bz2 stream, of what it
    unpacks to. Pieces of plain XML hold the pages that begin in them."""

    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class DumpPage:
    """One article or redirect; `text` is wikitext."""

    id: int
    title: str
    text: str
    redirect: str | None


def packing_of(path: Path) -> Packing:
    """How the dump is packed, by its first bytes."""
    with path.open("rb") as file:
        head = file.read(3)
    if head[:3] != b"BZh":
        return "xml"
    return "multistream" if any(_searched(path)) else "bz2"  # a stream that does not begin at 0


def read_site(path: Path) -> Site:
    """What the dump says of its wiki.

    Raises:
        ReferenceFormatError: it is not an export of a MediaWiki.
    """
    with _opened(path) as file:
        try:
            head = file.read(_HEAD_BYTES).decode("utf-8", "replace")
        except (OSError, EOFError) as error:
            raise _damaged(path, error, "at its start") from error
    if "<mediawiki" not in head[:4096]:
        raise ReferenceFormatError(
            f"{path} is not a dump of a MediaWiki: it does not begin with <mediawiki>. Give a "
            "file named like 'enwiki-20260101-pages-articles-multistream.xml.bz2'.",
            path=str(path),
        )
    head = head.partition("</siteinfo>")[0]
    named = {int(key): html.unescape(name) for key, name in _NAMESPACE_NAME.findall(head)}
    prefixes = {name.casefold() for key, name in named.items() if key and name}
    prefixes |= {"image", "wp", "file", "category", "template", "wikipedia", "help", "portal"}
    base = html.unescape(_first(r"<base>([^<]*)</base>", head))
    return Site(
        name=html.unescape(_first(r"<dbname>([^<]*)</dbname>", head)),
        url=base.rpartition("/")[0] + "/" if base.startswith(("http://", "https://")) else "",
        language=_first(r'<mediawiki[^>]*xml:lang="([\w-]+)"', head) or "en",
        namespaces=Namespaces(
            prefixes=frozenset(prefixes),
            category=named.get(14, "category").casefold(),
            first_letter="<case>case-sensitive</case>" not in head,
        ),
    )


def cut(path: Path, packing: Packing, index: Path | None = None) -> list[Piece]:
    """The pieces of a dump that can be read without what stands before them.

    Args:
        index: the index of a multistream dump; without one its streams are searched for, which
            reads the file once.

    Raises:
        ReferenceFormatError: it is no index, or one of another dump; or XML without its end.
    """
    if index is not None and packing != "multistream":
        raise ReferenceFormatError(
            f"{path} is no multistream dump: an index is of no use for it. Give the dump named "
            "like the index, or no index.",
            path=str(path),
        )
    size = path.stat().st_size
    if packing == "xml":
        _check_end(path)
        starts = list(range(0, size, PIECE_BYTES))
    elif packing == "bz2":
        return []
    else:
        streams = _indexed(index) if index else _searched(path)
        starts = []
        for offset in streams:
            if not starts or offset - starts[-1] >= _COMPRESSED_PIECE_BYTES:
                starts.append(offset)
        if index is not None and not _begin_streams(path, starts):
            raise ReferenceFormatError(
                f"{index} is the index of another dump than {path}. Give the one of the same day, "
                "or none.",
                path=str(index),
            )
        starts[:1] = [0]
    ends = [*starts[1:], size]
    return [Piece(n, a, b) for n, (a, b) in enumerate(zip(starts, ends, strict=True))]


def piece_bytes(packing: Packing) -> int:
    """How large the pieces of a dump are, in the bytes that `Piece` counts."""
    return _COMPRESSED_PIECE_BYTES if packing == "multistream" else PIECE_BYTES


def read_piece(path: Path, packing: Packing, piece: Piece) -> bytes:
    """The XML of a piece.

    Raises:
        ReferenceFormatError: the dump is damaged there.
    """
    with path.open("rb") as file:
        file.seek(piece.start)
        if packing == "xml":
            return _whole_pages(file, piece.end - piece.start)
        packed = file.read(piece.end - piece.start)
    try:
        return _unpacked(packed)
    except (OSError, EOFError, ValueError) as error:
        raise _damaged(path, error, f"in its bytes {piece.start} to {piece.end}") from error


def _unpacked(packed: bytes) -> bytes:
    """What the bz2 streams unpack to. `bz2.open` would pass over what follows a broken one."""
    parts = []
    left = _MAX_UNPACKED_BYTES
    while packed:
        stream = bz2.BZ2Decompressor()
        parts.append(stream.decompress(packed, left + 1))
        left -= len(parts[-1])
        if left < 0:
            raise ValueError("it unpacks to an absurd size")
        if not stream.eof:
            raise EOFError("it ends too early")
        packed = stream.unused_data
    return b"".join(parts)


def stream_pieces(path: Path) -> Iterator[tuple[Piece, bytes]]:
    """The pieces of a single bz2 stream with their XML, one after another.

    Raises:
        ReferenceFormatError: the dump is damaged.
    """
    left = b""
    number = position = 0
    with bz2.open(path, "rb") as file:
        while True:
            behind = f"behind the first {position:,} bytes of what it unpacks to"
            try:
                block = file.read(PIECE_BYTES)
            except (OSError, EOFError) as error:
                raise _damaged(path, error, behind) from error
            data = left + block
            end = data.rfind(b"</page>") + len(b"</page>") if block else len(data)
            if block and end < len(b"</page>"):
                if len(data) > _MAX_PAGE_BYTES:
                    raise _damaged(path, ValueError("a page without an end"), behind)
                left = data
                continue
            if end:
                yield Piece(number, position, position + end), data[:end]
            number += 1
            position += end
            left = data[end:]
            if not block:
                return


def read_pages(xml: bytes) -> Iterator[DumpPage]:
    """The articles and redirects of a piece, other namespaces left out."""
    readable = xml.replace(b"\0", b" ").decode("utf-8", "replace")
    for block in readable.split("<page>")[1:]:
        page, end, _ = block.partition("</page>")
        if not end:
            return  # cut off
        namespace = _NAMESPACE.search(page, 0, 2000)
        title, number = _TITLE.search(page), _ID.search(page)
        if (namespace and namespace.group(1) != "0") or not title or not number:
            continue
        if len(number.group(1)) > 15:
            continue
        # Dumps with the history of each page have the oldest revision first.
        text = _TEXT.search(page, max(page.rfind("<revision>"), 0))
        redirect = _REDIRECT.search(page, 0, 2000)
        yield DumpPage(
            id=int(number.group(1)),
            title=_unescaped(title.group(1)).replace("\t", " ").strip(),
            text=_unescaped(text.group(1)) if text else "",
            redirect=_unescaped(redirect.group(1)) if redirect else None,
        )


def _unescaped(text: str) -> str:
    if "&" not in text:
        return text
    text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"')
    return text.replace("&#039;", "'").replace("&amp;", "&")


def _whole_pages(file: IO[bytes], length: int) -> bytes:
    """The pages that begin in the next `length` bytes, the last one to its end."""
    # A tag may lie across the border: whoever holds its first byte reads the page.
    data = file.read(length) + file.read(len(b"<page>") - 1)
    begin, last = data.find(b"<page>"), data.rfind(b"<page>")
    if begin < 0:
        return b""
    while (end := data.find(b"</page>", last)) < 0 and len(data) < length + _MAX_PAGE_BYTES:
        more = file.read(1024 * 1024)
        if not more:
            return data[begin:last]
        data += more
    return data[begin : end + len(b"</page>")] if end >= 0 else data[begin:last]


def _indexed(index: Path) -> list[int]:
    """Where the index says that streams begin."""
    offsets = set()
    with _opened(index) as file:
        try:
            for line in file:
                offset, colon, _ = line.partition(b":")
                if not colon or not offset.isdigit():
                    raise ReferenceFormatError(
                        f"{index} is not the index of a multistream dump: {line[:60]!r}. "
                        "Its lines are 'offset:page id:title'.",
                        path=str(index),
                    )
                offsets.add(int(offset))
        except (OSError, EOFError) as error:
            raise _damaged(index, error, "somewhere") from error
    return sorted(offsets)


def _check_end(path: Path) -> None:
    """Nothing else tells of XML that it was cut."""
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - _TAIL_BYTES))
        if b"</mediawiki>" not in file.read():
            raise _damaged(path, EOFError(), "at its end")


def _begin_streams(path: Path, offsets: list[int]) -> bool:
    with path.open("rb") as file:
        for offset in offsets:
            file.seek(offset)
            if not _STREAM_START.match(file.read(10)):
                return False
    return True


def _searched(path: Path) -> Iterator[int]:
    """Where streams begin, by their first bytes. Not mapped: what is would count as memory."""
    position, left = 0, b""
    with path.open("rb") as file:
        while block := file.read(PIECE_BYTES):
            data = left + block
            for match in _STREAM_START.finditer(data):
                yield position + match.start()
            left = data[-_STREAM_START_BYTES + 1 :]
            position += len(data) - len(left)


def _opened(path: Path) -> IO[bytes]:
    with path.open("rb") as file:
        packed = file.read(3) == b"BZh"
    return bz2.open(path, "rb") if packed else path.open("rb")


def _first(pattern: str, text: str) -> str:
    match = re.search(pattern, text)
    return match.group(1) if match else ""


def _damaged(path: Path, error: Exception, where: str) -> ReferenceFormatError:
    what = f"is damaged {where} ({error or type(error).__name__})"
    if isinstance(error, EOFError):
        what = f"ends early: there is more of it than these {path.stat().st_size:,} bytes"
    return ReferenceFormatError(
        f"{path} {what}. Compare its size and checksum, and download it again.", path=str(path)
    )
