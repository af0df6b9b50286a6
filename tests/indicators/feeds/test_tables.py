import contextlib
import csv
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.feeds.tables import Row, TableError, bare, from_csv, listed, table


def test_columns_are_found_by_name_and_rows_by_line() -> None:
    found = from_csv("areacd,value\r\nE08000003,5.4\r\n\r\nE08000004,6.1")
    assert [(row.place, row.cells[found.position("value")]) for row in found.rows] == [
        ("line 2", "5.4"),
        ("line 4", "6.1"),
    ]


def test_a_header_below_titles_is_found_by_its_columns() -> None:
    found = from_csv(
        "Table 1: young people,,\nSource: a department,,\nCode,Name,2024 [p]\nE06000001,Hartlepool,3",
        wanted=("Code", "2024"),
    )
    assert found.columns == ("Code", "Name", "2024 [p]")
    assert found.position("2024") == 2


def test_a_stated_header_and_last_row_are_obeyed() -> None:
    found = from_csv("a,b\nc,d\n1,2\nEnd,", header=2, last=3)
    assert found.columns == ("c", "d")
    assert [row.cells for row in found.rows] == [["1", "2"]]


def test_an_empty_text_is_an_empty_table() -> None:
    assert from_csv("") == from_csv("\n\n")
    assert from_csv("").columns == ()


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a,b\n1,2\n3", "line 3 has 1 cell where the header has 2"),
        ("a,b\n1,2,3\n", "line 2 has 3 cells where the header has 2"),
        ('a,b\n1,"2\n', "line 2 is not CSV"),
        ("a,b\n1," + "9" * 200_000, "line 2 is not CSV"),
    ],
)
def test_rows_that_do_not_fit_are_named(text: str, problem: str) -> None:
    csv.field_size_limit(sys.maxsize)  # as other libraries in the process may
    with pytest.raises(TableError, match=problem):
        from_csv(text)


def test_a_missing_column_is_named_with_what_was_found() -> None:
    with pytest.raises(TableError, match="there is no column “value”; found “area”, “observation”"):
        from_csv("area,observation\n1,2").position("value")


def test_a_column_that_comes_twice_is_refused() -> None:
    with pytest.raises(TableError, match="“value” comes twice"):
        from_csv("value,value\n1,2").position("value")


def test_a_header_row_that_is_not_there_is_refused() -> None:
    with pytest.raises(TableError, match="no row 9 to be the header"):
        from_csv("a,b\n1,2", header=9)


def test_rows_of_a_spreadsheet_may_be_short() -> None:
    rows = [Row("sheet A, row 1", ["Code", "2024"]), Row("sheet A, row 2", ["E06000001"])]
    assert len(table(rows, wanted=("Code",), ragged=True).rows) == 1


def test_a_header_is_looked_for_among_the_first_rows_only() -> None:
    text = "\n".join(["x,y"] * 60 + ["Code,2024"])
    assert from_csv(text, wanted=("Code",)).columns == ("x", "y")


@pytest.mark.parametrize(
    ("title", "plain"),
    [("2025 [p]", "2025"), ("2023 [note 1]", "2023"), ("Rate [r] [e] now", "Rate now"), ("plain", "plain")],
)
def test_notes_in_a_header_are_no_part_of_its_name(title: str, plain: str) -> None:
    assert bare(title) == plain


def test_long_lists_of_columns_are_cut() -> None:
    assert listed([]) == "none"
    assert listed([str(number) for number in range(20)]).endswith("“11” and more")


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_any_text_is_a_table_or_refused(text: str) -> None:
    with contextlib.suppress(TableError):
        from_csv(text)
