"""The log of acts. Each entry's digest covers the entry and the digest before it, so that a change or a gap shows.

The chain cannot show that its newest entries were cut off: keep its head somewhere else.
"""

import json
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from hashlib import sha256
from typing import Final

from sqlmodel import Session, col, select

from data.models import AuditEntry
from data.store import events

START: Final = "0" * 64
_AT_ONCE: Final = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One act: who, in which role, for which place, did what to which object, with its digests before and after."""

    at: datetime
    person: str
    act: str
    role: str = ""
    place: str = ""
    object: str = ""
    before: str = ""
    after: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditRecord:
    """An entry as it stands in the log."""

    sequence: int
    at: datetime
    person: str
    role: str
    place: str
    act: str
    object: str
    before: str
    after: str
    reason: str
    previous: str
    digest: str


@dataclass(frozen=True, slots=True)
class Head:
    """The newest entry's digest and how many entries there are: what to keep elsewhere."""

    length: int
    digest: str


def append(session: Session, entry: Entry) -> AuditRecord:
    """Add an entry after the newest one, in the transaction of the act itself: both are kept, or neither."""
    last = head(session)
    row = AuditEntry(
        sequence=last.length + 1,
        at=entry.at.astimezone(UTC),
        person=entry.person,
        role=entry.role,
        place=entry.place,
        act=entry.act,
        object=entry.object,
        before=entry.before,
        after=entry.after,
        reason=entry.reason,
        previous=last.digest,
        digest="",
    )
    row.digest = digest_of(events.made(AuditRecord, row))
    session.add(row)
    session.flush()
    return events.made(AuditRecord, row)


def digest_of(record: AuditRecord) -> str:
    """SHA-256 over everything an entry says and the digest before it, in hexadecimal."""
    sequence, at, *said, _ = (getattr(record, field.name) for field in fields(AuditRecord))
    return _digest(sequence, at, *said)


def head(session: Session) -> Head:
    """The end of the chain."""
    last = session.exec(select(AuditEntry).order_by(col(AuditEntry.sequence).desc()).limit(1)).first()
    return Head(0, START) if last is None else Head(last.sequence, last.digest)


def entries(
    session: Session,
    *,
    place: str | None = None,
    person: str | None = None,
    since: datetime | None = None,
    most: int | None = None,
) -> list[AuditRecord]:
    """The entries of a place, of a person or since a moment, newest first."""
    statement = select(AuditEntry).order_by(col(AuditEntry.sequence).desc())
    if place is not None:
        statement = statement.where(AuditEntry.place == place)
    if person is not None:
        statement = statement.where(AuditEntry.person == person)
    if since is not None:
        statement = statement.where(col(AuditEntry.at) >= since)
    if most is not None:
        statement = statement.limit(most)
    return [events.made(AuditRecord, row) for row in session.exec(statement)]


def holds(session: Session, kept: Head) -> bool:
    """Whether a head that was kept elsewhere is still in the chain; looks at that one entry only."""
    if not kept.length:
        return True
    row = session.get(AuditEntry, kept.length)
    return row is not None and row.digest == kept.digest


def first_break(session: Session, *, kept: Head | None = None) -> int | None:
    """The first entry that does not follow from the one before it, None where the chain holds.

    `kept` is a head that was kept elsewhere: an entry that it names and that is gone or altered is a break too.
    """
    return _walked(session, kept, at_once=_AT_ONCE)


def _walked(session: Session, kept: Head | None, *, at_once: int) -> int | None:
    columns = [getattr(AuditEntry, field.name) for field in fields(AuditRecord)]
    ordered = select(*columns).order_by(col(AuditEntry.sequence)).execution_options(yield_per=at_once)
    before: int = 0
    digest = START
    try:
        # Plain rows: a record for each entry would take ten times as long in a log of a hundred thousand.
        for sequence, *said, previous, found in session.connection().execute(ordered):
            if sequence != before + 1 or previous != digest or _digest(sequence, *said, previous) != found:
                return before + 1
            before, digest = sequence, found
            if kept is not None and kept.length == before and kept.digest != digest:
                return before
    except ValueError:  # a moment that is none: read one by one, so that the entry is known
        return before + 1 if at_once == 1 else _walked(session, kept, at_once=1)
    return before + 1 if kept is not None and kept.length > before else None


def _digest(sequence: int, at: datetime, *said: str) -> str:
    told = (sequence, at.astimezone(UTC).isoformat(timespec="microseconds"), *said)
    return sha256(json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()
