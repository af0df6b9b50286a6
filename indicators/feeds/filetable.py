"""A file's bytes read as the table that a mapping describes."""

from collections.abc import Sequence

from indicators.feeds import bodies, personal, sheets, tables
from indicators.feeds.mapping import ColumnMapping, Format
from indicators.feeds.personal import PersonalError
from indicators.feeds.sheets import Grid, SheetError
from indicators.feeds.tables import Row, Table, TableError
from indicators.feeds.unpack import UnpackError, unpacked


def table(body: bytes, *, mapping: ColumnMapping) -> Table:
    """The table in a file; raises BodyError, SheetError or TableError where there is none as described."""
    if mapping.format is Format.CSV:
        text = bodies.table_text(body, encoding=mapping.encoding)
        return _held(
            tables.from_csv(text, wanted=mapping.columns, header=mapping.header_row, last=mapping.last_row), mapping
        )
    try:
        plain = unpacked(body)
    except UnpackError as error:
        message = f"the file cannot be unpacked: {error}"
        raise SheetError(message) from None
    if mapping.format is Format.PARQUET:
        keep = {column: sorted(words) for column, words in mapping.keep.items()}
        (grid,) = sheets.grids(plain, kind="parquet", columns=mapping.columns, keep=keep)
        return _held(tables.table(_rows(grid, "row"), wanted=(), ragged=False), mapping)
    return _sheet(sheets.grids(plain, kind=mapping.format.value), mapping)


def of_rows(rows: Sequence[Sequence[str]], *, mapping: ColumnMapping) -> Table:
    """The table that begins in these first lines of a CSV file; raises TableError where it is not as described."""
    located = [Row(f"line {line}", cells) for line, cells in enumerate(rows, start=1)]
    return _held(tables.table(located, wanted=mapping.columns, ragged=False), mapping)


def _sheet(found: Sequence[Grid], mapping: ColumnMapping) -> Table:
    """The table on the sheet that the mapping names, else on the first sheet that has its columns."""
    names = tuple(grid.name for grid in found)
    wanted = [grid for grid in found if mapping.sheet in {None, grid.name}]
    if not wanted:
        message = f"there is no sheet “{mapping.sheet}”; found {tables.listed(names)}"
        raise TableError(message)
    problem: TableError | None = None
    for grid in wanted:
        rows = _rows(grid, f"sheet {grid.name}, row")
        try:
            return _held(
                tables.table(
                    rows, wanted=mapping.columns, header=mapping.header_row, last=mapping.last_row, ragged=True
                ),
                mapping,
            )
        except TableError as error:
            problem = problem or error
    raise problem or TableError("the workbook has no sheet")


def _held(found: Table, mapping: ColumnMapping) -> Table:
    """The same table, once it has rows and every column of the mapping."""
    if not found.columns:
        message = "the file is empty"
        raise TableError(message)
    try:
        personal.refuse(found.columns, [row.cells for row in found.rows])
    except PersonalError as error:
        raise TableError(str(error)) from None
    for column in mapping.columns:
        found.position(column)
    if not found.rows:
        message = "the file has a header and no rows"
        raise TableError(message)
    return found


def _rows(grid: Grid, place: str) -> list[Row]:
    return [Row(f"{place} {number}", cells) for number, cells in enumerate(grid.rows, start=1)]
