from __future__ import annotations

import bz2
import gzip
import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from jl_newslens.corpus import json_array, packed, rows
from jl_newslens.corpus.records import Record, open_input
from jl_newslens.errors import CorpusError
from jl_newslens.model import Article

MANY = 3_000


def zstd(data: bytes) -> bytes:
    pa = pytest.importorskip("pyarrow")
    sink = pa.BufferOutputStream()
    with pa.CompressedOutputStream(sink, "zstd") as stream:
        stream.write(data)
    return bytes(sink.getvalue())


PACK: dict[str, Callable[[bytes], bytes]] = {
    ".gz": gzip.compress,
    ".bz2": bz2.compress,
    ".zst": zstd,
}


def text_of(number: int) -> str:
    """No two alike, so that what is packed is cut in the middle of the articles."""
    return f"Number {number} is {sha256(str(number).encode()).hexdigest()}."


def written(kind: str, many: int = MANY) -> bytes:
    articles = [{"id": f"a{number}", "text": text_of(number)} for number in range(many)]
    if kind == ".jsonl":
        return "".join(json.dumps(article) + "\n" for article in articles).encode()
    if kind == ".json":
        return json.dumps(articles, indent=1).encode()
    separator = "\t" if kind == ".tsv" else ","
    lines = [separator.join(("id", "text"))]
    lines += [separator.join((a["id"], f'"{a["text"]}"')) for a in articles]
    return "".join(f"{line}\n" for line in lines).encode()


@pytest.mark.parametrize("packing", PACK)
@pytest.mark.parametrize("kind", [".jsonl", ".json", ".csv", ".tsv"])
def test_a_packed_file_gives_the_same_records(tmp_path: Path, kind: str, packing: str) -> None:
    (tmp_path / f"plain{kind}").write_bytes(written(kind))
    packed_file = tmp_path / f"Packed{kind.upper()}{packing}"
    packed_file.write_bytes(PACK[packing](written(kind)))

    records = list(open_input(packed_file).records())

    assert records == list(open_input(tmp_path / f"plain{kind}").records())
    assert len(records) == MANY
    assert open_input(packed_file).count() is None


@pytest.mark.parametrize("kind", [".jsonl", ".json", ".csv"])
def test_files_that_were_packed_one_behind_the_other_are_one(tmp_path: Path, kind: str) -> None:
    data = written(kind)
    path = tmp_path / f"articles{kind}.gz"
    path.write_bytes(gzip.compress(data[:1_000]) + gzip.compress(data[1_000:]))

    assert sum(1 for _ in open_input(path).records()) == MANY


def good_and_last(path: Path) -> tuple[list[Record], str]:
    *good, last = open_input(path).records()
    assert isinstance(last.source, CorpusError)
    return good, str(last.source)


@pytest.mark.parametrize("packing", PACK)
@pytest.mark.parametrize("kind", [".jsonl", ".json", ".csv"])
def test_a_file_that_was_cut_loses_nothing_of_what_is_there(
    tmp_path: Path, kind: str, packing: str
) -> None:
    data = written(kind, 16_000)
    path = tmp_path / f"articles{kind}{packing}"
    whole = PACK[packing](data)
    path.write_bytes(whole[: len(whole) * 3 // 4])

    good, error = good_and_last(path)

    assert [record.source for record in good] == [Article(text_of(n)) for n in range(len(good))]
    there = int(error.partition(" cut after ")[2].partition(" bytes")[0].replace(",", ""))
    assert 0 < there < len(data)
    end = {".jsonl": b'"}\n', ".json": b"\n }", ".csv": b'"\n'}[kind]
    assert len(good) == data[:there].count(end)  # what was cut is no article
    line = data[:there].count(b"\n") + 1
    assert f"{path}, line " in error
    assert line - 3 <= int(error.partition(", line ")[2].partition(":")[0]) <= line


def test_damage_in_the_middle_is_told(tmp_path: Path) -> None:
    whole = bytearray(gzip.compress(written(".jsonl", 16_000)))
    whole[len(whole) // 2 : len(whole) // 2 + 64] = bytes(64)
    path = tmp_path / "articles.jsonl.gz"
    path.write_bytes(whole)

    records = list(open_input(path).records())

    assert records[0].source == Article(text_of(0))
    assert any("the file is damaged or cut after" in str(record.source) for record in records)


@pytest.mark.parametrize("kind", [".jsonl", ".json", ".csv"])
def test_a_wrong_check_sum_is_told_behind_all_articles(tmp_path: Path, kind: str) -> None:
    whole = bytearray(gzip.compress(written(kind)))
    whole[-8] ^= 1
    path = tmp_path / f"articles{kind}.gz"
    path.write_bytes(whole)

    good, error = good_and_last(path)

    assert len(good) == MANY
    assert "CRC" in error


@pytest.mark.parametrize("packing", PACK)
def test_a_file_that_is_not_packed_as_its_name_says_is_told(tmp_path: Path, packing: str) -> None:
    path = tmp_path / f"articles.csv{packing}"
    path.write_text("id,text\na,One came.\n")

    with pytest.raises(CorpusError, match=r"damaged or cut after 0 bytes"):
        open_input(path)


def test_an_empty_packed_file_is_empty(tmp_path: Path) -> None:
    for data in (b"", gzip.compress(b"")):
        (tmp_path / "articles.jsonl.gz").write_bytes(data)
        with pytest.raises(CorpusError, match="is empty"):
            open_input(tmp_path / "articles.jsonl.gz")


@pytest.mark.parametrize("name", ["a.parquet.gz", "a.txt.gz", "a.gz"])
def test_what_is_not_read_packed_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(gzip.compress(b"One came."))

    with pytest.raises(CorpusError, match="may be packed"):
        open_input(tmp_path / name)


@pytest.mark.parametrize(
    ("kind", "head", "tail", "after"),
    [
        (".jsonl", '{"id": "long", "text": "', '"}\n', 1),
        (".csv", 'long,"', '"\n', 0),
        (".json", '[{"id": "a", "text": "One."}, {"text": "', '"}]', 0),
    ],
)
def test_a_few_bytes_that_unpack_to_many_do_not_fill_memory(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    kind: str,
    head: str,
    tail: str,
    after: int,
) -> None:
    for module in (packed, rows, json_array):
        monkeypatch.setattr(module, "MAX_ROW_CHARS", 100_000)
    article = {".jsonl": '{"id": "a", "text": "One."}\n', ".csv": "a,One.\n", ".json": ""}[kind]
    first = "id,text\n" if kind == ".csv" else ""
    path = tmp_path / f"bomb{kind}.gz"
    path.write_text("")
    with gzip.open(path, "wt") as file:
        file.write(first + article + head)
        for _ in range(100):
            file.write("x" * 1_000_000)
        file.write(tail + article)
    assert path.stat().st_size < 200_000

    one, long, *rest = open_input(path).records()

    assert one.source == Article("One.")
    assert isinstance(long.source, CorpusError)
    assert "100,000" in str(long.source)
    assert len(rest) == after
