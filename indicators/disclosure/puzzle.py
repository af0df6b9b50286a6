"""Unknown whole numbers within bounds, whose sums are known: how small and how large each of them may be."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import inf
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

Between = tuple[float, float]
"""The least and the most that a number can be."""
Numbers = NDArray[np.float64]

_PATIENCE = 20.0
"""Seconds for one question to the solver."""
_NEARLY = 1e-6
_SAME = 0.5
_TOGETHER = ({0, 1, 2, 3}, {0, 2}, {1, 3}, {0, 1}, {2, 3})
"""Which of each four numbers are made large, while the others are made small, when many are tried at once."""


@dataclass(frozen=True, slots=True)
class Puzzle:
    """Numbers within `bounds`, and sums of them within `limits`; `entries` are (sum, number, sign 1 or -1)."""

    entries: Sequence[tuple[int, int, int]]
    limits: Sequence[Between]
    bounds: Sequence[Between]
    is_whole: bool

    def pinned(self, *, over: float) -> set[int]:
        """The numbers that stand alone in a sum, which narrows them to one or to no more than `over`."""
        found = set()
        for number, entries in groupby(self.entries, key=itemgetter(0)):
            (_, row, sign), *others = entries
            if not others:
                low, high = sorted(sign * end for end in self.limits[number])
                if high <= over + _NEARLY or high - low < _SAME:
                    found.add(row)
        return found

    def spread(self, wanted: Collection[int], *, over: float) -> tuple[Numbers, Numbers] | None:
        """A low and a high that each number can have: as far apart as is asked, or as they can be.

        For the `wanted` it is settled whether they can be above `over`, and whether they can be two numbers. The
        others are as they happened to be met. None where no numbers fit at all.
        """
        if len(self.limits) <= 1:
            return self._of_one_sum()
        low, high = np.full(len(self.bounds), inf), np.full(len(self.bounds), -inf)

        def met(goal: Mapping[int, int]) -> bool:
            found = self._solved(goal)
            if found is not None:
                np.minimum(low, found, out=low)
                np.maximum(high, found, out=high)
            return found is not None

        def unsettled() -> list[int]:
            return [row for row in wanted if high[row] <= over + _NEARLY or high[row] - low[row] <= _SAME]

        for step in _TOGETHER:  # most are settled by a few sets of numbers that fit
            left = unsettled()
            if left and not met({row: 1 if place % 4 in step else -1 for place, row in enumerate(left)}):
                return None
        for row in unsettled():
            met({row: 1})
            if high[row] - low[row] <= _SAME:
                met({row: -1})
        return low, high

    def _of_one_sum(self) -> tuple[Numbers, Numbers] | None:
        """The ends of each number where one sum holds them together, or nothing does."""
        low, high = (np.array(ends, dtype=np.float64) for ends in zip(*self.bounds, strict=True))
        if self.limits:
            rows, signs = (np.array([entry[part] for entry in self.entries], dtype=np.int64) for part in (1, 2))
            least = np.where(signs > 0, low[rows], -high[rows])
            most = np.where(signs > 0, high[rows], -low[rows])
            # What is left of the sum for one number when the others are as large, or as small, as they can be.
            left = self.limits[0][0] - (most.sum() - most), self.limits[0][1] - (least.sum() - least)
            low[rows] = np.maximum(low[rows], np.where(signs > 0, left[0], -left[1]))
            high[rows] = np.minimum(high[rows], np.where(signs > 0, left[1], -left[0]))
        if self.is_whole:
            low, high = np.ceil(low - _NEARLY), np.floor(high + _NEARLY)
        return None if (low > high + _NEARLY).any() else (low, high)

    def _solved(self, goal: Mapping[int, int]) -> Numbers | None:
        """Numbers that fit, those of the goal as large (1) or as small (-1) as can be together; None where none fit."""
        from scipy.optimize import Bounds, LinearConstraint, milp  # noqa: PLC0415 (slow to load, and seldom wanted)
        from scipy.sparse import coo_array  # noqa: PLC0415 (as above)

        cost = np.zeros(len(self.bounds))
        cost[list(goal)] = [-sign for sign in goal.values()]
        sums, numbers, signs = np.array(self.entries, dtype=np.int64).T
        matrix = coo_array((signs.astype(np.float64), (sums, numbers)), shape=(len(self.limits), len(self.bounds)))
        least, most = np.array(self.limits).T
        found = milp(
            cost,
            constraints=[LinearConstraint(matrix.tocsr(), least, most)],
            bounds=Bounds(*np.array(self.bounds).T),
            integrality=np.full(len(cost), int(self.is_whole)),
            options={"time_limit": _PATIENCE},
        )
        return None if found.x is None else np.asarray(found.x, dtype=np.float64)
