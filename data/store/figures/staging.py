"""Figures on their way into the store: rows in key order, in batches, staged or added straight away."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, islice, pairwise
from operator import eq, itemgetter
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection

from data.models import Release
from data.models.columns import UTCTime
from data.observation import Columns, Observation
from data.store.figures import statements

Staged = tuple[Any, ...]
"""One figure in the order of the staging table's columns."""
Edition = Collection[Staged]
"""The figures known from one moment, each once, sorted by key."""

_ROWS_A_STATEMENT: Final = 100  # a third quicker than one by one, and well under the 32,766 values SQLite takes
_ROWS_AT_ONCE: Final = 20_000  # held as rows at a time, however many there are

_KEY_OF: Final = itemgetter(slice(0, len(statements.KEY)))
_FIGURE_OF: Final = itemgetter(slice(len(statements.KEY), len(statements.KEY) + len(statements.FIGURE)))


class FiguresError(ValueError):
    """Figures that cannot be saved as they are; the message names the first of them and the cure."""


def edition_of(indicator: str, figures: Sequence[Observation]) -> Edition:
    """The rows of one edition sorted by key, equal ones once; raises FiguresError for two that differ."""
    if isinstance(figures, Columns):
        sorted_once = _sorted_once(figures)
        if sorted_once is not None:
            return sorted_once
    rows = sorted(map(_row, figures), key=_KEY_OF)
    keys = list(map(_KEY_OF, rows))
    if not any(map(eq, keys, keys[1:])):
        return rows
    kept = rows[:1]
    for first, second in pairwise(rows):
        if _KEY_OF(first) != _KEY_OF(second):
            kept.append(second)
        elif _FIGURE_OF(first) != _FIGURE_OF(second):
            message = (
                f"{indicator}, {second[0]}, {second[1]}: {first[3]} and {second[3]} are given for the same period. "
                "Find out which is right, and drop the other."
            )
            raise FiguresError(message)
    return kept


def stage(connection: Connection, figures: Edition) -> None:
    """Put the rows into the staging table, emptied before."""
    sqlite = connection.dialect.name == "sqlite"
    connection.exec_driver_sql(statements.TABLE + (" WITHOUT ROWID" if sqlite else ""))
    connection.exec_driver_sql(statements.EMPTY)
    _insert(connection, "staged_figure", statements.STAGED, figures)


def add_new(connection: Connection, release: Release, edition: datetime, figures: Edition) -> int:
    """Add the first figures of an indicator, which nothing held can contradict; how many there were."""
    written = UTCTime().dialect_impl(connection.dialect).bind_processor(connection.dialect)
    same = (release.indicator, release.id, edition if written is None else written(edition))
    columns = ("indicator", "release_id", "known_from", *statements.STAGED)
    _insert(connection, "observation", columns, (same + row for row in figures))
    return len(figures)


def _insert(connection: Connection, table: str, columns: Sequence[str], rows: Iterable[Staged]) -> None:
    """Insert rows by the store's own way of taking many, with few in memory at a time."""
    named = f"{table} ({', '.join(columns)})"
    if connection.dialect.name == "postgresql":
        server: Any = connection.connection
        with server.cursor() as cursor, cursor.copy(f"COPY {named} FROM STDIN") as copied:
            for row in rows:
                copied.write_row(row)
        return
    marks = f"({', '.join('?' * len(columns))})"
    coming = iter(rows)
    while some := list(islice(coming, _ROWS_AT_ONCE)):
        whole = len(some) - len(some) % _ROWS_A_STATEMENT
        batches = [
            tuple(chain.from_iterable(some[first : first + _ROWS_A_STATEMENT]))
            for first in range(0, whole, _ROWS_A_STATEMENT)
        ]
        for many, given in ((_ROWS_A_STATEMENT, batches), (1, some[whole:])):
            if given:
                values = ", ".join([marks] * many)
                connection.exec_driver_sql(f"INSERT INTO {named} VALUES {values}", given)  # noqa: S608 (names of ours)


@dataclass(frozen=True, slots=True)
class _InOrder(Collection[Staged]):
    """The rows of columns in an order, made as they are asked for."""

    figures: Columns
    order: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.order)

    def __contains__(self, row: object) -> bool:
        return any(row == one for one in self)

    def __iter__(self) -> Iterator[Staged]:
        places = self.figures.places
        spans = [(span.start.isoformat(), span.end.isoformat(), label) for span, label in self.figures.periods]
        saids = [
            (str.__str__(said.status), " ".join(sorted(said.caveats)), said.status_raw, said.note)
            for said in self.figures.saids
        ]
        for first in range(0, len(self.order), _ROWS_AT_ONCE):
            some = self.figures.rows(self.order[first : first + _ROWS_AT_ONCE])
            numbers = (_or_none(column) for column in _numbers(some))
            whole = zip(some.place.tolist(), some.period.tolist(), some.said.tolist(), some.line.tolist(), strict=True)
            for (place, period, said, line), figure in zip(whole, zip(*numbers, strict=True), strict=True):
                start, end, label = spans[period]
                status, caveats, raw, note = saids[said]
                yield (places[place], start, end, *figure, status, caveats, label, raw, note, f"line {line}")


def _sorted_once(figures: Columns) -> _InOrder | None:
    """The figures in key order; None where a key comes twice."""
    place = _ranks(figures.places)[figures.place]
    span = _ranks([period for period, _ in figures.periods])[figures.period]
    keys = place * (len(figures.periods) + 1) + span
    order = np.argsort(keys, kind="stable")
    in_order = keys[order]
    return None if (in_order[1:] == in_order[:-1]).any() else _InOrder(figures, order)


def _ranks(things: Sequence[Any]) -> NDArray[np.int64]:
    """The rank of each among them all, equal ones the same."""
    rank = {thing: number for number, thing in enumerate(sorted(set(things)))}
    return np.array([rank[thing] for thing in things], dtype=np.int64)


def _numbers(figures: Columns) -> tuple[NDArray[np.float64], ...]:
    return (figures.value, figures.lower, figures.upper, figures.counted, figures.denominator)


def _or_none(column: NDArray[np.float64]) -> list[float | None]:
    """Numbers as the driver takes them: unknown is None, never NaN."""
    plain: list[float | None] = column.tolist()
    for row in np.flatnonzero(np.isnan(column)).tolist():
        plain[row] = None
    return plain


def _row(figure: Observation) -> Staged:
    period = figure.period
    return (
        figure.place,
        period.start.isoformat(),
        period.end.isoformat(),
        figure.value,
        figure.lower,
        figure.upper,
        figure.count,
        figure.denominator,
        str.__str__(figure.status),
        " ".join(sorted(figure.caveats)) if figure.caveats else "",
        figure.label,
        figure.status_raw,
        figure.note,
        figure.locator,
    )
