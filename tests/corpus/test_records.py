from __future__ import annotations

import json
from pathlib import Path

import pytest

from jl_newslens.corpus.records import open_input
from jl_newslens.errors import CorpusError, SourceNotFoundError
from jl_newslens.model import Article

ROWS = [
    {"id": "a", "text": "First text.", "title": "One", "published": "2026-01-02"},
    {"id": "b", "text": "Second, with a comma and a\nline break."},
]


def texts(path: Path, **columns: str) -> dict[str, str]:
    records = open_input(path, **columns).records()
    return {
        record.id: record.source.text if isinstance(record.source, Article) else str(record.source)
        for record in records
    }


@pytest.fixture(params=["jsonl", "csv", "tsv", "parquet"])
def table(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    pd = pytest.importorskip("pandas")
    path = tmp_path / f"articles.{request.param}"
    frame = pd.DataFrame(ROWS)
    if request.param == "jsonl":
        path.write_text("".join(json.dumps(row) + "\n\n" for row in ROWS), "utf-8")
    elif request.param == "parquet":
        frame.to_parquet(path)
    else:
        frame.to_csv(path, index=False, sep="\t" if request.param == "tsv" else ",")
    return path


def test_every_table_format_gives_the_same_records(table: Path) -> None:
    records = list(open_input(table).records())

    assert [record.id for record in records] == ["a", "b"]
    first, second = (record.source for record in records)
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.title, first.published) == ("One", "2026-01-02")
    assert (second.text, second.title) == (ROWS[1]["text"], None)


@pytest.mark.parametrize("separator", [";", "\t"])
def test_a_csv_may_be_separated_as_spreadsheets_do(tmp_path: Path, separator: str) -> None:
    path = tmp_path / "export.csv"
    path.write_text(
        separator.join(("id", "text")) + "\n" + separator.join(("a", "One, two.")) + "\n"
    )

    assert texts(path) == {"a": "One, two."}


