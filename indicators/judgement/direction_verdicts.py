"""The direction answer for every series asked about: the recent trend or the control chart, or why neither can tell."""

from dataclasses import dataclass
from typing import assert_never

import numpy as np

from data.catalogue import Frequency, Indicator
from data.observation import Status
from indicators.judgement.direction import Direction, Directions, Reason, direction_by_chart, direction_by_trend
from indicators.judgement.series import WITHHELD, Gathered
from indicators.judgement.verdict import Because, DirectionState, DirectionVerdict, Evidence, Facts, Grade
from indicators.judgement.verdict import Reason as Why
from indicators.judgement.windows import TREND_POINTS, padded, recent_trend_of, trailing
from indicators.panel import Floats, Integers
from indicators.statistics.control_chart import LEAST_POINTS, Signal, xmr

TREND_METHOD = "recent trend, as Fingertips"
CHART_METHOD = "control chart, as NHSRplotthedots 0.2.2"
STALE_AFTER = 2
SHOWN_FIGURES = 36

BECAUSE = {
    Reason.TOO_FEW: Because.TOO_FEW,
    Reason.LATE: Because.LATE,
    Reason.STALE: Because.STALE,
    Reason.SUPPRESSED: Because.SUPPRESSED,
    Reason.SMALL_NUMBERS: Because.SMALL_NUMBERS,
    Reason.BREAK: Because.BREAK,
    Reason.OVERLAPPING: Because.OVERLAPPING,
    Reason.NO_RANGE: Because.NO_RANGE,
    Reason.DIFFERENT_DEFINITION: Because.DIFFERENT_DEFINITION,
    Reason.WITHDRAWN: Because.WITHDRAWN,
}
DOUBT = {because: reason for reason, because in BECAUSE.items()}


def direction_verdicts(series: Gathered, *, indicator: Indicator) -> list[DirectionVerdict]:
    """One direction for each series: yearly figures by their trend, monthly and quarterly ones by their chart."""
    thinned = series.thinned()
    doubts = np.array(
        [Reason.NONE if silence is None else DOUBT[silence] for silence in series.silences(stale_after=STALE_AFTER)],
        dtype=np.int64,
    )
    late = (doubts == Reason.NONE) & (series.lengths - 1 > series.latest_known())
    doubts[late] = Reason.LATE
    if indicator.frequency is Frequency.YEARLY:
        return _by_trend(thinned, doubts, indicator)
    return _by_chart(thinned, doubts, indicator)


def _by_trend(series: Gathered, doubts: Integers, indicator: Indicator) -> list[DirectionVerdict]:
    """The recent trend over the last five expected periods that do not overlap."""
    known = series.latest_known()
    ends = series.offsets[:-1] + known
    nothing = np.full((1, TREND_POINTS), series.rows.size)
    windows = np.concatenate((trailing(series, TREND_POINTS), nothing))
    chosen = windows[np.where(known >= 0, ends, series.rows.size)]
    doubts = _trend_doubts(series, chosen, known, doubts)
    found = recent_trend_of(series, chosen, better=indicator.better)
    told = direction_by_trend(found.trend, doubt=doubts)
    have = np.sum(~np.isnan(padded(series.value)[0][chosen]), axis=1)
    test = _Test(series, told, (Because.TREND_FOUND, Because.NO_TREND_FOUND), TREND_METHOD)
    verdicts = []
    for at in range(known.size):
        numbers: Facts = {
            "have": int(have[at]),
            "need": TREND_POINTS,
            "chi_square": _number(found.chi_square[at]),
            "slope": _number(found.slope[at]),
        }
        first = int(known[at]) - TREND_POINTS + 1
        verdicts.append(_verdict(test, at, first, int(known[at]), numbers))
    return verdicts


def _trend_doubts(series: Gathered, chosen: Integers, known: Integers, doubts: Integers) -> Integers:
    """Why a trend over these windows cannot be told, beside what was doubtful before."""
    values = padded(series.value)[0][chosen]
    doubts = doubts.copy()
    for at in np.flatnonzero(doubts == Reason.NONE):
        outside = chosen[at] == series.rows.size
        if outside.any():
            earlier = int(known[at]) + 1 >= TREND_POINTS
            doubts[at] = Reason.BREAK if earlier else Reason.OVERLAPPING if series.panel.window > 1 else Reason.TOO_FEW
        elif np.isnan(values[at]).any():
            doubts[at] = _withheld_within(series, chosen[at][np.isnan(values[at])])
    return doubts


