"""Places compared: with a benchmark, in groups, and how many differences to believe.

Funnels and similar places have files of their own; their names are handed on from here.
"""

from enum import IntEnum

import numpy as np

from indicators.statistics.arrays import Codes, Flags, Floats, Maybe, Numbers, clearly_above, finite, one_dimensional
from indicators.statistics.better import Better
from indicators.statistics.funnels import FunnelLimits, Measure, Overdispersion, funnel_limits, overdispersion
from indicators.statistics.neighbours import NeighbourGap, Spread, SpreadRatio, neighbour_gap, spread_ratio

__all__ = [
    "Against",
    "FunnelLimits",
    "Measure",
    "NeighbourGap",
    "Overdispersion",
    "Spread",
    "SpreadRatio",
    "against_benchmark",
    "funnel_limits",
    "neighbour_gap",
    "overdispersion",
    "quantiles",
    "spread_ratio",
    "thinned",
]

LEAST_GROUPS = 2


class Against(IntEnum):
    """How a place compares with a benchmark; the …ST ones are beyond the wide limits."""

    NOT_COMPARED = 0
    SIMILAR = 1
    BETTER = 2
    BEST = 3
    WORSE = 4
    WORST = 5
    HIGHER = 6
    HIGHEST = 7
    LOWER = 8
    LOWEST = 9


ABOVE = {
    Better.HIGHER: (Against.BETTER, Against.BEST),
    Better.LOWER: (Against.WORSE, Against.WORST),
    Better.NEITHER: (Against.HIGHER, Against.HIGHEST),
}
BELOW = {
    Better.HIGHER: (Against.WORSE, Against.WORST),
    Better.LOWER: (Against.BETTER, Against.BEST),
    Better.NEITHER: (Against.LOWER, Against.LOWEST),
}


def against_benchmark(  # noqa: PLR0913 (up to three intervals, each of two limits)
    value: Numbers,
    lower: Numbers,
    upper: Numbers,
    benchmark: Numbers,
    *,
    better: Better | None,
    benchmark_lower: Maybe = None,
    benchmark_upper: Maybe = None,
    wide_lower: Maybe = None,
    wide_upper: Maybe = None,
) -> Codes:
    """How each figure compares with a benchmark (Fingertips comparison methods).

    Elementwise. With one interval a benchmark inside it, ends included, is similar; with the benchmark's own
    limits the two intervals must not touch to differ. Wide limits (99.8 %) single out the furthest.
    A value outside its own limits never differs clearly. Anything unknown is not compared, nor is anything
    that comparison does not apply to (`better` is None).

    Raises:
        ValueError: when a limit lacks its pair, wide and benchmark limits are given together,
            a lower limit is above its upper one, or a number is infinite.
    """
    apart = _pair("benchmark_lower", benchmark_lower, "benchmark_upper", benchmark_upper)
    wide = _pair("wide_lower", wide_lower, "wide_upper", wide_upper)
    if apart and wide:
        message = "Give wide limits or the benchmark's limits, not both: they are different comparisons."
        raise ValueError(message)
    figure, centre = finite("value", value), finite("benchmark", benchmark)
    low, high = _ordered("lower", finite("lower", lower), "upper", finite("upper", upper))
    bottom, top = apart or (centre, centre)
    outer_low, outer_high = wide or (low, high)
    inside = ~clearly_above(low, figure) & ~clearly_above(figure, high)
    above, below = inside & clearly_above(low, top), inside & clearly_above(bottom, high)
    furthest_above = above & clearly_above(outer_low, top) if wide else np.False_
    furthest_below = below & clearly_above(bottom, outer_high) if wide else np.False_
    known = ~np.isnan(figure + low + high + centre + bottom + top + outer_low + outer_high)
    if better is None:
        return np.zeros(known.shape, dtype=np.int8)
    codes = np.select(
        [~known, furthest_above, above, furthest_below, below],
        [Against.NOT_COMPARED, ABOVE[better][1], ABOVE[better][0], BELOW[better][1], BELOW[better][0]],
        default=Against.SIMILAR,
    )
    return codes.astype(np.int8)


def quantiles(values: Numbers, groups: int, *, better: Better) -> Codes:
    """Which of `groups` equal groups each place falls in, 1 … groups, the last being the better end.

    One dimension: places. Ties share the lowest rank. 0 where the figure is unknown, and for every place where
    fewer are known than there are groups. Without a better direction the last group is the highest.
    Source: PHEindicatormethods, phe_quantile. Fingertips numbers the other way: one more than the groups, less ours.

    Raises:
        ValueError: when there are under 2 groups, the values are not one list, or one is infinite.
    """
    if groups < LEAST_GROUPS:
        message = f"groups is {groups}. Places fall in at least {LEAST_GROUPS}."
        raise ValueError(message)
    figures = one_dimensional("values", values)
    codes = np.zeros(figures.shape, dtype=np.int8)
    known = ~np.isnan(figures)
    count = int(known.sum())
    if count < groups:
        return codes
    upwards = -figures[known] if better is Better.LOWER else figures[known]
    rank = 1 + np.searchsorted(np.sort(upwards), upwards, side="left")
    # Whole numbers throughout: a quotient of quotients in floating point may land a whisker above a whole number.
    from_top = -(-(count + 1 - rank) * groups // count)
    codes[known] = np.maximum(groups + 1 - from_top, 1)
    return codes


def thinned(p: Numbers, *, share: float = 0.05) -> Flags:
    """Which of many differences to list, so that about this share of those listed are expected to be false.

    One dimension: the p value of every difference *tested*, listed or not; unknown ones are never listed.
    Source: Y. Benjamini and Y. Hochberg, 1995.

    Raises:
        ValueError: when a p value or `share` is not between 0 and 1.
    """
    chances = one_dimensional("p", p)
    if (chances < 0).any() or (chances > 1).any():
        message = "p has values outside 0 to 1. Pass chances, not percentages."
        raise ValueError(message)
    if not 0 < share < 1:
        message = f"share is {share}. It lies between 0 and 1: 0.05, say."
        raise ValueError(message)
    known = np.sort(chances[~np.isnan(chances)])
    passing = known <= share * np.arange(1, known.size + 1) / max(known.size, 1)
    return np.asarray(chances <= known[passing].max(initial=-1.0))


def _pair(low_name: str, low: Maybe, high_name: str, high: Maybe) -> tuple[Floats, Floats] | None:
    """Both limits, or None where neither was given."""
    if low is None and high is None:
        return None
    if low is None or high is None:
        message = f"{low_name} and {high_name} go together. Give both or neither."
        raise ValueError(message)
    return _ordered(low_name, finite(low_name, low), high_name, finite(high_name, high))


def _ordered(low_name: str, low: Floats, high_name: str, high: Floats) -> tuple[Floats, Floats]:
    """The two limits, once the lower is known not to be above the upper."""
    if clearly_above(low, high).any():
        message = f"{low_name} is above {high_name}. Swap the limits."
        raise ValueError(message)
    return low, high