def test_a_row_that_looks_like_a_path_is_still_text(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text(json.dumps({"text": "/etc/passwd"}) + "\n")

    [record] = open_input(path).records()

    assert record.source == Article("/etc/passwd")


def test_rows_without_an_id_are_numbered(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text('{"body": "One."}\n{"body": null}\n')

    assert texts(path) == {"0": "One.", "1": ""}


def test_the_columns_can_be_named(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_text("key,story\n7,Seven.\n")

    assert texts(path, text_column="story", id_column="key") == {"7": "Seven."}


def test_the_usual_columns_are_known_in_any_capitals(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_text("ID,Text,Title\n7,Seven came.,Seven\n")
    [record] = open_input(path).records()
    assert (record.id, record.source.text, record.source.title) == ("7", "Seven came.", "Seven")


@pytest.mark.parametrize(
    ("name", "content", "advice"),
    [
        ("rows.csv", "key,story\n7,Seven.\n", "--text-column"),
        ("rows.jsonl", "{not json\n", "line 1"),
        ("rows.jsonl", "[1]\n", "line 1"),
        ("rows.jsonl", "", "empty"),
        ("rows.parquet", "no parquet", "Parquet"),
        ("rows.docx", "x", "folder"),
    ],
)
def test_what_cannot_be_read_says_why(tmp_path: Path, name: str, content: str, advice: str) -> None:
    (tmp_path / name).write_text(content)

    with pytest.raises(CorpusError, match=advice):
        open_input(tmp_path / name)


@pytest.mark.parametrize("name", ["rows.jsonl", "rows.csv"])
def test_a_row_in_another_encoding_is_read_all_the_same(tmp_path: Path, name: str) -> None:
    lines = {"rows.jsonl": '{"text": "Zürich"}\n', "rows.csv": "text\nZürich\n"}[name]
    (tmp_path / name).write_bytes(lines.encode("cp1252"))

    assert texts(tmp_path / name) == {"0": "Zürich"}


def test_half_an_emoji_costs_itself(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text('{"id": "\\ud83d", "text": "So glad \\ud83d"}\n')

    assert texts(path) == {"\ufffd": "So glad \ufffd"}


def test_no_two_rows_share_an_id(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_text("id,text\n7,One.\n7,Two.\n,Three.\n2,Four.\n")

    assert texts(path) == {"7": "One.", "7#1": "Two.", "2": "Three.", "2#3": "Four."}


def test_cells_that_are_no_text(tmp_path: Path) -> None:
    pd = pytest.importorskip("pandas")
    path = tmp_path / "rows.parquet"
    rows = {
        "id": [1.0, 2.0, None],
        "text": ["Zürich".encode(), b"\x89PNG\r\n" * 9, None],
        "published": pd.to_datetime(["2026-01-02", None, None]),
    }
    pd.DataFrame(rows).to_parquet(path)

    one, binary, missing = open_input(path).records()

    assert (one.id, binary.id, missing.id) == ("1", "2", "2#2")
    assert one.source == Article("Zürich", published="2026-01-02T00:00:00")
    assert isinstance(binary.source, bytes)
    assert missing.source == Article("")


@pytest.mark.parametrize(("name", "count"), [("a.jsonl", 2), ("a.csv", None), ("", 2)])
def test_how_many_there_are(tmp_path: Path, name: str, count: int | None) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "One."}\n{"text": "Two."}\n')
    (tmp_path / "a.csv").write_text("text\nOne.\n")
    for text in ("a.txt", "b.html"):
        (tmp_path / text).write_text("Text.")

    assert open_input(tmp_path / name).count() == count


def test_a_line_separator_in_a_string_ends_no_line(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text('{"text": "One.\u2028Two."}\n', "utf-8")

    assert texts(path) == {"0": "One.\u2028Two."}


def test_a_missing_input_is_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(SourceNotFoundError):
        open_input(tmp_path / "nothing")


@pytest.mark.parametrize("cell", [{"text": "One."}, [{"text": "One."}]])
def test_columns_in_a_cell_are_no_text(tmp_path: Path, cell: object) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text(json.dumps({"article": cell}) + "\n")

    with pytest.raises(CorpusError, match="which one is the text"):
        open_input(path)
    [record] = open_input(path, text_column="article").records()

    assert isinstance(record.source, CorpusError)
    assert "holds other columns" in str(record.source)


def test_a_table_that_pandas_wrote_by_columns_is_told(tmp_path: Path) -> None:
    path = tmp_path / "table.json"
    path.write_text('{"title": {"0": "One"}, "text": {"0": "One came."}}')

    with pytest.raises(CorpusError, match=r"'text' holds other columns.*orient='records'"):
        open_input(path)


@pytest.mark.parametrize(
    ("stated", "published"),
    [
        ("2026-01-02T10:30:00.5+01:00", "2026-01-02T10:30:00.5+01:00"),
        ("2026-01", "2026-01"),
        ("Fri, 02 Jan 2026 10:30:00 GMT", "2026-01-02"),
        ("January 2, 2026", "2026-01-02"),
        (1767349800, "2026-01-02T10:30:00+00:00"),
        ("05/06/2025", None),
    ],
)
def test_a_date_is_given_as_iso_has_it(
    tmp_path: Path, stated: object, published: str | None
) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text(json.dumps({"text": "One.", "pubDate": stated}) + "\n")

    [record] = open_input(path).records()

    assert record.source == Article("One.", published=published)


def test_a_number_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "articles.jsonl"
    path.write_text('{"text": 5}\n{"text": "A text."}\n{"text": true}\n{"text": "6"}\n', "utf-8")

    number, text, flag, digits = (record.source for record in open_input(path).records())

    assert isinstance(number, CorpusError)
    assert "holds 5, a number" in str(number)
    assert isinstance(flag, CorpusError)
    assert isinstance(text, Article)
    assert isinstance(digits, Article)
