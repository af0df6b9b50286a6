"""Confidence intervals for shares, rates and means.

The formulas are those of PHEindicatormethods 2.1.0. Take the publisher's interval when there is one:
these are for published counts. Sum counts before dividing; never average rates.
Standardised rates have a file of their own; their names are handed on from here.
"""

from dataclasses import dataclass

import numpy as np

from indicators.statistics.arrays import Floats, Numbers, along, divided, not_negative, positive
from indicators.statistics.distributions import checked, event_limits, normal_quantile, student_quantile
from indicators.statistics.standardised import Standardised, standardised_rate

__all__ = ["Interval", "Standardised", "byar", "mean_interval", "standardised_rate", "wilson"]

DUST = 1e-12
"""A numerator summed from weighted parts may exceed its denominator by this share of it."""


@dataclass(frozen=True, slots=True, eq=False)
class Interval:
    """A figure and the limits it is uncertain within: three arrays of one shape, NaN where unknown."""

    value: Floats
    lower: Floats
    upper: Floats


def wilson(numerator: Numbers, denominator: Numbers, *, confidence: float = 0.95, unit: Numbers = 1.0) -> Interval:
    """Wilson's score interval of a share (E. B. Wilson, 1927).

    Elementwise. `numerator` of `denominator` are counts, which may be weighted; the share is multiplied by `unit`.
    0 of 0 is unknown.

    Raises:
        ValueError: when a count is negative or infinite, the numerator exceeds the denominator,
            `unit` is not positive, or `confidence` is not between 0 and 1.
    """
    z = normal_quantile(confidence)
    scale = positive("unit", unit)
    x, n = np.broadcast_arrays(not_negative("numerator", numerator), not_negative("denominator", denominator))
    if (x > n * (1 + DUST)).any():
        message = "numerator exceeds denominator: a share cannot be over 1. A rate has its interval from byar."
        raise ValueError(message)
    share = np.minimum(divided(x, n), 1.0)
    centre = 2 * x + z**2
    spread = z * np.sqrt(z**2 + 4 * x * (1 - share))
    width = 2 * (n + z**2)
    # Rounding leaves both ends of the scale a whisker away from where they are by algebra.
    lower = np.where(x == 0, 0.0, np.clip((centre - spread) / width, 0.0, 1.0))
    upper = np.where(x >= n, 1.0, np.clip((centre + spread) / width, 0.0, 1.0))
    known = ~np.isnan(share)
    return Interval(
        value=np.asarray(share * scale),
        lower=np.asarray(np.where(known, lower, np.nan) * scale),
        upper=np.asarray(np.where(known, upper, np.nan) * scale),
    )


def byar(
    events: Numbers,
    exposure: Numbers = 1.0,
    *,
    confidence: float = 0.95,
    unit: Numbers = 1.0,
    exact_below: float = 10,
) -> Interval:
    """Byar's interval of a rate, with exact Poisson limits under `exact_below` events.

    Elementwise. `events` may exceed `exposure` (people, person-years, or expected events); the rate is
    multiplied by `unit`. Without exposure the rate is unknown. A negative approximate lower limit is NaN.

    Raises:
        ValueError: when events or exposure are negative or infinite, `unit` is not positive,
            or `confidence` is not between 0 and 1.
    """
    scale = positive("unit", unit)
    x, n = np.broadcast_arrays(not_negative("events", events), not_negative("exposure", exposure))
    lower, upper = event_limits(x, checked(confidence), exact_below=exact_below)
    return Interval(
        value=np.asarray(divided(x, n) * scale),
        lower=np.asarray(divided(lower, n) * scale),
        upper=np.asarray(divided(upper, n) * scale),
    )


def mean_interval(values: Numbers, *, confidence: float = 0.95) -> Interval:
    """Student's interval of a mean, over the known values on the last axis.

    One known value has a mean and no limits; none has neither.

    Raises:
        ValueError: when a value is infinite, a single number is given, or `confidence` is not between 0 and 1.
    """
    sample = along("values", values)
    known = ~np.isnan(sample)
    count = known.sum(axis=-1, dtype=np.float64)
    mean = divided(np.where(known, sample, 0.0).sum(axis=-1), count)
    deviations = np.where(known, sample - mean[..., None], 0.0)
    variance = divided((deviations**2).sum(axis=-1), np.maximum(count - 1, 0))
    half = student_quantile(confidence, count - 1) * np.sqrt(divided(variance, count))
    return Interval(value=mean, lower=np.asarray(mean - half), upper=np.asarray(mean + half))
