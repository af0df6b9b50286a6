"""A place beside those that a published list names as similar: the list is taken as it stands, never made here."""

from collections.abc import Iterable, Mapping
from datetime import date

import numpy as np

from dashboard.questions.comparison_values import Similar
from dashboard.questions.histories import row_at, rows_of, value_at
from data import gazetteer
from indicators.judgement.evidence import Ranges
from indicators.panel import Panel
from indicators.statistics.comparison import neighbour_gap

FIRST = 10
LEAST = 7
LIMITS_TO_ERROR = 3.92

Span = tuple[date, date]


def codes_of(places: Iterable[str]) -> frozenset[str]:
    """Return every place that stands in the lists of these places."""
    return frozenset(code for place in places if (held := gazetteer.similar(place)) for code in held.similar[:FIRST])


def similar_of(panel: Panel, ranges: Ranges, began: Mapping[str, date], *, now: Span) -> tuple[Similar, ...]:
    """Return each place of `began` that has a list, beside its similar places in the period `now`.

    The change is that since the last figure before the place's agreement began, where enough of them have that too.
    """
    found = []
    for code, day in began.items():
        listed = gazetteer.similar(code)
        if listed is None:
            continue
        names = {one.code: one.name for one in gazetteer.places()}
        others = listed.similar[:FIRST]
        theirs = np.array([value_at(panel, one, now) for one in others])
        held = int((~np.isnan(theirs)).sum())
        own, base = value_at(panel, code, now), _last_before(panel, code, day)
        before = (
            np.full(theirs.shape, np.nan) if base is None else np.array([value_at(panel, one, base) for one in others])
        )
        beside = neighbour_gap(
            own,
            theirs,
            se=_error(panel, ranges, code, now),
            base=np.nan if base is None else value_at(panel, code, base),
            base_neighbours=before,
            base_se=np.nan if base is None else _error(panel, ranges, code, base),
            least=LEAST,
        )
        found.append(
            Similar(
                code=code,
                list_name=listed.list,
                version=listed.version,
                names=tuple(names.get(one, one) for one in others),
                held=held,
                median=None if np.isnan(beside.median) else float(beside.median),
                gap=_known(beside.gap, beside.gap_lower, beside.gap_upper),
                change=_known(beside.change, beside.change_lower, beside.change_upper),
            )
        )
    return tuple(found)


def _last_before(panel: Panel, code: str, day: date) -> Span | None:
    """Return the last period with a figure that ended by a day, counted as the latest figure is."""
    rows = rows_of(panel, code)
    known = rows[~np.isnan(panel.value[rows])]
    if not known.size:
        return None
    same = known[(panel.segment[known] == panel.segment[known[-1]]) & (panel.end[known] <= np.datetime64(day, "D"))]
    return (panel.start[same[-1]].astype(object), panel.end[same[-1]].astype(object)) if same.size else None


def _error(panel: Panel, ranges: Ranges, code: str, span: Span) -> float:
    """Return the standard error of a figure; NaN, and so no gap, where nothing says how far chance moves it."""
    row = row_at(panel, code, span)
    return float("nan") if row is None else float(ranges.upper[row] - ranges.lower[row]) / LIMITS_TO_ERROR


def _known(*parts: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> tuple[float, float, float] | None:
    middle, lower, upper = (float(part) for part in parts)
    return None if np.isnan([middle, lower, upper]).any() else (middle, lower, upper)
