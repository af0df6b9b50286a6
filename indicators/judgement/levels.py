"""The class of a period: on which side of a level its figure lies, and whether the interval leaves any doubt."""

from enum import IntEnum
from typing import assert_never

import numpy as np

from data.better import Better
from indicators.statistics.arrays import DUST, Codes, Flags, Floats, Maybe, Numbers, finite

WHOLE = 2.0**52  # from here on every float is a whole number
UNLIMITED = np.asarray(np.nan)  # where limits or a band are not given
NEAR_HALF = 1e-6  # how near a half is worth a second look when rounding


class PeriodClass(IntEnum):
    """How one figure stands to a level; a higher code is a better class."""

    UNKNOWN = 0
    CLEAR_MISS = 1
    UNCLEAR_MISS = 2
    UNCLEAR_MEET = 3
    CLEAR_MEET = 4


def classify(
    value: Numbers,
    level: Numbers,
    *,
    better: Better,
    lower: Maybe = None,
    upper: Maybe = None,
    decimals: int | None = None,
    limit_level: Maybe = None,
    band_upper: Maybe = None,
) -> Codes:
    """The `PeriodClass` of each figure against its level, elementwise; equality meets.

    A verdict is clear only where the interval lies wholly on its side of the level. It is never clear without limits,
    nor where a figure lies outside its own limits.

    Args:
        value: figures; NaN where unknown.
        level: the levels to meet; NaN where there is none. With `band_upper`, the lower end of a band.
        better: which way meets. NEITHER needs a band: without one nothing can be told, and all is UNKNOWN.
        lower: lower limits of the figures, as published.
        upper: upper limits of the figures, as published.
        decimals: the decimals the indicator prints: figure and level are compared as they print.
        limit_level: another level for the limits alone.
        band_upper: the upper end of a band in which a figure meets.

    Raises:
        ValueError: an input is infinite; a band with a better direction; a band that ends below its start.
    """
    figures, levels = finite("value", value), finite("level", level)
    low = UNLIMITED if lower is None else finite("lower", lower)
    high = UNLIMITED if upper is None else finite("upper", upper)
    ends = None if band_upper is None else finite("band_upper", band_upper)
    if ends is not None and better is not Better.NEITHER:
        msg = f'band_upper: a band has no better direction, but better is "{better}". Leave one of them out.'
        raise ValueError(msg)
    if ends is not None and np.any(ends < levels):
        msg = "band_upper: a band ends below its start. Swap level and band_upper."
        raise ValueError(msg)

    shown, aims = printed(figures, decimals), printed(levels, decimals)
    bar = aims if limit_level is None else printed(finite("limit_level", limit_level), decimals)
    unknown = np.isnan(figures) | np.isnan(levels)
    match better:
        case Better.HIGHER:
            meets, clear_meet, clear_miss = ~_under(shown, aims), _reaches(low, bar), _under(high, bar)
        case Better.LOWER:
            meets, clear_meet, clear_miss = ~_under(aims, shown), _reaches(bar, high), _under(bar, low)
        case Better.NEITHER:
            top = UNLIMITED if ends is None else printed(ends, decimals)
            unknown = unknown | np.isnan(top)
            meets = ~_under(shown, aims) & ~_under(top, shown)
            clear_meet = _reaches(low, bar) & _reaches(top, high)
            clear_miss = _under(high, bar) | _under(top, low)
        case _:  # pragma: no cover - every direction is named above
            assert_never(better)
    found = np.add(meets, PeriodClass.UNCLEAR_MISS, dtype=np.int8)  # a miss, or one more for a meet
    if lower is not None or upper is not None:
        credible = ~_under(figures, low) & ~_under(high, figures)
        found = found + (meets & clear_meet & credible) - (~meets & clear_miss & credible)
    return np.asarray(found * ~unknown, dtype=np.int8)  # unknown is 0


def printed(values: Floats, decimals: int | None) -> Floats:
    """The values as text with so many decimals would give them; untouched where decimals is None.

    Halves need care: 0.15 prints as 0.1 because the number stored is a little less, and scaling by ten hides it.
    """
    if decimals is None:
        return values
    with np.errstate(over="ignore"):
        scaled = values * 10.0**decimals
        rounded = np.where(np.abs(scaled) < WHOLE, np.round(values, decimals), values)
    half = np.abs(np.abs(scaled - np.rint(scaled)) - 0.5) < NEAR_HALF
    rounded[half] = [round(figure, decimals) for figure in values[half].tolist()]
    return rounded


def _under(one: Floats, other: Floats) -> Flags:
    """Whether one lies below the other by more than floating dust; never where either is unknown."""
    return np.asarray(one + DUST < other)


def _reaches(one: Floats, other: Floats) -> Flags:
    """Whether one lies at or above the other but for floating dust; never where either is unknown."""
    return np.asarray(one + DUST >= other)
