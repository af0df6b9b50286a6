"""Saving a release: checked in columns, staged, then moved by statements whose text is the same on every store."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from operator import attrgetter
from typing import Any, Final

from sqlalchemy import BindParameter, Connection, Date, bindparam, text
from sqlalchemy.sql.elements import TextClause
from sqlmodel import Session, col, select

from data.models import IssueRow, Place, Release
from data.models.columns import UTCTime
from data.observation import Columns, Observation
from data.store import facts
from data.store.figures import statements
from data.store.figures.notes import IssueNote, Outcome, ReleaseNote, Saved, Severity
from data.store.figures.releases import release_row
from data.store.figures.staging import Edition, FiguresError, add_new, edition_of, stage

_SILENT: Final = "Changed without a new release date; known from the day it was asked for."


def save(
    session: Session, release: ReleaseNote, observations: Sequence[Observation], issues: Iterable[IssueNote] = ()
) -> Saved:
    """Save one release: all of it or, when anything fails, nothing.

    A figure that is held already adds nothing. A changed one closes the row that was current, at the moment from
    which the new one is known, and adds a row. Changed without a new release date, it is known from the moment of
    asking and noted. Of an edition older than the one held, nothing is taken. What is held and not in the release
    stands.

    Raises FiguresError for figures of another indicator, of a place that is not held, or two different ones for the
    same place, period and moment.
    """
    editions = _checked(session, release, observations)
    with session.begin_nested():
        row = release_row(release)
        session.add(row)
        session.flush()
        if row.id is None:  # pragma: no cover (the database gives every row its number)
            raise AssertionError
        silent = sum(
            _move(session.connection(), row, edition, figures, release.asked_at)
            for edition, figures in (editions or {release.asked_at: ()}).items()
        )
        if release.outcome is Outcome.STORED and not row.rows_added + row.rows_revised:
            row.outcome = Outcome.UNCHANGED.value
        session.add_all(_issue_rows(row.id, [*issues, *_silent_issue(release.indicator, silent)]))
        session.flush()
        facts.count_write(session)
        return Saved(
            release_id=row.id,
            added=row.rows_added,
            revised=row.rows_revised,
            unchanged=row.rows_unchanged,
            absent=row.rows_absent,
            older=row.rows_older,
        )


def _checked(session: Session, release: ReleaseNote, observations: Sequence[Observation]) -> dict[datetime, Edition]:
    """The figures as rows to stage, by the moment they are known from, sorted by key; raises FiguresError."""
    columns = observations if isinstance(observations, Columns) else None
    strangers = ({columns.indicator} if columns is not None else set(map(attrgetter("indicator"), observations))) - {
        release.indicator
    }
    if strangers:
        message = f"A release of {release.indicator} holds figures of {min(strangers)}. Save each indicator by itself."
        raise FiguresError(message)
    held_places = set(session.exec(select(col(Place.code))))
    unknown = (
        columns.places_named if columns is not None else set(map(attrgetter("place"), observations))
    ) - held_places
    if unknown:
        message = f"{release.indicator}: {min(unknown)} is not a place we hold. Save the place first, or leave it out."
        raise FiguresError(message)
    if columns is not None:
        return {columns.known_from: edition_of(release.indicator, columns)}
    editions: defaultdict[datetime, list[Observation]] = defaultdict(list)
    for observation in observations:
        editions[observation.known_from].append(observation)
    return {moment: edition_of(release.indicator, editions[moment]) for moment in sorted(editions)}


def _move(connection: Connection, row: Release, edition: datetime, figures: Edition, asked_at: datetime) -> int:
    """Move the figures of one edition among those held, and count it in the release's row; how many were silent."""
    if not connection.execute(text(statements.ANY_HELD), {"indicator": row.indicator}).first():
        row.rows_added += add_new(connection, row, edition, figures)
        return 0
    stage(connection, figures)
    seen = max(asked_at.astimezone(UTC), edition.astimezone(UTC))
    later = connection.execute(_typed(statements.ANY_LATER), {"indicator": row.indicator, "seen": seen}).first()
    asked = {
        "indicator": row.indicator,
        "published_on": row.published_on,
        "release_id": row.id,
        "edition": edition,
        "again": edition,
        "seen": seen,
        "remark": _SILENT,
    }
    row.rows_absent = connection.execute(_typed(statements.ABSENT), asked).scalar_one()
    row.rows_unchanged += connection.execute(_typed(statements.UNCHANGED), asked).rowcount
    if row.published_on is not None:
        row.rows_older += connection.execute(_typed(statements.OLDER), asked).rowcount
    silent = 0
    newest = connection.execute(_typed(statements.NEWEST_IN_THE_WAY).columns(newest=UTCTime()), asked).scalar()
    if newest is not None:
        # A figure held until a moment to come can only be corrected after it.
        asked["again"] = max(asked_at.astimezone(UTC), newest + timedelta(microseconds=1))
        silent = connection.execute(_typed(statements.MARK_SILENT), asked).rowcount
    revised = connection.execute(_typed(statements.CLOSE), asked).rowcount
    row.rows_revised += revised
    adding = statements.ADD if later is None else statements.ADD_BEFORE_LATER
    row.rows_added += connection.execute(_typed(adding), asked).rowcount - revised
    connection.execute(text(statements.EMPTY))
    return silent


def _typed(statement: str) -> TextClause:
    """The statement, its days and moments written as the store keeps them."""
    named: list[BindParameter[Any]] = [
        bindparam(name, type_=UTCTime()) for name in ("edition", "again", "seen") if f":{name}" in statement
    ]
    if ":published_on" in statement:
        named.append(bindparam("published_on", type_=Date()))
    return text(statement).bindparams(*named)


def _issue_rows(release_id: int, issues: Iterable[IssueNote]) -> list[IssueRow]:
    return [
        IssueRow(
            release_id=release_id,
            severity=issue.severity.value,
            place=issue.place,
            indicator=issue.indicator,
            period_start=None if issue.period is None else issue.period.start,
            period_end=None if issue.period is None else issue.period.end,
            message=issue.message,
        )
        for issue in issues
    ]


def _silent_issue(indicator: str, silent: int) -> list[IssueNote]:
    if not silent:
        return []
    message = f"{silent} figures changed without a new release date. They are known from the day they were asked for."
    return [IssueNote(severity=Severity.SOFT, indicator=indicator, message=message)]
