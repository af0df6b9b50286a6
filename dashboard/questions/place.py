"""What the page of a place asks."""

from datetime import date, datetime

from sqlmodel import Session

from dashboard.access import Viewer
from dashboard.questions import agreements, judged
from dashboard.questions.changes import moved_lately
from dashboard.questions.promises import promises
from dashboard.questions.reorganised import passed_on
from dashboard.questions.values import Became, Measure, PlacePage, Reported, Standard, Standing, Unknown
from data import demonstration
from data.store import documents, figures, meetings, places
from data.store.places import PlaceRecord
from data.terms import AgreementTerms, EvidenceClass, Outcome, weakest
from indicators.judgement.verdict import OutcomeVerdict


def place_summary(session: Session, viewer: Viewer, text: str, *, known_at: datetime) -> PlacePage | Became | Unknown:
    """Return the page of the place that a slug, code or name stands for; never of another place instead."""
    found = named(session, text, known_at=known_at)
    return summary(session, viewer, found, known_at=known_at) if isinstance(found, PlaceRecord) else found


def named(session: Session, text: str, *, known_at: datetime) -> PlaceRecord | Became | Unknown:
    """Return the place, what it became, or that nothing is called so with the nearest names."""
    if not text:
        listed = tuple(place for place, _ in agreements.agreed_places(session, known_at=known_at))
        return Unknown("", listed)
    found = places.resolve(session, text)
    if found.place is None:
        return Unknown(text, found.near)
    ended = not found.place.exists_on(agreements.day_of(known_at))
    if found.successors and ended:
        passed = passed_on(session, found.place, known_at=known_at)
        held = bool(agreements.versions(session, found.place, known_at=known_at))
        return Became(found.place.name, found.successors, found.on, passed, held)
    return found.place


def summary(session: Session, viewer: Viewer, place: PlaceRecord, *, known_at: datetime) -> PlacePage:
    """Return everything the page of one place shows."""
    on = agreements.day_of(known_at)
    stage = agreements.stage(session, viewer, place, known_at=known_at)
    terms, document = stage.terms, stage.document
    verdicts = judged.of_place(session, place, known_at=known_at)
    measures = () if terms is None else _measures(session, terms, verdicts, known_at=known_at)
    floors = tuple(judged.standards(session, verdicts, known_at=known_at))
    sources = [*(one.source for one in measures), *(one.source for one in floors)]
    larger = [
        one
        for one in places.parents(session, place.code, on=on)
        if agreements.in_force(session, one, known_at=known_at) is not None
    ]
    unknown_yet = stage.standing is Standing.NONE
    return PlacePage(
        place=place,
        standing=stage.standing,
        negotiating_days=stage.negotiating_days,
        document=document,
        terms=terms,
        measures=measures,
        standards=floors,
        promises=() if terms is None or document is None else promises(session, terms, document, known_at=known_at),
        changes=moved_lately(session, place, judged.known_indicators(session), known_at=known_at),
        reported=_reported(session, place),
        larger=tuple(larger),
        within=tuple(places.within(session, place.code, on=on)),
        newest_release=judged.newest_release(sources),
        evidence=_evidence(place, stage.evidence, floors),
        held_from=_held_from(session, place, known_at=known_at) if unknown_yet else None,
        meeting=next(
            (one for one in meetings.meetings(session, place.code, known_at=known_at) if one.held_on >= on), None
        ),
    )


def _held_from(session: Session, place: PlaceRecord, *, known_at: datetime) -> date | None:
    """Return the day from which anything is held about a place, where that came after the moment asked about."""
    recorded = [one.recorded_at for one in documents.versions(session, "agreement", place.code)]
    first = figures.first_known(session, place.code)
    begun = min([*recorded, *([] if first is None else [first])], default=None)
    return agreements.day_of(begun) if begun is not None and known_at < begun else None


def _measures(
    session: Session, terms: AgreementTerms, verdicts: list[OutcomeVerdict], *, known_at: datetime
) -> tuple[Measure, ...]:
    """Return each commitment of each outcome, in agreement order; an outcome in words alone stands once."""
    defined = judged.known_indicators(session)
    by_clause = {(one.outcome, one.commitment): one for one in verdicts if one.outcome is not None}
    found = []
    for outcome in terms.outcomes:
        office = office_of(outcome, terms)
        if not outcome.commitments:
            found.append(Measure(outcome, None, None, by_clause.get((outcome.number, None)), None, office))
        for at, commitment in enumerate(outcome.commitments, start=1):
            verdict = by_clause.get((outcome.number, at))
            where = None if verdict is None else judged.source(session, verdict, known_at=known_at)
            found.append(Measure(outcome, commitment, defined.get(commitment.indicator), verdict, where, office))
    return tuple(found)


def office_of(outcome: Outcome, terms: AgreementTerms) -> str:
    """Return the office that answers for an outcome: its own, else the agreement's."""
    return outcome.office or (terms.accountability.office if terms.accountability else "")


def _reported(session: Session, place: PlaceRecord) -> tuple[Reported, ...]:
    """Return what named publications said of a place; only a demonstration brings such facts."""
    if not demonstration.is_demonstration(session):
        return ()
    return tuple(
        Reported(one.text, one.title, one.publisher or "", one.published or "")
        for one in demonstration.reported()
        if one.place == place.slug
    )


def _evidence(place: PlaceRecord, agreed: EvidenceClass | None, floors: tuple[Standard, ...]) -> EvidenceClass:
    """Return the weakest class among what the page leans on."""
    inputs = [one.document.evidence for one in floors]
    if agreed is not None:
        inputs.append(agreed)
    return weakest(place.evidence, *inputs)
