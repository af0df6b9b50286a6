"""An estimated effect, with what chance alone would do to it."""

import math
from dataclasses import dataclass

from indicators.statistics.distributions import normal_quantile, normal_tails


@dataclass(frozen=True, slots=True, eq=False)
class Effect:
    """An estimate, its standard error, 95 % limits and two-sided p; NaN where it cannot be told."""

    estimate: float
    se: float
    lower: float
    upper: float
    p: float


UNKNOWN = Effect(estimate=math.nan, se=math.nan, lower=math.nan, upper=math.nan, p=math.nan)


def normal_effect(estimate: float, se: float) -> Effect:
    """The effect whose estimate is normal with this standard error; without an error, the estimate alone."""
    if not se > 0:
        return Effect(estimate=estimate, se=math.nan, lower=math.nan, upper=math.nan, p=math.nan)
    half = normal_quantile(0.95) * se
    return Effect(estimate=estimate, se=se, lower=estimate - half, upper=estimate + half, p=normal_tails(estimate / se))
