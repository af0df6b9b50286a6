"""Unfinished forms, kept as they are typed."""

from dataclasses import asdict, dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from data.models import FormDraft
from data.store import events


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftRecord:
    """What one person has typed into a form about a subject; `based_on` is the fingerprint of what it would change."""

    person_id: int
    form: str
    subject: str
    body: str
    saved_at: datetime
    based_on: str = ""


def save_draft(session: Session, draft: DraftRecord) -> None:
    """Keep a draft in place of the same person's older one."""
    row = _row(session, draft.person_id, draft.form, draft.subject) or FormDraft(**asdict(draft))
    row.body, row.based_on, row.saved_at = draft.body, draft.based_on, draft.saved_at
    session.add(row)
    session.flush()


def draft(session: Session, person_id: int, form: str, subject: str) -> DraftRecord | None:
    """The draft of this form about this subject, or None."""
    row = _row(session, person_id, form, subject)
    return None if row is None else events.made(DraftRecord, row)


def of_person(session: Session, person_id: int) -> list[DraftRecord]:
    """Everything a person has not finished, the newest first."""
    statement = select(FormDraft).where(FormDraft.person_id == person_id).order_by(col(FormDraft.saved_at).desc())
    return [events.made(DraftRecord, row) for row in session.exec(statement)]


def discard(session: Session, person_id: int, form: str, subject: str) -> None:
    """Drop a draft that was sent or given up."""
    row = _row(session, person_id, form, subject)
    if row is not None:
        session.delete(row)
        session.flush()


def _row(session: Session, person_id: int, form: str, subject: str) -> FormDraft | None:
    return session.exec(
        select(FormDraft).where(FormDraft.person_id == person_id, FormDraft.form == form, FormDraft.subject == subject)
    ).first()
