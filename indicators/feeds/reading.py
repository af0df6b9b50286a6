"""What feeds share in reading a reply: members of JSON, cells with gov.uk's marks, and every fault as one sentence."""

import contextlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from data.catalogue import Indicator
from data.observation import Observation, Status
from data.periods import Period, PeriodError
from indicators.feeds import bodies, marks, tables
from indicators.feeds.bodies import BodyError
from indicators.feeds.cells import Cell, CellError, number, text_of
from indicators.feeds.feed import FeedError, Issue, Reply, Severity, shown
from indicators.feeds.marks import Marks
from indicators.feeds.tables import Table, TableError

Member = TypeVar("Member")
Rows = list[tuple[str, Mapping[str, str]]]
"""Where each row stood, and its cells by column."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers of one figure, in the definition's unit."""

    value: float | None
    lower: float | None = None
    upper: float | None = None
    count: float | None = None
    denominator: float | None = None


@dataclass(frozen=True, slots=True)
class About:
    """What one figure is about, and where in the reply it stood."""

    place: str
    period: Period
    label: str
    locator: str
    note: str = ""


@contextlib.contextmanager
def refusals(feed: str, *, indicator: Indicator) -> Iterator[None]:
    """Every fault found in a reply as a FeedError naming the publisher and the indicator."""
    try:
        yield
    except (BodyError, TableError, CellError, PeriodError) as error:
        raise FeedError(feed, f"for {indicator.name}, {str(error).rstrip('.')}") from error


def member(found: object, name: str, kind: type[Member]) -> Member:
    """A member of a JSON object; raises BodyError where it is missing or of another kind."""
    value = found.get(name) if isinstance(found, dict) else None
    if isinstance(value, kind) and not (kind is int and isinstance(value, bool)):
        return value
    message = f"its reply has no usable “{name}”"
    raise BodyError(message)


def members(found: object, name: str, kind: type[Member]) -> list[Member]:
    """A member that is a list of things of one kind; raises BodyError where it is not."""
    listed = member(found, name, list)
    if all(isinstance(one, kind) for one in listed):
        return listed
    message = f"its reply has something else in “{name}” than it should"
    raise BodyError(message)


def day(found: object) -> date | None:
    """The day that an ISO date or moment begins with; None where it is neither."""
    try:
        return date.fromisoformat(found[:10]) if isinstance(found, str) else None
    except ValueError:
        return None


def table(reply: Reply, *, columns: Iterable[str] = ()) -> Table:
    """The rows of a reply in CSV; raises BodyError or TableError where there are none, or a column is missing."""
    read = tables.from_csv(bodies.table_text(reply.body))
    for column in columns if read.columns else ():
        read.position(column)
    if not read.rows:
        message = "no figures came"
        raise BodyError(message)
    return read


def rows(found: Table) -> Rows:
    """Each row's place in the reply and its cells by column; raises TableError where a column comes twice."""
    twice = next((column for column in found.columns if found.columns.count(column) > 1), None)
    if twice is not None:
        message = f"the column “{shown(twice)}” comes twice"
        raise TableError(message)
    return [(row.place, dict(zip(found.columns, map(text_of, row.cells), strict=True))) for row in found.rows]


def marked(cell: object, *, missing: Mapping[str, Status], locator: str) -> tuple[float | None, Marks]:
    """A cell's number and what its marks say; raises CellError, naming where it stood, for anything else."""
    if not isinstance(cell, Cell):
        message = f"{locator} holds something that is no figure"
        raise CellError(message)
    try:
        rest, said = marks.of_cell(text_of(cell), missing=missing)
        return (number(rest) if rest else None), said
    except CellError as error:
        message = f"{locator}: {error}"
        raise CellError(message) from None


def status(mark: str, *, words: Mapping[str, Status], locator: str) -> Marks:
    """What a status column says; raises CellError, naming where it stood, for a word that nobody declared."""
    try:
        return marks.of_status(mark, words=words)
    except CellError as error:
        message = f"{locator}: {error}"
        raise CellError(message) from None


def figure(
    about: About,
    numbers: Numbers,
    *,
    said: Marks,
    indicator: Indicator,
    known: datetime,
) -> Observation | Issue:
    """A figure with what its marks say, or why it waits for a person: a value beside a mark that says there is none."""
    found, beside = said.status(has_value=numbers.value is not None)
    if numbers.value is not None and not found.has_value:
        beside_it = f"{about.locator} has the value {numbers.value:g} beside the mark “{shown(said.raw)}”"
        words = f"{beside_it}, which says there is none."
        return Issue(Severity.HELD, words, indicator.name, about.place, about.period)
    return Observation(
        indicator=indicator.name,
        place=about.place,
        period=about.period,
        label=about.label,
        status=found,
        known_from=known,
        value=numbers.value,
        lower=numbers.lower if found.has_value else None,
        upper=numbers.upper if found.has_value else None,
        count=numbers.count,
        denominator=numbers.denominator,
        caveats=beside,
        status_raw=said.raw,
        note=about.note,
        locator=about.locator,
    )


def apart(read: Iterable[Observation | Issue]) -> tuple[tuple[Observation, ...], tuple[Issue, ...]]:
    """Figures on one side, issues on the other, each in the order they came."""
    found = list(read)
    return (
        tuple(one for one in found if isinstance(one, Observation)),
        tuple(one for one in found if isinstance(one, Issue)),
    )


def of_unit(theirs: str, *, indicator: Indicator) -> tuple[Issue, ...]:
    """An issue that holds the release where the publisher's unit is not the one the definition expects."""
    expected = indicator.query.get("unit")
    if expected in {None, theirs}:
        return ()
    words = f"The publisher's unit is now “{shown(theirs)}”, where the definition expects “{expected}”."
    return (Issue(Severity.HELD, words, indicator.name),)