def _withheld_within(series: Gathered, rows: Integers) -> Reason:
    """Why figures inside the window are unknown: withheld, where the publisher says so, else simply too few."""
    for row in rows:
        source = series.panel.row[series.rows[row]]
        status = Status(series.panel.figures.status[source]) if source >= 0 else None
        if status in WITHHELD:
            return DOUBT[WITHHELD[status]]
    return Reason.TOO_FEW


def _by_chart(series: Gathered, doubts: Integers, indicator: Indicator) -> list[DirectionVerdict]:
    """The meaning of each chart's latest point, with 13 or more independent points since the last break."""
    known = series.latest_known()
    owner = series.owner()
    segment = series.panel.segment[series.rows]
    change = np.ones(series.rows.size, dtype=bool)
    change[1:] = (np.diff(owner) != 0) | (np.diff(segment) != 0)
    chart = xmr(series.value, better=indicator.better, segment=np.cumsum(change).astype(np.float64))
    at_row = np.where(known >= 0, series.offsets[:-1] + known, -1)
    told = direction_by_chart(chart, at=at_row, doubt=doubts)
    test = _Test(series, told, (Because.CHART_SIGNAL, Because.NO_CHART_SIGNAL), CHART_METHOD)
    verdicts = []
    for at in range(known.size):
        row = int(at_row[at])
        have = int(chart.points[row]) if row >= 0 else 0
        numbers: Facts = {
            "have": have,
            "need": LEAST_POINTS,
            "mean": _number(chart.mean[row]) if row >= 0 else None,
            "chart_lower": _number(chart.lower[row]) if row >= 0 else None,
            "chart_upper": _number(chart.upper[row]) if row >= 0 else None,
            "signal": Signal(int(chart.signal[row])).name.lower() if row >= 0 else None,
        }
        first = max(int(known[at]) - SHOWN_FIGURES + 1, 0)
        verdicts.append(_verdict(test, at, first, int(known[at]), numbers))
    return verdicts


@dataclass(frozen=True, slots=True)
class _Test:
    """What one test of direction looked at and found."""

    series: Gathered
    told: Directions
    codes: tuple[Because, Because]
    method: str


def _verdict(test: _Test, at: int, first: int, last: int, numbers: Facts) -> DirectionVerdict:
    """The direction of one series with its reason and the figures its test used."""
    direction = Direction(int(test.told.direction[at]))
    used = test.series.figures(at, first, last)
    facts: Facts = {
        **numbers,
        "from": used[0].label if used else None,
        "to": used[-1].label if used else None,
        "from_value": used[0].value if used else None,
        "to_value": used[-1].value if used else None,
    }
    moved, still = test.codes
    if direction is Direction.CANNOT_TELL:
        because = BECAUSE[Reason(int(test.told.reason[at]))]
    else:
        because = still if direction is Direction.NO_CLEAR_CHANGE else moved
    grade = test.series.ranges.grade[test.series.rows[test.series.offsets[at] + last]] if last >= 0 else ""
    evidence = Evidence(used, {"points": numbers["need"]}, Grade(grade) if grade else None, test.method)
    return DirectionVerdict(_state(direction), Why(because, facts), evidence)


def _state(direction: Direction) -> DirectionState:
    """The word shown for a direction."""
    match direction:
        case Direction.CANNOT_TELL:
            return DirectionState.CANNOT_TELL
        case Direction.NO_CLEAR_CHANGE:
            return DirectionState.NO_CLEAR_CHANGE
        case Direction.BETTER:
            return DirectionState.BETTER
        case Direction.WORSE:
            return DirectionState.WORSE
        case Direction.RISING:
            return DirectionState.RISING
        case Direction.FALLING:
            return DirectionState.FALLING
        case _:
            assert_never(direction)


def _number(value: Floats) -> float | None:
    """A number for people: None where unknown."""
    return None if np.isnan(value) else float(value)
