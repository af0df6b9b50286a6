"""What the periods of one series look like together: overlapping, rolling, with holes, changing length."""

from collections.abc import Iterable
from itertools import pairwise

from data.periods.span import Period, later, months_between


def overlaps(periods: Iterable[Period]) -> bool:
    """Whether any day belongs to two different periods."""
    # Sorted by start, two periods share a day only if two neighbours do.
    return any(first.overlaps(second) for first, second in pairwise(sorted(set(periods))))


def is_rolling(periods: Iterable[Period]) -> bool:
    """Whether most neighbours overlap, as in three-year averages published every year."""
    ordered = sorted(set(periods))
    shared = sum(first.overlaps(second) for first, second in pairwise(ordered))
    return 2 * shared > max(len(ordered) - 1, 0)


def step_months(periods: Iterable[Period]) -> int | None:
    """The months from one start to the next where nothing is missing, or None where the starts keep no step.

    Holes are allowed: every distance must be a multiple of the shortest.
    """
    distances = [months_between(first.start, second.start) for first, second in pairwise(_by_start(periods))]
    whole = [distance for distance in distances if distance]
    if not whole or len(whole) < len(distances):
        return None
    step = min(whole)
    return step if all(distance % step == 0 for distance in whole) else None


def gaps(periods: Iterable[Period]) -> tuple[Period, ...]:
    """The holes in a series, oldest first: where the next figure was due, up to where one came.

    A series with a step (yearly, say) has a hole where a start is missing; one without, where days are.
    """
    ordered = _by_start(periods)
    step = step_months(ordered)
    holes = []
    for first, second in pairwise(ordered):
        due = first.end if step is None else later(first.start, months=step)
        if due < second.start:
            holes.append(Period(due, second.start))
    return tuple(holes)


def changes_of_length(periods: Iterable[Period]) -> tuple[Period, ...]:
    """The periods that are longer or shorter than the one before them: breaks in the series."""
    return tuple(second for first, second in pairwise(sorted(set(periods))) if not _same_length(first, second))


def _by_start(periods: Iterable[Period]) -> list[Period]:
    """One period a start, oldest first: the longest of those that begin together."""
    return sorted({period.start: period for period in sorted(periods)}.values())


def _same_length(first: Period, second: Period) -> bool:
    """Whether both hold as many months, or as many days where either is not made of whole months."""
    if first.months is None or second.months is None:
        return first.days == second.days
    return first.months == second.months
