"""A place beside places like it: the gap, how it changed, and whether places grow apart.

The list of similar places is published and comes from outside; nothing here looks for neighbours.
`indicators.statistics.comparison` hands these names on.
"""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from indicators.statistics.arrays import (
    Counts,
    Floats,
    Maybe,
    Numbers,
    along,
    clearly_above,
    finite,
    not_negative,
    one_dimensional,
)
from indicators.statistics.distributions import student_quantile

LEAST_NEIGHBOURS = 2
NORMAL_QUARTILES = 1.349
"""The interquartile range of a normal distribution, in standard deviations."""
MEDIAN_COST = 1.2533
"""How much wider the standard error of a median is than that of a mean: √(π/2)."""
SEED = 20_260_401


@dataclass(frozen=True, slots=True, eq=False)
class NeighbourGap:
    """A place against its neighbours: theirs, the gap, and its change since the base period, each with limits.

    `count` neighbours have a figure; under `least` of them everything else is unknown.
    """

    count: Counts
    median: Floats
    lower_quartile: Floats
    upper_quartile: Floats
    gap: Floats
    gap_lower: Floats
    gap_upper: Floats
    change: Floats
    change_lower: Floats
    change_upper: Floats


class Spread(IntEnum):
    """Whether places are growing apart."""

    NOT_AVAILABLE = 0
    NO_CLEAR_CHANGE = 1
    GROWS = 2
    SHRINKS = 3


@dataclass(frozen=True, slots=True)
class SpreadRatio:
    """The interquartile range now ÷ that at the start, its 95 % limits, and how many places it stands on.

    All NaN where it cannot be told; `upper` alone is NaN where resampling finds no bound.
    """

    ratio: float
    lower: float
    upper: float
    places: int

    @property
    def spread(self) -> Spread:
        """Grows or shrinks only when the limits exclude 1."""
        if np.isnan(self.ratio):
            return Spread.NOT_AVAILABLE
        if self.lower > 1:
            return Spread.GROWS
        return Spread.SHRINKS if self.upper < 1 else Spread.NO_CLEAR_CHANGE


def neighbour_gap(
    value: Numbers,
    neighbours: Numbers,
    *,
    se: Numbers = 0.0,
    base: Maybe = None,
    base_neighbours: Maybe = None,
    base_se: Numbers = 0.0,
    least: int = 7,
    confidence: float = 0.95,
) -> NeighbourGap:
    """The gap between a place and the median of its neighbours, and its change since the base period.

    `value` (…) and `neighbours` (…, k). `se` is the standard error of the place's own figure. The standard error
    of the median is that of a normal sample with the same interquartile range; the half-width is Student's
    with one degree of freedom less than neighbours. The change is the place's own less the median of the
    neighbours' changes.

    Raises:
        ValueError: when `base` and `base_neighbours` are not given together, `least` is under 2, a standard error
            is negative, a number is infinite, or `confidence` is not between 0 and 1.
    """
    if (base is None) != (base_neighbours is None):
        message = "base and base_neighbours go together. Give both or neither."
        raise ValueError(message)
    if least < LEAST_NEIGHBOURS:
        message = f"least is {least}. An interval takes at least {LEAST_NEIGHBOURS} neighbours."
        raise ValueError(message)
    own, others = finite("value", value), along("neighbours", neighbours)
    error, base_error = not_negative("se", se), not_negative("base_se", base_se)
    count, low, median, high, median_error = _middle(others, least)
    gap = own - median
    half = _half(confidence, count, error, median_error)
    if base is None or base_neighbours is None:
        change = change_half = np.full(gap.shape, np.nan)
    else:
        moves = others - along("base_neighbours", base_neighbours)
        pairs, _, middle_move, _, move_error = _middle(moves, least)
        change = own - finite("base", base) - middle_move
        change_half = _half(confidence, pairs, np.hypot(error, base_error), move_error)
    return NeighbourGap(
        count=count,
        median=median,
        lower_quartile=low,
        upper_quartile=high,
        gap=np.asarray(gap),
        gap_lower=np.asarray(gap - half),
        gap_upper=np.asarray(gap + half),
        change=np.asarray(change),
        change_lower=np.asarray(change - change_half),
        change_upper=np.asarray(change + change_half),
    )


