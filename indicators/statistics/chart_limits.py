"""The limits of XmR charts, one entry a series, and the points beyond them: what many places are judged by at once.

Passes over flat arrays with few temporaries, because ten million figures are judged by the same lines as ten.
"""

from dataclasses import dataclass
from enum import IntEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indicators.statistics.arrays import Codes, Counts, Flags, Floats, divided

WIDTH = 2.66  # limits in mean moving ranges: 3 ÷ 1.128, as printed in the method
SCREEN = 3.267  # a moving range this many times the mean range is left out, once
LEAST_POINTS = 13
DUST = 1e-12  # relative: a point that floating arithmetic alone moves off the mean or a limit is on it


class Limits(IntEnum):
    """What the limits of a point's segment are worth."""

    NONE = 0  # no variation to draw them from
    TRIAL = 1  # under 13 points
    UNSCREENED = 2  # screening would have removed every moving range above 0
    SHOWN = 3


@dataclass(frozen=True, slots=True, eq=False)
class ProcessLimits:
    """One entry a series: the limits are `mean` ± `half`; `dust` is how far off either still counts as on it.

    `half` is NaN where nothing varies, `mean` too where nothing is known; `points` counts the known ones.
    """

    mean: Floats
    half: Floats
    dust: Floats
    points: Counts
    limits: Codes


def process_limits(
    values: Floats, offsets: Counts, *, baseline: int | None = None, screen: bool = True
) -> ProcessLimits:
    """The mean of each series and 2.66 times its mean moving range, series i having the points offsets[i]:offsets[i+1].

    Args:
        values: one flat array, oldest first in each series; NaN where unknown, which breaks moving ranges.
        offsets: where each series begins, and the end.
        baseline: limits from the first so many points of each series, by default from all.
        screen: leave out, once, the moving ranges of 3.267 times their mean or more.
    """
    known = ~np.isnan(values)
    points = _sums(known, offsets).astype(np.int64)
    used = known
    if baseline is not None:
        used = known & (np.arange(values.size) - spread_out(offsets[:-1], offsets) < baseline)
    figures = values.copy()
    figures[~used] = 0.0
    mean = divided(_sums(figures, offsets), _sums(used, offsets) if baseline is not None else points)
    spread, undone = _mean_ranges(values, used, offsets, scratch=figures, screen=screen)

    limits = np.full(points.size, Limits.SHOWN, dtype=np.int8)
    limits[undone] = Limits.UNSCREENED
    limits[points < LEAST_POINTS] = Limits.TRIAL
    limits[np.isnan(spread)] = Limits.NONE
    return ProcessLimits(
        mean=mean,
        half=WIDTH * spread,
        dust=DUST * (np.abs(mean) + np.nan_to_num(spread)),
        points=points,
        limits=limits,
    )


def beyond_limits(values: Floats, offsets: Counts, limits: ProcessLimits) -> Flags:
    """Which points lie strictly beyond the limits of their series; none where it has no limits."""
    distance = spread_out(limits.mean, offsets)
    np.subtract(values, distance, out=distance)
    np.abs(distance, out=distance)
    return np.asarray(distance > spread_out(limits.half + limits.dust, offsets))


def spread_out(one_a_series: NDArray[Any], offsets: Counts) -> NDArray[Any]:
    """Each series' entry, repeated on every point of it."""
    return np.repeat(one_a_series, np.diff(offsets))


def _mean_ranges(
    values: Floats, used: Flags, offsets: Counts, *, scratch: Floats, screen: bool
) -> tuple[Floats, Flags]:
    """The mean moving range of each series, NaN where nothing varies; and where screening had to be undone."""
    moves = scratch
    np.subtract(values[1:], values[:-1], out=moves[1:])
    np.abs(moves, out=moves)
    pairs = used.copy()
    pairs[1:] &= used[:-1]
    pairs[offsets[:-1][np.diff(offsets) > 0]] = False
    moves[~pairs] = 0.0
    mean = divided(_sums(moves, offsets), _sums(pairs, offsets))
    mean[~(mean > 0)] = np.nan
    if not screen:
        return mean, np.zeros(mean.size, dtype=np.bool_)
    pairs &= moves < spread_out(SCREEN * mean, offsets)
    moves *= pairs
    screened = divided(_sums(moves, offsets), _sums(pairs, offsets))
    undone = ~np.isnan(mean) & ~(screened > 0)
    return np.where(undone, mean, screened), undone


def _sums(values: NDArray[Any], offsets: Counts) -> Floats:
    """The sum of each series; 0 for one without points."""
    sums = np.zeros(offsets.size - 1)
    filled = np.diff(offsets) > 0
    if filled.any():
        sums[filled] = np.add.reduceat(values, offsets[:-1][filled], dtype=np.float64)
    return sums
