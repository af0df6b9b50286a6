"""What open data is made of: tables of typed columns, each with the key of its rows and what it refers to."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

Value = str | int | float | bool | date | datetime | None
Row = tuple[Value, ...]


class Kind(StrEnum):
    """What a column holds. JSON is text that holds a JSON value."""

    TEXT = "text"
    JSON = "json"
    WHOLE = "whole"
    NUMBER = "number"
    DAY = "day"
    MOMENT = "moment"
    TRUTH = "truth"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, what it holds, and whether every row has it. Its meaning stands in the codebook."""

    name: str
    kind: Kind = Kind.TEXT
    always: bool = False


@dataclass(frozen=True, slots=True)
class Refers:
    """Columns whose values together are the key of a row of another table."""

    columns: tuple[str, ...]
    table: str
    to: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """A table without its rows."""

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    refers: tuple[Refers, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(one.name for one in self.columns)


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its rows."""

    shape: Shape
    rows: tuple[Row, ...]


def text(*names: str) -> tuple[Column, ...]:
    """Return columns of text."""
    return tuple(Column(name) for name in names)


def always(*names: str) -> tuple[Column, ...]:
    """Return columns of text that every row has."""
    return tuple(Column(name, always=True) for name in names)


def numbers(*names: str) -> tuple[Column, ...]:
    """Return columns of numbers."""
    return tuple(Column(name, Kind.NUMBER) for name in names)


def days(*names: str) -> tuple[Column, ...]:
    """Return columns of days."""
    return tuple(Column(name, Kind.DAY) for name in names)


CARRIED = (
    Column("caveat", always=True),
    Column("evidence_class", always=True),
    Column("as_at", Kind.MOMENT, always=True),
)
"""What every row of every table carries: what to know before leaning on it, its class, and when it was so."""


def table(shape: Shape, rows: Iterable[Row]) -> Table:
    """Return a table; each row must hold a value for each column."""
    return Table(shape, tuple(rows))
