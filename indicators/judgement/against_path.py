"""Figures beside the path that was agreed and beside its end: what both forms of the course are judged from."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from data.better import Better
from indicators.judgement.levels import PeriodClass, classify, printed
from indicators.judgement.runs import flags
from indicators.statistics.arrays import DUST, Codes, Flags, Floats, Maybe, Numbers, finite


@dataclass(frozen=True, slots=True, eq=False)
class Compared:
    """Each figure beside the path and beside the agreed level in the end."""

    not_due: Flags
    path: Codes
    goal: Codes
    short: Flags  # of the path by the margin or more
    ahead: Flags  # of the path by more than the margin, the interval and all
    due: Flags
    final: Flags  # not provisional


def compared(  # noqa: PLR0913 (the figures, and all that the parties agreed about them)
    value: Numbers,
    path: Numbers,
    *,
    final: float | Floats,
    due: ArrayLike,
    better: Better,
    lower: Maybe,
    upper: Maybe,
    provisional: ArrayLike | None,
    margin: float | Floats,
    decimals: int | None,
) -> Compared:
    """The figures classed against path and final level, with the checks that both forms share."""
    if better is Better.NEITHER:
        msg = "better: a course needs a better direction. Show figures without one for context only."
        raise ValueError(msg)
    if not np.all(np.asarray(margin) >= 0):
        msg = "margin: it is negative or missing. Give 0 or more."
        raise ValueError(msg)
    figures = finite("value", value)
    if figures.ndim != 1:
        msg = f"value: {figures.ndim} dimensions. Give one flat series."
        raise ValueError(msg)
    levels = _one_a_period("path", path, figures.size)
    low = None if lower is None else _one_a_period("lower", lower, figures.size)
    high = None if upper is None else _one_a_period("upper", upper, figures.size)
    against_path = classify(figures, levels, better=better, lower=low, upper=high, decimals=decimals)
    ahead = against_path == PeriodClass.CLEAR_MEET
    shown = printed(levels, decimals)
    worst = low if better is Better.HIGHER else high
    if worst is not None:
        ahead &= better.sign * (worst - shown) > margin + DUST
    return Compared(
        not_due=np.isnan(levels),
        path=against_path,
        goal=classify(figures, finite("final", final), better=better, lower=low, upper=high, decimals=decimals),
        short=better.sign * (shown - printed(figures, decimals)) >= margin - DUST,
        ahead=ahead,
        due=flags("due", due, figures.size),
        final=~flags("provisional", provisional, figures.size),
    )


def one_a_place(name: str, numbers: Numbers, places: int) -> Floats:
    """The numbers, one a place; a single one serves all."""
    array = finite(name, numbers)
    if array.shape not in {(), (places,)}:
        msg = f"{name}: {array.size} numbers for {places} places. Give one a place."
        raise ValueError(msg)
    return np.broadcast_to(array, (places,))


def _one_a_period(name: str, numbers: Numbers, count: int) -> Floats:
    """The numbers, one a period."""
    array = finite(name, numbers)
    if array.shape != (count,):
        msg = f"{name}: {array.size} numbers for {count} periods. Give one a period."
        raise ValueError(msg)
    return array


def check_counts(*, patience: int, gap: int) -> None:
    """Refuse counts of periods that mean nothing."""
    if patience < 1:
        msg = f"patience: it is {patience}. Give 1 or more misses."
        raise ValueError(msg)
    if gap < 0:
        msg = f"gap: it is {gap}. Give 0 or more unknown periods."
        raise ValueError(msg)
