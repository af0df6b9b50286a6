"""What people said and did beside the figures: promises, cases, comments. Only ever added to."""

from datetime import date, datetime

from sqlmodel import Field, SQLModel

from data.models.columns import EVIDENCE, UTCTime, one_of


class PromiseEvent(SQLModel, table=True):
    """What happened to a promise of an agreement: the clause that made it, the day, and who says so.

    `depth` is how deep a delivered power reaches in fact, where it was said.
    """

    __tablename__ = "promise_event"
    __table_args__ = (
        one_of("event", ("promised", "moved", "delivered", "explained", "withdrawn")),
        one_of("evidence", EVIDENCE),
    )

    id: int | None = Field(default=None, primary_key=True)
    document_id: int = Field(foreign_key="document.id", index=True)
    clause: str
    event: str
    happened_on: date
    due: date | None = None
    depth: str | None = None
    text: str = ""
    post: str = ""
    evidence: str
    recorded_at: datetime = Field(sa_type=UTCTime)


class CaseEvent(SQLModel, table=True):
    """What people did about one episode below a minimum standard in one place; closing it takes two.

    `side` is that of whoever took the step; unknown for steps from before it was kept.
    """

    __tablename__ = "case_event"
    __table_args__ = (
        one_of(
            "event",
            ("acknowledged", "explained", "exceptional", "help_offered", "recovery_plan", "closing", "closed"),
        ),
        one_of("side", ("place", "centre")),
        one_of("evidence", EVIDENCE),
    )

    id: int | None = Field(default=None, primary_key=True)
    standard: str
    place: str = Field(foreign_key="place.code", index=True)
    episode: int
    at: datetime = Field(sa_type=UTCTime)
    event: str
    text: str = ""
    post: str = ""
    person: str = ""
    side: str | None = None
    evidence: str


class Comment(SQLModel, table=True):
    """Commentary by the holder of a post on one of four questions: plain text, and at most one link kept apart."""

    __tablename__ = "comment"
    __table_args__ = (one_of("evidence", EVIDENCE),)

    id: int | None = Field(default=None, primary_key=True)
    place: str = Field(foreign_key="place.code", index=True)
    indicator: str | None = None
    clause: str | None = None
    at: datetime = Field(sa_type=UTCTime)
    role: str
    question: str | None = None
    post: str
    person: str = ""
    text: str
    link: str | None = None
    evidence: str
