"""When the next figures of an indicator are expected."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col, select

from data.models import ReleaseDate
from data.store import facts


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseDateRecord:
    """A day on which figures are expected: for which period (`label`), and who said so."""

    indicator: str
    expected_on: date
    recorded_at: datetime
    label: str = ""
    source: str = ""


def expect(session: Session, day: ReleaseDateRecord) -> None:
    """Keep a day on which figures are expected."""
    session.merge(
        ReleaseDate(
            indicator=day.indicator,
            expected_on=day.expected_on,
            label=day.label,
            source=day.source,
            recorded_at=day.recorded_at,
        )
    )
    session.flush()
    facts.count_write(session)


def expected(
    session: Session, *, indicator: str | None = None, known_at: datetime | None = None
) -> list[ReleaseDateRecord]:
    """The days on which figures are or were expected, the earliest first, as recorded by `known_at`."""
    statement = select(ReleaseDate).order_by(col(ReleaseDate.expected_on), col(ReleaseDate.indicator))
    if indicator is not None:
        statement = statement.where(ReleaseDate.indicator == indicator)
    if known_at is not None:
        statement = statement.where(ReleaseDate.recorded_at <= known_at)
    return [
        ReleaseDateRecord(
            indicator=row.indicator,
            expected_on=row.expected_on,
            recorded_at=row.recorded_at,
            label=row.label,
            source=row.source,
        )
        for row in session.exec(statement)
    ]
