"""How many of the marks on a page chance alone would make: verdicts in, the facts of one sentence out."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from indicators.judgement.direction_verdicts import CHART_METHOD, TREND_METHOD
from indicators.judgement.verdict import CourseState, DirectionState, FigureUsed, OutcomeVerdict, StandardState
from indicators.statistics.control_chart import LEAST_POINTS
from indicators.statistics.false_alarms import Alarm, Examined, expected_flags


class Of(StrEnum):
    """The judgements whose marks can be counted."""

    STANDARD = "standard"
    COURSE = "course"
    DIRECTION = "direction"


ALL = frozenset(Of)
STANDARD_MARKS = frozenset({StandardState.BELOW, StandardState.MAY_BE_BELOW})
COURSE_MARKS = frozenset({CourseState.OFF_COURSE})
DIRECTION_MARKS = frozenset(
    {DirectionState.BETTER, DirectionState.WORSE, DirectionState.RISING, DirectionState.FALLING}
)
LIMITS_TO_ERROR = 3.92
PEOPLE_UNKNOWN = 200
"""Taken where nothing says how many people a figure counts: between 50 and 1,000 the rate hardly moves."""


@dataclass(frozen=True, slots=True)
class ByChance:
    """`expected` of these `marks` would be raised by chance alone, or at most so many."""

    expected: int
    at_most: bool
    marks: int


def by_chance(
    verdicts: Iterable[OutcomeVerdict], *, of: Collection[Of] = ALL, marks: int | None = None
) -> ByChance | None:
    """Return how many of the marks among these verdicts chance alone would make; None where there is no mark.

    Every judgement *tested* counts towards the expectation, marked or not. `marks` is given where a page shows other
    marks than those of the verdicts tested.
    """
    tested = list(verdicts)
    shown = sum(_marks(one, of) for one in tested) if marks is None else marks
    return _said([test for one in tested for test in _examined(one, of)], shown)


def differences_by_chance(compared: int, marks: int, *, funnel: bool = False) -> ByChance | None:
    """Return how many of the places said to differ beyond 99.8 % limits would do so by chance alone.

    In a `funnel` the limits are those widened for places that differ by nature.
    """
    return _said([Examined(Alarm.FUNNEL_998 if funnel else Alarm.BENCHMARK_998, compared)], marks)


def _said(tests: Sequence[Examined], marks: int) -> ByChance | None:
    if not marks:
        return None
    flags = expected_flags(tests)
    return ByChance(min(flags.rounded, marks), flags.at_most, marks)


def is_mark(judgement: Of, state: str) -> bool:
    """Return whether a state is a mark that chance can raise: trouble, or a direction that was found."""
    match judgement:
        case Of.STANDARD:
            return StandardState(state) in STANDARD_MARKS
        case Of.COURSE:
            return CourseState(state) in COURSE_MARKS
        case Of.DIRECTION:
            return DirectionState(state) in DIRECTION_MARKS


def _marks(verdict: OutcomeVerdict, of: Collection[Of]) -> int:
    states = {
        Of.STANDARD: verdict.standard.state.value,
        Of.COURSE: verdict.course.state.value,
        Of.DIRECTION: verdict.direction.state.value,
    }
    return sum(is_mark(judgement, states[judgement]) for judgement in of)


def _examined(verdict: OutcomeVerdict, of: Collection[Of]) -> list[Examined]:
    """Return the tests a verdict stands for; of standard and course only where the range covers the level."""
    latest, found = verdict.latest, []
    if latest is not None:
        floor, path = verdict.standard.floor, verdict.course.path
        judged = verdict.standard.state not in {StandardState.CANNOT_TELL, StandardState.NONE_AGREED}
        if Of.STANDARD in of and judged and floor is not None and _covers(latest, float(floor)):
            pooled = latest.count is not None and latest.denominator is not None
            found.append(Examined(Alarm.STANDARD_SUSPECTED, 1, size=_people(latest), pooled=pooled))
        told = Of.COURSE in of and verdict.course.state is not CourseState.CANNOT_TELL
        if told and path is not None and _covers(latest, path):
            found.append(Examined(Alarm.COURSE_OFF_TRACK, 1, margin=_margin(verdict, latest)))
    if Of.DIRECTION in of and verdict.direction.state is not DirectionState.CANNOT_TELL:
        found += _direction(verdict)
    return found


def _direction(verdict: OutcomeVerdict) -> list[Examined]:
    match verdict.direction.evidence.method:
        case method if method == TREND_METHOD:
            return [Examined(Alarm.RECENT_TREND, 1)]
        case method if method == CHART_METHOD:
            have = verdict.direction.reason.facts.get("have")
            points = have if isinstance(have, int) else LEAST_POINTS
            return [Examined(Alarm.CHART_LATEST, 1, points=max(points, LEAST_POINTS))]
        case _:
            return []


def _covers(figure: FigureUsed, level: float) -> bool:
    return figure.lower is not None and figure.upper is not None and figure.lower <= level <= figure.upper


def _error(figure: FigureUsed) -> float:
    """Return the standard error that a 95 % range implies; 0 where there is none."""
    if figure.lower is None or figure.upper is None:
        return 0.0
    return (figure.upper - figure.lower) / LIMITS_TO_ERROR


def _people(figure: FigureUsed) -> float:
    """Return how many people a figure counts: as published, else what the range of a share implies."""
    if figure.denominator:
        return figure.denominator
    error = _error(figure) / 100
    share = (figure.value or 0.0) / 100
    if error > 0 and 0 < share < 1:
        return share * (1 - share) / error**2
    return PEOPLE_UNKNOWN


def _margin(verdict: OutcomeVerdict, figure: FigureUsed) -> float:
    """Return the smallest difference that matters, in standard errors."""
    margin, error = verdict.course.evidence.parameters.get("margin"), _error(figure)
    return float(margin) / error if isinstance(margin, int | float) and error > 0 else 0.0
