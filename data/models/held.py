"""What is kept from readers, and who decided: figures hidden, read before their moment, or held back by checks.

Only ever added to, but for the end of somebody's place on a pre-release list.
"""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field, SQLModel

from data.models.columns import UTCTime, one_of


class Withdrawal(SQLModel, table=True):
    """A step in hiding figures to protect people: of one place or of all (null), of one period or of all (null).

    Hidden by one person; revealed by two stewards, of whom one asks (`revealing`) and another agrees (`revealed`).
    """

    __tablename__ = "withdrawal"
    __table_args__ = (
        one_of("step", ("hidden", "revealing", "revealed")),
        CheckConstraint("(period_start IS NULL) = (period_end IS NULL)", name="period_is_whole"),
        CheckConstraint("period_start IS NULL OR period_start < period_end", name="days_in_order"),
    )

    id: int | None = Field(default=None, primary_key=True)
    indicator: str = Field(index=True)
    place: str | None = Field(default=None, foreign_key="place.code")
    period_start: date | None = None
    period_end: date | None = None
    step: str
    reason: str
    post: str = ""
    person_id: int | None = Field(default=None, foreign_key="person.id")
    at: datetime = Field(sa_type=UTCTime)


class PreRelease(SQLModel, table=True):
    """Somebody who may read an indicator's held figures before their moment, of one place or of all, until a moment."""

    __tablename__ = "pre_release"
    __table_args__ = (CheckConstraint("given_at < until", name="moments_in_order"),)

    id: int | None = Field(default=None, primary_key=True)
    indicator: str = Field(index=True)
    place: str | None = Field(default=None, foreign_key="place.code")
    person_id: int = Field(foreign_key="person.id", index=True)
    given_at: datetime = Field(sa_type=UTCTime)
    given_by: int | None = Field(default=None, foreign_key="person.id")
    until: datetime = Field(sa_type=UTCTime)
    ended_at: datetime | None = Field(default=None, sa_type=UTCTime)


class QuarantineStep(SQLModel, table=True):
    """A step in storing again what a release brought: as it is, or corrected by a factor; or in leaving it out.

    One steward asks (`releasing`, `correcting`), another agrees (`confirmed`); either of them may decline.
    """

    __tablename__ = "quarantine_step"
    __table_args__ = (
        one_of("step", ("releasing", "correcting", "confirmed", "declined")),
        CheckConstraint("(step = 'correcting') = (factor IS NOT NULL)", name="correction_has_its_factor"),
        Index(None, "release_id", "at"),
    )

    id: int | None = Field(default=None, primary_key=True)
    release_id: int = Field(foreign_key="release.id")
    step: str
    factor: float | None = None
    reason: str
    post: str = ""
    person_id: int | None = Field(default=None, foreign_key="person.id")
    at: datetime = Field(sa_type=UTCTime)
