"""Runs in flat series: the rules of the control chart that look at more than one point.

Many series may lie one after another: a change of `segment` label ends a series, and an unknown point ends a run.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from indicators.statistics.arrays import Codes, Flags, Floats, Maybe, Numbers, one_dimensional


def shift_run(side: Numbers, *, length: int = 7, segment: Maybe = None) -> Codes:
    """The side, at every point of `length` or more in a row strictly on it; 0 elsewhere.

    Raises:
        ValueError: sides infinite or not one-dimensional; labels not one a point; length under 1.
    """
    sides = _signs(one_dimensional("side", side))
    if length < 1:
        msg = f"length: a run of {length} points means nothing. Give 1 or more."
        raise ValueError(msg)
    return marked_runs(sides, firsts(sides.size, segment), least=length)


def trend_run(values: Numbers, *, length: int = 7, segment: Maybe = None) -> Codes:
    """1 at every point of `length` or more strictly rising, -1 strictly falling; a point of both takes the later.

    Raises:
        ValueError: values infinite or not one-dimensional; labels not one a point; length under 2.
    """
    series = one_dimensional("values", values)
    if length < 2:  # noqa: PLR2004 (two points make the shortest step)
        msg = f"length: a trend of {length} points has no step. Give 2 or more."
        raise ValueError(msg)
    first = firsts(series.size, segment)
    step = np.zeros(series.size, dtype=np.int8)
    step[1:] = np.subtract(series[1:] > series[:-1], series[1:] < series[:-1], dtype=np.int8)
    step[first] = 0
    into = marked_runs(step, first, least=length - 1)
    onward = np.append(into[1:], np.zeros(min(1, into.size), dtype=np.int8))
    return np.where(onward != 0, onward, into).astype(np.int8)


def two_in_three(near: Flags, side: Numbers, *, segment: Maybe = None) -> Codes:
    """The side, at near points of any three neighbours all on one side of which two or more are near; 0 elsewhere.

    Raises:
        ValueError: not one flag a side; sides infinite or not one-dimensional; labels not one a point.
    """
    sides = _signs(one_dimensional("side", side))
    close = np.asarray(near, dtype=np.bool_)
    if close.shape != sides.shape:
        msg = f"near: {close.size} flags for {sides.size} sides. Give one flag a side."
        raise ValueError(msg)
    first = firsts(sides.size, segment)
    together = (sides[2:] == sides[1:-1]) & (sides[1:-1] == sides[:-2]) & ~first[2:] & ~first[1:-1]
    chain = together & ((close[2:] & (close[1:-1] | close[:-2])) | (close[1:-1] & close[:-2]))
    part = np.zeros(sides.size, dtype=np.bool_)
    for shift in range(3):
        part[shift : shift + chain.size] |= chain
    return np.where(part & close, sides, 0).astype(np.int8)


def firsts(count: int, segment: ArrayLike | None) -> NDArray[np.bool_]:
    """Where a series begins: at the first point, and at every change of `segment` label.

    Raises:
        ValueError: `segment` has not one label a point, or lacks one.
    """
    first = np.zeros(count, dtype=np.bool_)
    first[:1] = True
    if segment is None:
        return first
    labels = np.asarray(segment)
    if labels.shape != (count,):
        msg = f"segment: {labels.size} labels for {count} points. Give one label a point."
        raise ValueError(msg)
    if np.any(labels != labels):  # noqa: PLR0124 (only NaN differs from itself, and labels may be text)
        msg = "segment: a label is missing. Give every point the label of its series."
        raise ValueError(msg)
    first[1:] = labels[1:] != labels[:-1]
    return first


def marked_runs(sign: NDArray[np.int8], first: NDArray[np.bool_], *, least: int) -> NDArray[np.int8]:
    """The sign, kept in runs of at least `least` equal non-zero signs within one series; 0 elsewhere."""
    begins = first.copy()
    begins[1:] |= sign[1:] != sign[:-1]
    start = np.flatnonzero(begins)
    length = np.diff(start, append=sign.size)
    return np.repeat(np.where(length >= least, sign[start], 0).astype(np.int8), length)


def _signs(numbers: Floats) -> Codes:
    """-1, 0 or 1 for each number; 0 where it is unknown."""
    return np.subtract(numbers > 0, numbers < 0, dtype=np.int8)
