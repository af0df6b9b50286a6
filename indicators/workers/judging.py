"""Judging what the store holds: panels and terms in, verdicts out."""

import sys
from collections.abc import Collection, Mapping
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from sqlmodel import Session

from data import catalogue
from data.catalogue import Indicator
from data.store import figures
from indicators.judgement.unmeasured import unmeasured
from indicators.judgement.verdict import OutcomeVerdict
from indicators.judgement.verdicts import judge
from indicators.panel import panel_of
from indicators.workers.terms import Terms, terms_in_force

LONDON = ZoneInfo("Europe/London")


def verdicts(
    session: Session,
    indicator: Indicator,
    *,
    as_of: date,
    known_at: datetime,
    places: Collection[str] | None = None,
    terms: Terms | None = None,
) -> list[OutcomeVerdict]:
    """Every verdict on one indicator, of all places or of these, from the figures known at `known_at`."""
    terms = terms or terms_in_force(session, as_of=as_of, known_at=known_at, indicator=indicator.name)
    agreed = [one for one in terms.agreed.get(indicator.name, ()) if places is None or one.place in places]
    floors = [one for one in terms.floors.get(indicator.name, ()) if places is None or one.place in places]
    if not agreed and not floors:
        return []
    judged = {one.place for one in agreed} | {one.place for one in floors}
    held = figures.of_indicator(session, indicator.name, known_at=known_at, places=judged)
    panel = panel_of(held, indicator, as_of=as_of)
    return judge(panel, agreed, floors, indicator=indicator, as_of=as_of, known_at=known_at)


def place_verdicts(
    session: Session,
    place: str,
    *,
    as_of: date,
    known_at: datetime,
    indicators: Mapping[str, Indicator] | None = None,
) -> list[OutcomeVerdict]:
    """Every verdict on one place in agreement order, outcomes without a measure included, then floors alone."""
    indicators = catalogue.indicators() if indicators is None else indicators
    terms = terms_in_force(session, as_of=as_of, known_at=known_at, place=place)
    found = [
        verdict
        for name in terms.indicators(place)
        for verdict in verdicts(session, indicators[name], as_of=as_of, known_at=known_at, places={place}, terms=terms)
    ]
    found += [
        unmeasured(place, record.id, outcome, evidence=record.evidence, as_of=as_of, known_at=known_at)
        for _, record, outcome in terms.unmeasured
    ]
    return sorted(found, key=_agreement_order)


def day_of(moment: datetime) -> date:
    """The day in London on which a moment falls."""
    return moment.astimezone(LONDON).date()


def end_of(day: date) -> datetime:
    """The last moment of a day in London, in UTC: what "as at" a date means."""
    return datetime.combine(day, time.max, tzinfo=LONDON).astimezone(UTC)


def _agreement_order(verdict: OutcomeVerdict) -> tuple[int, int, str]:
    """Outcomes by number, their commitments by number, then floors that stand alone."""
    return (verdict.outcome or sys.maxsize, verdict.commitment or 0, verdict.standard.name)


def clause_of(verdict: OutcomeVerdict) -> str:
    """Which clause a verdict is about: it keeps its words when a new version of the document takes over."""
    if verdict.outcome is None:
        return f"standard {verdict.standard.name}"
    return f"outcome {verdict.outcome}, commitment {verdict.commitment}"
