"""OHID Fingertips. A successor is being built: all that is known of the present service is here.

A definition's query: `id` (the indicator), `child` and `parent` (area types, 502 and 15, say), `sex` and `age` (which
rows are the indicator), `leave_out` (other ages the publisher sends that are known and left out) and `unit` (as the
service writes it; a reply with another unit is held back).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from data.better import Better
from data.catalogue import Indicator
from data.observation import Caveat, Observation, Status
from data.periods import Period, PeriodError, YearStart, YearType, parse_period
from indicators.feeds import bodies, tables
from indicators.feeds.bodies import BodyError
from indicators.feeds.cells import CellError, number, text_of
from indicators.feeds.feed import FeedError, Issue, Parsed, Reply, Request, Severity, known_from, shown
from indicators.feeds.tables import Table, TableError

_BASE = "https://fingertips.phe.org.uk/api"
_ENGLAND = "E92000001"
_FIRM = (
    *("Indicator ID", "Indicator Name", "Parent Code", "Parent Name", "Area Code", "Area Name", "Area Type"),
    *("Sex", "Age", "Category Type", "Category", "Time period", "Value"),
    *("Lower CI 95.0 limit", "Upper CI 95.0 limit", "Lower CI 99.8 limit", "Upper CI 99.8 limit"),
    *("Count", "Denominator", "Value note", "Recent Trend", "Compared to England value or percentiles"),
)
_LATER = frozenset({"Time period Sortable", "New data", "Compared to goal", "Time period range"})
_POLARITY = {
    "RAG - Low is good": Better.LOWER,
    "RAG - High is good": Better.HIGHER,
    "BOB - Blue orange blue": Better.NEITHER,
    "Not applicable": Better.NEITHER,
}
_YEARS = {"Calendar": YearType.CALENDAR.start, "Financial": YearType.FINANCIAL.start}
_KEYS = frozenset({"id", "child", "parent", "sex", "age", "leave_out", "unit"})
_BLANK_NOTES = (
    ("suppressed for disclosure control", Status.SUPPRESSED, frozenset[Caveat]()),
    ("not presented due to", Status.NOT_AVAILABLE, frozenset[Caveat]()),
    ("combined", Status.NOT_AVAILABLE, frozenset({Caveat.COMBINED_AREA})),
    ("contains areas", Status.NOT_AVAILABLE, frozenset[Caveat]()),
)
_Row = tuple[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class _Metadata:
    """What the service says of one indicator."""

    polarity: str
    unit: str
    year: YearStart | None


@dataclass(frozen=True, slots=True)
class Fingertips:
    """The service as a feed."""

    name: str = "fingertips"
    title: str = "OHID Fingertips"
    hosts: frozenset[str] = frozenset({"fingertips.phe.org.uk"})

    def requests(self, indicator: Indicator, *, asked: Sequence[Reply]) -> Request | None:
        """The metadata, then the figures."""
        query = self._query(indicator)
        match len(asked):
            case 0:
                return Request(f"{_BASE}/indicator_metadata/csv/by_indicator_id?indicator_ids={query['id']}")
            case 1:
                areas = f"child_area_type_id={query['child']}&parent_area_type_id={query['parent']}"
                return Request(
                    f"{_BASE}/all_data/csv/by_indicator_id?indicator_ids={query['id']}&{areas}", reads=frozenset({400})
                )
            case _:
                return None

    def parse(self, indicator: Indicator, replies: Sequence[Reply]) -> Parsed:
        """The figures of the sex and age that the definition picks; groups by deprivation are kept apart."""
        query = self._query(indicator)
        known = known_from(replies[-1], published_on=None)
        try:
            said = _metadata(replies[0].body, number=query["id"], indicator=indicator)
            table = _table(replies[-1])
            chosen = _chosen(table, query)
            read = [_figure(row, indicator=indicator, known=known, year=said.year) for row in _one_england(chosen)]
        except (BodyError, TableError, CellError, PeriodError) as error:
            raise FeedError(self.title, f"for {indicator.name}, {str(error).rstrip('.')}") from error
        return Parsed(
            observations=tuple(figure for figure in read if isinstance(figure, Observation)),
            published_on=None,
            rows_read=len(table.rows),
            issues=(*_about(table, indicator, said), *(issue for issue in read if isinstance(issue, Issue))),
        )

    def _query(self, indicator: Indicator) -> Mapping[str, object]:
        query = indicator.query
        numbers = all(type(query.get(key)) is int for key in ("id", "child", "parent"))
        words = all(isinstance(query.get(key, ""), str) for key in ("sex", "age", "unit"))
        if not numbers or not words or not isinstance(query.get("leave_out", []), list) or set(query) - _KEYS:
            cause = f"the query of {indicator.name} is not one that this service can answer"
            raise FeedError(self.title, cause, "Write id, child and parent as numbers, sex and age as text")
        return query


def _metadata(body: bytes, *, number: object, indicator: Indicator) -> _Metadata:
    """The row about this indicator; raises BodyError where there is none, or its year type is not one we know."""
    table = tables.from_csv(bodies.table_text(body))
    for row in table.rows:
        cells = dict(zip(table.columns, map(text_of, row.cells), strict=True))
        if cells.get("Indicator ID") == str(number):
            for column in ("Unit", "Year type", "Polarity"):
                table.position(column)
            year_type = cells["Year type"].strip()
            year = _YEARS.get(year_type)
            if year is None:
                # An academic year starts on the day that the definition states; other types need it as well.
                year = indicator.year or (YearType.ACADEMIC.start if year_type == "Academic" else None)
            return _Metadata(polarity=" ".join(cells["Polarity"].split()), unit=cells["Unit"].strip(), year=year)
    message = f"its metadata say nothing about indicator {number}"
    raise BodyError(message)


def _table(reply: Reply) -> Table:
    """The table of figures, its firm columns checked."""
    if reply.status != 200:  # noqa: PLR2004  # the only status with figures
        message = f"the publisher refused: “{bodies.said(reply.body)}”"
        raise BodyError(message)
    table = tables.from_csv(bodies.table_text(reply.body))
    if not table.rows:
        message = "no figures came"
        raise BodyError(message)
    for column in _FIRM:
        table.position(column)
    return table


def _chosen(table: Table, query: Mapping[str, object]) -> list[_Row]:
    """The rows of the sex and age that the definition picks, groups left out.

    Raises TableError where more than one sex or age remains: another age under the same number would be mistaken
    for the indicator in the next edition.
    """
    named: Iterator[_Row] = (
        (row.place, dict(zip(table.columns, map(text_of, row.cells), strict=True))) for row in table.rows
    )
    whole = [row for row in named if not row[1]["Category Type"]]
    chosen = [row for row in whole if query.get("sex") in {None, row[1]["Sex"]}]
    left_out = query.get("leave_out") or []
    chosen = [row for row in chosen if row[1]["Age"] not in left_out]  # type: ignore[operator]  # checked: a list
    for column in ("Sex", "Age"):
        found = sorted({row[1][column] for row in chosen})
        wanted = query.get(column.lower())
        if len(found) > 1 or (found and wanted not in {None, *found}):
            message = f"there is more than one {column.lower()} or another one: {tables.listed(found)}"
            raise TableError(message)
    if not chosen:
        message = f"no row is about “{shown(str(query.get('sex', 'anyone')))}”"
        raise TableError(message)
    return chosen


def _one_england(rows: Sequence[_Row]) -> Iterator[_Row]:
    """England once: it comes with and without a parent, and both must say the same."""
    seen: dict[str, _Row] = {}
    for row in rows:
        line, cells = row
        if cells["Area Code"] != _ENGLAND:
            yield row
            continue
        first = seen.setdefault(cells["Time period"], row)
        if first is row:
            yield row
        elif any(first[1][column] != cells[column] for column in ("Value", "Count", "Denominator")):
            message = (
                f"England in {shown(cells['Time period'])} is “{shown(first[1]['Value'])}” in {first[0]} "
                f"and “{shown(cells['Value'])}” in {line}"
            )
            raise TableError(message)


def _about(table: Table, indicator: Indicator, said: _Metadata) -> Iterator[Issue]:
    """What a person should know about the reply as a whole."""
    expected = indicator.query.get("unit")
    if expected is not None and expected != said.unit:
        words = f"The publisher's unit is now “{shown(said.unit)}”, where the definition expects “{expected}”."
        yield Issue(Severity.HELD, words, indicator.name)
    theirs = _POLARITY.get(said.polarity)
    if theirs is None and said.polarity:
        yield Issue(Severity.SOFT, f"The publisher's direction “{shown(said.polarity)}” is new to us.", indicator.name)
    elif theirs is not None and theirs is not indicator.better:
        words = f"The publisher says “{said.polarity}”; the definition says {indicator.better}, which stands."
        yield Issue(Severity.SOFT, words, indicator.name)
    known = {*_FIRM, *_LATER}
    new = [column for column in table.columns if column not in known and not column.startswith("Compared to")]
    if new:
        yield Issue(Severity.SOFT, f"New in the reply, and not read: the column {tables.listed(new)}.", indicator.name)


def _figure(row: _Row, *, indicator: Indicator, known: datetime, year: YearStart | None) -> Observation | Issue:
    """One row as a figure, or as the reason why it waits for a person."""
    line, cells = row
    period = _period(line, cells, year=year)
    numbers = {column: _number(line, cells, column) for column in ("Value", *_FIRM[13:19])}
    value, words = numbers["Value"], cells["Value note"]
    status, caveats = _status(words, has_value=value is not None)
    wide = indicator.limits > 0.99  # noqa: PLR2004  # 95 % or 99.8 %, as the definition says
    ends = [numbers[f"{end} CI {'99.8' if wide else '95.0'} limit"] for end in ("Lower", "Upper")]
    lower, upper = (None if value is None or end == -1 else end for end in ends)  # −1 is their mark for no limit
    return Observation(
        indicator=indicator.name,
        place=cells["Area Code"],
        period=period,
        label=cells["Time period"],
        status=status,
        known_from=known,
        value=value,
        lower=lower,
        upper=upper,
        count=numbers["Count"],
        denominator=numbers["Denominator"],
        caveats=caveats,
        status_raw="",
        note=words,
        locator=line,
    )


def _period(line: str, cells: Mapping[str, str], *, year: YearStart | None) -> Period:
    """The period of a row, checked against the service's own sortable form and length where they are given."""
    period = parse_period(cells["Time period"], year=year)
    sortable, length = cells.get("Time period Sortable", ""), cells.get("Time period range", "")
    years = re.fullmatch(r"([0-9]{1,2})y", length)
    if (sortable and sortable[:4] != str(period.start.year)) or (years and period.months != 12 * int(years[1])):
        message = (
            f"{line} has the period “{shown(cells['Time period'])}” beside “{shown(sortable)}” and “{shown(length)}”"
        )
        raise TableError(message)
    return period


def _number(line: str, cells: Mapping[str, str], column: str) -> float | None:
    written = cells[column]
    if not written:
        return None
    try:
        return number(written)
    except CellError as error:
        message = f"{line}, {column}: {error}"
        raise CellError(message) from None


def _status(words: str, *, has_value: bool) -> tuple[Status, frozenset[Caveat]]:
    """What a value note says of a figure, or of its absence."""
    plain = words.lower()
    if not has_value:
        found = next(((status, caveats) for part, status, caveats in _BLANK_NOTES if part in plain), None)
        return found or (Status.UNEXPLAINED, frozenset())
    estimated = "estimated" in plain or "modelled or synthetic" in plain
    caveats = {Caveat.COMBINED_AREA} if "combined" in plain else set()
    if "caution" in plain:
        caveats.add(Caveat.CAUTION)
    return Status.ESTIMATED if estimated else Status.FINAL, frozenset(caveats)
