"""The figures of places over time, and whether the places have grown apart since the first agreement began."""

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType

import numpy as np

from dashboard.questions.comparison_values import Apart, History, Moment
from dashboard.questions.outlook import periods_to_come
from data.catalogue import Indicator
from indicators.judgement.agreed import Agreed
from indicators.judgement.course_verdicts import path_of
from indicators.panel import Panel
from indicators.statistics.comparison import spread_ratio

MONTHS = 12
BEFORE = 6
"""How many figures before an agreement are shown at most, the last before it included."""
MOST_AHEAD = 8
NONE_AGREED: Mapping[str, Agreed] = MappingProxyType({})


def histories(
    panel: Panel, began: Mapping[str, date], indicator: Indicator, *, agreed: Mapping[str, Agreed] = NONE_AGREED
) -> tuple[History, ...]:
    """Return the history of each place in `began`, in that order; a place without figures has an empty one.

    `agreed` holds what each place agreed itself: its course stands beside its figures, and ahead of them.
    """
    return tuple(_history(panel, code, day, indicator, agreed.get(code)) for code, day in began.items())


def _history(panel: Panel, code: str, began: date, indicator: Indicator, agreed: Agreed | None) -> History:
    rows = rows_of(panel, code)
    known = rows[~np.isnan(panel.value[rows])]
    if not known.size:
        return History(code, ())
    same = rows[panel.segment[rows] == panel.segment[known[-1]]]
    last_before = int((panel.end[same] <= np.datetime64(began, "D")).sum()) - 1
    shown = range(max(last_before - BEFORE + 1, 0), same.size)
    step = indicator.frequency.months / MONTHS
    spans = [(panel.start[same[at]].astype(object), panel.end[same[at]].astype(object)) for at in shown]
    figures = tuple(
        Moment(start, end, _known(panel.value[same[at]]), (at - last_before) * step, path)
        for (start, end), at, path in zip(spans, shown, _course(agreed, spans), strict=True)
    )
    by = agreed.current.commitment.by if agreed else None
    coming = periods_to_come(*spans[-1], by, indicator) if by else ()
    if len(coming) > MOST_AHEAD:
        coming = ()
    ahead = (
        Moment(start, end, None, figures[-1].since + number * step, path)
        for number, ((start, end), path) in enumerate(zip(coming, _course(agreed, coming), strict=True), start=1)
    )
    return History(code, figures, tuple(ahead))


def _course(agreed: Agreed | None, spans: Sequence[tuple[date, date]]) -> list[float | None]:
    """Return the course agreed for each period, None where none was."""
    if agreed is None or not spans:
        return [None] * len(spans)
    return [_known(level) for level in path_of(agreed, np.array([end for _, end in spans], dtype="datetime64[D]"))]


def _known(number: np.float64) -> float | None:
    return None if np.isnan(number) else float(number)


def apart_of(panel: Panel, codes: Sequence[str], *, began: date, now: tuple[date, date]) -> Apart:
    """Return whether these places have grown apart since the last period before the first agreement began."""
    starts = {
        span for code in codes for span in _spans(panel, rows_of(panel, code)) if span[1] <= began and span[1] < now[1]
    }
    base = max(starts, key=lambda span: span[1], default=None)
    if base is None:
        nothing = float("nan")
        unknown = spread_ratio([nothing], [nothing])
        return Apart(unknown.spread, nothing, nothing, nothing, 0, None, now)
    both = [(value_at(panel, code, base), value_at(panel, code, now)) for code in codes]
    same = [
        pair if _one_segment(panel, code, base, now) else (np.nan,) * 2 for code, pair in zip(codes, both, strict=True)
    ]
    first, last = np.array(same, dtype=np.float64).reshape(-1, 2).T
    found = spread_ratio(first, last)
    return Apart(found.spread, found.ratio, found.lower, found.upper, found.places, base, now)


def rows_of(panel: Panel, code: str) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Return the rows of one place, oldest first; none where it has no figure."""
    if code not in panel.places:
        return np.zeros(0, dtype=np.int64)
    at = panel.places.index(code)
    return np.arange(panel.offsets[at], panel.offsets[at + 1])


def row_at(panel: Panel, code: str, span: tuple[date, date]) -> int | None:
    """Return the row of one place for one period."""
    rows = rows_of(panel, code)
    fits = (panel.start[rows] == np.datetime64(span[0], "D")) & (panel.end[rows] == np.datetime64(span[1], "D"))
    return int(rows[fits][0]) if fits.any() else None


def value_at(panel: Panel, code: str, span: tuple[date, date]) -> float:
    """Return the figure of one place for one period, NaN where unknown."""
    row = row_at(panel, code, span)
    return float("nan") if row is None else float(panel.value[row])


def _spans(panel: Panel, rows: np.ndarray[tuple[int], np.dtype[np.int64]]) -> set[tuple[date, date]]:
    return {
        (panel.start[row].astype(object), panel.end[row].astype(object))
        for row in rows
        if not np.isnan(panel.value[row])
    }


def _one_segment(panel: Panel, code: str, first: tuple[date, date], last: tuple[date, date]) -> bool:
    """Return whether a place is counted in the same way in both periods."""
    ends = row_at(panel, code, first), row_at(panel, code, last)
    return ends[0] is not None and ends[1] is not None and bool(panel.segment[ends[0]] == panel.segment[ends[1]])
