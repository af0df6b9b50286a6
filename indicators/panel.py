"""One indicator's figures laid out for judging: every expected period of every place, oldest first.

A period that should have been published and was not is a row too, with nothing known in it: judging counts what
was expected, not what happened to arrive.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from data.catalogue import Indicator
from data.observation import Figures, Status

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Integers = NDArray[np.int64]
Days = NDArray[np.datetime64]

NOT_RECEIVED = -1


class PanelError(ValueError):
    """Figures that cannot be laid out in equal steps; the message names the first of them."""


@dataclass(frozen=True, slots=True, eq=False)
class Panel:
    """One indicator's expected periods, place after place, oldest first.

    Place i owns rows `offsets[i]` to `offsets[i + 1]`. `row` points into `figures`, or is `NOT_RECEIVED`.
    Numbers are NaN where nothing can be judged: not received, withheld, or of a status that is never judged.
    `segment` grows where figures before and after are not compared. A figure covers `window` steps.
    """

    indicator: str
    places: tuple[str, ...]
    offsets: Integers
    start: Days
    end: Days
    value: Floats
    lower: Floats
    upper: Floats
    count: Floats
    denominator: Floats
    provisional: Flags
    segment: Integers
    row: Integers
    window: int
    figures: Figures

    def __len__(self) -> int:
        """How many rows there are, received or not."""
        return len(self.value)

    def taken(self, places: Sequence[int]) -> tuple[Integers, Integers]:
        """The rows of these places, in this order, and the offsets of each in that list.

        `places` are positions in `self.places`, and may repeat; -1 stands for a place without any row.
        """
        chosen = np.asarray(places, dtype=np.int64)
        lengths = np.where(chosen < 0, 0, np.diff(self.offsets)[chosen] if len(self.places) else 0)
        offsets = np.concatenate(([0], np.cumsum(lengths))).astype(np.int64)
        first = np.where(chosen < 0, 0, self.offsets[chosen])
        rows = np.arange(offsets[-1]) - np.repeat(offsets[:-1] - first, lengths)
        return rows.astype(np.int64), offsets


def panel_of(figures: Figures, indicator: Indicator, *, as_of: date) -> Panel:
    """Lay the figures of one indicator out in its steps, up to the last period due by `as_of`.

    Projected figures, and estimated ones unless the definition accepts them, are no observations and take no row.

    Raises:
        PanelError: two figures fall into one step of a place, or a period does not fit the steps.
    """
    judged = _judged_rows(figures, indicator)
    if not judged.size:
        return _empty(figures, indicator)
    place = figures.place[judged]
    start = figures.start[judged]
    month = start.astype("datetime64[M]").astype(np.int64)
    first_of_place = np.flatnonzero(np.concatenate(([True], place[1:] != place[:-1])))
    counts = np.diff(np.append(first_of_place, judged.size))
    first_month = np.repeat(month[first_of_place], counts)
    step, misfit = np.divmod(month - first_month, indicator.frequency.months)
    same_step = np.zeros(judged.size, dtype=bool)
    same_step[1:] = (step[1:] == step[:-1]) & (place[1:] == place[:-1])
    for fault, said in (
        (misfit > 0, "does not fit the steps of"),
        (same_step, "falls into the same step as another of"),
    ):
        if fault.any():
            at = judged[np.flatnonzero(fault)[0]]
            message = (
                f"{indicator.name}, {figures.place[at]}: the period {figures.label[at]} {said} a "
                f"{indicator.frequency} series. Correct the frequency or the period labels in its definition."
            )
            raise PanelError(message)

    last_known = step[np.append(first_of_place[1:], judged.size) - 1]
    last_row = judged[np.append(first_of_place[1:], judged.size) - 1]
    last = np.maximum(last_known, _last_due(figures, last_row, month[first_of_place], indicator, as_of))
    lengths = last + 1
    offsets = np.concatenate(([0], np.cumsum(lengths))).astype(np.int64)
    row = np.full(offsets[-1], NOT_RECEIVED, dtype=np.int64)
    row[np.repeat(offsets[:-1], counts) + step] = judged
    received = row >= 0

    starts, ends = _spans(figures, row, offsets, np.repeat(figures.start[judged[first_of_place]], lengths), indicator)
    return Panel(
        indicator=indicator.name,
        places=tuple(place[first_of_place]),
        offsets=offsets,
        start=starts,
        end=ends,
        value=_spread(figures.value, row),
        lower=_spread(figures.lower, row),
        upper=_spread(figures.upper, row),
        count=_spread(figures.count, row),
        denominator=_spread(figures.denominator, row),
        provisional=received & (figures.status[row] == Status.PROVISIONAL),
        segment=_segments(figures, row, starts, ends, offsets, indicator),
        row=row,
        window=indicator.window,
        figures=figures,
    )


def next_due(panel: Panel, indicator: Indicator) -> list[date]:
    """When the figure after the newest received one is expected, for each place."""
    due: list[date] = []
    for first, after in zip(panel.offsets[:-1], panel.offsets[1:], strict=True):
        received = np.flatnonzero(panel.row[first:after] >= 0)
        start = panel.start[first + received[-1]]
        length = panel.end[first + received[-1]].astype(object) - start.astype(object)
        months = _whole_months(start, panel.end[first + received[-1]])
        moved = _moved(np.array([start]), np.array([indicator.frequency.months]))
        end = _moved(moved, np.array([months]))[0].astype(object) if months else moved[0].astype(object) + length
        due.append(end + timedelta(days=indicator.lag_days))
    return due


def _judged_rows(figures: Figures, indicator: Indicator) -> Integers:
    """Rows that are observations, or say why there is none; in key order as they come."""
    never = {Status.PROJECTED} if indicator.accepts_estimated else {Status.PROJECTED, Status.ESTIMATED}
    allowed = [status.value for status in Status if status not in never]
    kept = np.isin(figures.status.astype(str), allowed) if len(figures) else np.zeros(0, dtype=bool)
    return np.flatnonzero(kept).astype(np.int64)


def _spread(column: Floats, row: Integers) -> Floats:
    """A column of the figures on the rows of the panel, NaN where nothing was received."""
    spread = np.full(row.size, np.nan)
    received = row >= 0
    spread[received] = column[row[received]]
    return spread


def _moved(starts: Days, months: Integers) -> Days:
    """The same day of the month, so many months later. No publisher starts a period after the 28th."""
    month = starts.astype("datetime64[M]")
    day = starts.astype("datetime64[D]") - month.astype("datetime64[D]")
    moved: Days = (month + months.astype("timedelta64[M]")).astype("datetime64[D]") + day
    return moved


def _whole_months(start: np.datetime64, end: np.datetime64) -> int:
    """The length of a span in whole months, or 0 where it is not a whole number of them."""
    months = int((end.astype("datetime64[M]") - start.astype("datetime64[M]")).astype(np.int64))
    return months if months > 0 and _moved(np.array([start]), np.array([months]))[0] == end else 0


def _last_due(
    figures: Figures, last_row: Integers, first_month: Integers, indicator: Indicator, as_of: date
) -> Integers:
    """The step of each place's last period whose release was due by `as_of`."""
    every = indicator.frequency.months
    threshold = np.datetime64(as_of - timedelta(days=indicator.lag_days), "D")
    start, end = figures.start[last_row], figures.end[last_row]
    month = start.astype("datetime64[M]").astype(np.int64)
    step = (month - first_month) // every
    # Shift the last known span forward whole steps: how many fit before the threshold?
    gap = (threshold.astype("datetime64[M]") - end.astype("datetime64[M]")).astype(np.int64)
    forward = np.maximum(gap // every, 0)
    too_far = _moved(end, forward * every) > threshold
    return np.asarray(step + np.where(too_far, forward - 1, forward), dtype=np.int64)


def _spans(
    figures: Figures, row: Integers, offsets: Integers, first_start: Days, indicator: Indicator
) -> tuple[Days, Days]:
    """Start and end of each row: the publisher's where received, else moved on from the place's first figure."""
    within = np.arange(row.size) - np.repeat(offsets[:-1], np.diff(offsets))
    start = _moved(first_start, within * indicator.frequency.months)
    received = row >= 0
    start[received] = figures.start[row[received]]
    # A row not received is as long as the received one before it; the first row of a place is always received.
    before = np.maximum.accumulate(np.where(received, np.arange(row.size), 0))
    source = row[before]
    months = (figures.end[source].astype("datetime64[M]") - figures.start[source].astype("datetime64[M]")).astype(
        np.int64
    )
    whole = (months > 0) & (_moved(figures.start[source], months) == figures.end[source])
    days = figures.end[source] - figures.start[source]
    end = np.where(whole, _moved(start, months), start + days)
    end[received] = figures.end[row[received]]
    return start, end


def _segments(
    figures: Figures, row: Integers, start: Days, end: Days, offsets: Integers, indicator: Indicator
) -> Integers:
    """A label that grows where counting changed: a declared break, a publisher's mark, or another length of period."""
    begins = np.zeros(row.size, dtype=bool)
    begins[offsets[:-1][np.diff(offsets) > 0]] = True
    for declared in indicator.breaks:
        crossed = start >= np.datetime64(declared.on, "D")
        begins[1:] |= crossed[1:] & ~crossed[:-1]
    received = row >= 0
    marked = np.zeros(row.size, dtype=bool)
    marked[received] = [("break" in caveats) for caveats in figures.caveats[row[received]]]
    months = (end.astype("datetime64[M]") - start.astype("datetime64[M]")).astype(np.int64)
    begins[1:] |= months[1:] != months[:-1]
    return np.cumsum(begins | marked).astype(np.int64)


def _empty(figures: Figures, indicator: Indicator) -> Panel:
    """A panel without any place."""
    none = np.zeros(0)
    days = np.zeros(0, dtype="datetime64[D]")
    whole = np.zeros(0, dtype=np.int64)
    return Panel(
        indicator=indicator.name,
        places=(),
        offsets=np.zeros(1, dtype=np.int64),
        start=days,
        end=days,
        value=none,
        lower=none,
        upper=none,
        count=none,
        denominator=none,
        provisional=np.zeros(0, dtype=bool),
        segment=whole,
        row=whole,
        window=indicator.window,
        figures=figures,
    )
