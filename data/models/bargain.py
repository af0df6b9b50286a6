"""What passed between the two sides beside the agreement's own terms. Only ever added to."""

from datetime import date, datetime

from sqlalchemy import BigInteger, CheckConstraint
from sqlmodel import Field, SQLModel

from data.models.columns import EVIDENCE, UTCTime, one_of


class NegotiationEvent(SQLModel, table=True):
    """A step on a place's way to an agreement, and the publication or office that says so."""

    __tablename__ = "negotiation_event"
    __table_args__ = (
        one_of(
            "step", ("proposed", "invited", "opened", "political_meeting", "drafted", "sent", "signed", "withdrawn")
        ),
        one_of("evidence", EVIDENCE),
    )

    id: int | None = Field(default=None, primary_key=True)
    place: str = Field(foreign_key="place.code", index=True)
    step: str
    wave: int | None = None
    happened_on: date
    text: str = ""
    source: str = ""
    evidence: str
    recorded_at: datetime = Field(sa_type=UTCTime)


class AskEvent(SQLModel, table=True):
    """What one side asked of, or offered to, the other, and what was answered; one `name` is one ask or offer."""

    __tablename__ = "ask_event"
    __table_args__ = (
        one_of("event", ("asked", "offered", "answered", "declined", "withdrawn")),
        one_of("side", ("place", "centre")),
        one_of("evidence", EVIDENCE),
    )

    id: int | None = Field(default=None, primary_key=True)
    place: str = Field(foreign_key="place.code", index=True)
    name: str
    event: str
    side: str
    happened_on: date
    reply_due: date | None = None
    text: str = ""
    office: str = ""
    post: str = ""
    person: str = ""
    evidence: str
    recorded_at: datetime = Field(sa_type=UTCTime)


class SavingEvent(SQLModel, table=True):
    """One entry of the savings ledger, in pence; entries of different stages are never added together."""

    __tablename__ = "saving"
    __table_args__ = (
        one_of("stage", ("claimed", "verified", "retained", "reinvested", "disputed")),
        one_of("evidence", EVIDENCE),
        CheckConstraint("amount >= 0", name="amount_is_not_negative"),
    )

    id: int | None = Field(default=None, primary_key=True)
    place: str = Field(foreign_key="place.code", index=True)
    name: str
    stage: str
    amount: int = Field(sa_type=BigInteger)  # a budget in pence is more than four bytes hold
    happened_on: date
    body: str
    text: str = ""
    outcome: int | None = None
    source: str = ""
    evidence: str
    recorded_at: datetime = Field(sa_type=UTCTime)


class RequestOutside(SQLModel, table=True):
    """Figures, a duty or a bid asked of a place outside its agreement: how many items, and hours where known."""

    __tablename__ = "request_outside"
    __table_args__ = (one_of("kind", ("figures", "duty", "bid")), one_of("evidence", EVIDENCE))

    id: int | None = Field(default=None, primary_key=True)
    place: str = Field(foreign_key="place.code", index=True)
    kind: str
    department: str
    text: str
    items: int
    hours: float | None = None
    happened_on: date
    source: str = ""
    evidence: str
    recorded_at: datetime = Field(sa_type=UTCTime)


class Lesson(SQLModel, table=True):
    """What a place tried for an indicator, what came of it, what did not work, and the post to ask."""

    __tablename__ = "lesson"
    __table_args__ = (one_of("evidence", EVIDENCE),)

    id: int | None = Field(default=None, primary_key=True)
    place: str = Field(foreign_key="place.code", index=True)
    indicator: str | None = None
    tried: str
    found: str = ""
    did_not_work: str = ""
    contact: str = ""
    happened_on: date
    source: str = ""
    evidence: str
    recorded_at: datetime = Field(sa_type=UTCTime)


class Spending(SQLModel, table=True):
    """One line of a counting exercise, in pence: what a body spends in a place in a year, or the whole of it."""

    __tablename__ = "spending"
    __table_args__ = (one_of("evidence", EVIDENCE), CheckConstraint("amount >= 0", name="amount_is_not_negative"))

    id: int | None = Field(default=None, primary_key=True)
    place: str = Field(foreign_key="place.code", index=True)
    year: str
    body: str
    amount: int = Field(sa_type=BigInteger)
    is_whole: bool = False
    source: str = ""
    evidence: str
    recorded_at: datetime = Field(sa_type=UTCTime)


class SubArea(SQLModel, table=True):
    """A kind of area below the town hall, how many there are, and whether areas of that kind overlap others."""

    __tablename__ = "sub_area"
    __table_args__ = (one_of("evidence", EVIDENCE),)

    id: int | None = Field(default=None, primary_key=True)
    place: str = Field(foreign_key="place.code", index=True)
    kind: str
    number: int
    people: int | None = None
    text: str = ""
    source: str = ""
    evidence: str
    recorded_at: datetime = Field(sa_type=UTCTime)


class RouteStep(SQLModel, table=True):
    """A step that a publication proposed for the whole country, and what happened, where a source says so."""

    __tablename__ = "route_step"
    __table_args__ = (one_of("evidence", EVIDENCE),)

    id: int | None = Field(default=None, primary_key=True)
    name: str
    proposed_from: date
    proposed_label: str
    source: str
    happened_on: date | None = None
    happened: str = ""
    happened_source: str = ""
    evidence: str
    recorded_at: datetime = Field(sa_type=UTCTime)
