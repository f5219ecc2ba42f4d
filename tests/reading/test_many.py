from __future__ import annotations

import pytest

from jl_newslens.errors import OptionError
from jl_newslens.reading.many import check_many, how_many, unboxed


def test_a_column_of_a_dask_table_is_many_and_a_table_or_an_array_is_not() -> None:
    dask = pytest.importorskip("dask")
    da = pytest.importorskip("dask.array")
    dd = pytest.importorskip("dask.dataframe")
    pd = pytest.importorskip("pandas")
    table = dd.from_pandas(pd.DataFrame({"text": ["One.", "Two."]}), npartitions=2)

    check_many(table.text)
    with pytest.raises(OptionError, match="one column"):
        check_many(table)
    for wrong in (da.ones(2), dask.delayed(["One."])):
        with pytest.raises(OptionError, match="compute"):
            check_many(wrong)


def test_a_dask_column_is_not_read_to_be_counted() -> None:
    dd = pytest.importorskip("dask.dataframe")
    pd = pytest.importorskip("pandas")
    column = pd.Series(["One.", "Two."])

    assert how_many(column) == 2
    assert how_many(dd.from_pandas(column, npartitions=2)) is None
    assert how_many(iter(["One."])) is None


def test_a_column_of_an_arrow_table_gives_texts() -> None:
    pa = pytest.importorskip("pyarrow")
    column = pa.table({"text": ["One.", None, "Two."]})["text"]

    check_many(column)
    assert how_many(column) == 3
    assert list(unboxed(column)) == ["One.", None, "Two."]
    assert list(unboxed(["One.", b"Two."])) == ["One.", b"Two."]


def test_a_whole_table_is_not_many_whoever_made_it() -> None:
    """Polars is not among our own packages; where it is installed it is read like the others."""
    tables = [
        pytest.importorskip("pandas").DataFrame({"text": ["One."], "id": [1]}),
        pytest.importorskip("pyarrow").table({"text": ["One."], "id": [1]}),
    ]
    try:
        import polars as pl
    except ImportError:
        pass
    else:
        tables.append(pl.DataFrame({"text": ["One."], "id": [1]}))
        check_many(tables[-1]["text"])
        assert how_many(tables[-1]["text"]) == 1
        with pytest.raises(OptionError, match=r"LazyFrame .* \.collect\(\)"):
            check_many(tables[-1].lazy())
    for table in tables:
        with pytest.raises(OptionError, match=r"one column of a table.* has text, id\."):
            check_many(table)
