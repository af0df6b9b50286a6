"""Who reads: the session of a browser's cookie, the person it is bound to, and what they are granted today."""

from datetime import date, datetime, timedelta
from enum import Enum, auto

from sqlmodel import Session

from dashboard.access import PUBLIC, Granted, Viewer
from dashboard.signing_in import CLOCKS_APART, Identity, Refusal
from data.store import people, sessions

NOTED_EVERY = timedelta(minutes=1)
LONGEST = sessions.LONGEST


class Due(Enum):
    """What a run of the pages owes the session it came with."""

    NOTHING = auto()
    BINDING = auto()
    NOTING = auto()


def viewer_of(session: Session, digest: str, *, identity: Identity | None, at: datetime, on: date) -> Viewer:
    """Return who reads with this cookie at a moment of the clock, and what they are granted on a day of the store.

    The public, unless the session stands, its person has not left, and the provider's own cookie names the same one.
    """
    held = sessions.of_digest(session, digest)
    if held is None or held.person_id is None or not held.stands(at) or identity is None:
        return PUBLIC
    person = people.person_of(session, held.person_id)
    if person is None or person.ended_at is not None:
        return PUBLIC
    if (person.issuer, person.subject) != (identity.issuer, identity.subject):
        return PUBLIC
    granted = (Granted(each.role, each.place, each.post) for each in people.standing(session, person.id, on=on))
    return Viewer(person=person.id, name=person.name, grants=tuple(granted))


def due(session: Session, digest: str, *, identity: Identity | None, at: datetime) -> Due:
    """Return what is due: binding somebody who has just come back from the provider, or noting that they are here."""
    held = sessions.of_digest(session, digest)
    if held is None or not held.stands(at):
        return Due.NOTHING
    if held.person_id is not None:
        return Due.NOTING if at - held.seen_at >= NOTED_EVERY else Due.NOTHING
    # The provider's cookie lives for a month. One that is older than this session was not made for it: whoever holds
    # it has not signed in now.
    came_back = identity is not None and identity.issued_at >= held.begun_at - CLOCKS_APART
    return Due.BINDING if came_back else Due.NOTHING


def refusal(session: Session, digest: str) -> Refusal | None:
    """Return why the person who came with this cookie was not let in, None where nobody was refused."""
    held = sessions.of_digest(session, digest)
    if held is None or held.ended_at is None or not held.waiting:
        return None
    return Refusal(held.waiting)


def last_visit(session: Session, digest: str) -> datetime | None:
    """Return when whoever reads with this cookie was last here before, None on a first visit."""
    return sessions.last_visit(session, digest)


def back(session: Session, digest: str) -> str:
    """Return where signing in returns to."""
    held = sessions.of_digest(session, digest)
    return "/" if held is None else held.back


def stands(session: Session, digest: str, *, at: datetime) -> bool:
    """Return whether somebody is signed in with this cookie."""
    held = sessions.of_digest(session, digest)
    return held is not None and held.person_id is not None and held.stands(at)
