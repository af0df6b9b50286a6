"""Who may sign in, what they are granted, their sessions and their unfinished forms."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field, SQLModel

from data.models.columns import UTCTime, one_of
from data.roles import Role


class Person(SQLModel, table=True):
    """Somebody who may sign in, known by the provider's issuer and subject, never by an e-mail address."""

    __tablename__ = "person"
    __table_args__ = (UniqueConstraint("issuer", "subject"),)

    id: int | None = Field(default=None, primary_key=True)
    issuer: str
    subject: str
    name: str = ""
    added_at: datetime = Field(sa_type=UTCTime)
    ended_at: datetime | None = Field(default=None, sa_type=UTCTime)


class Grant(SQLModel, table=True):
    """A role for one place (or the centre) and a time, in a post; it counts from its confirmation by a second person.

    A grant made on the command line is confirmed at once, by nobody named.
    """

    __tablename__ = "grant"
    __table_args__ = (one_of("role", Role), CheckConstraint("starts < ends", name="days_in_order"))

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    role: str
    place: str
    post: str
    starts: date
    ends: date
    given_at: datetime = Field(sa_type=UTCTime)
    given_by: int | None = Field(default=None, foreign_key="person.id")
    confirmed_at: datetime | None = Field(default=None, sa_type=UTCTime)
    confirmed_by: int | None = Field(default=None, foreign_key="person.id")
    ended_at: datetime | None = Field(default=None, sa_type=UTCTime)
    ended_by: int | None = Field(default=None, foreign_key="person.id")


class SignedIn(SQLModel, table=True):
    """A session on the server: the digest of the browser's cookie, whose it is, and until when.

    `back` is where signing in returns to; `waiting` is what a fresh sign-in was asked for, as JSON.
    """

    __tablename__ = "session"

    digest: str = Field(primary_key=True)
    person_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    begun_at: datetime = Field(sa_type=UTCTime)
    seen_at: datetime = Field(sa_type=UTCTime)
    ends_at: datetime = Field(sa_type=UTCTime)
    ended_at: datetime | None = Field(default=None, sa_type=UTCTime)
    back: str = "/"
    waiting: str = ""


class FormDraft(SQLModel, table=True):
    """An unfinished form of one person; `based_on` is the fingerprint of what was being changed."""

    __tablename__ = "form_draft"
    __table_args__ = (UniqueConstraint("person_id", "form", "subject"),)

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id")
    form: str
    subject: str
    body: str
    based_on: str = ""
    saved_at: datetime = Field(sa_type=UTCTime)
