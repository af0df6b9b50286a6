"""The rows of a panel that one question needs, gathered series after series."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date
from math import isnan

import numpy as np

from data.observation import Status
from indicators.judgement.evidence import Ranges
from indicators.judgement.levels import PeriodClass
from indicators.judgement.verdict import Because, FigureUsed, Grade
from indicators.panel import Days, Flags, Floats, Integers, Panel
from indicators.statistics.arrays import Codes

WITHHELD = {
    Status.SUPPRESSED: Because.SUPPRESSED,
    Status.WITHDRAWN: Because.WITHDRAWN,
    Status.UNRELIABLE: Because.SMALL_NUMBERS,
    Status.NEGLIGIBLE: Because.SMALL_NUMBERS,
}

MISSES = (PeriodClass.CLEAR_MISS, PeriodClass.UNCLEAR_MISS)


@dataclass(frozen=True, slots=True, eq=False)
class Gathered:
    """Some places' rows of a panel, in the order asked for; a place may come twice or have none."""

    panel: Panel
    ranges: Ranges
    rows: Integers
    offsets: Integers

    @property
    def value(self) -> Floats:
        """The figures, NaN where unknown."""
        return self.panel.value[self.rows]

    @property
    def lower(self) -> Floats:
        """The lower limits the evidence allows."""
        return self.ranges.lower[self.rows]

    @property
    def upper(self) -> Floats:
        """The upper limits the evidence allows."""
        return self.ranges.upper[self.rows]

    @property
    def sampling_limits(self) -> tuple[Floats, Floats]:
        """Lower and upper limits that speak of sampling alone; NaN where the range rests on how the series moves."""
        moves = self.ranges.grade[self.rows] == Grade.C
        return np.where(moves, np.nan, self.lower), np.where(moves, np.nan, self.upper)

    @property
    def provisional(self) -> Flags:
        """Which figures may still be revised."""
        return self.panel.provisional[self.rows]

    @property
    def lengths(self) -> Integers:
        """How many rows each series has."""
        return np.diff(self.offsets)

    def each_number(self, numbers: Sequence[float]) -> Floats:
        """One number a series, repeated on each of its rows."""
        return np.repeat(np.asarray(numbers, dtype=np.float64), self.lengths)

    def each_day(self, days: Sequence[date]) -> Days:
        """One day a series, repeated on each of its rows."""
        return np.repeat(np.array(days, dtype="datetime64[D]"), self.lengths)

    def owner(self) -> Integers:
        """Which series each row belongs to."""
        return np.repeat(np.arange(self.lengths.size), self.lengths)

    def position(self) -> Integers:
        """Where in its own series each row stands, from 0."""
        return np.arange(self.rows.size) - np.repeat(self.offsets[:-1], self.lengths)

    def thinned(self) -> "Gathered":
        """Every w-th row counted back from each series' latest known figure, where a figure covers w steps."""
        if self.panel.window == 1:
            return self
        latest = self.latest_known()
        kept = (np.repeat(latest, self.lengths) - self.position()) % self.panel.window == 0
        lengths = np.add.reduceat(np.append(kept, False), self.offsets[:-1]) if self.rows.size else self.lengths
        lengths = np.where(self.lengths > 0, lengths, 0)
        return Gathered(
            self.panel, self.ranges, self.rows[kept], np.concatenate(([0], np.cumsum(lengths))).astype(np.int64)
        )

    def latest_known(self) -> Integers:
        """For each series the position, within it, of its latest known figure; -1 where none is."""
        return self._last(np.where(np.isnan(self.value), -1, self.position()))

    def latest_received(self) -> Integers:
        """For each series the position, within it, of the latest row that came at all; -1 where none did."""
        return self._last(np.where(self.panel.row[self.rows] < 0, -1, self.position()))

    def _last(self, position: Integers) -> Integers:
        """The greatest entry of each series; -1 for an empty one."""
        greatest = np.full(self.lengths.size, -1, dtype=np.int64)
        filled = np.flatnonzero(self.lengths > 0)
        if filled.size:
            greatest[filled] = np.maximum.reduceat(position, self.offsets[:-1][filled])
        return greatest

    def figure(self, series: int, position: int) -> FigureUsed | None:
        """The figure at a position of a series, with its source; None where no row stands there."""
        if position < 0 or self.offsets[series] + position >= self.offsets[series + 1]:
            return None
        return figure_used(self.panel, self.ranges, int(self.rows[self.offsets[series] + position]))

    def figures(self, series: int, first: int, last: int) -> tuple[FigureUsed, ...]:
        """The figures from one position of a series to another, both included, oldest first."""
        begin, beyond = int(self.offsets[series]), int(self.offsets[series + 1])
        rows = self.rows[begin + max(first, 0) : min(begin + last + 1, beyond)].tolist()
        return tuple(figure_used(self.panel, self.ranges, row) for row in rows)

    def silences(self, *, stale_after: int) -> list[Because | None]:
        """Why nothing can be told of each series now, or None where something can.

        Withheld: what came last has no figure. Stale: `stale_after` expected periods or more are unknown after the
        latest figure. Too few: there is no figure at all. Counted in all expected periods, overlapping ones too.
        """
        known, received, lengths = self.latest_known(), self.latest_received(), self.lengths
        found: list[Because | None] = []
        for series in range(lengths.size):
            reason = None
            if received[series] > known[series]:
                source = self.panel.row[self.rows[self.offsets[series] + received[series]]]
                reason = WITHHELD.get(Status(self.panel.figures.status[source]))
            if known[series] < 0:
                reason = reason or Because.TOO_FEW
            elif lengths[series] - 1 - known[series] >= stale_after:
                reason = reason or Because.STALE
            found.append(reason)
        return found


