"""What a verdict is: three answers about one commitment, each with its reason and its evidence.

Nothing here computes: `indicators.judgement.verdicts` makes these values, `dashboard.wording` turns them into words.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from data.better import Better
from data.terms import EvidenceClass
from indicators.judgement.course import Course
from indicators.judgement.standards import Stage


class StandardState(StrEnum):
    """What is shown of a minimum standard."""

    BELOW = "below"
    MAY_BE_BELOW = "may_be_below"
    CLOSE = "close"
    RECOVERING = "recovering"
    MEETS = "meets"
    CANNOT_TELL = "cannot_tell"
    NONE_AGREED = "none_agreed"


class CourseState(StrEnum):
    """What is shown of the course against the agreed level."""

    OFF_COURSE = "off_course"
    SINCE_LOST = "since_lost"
    WATCH = "watch"
    ON_COURSE = "on_course"
    ACHIEVED = "achieved"
    CANNOT_TELL = "cannot_tell"
    NOT_YET_DUE = "not_yet_due"
    CONTEXT = "context"
    NO_MEASURE = "no_measure"


class DirectionState(StrEnum):
    """What is shown of the direction."""

    BETTER = "better"
    WORSE = "worse"
    NO_CLEAR_CHANGE = "no_clear_change"
    RISING = "rising"
    FALLING = "falling"
    CANNOT_TELL = "cannot_tell"


class Because(StrEnum):
    """Why a verdict is what it is; each has one sentence in `dashboard.wording`."""

    # Minimum standard
    NO_STANDARD = "no_standard"
    CLEARLY_MEETS = "clearly_meets"
    MEETS_WITHIN_CHANCE = "meets_within_chance"
    ONE_MISS = "one_miss"
    WARNED = "warned"
    NOT_YET_CLEAR = "not_yet_clear"
    ONE_CLEAR_MISS = "one_clear_miss"
    MISSES_RUNNING = "misses_running"
    CONFIRMED = "confirmed"
    STILL_BELOW = "still_below"
    BACK_ABOVE = "back_above"
    AWAITS_SIGN_OFF = "awaits_sign_off"
    # Course
    NO_MEASURE = "no_measure"
    NO_LEVEL = "no_level"
    NOT_DUE = "not_due"
    AT_OR_BEYOND_COURSE = "at_or_beyond_course"
    AHEAD_OF_COURSE = "ahead_of_course"
    SHORT_WITHIN_CHANCE = "short_within_chance"
    SHORT_WITHIN_MARGIN = "short_within_margin"
    CLEARLY_SHORT = "clearly_short"
    SHORT_FOR_PERIODS = "short_for_periods"
    REACHED = "reached"
    REACHED_THEN_LOST = "reached_then_lost"
    # Direction
    TREND_FOUND = "trend_found"
    NO_TREND_FOUND = "no_trend_found"
    CHART_SIGNAL = "chart_signal"
    NO_CHART_SIGNAL = "no_chart_signal"
    # Cannot tell: the allowed reasons, and no others
    TOO_FEW = "too_few"
    LATE = "late"
    STALE = "stale"
    SUPPRESSED = "suppressed"
    SMALL_NUMBERS = "small_numbers"
    BREAK = "break"
    OVERLAPPING = "overlapping"
    NO_RANGE = "no_range"
    DIFFERENT_DEFINITION = "different_definition"
    WITHDRAWN = "withdrawn"


class Grade(StrEnum):
    """How far the evidence carries (methods, conventions)."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"


type_of_fact = float | int | str | date | None
Facts = Mapping[str, type_of_fact]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why, as data: a code and the facts that its sentence needs."""

    because: Because
    facts: Facts


@dataclass(frozen=True, slots=True)
class FigureUsed:
    """A figure a verdict rests on, with where it came from; `value` is None when it is not known."""

    start: date
    end: date
    label: str
    value: float | None
    lower: float | None
    upper: float | None
    count: float | None
    denominator: float | None
    status: str
    caveats: tuple[str, ...]
    note: str
    known_from: datetime | None
    release: int | None
    locator: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a verdict rests on: the figures, oldest first, the rule's parameters, its version and the grade."""

    figures: tuple[FigureUsed, ...]
    parameters: Facts
    grade: Grade | None
    method: str


@dataclass(frozen=True, slots=True)
class StandardVerdict:
    """The minimum-standard answer. `since` is the first day of the period in which the stage began."""

    state: StandardState
    stage: Stage
    document: int | None
    name: str
    floor: Decimal | None
    since: date | None
    since_label: str
    episode: int
    reason: Reason
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class ChangeSince:
    """How far the latest figure lies from the one the agreement began with, in the unit.

    `more_than_chance` is None where one of the two figures has no range.
    """

    start: FigureUsed
    change: float
    more_than_chance: bool | None


@dataclass(frozen=True, slots=True)
class CourseVerdict:
    """The course answer. `path` is the agreed course at the latest known period, in the indicator's unit."""

    state: CourseState
    course: Course
    path: float | None
    agreed_level: Decimal | None
    by: date | None
    since: date | None
    since_label: str
    change: ChangeSince | None
    reason: Reason
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class DirectionVerdict:
    """The direction answer."""

    state: DirectionState
    reason: Reason
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class OutcomeVerdict:
    """Three answers about one commitment of one place, never one score.

    A standard that no agreement mentions has `outcome` None. `latest` is the newest figure with a value; `newest`
    is the newest figure at all, which may say why there is no value. `due` is when the next figure is expected and
    `late_by` how many days it is overdue (None when it is not).
    """

    place: str
    indicator: str | None
    document: int | None
    outcome: int | None
    commitment: int | None
    better: Better
    evidence_class: EvidenceClass
    as_of: date
    known_at: datetime
    latest: FigureUsed | None
    newest: FigureUsed | None
    due: date | None
    late_by: int | None
    standard: StandardVerdict
    course: CourseVerdict
    direction: DirectionVerdict
