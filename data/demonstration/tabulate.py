"""The compact table of published figures, made from figures held: never copied by hand."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, fields
from datetime import date, datetime
from typing import Any

import numpy as np
from sqlmodel import Session

from data.catalogue import Indicator
from data.demonstration.files import table
from data.observation import Figures
from data.store import figures


@dataclass(frozen=True, slots=True)
class Series:
    """Which figures of one indicator are carried over; `first` and `last` are starts of periods, both included."""

    indicator: str
    places: tuple[str, ...]
    first: date
    last: date


@dataclass(frozen=True, slots=True, order=True)
class Row:
    """One line of the table; its fields are the columns. Numbers are text as they are written, blank where unknown."""

    indicator: str
    place: str
    start: str
    end: str
    label: str
    value: str
    lower: str
    upper: str
    status: str
    caveats: str
    released: str
    source: str
    licence: str


def series() -> tuple[Series, ...]:
    """The series that the demonstration carries over, as `series.toml` lists them."""
    wanted = table("series.toml")
    groups: Mapping[str, Sequence[str]] = wanted["places"]
    return tuple(
        Series(
            indicator=each["indicator"],
            places=tuple(code for name in each["places"] for code in groups.get(name, [name])),
            first=each.get("first", date.min),
            last=each.get("last", date.max),
        )
        for each in wanted["series"]
    )


def tabulated(
    held: Mapping[str, Figures], wanted: Iterable[Series], *, indicators: Mapping[str, Indicator]
) -> tuple[Row, ...]:
    """The rows of the table: from the figures of each indicator, those of the wanted series, each once and in order."""
    return tuple(
        sorted({row for each in wanted for row in _rows(held[each.indicator], each, indicators[each.indicator])})
    )


def as_csv(rows: Iterable[Row]) -> str:
    """The table as CSV text with a header."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([field.name for field in fields(Row)])
    writer.writerows(astuple(row) for row in rows)
    return text.getvalue()


def tabulate(session: Session, *, known_at: datetime, indicators: Mapping[str, Indicator]) -> str:
    """The compact table as CSV, from the figures that a store held at `known_at`."""
    wanted = series()
    names = {each.indicator for each in wanted}
    held = {name: figures.of_indicator(session, name, known_at=known_at) for name in names}
    return as_csv(tabulated(held, wanted, indicators=indicators))


def _rows(held: Figures, wanted: Series, indicator: Indicator) -> Iterator[Row]:
    places = set(wanted.places)
    for at in range(len(held)):
        start: date = held.start[at].astype(object)
        if held.place[at] not in places or not wanted.first <= start <= wanted.last:
            continue
        yield Row(
            indicator=indicator.name,
            place=held.place[at],
            start=start.isoformat(),
            end=str(held.end[at]),
            label=held.label[at],
            value=_number(held.value[at]),
            lower=_number(held.lower[at]),
            upper=_number(held.upper[at]),
            status=held.status[at],
            caveats=" ".join(held.caveats[at]),
            released=str(held.known_from[at].astype("datetime64[D]")),
            source=f"{indicator.publisher}, {indicator.source_title}",
            licence=indicator.licence.name,
        )


def _number(value: Any) -> str:  # noqa: ANN401 - one cell of a NumPy column
    return "" if np.isnan(value) else f"{value:.15g}"
