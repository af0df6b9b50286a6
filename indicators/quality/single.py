"""One figure a place and period: places we know, newest codes, and no contradictions."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from data import gazetteer
from data.catalogue import Indicator
from data.observation import Observation
from data.periods import Period
from indicators.feeds.feed import Issue, Severity, shown

OUT_OF_PLACE = ("E11", "E13", "E23", "E61", "E67", "K99")
"""Codes of areas that are no places of ours: metropolitan counties, inner London, police forces, health areas."""
_LISTED = 12
_Key = tuple[str, Period]


class ConflictError(ValueError):
    """Two figures for one place and period."""


def placed(
    observations: Iterable[Observation], known: Collection[str], issues: list[Issue], indicator: Indicator
) -> Iterator[Observation]:
    """The figures of places we know, each with the code it was published under."""
    unknown: dict[str, None] = {}
    for figure in observations:
        if figure.place in known:
            yield figure
        elif not figure.place.startswith(OUT_OF_PLACE):
            unknown.setdefault(figure.place)
    issues.extend(left_out(list(unknown), indicator))


def left_out(unknown: Sequence[str], indicator: Indicator) -> Iterator[Issue]:
    """The issue that lists codes nobody knows; none where there are none."""
    if unknown:
        names = ", ".join(shown(code, longest=20) for code in unknown[:_LISTED])
        more = f" and {len(unknown) - _LISTED} more" if len(unknown) > _LISTED else ""
        yield Issue(Severity.SOFT, f"Codes of areas we do not know, left out: {names}{more}.", indicator.name)


def single(figures: Iterable[Observation], issues: list[Issue], indicator: Indicator) -> list[Observation]:
    """One figure a place and period, under the place's newest code; raises ConflictError where two differ."""
    kept: dict[_Key, Observation] = {}
    published: dict[_Key, str] = {}
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
            raise ConflictError(message)
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
