"""Invented figures to measure with: many places, each a series of equal length, from a seed."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

PERIODS = 60
GROUP = 34
"""Places in a group."""
SEED = 20_260_401
UNKNOWN = 0.01


@dataclass(frozen=True, slots=True)
class Columns:
    """One row a figure, place after place, oldest first; and one group a place."""

    place: NDArray[np.int32]
    period: NDArray[np.int32]
    value: NDArray[np.float64]
    path: NDArray[np.float64]
    group: NDArray[np.int32]

    @property
    def offsets(self) -> NDArray[np.int64]:
        """Where each place begins, and the end."""
        return np.arange(0, self.value.size + 1, PERIODS, dtype=np.int64)

    @property
    def bytes(self) -> int:
        """What the columns weigh."""
        return sum(column.nbytes for column in (self.place, self.period, self.value, self.path, self.group))


def columns(figures: int) -> Columns:
    """About so many figures: whole places of 60 periods, in whole groups of 34 places; one figure in 100 unknown."""
    places = max(1, round(figures / PERIODS / GROUP)) * GROUP
    rng = np.random.default_rng(SEED)
    level = rng.normal(70, 3, (places, 1))
    promised = rng.uniform(-1, 2, (places, 1))
    passed = np.linspace(0, 1, PERIODS)
    value = level + rng.normal(size=(places, PERIODS)) + rng.normal(0.5, 1, (places, 1)) * passed
    path = level + promised * passed
    value[rng.random(value.shape) < UNKNOWN] = np.nan
    return Columns(
        place=np.repeat(np.arange(places, dtype=np.int32), PERIODS),
        period=np.tile(np.arange(PERIODS, dtype=np.int32), places),
        value=value.ravel(),
        path=path.ravel(),
        group=np.arange(places, dtype=np.int32) // GROUP,
    )
