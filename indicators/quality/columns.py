"""The same checks on columns: which of a million figures have to be looked at one by one."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from data import gazetteer
from data.catalogue import Indicator, UnitKind
from data.observation import Columns
from data.periods import Period
from indicators.quality.doubts import ENGLAND, JUMP, REGIONS, Known, slack
from indicators.quality.single import OUT_OF_PLACE

Flags = NDArray[np.bool_]


def single(figures: Columns, known: Collection[str]) -> Columns | None:
    """The figures of places we know.

    None where a figure comes twice or under an old code: what to make of those is decided one by one.
    """
    if any(gazetteer.current_code(place) != place for place in figures.places):
        return None
    placed = _at(figures.place, [place in known for place in figures.places])
    figures = figures if placed.all() else figures.rows(placed)
    spans = {period: number for number, (period, _) in enumerate(figures.periods)}  # labels of one span share a number
    span = np.array([spans[period] for period, _ in figures.periods], dtype=np.int64)[figures.period]
    keys = np.sort(figures.place.astype(np.int64) * len(figures.periods) + span)
    return None if (keys[1:] == keys[:-1]).any() else figures


def unknown(figures: Columns, known: Collection[str]) -> Sequence[str]:
    """The codes of areas that nobody knows, in the order they came."""
    return [place for place in figures.places if place not in known and not place.startswith(OUT_OF_PLACE)]


def in_regions(figures: Columns) -> Columns:
    """The figures of England's regions."""
    return figures.rows(_at(figures.place, [place in REGIONS for place in figures.places]))


def doubtful(  # the figures, what they are of, and what was known before
    figures: Columns,
    indicator: Indicator,
    *,
    previous: Known,
    last: Mapping[str, tuple[Period, float]],
    typical: float,
    asked_on: date,
) -> Sequence[int]:
    """The rows that may have something the matter with them; all the others have not."""
    value, room = figures.value, slack(indicator)
    doubts = _at(figures.period, [period.last_day > asked_on for period, _ in figures.periods])
    doubts |= _at(figures.place, [place == ENGLAND for place in figures.places])
    if indicator.lowest is not None:
        doubts |= value < indicator.lowest
    if indicator.highest is not None:
        doubts |= value > indicator.highest
    doubts |= (figures.lower - room > value) | (figures.upper + room < value)
    if indicator.unit_kind is UnitKind.PERCENT:
        doubts |= figures.counted > figures.denominator
    if previous:
        doubts |= _jumps(figures, previous=previous, last=last, typical=typical)
    found: list[int] = np.flatnonzero(doubts).tolist()
    return found


def without(figures: Columns, rows: Collection[int]) -> Columns:
    """The figures but for these rows."""
    if not rows:
        return figures
    kept = np.ones(len(figures), dtype=np.bool_)
    kept[list(rows)] = False
    return figures.rows(kept)


def _jumps(figures: Columns, *, previous: Known, last: Mapping[str, tuple[Period, float]], typical: float) -> Flags:
    """The figures far from the one held for the same period or, where there is none, from the place's newest."""
    keys = zip(figures.place.tolist(), figures.period.tolist(), strict=True)
    spans = [period for period, _ in figures.periods]
    nan = float("nan")
    held = (previous.get((figures.places[place], spans[period]), nan) for place, period in keys)
    before = np.fromiter(held, dtype=np.float64, count=len(figures))
    newest = np.array([last[place][1] if place in last else nan for place in figures.places])[figures.place]
    before = np.where(np.isnan(before), newest, before)
    far: Flags = np.abs(figures.value - before) > JUMP * np.maximum(np.abs(before), typical)
    return far


def _at(positions: NDArray[np.int32], flags: Iterable[bool]) -> Flags:
    """The flag that stands at each position."""
    found: Flags = np.array(list(flags), dtype=np.bool_)[positions]
    return found
