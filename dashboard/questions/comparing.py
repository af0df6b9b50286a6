"""One outcome in many places: which differ by more than chance, and what stands beside the latest figures."""

from collections.abc import Sequence
from datetime import date, datetime

import numpy as np
from scipy.stats import norm
from sqlmodel import Session

from dashboard.questions.agreements import agreed_places, day_of
from dashboard.questions.ambition import share_of
from dashboard.questions.comparison_values import Apart, Comparison, Funnel
from dashboard.questions.effects import moved_from_similar
from dashboard.questions.funnel import funnel_of
from dashboard.questions.histories import apart_of, histories
from dashboard.questions.similar import codes_of, similar_of
from dashboard.questions.values import Compared
from dashboard.wording import cells
from data.catalogue import Indicator
from data.store import figures, places
from indicators import workers
from indicators.judgement.evidence import ranges_of
from indicators.panel import panel_of
from indicators.statistics.comparison import Against, against_benchmark, thinned

LEAST_MARKED = 5
WIDER = 3.09 / 1.96  # from 95 % to 99.8 % limits
LIMITS_TO_ERROR = 3.92


def comparison_of(
    session: Session, rows: Sequence[Compared], indicator: Indicator, *, known_at: datetime
) -> Comparison:
    """Return what stands beside the latest figures of the places that can be compared."""
    compared = [one for one in rows if one.comparable]
    began = {one.place.code: day for one in compared if (day := _began(one)) is not None}
    similar_codes = codes_of(began)
    held = figures.of_indicator(session, indicator.name, known_at=known_at, places={*began, *similar_codes})
    on = day_of(known_at)
    panel = panel_of(held, indicator, as_of=on)
    terms = workers.terms_in_force(session, as_of=on, known_at=known_at).agreed.get(indicator.name, ())
    agreed = {one.place: one for one in reversed(terms)}
    now = next(((latest.start, latest.end) for one in compared if (latest := one.verdict.latest)), None)
    similar = () if now is None else similar_of(panel, ranges_of(panel, indicator), began, now=now)
    listed = {one.code for one in similar}
    apart: Apart | None = None
    if now is not None and len(began) > 1:
        apart = apart_of(panel, list(began), began=min(began.values()), now=now)
    return Comparison(
        funnel=funnel_of([(one.place.code, one.verdict.latest) for one in compared if one.verdict.latest], indicator),
        shares={
            one.place.code: share_of(one.verdict, one.measure.commitment, indicator, limits=cells.limits(one.verdict))
            for one in compared
            if one.measure.commitment is not None
        },
        histories=histories(panel, began, indicator, agreed=agreed),
        apart=apart,
        similar=similar,
        unlisted=tuple(one.place.name for one in compared if one.place.code not in listed),
        moved=moved_from_similar(panel, began, agreed=_under_agreement(session, known_at=known_at)),
    )


def _under_agreement(session: Session, *, known_at: datetime) -> frozenset[str]:
    """Return every place with an agreement, and every place within one that has."""
    having = [place.code for place, _ in agreed_places(session, known_at=known_at)]
    within = {one.code for code in having for one in places.within(session, code, on=day_of(known_at))}
    return frozenset({*having, *within})


def different(rows: Sequence[Compared], indicator: Indicator, funnel: Funnel | None) -> tuple[str, ...]:
    """Return the places that differ by more than chance; none where under five can be compared.

    In a funnel those beyond its widened 99.8 % limits; else those beyond 99.8 % limits of the middle of the others.
    Either list is thinned to a false share of 5 %.
    """
    if funnel is not None:
        outside = {one.code for one in funnel.places if one.differs}
        return tuple(one.place.name for one in rows if one.place.code in outside)
    known = [
        (one.place.name, latest.value, *cells.limits(one.verdict))
        for one in rows
        if one.comparable and (latest := one.verdict.latest) and cells.limits(one.verdict)[0] is not None
    ]
    if len(known) < LEAST_MARKED:
        return ()
    value, lower, upper = np.array([numbers for _, *numbers in known], dtype=np.float64).T
    wide_lower = value - (value - lower) * WIDER
    wide_upper = value + (upper - value) * WIDER
    centre = np.array([np.median(np.delete(value, at)) for at in range(value.size)])
    codes = against_benchmark(value, wide_lower, wide_upper, centre, better=indicator.better)
    error = (upper - lower) / LIMITS_TO_ERROR
    chance = 2 * norm.sf(np.divide(np.abs(value - centre), error, out=np.zeros_like(value), where=error > 0))
    apart = ~np.isin(codes, [Against.NOT_COMPARED, Against.SIMILAR]) & thinned(chance)
    return tuple(name for (name, *_), differs in zip(known, apart, strict=True) if differs)


def _began(one: Compared) -> date | None:
    """Return when a place's agreement on this outcome began."""
    starts = one.verdict.course.reason.facts.get("starts")
    return starts if isinstance(starts, date) else None
