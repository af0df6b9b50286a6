"""What a figure's range rests on: published limits, published counts, or how much the series has moved."""

import re
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from data.catalogue import Indicator, UnitKind
from indicators.judgement.verdict import FigureUsed, Grade
from indicators.panel import Floats, Panel
from indicators.statistics.intervals import Interval, byar, wilson

INDEPENDENT_POINTS = 13
MOVING_RANGE_TO_SD = 1.128
Z = 1.96


@dataclass(frozen=True, slots=True, eq=False)
class Ranges:
    """A range for each row of a panel, and the grade of its evidence ('' where nothing is known).

    `used` keeps the rows that were written out as evidence: the three answers about a place show the same ones.
    """

    lower: Floats
    upper: Floats
    grade: NDArray[np.object_]
    used: dict[int, FigureUsed] = field(default_factory=dict)


def ranges_of(panel: Panel, indicator: Indicator) -> Ranges:
    """A range for every known figure, from the best evidence there is.

    A (final) and B (provisional): the published limits, else the interval computed from published, unrounded counts.
    C: value ± 1.96 × mean moving range ÷ 1.128, once 13 independent points of the segment are known; each row uses
    what stood up to it, so that judging a prefix is the prefix of judging. D: the value alone.
    """
    known = ~np.isnan(panel.value)
    lower, upper = panel.lower.copy(), panel.upper.copy()
    bare = known & (np.isnan(lower) | np.isnan(upper))
    lower[bare] = upper[bare] = np.nan
    from_counts = bare & ~np.isnan(panel.count) & ~np.isnan(panel.denominator) & ~_marked(panel, "rounded")
    if from_counts.any():
        interval = pooled_interval(panel.count[from_counts], panel.denominator[from_counts], indicator)
        if interval is not None:
            lower[from_counts], upper[from_counts] = interval.lower, interval.upper
    grade = np.full(len(panel), "", dtype=object)
    limited = known & ~np.isnan(lower) & ~np.isnan(upper)
    grade[known] = Grade.D
    grade[limited] = Grade.A
    grade[limited & panel.provisional] = Grade.B
    moved = np.flatnonzero(known & ~limited)
    if moved.size:
        half = _half_width_of_moves(panel)
        usable = moved[~np.isnan(half[moved])]
        lower[usable], upper[usable] = panel.value[usable] - half[usable], panel.value[usable] + half[usable]
        grade[usable] = Grade.C
    return Ranges(lower, upper, grade)


def pooled_interval(count: Floats, denominator: Floats, indicator: Indicator) -> Interval | None:
    """The interval of counts in the indicator's unit: Wilson for a share, Byar for a rate; None for other units."""
    unit = unit_size(indicator)
    if unit is None:
        return None
    if indicator.unit_kind is UnitKind.PERCENT:
        return wilson(count, denominator, unit=unit)
    return byar(count, denominator, unit=unit)


def unit_size(indicator: Indicator) -> float | None:
    """What a share or rate is multiplied by: 100 for percent, n for "per n …"; None where neither is said."""
    if indicator.unit_kind is UnitKind.PERCENT:
        return 100.0
    per = re.search(r"\bper ([\d,]+)", indicator.unit) if indicator.unit_kind is UnitKind.RATE else None
    return float(per[1].replace(",", "")) if per else None


def _marked(panel: Panel, caveat: str) -> NDArray[np.bool_]:
    """Which rows carry this caveat."""
    marked = np.zeros(len(panel), dtype=bool)
    received = panel.row >= 0
    marked[received] = [caveat in caveats for caveats in panel.figures.caveats[panel.row[received]]]
    return marked


def _half_width_of_moves(panel: Panel) -> Floats:
    """1.96 × mean moving range ÷ 1.128 of the segment so far; NaN before 13 independent points are known."""
    window = panel.window
    place = np.repeat(np.arange(len(panel.places)), np.diff(panel.offsets))
    series = np.cumsum(np.concatenate(([True], (np.diff(panel.segment) != 0) | (np.diff(place) != 0))))
    first = np.concatenate(([0], np.flatnonzero(np.diff(series)) + 1))
    lengths = np.diff(np.append(first, len(panel)))
    move = np.full(len(panel), np.nan)
    together = series[window:] == series[:-window]
    move[window:] = np.where(together, np.abs(panel.value[window:] - panel.value[:-window]), np.nan)
    so_far = _running(np.nan_to_num(move), first, lengths)
    moves = _running((~np.isnan(move)).astype(float), first, lengths)
    points = _running((~np.isnan(panel.value)).astype(float), first, lengths) / window
    with np.errstate(invalid="ignore", divide="ignore"):
        half = Z * so_far / moves / MOVING_RANGE_TO_SD
    enough = (points >= INDEPENDENT_POINTS) & (moves > 0) & (so_far > 0)
    return np.where(enough, half, np.nan)


def _running(column: Floats, first: NDArray[np.int64], lengths: NDArray[np.int64]) -> Floats:
    """The running sum of a column, begun anew at each series."""
    total = np.cumsum(column)
    before = np.where(first > 0, total[first - 1], 0.0)
    return np.asarray(total - np.repeat(before, lengths), dtype=np.float64)
