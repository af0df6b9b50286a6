"""Approaching the floor, seen before it is crossed.

A figure that meets the standard is a warning when its chart point is a concern, or when the recent trend is getting
worse and the chance of still meeting the standard two periods ahead is under three in four. Each period is looked at
with what stood up to it, so that judging a prefix is the prefix of judging.
"""

import numpy as np

from data.better import Better
from data.catalogue import Frequency, Indicator
from indicators.judgement.series import Gathered
from indicators.judgement.windows import padded, recent_trends, trailing
from indicators.panel import Flags, Floats
from indicators.statistics.progress import projection
from indicators.statistics.trend import Trend

INDEPENDENT_POINTS = 13
SCREEN = 3.267
TO_LIMIT = 2.66
RUN = 7
CHANGES = 10
PERIODS_AHEAD = 2
ENOUGH_CHANCE = 0.75
WORSE = (Trend.INCREASING_WORSE, Trend.DECREASING_WORSE)


def warned(series: Gathered, level: Floats, *, indicator: Indicator) -> Flags:
    """Which rows meet the level and give cause for concern about what comes next.

    `series` holds independent periods (thinned), `level` the floor on each row.
    """
    g = indicator.better.sign
    if g == 0 or not series.rows.size:
        return np.zeros(series.rows.size, dtype=bool)
    with np.errstate(invalid="ignore"):
        meets = g * (series.value - level) >= 0
    concern = (
        worsening(series, level, better=indicator.better)
        if indicator.frequency is Frequency.YEARLY
        else concerning_points(series, better=indicator.better)
    )
    return meets & concern


def worsening(series: Gathered, level: Floats, *, better: Better) -> Flags:
    """Which rows end a worsening recent trend that leaves under three chances in four of meeting the level soon."""
    trend = recent_trends(series, better=better).trend
    worse = np.isin(trend, WORSE)
    rows = np.flatnonzero(worse)
    flags = np.zeros(series.rows.size, dtype=bool)
    if rows.size:
        recent = padded(series.value)[0][trailing(series, CHANGES + 1)[rows]]
        chance = projection(recent, ahead=PERIODS_AHEAD, better=better, target=level[rows], window=CHANGES).chance
        flags[rows] = chance < ENOUGH_CHANCE
    return flags


def concerning_points(series: Gathered, *, better: Better) -> Flags:
    """Which rows are a concern on the control chart of everything up to them (the rules of `control_chart`)."""
    flags = np.zeros(series.rows.size, dtype=bool)
    lengths = series.lengths
    for count in range(INDEPENDENT_POINTS, int(lengths.max(initial=0)) + 1):
        chosen = np.flatnonzero(lengths >= count)
        rows = series.offsets[chosen][:, None] + np.arange(count)
        segment = series.panel.segment[series.rows[rows]]
        values = np.where(segment == segment[:, -1:], series.value[rows], np.nan)
        flags[rows[:, -1]] = _latest_is_concern(values * better.sign)
    return flags


def _latest_is_concern(values: Floats) -> Flags:
    """Whether the last point of each row signals a change for the worse; higher is better here."""
    known = ~np.isnan(values)
    points = known.sum(axis=1)
    mean = np.nansum(values, axis=1) / np.maximum(points, 1)
    moves = np.abs(np.diff(values, axis=1))
    counted = ~np.isnan(moves)
    plain = np.nansum(moves, axis=1) / np.maximum(counted.sum(axis=1), 1)
    with np.errstate(invalid="ignore"):
        kept = counted & (moves < SCREEN * plain[:, None])
    screened = np.where(kept, moves, 0.0).sum(axis=1) / np.maximum(kept.sum(axis=1), 1)
    limit = TO_LIMIT * np.where(screened > 0, screened, plain)
    usable = (points >= INDEPENDENT_POINTS) & known[:, -1] & (limit > 0)
    short = mean[:, None] - values[:, -RUN:]
    outside = short[:, -1] > limit
    falling = (np.diff(values[:, -RUN:], axis=1) < 0).all(axis=1)
    last_three = short[:, -3:]
    near = (last_three > 2 / 3 * limit[:, None]) & (last_three <= limit[:, None])
    two_in_three = (last_three > 0).all(axis=1) & near[:, -1] & (near.sum(axis=1) > 1)
    shifted = (short > 0).all(axis=1)
    rising = (np.diff(values[:, -RUN:], axis=1) > 0).all(axis=1)
    found: Flags = usable & (outside | (~rising & (falling | two_in_three | shifted)))
    return found
