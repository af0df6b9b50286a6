"""How projections did: every forecast that could have been made from published series, beside what came.

Only figures up to the origin are used. Six agreed levels a place are tried: hold; the 20th, 50th and 80th percentile
of the indicator's past moves of the same length (better counted up), added to today's figure; and today's median and
better quartile of places, where a place has not met them yet.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from indicators.statistics.neighbours import quantile
from indicators.statistics.progress import LEAST_CHANGES, projection

from .real_series import YearlySeries

HORIZONS = (1, 2, 3)
MOVES = (0.2, 0.5, 0.8)
ENOUGH = 30
"""Earlier forecasts that make a base rate; until then it is a half."""
HALF = 0.5
LINE = 5
LINE_QUANTILE = 1.6377443537
"""Student's t with 3 degrees, 80 %: a line through five points."""

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Forecasts:
    """What came of one indicator's forecasts from one origin, `ahead` years on.

    One entry a place: `covered` by the interval, by the `line`'s. One entry an agreed level: the stated `chance`,
    what `no_change` and the `base_rate` state, the code of the outlook, and whether it was `reached`.
    """

    indicator: str
    ahead: int
    covered: Floats
    line: Floats
    chance: Floats
    no_change: Floats
    base_rate: Floats
    outlook: Floats
    reached: Floats


def back_test(every: Iterable[YearlySeries]) -> Iterator[Forecasts]:
    """All forecasts of all indicators, horizon by horizon, oldest origin first."""
    for series in every:
        for ahead in HORIZONS:
            yield from _of(series, ahead)


def _of(series: YearlySeries, ahead: int) -> Iterator[Forecasts]:
    """The forecasts of one indicator for one horizon."""
    made: list[tuple[int, int, float]] = []  # origin, forecasts, how many of them came true
    for origin in range(LEAST_CHANGES, series.values.shape[1] - ahead):
        due = [(count, true) for earlier, count, true in made if earlier + ahead <= origin]
        count, true = (sum(column) for column in zip(*due, strict=True)) if due else (0, 0.0)
        forecasts = _from(series, origin, ahead, base_rate=true / count if count >= ENOUGH else HALF)
        if forecasts is not None:
            made.append((origin, forecasts.reached.size, float(forecasts.reached.sum())))
            yield forecasts


def _from(series: YearlySeries, origin: int, ahead: int, *, base_rate: float) -> Forecasts | None:
    """The forecasts of one indicator from one origin; None where none could be made."""
    past, came = series.values[:, : origin + 1], series.values[:, origin + ahead]
    there = ~np.isnan(past[:, -1]) & ~np.isnan(came)
    levels = agreed_levels(series, origin, ahead)[:, there]
    past, came = past[there], came[there]
    if not came.size:
        return None
    found = projection(past, ahead=ahead, better=series.better, target=levels)
    made = ~np.isnan(found.centre)
    stated = ~np.isnan(found.chance)
    if not made.any():
        return None
    g = series.better.sign
    reached = g * (came - levels) >= -1e-9
    met = g * (past[:, -1] - levels) >= -1e-9
    covered = (found.lower <= came) & (came <= found.upper)
    line = _line_covers(past[:, -LINE:], came, ahead)
    return Forecasts(
        indicator=series.name,
        ahead=ahead,
        covered=covered[made].astype(float),
        line=line[made & ~np.isnan(line)],
        chance=found.chance[stated],
        no_change=met[stated].astype(float),
        base_rate=np.full(int(stated.sum()), base_rate),
        outlook=found.outlook[stated].astype(float),
        reached=reached[stated].astype(float),
    )


def agreed_levels(series: YearlySeries, origin: int, ahead: int) -> Floats:
    """Six levels a place (6, places), from what was known at the origin; NaN where one is not tried."""
    g = series.better.sign
    past = g * series.values[:, : origin + 1]
    now = past[:, -1]
    moves = (past[:, ahead:] - past[:, :-ahead]).ravel()
    steps = [quantile(moves, part) for part in MOVES]
    ranks = [quantile(now, part) for part in (0.5, 0.75)]
    tried = [now, *(now + step for step in steps), *(np.where(now < rank, rank, np.nan) for rank in ranks)]
    return np.asarray(g * np.stack(tried))


def _line_covers(past: Floats, came: Floats, ahead: int) -> Floats:
    """Whether the 80 % interval of a line through the last five figures covers what came; NaN where one is unknown."""
    time = np.arange(past.shape[1]) - past.shape[1] + 1.0
    away = time - time.mean()
    spread = (away**2).sum()
    slope = past @ away / spread
    level = past.mean(axis=1)
    left = past - level[:, None] - slope[:, None] * away
    error = np.sqrt((left**2).sum(axis=1) / (LINE - 2))
    reach = ahead - time.mean()
    half = LINE_QUANTILE * error * np.sqrt(1 + 1 / LINE + reach**2 / spread)
    inside = np.abs(came - level - slope * reach) <= half
    return np.where(np.isnan(slope), np.nan, inside.astype(float))