def spread_ratio(start: Numbers, now: Numbers, *, draws: int = 2000, seed: int = SEED, least: int = 5) -> SpreadRatio:
    """Whether places have grown apart: the interquartile range now ÷ that at the start.

    One dimension: places, the same at both times; only those known at both count. The 95 % limits come from
    drawing places again, with a fixed seed, so the same figures give the same answer.

    Raises:
        ValueError: when the two lists differ in length, a figure is infinite, or `least` is under 2.
    """
    first, last = one_dimensional("start", start), one_dimensional("now", now)
    if first.shape != last.shape:
        message = f"start has {first.size} places and now has {last.size}. Give the same places, in one order."
        raise ValueError(message)
    if least < LEAST_NEIGHBOURS:
        message = f"least is {least}. A spread takes at least {LEAST_NEIGHBOURS} places."
        raise ValueError(message)
    known = ~np.isnan(first + last)
    places = int(known.sum())
    unknown = SpreadRatio(ratio=np.nan, lower=np.nan, upper=np.nan, places=places)
    if places < least:
        return unknown
    both = np.stack([first[known], last[known]])
    at_start, today = _range(both)
    if not clearly_above(at_start, 0.0):
        return unknown
    drawn = np.random.default_rng(seed).integers(places, size=(draws, places))
    before, after = _range(both[:, drawn])
    # A draw of places that all began alike has no bound; one of places alike at both times says nothing.
    ratios = np.full(draws, np.inf)
    np.divide(after, before, out=ratios, where=before > 0)
    telling = np.sort(ratios[(before > 0) | (after > 0)])
    lower, upper = (telling[round(part * (telling.size - 1))] for part in (0.025, 0.975))
    return SpreadRatio(
        ratio=float(today / at_start),
        lower=float(lower),
        upper=float(upper) if np.isfinite(upper) else np.nan,
        places=places,
    )


def _half(confidence: float, count: Counts, error: Floats, median_error: Floats) -> Floats:
    """The half-width of a gap."""
    freedom = np.asarray(count - 1, dtype=np.float64)
    return np.asarray(student_quantile(confidence, freedom) * np.hypot(error, median_error))


def _middle(others: Floats, least: int) -> tuple[Counts, Floats, Floats, Floats, Floats]:
    """How many neighbours are known, their quartiles, and the standard error of their median."""
    count = (~np.isnan(others)).sum(axis=-1)
    low, median, high = (np.where(count >= least, quantile(others, part), np.nan) for part in (0.25, 0.5, 0.75))
    error = MEDIAN_COST * ((high - low) / NORMAL_QUARTILES) / np.sqrt(np.maximum(count, 1))
    return np.asarray(count), low, median, high, np.asarray(error)


def quantile(values: Floats, part: float) -> Floats:
    """The linear quantile of the known values on the last axis; NaN where there are none, without a warning."""
    ordered = np.sort(values, axis=-1)
    last = (~np.isnan(values)).sum(axis=-1, keepdims=True) - 1
    place = np.maximum(last, 0) * part
    below = np.floor(place).astype(np.int64)
    above = np.minimum(below + 1, np.maximum(last, 0))
    if values.shape[-1] == 0:
        return np.full(values.shape[:-1], np.nan)
    under, over = np.take_along_axis(ordered, below, axis=-1), np.take_along_axis(ordered, above, axis=-1)
    return np.asarray((under + (over - under) * (place - below))[..., 0])


def _range(values: Floats) -> Floats:
    """The interquartile range on the last axis."""
    return np.asarray(quantile(values, 0.75) - quantile(values, 0.25))
