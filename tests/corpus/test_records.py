from __future__ import annotations

import json
from pathlib import Path

import pytest

from jl_newslens.corpus.records import open_input
from jl_newslens.corpus.tables import RUN_FILE
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


def test_a_folder_is_read_in_a_fixed_order_with_paths_as_ids(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    for name in ("b.txt", "a.html", "sub/c.md", "ignored.png"):
        (tmp_path / name).write_text("Text.")

    assert list(texts(tmp_path)) == ["a.html", "b.txt", "sub/c.md"]


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


def test_a_damaged_line_is_an_error_in_its_place(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text('{"text": "One."}\n{"text": "Tw\n{"text": "Three."}\n')

    records = list(open_input(path).records())

    assert [record.id for record in records] == ["0", "1", "2"]
    assert isinstance(records[1].source, CorpusError)
    assert records[2].source == Article("Three.")


def test_a_text_that_its_commas_cut_is_an_error_and_no_short_article(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_text("id,text\n1,One.\n2,The mayor, who left, was glad.\n3,Three.,,\n")

    one, cut, three = open_input(path).records()

    assert (one.source, three.source) == (Article("One."), Article("Three."))
    assert isinstance(cut.source, CorpusError)
    assert "line 3: the row has 4 cells, the header 2" in str(cut.source)


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


def test_hidden_files_are_no_articles(tmp_path: Path) -> None:
    for name in ("a.txt", ".b.txt", ".ipynb_checkpoints/a-checkpoint.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("Text.")

    assert list(texts(tmp_path)) == ["a.txt"]


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


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="holds no"):
        open_input(tmp_path)


def test_the_fingerprint_changes_with_the_files(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("One.")
    before = open_input(tmp_path).fingerprint()
    (tmp_path / "a.txt").write_text("One more.")

    assert open_input(tmp_path).fingerprint() != before


def test_a_quotation_mark_that_never_closes_is_told(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_text('id,text\n1,First.\n2,"Second.\n3,Third.\n4,Fourth.\n')

    [first, second] = open_input(path).records()

    assert first.id == "1"
    assert isinstance(second.source, CorpusError)
    assert "line 3: a quotation mark is never closed" in str(second.source)
    assert "down to line 5" in str(second.source)


def test_a_quotation_mark_that_opens_all_rows_is_told(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_text('id,text\n1,"First.\n2,Second.\n')

    with pytest.raises(CorpusError, match=r"line 2: a quotation mark .* down to line 3"):
        open_input(path)


@pytest.mark.parametrize(
    "last", ['2,"Two\nlines."', '2,A 5" pipe.', '2,"She said ""no"".\nTwice."', '2,"End."\n\n']
)
def test_a_quotation_mark_that_belongs_to_the_text_is_none(tmp_path: Path, last: str) -> None:
    path = tmp_path / "rows.csv"
    path.write_text(f"id,text\n1,First.\n{last}")

    assert [type(record.source) for record in open_input(path).records()] == [Article, Article]


def test_a_cut_parquet_file_is_told(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    path = tmp_path / "cut.parquet"
    path.write_bytes(b"PAR1" + bytes(100))

    with pytest.raises(CorpusError, match=r"cut.parquet, row 0: it is no Parquet file"):
        open_input(path)


def test_damage_inside_a_parquet_file_loses_nothing_of_what_stands_before_it(
    tmp_path: Path,
) -> None:
    pa = pytest.importorskip("pyarrow")
    pq = pytest.importorskip("pyarrow.parquet")
    path = tmp_path / "rows.parquet"
    texts = [f"Number {number} came." for number in range(20)]
    pq.write_table(pa.table({"text": texts}), path, row_group_size=5, use_dictionary=False)
    third = pq.ParquetFile(path).metadata.row_group(2).column(0)
    with path.open("r+b") as file:
        file.seek(third.data_page_offset)
        file.write(bytes(third.total_compressed_size))

    *good, damage = open_input(path).records()

    assert [record.source for record in good] == [Article(text) for text in texts[: len(good)]]
    assert len(good) >= 5
    assert isinstance(damage.source, CorpusError)
    assert "rows.parquet, row" in str(damage.source)


def test_a_folder_of_tables_says_that_they_are_given_one_by_one(tmp_path: Path) -> None:
    (tmp_path / "rows.jsonl").write_text('{"text": "One."}')

    with pytest.raises(CorpusError, match="one by one"):
        open_input(tmp_path)


def test_a_folder_of_json_files_is_read_as_articles(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "a.json").write_text('{"headline": "One", "body": "First.", "date": "2026-01-02"}')
    (tmp_path / "b" / "c.json").write_text('[{"text": "Second."}, {"text": "Third."}]')
    (tmp_path / "d.json").write_text('{"id": "seven", "text": "Fourth."}')
    (tmp_path / "e.md").write_text("Fifth.")

    records = {record.id: record.source for record in open_input(tmp_path).records()}

    assert records == {
        "a.json": Article("First.", title="One", published="2026-01-02"),
        "seven": Article("Fourth."),
        "e.md": tmp_path / "e.md",
        "b/c.json": Article("Second."),
        "b/c.json#1": Article("Third."),
    }


def test_two_files_of_a_folder_may_give_one_id(tmp_path: Path) -> None:
    for name in ("a.json", "b.json", "c.json"):
        (tmp_path / name).write_text(json.dumps({"id": 1, "text": name}))

    assert texts(tmp_path) == {"1": "a.json", "1#b.json": "b.json", "1#c.json": "c.json"}


def test_json_without_a_text_is_no_article_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"files": 2}')
    (tmp_path / "b.newslens.json").write_text('{"article": {"text": "One."}}')
    with pytest.raises(CorpusError, match="holds no articles"):
        open_input(tmp_path)
    (tmp_path / "c.json").write_text('{"text": "Two."}')

    assert texts(tmp_path) == {"c.json": "Two."}


def test_a_damaged_json_file_of_a_folder_costs_itself(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"text": "One.')
    (tmp_path / "b.json").write_text('{"text": "Two."}')

    damaged, whole = open_input(tmp_path).records()

    assert damaged.id == "a.json"
    assert isinstance(damaged.source, CorpusError)
    assert whole.source == Article("Two.")


@pytest.mark.parametrize("cell", [{"text": "One."}, [{"text": "One."}]])
def test_columns_in_a_cell_are_no_text(tmp_path: Path, cell: object) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text(json.dumps({"article": cell}) + "\n")

    with pytest.raises(CorpusError, match="which one is the text"):
        open_input(path)
    [record] = open_input(path, text_column="article").records()

    assert isinstance(record.source, CorpusError)
    assert "holds other columns" in str(record.source)


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


def test_a_run_within_its_input_does_not_change_it(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("One.")
    before = open_input(tmp_path).fingerprint()
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / RUN_FILE).write_text('{"text": "None of the articles."}')

    assert open_input(tmp_path).fingerprint() == before
    assert list(texts(tmp_path)) == ["a.txt"]


def test_a_number_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "articles.jsonl"
    path.write_text('{"text": 5}\n{"text": "A text."}\n{"text": true}\n{"text": "6"}\n', "utf-8")

    number, text, flag, digits = (record.source for record in open_input(path).records())

    assert isinstance(number, CorpusError)
    assert "holds 5, a number" in str(number)
    assert isinstance(flag, CorpusError)
    assert isinstance(text, Article)
    assert isinstance(digits, Article)
