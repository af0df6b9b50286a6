"""The records of Nomis: pages put together without a hole, and measures put together to figures."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any

from data.catalogue import Indicator
from data.observation import Observation, Status
from data.periods import Period, parse_month, parse_period
from indicators.feeds import bodies, places, tables
from indicators.feeds.cells import CellError, number, without_noise
from indicators.feeds.feed import Reply, shown
from indicators.feeds.reading import Rows, rows
from indicators.feeds.tables import TableError

_COLUMNS = ("DATE", "DATE_NAME", "GEOGRAPHY_NAME", "GEOGRAPHY_CODE", "MEASURES", "OBS_VALUE", "OBS_STATUS")
_RECORD = ("RECORD_OFFSET", "RECORD_COUNT")

Cells = Mapping[str, str]
Series = Mapping[tuple[str, str], Mapping[str, tuple[str, Cells]]]
"""By place and date, then by the number of the measure: where a record stood, and its cells."""


def _page(text: str) -> Rows:
    """The records of one page: none where the text is empty or a bare header."""
    if not text.strip():
        return []
    found = tables.from_csv(text)
    for column in (*_COLUMNS, *_RECORD):
        found.position(column)
    return rows(found)


def next_offset(reply: Reply) -> int | None:
    """The record to go on from; None where a page is the last one, or brought nothing.

    Only the header and the last record are read: the whole page is, once all have come.
    """
    lines = bodies.table_text(reply.body).strip().splitlines()
    found = _page("\n".join((lines[0], lines[-1]))) if len(lines) > 1 else []
    if not found:
        return None
    offset, count = _position(*found[-1])
    return offset + 1 if offset + 1 < count else None


def _position(line: str, cells: Cells) -> tuple[int, int]:
    """A record's number, from 0, and how many there are."""
    for column in _RECORD:
        if not re.fullmatch(r"[0-9]{1,12}", cells[column]):
            message = f"{line}, {column}: “{shown(cells[column])}” is not a number"
            raise CellError(message)
    return int(cells["RECORD_OFFSET"]), int(cells["RECORD_COUNT"])


def whole(replies: Sequence[Reply]) -> Rows:
    """The records of all pages; raises TableError where one is missing or the pages are of two editions."""
    found: Rows = []
    promised = None
    for number_of_page, reply in enumerate(replies, start=1):
        for line, cells in _page(bodies.table_text(reply.body)):
            offset, count = _position(line, cells)
            promised = count if promised is None else promised
            if count != promised:
                message = f"{promised:,} records were promised at first and {count:,} on page {number_of_page}"
                raise TableError(message)
            if offset != len(found):
                message = f"record {len(found):,} is missing: page {number_of_page} goes on with {offset:,}"
                raise TableError(message)
            found.append((f"page {number_of_page}, {line}", cells))
    if promised is not None and len(found) != promised:
        message = f"{len(found):,} of {promised:,} records came"
        raise TableError(message)
    return found


def series(found: Rows, *, picked: Mapping[str, str]) -> tuple[Series, int]:
    """The records of the indicator by place and date, then by measure; and how many came twice.

    `picked` says, by column, which of each dimension the indicator is. Raises TableError where a dimension is not
    pinned, a column is missing, or one record says two things.
    """
    columns = found[0][1]
    for column in picked:
        if column not in columns:
            message = f"there is no column “{shown(column)}”; found {tables.listed(tuple(columns))}"
            raise TableError(message)
    chosen = [row for row in found if all(row[1].get(column) == wanted for column, wanted in picked.items())]
    if not chosen:
        message = f"no record is about {' and '.join(f'{column} {wanted}' for column, wanted in picked.items())}"
        raise TableError(message)
    dimensions = {column.removesuffix("_SORTORDER") for column in columns if column.endswith("_SORTORDER")}
    for column in sorted(dimensions - {"DATE", "GEOGRAPHY", *picked}):
        if len({cells.get(column) for _, cells in chosen}) > 1:
            message = f"the dimension {shown(column)} is not pinned, and more than one of it came"
            raise TableError(message)
    return _by_place(chosen)


