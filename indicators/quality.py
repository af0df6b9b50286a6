"""What is checked before figures are stored. A refusal is for the whole release; a doubt holds figures back.

Pure: figures and what was known before go in, figures to keep and issues come out. A person decides about what is held.
"""

import math
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from statistics import median

from data import gazetteer
from data.catalogue import Indicator, UnitKind
from data.observation import Observation
from data.periods import Period
from indicators.feeds.feed import Issue, Severity, shown

__all__ = ["Checked", "Issue", "Known", "Severity", "checked"]

Known = Mapping[tuple[str, Period], float]
"""The values held before, by place (newest code) and period."""

OUT_OF_PLACE = ("E11", "E13", "E23", "E61", "E67", "K99")
"""Codes of areas that are no places of ours: metropolitan counties, inner London, police forces, health areas."""
ENGLAND = "E92000001"
REGIONS = frozenset(f"E1200000{number}" for number in range(1, 10))
_SHRUNK = 0.9
_JUMP = 4.0
_RESCALED = 3.0
_COMPARED = 10
_LISTED = 12


@dataclass(frozen=True, slots=True)
class Checked:
    """What may be stored, and what a person should know.

    `refusal` says why nothing may be; `held_back` why the whole release waits for a person. With either, `kept` is
    empty. Figures held one by one are issues with a place and a period.
    """

    kept: tuple[Observation, ...]
    issues: tuple[Issue, ...]
    refusal: str | None = None
    held_back: str | None = None


class _ConflictError(ValueError):
    """Two figures for one place and period."""


def checked(
    indicator: Indicator,
    observations: Sequence[Observation],
    *,
    issues: Sequence[Issue] = (),
    previous: Known,
    asked_on: date,
    places: Collection[str],
) -> Checked:
    """Which of a release's figures may be stored.

    Args:
        indicator: what the figures are of; gives range, unit and decimals.
        observations: as a feed parsed them.
        issues: what the feed found already; one that holds and names no place holds the release.
        previous: the values held before.
        asked_on: the day of the reply; no period may end after it.
        places: the codes of the places that are known.

    """
    found = list(issues)
    try:
        figures = _single(_placed(observations, places, found, indicator), found, indicator)
    except _ConflictError as error:
        message = str(error)
        return Checked((), (*found, Issue(Severity.HARD, message, indicator.name)), refusal=message)
    figures = _without_doubts(figures, found, indicator=indicator, previous=previous, asked_on=asked_on)
    whole = [issue.message for issue in found if issue.severity is Severity.HELD and not issue.place]
    if not figures and not whole:
        first = f": {found[0].message}" if found else "."
        message = f"No figure of {indicator.name} could be kept{first}"
        return Checked((), (*found, Issue(Severity.HARD, message, indicator.name)), refusal=message)
    doubts = list(_release_doubts(figures, previous))
    found.extend(Issue(Severity.HELD, message, indicator.name) for message in doubts)
    if whole or doubts:
        return Checked((), tuple(found), held_back=" ".join([*whole, *doubts]))
    return Checked(tuple(figures), tuple(found))


def _placed(
    observations: Iterable[Observation], known: Collection[str], issues: list[Issue], indicator: Indicator
) -> Iterator[Observation]:
    """The figures of places we know, each with the code it was published under."""
    unknown: dict[str, None] = {}
    for figure in observations:
        if figure.place in known:
            yield figure
        elif not figure.place.startswith(OUT_OF_PLACE):
            unknown.setdefault(figure.place)
    if unknown:
        names = ", ".join(shown(code, longest=20) for code in list(unknown)[:_LISTED])
        more = f" and {len(unknown) - _LISTED} more" if len(unknown) > _LISTED else ""
        issues.append(Issue(Severity.SOFT, f"Codes of areas we do not know, left out: {names}{more}.", indicator.name))


def _single(figures: Iterable[Observation], issues: list[Issue], indicator: Indicator) -> list[Observation]:
    """One figure a place and period, under the place's newest code; raises _ConflictError where two differ."""
    kept: dict[tuple[str, Period], Observation] = {}
    published: dict[tuple[str, Period], str] = {}
    twice = 0
    for figure in figures:
        newest = gazetteer.current_code(figure.place)
        key = (newest, figure.period)
        first = kept.get(key)
        if first is None:
            kept[key], published[key] = _under(figure, newest), figure.place
            continue
        recoded = published[key] != figure.place
        if _says(first) == _says(figure):
            twice += not recoded
        elif not recoded or (first.value is not None and figure.value is not None):
            message = (
                f"{newest} in {shown(figure.label)} is {_shown(first)} ({published[key]}, {first.locator}) "
                f"and {_shown(figure)} ({figure.place}, {figure.locator})."
            )
            raise _ConflictError(message)
        if (
            recoded
            and (figure.value is not None) >= (first.value is not None)
            and (figure.place == newest or first.value is None)
        ):
            kept[key], published[key] = _under(figure, newest), figure.place
    if twice:
        words = f"{twice} rows came again with equal figures; each figure is kept once."
        issues.append(Issue(Severity.SOFT, words, indicator.name))
    return list(kept.values())


