"""Today's verdicts, which can be rebuilt, and their changes, which are only ever added to."""

from datetime import date, datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from data.models.columns import UTCTime, one_of


class VerdictRow(SQLModel, table=True):
    """What is judged of one commitment on one day: the columns pages filter on, and the whole as JSON."""

    __tablename__ = "verdict"
    __table_args__ = (UniqueConstraint("indicator", "place", "document_id", "clause"),)

    id: int | None = Field(default=None, primary_key=True)
    indicator: str
    place: str = Field(foreign_key="place.code", index=True)
    document_id: int | None = Field(default=None, foreign_key="document.id")
    clause: str
    judged_on: date
    standard: str | None = None
    course: str | None = None
    direction: str | None = None
    body: str


class VerdictChange(SQLModel, table=True):
    """A verdict that changed: which judgement, from what to what, and whether by news, correction or terms."""

    __tablename__ = "verdict_change"
    __table_args__ = (
        one_of("judgement", ("standard", "course", "direction")),
        one_of("moved_by", ("new_figure", "revision", "changed_terms", "passing_time")),
    )

    id: int | None = Field(default=None, primary_key=True)
    indicator: str
    place: str = Field(foreign_key="place.code", index=True)
    document_id: int | None = Field(default=None, foreign_key="document.id")
    clause: str
    at: datetime = Field(sa_type=UTCTime, index=True)
    judgement: str
    before: str | None = None
    after: str | None = None
    moved_by: str
    release_id: int | None = Field(default=None, foreign_key="release.id")
