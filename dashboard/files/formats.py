"""A table as CSV, ODS or XLSX: numbers stay numbers, and no text is ever read as a formula."""

import csv
import io
from datetime import date

from odf.element import Element  # type: ignore[import-untyped]  # it ships no types
from odf.opendocument import OpenDocumentSpreadsheet  # type: ignore[import-untyped]  # it ships no types
from odf.style import Style, TextProperties  # type: ignore[import-untyped]  # it ships no types
from odf.table import Table as OdsTable  # type: ignore[import-untyped]  # it ships no types
from odf.table import TableCell, TableRow
from odf.text import P  # type: ignore[import-untyped]  # it ships no types
from openpyxl import Workbook  # type: ignore[import-untyped]  # it ships no types
from openpyxl.styles import Font  # type: ignore[import-untyped]  # it ships no types

from dashboard.files.table import Table, Value
from dashboard.wording import files as words

FULL_WIDTH = "\uff1d\uff0b\uff0d\uff20"  # = + - @ as wide letters
DANGEROUS = tuple(f"=+-@\t\r{FULL_WIDTH}")
MEDIA_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def csv_bytes(table: Table) -> bytes:
    """Return a table as CSV (RFC 4180, UTF-8); a text that a program could take for a formula gets an apostrophe."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(table.columns)
    writer.writerows([_csv_cell(value) for value in row] for row in table.rows)
    return out.getvalue().encode("utf-8")


def _csv_cell(value: Value) -> str:
    match value:
        case None:
            return ""
        case str():
            return f"'{value}" if value.startswith(DANGEROUS) else value
        case date():
            return value.isoformat()
        case _:
            return repr(value)


def xlsx_bytes(table: Table) -> bytes:
    """Return a table as a workbook: a cover, then the table from A1 with its header row marked and frozen."""
    book = Workbook()
    cover = book.active or book.create_sheet()
    cover.title = words.COVER
    for line in table.about:
        cover.append([line])
    _as_text(cover["A"])
    sheet = book.create_sheet(words.SHEET)
    sheet.append(list(table.columns))
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for row in table.rows:
        sheet.append(list(row))
        _as_text(sheet[sheet.max_row])
    sheet.freeze_panes = "A2"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _as_text(cells: tuple) -> None:  # type: ignore[type-arg]  # openpyxl does not say what its cells are
    """Mark text as text, so that no program reads it as a formula."""
    for cell in cells:
        if isinstance(cell.value, str):
            cell.data_type = "s"


def ods_bytes(table: Table) -> bytes:
    """Return a table as an OpenDocument spreadsheet: a cover, then the table with its header row marked."""
    document = OpenDocumentSpreadsheet()
    bold = Style(name="header", family="table-cell")
    bold.addElement(TextProperties(fontweight="bold"))
    document.automaticstyles.addElement(bold)
    cover = OdsTable(name=words.COVER)
    for line in table.about:
        cover.addElement(_ods_row((line,)))
    sheet = OdsTable(name=words.SHEET)
    sheet.addElement(_ods_row(table.columns, style=bold))
    for row in table.rows:
        sheet.addElement(_ods_row(row))
    document.spreadsheet.addElement(cover)
    document.spreadsheet.addElement(sheet)
    out = io.BytesIO()
    document.write(out)
    return out.getvalue()


def _ods_row(values: tuple[Value, ...], *, style: Element | None = None) -> Element:
    row = TableRow()
    for value in values:
        row.addElement(_ods_cell(value, style))
    return row


def _ods_cell(value: Value, style: Element | None) -> Element:
    look = {"stylename": style} if style is not None else {}
    match value:
        case None:
            return TableCell(**look)
        case str():
            cell = TableCell(valuetype="string", **look)
            cell.addElement(P(text=value))
        case date():
            cell = TableCell(valuetype="date", datevalue=value.isoformat(), **look)
            cell.addElement(P(text=value.isoformat()))
        case _:
            cell = TableCell(valuetype="float", value=repr(value), **look)
            cell.addElement(P(text=repr(value)))
    return cell
