"""Runs of assessed periods in flat arrays of many series: the private ground of course and standards.

A run counts assessed periods, those with a known class. Up to `gap` unknown periods in a row neither extend nor
break it; more break it. All series are looked at in one pass.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from indicators.judgement.levels import PeriodClass
from indicators.statistics.arrays import Codes, Flags

LAST_CLASS = max(PeriodClass)


@dataclass(frozen=True, slots=True, eq=False)
class Assessed:
    """The assessed periods of a panel. `at` is where they lie in it, `fresh` where no run reaches back.

    `start` holds, for each series, how many assessed periods lie before it, and one entry more for the end.
    """

    at: NDArray[np.int64]
    fresh: Flags
    start: NDArray[np.int64]

    def running(self, flag: Flags) -> NDArray[np.int64]:
        """How many assessed periods in a row, up to and with each, have the flag."""
        ends = np.arange(1, flag.size + 1)
        begins = ends * ~flag  # a run cannot begin before the period after one without the flag
        anew = np.flatnonzero(self.fresh & flag)
        begins[anew] = anew
        np.maximum.accumulate(begins, out=begins)
        return np.subtract(ends, begins, out=ends)

    def among_last(self, flag: Flags, count: int) -> NDArray[np.int64]:
        """How many of the last `count` assessed periods have the flag, whether or not they are one run."""
        total = np.cumsum(flag, dtype=np.int64)
        among = total.copy()
        among[count:] -= total[:-count]
        return among


def assessed_periods(unknown: Flags, offsets: NDArray[np.int64], *, gap: int) -> Assessed:
    """The assessed periods of each series, and where runs begin afresh."""
    at = np.flatnonzero(~unknown)
    start = np.searchsorted(at, offsets)
    fresh = np.zeros(at.size, dtype=np.bool_)
    fresh[1:] = at[1:] - at[:-1] > gap + 1
    fresh[start[start < at.size]] = True
    return Assessed(at=at, fresh=fresh, start=start)


def checked_offsets(offsets: ArrayLike, count: int) -> NDArray[np.int64]:
    """Where each series begins, and the end.

    Raises:
        ValueError: they do not run from 0 to the number of periods without going back.
    """
    ends = np.asarray(offsets, dtype=np.int64)
    if ends.ndim != 1 or ends.size == 0 or ends[0] != 0 or ends[-1] != count or np.any(np.diff(ends) < 0):
        msg = f"offsets: they must rise from 0 to the {count} periods given, with one entry more than there are places."
        raise ValueError(msg)
    return ends


def flags(name: str, given: ArrayLike | None, count: int) -> Flags:
    """One flag a period; all false when not given.

    Raises:
        ValueError: not one flag a period.
    """
    if given is None:
        return np.zeros(count, dtype=np.bool_)
    array = np.asarray(given, dtype=np.bool_)
    if array.shape != (count,):
        msg = f"{name}: {array.size} flags for {count} periods. Give one flag a period."
        raise ValueError(msg)
    return array


def codes(name: str, given: ArrayLike, count: int | None = None) -> Codes:
    """One class a period.

    Raises:
        ValueError: not one dimension, not one class a period, or a code that is no class.
    """
    array = np.asarray(given)
    if array.size == 0:
        array = array.astype(np.int8)
    if array.ndim != 1 or (count is not None and array.size != count):
        msg = f"{name}: give one flat series with one class a period."
        raise ValueError(msg)
    if array.size and (array.dtype.kind not in "iu" or array.min() < 0 or array.max() > LAST_CLASS):
        msg = f"{name}: a code is not a PeriodClass. Codes run from 0 to {LAST_CLASS}; classify makes them."
        raise ValueError(msg)
    return array.astype(np.int8, copy=False)


def run_back(known: Flags, period: int, *, gap: int) -> list[int]:
    """The assessed periods of the run that ends at an assessed period of one series, oldest first."""
    run, unknown = [period], 0
    for earlier in range(period - 1, -1, -1):
        unknown = 0 if known[earlier] else unknown + 1
        if unknown > gap:
            break
        if known[earlier]:
            run.append(earlier)
    return run[::-1]
