"""Tables as publishers send them, read into named columns and located rows."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from typing import Any, Final

from indicators.feeds.cells import Cell, text_of
from indicators.feeds.feed import shown

_HEADER_WITHIN = 50
_SHOWN_COLUMNS = 12
LONGEST_CELL: Final = 131_072
MOST_ROWS: Final = 5_000_000
MOST_CELLS: Final = 50_000_000


class TableError(ValueError):
    """A table that cannot be read; the message names the column, line or row."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row's cells, and where it stood: "line 12", or "sheet Table 1, row 7"."""

    place: str
    cells: Sequence[Cell]


@dataclass(frozen=True, slots=True)
class Table:
    """A header and the rows under it."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    def position(self, name: str) -> int:
        """Where the column of that name stands; a name without its bracketed notes will do where it is the only one.

        Raises TableError naming what was asked for and what was found.
        """
        for candidates in (self.columns, tuple(bare(column) for column in self.columns)):
            if candidates.count(name) > 1:
                message = f"the column “{shown(name)}” comes twice"
                raise TableError(message)
            if name in candidates:
                return candidates.index(name)
        message = f"there is no column “{shown(name)}”; found {listed(self.columns)}"
        raise TableError(message)


def refuse_too_many(text: str) -> None:
    """Raise TableError for a text with more rows or cells than any publisher's, before it is taken apart."""
    for many, most, what in (
        (text.count("\n"), MOST_ROWS, "rows"),
        (text.count(",") + text.count("\n"), MOST_CELLS, "cells"),
    ):
        if many > most:
            message = f"the file has more than {most:,} {what}"
            raise TableError(message)


def bare(title: str) -> str:
    """A header cell without its bracketed notes: "2025 [p]" is "2025"."""
    return " ".join("".join(part.rpartition("]")[2] for part in title.split("[")).split())


def listed(columns: Sequence[str]) -> str:
    """Column names for a sentence, the first dozen of them."""
    names = ", ".join(f"“{shown(column, longest=40)}”" for column in columns[:_SHOWN_COLUMNS])
    return names + (" and more" if len(columns) > _SHOWN_COLUMNS else "") if columns else "none"


def from_csv(text: str, *, wanted: Sequence[str] = (), header: int | None = None, last: int | None = None) -> Table:
    """The table in a CSV text.

    The header is line `header`, else the first line that holds every `wanted` column, else the first line.
    Every row must have a cell for each column; `last` is the last line that belongs to the table.
    """
    refuse_too_many(text)
    located = [Row(f"line {line}", cells) for line, cells in _lines(text)]
    return table(located, wanted=wanted, header=header, last=last, ragged=False)


def table(
    rows: Sequence[Row], *, wanted: Sequence[str], header: int | None = None, last: int | None = None, ragged: bool
) -> Table:
    """The table among located rows; `ragged` rows, as spreadsheets give them, may be shorter than the header."""
    numbered = [row for row in rows if last is None or _number(row) <= last]
    start = _header(numbered, wanted=wanted, header=header)
    if start is None:
        return Table((), ())
    columns = tuple(text_of(cell) for cell in numbered[start].cells)
    below = numbered[start + 1 :]
    if not ragged:
        for row in below:
            if len(row.cells) != len(columns):
                cells = "1 cell" if len(row.cells) == 1 else f"{len(row.cells)} cells"
                message = f"{row.place} has {cells} where the header has {len(columns)}"
                raise TableError(message)
    return Table(columns, tuple(below))


def _header(rows: Sequence[Row], *, wanted: Sequence[str], header: int | None) -> int | None:
    """The index of the header row; None where there is no row at all."""
    if header is not None:
        found = next((index for index, row in enumerate(rows) if _number(row) == header), None)
        if found is None:
            message = f"there is no row {header} to be the header"
            raise TableError(message)
        return found
    for index, row in enumerate(rows[:_HEADER_WITHIN]):
        names = [text_of(cell) for cell in row.cells]
        if wanted and set(wanted) <= {*names, *(bare(name) for name in names)}:
            return index
    return 0 if rows else None


def _number(row: Row) -> int:
    return int(row.place.rpartition(" ")[2])


def reader_of(lines: Iterable[str]) -> Any:  # noqa: ANN401 - the library does not name the type of its readers
    """A strict reader of CSV that refuses an endless cell, whatever else in the process has lifted the limit."""
    csv.field_size_limit(LONGEST_CELL)
    return csv.reader(lines, strict=True)


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    """Each record of a CSV text with the line it ends on, blank lines left out."""
    reader = reader_of(StringIO(text, newline=""))
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            message = f"line {max(reader.line_num, 1)} is not CSV ({shown(str(error))})"
            raise TableError(message) from None
        if cells:
            yield reader.line_num, cells
