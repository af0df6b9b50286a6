"""Today's verdicts, kept so that pages need not judge, and the changes between them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from sqlalchemy import delete, insert
from sqlmodel import Session, col, func, select

from data.models import VerdictChange, VerdictRow
from data.store import facts


class Judgement(StrEnum):
    """The three things judged of a commitment."""

    STANDARD = "standard"
    COURSE = "course"
    DIRECTION = "direction"


class MovedBy(StrEnum):
    """Why a verdict changed."""

    NEW_FIGURE = "new_figure"
    REVISION = "revision"
    CHANGED_TERMS = "changed_terms"
    PASSING_TIME = "passing_time"


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictRecord:
    """What is judged of one commitment: three words, None where one does not apply, and the whole as JSON."""

    indicator: str
    place: str
    document_id: int | None
    clause: str
    judged_on: date
    standard: str | None
    course: str | None
    direction: str | None
    body: str


_FIELDS: Final = tuple(field.name for field in fields(VerdictRecord))


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeRecord:
    """One judgement of a commitment that changed."""

    indicator: str
    place: str
    document_id: int | None
    clause: str
    at: datetime
    judgement: Judgement
    before: str | None
    after: str | None
    moved_by: MovedBy
    release: int | None = None


def replace(session: Session, indicator: str, verdicts: Sequence[VerdictRecord]) -> None:
    """Put these verdicts in place of all that were kept for the indicator."""
    connection = session.connection()
    connection.execute(delete(VerdictRow).where(col(VerdictRow.indicator) == indicator))
    if verdicts:
        # Plain rows in one statement: a mapped object for each would take longer than judging it.
        rows = [{**{name: getattr(verdict, name) for name in _FIELDS}, "indicator": indicator} for verdict in verdicts]
        connection.execute(insert(VerdictRow), rows)
    facts.count_write(session)


def of_place(session: Session, place: str) -> list[VerdictRecord]:
    """The verdicts kept for a place, by indicator and clause."""
    statement = select(VerdictRow).where(VerdictRow.place == place)
    return [_record(row) for row in session.exec(statement.order_by(col(VerdictRow.indicator), col(VerdictRow.clause)))]


def of_indicator(session: Session, indicator: str) -> list[VerdictRecord]:
    """The verdicts kept for an indicator, by place and clause."""
    statement = select(VerdictRow).where(VerdictRow.indicator == indicator)
    return [_record(row) for row in session.exec(statement.order_by(col(VerdictRow.place), col(VerdictRow.clause)))]


def everything(session: Session) -> list[VerdictRecord]:
    """All verdicts kept, by place, indicator and clause."""
    order = (col(VerdictRow.place), col(VerdictRow.indicator), col(VerdictRow.clause))
    return [_record(row) for row in session.exec(select(VerdictRow).order_by(*order))]


def record_changes(session: Session, changes: Iterable[ChangeRecord]) -> None:
    """Add these changes to the record; it is only ever added to."""
    session.add_all(
        VerdictChange(
            indicator=change.indicator,
            place=change.place,
            document_id=change.document_id,
            clause=change.clause,
            at=change.at,
            judgement=change.judgement.value,
            before=change.before,
            after=change.after,
            moved_by=change.moved_by.value,
            release_id=change.release,
        )
        for change in changes
    )
    session.flush()
    facts.count_write(session)


def changes(session: Session, since: datetime, until: datetime, *, place: str | None = None) -> list[ChangeRecord]:
    """The changes from one moment until before another, oldest first, of all places or of one."""
    statement = select(VerdictChange).where(VerdictChange.at >= since, VerdictChange.at < until)
    if place is not None:
        statement = statement.where(VerdictChange.place == place)
    return [
        ChangeRecord(
            indicator=row.indicator,
            place=row.place,
            document_id=row.document_id,
            clause=row.clause,
            at=row.at,
            judgement=Judgement(row.judgement),
            before=row.before,
            after=row.after,
            moved_by=MovedBy(row.moved_by),
            release=row.release_id,
        )
        for row in session.exec(statement.order_by(col(VerdictChange.at), col(VerdictChange.id)))
    ]


def first_change(session: Session, *, known_at: datetime) -> datetime | None:
    """Since when changes are recorded, as far as was known at a moment; None where none was recorded yet."""
    return session.exec(select(func.min(VerdictChange.at)).where(VerdictChange.at <= known_at)).one()


def _record(row: VerdictRow) -> VerdictRecord:
    return VerdictRecord(
        indicator=row.indicator,
        place=row.place,
        document_id=row.document_id,
        clause=row.clause,
        judged_on=row.judged_on,
        standard=row.standard,
        course=row.course,
        direction=row.direction,
        body=row.body,
    )
