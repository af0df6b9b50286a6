"""What people did about episodes below a minimum standard, and what they wrote beside figures: only ever added to."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlmodel import Session, col, select

from data.models import CaseEvent, Comment
from data.store import facts
from data.terms import EvidenceClass


class CaseStep(StrEnum):
    """What was done about an episode."""

    ACKNOWLEDGED = "acknowledged"
    EXPLAINED = "explained"
    RECOVERY_PLAN = "recovery_plan"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRecord:
    """One step of one episode of a place below a standard."""

    standard: str
    place: str
    episode: int
    at: datetime
    step: CaseStep
    evidence: EvidenceClass
    text: str = ""
    post: str = ""
    person: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentRecord:
    """Commentary by the holder of a post, plain text, on a place or one of its clauses."""

    place: str
    at: datetime
    role: str
    post: str
    text: str
    evidence: EvidenceClass
    indicator: str | None = None
    clause: str | None = None
    person: str = ""
    link: str | None = None


def record(session: Session, case: CaseRecord) -> None:
    """Add one step to an episode."""
    session.add(
        CaseEvent(
            standard=case.standard,
            place=case.place,
            episode=case.episode,
            at=case.at,
            event=case.step.value,
            text=case.text,
            post=case.post,
            person=case.person,
            evidence=case.evidence.value,
        )
    )
    session.flush()
    facts.count_write(session)


def of_place(
    session: Session, place: str, *, standard: str | None = None, known_at: datetime | None = None
) -> list[CaseRecord]:
    """What was done about a place's episodes by `known_at`, oldest first."""
    statement = select(CaseEvent).where(CaseEvent.place == place).order_by(col(CaseEvent.at), col(CaseEvent.id))
    if standard is not None:
        statement = statement.where(CaseEvent.standard == standard)
    if known_at is not None:
        statement = statement.where(CaseEvent.at <= known_at)
    return [
        CaseRecord(
            standard=row.standard,
            place=row.place,
            episode=row.episode,
            at=row.at,
            step=CaseStep(row.event),
            evidence=EvidenceClass(row.evidence),
            text=row.text,
            post=row.post,
            person=row.person,
        )
        for row in session.exec(statement)
    ]


def add_comment(session: Session, comment: CommentRecord) -> None:
    """Add a comment."""
    session.add(
        Comment(
            place=comment.place,
            indicator=comment.indicator,
            clause=comment.clause,
            at=comment.at,
            role=comment.role,
            post=comment.post,
            person=comment.person,
            text=comment.text,
            link=comment.link,
            evidence=comment.evidence.value,
        )
    )
    session.flush()
    facts.count_write(session)


def comments(session: Session, place: str, *, known_at: datetime | None = None) -> list[CommentRecord]:
    """The comments on a place by `known_at`, oldest first."""
    statement = select(Comment).where(Comment.place == place).order_by(col(Comment.at), col(Comment.id))
    if known_at is not None:
        statement = statement.where(Comment.at <= known_at)
    return [
        CommentRecord(
            place=row.place,
            at=row.at,
            role=row.role,
            post=row.post,
            text=row.text,
            evidence=EvidenceClass(row.evidence),
            indicator=row.indicator,
            clause=row.clause,
            person=row.person,
            link=row.link,
        )
        for row in session.exec(statement)
    ]
