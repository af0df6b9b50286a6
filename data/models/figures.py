"""Releases, the figures they brought, what was wrong with them and when the next are due."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, column
from sqlmodel import Field, SQLModel

from data.models.columns import UTCTime, one_of
from data.observation import WITH_VALUE, Status

# Written as comparisons, not as lists: SQLite builds a list anew for every row, which took longer than storing it.
_STATUS_FITS_VALUE = " OR ".join(
    f"(value IS {known} AND (" + " OR ".join(f"status = '{word}'" for word in words) + "))"
    for known, words in (
        ("NOT NULL", [word for word in Status if word in WITH_VALUE]),
        ("NULL", [word for word in Status if word not in {*WITH_VALUE, Status.WITHDRAWN}]),
    )
)


class Release(SQLModel, table=True):
    """One asking of one publisher for one indicator, and what came of it."""

    __tablename__ = "release"
    __table_args__ = (
        one_of("outcome", ("stored", "unchanged", "held_back", "failed")),
        Index(None, "indicator", "asked_at"),
        Index(None, "feed", "asked_at"),
    )

    id: int | None = Field(default=None, primary_key=True)
    feed: str
    indicator: str
    address: str
    asked_at: datetime = Field(sa_type=UTCTime)
    published_on: date | None = None
    reply_sha256: str | None = None
    reply_size: int | None = None
    rows_read: int = 0
    rows_added: int = 0
    rows_revised: int = 0
    rows_unchanged: int = 0
    rows_absent: int = 0
    rows_older: int = 0
    rows_refused: int = 0
    outcome: str
    problem: str = ""
    licence: str = ""
    kept_replies: str = Field(default="[]", sa_column_kwargs={"server_default": "[]"})


class ObservationRow(SQLModel, table=True):
    """One figure as it stood from `known_from` until before `known_until`; null while it is current.

    On SQLite the rows lie in key order (no row ids), so one indicator is read from start to end of one stretch.
    """

    __tablename__ = "observation"
    __table_args__ = (
        CheckConstraint(_STATUS_FITS_VALUE, name="status_fits_value"),
        CheckConstraint("period_start < period_end", name="days_in_order"),
        CheckConstraint("known_until IS NULL OR known_from < known_until", name="known_in_order"),
        Index(
            "one_current_figure",
            "indicator",
            "place",
            "period_start",
            "period_end",
            unique=True,
            sqlite_where=column("known_until").is_(None),
            postgresql_where=column("known_until").is_(None),
        ),
        {"sqlite_with_rowid": False},
    )

    indicator: str = Field(primary_key=True)
    place: str = Field(primary_key=True, foreign_key="place.code")
    period_start: date = Field(primary_key=True)
    period_end: date = Field(primary_key=True)
    known_from: datetime = Field(primary_key=True, sa_type=UTCTime)
    known_until: datetime | None = Field(default=None, sa_type=UTCTime)
    value: float | None = None
    lower: float | None = None
    upper: float | None = None
    count: float | None = None
    denominator: float | None = None
    status: str
    caveats: str = ""
    label: str
    status_raw: str = ""
    note: str = ""
    locator: str = ""
    release_id: int = Field(foreign_key="release.id")


class IssueRow(SQLModel, table=True):
    """Something a person should know about a release: a figure held back, a mark not understood."""

    __tablename__ = "issue"
    __table_args__ = (one_of("severity", ("hard", "soft", "held")),)

    id: int | None = Field(default=None, primary_key=True)
    release_id: int = Field(foreign_key="release.id", index=True)
    severity: str
    place: str | None = None
    indicator: str
    period_start: date | None = None
    period_end: date | None = None
    message: str


class ReleaseDate(SQLModel, table=True):
    """When the next figures of an indicator are expected, and who said so."""

    __tablename__ = "release_date"

    indicator: str = Field(primary_key=True)
    expected_on: date = Field(primary_key=True)
    label: str = ""
    source: str = ""
    recorded_at: datetime = Field(sa_type=UTCTime)
