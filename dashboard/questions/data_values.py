"""The answers that the page of data is made from."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from data.catalogue import Indicator
from data.store.figures import IssueRecord
from data.store.figures import ReleaseRecord as ReleaseRecord  # noqa: PLC0414  handed on to the parts of pages
from data.store.places import PlaceRecord


class FeedState(StrEnum):
    """How a measure's supply stands, what a reader should know first at the top."""

    NOT_WORKING = "not_working"
    LATE = "late"
    DUE = "due"
    UP_TO_DATE = "up_to_date"
    RETIRED = "retired"
    NOTHING_HELD = "nothing_held"


@dataclass(frozen=True, slots=True)
class Late:
    """A place whose next figure has not come, when it was due and how many days ago that is."""

    place: PlaceRecord
    due: date
    days: int


@dataclass(frozen=True, slots=True)
class Expected:
    """A day on which figures are expected: as somebody stated it, or from how long the publisher usually takes."""

    on: date
    indicator: Indicator
    label: str
    source: str
    start: date | None = None
    end: date | None = None

    @property
    def stated(self) -> bool:
        """Whether somebody stated the day."""
        return bool(self.source)


@dataclass(frozen=True, slots=True)
class Measured:
    """How the supply of one measure stands."""

    indicator: Indicator
    state: FeedState
    newest: tuple[date, date] | None
    last_good: ReleaseRecord | None
    expected: Expected | None
    late: tuple[Late, ...]
    figures: int
    places: int
    problem: str


@dataclass(frozen=True, slots=True)
class Publisher:
    """How one service that we ask stands, with its measures."""

    feed: str
    title: str
    hosts: tuple[str, ...]
    measures: tuple[Measured, ...]

    @property
    def state(self) -> FeedState:
        """The state of whichever of its measures needs a reader most."""
        order = list(FeedState)
        return min((one.state for one in self.measures), key=order.index)


@dataclass(frozen=True, slots=True)
class Revision:
    """A figure that was replaced: what it was, what it became, from when on, and what the publisher noted."""

    indicator: Indicator
    place: PlaceRecord
    start: date
    end: date
    before: float | None
    after: float | None
    status_before: str
    status_after: str
    on: date
    note: str
    release: int


@dataclass(frozen=True, slots=True)
class Refused:
    """A release of which nothing, or not everything, was stored, and what was found in it."""

    indicator: Indicator
    release: ReleaseRecord
    issues: tuple[IssueRecord, ...]


@dataclass(frozen=True, slots=True)
class FigureHeld:
    """The newest figure of a place, with the release that brought it and where in the reply it stood."""

    place: PlaceRecord
    start: date
    end: date
    value: float | None
    status: str
    known_from: datetime
    release: int
    locator: str


class HiddenFigures(NamedTuple):
    """How many figures of a release we hid; to whom it is told, how many of few people and how many beside those.

    Who knows that nothing was hidden beside them knows that each is small, so the public is told the number of all.
    """

    figures: int
    few: int | None = None
    beside: int | None = None


@dataclass(frozen=True, slots=True)
class MeasureDetail:
    """Everything that is held about the supply of one measure."""

    standing: Measured
    publisher: Publisher
    releases: tuple[ReleaseRecord, ...]
    figures: tuple[FigureHeld, ...]
    left_out: int
    hidden: Mapping[int, HiddenFigures]
    """By the number of the release; none where nothing was hidden."""


@dataclass(frozen=True, slots=True)
class DataPage:
    """Everything the page of data shows: of all services, of one, or of one measure in detail."""

    publishers: tuple[Publisher, ...]
    calendar: tuple[Expected, ...]
    refused: tuple[Refused, ...]
    revisions: tuple[Revision, ...]
    detail: MeasureDetail | None
    feed: Publisher | None
    unknown: str
    newest_release: date | None

    @property
    def measures(self) -> tuple[Measured, ...]:
        """The measures of the services shown, by title."""
        found = (one for each in self.publishers for one in each.measures)
        return tuple(sorted(found, key=lambda one: one.indicator.title))
