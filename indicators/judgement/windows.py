"""The last few periods of every row of gathered series, and the recent trend over them."""

import numpy as np

from data.better import Better
from indicators.judgement.series import Gathered
from indicators.panel import Floats, Integers
from indicators.statistics.trend import RecentTrend, recent_trend

TREND_POINTS = 5


def recent_trends(series: Gathered, *, better: Better) -> RecentTrend:
    """The recent trend at every row, over its last five expected periods of one segment, from sampling limits."""
    return recent_trend_of(series, trailing(series, TREND_POINTS), better=better)


def recent_trend_of(series: Gathered, windows: Integers, *, better: Better) -> RecentTrend:
    """The recent trend over each window of rows, oldest first, from sampling limits."""
    lower, upper = series.sampling_limits
    return recent_trend(
        padded(series.value)[0][windows],
        lower=padded(lower)[0][windows],
        upper=padded(upper)[0][windows],
        better=better,
    )


def padded(*columns: Floats) -> tuple[Floats, ...]:
    """The columns with an unknown at the end, which stands for every row before a series began."""
    return tuple(np.append(column, np.nan) for column in columns)


def trailing(series: Gathered, count: int) -> Integers:
    """The rows of each row's last `count` periods in its segment, oldest first; the padding where there are fewer."""
    rows = np.arange(series.rows.size)[:, None] + np.arange(1 - count, 1)
    begins = np.repeat(series.offsets[:-1], series.lengths)[:, None]
    inside = rows >= begins
    segment = series.panel.segment[series.rows]
    inside &= segment[np.maximum(rows, 0)] == segment[:, None] if rows.size else inside
    return np.where(inside, rows, series.rows.size).astype(np.int64)
