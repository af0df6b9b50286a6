"""Papers as they were made: the whole content, frozen, by its fingerprint."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from data.models import Paper
from data.store import events, facts
from data.terms import EvidenceClass


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperRecord:
    """A paper: its content as canonical JSON, as known at a moment, for a meeting where it belongs to one."""

    fingerprint: str
    kind: str
    as_at: datetime
    content: str
    made_at: datetime
    evidence: EvidenceClass
    place: str | None = None
    meeting_id: int | None = None
    made_by: str = ""
    approved_at: datetime | None = None
    approved_by: str = ""


def keep(session: Session, paper: PaperRecord) -> None:
    """Keep a paper; one that is kept already stays as it is."""
    if session.get(Paper, paper.fingerprint) is None:
        events.add(session, Paper, paper)


def paper(session: Session, fingerprint: str) -> PaperRecord | None:
    """The paper with this fingerprint, or whose fingerprint alone begins so."""
    exact = session.get(Paper, fingerprint)
    if exact is None and fingerprint:
        begins = select(Paper).where(col(Paper.fingerprint).startswith(fingerprint, autoescape=True)).limit(2)
        found = session.exec(begins).all()
        exact = found[0] if len(found) == 1 else None
    return None if exact is None else events.made(PaperRecord, exact)


def papers(session: Session, place: str | None = None, *, known_at: datetime | None = None) -> list[PaperRecord]:
    """The papers about a place, or all of them, newest first."""
    statement = select(Paper).order_by(col(Paper.made_at).desc(), Paper.fingerprint)
    if place is not None:
        statement = statement.where(Paper.place == place)
    if known_at is not None:
        statement = statement.where(Paper.made_at <= known_at)
    return [events.made(PaperRecord, row) for row in session.exec(statement)]


def approve(session: Session, fingerprint: str, *, by: str, at: datetime) -> None:
    """Approve a paper for publication; its content stays as it was."""
    row = session.get_one(Paper, fingerprint)
    row.approved_at, row.approved_by = row.approved_at or at, row.approved_by or by
    session.add(row)
    session.flush()
    facts.count_write(session)
