"""Figures of combined areas that no publisher gives, made from the counts of their parts.

Counts and denominators are added and then divided; rates are never averaged. Every part must have both, on the day
the period ends, or there is no figure. What is made says so in its note, which goes where the figure goes.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date

import numpy as np

from data.catalogue import Indicator, UnitKind
from data.observation import Caveat, Columns, Observation, Status
from data.periods import Period
from indicators.statistics.intervals import byar, wilson

OURS = "Summed by us"
"""How the note of every figure made here begins."""

PartsOf = Callable[[str, date], Sequence[str]]
"""The areas that one consists of on a day, each once under its newest code."""

_DISTRICTS = ("E06", "E07", "E08", "E09", "N09", "S12", "W06")
_NEVER_ADDED = frozenset({Caveat.COMBINED_AREA, Caveat.PERTURBED})
_AGREES = 0.02
"""A part's figure may differ from its count over its denominator by this share of it: counts may be rounded, but
one that is standardised, or counts something else, differs by more and is not added."""
_ROUNDED_TO = 5
_DECIMALS = 6
_NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]


def sums(
    indicator: Indicator,
    figures: Sequence[Observation],
    *,
    wholes: Collection[str],
    parts_of: PartsOf,
    made_before: Collection[tuple[str, Period]] = (),
) -> list[Observation]:
    """The figures of `wholes` that `figures` do not hold and their parts allow, one a place and period.

    Args:
        indicator: a share in percent or a rate "per 10,000"; of any other kind nothing is added.
        figures: one release, each place under its newest code.
        wholes: the areas that may be put together.
        parts_of: what an area consists of on a day; a part without a figure is looked for in its own parts.
        made_before: what was made of an earlier release; where it cannot be made again, it is no longer available.

    """
    scale = indicator.scale
    if scale is None:
        return []
    if isinstance(figures, Columns):
        figures = figures.rows(~np.isnan(figures.counted))
    if not any(figure.count is not None for figure in figures):
        return []
    by_period: dict[Period, dict[str, Observation]] = {}
    for figure in figures:
        by_period.setdefault(figure.period, {})[figure.place] = figure
    return [
        made
        for period, held in by_period.items()
        for whole in wholes
        if whole not in held
        for made in _made(indicator, whole, period, held, scale=scale, parts_of=parts_of, made_before=made_before)
    ]


def _made(  # what, where, when, from what, and how
    indicator: Indicator,
    whole: str,
    period: Period,
    held: Mapping[str, Observation],
    *,
    scale: float,
    parts_of: PartsOf,
    made_before: Collection[tuple[str, Period]],
) -> Iterator[Observation]:
    """The figure of one whole in one period; the note that there is none any more; or nothing."""
    parts = _parts(whole, period.last_day, held, parts_of=parts_of)
    if len(parts) > 1 and all(_can_be_added(part, indicator, scale=scale) for part in parts):
        yield _sum(indicator, whole, parts, scale=scale)
    elif (whole, period) in made_before:
        any_figure = next(iter(held.values()))
        yield Observation(
            indicator=indicator.name,
            place=whole,
            period=period,
            label=any_figure.label,
            status=Status.NOT_AVAILABLE,
            known_from=any_figure.known_from,
            note=f"{OURS} before; not every part has a count any more.",
        )


def _parts(whole: str, day: date, held: Mapping[str, Observation], *, parts_of: PartsOf) -> list[Observation]:
    """The figures that cover a whole, each area once; none where any of it has none."""
    found: list[Observation] = []
    for code in parts_of(whole, day):
        covered = [held[code]] if code in held else _parts(code, day, held, parts_of=parts_of)
        if not covered:
            return []
        found += covered
    return found


def _can_be_added(part: Observation, indicator: Indicator, *, scale: float) -> bool:
    """Whether a part's figure is its count over its denominator, and both are its own."""
    if part.value is None or part.count is None or not part.denominator or part.denominator < 0 or part.count < 0:
        return False
    if part.status is Status.PROJECTED or part.caveats & _NEVER_ADDED:
        return False
    slack = max(0.5 * 10.0**-indicator.decimals, _AGREES * abs(part.value))
    return abs(scale * part.count / part.denominator - part.value) <= slack


def _sum(indicator: Indicator, whole: str, parts: Sequence[Observation], *, scale: float) -> Observation:
    """The figure of a whole from those of its parts."""
    count = sum(part.count or 0.0 for part in parts)
    denominator = sum(part.denominator or 0.0 for part in parts)
    statuses = {part.status for part in parts}
    status = next((one for one in (Status.ESTIMATED, Status.PROVISIONAL) if one in statuses), Status.FINAL)
    caveats = frozenset[Caveat]().union(*(part.caveats for part in parts))
    if all(part.count is not None and part.count % _ROUNDED_TO == 0 for part in parts):
        caveats |= {Caveat.ROUNDED}
    limits = (None, None) if Caveat.ROUNDED in caveats else _limits(indicator, parts, count, denominator, scale=scale)
    areas = "districts" if all(part.place.startswith(_DISTRICTS) for part in parts) else "areas"
    number = _NUMBERS[len(parts)] if len(parts) < len(_NUMBERS) else str(len(parts))
    return Observation(
        indicator=indicator.name,
        place=whole,
        period=parts[0].period,
        label=parts[0].label,
        status=status,
        known_from=max(part.known_from for part in parts),
        value=round(scale * count / denominator, _DECIMALS),
        lower=limits[0],
        upper=limits[1],
        count=count,
        denominator=denominator,
        caveats=caveats,
        note=f"{OURS} from {number} {areas}.",
        locator="sum of " + ", ".join(f"{part.place} ({part.locator})" for part in parts),
    )


def _limits(
    indicator: Indicator, parts: Sequence[Observation], count: float, denominator: float, *, scale: float
) -> tuple[float | None, float | None]:
    """Wilson's limits of a share, Byar's of a rate; none unless the method gives the publisher's limits of each part.

    Counts grossed up from a survey look like counts, but are far less certain than these methods would say.
    """
    limited = [part for part in parts if part.lower is not None and part.upper is not None]
    if len(limited) < len(parts):
        return None, None
    method = wilson if indicator.unit_kind is UnitKind.PERCENT else byar
    counts = np.array([part.count for part in parts] + [count], dtype=np.float64)
    denominators = np.array([part.denominator for part in parts] + [denominator], dtype=np.float64)
    ours = method(counts, denominators, confidence=indicator.limits, unit=scale)
    theirs = np.array([[part.lower for part in parts], [part.upper for part in parts]], dtype=np.float64)
    slack = 0.5 * 10.0**-indicator.decimals + 1e-9
    if not (np.abs(np.array([ours.lower[:-1], ours.upper[:-1]]) - theirs) <= slack).all():
        return None, None
    return round(float(ours.lower[-1]), _DECIMALS), round(float(ours.upper[-1]), _DECIMALS)
