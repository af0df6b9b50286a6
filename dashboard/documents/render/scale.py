"""Axes: round values along a range, and which of many labels are shown."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from dashboard.wording import numbers

_ROUND = (1.0, 2.0, 2.5, 5.0, 10.0)


@dataclass(frozen=True, slots=True)
class Scale:
    """A range of values laid along a stretch of pixels."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """Return where a value lies; one beyond the range lies at its end."""
        share = (min(max(value, self.low), self.high) - self.low) / (self.high - self.low)
        return self.start + share * (self.end - self.start)


def ends(low: float, high: float) -> tuple[float, float]:
    """Return a range that has a width: one unit where both ends are the same."""
    if not (math.isfinite(low) and math.isfinite(high)):
        return 0.0, 1.0
    return (low, high) if high > low else (min(low, high), min(low, high) + 1)


def ticks(low: float, high: float, *, most: int) -> tuple[float, ...]:
    """Return round values within a range, at most as many as said and at least two where a range has them."""
    rough = (high - low) / max(most - 1, 1)
    power = 10 ** math.floor(math.log10(rough))
    step = power * next((size for size in _ROUND if size * power >= rough * 0.999), _ROUND[-1])
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return tuple(round(number * step, 10) for number in range(first, last + 1))


def decimals(values: Sequence[float]) -> int:
    """Return how many decimals tell these values apart."""
    for digits in range(6):
        if all(abs(value - round(value, digits)) < 1e-9 * max(1.0, abs(value)) for value in values):
            return digits
    return 6


def spoken(values: Sequence[float]) -> tuple[str, ...]:
    """Return round values as an axis writes them."""
    digits = decimals(values)
    return tuple(numbers.plain(value, decimals=digits) for value in values)


def starts_at(low: float) -> str:
    """Return where a scale starts, as words write it; empty for zero."""
    return "" if low == 0 else numbers.plain(low, decimals=decimals([round(low, 1 if abs(low) >= 1 else 2)]))


def shown(centres: Sequence[float], widths: Sequence[float], *, air: float) -> tuple[int, ...]:
    """Return which labels are shown: every nth, always the first and the last, none over another."""
    last = len(centres) - 1
    for nth in range(1, last + 1):
        chosen = [*range(0, last + 1, nth)]
        if chosen[-1] != last:
            if not _clear(chosen[-1], last, centres, widths, air):
                chosen.pop()
            chosen.append(last)
        if all(_clear(one, two, centres, widths, air) for one, two in pairwise(chosen)):
            return tuple(chosen)
    return tuple(sorted({0, last})) if centres else ()


def _clear(one: int, two: int, centres: Sequence[float], widths: Sequence[float], air: float) -> bool:
    return centres[two] - centres[one] >= (widths[one] + widths[two]) / 2 + air