def _by_place(chosen: Rows) -> tuple[Series, int]:
    grouped: dict[tuple[str, str], dict[str, tuple[str, Cells]]] = {}
    twice = 0
    for line, cells in chosen:
        parts = grouped.setdefault((cells["GEOGRAPHY_CODE"], cells["DATE"]), {})
        first = parts.setdefault(cells["MEASURES"], (line, cells))
        if first[1] is cells:
            continue
        twice += 1
        if any(first[1][column] != cells[column] for column in ("OBS_VALUE", "OBS_STATUS")):
            message = (
                f"{shown(cells['GEOGRAPHY_CODE'])} in {shown(cells['DATE_NAME'])} is “{shown(first[1]['OBS_VALUE'])}” "
                f"on {first[0]} and “{shown(cells['OBS_VALUE'])}” on {line}"
            )
            raise TableError(message)
    return grouped, twice


def figures(series: Series, *, query: Mapping[str, Any], indicator: Indicator, known: datetime) -> list[Observation]:
    """Each place and date as one figure, its measures put together."""
    measures = {name: str(number) for name, number in query["measures"].items()}
    found = []
    for (place, month), parts in series.items():
        if measures["value"] not in parts:
            message = f"{shown(place)} in {shown(month)} has no record of measure {measures['value']}"
            raise TableError(message)
        line, cells = parts[measures["value"]]
        numbers = {name: _number(*parts[measure]) for name, measure in measures.items() if measure in parts}
        value, half = numbers["value"], numbers.get("half_width")
        status = _status(cells)
        if value is None or not status.has_value:
            value, status = None, Status.UNEXPLAINED if status.has_value else status
        found.append(
            Observation(
                indicator=indicator.name,
                place=place,
                period=_period(line, cells, months=query["months"]),
                label=cells["DATE_NAME"],
                status=status,
                known_from=known,
                value=value,
                lower=without_noise(value - half) if value is not None and half is not None else None,
                upper=without_noise(value + half) if value is not None and half is not None else None,
                count=numbers.get("count"),
                denominator=numbers.get("denominator"),
                status_raw=cells["OBS_STATUS"],
                note=" ".join(filter(None, (places.note(place, cells["GEOGRAPHY_NAME"]), _words(cells)))),
                locator=line,
            )
        )
    return found


def _number(line: str, cells: Cells) -> float | None:
    """A record's number; None where it is blank."""
    try:
        return number(cells["OBS_VALUE"]) if cells["OBS_VALUE"] else None
    except CellError as error:
        message = f"{line}: {error}"
        raise CellError(message) from None


def _status(cells: Cells) -> Status:
    """What a record's marks say; anything but A is missing, even beside a number."""
    if cells.get("OBS_CONF") == "C":
        return Status.SUPPRESSED
    return Status.FINAL if cells["OBS_STATUS"] == "A" else Status.NOT_AVAILABLE


def _words(cells: Cells) -> str:
    """What the publisher says of a figure that is missing."""
    return cells.get("OBS_STATUS_NAME", "") if cells["OBS_STATUS"] != "A" else ""


def _period(line: str, cells: Cells, *, months: int) -> Period:
    """The months that end with a record's date; raises TableError where its own name for them says another thing."""
    period, named = _periods(cells["DATE"], cells["DATE_NAME"], months)
    if named != period:
        message = f"{line} has the date “{shown(cells['DATE'])}” named “{shown(cells['DATE_NAME'])}”"
        raise TableError(message)
    return period


@lru_cache(maxsize=1000)  # thousands of records share a date
def _periods(month: str, name: str, months: int) -> tuple[Period, Period]:
    return parse_month(month, months=months), parse_period(name)
