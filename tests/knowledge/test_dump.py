"""Dumps are cut into pieces and read, however they are packed."""

from __future__ import annotations

import bz2
from pathlib import Path

import pytest

from jl_newslens.errors import ReferenceFormatError
from jl_newslens.knowledge import dump as dumps
from jl_newslens.knowledge.dump import (
    cut,
    packing_of,
    read_pages,
    read_piece,
    read_site,
    stream_pieces,
)
from tests.knowledge.small_dump import WORLD, index_of, write_small_dump


def titles(path: Path, index: Path | None = None) -> list[str]:
    packing = packing_of(path)
    if packing == "bz2":
        blocks = [xml for _, xml in stream_pieces(path)]
    else:
        blocks = [read_piece(path, packing, piece) for piece in cut(path, packing, index)]
    return [page.title for xml in blocks for page in read_pages(xml)]


EXPECTED = [title for title in WORLD if not title.startswith("File:")]


@pytest.mark.parametrize("packing", ["xml", "bz2", "multistream"])
def test_every_packing_is_recognised_and_read(tmp_path: Path, packing: str) -> None:
    path = write_small_dump(tmp_path / "dump", packing=packing)
    assert packing_of(path) == packing
    assert titles(path) == EXPECTED


@pytest.mark.parametrize("size", [1, 7, 100, 333, 1000, 4096])
@pytest.mark.parametrize("packing", ["xml", "bz2", "multistream"])
def test_pieces_of_any_size_hold_each_page_once(
    tmp_path: Path, packing: str, size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dumps, "PIECE_BYTES", size)
    monkeypatch.setattr(dumps, "_COMPRESSED_PIECE_BYTES", size)
    path = write_small_dump(tmp_path / "dump", packing=packing)
    assert titles(path) == EXPECTED


def test_an_index_gives_the_same_pieces_as_a_search(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dumps, "_COMPRESSED_PIECE_BYTES", 1)
    path = write_small_dump(tmp_path / "dump", packing="multistream")
    searched, indexed = cut(path, "multistream"), cut(path, "multistream", index_of(path))
    assert len(indexed) == 4
    assert titles(path, index_of(path)) == EXPECTED
    assert {piece.start for piece in indexed} <= {piece.start for piece in searched}


def test_a_page_keeps_its_text_id_and_redirect(tmp_path: Path) -> None:
    text = "A < b & \"c\" &amp; 'd' <page> </text> ]]>"
    path = write_small_dump(tmp_path / "dump", {"A & B": text, "C": "#REDIRECT [[A & B]]"})
    first, second = read_pages(read_piece(path, "xml", cut(path, "xml")[0]))
    assert (first.id, first.title, first.text, first.redirect) == (1, "A & B", text, None)
    assert (second.id, second.redirect) == (2, "A & B")


def test_the_head_tells_of_the_wiki(tmp_path: Path) -> None:
    site = read_site(write_small_dump(tmp_path / "dump", packing="multistream"))
    assert (site.name, site.url, site.language) == (
        "smallwiki",
        "https://small.example.org/wiki/",
        "en",
    )
    assert {"file", "template", "category"} <= site.namespaces.prefixes


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 zip", b"<html></html>", bz2.compress(b"x")])
def test_what_is_no_dump_is_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "dump"
    path.write_bytes(content)
    with pytest.raises(ReferenceFormatError, match="not a dump"):
        read_site(path)


@pytest.mark.parametrize("packing", ["xml", "bz2", "multistream"])
def test_a_truncated_dump_is_told_with_its_size(tmp_path: Path, packing: str) -> None:
    path = write_small_dump(tmp_path / "dump", packing=packing)
    path.write_bytes(whole := path.read_bytes()[:-200])
    with pytest.raises(ReferenceFormatError, match=rf"ends early: .* {len(whole):,} bytes"):
        titles(path)


def test_a_dump_that_was_cut_in_its_head_is_told_so(tmp_path: Path) -> None:
    path = write_small_dump(tmp_path / "dump", packing="bz2")
    path.write_bytes(path.read_bytes()[:200])
    with pytest.raises(ReferenceFormatError, match="ends early"):
        read_site(path)


def test_damage_in_one_long_stream_is_told_with_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dumps, "PIECE_BYTES", 100_000)
    pages = {f"{title} {n}": text for n in range(5_000) for title, text in WORLD.items()}
    path = write_small_dump(tmp_path / "dump", pages, packing="bz2")
    data = bytearray(path.read_bytes())
    data[len(data) * 9 // 10] ^= 255
    path.write_bytes(data)
    with pytest.raises(ReferenceFormatError, match=r"damaged behind the first [\d,]{7,} bytes"):
        titles(path)


@pytest.mark.parametrize("offset", [0, 3, 40])
def test_damage_anywhere_in_a_stream_is_told(tmp_path: Path, offset: int) -> None:
    """Python's bz2.open takes a stream whose first bytes are broken for the end of the file."""
    path = write_small_dump(tmp_path / "dump", packing="multistream")
    data = bytearray(path.read_bytes())
    streams = [i for i in range(len(data)) if data.startswith(b"BZh91AY&SY", i, i + 10)]
    data[streams[2] + offset] ^= 255
    path.write_bytes(data)
    with pytest.raises(ReferenceFormatError, match=r"damaged in its bytes 0 to \d+"):
        titles(path)


def test_a_piece_that_unpacks_to_an_absurd_size_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dumps, "_MAX_UNPACKED_BYTES", 500)
    path = write_small_dump(tmp_path / "dump", packing="multistream")
    with pytest.raises(ReferenceFormatError, match="absurd"):
        titles(path)


def test_an_index_that_is_none_is_told(tmp_path: Path) -> None:
    path = write_small_dump(tmp_path / "dump", packing="multistream")
    wrong = tmp_path / "index"
    wrong.write_text("no offsets here\n")
    with pytest.raises(ReferenceFormatError, match="not the index"):
        cut(path, "multistream", wrong)


def test_of_a_page_with_its_history_the_last_revision_is_read() -> None:
    revision = "<revision><id>{0}</id><text>Text {0}</text></revision>"
    history = "".join(revision.format(n) for n in (7, 8, 9))
    xml = f"<page><title>A</title><ns>0</ns><id>3</id>{history}</page>"
    (page,) = read_pages(xml.encode())
    assert (page.id, page.text) == (3, "Text 9")


@pytest.mark.parametrize("packing", ["xml", "bz2"])
def test_an_index_of_what_has_no_streams_is_told(tmp_path: Path, packing: str) -> None:
    path = write_small_dump(tmp_path / "dump", packing=packing)
    with pytest.raises(ReferenceFormatError, match="no multistream dump"):
        cut(path, packing_of(path), path)


def test_tags_that_do_not_end_are_passed_over() -> None:
    xml = b"<page><title>A</title><id>3</id>" + b"<text" * 200_000 + b"</page>"
    assert [page.text for page in read_pages(xml)] == [""]
