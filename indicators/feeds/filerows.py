"""The rows of a mapped table read as figures."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from data.catalogue import Indicator
from data.observation import Observation
from data.periods import Period, PeriodError, parse_period
from indicators.feeds import marks, places
from indicators.feeds.cells import CellError, number, text_of
from indicators.feeds.feed import Issue, Severity, shown
from indicators.feeds.mapping import ColumnMapping
from indicators.feeds.marks import Marks
from indicators.feeds.tables import Row, Table, TableError, bare, listed

_MOST_LISTED = 20


@dataclass(slots=True)
class Reading:
    """What has been read so far."""

    observations: list[Observation] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    rows: int = 0
    refused: int = 0
    unknown: dict[str, None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Columns:
    """The positions of a mapping's columns in one table."""

    table: Table
    mapping: ColumnMapping
    at: Mapping[str, int] = field(hash=False)

    def text(self, row: Row, column: str | None) -> str:
        """The cell of that column as text; nothing where the row is too short or no column is mapped."""
        if column is None or self.at[column] >= len(row.cells):
            return ""
        return text_of(row.cells[self.at[column]])


def read(table: Table, *, mapping: ColumnMapping, indicator: Indicator, known: datetime) -> Reading:
    """Every figure in the table's kept rows; raises CellError, PeriodError or TableError at the first bad one."""
    columns = _Columns(table, mapping, {column: table.position(column) for column in mapping.columns})
    found = Reading()
    for row in _kept(columns):
        found.rows += 1
        for label, header, value in _values(columns, row):
            _take(found, columns, row, label, header, value, indicator=indicator, known=known)
    if not found.rows:
        kept = " and ".join(f"“{shown(column)}” = {listed(sorted(words))}" for column, words in mapping.keep.items())
        message = f"no row has {kept}" if kept else "no row names a place"
        raise TableError(message)
    if found.unknown and not found.observations:
        message = f"no row names a place that we know; found {listed(tuple(found.unknown))}"
        raise TableError(message)
    if found.unknown:
        names = listed(tuple(found.unknown)[:_MOST_LISTED])
        words = f"{len(found.unknown)} places are not known to us and were left out: {names}."
        found.issues.append(Issue(Severity.SOFT, words, indicator.name))
    found.issues.extend(_directions(columns, indicator))
    return found


def _kept(columns: _Columns) -> Iterator[Row]:
    """The rows that the mapping keeps, without notes and closing lines, which fill one cell at most."""
    mapping = columns.mapping
    for row in columns.table.rows:
        if sum(bool(text_of(cell)) for cell in row.cells) <= (1 if len(columns.table.columns) > 2 else 0):  # noqa: PLR2004  # a table of two columns may have blank values
            continue
        if all(columns.text(row, column) in words for column, words in mapping.keep.items()):
            yield row


def _values(columns: _Columns, row: Row) -> Iterator[tuple[str, Marks, str]]:
    """Label, marks of the header, and written value: once in a long table, once a period in a wide one."""
    period, missing = columns.mapping.period, columns.mapping.missing
    if period.column is not None:
        yield columns.text(row, period.column), Marks(), columns.text(row, columns.mapping.value)
        return
    for column in period.columns:
        title = columns.table.columns[columns.at[column]]
        yield bare(title), marks.of_header(title, missing=missing), columns.text(row, column)


def _take(  # one cell, where it stood, and what it is about
    found: Reading,
    columns: _Columns,
    row: Row,
    label: str,
    header: Marks,
    value: str,
    *,
    indicator: Indicator,
    known: datetime,
) -> None:
    """One figure into what has been read, or the issue that stands in its place."""
    mapping = columns.mapping
    try:
        rest, said = marks.of_cell(value, missing=mapping.missing)
        plain, suffix = marks.of_label(label)
        said = marks.of_status(columns.text(row, mapping.status), words=mapping.status_words) | header | suffix | said
        numbers = _numbers(columns, row, rest)
        period = _period(plain, mapping=mapping, has_value=numbers["value"] is not None)
    except (CellError, PeriodError) as error:
        message = f"{row.place}: {error}"
        raise CellError(message) from None
    if period is None:
        found.refused += 1
        if found.refused == 1:
            words = f"{row.place} has the period “{shown(label)}”, which is none; it and others like it hold no figure."
            found.issues.append(Issue(Severity.SOFT, words, indicator.name))
        return
    name = next((text for column in mapping.places if (text := columns.text(row, column))), "")
    place, note = places.found(name, kind=mapping.place_kind, within=mapping.within, period=period, codes=mapping.codes)
    if place is None:
        found.unknown.setdefault(name)
        found.refused += 1
        return
    status, caveats = said.status(has_value=numbers["value"] is not None)
    if numbers["value"] is not None and not status.has_value:
        words = (
            f"{row.place} has the value {shown(value)} beside the mark “{shown(said.raw)}”, which says there is none."
        )
        found.issues.append(Issue(Severity.HELD, words, indicator.name, place, period))
        return
    limits = status.has_value
    found.observations.append(
        Observation(
            indicator=indicator.name,
            place=place,
            period=period,
            label=label,
            status=status,
            known_from=known,
            value=numbers["value"],
            lower=numbers["lower"] if limits else None,
            upper=numbers["upper"] if limits else None,
            count=numbers["count"],
            denominator=numbers["denominator"],
            caveats=caveats,
            status_raw=said.raw,
            note=note,
            locator=row.place,
        )
    )


def _numbers(columns: _Columns, row: Row, rest: str) -> Mapping[str, float | None]:
    """The row's numbers: value, limits, count and denominator; None where blank or marked as missing."""
    mapping = columns.mapping
    written = {
        name: marks.of_cell(columns.text(row, column), missing=mapping.missing)[0]
        for name, column in (
            ("lower", mapping.lower),
            ("upper", mapping.upper),
            ("count", mapping.count),
            ("denominator", mapping.denominator),
        )
    }
    found: dict[str, float | None] = {}
    for name, text in {"value": rest, **written}.items():
        try:
            found[name] = number(text, allowed=mapping.numbers) if text else None
        except CellError as error:
            message = f"{name} {error}"
            raise CellError(message) from None
    return found


def _period(label: str, *, mapping: ColumnMapping, has_value: bool) -> Period | None:
    """The span that a label means; None for a stray label beside no value, which says nothing."""
    try:
        return parse_period(label, year=mapping.period.year, year_names=mapping.period.names)
    except PeriodError:
        if has_value:
            raise
        return None


def _directions(columns: _Columns, indicator: Indicator) -> Sequence[Issue]:
    """An issue where the file's own direction is not the definition's, or is a word nobody declared."""
    mapping = columns.mapping
    if mapping.direction is None:
        return ()
    found = {columns.text(row, mapping.direction): None for row in _kept(columns)}
    issues = []
    for word in found:
        theirs = mapping.direction_words.get(word)
        if theirs is None:
            issues.append(Issue(Severity.SOFT, f"The direction “{shown(word)}” is new to us.", indicator.name))
        elif theirs is not indicator.better:
            words = f"The file says “{word}”; the definition says {indicator.better}, which stands."
            issues.append(Issue(Severity.SOFT, words, indicator.name))
    return issues
