"""The recent trend, as OHID Fingertips marks it.

Source: Fingertips, public health technical guidance, "Trend markers". A trend says that the figures moved
by more than sampling noise, no more. It stands on the last five *expected* periods, all of them known,
with no break among them and no period overlapping the next: the caller passes them so.
"""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from indicators.statistics.arrays import (
    Codes,
    Flags,
    Floats,
    Maybe,
    Numbers,
    along,
    clearly_above,
    divided,
    finite,
    not_negative,
)
from indicators.statistics.better import Better
from indicators.statistics.distributions import chi_square_critical

LEAST_POINTS = 5
FLAT = 1e-12
"""A slope under this share of the figures' own spread is rounding, not movement."""
WIDTH_IN_ERRORS = 3.92
"""A 95 % interval is this many standard errors wide."""


class Trend(IntEnum):
    """What the last figures of a place did, and whether that is better."""

    NOT_CALCULATED = 0
    NO_CHANGE = 1
    INCREASING = 2
    DECREASING = 3
    INCREASING_BETTER = 4
    INCREASING_WORSE = 5
    DECREASING_BETTER = 6
    DECREASING_WORSE = 7


RISING = {
    Better.NEITHER: Trend.INCREASING,
    Better.HIGHER: Trend.INCREASING_BETTER,
    Better.LOWER: Trend.INCREASING_WORSE,
}
FALLING = {
    Better.NEITHER: Trend.DECREASING,
    Better.HIGHER: Trend.DECREASING_WORSE,
    Better.LOWER: Trend.DECREASING_BETTER,
}


@dataclass(frozen=True, slots=True, eq=False)
class RecentTrend:
    """The trend of each place and what it rests on.

    `slope` is per period, in the unit of the values, or in log-odds for counts; `steady` is true when
    the slope keeps its sign with each point left out. Where the trend is not calculated both numbers are NaN.
    """

    trend: Codes
    chi_square: Floats
    slope: Floats
    steady: Flags


def recent_trend(
    values: Maybe = None,
    *,
    better: Better,
    lower: Maybe = None,
    upper: Maybe = None,
    numerator: Maybe = None,
    denominator: Maybe = None,
    points: int = 5,
    p: float = 0.002,
) -> RecentTrend:
    """The trend over the last `points` periods on the last axis, oldest first.

    Takes values with their 95 % limits, or counts of a share. Not calculated, and never "no change", when
    a figure or limit is unknown, limits have no width, a count is 0 or the whole, or there are too few periods.

    Raises:
        ValueError: when limits and counts are both or neither given, one lacks its pair, `points` is under 5,
            `p` is not between 0 and 1, input is infinite or negative where it cannot be,
            a lower limit is above its upper one, or a numerator exceeds its denominator.
    """
    if points < LEAST_POINTS:
        message = f"points is {points}. A trend takes at least {LEAST_POINTS}."
        raise ValueError(message)
    if not 0 < p < 1:
        message = f"p is {p}. It lies between 0 and 1: 0.002, say."
        raise ValueError(message)
    by_limits = lower is not None or upper is not None
    by_counts = numerator is not None or denominator is not None
    if by_limits == by_counts:
        message = "Give either values with lower and upper, or numerator and denominator."
        raise ValueError(message)
    if by_limits:
        if values is None or lower is None or upper is None:
            message = "values, lower and upper go together. Give all three."
            raise ValueError(message)
        known, chi_square, slope, steady = _by_limits(values, lower, upper, points)
    else:
        if numerator is None or denominator is None:
            message = "numerator and denominator go together. Give both."
            raise ValueError(message)
        known, chi_square, slope, steady = _by_counts(numerator, denominator, points)
    moved = steady & (np.where(known, chi_square, 0.0) > chi_square_critical(p))
    direction = np.where(known, np.where(moved, np.sign(slope), 0.0), np.nan)
    return RecentTrend(
        trend=trend_word(direction, better=better),
        chi_square=np.where(known, chi_square, np.nan),
        slope=np.where(known, slope, np.nan),
        steady=np.asarray(steady & known),
    )


