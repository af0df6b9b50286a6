"""The words for arrays that the statistics and the judgement share, and the checks their numbers pass on the way in."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

Numbers = ArrayLike
Maybe = Numbers | None
Floats = NDArray[np.float64]
Codes = NDArray[np.int8]
Flags = NDArray[np.bool_]
Counts = NDArray[np.int64]

DUST = 5e-10
"""Limits and levels are compared to nine decimals: floating arithmetic is not trusted further."""


def finite(name: str, values: Numbers) -> Floats:
    """The values as float64, unknown as NaN.

    Raises:
        ValueError: when a value is infinite; the sentence begins with `name`.
    """
    array = np.asarray(values, dtype=np.float64)
    if np.isinf(array).any():
        message = f"{name}: a value is infinite. Give a number, or NaN where it is unknown."
        raise ValueError(message)
    return array


def not_negative(name: str, values: Numbers) -> Floats:
    """The values as float64.

    Raises:
        ValueError: when a value is negative or infinite.
    """
    array = finite(name, values)
    if (array < 0).any():
        message = f"{name}: a value is negative. Give 0 or more, or NaN where it is unknown."
        raise ValueError(message)
    return array


def positive(name: str, values: Numbers) -> Floats:
    """The values as float64.

    Raises:
        ValueError: when a value is 0, negative or infinite.
    """
    array = finite(name, values)
    if (array <= 0).any():
        message = f"{name}: a value is not positive. Give more than 0, or NaN where it is unknown."
        raise ValueError(message)
    return array


def along(name: str, values: Numbers) -> Floats:
    """The values as float64 with a last axis to work along.

    Raises:
        ValueError: when a value is infinite, or a single number is given.
    """
    array = finite(name, values)
    if array.ndim == 0:
        message = f"{name}: a single number has no axis to work along. Give a list."
        raise ValueError(message)
    return array


def one_dimensional(name: str, values: Numbers) -> Floats:
    """The values as one flat array of float64.

    Raises:
        ValueError: when a value is infinite, or there is not exactly one dimension.
    """
    array = finite(name, values)
    if array.ndim != 1:
        message = f"{name}: {array.ndim} dimensions. Give one flat list."
        raise ValueError(message)
    return array


def clearly_above(high: Numbers, low: Numbers) -> Flags:
    """Whether `high` is above `low` by more than floating dust, elementwise; never where either is unknown.

    Between figures under 1 the dust shrinks with them, so that a rate per person is not taken for 0.
    """
    one, other = np.asarray(high, dtype=np.float64), np.asarray(low, dtype=np.float64)
    dust = DUST * np.minimum(1.0, np.maximum(np.abs(one), np.abs(other)))
    return np.asarray(one - other > dust)


def divided(above: Numbers, below: Numbers) -> Floats:
    """The quotient above ÷ below, elementwise; NaN where `below` is 0 or either is unknown."""
    top, bottom = np.broadcast_arrays(np.asarray(above, dtype=np.float64), np.asarray(below, dtype=np.float64))
    return np.asarray(np.divide(top, bottom, out=np.full(top.shape, np.nan), where=bottom != 0))
