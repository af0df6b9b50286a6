"""How often each rule raises a flag when nothing is wrong, so that a page can say how many to expect.

The rates come from simulation; `tests/bench/simulate_false_alarms.py` makes the table again and prints it
beside this one. `given` says what the simulated series were like.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import assert_never

import numpy as np

LEVEL = 0.9
"""The level of the standards and paths that were simulated."""
LEAST_CHART_POINTS = 13


class Alarm(StrEnum):
    """A flag one figure, or one series, can raise."""

    CHART_LATEST = "chart: the latest point"
    CHART_ANY = "chart: any point"
    STANDARD_CLOSE = "minimum standard: ever close"
    STANDARD_SUSPECTED = "minimum standard: ever suspected"
    STANDARD_BREACH = "minimum standard: ever breach"
    STANDARD_BARE = "minimum standard: bare figure ever under it"  # what we do not do, to compare with
    COURSE_OFF_TRACK = "course: off track"
    RECENT_TREND = "recent trend"
    BENCHMARK_95 = "benchmark, 95 %"
    BENCHMARK_998 = "benchmark, 99.8 %"
    FUNNEL_95 = "adjusted funnel, beyond 95 %"
    FUNNEL_998 = "adjusted funnel, beyond 99.8 %"
    GAP_APART = "neighbour gap: interval excludes 0"


AT_MOST = frozenset({Alarm.STANDARD_CLOSE, Alarm.STANDARD_SUSPECTED, Alarm.STANDARD_BREACH, Alarm.COURSE_OFF_TRACK})
"""Their rate is that of a figure truly on the level, the worst case: it holds where the interval covers the level."""

DIFFERING = frozenset({Alarm.FUNNEL_95, Alarm.FUNNEL_998})
"""An adjusted funnel is drawn because places differ by nature: that is no alarm to it."""


@dataclass(frozen=True, slots=True)
class Given:
    """What the simulated series were like; None where it plays no part."""

    points: int | None = None  # periods in a series, or neighbours of a place
    baseline: int | None = None  # periods the limits were fixed on
    correlation: float | None = None  # of each point with the one before
    rolling: int | None = None  # periods each value covers
    truth: float | None = None  # the true share, against a level of 90 %
    size: int | None = None  # people a period
    confirm_after: int | None = None  # misses to confirm, where not the default rule
    pooled: bool | None = None  # whether counts are published, so that periods can be summed
    margin: float | None = None  # in standard errors
    variance: float | None = None  # between years or places, as a multiple of that of sampling alone

    def __str__(self) -> str:
        """The conditions that play a part."""
        said = ((field.name, getattr(self, field.name)) for field in fields(self))
        return ", ".join(f"{name} {value}" for name, value in said if value is not None)


@dataclass(frozen=True, slots=True)
class Rate:
    """The share of figures or series flagged: over several sizes and shapes, the lowest and the highest."""

    alarm: Alarm
    given: Given
    low: float
    high: float

    @property
    def middle(self) -> float:
        """The rate to count with."""
        return (self.low + self.high) / 2


TABLE: tuple[Rate, ...] = (
    Rate(Alarm.CHART_LATEST, Given(points=13), 0.013, 0.013),
    Rate(Alarm.CHART_LATEST, Given(points=24), 0.016, 0.016),
    Rate(Alarm.CHART_LATEST, Given(points=36), 0.018, 0.018),
    Rate(Alarm.CHART_LATEST, Given(points=24, baseline=12), 0.064, 0.064),
    Rate(Alarm.CHART_LATEST, Given(points=36, baseline=24), 0.039, 0.039),
    Rate(Alarm.CHART_LATEST, Given(points=24, correlation=0.3), 0.054, 0.054),
    Rate(Alarm.CHART_LATEST, Given(points=24, correlation=0.5), 0.123, 0.123),
    Rate(Alarm.CHART_LATEST, Given(points=24, correlation=0.8), 0.382, 0.382),
    Rate(Alarm.CHART_LATEST, Given(points=24, rolling=3), 0.211, 0.211),
    Rate(Alarm.CHART_LATEST, Given(points=36, rolling=12), 0.638, 0.638),
    Rate(Alarm.CHART_ANY, Given(points=13), 0.083, 0.083),
    Rate(Alarm.CHART_ANY, Given(points=24), 0.185, 0.185),
    Rate(Alarm.CHART_ANY, Given(points=36), 0.293, 0.293),
    Rate(Alarm.CHART_ANY, Given(points=24, baseline=12), 0.33, 0.33),
    Rate(Alarm.CHART_ANY, Given(points=36, baseline=24), 0.354, 0.354),
    Rate(Alarm.CHART_ANY, Given(points=24, correlation=0.3), 0.457, 0.457),
    Rate(Alarm.CHART_ANY, Given(points=24, correlation=0.5), 0.704, 0.704),
    Rate(Alarm.CHART_ANY, Given(points=24, correlation=0.8), 0.945, 0.945),
    Rate(Alarm.CHART_ANY, Given(points=24, rolling=3), 0.914, 0.914),
    Rate(Alarm.CHART_ANY, Given(points=36, rolling=12), 0.999, 0.999),
    Rate(Alarm.STANDARD_CLOSE, Given(points=8, truth=0.95, size=200), 0.009, 0.009),
    Rate(Alarm.STANDARD_CLOSE, Given(points=8, truth=0.92, size=50), 0.851, 0.851),
    Rate(Alarm.STANDARD_CLOSE, Given(points=8, truth=0.92, size=200), 0.648, 0.648),
    Rate(Alarm.STANDARD_CLOSE, Given(points=8, truth=0.9, size=50), 0.98, 0.98),
    Rate(Alarm.STANDARD_CLOSE, Given(points=8, truth=0.9, size=200), 0.992, 0.992),
    Rate(Alarm.STANDARD_CLOSE, Given(points=8, truth=0.9, size=1000), 0.994, 0.994),
    Rate(Alarm.STANDARD_CLOSE, Given(points=8, truth=0.88, size=50), 0.999, 0.999),
    Rate(Alarm.STANDARD_CLOSE, Given(points=8, truth=0.88, size=200), 1.0, 1.0),
    Rate(Alarm.STANDARD_CLOSE, Given(points=8, truth=0.88, size=1000), 1.0, 1.0),
    Rate(Alarm.STANDARD_CLOSE, Given(points=8, truth=0.85, size=50), 1.0, 1.0),
    Rate(Alarm.STANDARD_CLOSE, Given(points=8, truth=0.85, size=200), 1.0, 1.0),
    Rate(Alarm.STANDARD_SUSPECTED, Given(points=8, truth=0.95, size=200), 0.0, 0.0),
    Rate(Alarm.STANDARD_SUSPECTED, Given(points=8, truth=0.92, size=50), 0.262, 0.262),
    Rate(Alarm.STANDARD_SUSPECTED, Given(points=8, truth=0.92, size=200), 0.103, 0.103),
    Rate(Alarm.STANDARD_SUSPECTED, Given(points=8, truth=0.9, size=50), 0.643, 0.643),
    Rate(Alarm.STANDARD_SUSPECTED, Given(points=8, truth=0.9, size=200), 0.732, 0.732),
    Rate(Alarm.STANDARD_SUSPECTED, Given(points=8, truth=0.9, size=1000), 0.775, 0.775),
    Rate(Alarm.STANDARD_SUSPECTED, Given(points=8, truth=0.88, size=50), 0.901, 0.901),
    Rate(Alarm.STANDARD_SUSPECTED, Given(points=8, truth=0.88, size=200), 0.995, 0.995),
    Rate(Alarm.STANDARD_SUSPECTED, Given(points=8, truth=0.88, size=1000), 1.0, 1.0),
    Rate(Alarm.STANDARD_SUSPECTED, Given(points=8, truth=0.85, size=50), 0.996, 0.996),
    Rate(Alarm.STANDARD_SUSPECTED, Given(points=8, truth=0.85, size=200), 1.0, 1.0),
    Rate(Alarm.STANDARD_BREACH, Given(points=8, truth=0.95, size=200, pooled=False), 0.0, 0.0),
    Rate(Alarm.STANDARD_BREACH, Given(points=8, truth=0.92, size=50, pooled=False), 0.015, 0.015),
    Rate(Alarm.STANDARD_BREACH, Given(points=8, truth=0.92, size=200, pooled=False), 0.002, 0.002),
    Rate(Alarm.STANDARD_BREACH, Given(points=8, truth=0.9, size=50, pooled=False), 0.103, 0.103),
    Rate(Alarm.STANDARD_BREACH, Given(points=8, truth=0.9, size=200, pooled=False), 0.126, 0.126),
    Rate(Alarm.STANDARD_BREACH, Given(points=8, truth=0.9, size=1000, pooled=False), 0.135, 0.135),
    Rate(Alarm.STANDARD_BREACH, Given(points=8, truth=0.88, size=50, pooled=False), 0.344, 0.344),
    Rate(Alarm.STANDARD_BREACH, Given(points=8, truth=0.88, size=200, pooled=False), 0.709, 0.709),
    Rate(Alarm.STANDARD_BREACH, Given(points=8, truth=0.88, size=1000, pooled=False), 0.999, 0.999),
    Rate(Alarm.STANDARD_BREACH, Given(points=8, truth=0.85, size=50, pooled=False), 0.802, 0.802),
    Rate(Alarm.STANDARD_BREACH, Given(points=8, truth=0.85, size=200, pooled=False), 0.999, 0.999),
    Rate(Alarm.STANDARD_BREACH, Given(points=8, truth=0.9, size=1000, confirm_after=3, pooled=False), 0.073, 0.073),
    Rate(Alarm.STANDARD_BREACH, Given(points=8, truth=0.88, size=200, confirm_after=3, pooled=False), 0.614, 0.614),
    Rate(Alarm.STANDARD_BREACH, Given(points=8, truth=0.95, size=200, pooled=True), 0.0, 0.0),
    Rate(Alarm.STANDARD_BREACH, Given(points=8, truth=0.92, size=50, pooled=True), 0.032, 0.032),
    Rate(Alarm.STANDARD_BREACH, Given(points=8, truth=0.92, size=200, pooled=True), 0.004, 0.004),
    Rate(Alarm.STANDARD_BREACH, Given(points=8, truth=0.9, size=50, pooled=True), 0.196, 0.196),
    Rate(Alarm.STANDARD_BREACH, Given(points=8, truth=0.9, size=200, pooled=True), 0.189, 0.189),
    Rate(Alarm.STANDARD_BREACH, Given(points=8, truth=0.9, size=1000, pooled=True), 0.182, 0.182),
    Rate(Alarm.STANDARD_BREACH, Given(points=8, truth=0.88, size=50, pooled=True), 0.534, 0.534),
    Rate(Alarm.STANDARD_BREACH, Given(points=8, truth=0.88, size=200, pooled=True), 0.837, 0.837),
    Rate(Alarm.STANDARD_BREACH, Given(points=8, truth=0.88, size=1000, pooled=True), 1.0, 1.0),
    Rate(Alarm.STANDARD_BREACH, Given(points=8, truth=0.85, size=50, pooled=True), 0.925, 0.925),
    Rate(Alarm.STANDARD_BREACH, Given(points=8, truth=0.85, size=200, pooled=True), 1.0, 1.0),
    Rate(Alarm.STANDARD_BREACH, Given(points=8, truth=0.9, size=1000, confirm_after=3, pooled=True), 0.115, 0.115),
    Rate(Alarm.STANDARD_BREACH, Given(points=8, truth=0.88, size=200, confirm_after=3, pooled=True), 0.75, 0.75),
    Rate(Alarm.STANDARD_BARE, Given(points=8, truth=0.92, size=200), 0.646, 0.646),
    Rate(Alarm.COURSE_OFF_TRACK, Given(points=8, truth=0.9, size=200, margin=0.0), 0.11, 0.11),
    Rate(Alarm.COURSE_OFF_TRACK, Given(points=8, truth=0.9, size=200, margin=1.0), 0.051, 0.051),
    Rate(Alarm.COURSE_OFF_TRACK, Given(points=8, truth=0.92, size=200, margin=0.0), 0.004, 0.004),
    Rate(Alarm.COURSE_OFF_TRACK, Given(points=8, truth=0.92, size=200, margin=1.0), 0.002, 0.002),
    Rate(Alarm.COURSE_OFF_TRACK, Given(points=8, truth=0.85, size=200, margin=0.0), 0.956, 0.956),
    Rate(Alarm.COURSE_OFF_TRACK, Given(points=8, truth=0.85, size=200, margin=1.0), 0.853, 0.853),
    Rate(Alarm.RECENT_TREND, Given(points=5, variance=1.0), 0.002, 0.003),
    Rate(Alarm.RECENT_TREND, Given(points=5, variance=2.0), 0.029, 0.035),
    Rate(Alarm.RECENT_TREND, Given(points=5, variance=5.0), 0.153, 0.178),
    Rate(Alarm.BENCHMARK_95, Given(variance=1.0), 0.043, 0.055),
    Rate(Alarm.BENCHMARK_95, Given(variance=2.0), 0.151, 0.176),
    Rate(Alarm.BENCHMARK_95, Given(variance=5.0), 0.372, 0.403),
    Rate(Alarm.BENCHMARK_95, Given(variance=20.0), 0.66, 0.672),
    Rate(Alarm.BENCHMARK_998, Given(variance=1.0), 0.001, 0.003),
    Rate(Alarm.FUNNEL_95, Given(variance=1.0), 0.048, 0.051),
    Rate(Alarm.FUNNEL_95, Given(variance=2.0), 0.115, 0.116),
    Rate(Alarm.FUNNEL_95, Given(variance=5.0), 0.139, 0.142),
    Rate(Alarm.FUNNEL_998, Given(variance=1.0), 0.002, 0.002),
    Rate(Alarm.FUNNEL_998, Given(variance=2.0), 0.015, 0.016),
    Rate(Alarm.FUNNEL_998, Given(variance=5.0), 0.021, 0.022),
    Rate(Alarm.GAP_APART, Given(points=7), 0.017, 0.096),
    Rate(Alarm.GAP_APART, Given(points=10), 0.023, 0.085),
)


@dataclass(frozen=True, slots=True)
class Examined:
    """How many figures were put to one test, flagged or not, and what the rate of that test hangs on.

    A chart: its `points`, and the `baseline` its limits are fixed on. A standard: the people (`size`) of a period,
    and whether its counts are published (`pooled`). A course: the `margin` in standard errors. A gap: the
    neighbours (`points`).
    """

    alarm: Alarm
    figures: int
    points: int | None = None
    baseline: int | None = None
    size: float | None = None
    pooled: bool = False
    margin: float = 0.0


@dataclass(frozen=True, slots=True)
class ExpectedFlags:
    """The flags to expect by chance alone; with `at_most` the sentence begins "At most about"."""

    flags: float
    at_most: bool

    @property
    def rounded(self) -> int:
        """The whole number to say."""
        return math.floor(self.flags + 0.5)


def expected_flags(tests: Iterable[Examined]) -> ExpectedFlags:
    """The flags that would be expected by chance alone, over all figures tested.

    For standards and courses pass only the figures whose interval covers the level.

    Raises:
        ValueError: when a number of figures is negative, or a test lacks what its rate hangs on.
    """
    made = list(tests)
    negative = [test.figures for test in made if test.figures < 0]
    if negative:
        message = f"figures is {negative[0]}. Count the figures that were tested."
        raise ValueError(message)
    return ExpectedFlags(
        flags=sum(test.figures * chance_of_flag(test) for test in made),
        at_most=any(test.alarm in AT_MOST for test in made),
    )


def chance_of_flag(test: Examined) -> float:
    """The rate of a test when nothing is wrong, between the simulated series nearest to it.

    Raises:
        ValueError: when the test lacks what its rate hangs on, or a chart has under 13 points.
    """
    rows = [row for row in TABLE if row.alarm is test.alarm and _nothing_wrong(row.given, test)]
    at: float
    places: list[float | None]
    match test.alarm:
        case Alarm.CHART_LATEST | Alarm.CHART_ANY:
            if test.points is None or test.points < LEAST_CHART_POINTS:
                message = f"points is {test.points}. A chart is judged from {LEAST_CHART_POINTS} points on."
                raise ValueError(message)
            at = test.points if test.baseline is None else test.baseline
            places = [row.given.points if test.baseline is None else row.given.baseline for row in rows]
        case Alarm.STANDARD_CLOSE | Alarm.STANDARD_SUSPECTED | Alarm.STANDARD_BREACH:
            if test.size is None or test.size <= 0:
                message = f"size is {test.size}. A standard's rate hangs on the people of a period."
                raise ValueError(message)
            at, places = math.log(test.size), [math.log(row.given.size or 1) for row in rows]
        case Alarm.COURSE_OFF_TRACK:
            at, places = test.margin, [row.given.margin for row in rows]
        case Alarm.GAP_APART:
            if test.points is None:
                message = "points is missing. A gap's rate hangs on how many neighbours it has."
                raise ValueError(message)
            at, places = test.points, [row.given.points for row in rows]
        case Alarm.FUNNEL_95 | Alarm.FUNNEL_998:
            # Places always differ by nature, and by how much is not known: the middle of what was simulated.
            return float(np.mean([row.middle for row in rows]))
        case Alarm.RECENT_TREND | Alarm.BENCHMARK_95 | Alarm.BENCHMARK_998:
            return rows[0].middle
        case Alarm.STANDARD_BARE:
            message = "No bare figure is flagged against a standard; its rate is only there to compare with."
            raise ValueError(message)
        case _:
            assert_never(test.alarm)
    return float(np.interp(at, np.asarray(places, dtype=np.float64), [row.middle for row in rows]))


def _nothing_wrong(given: Given, test: Examined) -> bool:
    """Whether the simulated series are such as the test assumes: on the level, independent, with the usual rule."""
    return (
        given.correlation is None
        and given.rolling is None
        and given.confirm_after is None
        and (given.baseline is None) == (test.baseline is None)
        and given.truth in {None, LEVEL}
        and given.pooled in {None, test.pooled}
        and (test.alarm in DIFFERING or given.variance in {None, 1.0})
    )
