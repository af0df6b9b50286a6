"""Releases: what was asked, when, and what came of it."""

import json
from dataclasses import asdict
from datetime import date, datetime

from sqlalchemy import func
from sqlmodel import Session, col, select

from data.models import IssueRow, ObservationRow, Release
from data.periods import Period
from data.store import facts, held
from data.store.figures.notes import IssueRecord, KeptReply, Outcome, ReleaseNote, ReleaseRecord, Severity

_GOOD = (Outcome.STORED.value, Outcome.UNCHANGED.value)


def record_failure(session: Session, release: ReleaseNote) -> int:
    """Keep a note of an asking that brought nothing; figures stay as they are. Returns its number."""
    row = release_row(release)
    row.outcome = Outcome.FAILED.value
    session.add(row)
    session.flush()
    facts.count_write(session)
    if row.id is None:  # pragma: no cover (the database gives every row its number)
        raise AssertionError
    return row.id


def release_row(note: ReleaseNote) -> Release:
    """The row of a release that has changed nothing yet."""
    return Release(
        feed=note.feed,
        indicator=note.indicator,
        address=note.address,
        asked_at=note.asked_at,
        published_on=note.published_on,
        reply_sha256=note.reply_sha256,
        reply_size=note.reply_size,
        rows_read=note.rows_read,
        rows_refused=note.refused,
        outcome=note.outcome.value,
        problem=note.problem,
        licence=note.licence,
        kept_replies=json.dumps([asdict(reply) for reply in note.kept]),
    )


def releases(
    session: Session, *, feed: str | None = None, indicator: str | None = None, known_at: datetime | None = None
) -> list[ReleaseRecord]:
    """Releases asked for by `known_at`, the newest first."""
    statement = select(Release).order_by(col(Release.asked_at).desc(), col(Release.id).desc())
    if feed is not None:
        statement = statement.where(Release.feed == feed)
    if indicator is not None:
        statement = statement.where(Release.indicator == indicator)
    if known_at is not None:
        statement = statement.where(Release.asked_at <= known_at)
    return [_record(row) for row in session.exec(statement)]


def last_good(session: Session, indicator: str, known_at: datetime) -> ReleaseRecord | None:
    """The newest release by `known_at` that brought figures or found them unchanged."""
    statement = (
        select(Release)
        .where(Release.indicator == indicator, Release.asked_at <= known_at, col(Release.outcome).in_(_GOOD))
        .order_by(col(Release.asked_at).desc(), col(Release.id).desc())
        .limit(1)
    )
    row = session.exec(statement).first()
    return None if row is None else _record(row)


def newest_release(session: Session, indicator: str) -> int | None:
    """The number of the newest asking for an indicator, whatever came of it."""
    return session.exec(select(func.max(col(Release.id))).where(Release.indicator == indicator)).one()


def asked_last(session: Session, *, known_at: datetime) -> dict[str, ReleaseRecord]:
    """The newest asking for each indicator by `known_at`, whatever came of it."""
    newest = select(func.max(col(Release.id))).where(Release.asked_at <= known_at).group_by(Release.indicator)
    return {row.indicator: _record(row) for row in session.exec(select(Release).where(col(Release.id).in_(newest)))}


def newest_figures(session: Session, *, known_at: datetime) -> dict[str, tuple[date, datetime]]:
    """For each indicator the last day of its newest figure with a value, and when that was known, by `known_at`."""
    stands = col(ObservationRow.known_until).is_(None) | (col(ObservationRow.known_until) > known_at)
    visible = ObservationRow.known_from <= known_at, stands
    statement = (
        select(ObservationRow.indicator, func.max(ObservationRow.period_end), func.max(ObservationRow.known_from))
        .where(*visible, col(ObservationRow.value).is_not(None))
        .group_by(ObservationRow.indicator)
    )
    return {name: (end, known) for name, end, known in session.exec(statement)}


def release(session: Session, number: int) -> ReleaseRecord | None:
    """The release of this number."""
    row = session.get(Release, number)
    return None if row is None else _record(row)


def issues(
    session: Session, *, release: int | None = None, indicator: str | None = None, place: str | None = None
) -> list[IssueRecord]:
    """Issues of a release, an indicator or a place, those of the newest releases first."""
    statement = select(IssueRow).order_by(col(IssueRow.release_id).desc(), col(IssueRow.id))
    if release is not None:
        statement = statement.where(IssueRow.release_id == release)
    if indicator is not None:
        statement = statement.where(IssueRow.indicator == indicator)
    if place is not None:
        statement = statement.where(IssueRow.place == place)
    return [_issue(row) for row in session.exec(statement)]


def newest_known(session: Session, *, known_at: datetime) -> datetime | None:
    """Since when the newest figure visible at `known_at` has been known; figures still held do not count."""
    newest = select(func.max(ObservationRow.known_from)).where(ObservationRow.known_from <= known_at)
    return session.exec(newest).one()


def first_known(session: Session, place: str) -> datetime | None:
    """Since when any figure of a place has been known; None where none ever was. Figures still held do not count."""
    statement = select(func.min(ObservationRow.known_from)).where(ObservationRow.place == place)
    until = min((one.until for one in held.waiting(session)), default=None)
    return session.exec(statement if until is None else statement.where(ObservationRow.known_from < until)).one()


def indicators_held(session: Session, *, known_at: datetime) -> list[str]:
    """The indicators that any release brought figures for by `known_at`, in order."""
    good = col(Release.outcome).in_(_GOOD), Release.asked_at <= known_at
    return list(session.exec(select(Release.indicator).where(*good).distinct().order_by(Release.indicator)))


def _record(row: Release) -> ReleaseRecord:
    return ReleaseRecord(
        id=row.id or 0,
        feed=row.feed,
        indicator=row.indicator,
        asked_at=row.asked_at,
        address=row.address,
        published_on=row.published_on,
        reply_sha256=row.reply_sha256,
        reply_size=row.reply_size,
        rows_read=row.rows_read,
        refused=row.rows_refused,
        outcome=Outcome(row.outcome),
        problem=row.problem,
        licence=row.licence,
        kept=tuple(KeptReply(**reply) for reply in json.loads(row.kept_replies)),
        added=row.rows_added,
        revised=row.rows_revised,
        unchanged=row.rows_unchanged,
        absent=row.rows_absent,
        older=row.rows_older,
    )


def _issue(row: IssueRow) -> IssueRecord:
    period = None
    if row.period_start is not None and row.period_end is not None:
        period = Period(row.period_start, row.period_end)
    return IssueRecord(
        id=row.id or 0,
        release=row.release_id,
        severity=Severity(row.severity),
        indicator=row.indicator,
        message=row.message,
        place=row.place,
        period=period,
    )
