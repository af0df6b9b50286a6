"""Whether an agreed level would be reached if a figure keeps moving as much as it has; or why nobody can tell."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import numpy as np

from data.better import Better
from data.catalogue import Indicator
from data.terms import Commitment
from indicators.judgement.verdict import Because, OutcomeVerdict
from indicators.panel import Floats, Panel
from indicators.statistics.calibration import KEPT, SHOWN
from indicators.statistics.progress import LEAST_CHANGES, Outlook, projection

FURTHEST_YEARS = max((one.ahead for one in KEPT), default=0)
"""How far ahead stated chances were tried: yearly figures, so as many figures as years."""
LOOKED_BACK = 10
"""How many of its own last changes a projection stands on at most."""
MONTHS = 12


class Untold(StrEnum):
    """Why nothing is said of where a figure could be."""

    NO_LEVEL = "no_level"
    NO_DATE = "no_date"
    NO_BETTER = "no_better"
    NO_FIGURE = "no_figure"
    COME = "come"
    NOT_SHOWN = "not_shown"
    STOPPED = "stopped"
    STALE = "stale"
    TOO_FEW = "too_few"
    NO_MOVEMENT = "no_movement"
    TOO_FAR = "too_far"


@dataclass(frozen=True, slots=True)
class CannotSay:
    """Nothing is said, and why: so many of the last ten changes are known, so many figures lie `ahead`."""

    why: Untold
    changes: int = 0
    ahead: int = 0


NOT_ASKED = CannotSay(Untold.NO_FIGURE)


@dataclass(frozen=True, slots=True)
class Reach:
    """Where one figure to come could be: the 80 % range, within what the measure can be at all."""

    start: date
    end: date
    lower: float
    upper: float


@dataclass(frozen=True, slots=True)
class Ahead:
    """Whether the agreed level would be reached, the chance of it, and where each figure up to the date could be.

    `latest` is the end of the period it starts from. `reaches` has an entry for each figure still to come, the last
    one being the figure that settles whether the level was reached.
    """

    word: Outlook
    chance: float
    level: float
    by: date
    latest: date
    changes: int
    reaches: tuple[Reach, ...]


def outlook_of(
    panel: Panel,
    verdict: OutcomeVerdict | None,
    commitment: Commitment,
    indicator: Indicator,
    *,
    shown: bool = SHOWN,
) -> Ahead | CannotSay:
    """Return whether the agreed level would be reached. `panel` holds the one place the commitment is of."""
    level, by = commitment.agreed_level, commitment.by
    known = np.flatnonzero(~np.isnan(panel.value))
    if level is None:
        return CannotSay(Untold.NO_LEVEL)
    if by is None:
        return CannotSay(Untold.NO_DATE)
    if indicator.better is Better.NEITHER:
        return CannotSay(Untold.NO_BETTER)
    if not known.size or verdict is None:
        return CannotSay(Untold.NO_FIGURE)
    last = int(known[-1])
    to_come = periods_to_come(_day(panel.start[last]), _day(panel.end[last]), by, indicator)
    values = independent(panel)
    changes = int((~np.isnan(np.diff(values[-LOOKED_BACK - 1 :]))).sum())
    if why := _doubt(panel, last, verdict, indicator, ahead=len(to_come), changes=changes, shown=shown):
        return CannotSay(why, changes, len(to_come))
    steps = np.arange(1, len(to_come) + 1) / panel.window
    could = projection(values, ahead=steps, better=indicator.better, target=float(level), window=LOOKED_BACK)
    if np.isnan(could.chance[-1]):
        return CannotSay(Untold.NO_MOVEMENT, changes, len(to_come))
    # A share does not leave 0 to 100: the range is cut where the measure ends.
    lower, upper = (np.clip(edge, indicator.lowest, indicator.highest) for edge in (could.lower, could.upper))
    return Ahead(
        word=Outlook(int(could.outlook[-1])),
        chance=float(could.chance[-1]),
        level=float(level),
        by=by,
        latest=_day(panel.end[last]),
        changes=int(could.changes),
        reaches=tuple(
            Reach(start, end, float(low), float(high))
            for (start, end), low, high in zip(to_come, lower, upper, strict=True)
        ),
    )


def independent(panel: Panel) -> Floats:
    """Return the independent figures since the last break, oldest first, up to the latest known; NaN where unknown.

    A figure that covers several steps overlaps its neighbours: every so many-th is taken, counted back from the latest.
    """
    known = np.flatnonzero(~np.isnan(panel.value))
    if not known.size:
        return np.zeros(0)
    return np.asarray(panel.value[independent_rows(panel)])


def independent_rows(panel: Panel) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Return the rows of the independent figures since the last break; the panel holds at least one known figure."""
    last = int(np.flatnonzero(~np.isnan(panel.value))[-1])
    first = int(np.flatnonzero(panel.segment == panel.segment[last])[0])
    return np.arange(last, first - 1, -panel.window)[::-1]


def periods_to_come(start: date, end: date, by: date, indicator: Indicator) -> tuple[tuple[date, date], ...]:
    """Return the periods after one that has a figure, up to the first that ends on or after the agreed date."""
    found: list[tuple[date, date]] = []
    while end < by:
        start, end = later(start, indicator.frequency.months), later(end, indicator.frequency.months)
        found.append((start, end))
    return tuple(found)


def later(day: date, months: int) -> date:
    """Return the same day so many months later. No publisher starts or ends a period after the 28th."""
    years, month = divmod(day.year * MONTHS + day.month - 1 + months, MONTHS)
    return day.replace(year=years, month=month + 1, day=min(day.day, 28))


def _doubt(
    panel: Panel,
    last: int,
    verdict: OutcomeVerdict,
    indicator: Indicator,
    *,
    ahead: int,
    changes: int,
    shown: bool,
) -> Untold | None:
    """Return the first reason not to look ahead."""
    years = ahead * indicator.frequency.months / MONTHS
    reasons = {
        Untold.COME: not ahead,
        Untold.STOPPED: indicator.stopped is not None and _day(panel.end[last]) > indicator.stopped,
        Untold.STALE: verdict.course.reason.because is Because.STALE,
        Untold.NOT_SHOWN: not shown,
        Untold.TOO_FEW: changes < LEAST_CHANGES,
        Untold.TOO_FAR: max(years, ahead / panel.window) > FURTHEST_YEARS,
    }
    return next((why for why, so in reasons.items() if so), None)


def _day(day: np.datetime64) -> date:
    found: date = day.astype("datetime64[D]").astype(object)
    return found
