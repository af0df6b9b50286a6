"""A second attacker, written without a look at the first: linear programming over everything that was published.

It writes one unknown for every figure of every area and span of time, says what each edition showed, and asks for the
smallest and largest number that each hidden figure can be. It knows nothing of what was hidden first, or why.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise

import numpy as np
from scipy.optimize import linprog

from data.observation import Observation
from data.periods import Period

Cell = tuple[str, Period]
_ENOUGH = 10_000.0
_NEARLY = 1e-6


def worked_out(
    editions: Sequence[Sequence[Observation]],
    *,
    parts: Mapping[str, Sequence[str]],
    unrevised: Sequence[Collection[Cell]] = (),
    threshold: int = 4,
) -> dict[Cell, tuple[float, float]]:
    """The hidden figures of the last edition that it narrows to one number or to the threshold, with what they can be.

    Args:
        editions: what each showed, the oldest first; counts are the figures' values.
        parts: what each area consists of.
        unrevised: for each edition but the last, the figures that have not changed since.
        threshold: the largest count that people want hidden.

    """
    at: dict[tuple[int, Cell], int] = {}
    sums = [one for number in range(len(editions)) for one in _sums(number, editions, parts=parts, unrevised=unrevised)]
    newest = len(editions) - 1
    every = [key for terms, _ in sums for key in terms] + [(newest, (one.place, one.period)) for one in editions[-1]]
    for key in every:
        at.setdefault(key, len(at))
    matrix = np.zeros((len(sums), len(at)))
    for row, (terms, _) in enumerate(sums):
        for key, sign in terms.items():
            matrix[row, at[key]] = sign
    totals = np.array([total for _, total in sums])
    found = {}
    for one in editions[-1]:
        if one.value is not None:
            continue
        cell = (one.place, one.period)
        goal = np.zeros(len(at))
        goal[at[newest, cell]] = 1.0
        # Everybody may know that zeros are shown, so that what is hidden is none.
        bounds = [(1.0 if is_this else 0.0, _ENOUGH) for is_this in goal]
        low, high = (_end(sign * goal, matrix, totals, bounds) * sign for sign in (1.0, -1.0))
        if high <= threshold + _NEARLY or high - low <= _NEARLY:
            found[cell] = (low, high)
    return found


def _end(
    goal: "np.ndarray[tuple[int], np.dtype[np.float64]]",
    matrix: "np.ndarray[tuple[int, int], np.dtype[np.float64]]",
    totals: "np.ndarray[tuple[int], np.dtype[np.float64]]",
    bounds: Sequence[tuple[float, float]],
) -> float:
    tried = linprog(goal, A_eq=matrix, b_eq=totals, bounds=bounds)
    assert tried.status == 0, "the truth fits everything that was published"
    return float(tried.fun)


def _sums(
    number: int,
    editions: Sequence[Sequence[Observation]],
    *,
    parts: Mapping[str, Sequence[str]],
    unrevised: Sequence[Collection[Cell]],
) -> Iterator[tuple[dict[tuple[int, Cell], float], float]]:
    """What one edition says: what a figure is, what its areas add up to, and what its spans do."""
    newest = len(editions) - 1

    def key(cell: Cell) -> tuple[int, Cell]:
        return (newest if number == newest or cell in unrevised[number] else number), cell

    figures = editions[number]
    for one in figures:
        cell = (one.place, one.period)
        if one.value is not None:
            yield {key(cell): 1.0}, one.value
        if one.place in parts:
            yield {key(cell): 1.0} | {key((part, one.period)): -1.0 for part in parts[one.place]}, 0.0
        edges = {
            edge for other in figures if other.place == one.place for edge in (other.period.start, other.period.end)
        }
        inside = sorted(edge for edge in edges if one.period.start <= edge <= one.period.end)
        if len(inside) > 2:
            yield {key(cell): 1.0} | {key((one.place, Period(*ends))): -1.0 for ends in pairwise(inside)}, 0.0
