"""The areas within a place: their figures for one period, and which differ from the rest by more than chance."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import numpy as np
from scipy.stats import norm

from dashboard.questions.series_values import Against, Area
from data.catalogue import Indicator
from data.observation import OBSERVED, Figures
from data.store.places import PlaceRecord
from indicators.judgement.evidence import pooled_interval
from indicators.statistics import comparison

LIMITS_TO_ERROR = 3.92
_WORDS = {
    comparison.Against.NOT_COMPARED: Against.NOT_COMPARED,
    comparison.Against.SIMILAR: Against.SAME,
    comparison.Against.BETTER: Against.BETTER,
    comparison.Against.BEST: Against.BETTER,
    comparison.Against.WORSE: Against.WORSE,
    comparison.Against.WORST: Against.WORSE,
    comparison.Against.HIGHER: Against.HIGHER,
    comparison.Against.HIGHEST: Against.HIGHER,
    comparison.Against.LOWER: Against.LOWER,
    comparison.Against.LOWEST: Against.LOWER,
}


def areas_of(
    figures: Figures,
    within: Sequence[PlaceRecord],
    whole: PlaceRecord,
    indicator: Indicator,
    *,
    period: tuple[date, date],
) -> tuple[Area, ...]:
    """Return each area's figure for a period, alphabetically; an area without one stands without a value.

    Where counts are published the area is compared with the rest of the place, the area itself taken out, and both
    have an interval; else its own interval is compared with the whole.
    """
    at_whole = _row(figures, whole.code, period)
    areas = tuple(_area(figures, place, _row(figures, place.code, period), at_whole, indicator) for place in within)
    return _thinned(areas, None if at_whole is None else float(figures.value[at_whole]))


def _thinned(areas: tuple[Area, ...], whole: float | None) -> tuple[Area, ...]:
    """Return the areas with marks thinned to a false share of 5 %, where each was compared with the whole.

    Comparing with the rest needs two intervals apart, which is stricter than thinning.
    """
    compared = [one for one in areas if one.against is not Against.NOT_COMPARED and not one.beside_rest]
    if whole is None or not compared:
        return areas
    chances = np.array([_chance(one, whole) for one in compared])
    listed = dict(zip((one.place.code for one in compared), comparison.thinned(chances), strict=True))
    return tuple(one if listed.get(one.place.code, True) else replace(one, against=Against.SAME) for one in areas)


def _chance(area: Area, whole: float) -> float:
    """Return the chance of a figure as far from the whole as this area's, were there no difference."""
    if area.value is None or area.lower is None or area.upper is None or area.upper <= area.lower:
        return 1.0
    error = (area.upper - area.lower) / LIMITS_TO_ERROR
    return float(2 * norm.sf(abs(area.value - whole) / error))


def _row(figures: Figures, code: str, period: tuple[date, date]) -> int | None:
    found = np.flatnonzero(
        (figures.place == code)
        & (figures.start == np.datetime64(period[0], "D"))
        & (figures.end == np.datetime64(period[1], "D"))
    )
    return int(found[0]) if found.size else None


def _area(figures: Figures, place: PlaceRecord, row: int | None, whole: int | None, indicator: Indicator) -> Area:
    if row is None:
        return Area(place, None, None, None, None, None, "not_received", Against.NOT_COMPARED, beside_rest=False)
    value, lower, upper = (_known(column[row]) for column in (figures.value, figures.lower, figures.upper))
    if value is not None and (lower is None or upper is None):
        lower, upper = _own_interval(figures, row, indicator)
    against, beside_rest = Against.NOT_COMPARED, False
    if value is not None and whole is not None and figures.status[row] in {one.value for one in OBSERVED}:
        against, beside_rest = _against(figures, row, whole, (value, lower, upper), indicator)
    return Area(
        place,
        figures.start[row].astype(object),
        figures.end[row].astype(object),
        value,
        lower,
        upper,
        str(figures.status[row]),
        against,
        beside_rest,
    )


def _known(number: np.float64) -> float | None:
    return None if np.isnan(number) else float(number)


def _own_interval(figures: Figures, row: int, indicator: Indicator) -> tuple[float | None, float | None]:
    """Return the interval of an area's published counts, where they are published."""
    interval = pooled_interval(figures.count[[row]], figures.denominator[[row]], indicator)
    if interval is None:
        return None, None
    return _known(interval.lower[0]), _known(interval.upper[0])


def _against(
    figures: Figures,
    row: int,
    whole: int,
    own: tuple[float, float | None, float | None],
    indicator: Indicator,
) -> tuple[Against, bool]:
    """Return how an area stands, and whether the rest of the place was taken as its benchmark."""
    value, lower, upper = own
    if lower is None or upper is None:
        return Against.NOT_COMPARED, False
    rest_count = figures.count[[whole]] - figures.count[[row]]
    rest_size = figures.denominator[[whole]] - figures.denominator[[row]]
    rest = None
    if not np.isnan(rest_count + rest_size)[0] and rest_count[0] >= 0 and rest_size[0] > 0:
        rest = pooled_interval(rest_count, rest_size, indicator)
    if rest is not None:
        codes = comparison.against_benchmark(
            [value],
            [lower],
            [upper],
            rest.value,
            better=indicator.better,
            benchmark_lower=rest.lower,
            benchmark_upper=rest.upper,
        )
        return _WORDS[comparison.Against(int(codes[0]))], True
    codes = comparison.against_benchmark([value], [lower], [upper], figures.value[[whole]], better=indicator.better)
    return _WORDS[comparison.Against(int(codes[0]))], False
