"""One commitment's figures with what is drawn beside them: course, expected range, versions, areas."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

import numpy as np
from sqlmodel import Session

from dashboard.questions import agreements
from dashboard.questions.areas import areas_of
from dashboard.questions.outlook import independent_rows, outlook_of, periods_to_come
from dashboard.questions.series_values import Area, ExpectedRange, Period, Series, Version
from dashboard.questions.values import Measure
from data.catalogue import Indicator
from data.store import figures as held
from data.store.documents import DocumentRecord
from data.store.places import PlaceRecord
from data.terms import Commitment
from indicators import workers
from indicators.judgement.agreed import Agreed
from indicators.judgement.course_verdicts import path_of
from indicators.judgement.evidence import Ranges, ranges_of
from indicators.judgement.verdict import Grade
from indicators.panel import Panel, panel_of
from indicators.statistics.control_chart import LEAST_POINTS, Limits, xmr

SHOWN = 24
MOST_AHEAD = 8
NOT_RECEIVED = "not_received"


def series_of(
    session: Session,
    measure: Measure,
    place: PlaceRecord,
    within: Sequence[PlaceRecord],
    *,
    known_at: datetime,
) -> Series:
    """Return the series of one measure of a place, as known at a moment."""
    indicator, verdict = measure.indicator, measure.verdict
    if indicator is None or measure.commitment is None:
        return Series(measure=measure)
    codes = [place.code, *(one.code for one in within)]
    figures = held.of_indicator(session, indicator.name, known_at=known_at, places=codes)
    panel = panel_of(figures.rows(figures.place == place.code), indicator, as_of=agreements.day_of(known_at))
    ranges = ranges_of(panel, indicator)
    agreed = _agreed(session, place, measure, known_at=known_at)
    periods = _periods(session, panel, ranges, agreed)
    points, expected = _expected_range(panel, indicator)
    shown = periods[-SHOWN:]
    dropped = len(periods) - len(shown)
    latest = next((one for one in reversed(periods) if one.value is not None), None)
    areas: tuple[Area, ...] = ()
    if latest is not None and within:
        areas = areas_of(figures, within, place, indicator, period=(latest.start, latest.end))
    return Series(
        measure=measure,
        every=periods,
        periods=shown,
        ahead=_ahead(shown, agreed, indicator),
        earlier=dropped,
        expected=None if expected is None else replace(expected, first=max(expected.first - dropped, 0)),
        independent_points=points,
        floor=float(verdict.standard.floor) if verdict and verdict.standard.floor is not None else None,
        areas=areas,
        whole=latest,
        outlook=outlook_of(panel, verdict, measure.commitment, indicator),
        versions=tuple(_versions(session, place, measure, known_at=known_at)),
        grade=verdict.course.evidence.grade or verdict.standard.evidence.grade if verdict else None,
    )


def _versions(session: Session, place: PlaceRecord, measure: Measure, *, known_at: datetime) -> list[Version]:
    """Return the versions in which this commitment's level was set anew, oldest first."""
    found: list[Version] = []
    for document in agreements.versions(session, place, known_at=known_at):
        commitment = _commitment(document, measure)
        if commitment is None:
            continue
        if found and found[-1].commitment == commitment:
            found[-1] = replace(found[-1], in_force_until=document.in_force_until)
        else:
            start, end = document.in_force_from, document.in_force_until
            found.append(Version(document.version, commitment, start, end, document.reason))
    return found


def _commitment(document: DocumentRecord, measure: Measure) -> Commitment | None:
    """Return the same clause in another version: outcome numbers never pass to another outcome."""
    if measure.commitment is None:
        return None
    outcome = next((one for one in document.agreement.outcomes if one.number == measure.outcome.number), None)
    if outcome is None:
        return None
    return next((one for one in outcome.commitments if one.indicator == measure.commitment.indicator), None)


def _agreed(session: Session, place: PlaceRecord, measure: Measure, *, known_at: datetime) -> Agreed | None:
    """Return the commitment through its versions, as it is judged."""
    terms = workers.terms_in_force(session, as_of=agreements.day_of(known_at), known_at=known_at)
    name = measure.commitment.indicator if measure.commitment else ""
    return next(
        (
            one
            for one in terms.agreed.get(name, ())
            if one.place == place.code and one.outcome == measure.outcome.number
        ),
        None,
    )


def _periods(session: Session, panel: Panel, ranges: Ranges, agreed: Agreed | None) -> tuple[Period, ...]:
    """Return every expected period of a panel of one place."""
    path = np.full(len(panel), np.nan) if agreed is None else path_of(agreed, panel.end)
    published = ranges.grade != Grade.C
    released: dict[int, date | None] = {}

    def released_on(row: int) -> date | None:
        number = int(panel.figures.release[row])
        if number not in released:
            release = held.release(session, number)
            released[number] = release.published_on if release else None
        return released[number]

    return tuple(
        Period(
            start=panel.start[at].astype(object),
            end=panel.end[at].astype(object),
            value=_known(panel.value[at]),
            lower=_known(ranges.lower[at]) if published[at] else None,
            upper=_known(ranges.upper[at]) if published[at] else None,
            status=str(panel.figures.status[row]) if row >= 0 else NOT_RECEIVED,
            caveats=tuple(panel.figures.caveats[row]) if row >= 0 else (),
            released=released_on(row) if row >= 0 else None,
            path=_known(path[at]),
            segment=int(panel.segment[at]),
        )
        for at, row in enumerate(int(row) for row in panel.row)
    )


def _ahead(periods: Sequence[Period], agreed: Agreed | None, indicator: Indicator) -> tuple[Period, ...]:
    """Return the periods still to come up to the agreed date, with the course alone; none where that is far ahead."""
    if not periods or agreed is None or agreed.current.commitment.by is None:
        return ()
    last = periods[-1]
    coming = periods_to_come(last.start, last.end, agreed.current.commitment.by, indicator)
    if not 0 < len(coming) <= MOST_AHEAD:
        return ()
    path = path_of(agreed, np.array([end for _, end in coming], dtype="datetime64[D]"))
    return tuple(
        Period(start, end, None, None, None, NOT_RECEIVED, (), None, _known(level), last.segment)
        for (start, end), level in zip(coming, path, strict=True)
    )


def _expected_range(panel: Panel, indicator: Indicator) -> tuple[int, ExpectedRange | None]:
    """Return how many independent points stand since the last break, and the control limits where they suffice."""
    if np.isnan(panel.value).all():
        return 0, None
    independent = independent_rows(panel)
    values = panel.value[independent]
    points = int((~np.isnan(values)).sum())
    if points < LEAST_POINTS:
        return points, None
    chart = xmr(values, better=indicator.better)
    if chart.limits[-1] not in {Limits.SHOWN, Limits.UNSCREENED}:
        return points, None
    return points, ExpectedRange(int(independent[0]), float(chart.lower[-1]), float(chart.upper[-1]), points)


def _known(number: np.float64) -> float | None:
    return None if np.isnan(number) else float(number)
