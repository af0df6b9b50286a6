"""Whether figures crowd just on the meeting side of a floor: a sign that the measure is managed, not that people gain.

Where nobody manages a measure, a figure near a floor lies on either side of it with about the same chance, so the
number just above is binomial with a half. This is the binomial test of a density's jump near a cut-off (Cattaneo,
Jansson and Ma, "Manipulation testing based on density discontinuity", The Stata Journal 18, 2018). Near means within a
tenth of the distance from the 10th to the 90th percentile of all figures.
"""

from dataclasses import dataclass
from math import comb
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from indicators.statistics.better import Better

LEAST: Final = 10
"""Fewer figures near a floor say nothing."""
SELDOM: Final = 0.01
_NEAR: Final = 0.1


@dataclass(frozen=True, slots=True)
class Bunching:
    """How many figures lie just on the meeting side of a floor and just beyond it, within `width`."""

    meets: int
    below: int
    width: float
    chance: float
    """How often so many or more would lie on the meeting side if each side were as likely."""

    @property
    def near(self) -> int:
        """How many figures lie near the floor."""
        return self.meets + self.below

    @property
    def is_crowded(self) -> bool:
        """Whether chance alone would seldom put so many of them on the meeting side."""
        return self.chance < SELDOM


def bunching(values: ArrayLike, *, floor: float, better: Better) -> Bunching | None:
    """Return how figures, one a place, lie about a floor; None where fewer than ten are near it.

    `values` has shape (places,), NaN where unknown. A figure that is the floor meets it.

    Raises:
        ValueError: when `better` is neither, or the floor is no number.
    """
    if better is Better.NEITHER:
        message = "A floor needs to know which way is better. Say higher or lower."
        raise ValueError(message)
    if not np.isfinite(floor):
        message = f"The floor is {floor}. Give a number."
        raise ValueError(message)
    given = np.asarray(values, dtype=np.float64)
    known = given[np.isfinite(given)]
    if len(known) < LEAST:
        return None
    low, high = np.percentile(known, [10, 90])
    width = float(high - low) * _NEAR
    beyond = known - floor if better is Better.HIGHER else floor - known
    meets = int(((beyond >= 0) & (beyond < width)).sum())
    below = int(((beyond < 0) & (beyond >= -width)).sum())
    near = meets + below
    if near < LEAST:
        return None
    chance = sum(comb(near, each) for each in range(meets, near + 1)) / 2**near
    return Bunching(meets, below, width, chance)
