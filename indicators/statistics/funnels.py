"""Funnels: how far from the centre a place of its size may lie, by chance alone or by nature too.

`indicators.statistics.comparison` hands these names on.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

import numpy as np

from indicators.statistics.arrays import (
    Floats,
    Numbers,
    clearly_above,
    divided,
    finite,
    not_negative,
    one_dimensional,
    positive,
)
from indicators.statistics.distributions import normal_quantile, poisson_limits

LEAST_PLACES = 2
HALF = 0.5
WIDE, WIDEST = 0.95, 0.998
RIGHT_ANGLE = np.pi / 2


class Measure(StrEnum):
    """What a funnel is drawn for: a share of people, or events against those expected."""

    PROPORTION = "proportion"
    EVENTS = "events"


@dataclass(frozen=True, slots=True, eq=False)
class FunnelLimits:
    """The limits of a funnel at each size."""

    lower_95: Floats
    upper_95: Floats
    lower_998: Floats
    upper_998: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Overdispersion:
    """A funnel that allows for places differing by nature.

    `used` places were known; `phi` is the spread of their winsorised z, 1 when chance alone is at work; `tau2` the
    variance between places. `position` is 0 inside the limits, ±1 beyond 95 %, ±2 beyond 99.8 %. The arrays have
    an entry a place, NaN where unknown.
    """

    target: float
    used: int
    phi: float
    tau2: float
    z: Floats
    winsorised: Floats
    limits: FunnelLimits
    position: Floats


def funnel_limits(size: Numbers, centre: Numbers, *, measure: Measure, unit: float = 1.0) -> FunnelLimits:
    """The limits by chance alone, so that "outside the funnel" means "own interval excludes the centre".

    Elementwise. For a share, `size` is people, and `centre` and limits are multiplied by `unit`; for events,
    `size` is the events observed, and the limits are in the unit of `centre`.
    Source: the funnels of PHEindicatormethods; the value whose own interval just touches the centre.

    Raises:
        ValueError: when a size or `unit` is not positive, a centre is negative or not a share, or one is infinite.
    """
    scale = float(positive("unit", unit))
    many, middle = np.broadcast_arrays(positive("size", size), not_negative("centre", centre))
    match measure:
        case Measure.PROPORTION:
            share = middle / scale
            if (share > 1).any():
                message = f"centre is not a share: it lies above {scale:g}. Divide by the right unit."
                raise ValueError(message)
            step = np.sqrt(share * (1 - share) / many)
            low, high = (normal_quantile(confidence) * step for confidence in (WIDE, WIDEST))
            return FunnelLimits(
                *(np.asarray(np.clip(share + way, 0.0, 1.0) * scale) for way in (-low, low, -high, high))
            )
        case Measure.EVENTS:
            (least_95, most_95), (least_998, most_998) = (
                poisson_limits(many, (1 - confidence) / 2) for confidence in (WIDE, WIDEST)
            )
            return FunnelLimits(
                *(np.asarray(middle * many / expected) for expected in (most_95, least_95, most_998, least_998))
            )
        case _:
            assert_never(measure)


def overdispersion(
    numerator: Numbers,
    denominator: Numbers,
    *,
    measure: Measure,
    target: float | None = None,
    trim: float = 0.1,
) -> Overdispersion:
    """A funnel widened by the variance between places (D. Spiegelhalter, 2005; FunnelPlotR).

    One dimension: places. Numerators and denominators are people of people, or events observed and expected;
    `target` is the centre, by default the overall share, or 1. A place with nobody eligible is unknown.
    `trim` of the z at each end is drawn in before the spread is taken.

    Raises:
        ValueError: when fewer than 2 places are known, `trim` is not in [0, ½), a count is negative or infinite,
            a share is over 1, or `target` cannot be one.
    """
    if not 0 <= trim < HALF:
        message = f"trim is {trim}. It lies from 0 to under one half: 0.1, say."
        raise ValueError(message)
    x = not_negative("numerator", one_dimensional("numerator", numerator))
    n = not_negative("denominator", one_dimensional("denominator", denominator))
    if measure is Measure.PROPORTION and (x > n).any():
        message = "numerator exceeds denominator: a share cannot be over 1."
        raise ValueError(message)
    figure = divided(x, n)
    known = ~np.isnan(figure)
    used = int(known.sum())
    if used < LEAST_PLACES:
        message = f"{used} places have a known figure. A funnel with overdispersion takes at least {LEAST_PLACES}."
        raise ValueError(message)
    centre = _centre(x[known], n[known], measure, target)
    size = np.where(known, n, np.nan)
    weight = 4 * size[known]
    z = (_stretched(figure, measure) - _stretched(np.asarray(centre), measure)) * 2 * np.sqrt(size)
    winsorised = np.clip(z, *np.quantile(z[known], (trim, 1 - trim)))
    phi = float((winsorised[known] ** 2).sum() / used)
    between = used * phi - (used - 1)
    total = float(weight.sum())
    tau2 = max(0.0, between / (total - float((weight**2).sum()) / total))
    limits = adjusted_limits(size, target=centre, tau2=tau2, measure=measure)
    beyond_95 = clearly_above(figure, limits.upper_95) * 1.0 - clearly_above(limits.lower_95, figure)
    beyond_998 = clearly_above(figure, limits.upper_998) * 1.0 - clearly_above(limits.lower_998, figure)
    return Overdispersion(
        target=centre,
        used=used,
        phi=phi,
        tau2=tau2,
        z=z,
        winsorised=np.asarray(winsorised),
        limits=limits,
        position=np.where(known, beyond_95 + beyond_998, np.nan),
    )


def adjusted_limits(size: Numbers, *, target: float, tau2: float, measure: Measure) -> FunnelLimits:
    """The limits of a funnel widened by `tau2`, at any size: what draws the curves.

    Elementwise, in shares, or as a ratio to what was expected.
    """
    spread = np.sqrt(1 / (4 * positive("size", size)) + tau2)
    middle = _stretched(np.asarray(target), measure)
    low, high = normal_quantile(WIDE), normal_quantile(WIDEST)
    return FunnelLimits(*(_shrunk(middle + z * spread, measure) for z in (-low, low, -high, high)))


def _centre(x: Floats, n: Floats, measure: Measure, target: float | None) -> float:
    """The target, or what stands in for it."""
    if target is None:
        return 1.0 if measure is Measure.EVENTS else float(x.sum() / n.sum())
    given = float(not_negative("target", finite("target", target)))
    if measure is Measure.PROPORTION and given > 1:
        message = f"target is {given}, which is not a share. Divide it by 100, say."
        raise ValueError(message)
    return given


def _stretched(figure: Floats, measure: Measure) -> Floats:
    """The scale on which the variance of a figure depends on its size only."""
    match measure:
        case Measure.PROPORTION:
            return np.asarray(np.arcsin(np.sqrt(figure)))
        case Measure.EVENTS:
            return np.asarray(np.sqrt(figure))
        case _:
            assert_never(measure)


def _shrunk(stretched: Floats, measure: Measure) -> Floats:
    """Back from that scale, never past the end of the figure's own."""
    match measure:
        case Measure.PROPORTION:
            return np.asarray(np.sin(np.clip(stretched, 0.0, RIGHT_ANGLE)) ** 2)
        case Measure.EVENTS:
            return np.asarray(np.maximum(stretched, 0.0) ** 2)
        case _:
            assert_never(measure)
