"""How many people a figure is about: by its count or, where none is shown, by its rate, denominator and limits.

Each column of a figure is shown to readers, so each is looked at: a rate of 12.5 of 16 children says two as plainly
as the count does. Where a number says no more than a range, the range is what is known.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from data.catalogue import Disclosure, Indicator, UnitKind
from data.observation import Columns, Figures, Observation, Status
from data.periods import Period
from indicators.statistics.intervals import byar, wilson

HIDDEN = "Hidden by us: few people, who could be identified."
"""The note of every figure hidden here: the same for all, so that nobody can tell which is small."""

Cell = tuple[str, Period]
"""One figure's place and period; of a table of one indicator."""
Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]

_FINEST = 7
_NEARLY = 1e-9


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """The figures of one indicator in one edition, as parallel columns; numbers are NaN where unknown."""

    cells: Sequence[Cell]
    value: Numbers
    lower: Numbers
    upper: Numbers
    count: Numbers
    denominator: Numbers
    suppressed: Flags
    """Figures withheld to protect people, by whomever."""
    ours: Flags
    """Those of them that were hidden here, in an edition before."""
    withdrawn: Flags
    """Those of them that somebody hid since, in every edition."""

    def __len__(self) -> int:
        """How many figures there are."""
        return len(self.value)


def table_of(figures: Sequence[Observation] | Figures) -> Table:
    """The table that figures make, as a feed read them or as the store holds them."""
    if isinstance(figures, Figures):
        spans = zip(figures.place.tolist(), figures.start.tolist(), figures.end.tolist(), strict=True)
        cells: Sequence[Cell] = [(str(place), Period(start, end)) for place, start, end in spans]
        withdrawn = np.asarray(figures.status == Status.WITHDRAWN.value, dtype=np.bool_)
        suppressed = np.asarray(figures.status == Status.SUPPRESSED.value, dtype=np.bool_) | withdrawn
        ours = np.asarray(figures.note == HIDDEN, dtype=np.bool_)
        counted = figures.count
    elif isinstance(figures, Columns):
        periods = [period for period, _ in figures.periods]
        pairs = zip(figures.place.tolist(), figures.period.tolist(), strict=True)
        cells = [(figures.places[place], periods[period]) for place, period in pairs]
        suppressed = _said(figures, [said.status is Status.SUPPRESSED for said in figures.saids])
        ours = _said(figures, [said.note == HIDDEN for said in figures.saids])
        withdrawn = np.zeros(len(figures), dtype=np.bool_)
        counted = figures.counted
    else:
        return _of_observations(figures)
    return Table(
        cells=cells,
        value=figures.value,
        lower=figures.lower,
        upper=figures.upper,
        count=counted,
        denominator=figures.denominator,
        suppressed=suppressed,
        ours=ours,
        withdrawn=withdrawn,
    )


def counted(indicator: Indicator, disclosure: Disclosure, table: Table) -> tuple[Numbers, Numbers]:
    """The least and the most that each figure's count can be, given all that is shown of it; NaN where nothing says."""
    slack = 0.0 if disclosure.rounding == 1 else disclosure.rounding / 2
    given = _given(indicator, table)
    least, most = np.maximum(given - slack, 0.0), given + slack
    if indicator.scale is not None:
        low, high = _implied(table, decimals=indicator.decimals, scale=indicator.scale)
        least, most = np.where(np.isnan(given), low, least), np.where(np.isnan(given), high, most)
    return least, most


def small(indicator: Indicator, disclosure: Disclosure, table: Table) -> Flags:
    """The figures about so few people that they are to be hidden; zero is nobody, and stays."""
    _, most = counted(indicator, disclosure, table)
    threshold = disclosure.threshold
    given = _given(indicator, table)
    found: Flags = np.where(np.isnan(given), (most >= 1) & (most <= threshold), _few(given, threshold))
    found |= _few(table.denominator, threshold)
    unsaid = np.isnan(most) & ~np.isnan(table.lower) & ~np.isnan(table.upper) & (table.value > 0)
    if indicator.scale is not None and unsaid.any():
        found[unsaid] |= _by_limits(indicator, table, unsaid, threshold=threshold)
    return found


def few_altogether(disclosure: Disclosure, table: Table) -> Flags:
    """The figures that are of few people altogether, whatever their count."""
    return _few(table.denominator, disclosure.threshold)


def _given(indicator: Indicator, table: Table) -> Numbers:
    """The counts that are written out: those of a count are its values."""
    if indicator.unit_kind is not UnitKind.COUNT:
        return table.count
    return np.where(np.isnan(table.count), table.value, table.count)


def _few(numbers: Numbers, threshold: int) -> Flags:
    found: Flags = (numbers > 0) & (numbers <= threshold)
    return found


def _implied(table: Table, *, decimals: int, scale: float) -> tuple[Numbers, Numbers]:
    """The counts that a rate as it is written allows: whole ones, where there is any."""
    half = np.full(len(table), 0.5 * 10.0**-_FINEST)
    for places in range(_FINEST - 1, decimals - 1, -1):
        half[np.abs(np.round(table.value, places) - table.value) < _NEARLY] = 0.5 * 10.0**-places
    low = np.maximum((table.value - half) * table.denominator / scale, 0.0)
    high = (table.value + half) * table.denominator / scale
    first, last = np.ceil(low - _NEARLY), np.floor(high + _NEARLY)
    whole = first <= last
    return np.where(whole, first, low), np.where(whole, last, high)


def _by_limits(indicator: Indicator, table: Table, rows: Flags, *, threshold: int) -> Flags:
    """Whether published limits are just those that a small count would have: their width gives a count away."""
    value, lower, upper = table.value[rows], table.lower[rows], table.upper[rows]
    scale, found = indicator.scale or 1.0, np.zeros(len(value), dtype=np.bool_)
    is_share = indicator.unit_kind is UnitKind.PERCENT
    method = wilson if is_share else byar
    for count in range(1, threshold + 1):
        whole = np.maximum(count * scale / value, float(count) if is_share else 0.0)
        limits = method(np.full(len(value), float(count)), whole, confidence=indicator.limits, unit=scale)
        # The rate is rounded, so its limits may lie that much to either side, in proportion.
        room = 10.0**-indicator.decimals * np.maximum(limits.upper / value, 1.0)
        found |= (np.abs(limits.lower - lower) <= room) & (np.abs(limits.upper - upper) <= room)
    return found


def _said(figures: Columns, flags: Sequence[bool]) -> Flags:
    found: Flags = np.array(flags, dtype=np.bool_)[figures.said]
    return found


def _of_observations(figures: Sequence[Observation]) -> Table:
    def column(name: str) -> Numbers:
        return np.array([getattr(one, name) for one in figures], dtype=np.float64)  # None becomes NaN

    return Table(
        cells=[(one.place, one.period) for one in figures],
        value=column("value"),
        lower=column("lower"),
        upper=column("upper"),
        count=column("count"),
        denominator=column("denominator"),
        suppressed=np.array([one.status is Status.SUPPRESSED for one in figures], dtype=np.bool_),
        ours=np.array([one.note == HIDDEN for one in figures], dtype=np.bool_),
        withdrawn=np.zeros(len(figures), dtype=np.bool_),
    )
