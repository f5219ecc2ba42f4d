"""What is damaged in a table is told, and costs no row beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from jl_newslens.corpus.records import open_input
from jl_newslens.errors import CorpusError
from jl_newslens.model import Article


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
    "rows",
    [
        '2,"The mill closed.\n3,"The bakery opened."\n',
        '2,"The mill closed.\n3,The bakery opened.\n4,"The fair began, too."\n',
        '"2","The mill closed.\n"3","The bakery opened."\n',
        '2,"The mill closed.\n3,"The bakery, ""Sun"", opened."\n',
        '2,"The mill\n\nclosed, "for now", he said."\n',  # not doubled: it ends the text
    ],
)
def test_a_quotation_mark_that_another_row_closes_is_told(tmp_path: Path, rows: str) -> None:
    path = tmp_path / "rows.csv"
    path.write_text(f"id,text\n1,First.\n{rows}9,Last.\n")

    [first, merged, last] = open_input(path).records()

    assert (first.source, last.source) == (Article("First."), Article("Last."))
    assert isinstance(merged.source, CorpusError)
    lines = rows.count("\n")
    assert "line 3: a quotation mark is not closed" in str(merged.source)
    assert f"down to line {2 + lines}" in str(merged.source)


@pytest.mark.parametrize(
    "last",
    [
        '2,"Two\nlines."',
        '2,"Two\r\nlines."\r\n',
        '2,A 5" pipe.',
        '2,"She said ""no"".\nTwice."',
        '2,"She said "no"."',
        '\n2,"She said "no"."',
        '2,"End."\n\n',
    ],
)
def test_a_quotation_mark_that_belongs_to_the_text_is_none(tmp_path: Path, last: str) -> None:
    path = tmp_path / "rows.csv"
    path.write_text(f"id,text\n1,First.\n{last}")

    assert [type(record.source) for record in open_input(path).records()] == [Article, Article]


def test_a_quotation_mark_in_the_first_row_costs_nothing(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_text('id,text\n1,"She said "no"."\n')

    assert [type(record.source) for record in open_input(path).records()] == [Article]


@pytest.mark.parametrize("text", ['"One\nmore" ', ' "One\nmore"', ' "One\nmore"  ', '"One\nmore"'])
def test_spaces_around_quotation_marks_are_no_damage(tmp_path: Path, text: str) -> None:
    path = tmp_path / "rows.csv"
    path.write_text(f'id, text , title\n1,{text}, Mills\n2,"Two." ,"Bakers" \n')

    found = [record.source for record in open_input(path).records()]
    assert all(isinstance(article, Article) for article in found)
    assert [(a.text.strip(), a.title) for a in found] == [
        ("One\nmore", "Mills"),
        ("Two.", "Bakers"),
    ]


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
