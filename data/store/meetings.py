"""Meetings of the bodies that question, and what became of their questions and recommendations."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlmodel import Session, col, select

from data.models import Meeting, ScrutinyEvent
from data.store import events
from data.terms import EvidenceClass


class ScrutinyKind(StrEnum):
    """What a meeting left behind."""

    QUESTION = "question"
    RECOMMENDATION = "recommendation"


class ScrutinyStep(StrEnum):
    """What became of a question or recommendation."""

    MADE = "made"
    REPLIED = "replied"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    DONE = "done"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingRecord:
    """A meeting of the body that questions a place's figure, and the decision it is asked for."""

    place: str
    body: str
    held_on: date
    evidence: EvidenceClass
    recorded_at: datetime
    decision: str = ""
    id: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ScrutinyRecord:
    """A step of one question or recommendation, known by its number in its meeting."""

    meeting_id: int
    kind: ScrutinyKind
    number: int
    event: ScrutinyStep
    happened_on: date
    evidence: EvidenceClass
    recorded_at: datetime
    text: str = ""
    clause: str = ""
    addressed_to: str = ""
    post: str = ""
    person: str = ""
    reply_due: date | None = None


class MeetingError(ValueError):
    """A meeting that cannot be kept as asked; the message says why and what helps."""


def add_meeting(session: Session, meeting: MeetingRecord) -> int:
    """Keep a meeting; its number. Raises MeetingError where this body meets on that day already."""
    held = select(Meeting).where(
        Meeting.place == meeting.place, Meeting.body == meeting.body, Meeting.held_on == meeting.held_on
    )
    if session.exec(held).first() is not None:
        message = f"{meeting.body} has a meeting on {meeting.held_on} already. Use that one, or choose another day."
        raise MeetingError(message)
    return events.add(session, Meeting, meeting)


def meetings(session: Session, place: str | None = None, *, known_at: datetime | None = None) -> list[MeetingRecord]:
    """The meetings about a place, or about all, earliest first."""
    return events.known(session, Meeting, MeetingRecord, where={"place": place}, known_at=known_at)


def meeting(session: Session, meeting_id: int) -> MeetingRecord | None:
    """The meeting of this number."""
    found = session.get(Meeting, meeting_id)
    return None if found is None else events.made(MeetingRecord, found)


def record_scrutiny(session: Session, step: ScrutinyRecord) -> None:
    """Add a step to a question or recommendation."""
    events.add(session, ScrutinyEvent, step)


def scrutiny(
    session: Session, meeting_id: int | None = None, *, place: str | None = None, known_at: datetime | None = None
) -> list[ScrutinyRecord]:
    """What became of the questions and recommendations of a meeting, or of all meetings about a place, oldest first."""
    found = events.known(session, ScrutinyEvent, ScrutinyRecord, where={"meeting_id": meeting_id}, known_at=known_at)
    if place is None:
        return found
    numbers = set(session.exec(select(col(Meeting.id)).where(Meeting.place == place)))
    return [step for step in found if step.meeting_id in numbers]
