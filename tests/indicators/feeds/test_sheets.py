import json
import subprocess
import sys
from datetime import date, datetime, time
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P
from openpyxl import Workbook

from indicators.feeds import sheets
from indicators.feeds.sheets import SheetError


def workbook(**sheets_by_name: list[list[object]]) -> bytes:
    made = Workbook()
    made.remove(made.active)  # type: ignore[arg-type]
    for name, rows in sheets_by_name.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    if "Merged" in sheets_by_name:
        made["Merged"].merge_cells("A2:A3")
    target = BytesIO()
    made.save(target)
    return target.getvalue()


def open_document(rows: list[list[str]]) -> bytes:
    made, table = OpenDocumentSpreadsheet(), Table(name="Table 1")
    for row in rows:
        line = TableRow()
        for text in row:
            cell = TableCell(valuetype="string")
            cell.addElement(P(text=text))
            line.addElement(cell)
        table.addElement(line)
    made.spreadsheet.addElement(table)
    target = BytesIO()
    made.save(target)
    return target.getvalue()


def parquet(**columns: list[object]) -> bytes:
    target = BytesIO()
    pq.write_table(pa.table(columns), target)
    return target.getvalue()


def order(kind: str = "xlsx", columns: tuple[str, ...] = (), **keep: list[str]) -> dict[str, object]:
    return {"kind": kind, "columns": list(columns), "keep": keep}


def test_every_sheet_comes_back_from_the_other_process() -> None:
    found = sheets.grids(workbook(Cover=[["Title"]], Data=[["Code", "2024"], ["E06000001", 3.5]]), kind="xlsx")
    assert [(grid.name, list(grid.rows)) for grid in found] == [
        ("Cover", [["Title"]]),
        ("Data", [["Code", "2024"], ["E06000001", 3.5]]),
    ]


def test_merged_cells_show_what_they_show() -> None:
    answer = sheets.answered(order(), workbook(Merged=[["Area", "Year"], ["Kent", 2023], [None, 2024]]))
    assert answer["sheets"][0]["rows"][1:] == [["Kent", 2023.0], ["Kent", 2024.0]]


def test_days_are_written_as_days() -> None:
    rows: list[list[object]] = [[date(2025, 4, 1), datetime(2025, 4, 1, 12, 30), time(9, 30)]]  # noqa: DTZ001  # sheets know no time zone
    answer = sheets.answered(order(), workbook(Data=rows))
    assert answer["sheets"][0]["rows"] == [["2025-04-01", "2025-04-01T12:30:00", "09:30:00"]]


def test_open_documents_are_read() -> None:
    answer = sheets.answered(order("ods"), open_document([["Code", "2024"], ["E06000001", "[x]"]]))
    assert answer["sheets"] == [{"name": "Table 1", "rows": [["Code", "2024"], ["E06000001", "[x]"]]}]


def test_of_a_parquet_file_only_wanted_columns_and_kept_rows_are_read() -> None:
    body = parquet(Measure=["a", "b", "a"], Number=[301.0, 302.0, None], Value=["1", "2", "-"], Other=[1, 2, 3])
    answer = sheets.answered(order("parquet", ("Measure", "Number", "Value"), Measure=["a"], Number=["301"]), body)
    assert answer["sheets"][0]["rows"] == [["Measure", "Number", "Value"], ["a", 301.0, "1"], ["a", None, "-"]]


def test_a_parquet_file_without_a_column_answers_with_its_own() -> None:
    answer = sheets.answered(order("parquet", ("Measure", "Value")), parquet(Measure=["a"], Values=["1"]))
    assert answer["sheets"][0]["rows"] == [["Measure", "Values"]]


@pytest.mark.parametrize("kind", ["xlsx", "ods", "parquet"])
def test_a_file_that_is_none_is_refused_in_words(kind: str) -> None:
    assert "problem" in sheets.answered(order(kind), b"areacd,value\n")
    with pytest.raises(SheetError):
        sheets.grids(b"areacd,value\n", kind=kind)


def test_an_archive_that_is_no_workbook_is_refused() -> None:
    target = BytesIO()
    with ZipFile(target, "w") as archive:
        archive.writestr("readme.txt", "hello")
    assert "not of this format" in sheets.answered(order(), target.getvalue())["problem"]


def test_an_archive_that_unpacks_without_end_is_refused_before_it_is_unpacked() -> None:
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", bytes(20_000_000))
    assert "unpacks to more than is allowed" in sheets.answered(order(), target.getvalue())["problem"]


def test_too_many_cells_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "_MOST_CELLS", 3)
    assert "more than 3 cells" in sheets.answered(order(), workbook(Data=[["a", "b"], ["c", "d"]]))["problem"]
    assert "more than is allowed" in sheets.answered(order("parquet", ("a",)), parquet(a=[1, 2, 3, 4]))["problem"]


def test_a_reader_that_takes_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    def run(*_: object, **__: object) -> None:
        raise subprocess.TimeoutExpired([sys.executable], 120)

    monkeypatch.setattr(subprocess, "run", run)
    with pytest.raises(SheetError, match="within 120 seconds"):
        sheets.grids(b"", kind="xlsx")


def test_a_reader_that_falls_over_costs_only_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "_CHILD", "raise SystemExit(139)")
    with pytest.raises(SheetError, match="damaged, or larger than can be read"):
        sheets.grids(b"", kind="xlsx")


@given(st.binary(max_size=200), st.sampled_from(["xlsx", "ods", "parquet"]))
def test_any_bytes_are_a_file_or_a_problem(body: bytes, kind: str) -> None:
    assert json.dumps(sheets.answered(order(kind), b"PK\x03\x04" + body))


@pytest.mark.trust("Bombs")
@pytest.mark.parametrize(
    ("part", "body", "said"),
    [
        ("xl/vbaProject.bin", b"Sub", "the spreadsheet holds macros; save it without them"),
        ("Basic/Standard/Module1.xml", b"<x/>", "the spreadsheet holds macros; save it without them"),
        ("xl/a.xml", b"<!DOCTYPE x>", "the spreadsheet declares entities, which no spreadsheet program writes"),
        ("xl/a.rels", "<!ENTITY x".encode("utf-16"), "the spreadsheet declares entities, which no spreadsheet program"),
        ("xl/a.xml", b"<x/>", "the file is damaged or is not of this format"),
        ("xl/a.bin", b"<!DOCTYPE x>", "the file is damaged or is not of this format"),
    ],
    ids=["macros", "macros in ODS", "a document type", "entities in UTF-16", "nothing of the kind", "no XML"],
)
def test_a_workbook_with_macros_or_entities_is_refused(part: str, body: bytes, said: str) -> None:
    with ZipFile(made := BytesIO(), "w") as archive:
        archive.writestr(part, body)
    found = sheets.answered({"kind": "xlsx", "columns": [], "keep": {}}, made.getvalue())
    assert str(found["problem"]).startswith(said)
