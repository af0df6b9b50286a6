"""Why a figure, or a whole release, should wait for a person."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from statistics import median

from data.catalogue import Indicator, UnitKind
from data.observation import Columns, Observation
from data.periods import Period
from indicators.feeds.feed import shown

Known = Mapping[tuple[str, Period], float]
"""The values held before, by place (newest code) and period."""

ENGLAND = "E92000001"
REGIONS = frozenset(f"E1200000{number}" for number in range(1, 10))
JUMP = 4.0
_SHRUNK = 0.9
_RESCALED = 3.0
_COMPARED = 10


def impossible(figure: Observation, indicator: Indicator, asked_on: date) -> str | None:
    """Why a figure cannot be, by itself; None where it can."""
    value, last_day = figure.value, figure.period.last_day
    if last_day > asked_on:
        return f"{_where(figure)} ends on {last_day}, after the day it was asked for ({asked_on})."
    if value is None:
        return None
    lowest, highest = indicator.lowest, indicator.highest
    if (lowest is not None and value < lowest) or (highest is not None and value > highest):
        ends = " to ".join("any" if end is None else f"{end:g}" for end in (lowest, highest))
        return f"{_where(figure)} is {value:g} {indicator.unit}, outside {ends}."
    room = slack(indicator)
    lower, upper = (end if end is not None else value for end in (figure.lower, figure.upper))
    if not lower - room <= value <= upper + room:
        return f"{_where(figure)} is {value:g}, outside its own limits {lower:g} to {upper:g}."
    whole = figure.denominator
    if indicator.unit_kind is UnitKind.PERCENT and None not in {figure.count, whole} and figure.count > whole:  # type: ignore[operator]  # neither is None
        return f"{_where(figure)} counts {figure.count:g} of only {whole:g}."
    return None


def regions(figures: Iterable[Observation]) -> Mapping[Period, Sequence[float]]:
    """The values of England's regions, in the periods where all nine have one."""
    found: dict[Period, list[float]] = {}
    for figure in figures:
        if figure.place in REGIONS and figure.value is not None:
            found.setdefault(figure.period, []).append(figure.value)
    return {period: values for period, values in found.items() if len(values) == len(REGIONS)}


def outside_regions(figure: Observation, regions: Sequence[float], indicator: Indicator) -> str | None:
    """Why England's figure cannot be: a rate of the whole lies within the rates of its parts."""
    if figure.place != ENGLAND or figure.value is None or not regions or indicator.unit_kind is UnitKind.COUNT:
        return None
    low, high = min(regions), max(regions)
    room = slack(indicator)
    if low - room <= figure.value <= high + room:
        return None
    return f"England in {shown(figure.label)} is {figure.value:g}, outside its regions' {low:g} to {high:g}."


def _where(figure: Observation) -> str:
    return f"{figure.place} in {shown(figure.label)}"


def slack(indicator: Indicator) -> float:
    """Half a printed unit: numbers rounded differently may disagree by that."""
    return 0.5 * 10.0**-indicator.decimals + 1e-9


def values_of(figures: Sequence[Observation]) -> Known:
    """The values of figures by place and period."""
    if not isinstance(figures, Columns):
        return {(figure.place, figure.period): figure.value for figure in figures if figure.value is not None}
    spans = [period for period, _ in figures.periods]
    rows = zip(figures.place.tolist(), figures.period.tolist(), figures.value.tolist(), strict=True)
    return {(figures.places[place], spans[span]): value for place, span, value in rows if not math.isnan(value)}


def latest(previous: Known) -> Mapping[str, tuple[Period, float]]:
    """Each place's newest value held."""
    found: dict[str, tuple[Period, float]] = {}
    for (place, period), value in previous.items():
        if place not in found or found[place][0] < period:
            found[place] = (period, value)
    return found


def jump(
    figure: Observation, *, previous: Known, last: Mapping[str, tuple[Period, float]], typical: float
) -> str | None:
    """Why a change is no ordinary one: four times the figure before it, and four times a typical figure."""
    if figure.value is None:
        return None
    before = previous.get((figure.place, figure.period))
    if before is None and figure.place in last and last[figure.place][0] < figure.period:
        before = last[figure.place][1]
    if before is None or abs(figure.value - before) <= JUMP * max(abs(before), typical):
        return None
    return f"{figure.place} in {shown(figure.label)} is {figure.value:g} where it was {before:g}."


def release_doubts(figures: Sequence[Observation], previous: Known) -> Iterator[str]:
    """Why a whole release should wait: it covers less, or measures differently, than the one before."""
    if not previous:
        return
    now = values_of(figures)
    places, before = {place for place, _ in now}, {place for place, _ in previous}
    if len(places) < _SHRUNK * len(before):
        yield f"It has figures of {len(places)} areas where the last release had {len(before)}."
        return
    oldest = min(period.start for _, period in now)
    held = sum(period.start >= oldest for _, period in previous)
    if len(now) < _SHRUNK * held:
        yield f"It has {len(now)} figures where the last release had {held} for the same years."
    factors = [value / previous[key] for key, value in now.items() if previous.get(key)]
    if len(factors) >= _COMPARED:
        factor = median(factors)
        if not math.isclose(factor, 0.0) and not 1 / _RESCALED < abs(factor) < _RESCALED:
            yield f"Its figures are typically {factor:.3g} times those of the last release for the same years."
