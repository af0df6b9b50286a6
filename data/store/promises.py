"""What happened to the promises of agreements: only ever added to."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlmodel import Session, col, select

from data.models import Document, PromiseEvent
from data.store import facts, once
from data.terms import Depth, EvidenceClass


class PromiseStep(StrEnum):
    """What happened to a promise."""

    PROMISED = "promised"
    MOVED = "moved"
    DELIVERED = "delivered"
    EXPLAINED = "explained"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseRecord:
    """One step of one promise: the clause that made it ("power 2"), the day, the day it is due and who says so.

    `depth` is how deep a delivered power reaches in fact, where it was said.
    """

    document_id: int
    clause: str
    step: PromiseStep
    happened_on: date
    recorded_at: datetime
    evidence: EvidenceClass
    due: date | None = None
    depth: Depth | None = None
    text: str = ""
    post: str = ""


def record(session: Session, promise: PromiseRecord) -> None:
    """Add one step to what is known of a promise."""
    session.add(
        PromiseEvent(
            document_id=promise.document_id,
            clause=promise.clause,
            event=promise.step.value,
            happened_on=promise.happened_on,
            due=promise.due,
            depth=None if promise.depth is None else promise.depth.value,
            text=promise.text,
            post=promise.post,
            evidence=promise.evidence.value,
            recorded_at=promise.recorded_at,
        )
    )
    session.flush()
    facts.count_write(session)


def of_document(session: Session, document_id: int, *, known_at: datetime | None = None) -> list[PromiseRecord]:
    """What happened to the promises of one version, oldest first, as recorded by `known_at`."""
    return _records(session, PromiseEvent.document_id == document_id, known_at)


def of_subject(session: Session, subject: str, *, known_at: datetime | None = None) -> list[PromiseRecord]:
    """What happened to the promises of a place's agreement in all its versions, oldest first."""

    def one() -> list[PromiseRecord]:
        numbers = select(Document.id).where(Document.kind == "agreement", Document.subject == subject)
        return _records(session, col(PromiseEvent.document_id).in_(numbers), None)

    def every() -> dict[str, list[PromiseRecord]]:
        agreements = select(Document.id, Document.subject).where(Document.kind == "agreement")
        subjects = dict(session.exec(agreements).all())
        found: dict[str, list[PromiseRecord]] = {}
        numbers = select(Document.id).where(Document.kind == "agreement")
        for record in _records(session, col(PromiseEvent.document_id).in_(numbers), None):
            found.setdefault(subjects[record.document_id], []).append(record)
        return found

    held = once.of_one(session, "promise events", subject, one=one, every=every) or []
    return [record for record in held if known_at is None or record.recorded_at <= known_at]


def _records(session: Session, chosen: object, known_at: datetime | None) -> list[PromiseRecord]:
    statement = select(PromiseEvent).where(chosen)  # type: ignore[arg-type]  # a column condition of either shape
    if known_at is not None:
        statement = statement.where(PromiseEvent.recorded_at <= known_at)
    return [
        PromiseRecord(
            document_id=row.document_id,
            clause=row.clause,
            step=PromiseStep(row.event),
            happened_on=row.happened_on,
            recorded_at=row.recorded_at,
            evidence=EvidenceClass(row.evidence),
            due=row.due,
            depth=None if row.depth is None else Depth(row.depth),
            text=row.text,
            post=row.post,
        )
        for row in session.exec(statement.order_by(col(PromiseEvent.happened_on), col(PromiseEvent.id)))
    ]
