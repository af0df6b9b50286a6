"""The few distributions the statistics stand on.

SciPy's `special` is imported where it is used: it takes longer to load than all of `indicators`,
and most pages ask for nothing but Wilson intervals, which the standard library can answer.
"""

import math
from statistics import NormalDist

import numpy as np

from indicators.statistics.arrays import Floats

NORMAL = NormalDist()


def checked(confidence: float) -> float:
    """The confidence, once it is known to be one.

    Raises:
        ValueError: when it is not strictly between 0 and 1.
    """
    if not 0 < confidence < 1:
        message = f"confidence is {confidence}. It lies between 0 and 1: 0.95, say."
        raise ValueError(message)
    return confidence


def normal_quantile(confidence: float) -> float:
    """z, so that a standard normal lies within ±z with this confidence.

    Raises:
        ValueError: when `confidence` is not strictly between 0 and 1.
    """
    return NORMAL.inv_cdf(0.5 + checked(confidence) / 2)


def normal_tails(z: float) -> float:
    """The chance that a standard normal lies at least this far from 0, either way."""
    return math.erfc(abs(z) / math.sqrt(2))


def student_quantile(confidence: float, freedom: Floats) -> Floats:
    """t, so that a Student variable lies within ±t with this confidence; NaN without degrees of freedom."""
    from scipy.special import stdtrit  # noqa: PLC0415 (slow to load, see the module)

    known = np.where(freedom > 0, freedom, np.nan)
    return np.asarray(stdtrit(known, 0.5 + checked(confidence) / 2))


def student_tail(t: Floats, freedom: Floats) -> Floats:
    """The chance that a Student variable is `t` or more; NaN without degrees of freedom."""
    from scipy.special import stdtr  # noqa: PLC0415 (slow to load, see the module)

    known = np.where(freedom > 0, freedom, np.nan)
    return np.asarray(stdtr(known, -t))


def chi_square_critical(p: float) -> float:
    """The value a χ² of one degree of freedom exceeds with chance `p`."""
    return NORMAL.inv_cdf(p / 2) ** 2


def chi_square_tail(value: float, freedom: int) -> float:
    """The chance that a χ² with this many degrees of freedom exceeds the value."""
    from scipy.special import gammaincc  # noqa: PLC0415 (slow to load, see the module)

    return float(gammaincc(freedom / 2, value / 2))


def poisson_limits(events: Floats, tail: float) -> tuple[Floats, Floats]:
    """The exact limits of a Poisson mean once `events` were seen, `tail` in each tail.

    Half the χ² quantiles with 2x and 2x + 2 degrees of freedom, written as incomplete gamma functions;
    the lower limit is 0 where no event was seen, where a χ² with 0 degrees would be NaN.
    """
    from scipy.special import gammainccinv, gammaincinv  # noqa: PLC0415 (slow to load, see the module)

    some = np.where(events > 0, events, 1.0)
    lower = np.where(events > 0, gammaincinv(some, tail), 0.0)
    return np.where(np.isnan(events), np.nan, lower), np.asarray(gammainccinv(events + 1, tail))


def byar_limits(events: Floats, confidence: float) -> tuple[Floats, Floats]:
    """Byar's approximate limits of a count of events (N. Breslow and N. Day, 1987).

    The lower limit is unknown where there are no events, or where the approximation would be negative.
    """
    z = normal_quantile(confidence)
    # Under a hundredth of an event the lower limit is far below 0; keeping away from 0 keeps the cubes finite.
    some = np.where(events < 0.01, np.nan, events)  # noqa: PLR2004 (explained above)
    root = 1 - 1 / (9 * some) - z / (3 * np.sqrt(some))
    above = events + 1
    lower = np.where(root < 0, np.nan, some * root**3)
    return lower, above * (1 - 1 / (9 * above) + z / (3 * np.sqrt(above))) ** 3


def event_limits(events: Floats, confidence: float, *, exact_below: float) -> tuple[Floats, Floats]:
    """The limits of a count of events: exact (Poisson) under `exact_below` events, else Byar's approximation."""
    few = events < exact_below
    lower, upper = byar_limits(events, confidence)
    if not few.any():
        return lower, upper
    exact_lower, exact_upper = poisson_limits(np.where(few, events, np.nan), (1 - checked(confidence)) / 2)
    return np.where(few, exact_lower, lower), np.where(few, exact_upper, upper)
