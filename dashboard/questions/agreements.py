"""Agreements as a viewer may see them: a published version, or only how far a draft has come."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session

from dashboard.access import Viewer, may_read_terms
from dashboard.questions.values import Standing
from dashboard.wording.dates import LONDON
from dashboard.wording.language import collated
from data import demonstration
from data.store import documents, places
from data.store.documents import DocumentRecord
from data.store.places import PlaceRecord
from data.terms import AgreementTerms, EvidenceClass


@dataclass(frozen=True, slots=True)
class Stage:
    """How far a place has come, with the version a viewer may read."""

    standing: Standing
    document: DocumentRecord | None = None
    terms: AgreementTerms | None = None
    negotiating_days: int | None = None
    evidence: EvidenceClass | None = None


def day_of(known_at: datetime) -> date:
    """Return the day in London on which something was known."""
    return known_at.astimezone(LONDON).date()


def in_force(session: Session, place: PlaceRecord, *, known_at: datetime) -> DocumentRecord | None:
    """Return the version of a place's agreement in force at a moment."""
    on = day_of(known_at)
    held = documents.in_force(session, kind="agreement", on=on, subject=place.code, known_at=known_at)
    return held[0] if held else None


def stage(
    session: Session,
    viewer: Viewer,
    place: PlaceRecord,
    *,
    known_at: datetime,
    without: Mapping[str, str] | None = None,
) -> Stage:
    """Return how far a place has come at a moment.

    `without` says why places without an agreement have none; give it when asking for many places.
    """
    on = day_of(known_at)
    document = in_force(session, place, known_at=known_at)
    if document is not None:
        return Stage(Standing.AGREED, document, document.agreement, evidence=document.evidence)
    held = documents.versions(session, "agreement", place.code, known_at=known_at)
    past = [one for one in held if one.in_force_until is not None and one.in_force_until <= on]
    if past:
        return Stage(Standing.ENDED, past[-1], past[-1].agreement, evidence=past[-1].evidence)
    ahead = [one for one in held if one.in_force_from is not None and _both_signed(session, one) is not None]
    signed = [one for one in ahead if (_both_signed(session, one) or known_at) <= known_at]
    if signed:
        return Stage(Standing.SIGNED, signed[0], signed[0].agreement, evidence=signed[0].evidence)
    drafts = [one for one in held if one.status in {"draft", "awaiting"} or one in ahead]
    if drafts:
        days = (on - day_of(drafts[0].recorded_at)).days
        newest = drafts[-1]
        if newest not in ahead and may_read_terms(viewer, status=newest.status, parties=(place.code,)):
            return Stage(Standing.NEGOTIATING, newest, newest.agreement, days, newest.evidence)
        return Stage(Standing.NEGOTIATING, negotiating_days=days, evidence=newest.evidence)
    told = demonstration.stages(session) if without is None else without
    undecided = told.get(place.code) == "level_undecided"
    return Stage(Standing.LEVEL_UNDECIDED if undecided else Standing.NONE)


def _both_signed(session: Session, document: DocumentRecord) -> datetime | None:
    """Return when the second side signed a version, None where the two have not: illustrative terms nobody signs."""
    marks = {one.side: one.signed_at for one in documents.signatures(session, document.id)}
    return max(marks.values()) if set(marks) == {"place", "centre"} else None


def versions(session: Session, place: PlaceRecord, *, known_at: datetime) -> list[DocumentRecord]:
    """Return the published versions of a place's agreement, oldest first."""
    return [
        one
        for one in documents.versions(session, "agreement", place.code, known_at=known_at)
        if one.in_force_from is not None and one.status not in {"draft", "awaiting"}
    ]


def agreed_places(session: Session, *, known_at: datetime) -> list[tuple[PlaceRecord, DocumentRecord]]:
    """Return every place with an agreement in force, by name, with the version in force."""
    found = [
        (place, document)
        for document in documents.in_force(session, kind="agreement", on=day_of(known_at), known_at=known_at)
        if (place := places.named(session, document.subject)) is not None
    ]
    return sorted(found, key=lambda pair: (collated(pair[0].name), pair[0].code))
