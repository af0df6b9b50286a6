"""The funnel of many places: figures against size, with limits widened for places that differ by nature."""

from collections.abc import Sequence

import numpy as np
from scipy.stats import norm

from dashboard.questions.comparison_values import Funnel, FunnelPlace
from data.catalogue import Indicator, UnitKind
from data.observation import Caveat
from indicators.judgement.evidence import unit_size
from indicators.judgement.verdict import FigureUsed
from indicators.statistics.arrays import Floats
from indicators.statistics.comparison import Measure, Overdispersion, overdispersion, thinned
from indicators.statistics.funnels import FunnelLimits, adjusted_limits

LEAST_PLACES = 20
BEYOND_998 = 2
STEPS = 40
BESIDE = 0.1
"""How far the curves reach past the smallest and the largest place, as a share of it."""


def funnel_of(figures: Sequence[tuple[str, FigureUsed]], indicator: Indicator) -> Funnel | None:
    """Return the funnel of places' figures for one period; None under 20 places, or where not all have their counts.

    A figure that is not its count ÷ its people (standardised for age, say) has no place in a funnel of counts.
    """
    unit = unit_size(indicator)
    if unit is None or len(figures) < LEAST_PLACES or not all(_counted(one, unit, indicator) for _, one in figures):
        return None
    events = np.array([one.count for _, one in figures], dtype=np.float64)
    people = np.array([one.denominator for _, one in figures], dtype=np.float64)
    measure = Measure.PROPORTION if indicator.unit_kind is UnitKind.PERCENT else Measure.EVENTS
    overall = float(events.sum() / people.sum())
    if overall <= 0:
        return None
    # A funnel of events takes what was expected for its size, and answers as a ratio to it.
    per_person, scale = (1.0, unit) if measure is Measure.PROPORTION else (overall, overall * unit)
    found = overdispersion(events, people * per_person, measure=measure)
    grid = np.linspace(people.min() * (1 - BESIDE), people.max() * (1 + BESIDE), STEPS)
    curve = adjusted_limits(grid * per_person, target=found.target, tau2=found.tau2, measure=measure)
    outside = (np.abs(found.position) == BEYOND_998) & thinned(_chance(found, people * per_person))
    return Funnel(
        centre=found.target * scale,
        places=tuple(
            FunnelPlace(code, size, float(one.value or 0.0), float(low), float(high), bool(differs))
            for (code, one), size, low, high, differs in zip(
                figures,
                people.tolist(),
                found.limits.lower_998 * scale,
                found.limits.upper_998 * scale,
                outside,
                strict=True,
            )
        ),
        sizes=tuple(grid.tolist()),
        **_edges(curve, scale),
    )


def _counted(figure: FigureUsed, unit: float, indicator: Indicator) -> bool:
    """Return whether a figure is its published, unrounded count over its people, as printed."""
    if figure.value is None or figure.count is None or not figure.denominator or Caveat.ROUNDED in figure.caveats:
        return False
    return bool(abs(figure.count / figure.denominator * unit - figure.value) <= 10**-indicator.decimals)


def _chance(found: Overdispersion, size: Floats) -> Floats:
    """Return the chance of a place as far from the centre as each, were it like the others."""
    return np.asarray(2 * norm.sf(np.abs(found.z) / np.sqrt(1 + 4 * size * found.tau2)))


def _edges(curve: FunnelLimits, scale: float) -> dict[str, tuple[float, ...]]:
    names = ("lower_95", "upper_95", "lower_998", "upper_998")
    return {name: tuple((getattr(curve, name) * scale).tolist()) for name in names}