def trend_word(direction: Numbers, *, better: Better) -> Codes:
    """The trend code of a direction: above 0 increasing, 0 no change, below 0 decreasing, NaN not calculated."""
    way = finite("direction", direction)
    codes = np.full(way.shape, Trend.NOT_CALCULATED, dtype=np.int8)
    codes[way == 0] = Trend.NO_CHANGE
    codes[way > 0] = RISING[better]
    codes[way < 0] = FALLING[better]
    return codes


def _last(name: str, values: Numbers, points: int) -> Floats:
    """The last `points` entries of the last axis, NaN in front where there are fewer."""
    recent = along(name, values)[..., -points:]
    missing = points - recent.shape[-1]
    return np.pad(recent, [(0, 0)] * (recent.ndim - 1) + [(missing, 0)], constant_values=np.nan)


def _by_limits(values: Numbers, lower: Numbers, upper: Numbers, points: int) -> tuple[Flags, Floats, Floats, Flags]:
    """Whether known, χ², slope and steadiness of a weighted line, weights 1 ÷ standard error²."""
    y, low, high = np.broadcast_arrays(
        _last("values", values, points), _last("lower", lower, points), _last("upper", upper, points)
    )
    if (low > high).any():
        message = "lower is above upper. Swap the limits."
        raise ValueError(message)
    error = (high - low) / WIDTH_IN_ERRORS
    known = np.asarray((~np.isnan(y) & clearly_above(high, low)).all(axis=-1))
    weights = np.where(known[..., None], divided(1.0, error**2), 1.0)
    figures = np.where(known[..., None], y, 0.0)
    time = np.arange(points, dtype=np.float64)
    slope, spread = _line(figures, weights, time)
    return known, np.asarray(slope**2 * spread), slope, _steady(figures, weights, time, slope)


def _by_counts(numerator: Numbers, denominator: Numbers, points: int) -> tuple[Flags, Floats, Floats, Flags]:
    """Whether known, χ² for linear trend in proportions, slope of the log-odds and its steadiness."""
    r, n = np.broadcast_arrays(
        not_negative("numerator", _last("numerator", numerator, points)),
        not_negative("denominator", _last("denominator", denominator, points)),
    )
    if (r > n).any():
        message = "numerator exceeds denominator. A trend of counts is one of shares."
        raise ValueError(message)
    known = np.asarray(((r > 0) & (r < n)).all(axis=-1))
    some = known[..., None]
    cases, people = np.where(some, r, 1.0), np.where(some, n, 2.0)
    time = np.arange(points, dtype=np.float64)
    total = people.sum(axis=-1)
    share = cases.sum(axis=-1) / total
    away = time - ((people * time).sum(axis=-1) / total)[..., None]
    above = ((cases - people * share[..., None]) * away).sum(axis=-1)
    chi_square = above**2 / (share * (1 - share) * (people * away**2).sum(axis=-1))
    log_odds = np.log(cases / (people - cases))
    even = np.ones_like(log_odds)
    slope, _ = _line(log_odds, even, time)
    return known, np.asarray(chi_square), slope, _steady(log_odds, even, time, slope)


def _line(figures: Floats, weights: Floats, time: Floats) -> tuple[Floats, Floats]:
    """The weighted least-squares slope, 0 where it is rounding only, and the weighted spread of the times."""
    total = weights.sum(axis=-1, keepdims=True)
    away = time - (weights * time).sum(axis=-1, keepdims=True) / total
    above = figures - (weights * figures).sum(axis=-1, keepdims=True) / total
    spread = (weights * away**2).sum(axis=-1)
    slope = (weights * away * above).sum(axis=-1) / spread
    flat = np.abs(slope) <= FLAT * np.abs(figures).max(axis=-1)
    return np.where(flat, 0.0, slope), np.asarray(spread)


def _steady(figures: Floats, weights: Floats, time: Floats, slope: Floats) -> Flags:
    """Whether the slope has a sign, and keeps it with each point left out in turn."""
    sign = np.sign(slope)
    steady = sign != 0
    for left_out in range(time.size):
        # The other times stay what they were: leaving a point out opens a gap, it does not close the ranks.
        kept = np.arange(time.size) != left_out
        part, _ = _line(figures[..., kept], weights[..., kept], time[kept])
        steady &= np.sign(part) == sign
    return np.asarray(steady)
