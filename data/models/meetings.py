"""Scrutiny's work: meetings, questions and recommendations with their replies, papers and who is told of what."""

from datetime import date, datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from data.models.columns import EVIDENCE, UTCTime, one_of


class Meeting(SQLModel, table=True):
    """A meeting of the body that questions a place's figure, and the decision it is asked for."""

    __tablename__ = "meeting"
    __table_args__ = (UniqueConstraint("place", "body", "held_on"), one_of("evidence", EVIDENCE))

    id: int | None = Field(default=None, primary_key=True)
    place: str = Field(foreign_key="place.code", index=True)
    body: str
    held_on: date
    decision: str = ""
    evidence: str
    recorded_at: datetime = Field(sa_type=UTCTime)


class ScrutinyEvent(SQLModel, table=True):
    """What became of one question or recommendation of a meeting, known by its number there. Only ever added to."""

    __tablename__ = "scrutiny_event"
    __table_args__ = (
        one_of("kind", ("question", "recommendation")),
        one_of("event", ("made", "replied", "accepted", "declined", "done", "withdrawn")),
        one_of("evidence", EVIDENCE),
    )

    id: int | None = Field(default=None, primary_key=True)
    meeting_id: int = Field(foreign_key="meeting.id", index=True)
    kind: str
    number: int
    event: str
    happened_on: date
    text: str = ""
    clause: str = ""
    addressed_to: str = ""
    post: str = ""
    person: str = ""
    reply_due: date | None = None
    evidence: str
    recorded_at: datetime = Field(sa_type=UTCTime)


class Paper(SQLModel, table=True):
    """A paper as it was made: its whole content as canonical JSON, frozen at a moment, and its fingerprint."""

    __tablename__ = "paper"
    __table_args__ = (
        one_of("kind", ("briefing", "pack", "exceptions", "slide", "parliament")),
        one_of("evidence", EVIDENCE),
    )

    fingerprint: str = Field(primary_key=True)
    kind: str
    place: str | None = Field(default=None, foreign_key="place.code", index=True)
    meeting_id: int | None = Field(default=None, foreign_key="meeting.id")
    as_at: datetime = Field(sa_type=UTCTime)
    content: str
    made_at: datetime = Field(sa_type=UTCTime)
    made_by: str = ""
    approved_at: datetime | None = Field(default=None, sa_type=UTCTime)
    approved_by: str = ""
    evidence: str


class Subscription(SQLModel, table=True):
    """Who is told of a place's changes or of a finished paper, and by which address of a channel."""

    __tablename__ = "subscription"
    __table_args__ = (one_of("subject", ("changes", "papers")),)

    id: int | None = Field(default=None, primary_key=True)
    person_id: int | None = Field(default=None, foreign_key="person.id")
    place: str | None = Field(default=None, foreign_key="place.code")
    subject: str
    channel: str
    begun_at: datetime = Field(sa_type=UTCTime)
    ended_at: datetime | None = Field(default=None, sa_type=UTCTime)
    told_until: datetime | None = Field(default=None, sa_type=UTCTime)
