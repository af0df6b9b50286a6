"""XmR control charts by the rules of NHSRplotthedots 0.2.2 ("Making Data Count").

Many series may lie one after another in the same flat arrays: a change of `segment` label ends a series,
so one call draws the charts of every place.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from data.better import Better
from indicators.statistics.arrays import Codes, Flags, Floats, Maybe, Numbers, finite, one_dimensional
from indicators.statistics.chart_limits import LEAST_POINTS, Limits, beyond_limits, process_limits, spread_out
from indicators.statistics.chart_rules import firsts, shift_run, trend_run, two_in_three

__all__ = [
    "LEAST_POINTS",
    "Assurance",
    "Chart",
    "Limits",
    "Signal",
    "Variation",
    "assurance",
    "shift_run",
    "trend_run",
    "two_in_three",
    "variation",
    "xmr",
]

LEAST_BASELINE = 12


class Signal(IntEnum):
    """The special cause a point belongs to; the first rule that fits."""

    NONE = 0
    OUTSIDE = 1
    TREND = 2
    TWO_IN_THREE = 3
    SHIFT = 4


class Variation(IntEnum):
    """The variation icon: what the point says, and on which side."""

    NOT_SHOWN = 0
    COMMON_CAUSE = 1
    IMPROVEMENT_HIGH = 2
    IMPROVEMENT_LOW = 3
    CONCERN_HIGH = 4
    CONCERN_LOW = 5
    NEUTRAL_HIGH = 6
    NEUTRAL_LOW = 7


class Assurance(IntEnum):
    """The assurance icon: whether the process as it is will meet the target."""

    NOT_SHOWN = 0
    FAILING = 1
    INCONSISTENT = 2
    PASSING = 3


# meaning -1, 0, 1 down; direction -1, 0, 1 across
ICONS = np.array(
    [
        [Variation.CONCERN_LOW, Variation.COMMON_CAUSE, Variation.CONCERN_HIGH],
        [Variation.NEUTRAL_LOW, Variation.COMMON_CAUSE, Variation.NEUTRAL_HIGH],
        [Variation.IMPROVEMENT_LOW, Variation.COMMON_CAUSE, Variation.IMPROVEMENT_HIGH],
    ],
    dtype=np.int8,
)


@dataclass(frozen=True, slots=True, eq=False)
class Chart:
    """One entry a point. Side, direction and meaning are -1, 0 or 1; `points` counts the known ones of the segment."""

    values: Floats
    segment: NDArray[Any]
    better: Better
    mean: Floats
    lower: Floats
    upper: Floats
    near_lower: Floats
    near_upper: Floats
    side: Codes
    outside: Flags
    near: Flags
    signal: Codes
    direction: Codes
    meaning: Codes
    points: NDArray[np.int64]
    limits: Codes


def xmr(
    values: Numbers, *, better: Better, segment: Maybe = None, baseline: int | None = None, screen: bool = True
) -> Chart:
    """The chart of each series: mean ± 2.66 times the mean moving range, and the special cause of each point.

    Args:
        values: periods of one series, or of many, oldest first; NaN where unknown, which breaks runs and ranges.
        better: which direction is an improvement.
        segment: a label a point; a change of label begins a new series. By default all is one series.
        baseline: limits from the first so many periods of each segment, by default from all.
        screen: leave out, once, the moving ranges of 3.267 times their mean or more.

    Raises:
        ValueError: values infinite or not one-dimensional; labels not one a point; baseline under 12.
    """
    known_values = one_dimensional("values", values)
    if baseline is not None and baseline < LEAST_BASELINE:
        msg = f"baseline: {baseline} periods are too few for limits. Give {LEAST_BASELINE} or more."
        raise ValueError(msg)
    count = known_values.size
    offsets = np.append(np.flatnonzero(firsts(count, segment)), count)
    found = process_limits(known_values, offsets, baseline=baseline, screen=screen)
    outside = beyond_limits(known_values, offsets, found)

    centre, half, dust = (spread_out(each, offsets) for each in (found.mean, found.half, found.dust))
    away = known_values - centre
    side = np.subtract(away > dust, away < -dust, dtype=np.int8)
    inner = half * 2 / 3
    near = (np.abs(away) - dust > inner) & ~outside

    signal, direction = _signals(known_values, segment, side=side, outside=outside, near=near)
    return Chart(
        values=known_values,
        segment=np.zeros(count, dtype=np.int8) if segment is None else np.asarray(segment),
        better=better,
        mean=centre,
        lower=centre - half,
        upper=centre + half,
        near_lower=centre - inner,
        near_upper=centre + inner,
        side=side,
        outside=outside,
        near=near,
        signal=signal,
        direction=direction,
        meaning=direction * np.int8(better.sign),
        points=spread_out(found.points, offsets),
        limits=spread_out(found.limits, offsets),
    )


def variation(chart: Chart, *, at: int | Sequence[int] = -1, least: int = LEAST_POINTS) -> Codes:
    """The icon of the points at `at`: by default the latest; for a panel, the index of each place's latest.

    NOT_SHOWN where that point is unknown (never an older icon) or its segment has under `least` known points.

    Raises:
        ValueError: the chart has no points.
    """
    if chart.values.size == 0:
        msg = "variation: the chart has no points. Ask only for series with periods."
        raise ValueError(msg)
    where = np.asarray(at, dtype=np.int64)
    icon = ICONS[chart.meaning[where] + 1, chart.direction[where] + 1]
    shown = ~np.isnan(chart.values[where]) & (chart.points[where] >= least)
    return np.where(shown, icon, Variation.NOT_SHOWN).astype(np.int8)


def assurance(lower: Numbers, upper: Numbers, target: Numbers, *, better: Better) -> Codes:
    """Whether limits keep to one side of a target: elementwise; INCONSISTENT when the target lies within them.

    NOT_SHOWN where a limit or the target is unknown, and where neither direction is better.

    Raises:
        ValueError: a limit or target is infinite.
    """
    low, high, aim = finite("lower", lower), finite("upper", upper), finite("target", target)
    above, below = (Assurance.FAILING, Assurance.PASSING)
    if better is Better.LOWER:
        above, below = below, above
    icon = np.where(aim > high, above, np.where(aim < low, below, Assurance.INCONSISTENT))
    unknown = np.isnan(low) | np.isnan(high) | np.isnan(aim) | (better is Better.NEITHER)
    return np.where(unknown, Assurance.NOT_SHOWN, icon).astype(np.int8)


def _signals(values: Floats, segment: Maybe, *, side: Codes, outside: Flags, near: Flags) -> tuple[Codes, Codes]:
    """The first rule that fits each point, and the direction it gives."""
    signal = np.zeros(values.size, dtype=np.int8)
    direction = np.zeros(values.size, dtype=np.int8)
    rules = (
        (Signal.SHIFT, shift_run(side, segment=segment)),
        (Signal.TWO_IN_THREE, two_in_three(near, side, segment=segment)),
        (Signal.TREND, trend_run(values, segment=segment)),
        (Signal.OUTSIDE, np.where(outside, side, 0).astype(np.int8)),
    )
    for rule, marks in rules:  # the later rule takes the place of the earlier
        signal[marks != 0] = rule
        np.copyto(direction, marks, where=marks != 0)
    return signal, direction