def gathered(panel: Panel, ranges: Ranges, places: Sequence[str]) -> Gathered:
    """The rows of these places, in this order; a place the panel does not know has none."""
    position = {place: at for at, place in enumerate(panel.places)}
    rows, offsets = panel.taken([position.get(place, -1) for place in places])
    return Gathered(panel, ranges, rows, offsets)


def figure_used(panel: Panel, ranges: Ranges, row: int) -> FigureUsed:
    """One row of a panel as evidence; a row that was not received has no source."""
    used = ranges.used.get(row)
    if used is None:
        used = ranges.used[row] = _figure_used(panel, ranges, row)
    return used


def _figure_used(panel: Panel, ranges: Ranges, row: int) -> FigureUsed:
    source = int(panel.row[row])
    figures = panel.figures
    if source < 0:
        return FigureUsed(
            start=panel.start[row].item(),
            end=panel.end[row].item(),
            label="",
            value=None,
            lower=None,
            upper=None,
            count=None,
            denominator=None,
            status="not_received",
            caveats=(),
            note="",
            known_from=None,
            release=None,
            locator="",
        )
    return FigureUsed(
        start=panel.start[row].item(),
        end=panel.end[row].item(),
        label=str(figures.label[source]),
        value=_number(panel.value[row]),
        lower=_number(ranges.lower[row]),
        upper=_number(ranges.upper[row]),
        count=_number(panel.count[row]),
        denominator=_number(panel.denominator[row]),
        status=str(figures.status[source]),
        caveats=tuple(figures.caveats[source]),
        note=str(figures.note[source]),
        known_from=figures.known_from[source].item().replace(tzinfo=UTC),
        release=int(figures.release[source]),
        locator=str(figures.locator[source]),
    )


def _number(value: float) -> float | None:
    """A number for people: None where unknown."""
    number = float(value)  # numpy's own test of one number takes ten times as long
    return None if isnan(number) else number


def misses_running(classes: Codes, *, gap: int) -> int:
    """How many assessed periods in a row, up to the newest, miss; up to `gap` unknown ones are passed over."""
    run = unknown = 0
    started = False
    for code in classes[::-1]:
        if code == PeriodClass.UNKNOWN:
            unknown += 1
            if started and unknown > gap:
                break
            continue
        if code not in MISSES:
            break
        started, unknown, run = True, 0, run + 1
    return run
