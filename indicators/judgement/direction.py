"""The direction: whether a place is getting better or worse, or why that cannot be told.

Yearly figures with limits or counts answer by their recent trend; monthly and quarterly ones by the latest point of
their control chart, once 13 independent points stand since the last break. A direction says that figures moved by
more than chance, no more.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import ArrayLike, NDArray

from indicators.statistics.arrays import Codes
from indicators.statistics.control_chart import LEAST_POINTS, Chart
from indicators.statistics.trend import Trend


class Direction(IntEnum):
    """Which way a place is going."""

    CANNOT_TELL = 0
    NO_CLEAR_CHANGE = 1
    BETTER = 2
    WORSE = 3
    RISING = 4
    FALLING = 5


class Reason(IntEnum):
    """Why a direction cannot be told; there are no other reasons. "Within chance" is never one."""

    NONE = 0
    TOO_FEW = 1
    LATE = 2
    STALE = 3
    SUPPRESSED = 4
    SMALL_NUMBERS = 5
    BREAK = 6
    OVERLAPPING = 7
    NO_RANGE = 8
    DIFFERENT_DEFINITION = 9
    WITHDRAWN = 10


@dataclass(frozen=True, slots=True, eq=False)
class Directions:
    """The direction of each place; the reason where it is CANNOT_TELL, NONE elsewhere."""

    direction: Codes
    reason: Codes


OF_TREND = {
    Trend.NOT_CALCULATED: Direction.CANNOT_TELL,
    Trend.NO_CHANGE: Direction.NO_CLEAR_CHANGE,
    Trend.INCREASING: Direction.RISING,
    Trend.DECREASING: Direction.FALLING,
    Trend.INCREASING_BETTER: Direction.BETTER,
    Trend.INCREASING_WORSE: Direction.WORSE,
    Trend.DECREASING_BETTER: Direction.BETTER,
    Trend.DECREASING_WORSE: Direction.WORSE,
}
# meaning -1, 0, 1 down; direction of the chart's point -1, 0, 1 across
OF_POINT = np.array(
    [
        [Direction.WORSE, Direction.WORSE, Direction.WORSE],
        [Direction.FALLING, Direction.NO_CLEAR_CHANGE, Direction.RISING],
        [Direction.BETTER, Direction.BETTER, Direction.BETTER],
    ],
    dtype=np.int8,
)


def first_reason(*doubts: tuple[Reason, ArrayLike]) -> Codes:
    """For each place the first reason whose flag is true, in the order given; NONE where none is."""
    reason = np.zeros(np.broadcast_shapes(*(np.shape(flag) for _, flag in doubts)), dtype=np.int8)
    for why, flag in reversed(doubts):
        reason = np.where(np.asarray(flag, dtype=np.bool_), why, reason).astype(np.int8)
    return reason


def direction_by_trend(
    trend: ArrayLike, *, doubt: ArrayLike = Reason.NONE, otherwise: Reason = Reason.NO_RANGE
) -> Directions:
    """The direction that the recent trend of each place gives.

    Args:
        trend: `Trend` codes, one a place.
        doubt: `Reason` codes, one a place: any but NONE leaves the direction untold, whatever the trend.
        otherwise: the reason where the trend is not calculated and no doubt says why.

    Raises:
        ValueError: a code that is no trend, or no reason.
    """
    codes = _codes("trend", trend, len(Trend))
    table = np.array([OF_TREND[each] for each in Trend], dtype=np.int8)
    return _told(table[codes], doubt, otherwise)


def direction_by_chart(
    chart: Chart, *, at: Sequence[int] | NDArray[np.int64], doubt: ArrayLike = Reason.NONE, least: int = LEAST_POINTS
) -> Directions:
    """The direction that the latest point of each place's chart gives, by the meaning of its special cause.

    Places with under `least` independent points since the last break, or without a figure at the latest, cannot be
    told: too few figures, unless a doubt says otherwise.

    Args:
        chart: the charts of all places, a segment each between breaks, of figures that do not overlap.
        at: the index of each place's latest expected period; -1 for a place without any.
        doubt: `Reason` codes, one a place: any but NONE leaves the direction untold.
        least: known points a segment must have.

    Raises:
        ValueError: a code that is no reason.
    """
    latest = np.asarray(at, dtype=np.int64)
    told = np.zeros(latest.shape, dtype=np.int8)
    there = latest >= 0
    points = latest[there]
    usable = ~np.isnan(chart.values[points]) & (chart.points[points] >= least)
    told[there] = np.where(usable, OF_POINT[chart.meaning[points] + 1, chart.direction[points] + 1], 0)
    return _told(told, doubt, Reason.TOO_FEW)


def _told(direction: Codes, doubt: ArrayLike, otherwise: Reason) -> Directions:
    """The directions, withheld where there is a doubt, each with its reason."""
    doubts = np.broadcast_to(_codes("doubt", doubt, len(Reason)), direction.shape)
    told = np.where(doubts == Reason.NONE, direction, Direction.CANNOT_TELL).astype(np.int8)
    why = np.where(doubts == Reason.NONE, otherwise, doubts)
    return Directions(told, np.where(told == Direction.CANNOT_TELL, why, Reason.NONE).astype(np.int8))


def _codes(name: str, given: ArrayLike, count: int) -> Codes:
    """Codes below `count`."""
    codes = np.asarray(given, dtype=np.int64)
    if np.any((codes < 0) | (codes >= count)):
        msg = f"{name}: a code is not one of the {count} there are. Codes run from 0 to {count - 1}."
        raise ValueError(msg)
    return codes.astype(np.int8)