def _under(figure: Observation, newest: str) -> Observation:
    """The figure under its place's newest code, the code it was published under in its note."""
    if figure.place == newest:
        return figure
    return replace(
        figure, place=newest, note="; ".join(part for part in (figure.note, f"published as {figure.place}") if part)
    )


def _says(figure: Observation) -> tuple[object, ...]:
    """What must be equal for two rows to be one figure."""
    return (figure.value, figure.lower, figure.upper, figure.count, figure.denominator, figure.status)


def _shown(figure: Observation) -> str:
    return str(figure.status) if figure.value is None else f"{figure.value:g}"


def _without_doubts(
    figures: Sequence[Observation],
    issues: list[Issue],
    *,
    indicator: Indicator,
    previous: Known,
    asked_on: date,
) -> list[Observation]:
    """The figures nobody has to look at first; the others become issues that hold them."""
    last = _latest(previous)
    typical = median(map(abs, previous.values())) if previous else 0.0
    regions = _regions(figures)
    kept = []
    for figure in figures:
        doubt = (
            _impossible(figure, indicator, asked_on)
            or _outside_regions(figure, regions.get(figure.period, ()), indicator)
            or _jump(figure, previous=previous, last=last, typical=typical)
        )
        if doubt is None:
            kept.append(figure)
        else:
            issues.append(Issue(Severity.HELD, doubt, indicator.name, figure.place, figure.period))
    return kept


def _impossible(figure: Observation, indicator: Indicator, asked_on: date) -> str | None:
    """Why a figure cannot be, by itself; None where it can."""
    where, value = f"{figure.place} in {shown(figure.label)}", figure.value
    if figure.period.last_day > asked_on:
        return f"{where} ends on {figure.period.last_day}, after the day it was asked for ({asked_on})."
    if value is None:
        return None
    lowest, highest = indicator.lowest, indicator.highest
    if (lowest is not None and value < lowest) or (highest is not None and value > highest):
        ends = " to ".join("any" if end is None else f"{end:g}" for end in (lowest, highest))
        return f"{where} is {value:g} {indicator.unit}, outside {ends}."
    slack = _slack(indicator)
    lower, upper = (end if end is not None else value for end in (figure.lower, figure.upper))
    if not lower - slack <= value <= upper + slack:
        return f"{where} is {value:g}, outside its own limits {lower:g} to {upper:g}."
    whole = figure.denominator
    if indicator.unit_kind is UnitKind.PERCENT and None not in {figure.count, whole} and figure.count > whole:  # type: ignore[operator]  # neither is None
        return f"{where} counts {figure.count:g} of only {whole:g}."
    return None


def _regions(figures: Iterable[Observation]) -> Mapping[Period, Sequence[float]]:
    """The values of England's regions, in the periods where all nine have one."""
    found: dict[Period, list[float]] = {}
    for figure in figures:
        if figure.place in REGIONS and figure.value is not None:
            found.setdefault(figure.period, []).append(figure.value)
    return {period: values for period, values in found.items() if len(values) == len(REGIONS)}


def _outside_regions(figure: Observation, regions: Sequence[float], indicator: Indicator) -> str | None:
    """Why England's figure cannot be: a rate of the whole lies within the rates of its parts."""
    if figure.place != ENGLAND or figure.value is None or not regions or indicator.unit_kind is UnitKind.COUNT:
        return None
    low, high = min(regions), max(regions)
    slack = _slack(indicator)
    if low - slack <= figure.value <= high + slack:
        return None
    return f"England in {shown(figure.label)} is {figure.value:g}, outside its regions' {low:g} to {high:g}."


def _slack(indicator: Indicator) -> float:
    """Half a printed unit: numbers rounded differently may disagree by that."""
    return 0.5 * 10.0**-indicator.decimals + 1e-9


def _latest(previous: Known) -> Mapping[str, tuple[Period, float]]:
    """Each place's newest value held."""
    found: dict[str, tuple[Period, float]] = {}
    for (place, period), value in previous.items():
        if place not in found or found[place][0] < period:
            found[place] = (period, value)
    return found


def _jump(
    figure: Observation, *, previous: Known, last: Mapping[str, tuple[Period, float]], typical: float
) -> str | None:
    """Why a change is no ordinary one: four times the figure before it, and four times a typical figure."""
    if figure.value is None:
        return None
    before = previous.get((figure.place, figure.period))
    if before is None and figure.place in last and last[figure.place][0] < figure.period:
        before = last[figure.place][1]
    if before is None or abs(figure.value - before) <= _JUMP * max(abs(before), typical):
        return None
    return f"{figure.place} in {shown(figure.label)} is {figure.value:g} where it was {before:g}."


def _release_doubts(figures: Sequence[Observation], previous: Known) -> Iterator[str]:
    """Why a whole release should wait: it covers less, or measures differently, than the one before."""
    if not previous:
        return
    now = {(figure.place, figure.period): figure.value for figure in figures if figure.value is not None}
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
