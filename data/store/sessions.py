"""Sessions on the server: whose a browser's cookie is, and until when. The cookie itself is never kept."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import delete
from sqlmodel import Session, col, func, select

from data.models import SignedIn
from data.store import events

IDLE: Final = timedelta(hours=8)
LONGEST: Final = timedelta(hours=12)


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionRecord:
    """One session: the digest of its cookie, the person once they signed in, and what a fresh sign-in was asked for."""

    digest: str
    person_id: int | None
    begun_at: datetime
    seen_at: datetime
    ends_at: datetime
    ended_at: datetime | None
    back: str
    waiting: str

    def stands(self, at: datetime) -> bool:
        """Whether the session still holds: not ended, not idle for too long, not older than a session may be."""
        return self.ended_at is None and at < self.ends_at and at < self.seen_at + IDLE


def begin(session: Session, *, digest: str, at: datetime, back: str) -> None:
    """Begin a session that returns to `back` once somebody has signed in."""
    session.add(SignedIn(digest=digest, begun_at=at, seen_at=at, ends_at=at + LONGEST, back=back))
    session.flush()


def of_digest(session: Session, digest: str) -> SessionRecord | None:
    """The session of a cookie with this digest, whether or not it still holds."""
    found = session.get(SignedIn, digest)
    return None if found is None else events.made(SessionRecord, found)


def bind(session: Session, digest: str, *, person_id: int, at: datetime) -> None:
    """Say whose the session is; it is counted from now."""
    row = session.get_one(SignedIn, digest)
    row.person_id, row.begun_at, row.seen_at, row.ends_at = person_id, at, at, at + LONGEST
    session.add(row)
    session.flush()


def touch(session: Session, digest: str, *, at: datetime) -> None:
    """Note that the session was used."""
    row = session.get_one(SignedIn, digest)
    row.seen_at = max(row.seen_at, at)
    session.add(row)
    session.flush()


def return_to(session: Session, digest: str, *, back: str, waiting: str = "") -> None:
    """Note where signing in returns to, and what it was asked for."""
    row = session.get_one(SignedIn, digest)
    row.back, row.waiting = back, waiting
    session.add(row)
    session.flush()


def end(session: Session, digest: str, *, at: datetime) -> None:
    """End a session at once; one that has ended stays as it was."""
    row = session.get(SignedIn, digest)
    if row is not None and row.ended_at is None:
        row.ended_at = at
        session.add(row)
        session.flush()


def end_all(session: Session, person_id: int, *, at: datetime) -> int:
    """End every session of a person, on every machine; how many there were."""
    open_ones = session.exec(
        select(SignedIn).where(SignedIn.person_id == person_id, col(SignedIn.ended_at).is_(None))
    ).all()
    for row in open_ones:
        row.ended_at = at
        session.add(row)
    session.flush()
    return len(open_ones)


def standing(session: Session, *, at: datetime) -> int:
    """How many sessions of somebody who signed in stand at a moment."""
    held = select(SignedIn).where(col(SignedIn.person_id).is_not(None), col(SignedIn.ended_at).is_(None))
    return sum(events.made(SessionRecord, row).stands(at) for row in session.exec(held))


def last_visit(session: Session, digest: str) -> datetime | None:
    """When the person of this session was last here before it began, with any browser; None on a first visit."""
    here = session.get(SignedIn, digest)
    if here is None or here.person_id is None:
        return None
    earlier = select(func.max(SignedIn.seen_at)).where(
        SignedIn.person_id == here.person_id, SignedIn.begun_at < here.begun_at
    )
    seen = session.exec(earlier).one()
    return None if seen is None else min(seen, here.begun_at)


def forget_unfinished(session: Session, *, before: datetime) -> None:
    """Drop the sessions begun before a moment with which nobody ever signed in; they say nothing about anybody."""
    session.execute(delete(SignedIn).where(col(SignedIn.person_id).is_(None), col(SignedIn.begun_at) < before))
    session.flush()
