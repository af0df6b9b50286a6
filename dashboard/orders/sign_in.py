"""Beginning, binding and ending sessions. `at` is a moment of the clock, `now` the moment of the store.

Each sign-in, refusal and sign-out is logged; nothing that the public reads is.
"""

from datetime import datetime, timedelta
from typing import Final

from sqlmodel import Session

from dashboard.access import Viewer
from dashboard.signing_in import Identity, Refusal
from data.store import audit, people, sessions
from data.store.audit import Entry

# How long a sign-in that was begun and never finished is kept.
UNFINISHED: Final = timedelta(days=1)


def begin(session: Session, *, digest: str, back: str, at: datetime) -> None:
    """Begin a session for somebody on the way to the provider, and forget those who never came back."""
    sessions.forget_unfinished(session, before=at - UNFINISHED)
    sessions.begin(session, digest=digest, at=at, back=back)


def ask_again(session: Session, *, digest: str, back: str) -> None:
    """Note where somebody who proves anew who they are returns to."""
    sessions.return_to(session, digest, back=back)


def bind(session: Session, *, digest: str, identity: Identity, at: datetime, now: datetime) -> Refusal | None:
    """Bind a session to the person whom the provider names, or end it and say why; both are logged."""
    person = people.person(session, issuer=identity.issuer, subject=identity.subject)
    refused: Refusal | None = None
    if person is None:
        refused = Refusal.UNKNOWN
    elif person.ended_at is not None:
        refused = Refusal.ENDED
    elif not identity.verified:
        refused = Refusal.UNVERIFIED
    if person is None or refused is not None:
        held = sessions.of_digest(session, digest)
        sessions.return_to(session, digest, back="/" if held is None else held.back, waiting=refused or "")
        sessions.end(session, digest, at=at)
        who = f"subject {identity.subject} of {identity.issuer}"
        audit.append(session, Entry(at=now, person="unknown", act="sign_in_refused", object=who, reason=refused or ""))
        return refused
    sessions.bind(session, digest, person_id=person.id, at=at)
    audit.append(session, Entry(at=now, person=f"person {person.id}", act="sign_in"))
    return None


def note(session: Session, *, digest: str, at: datetime) -> None:
    """Note that a session is used, so that it is not taken for idle."""
    sessions.touch(session, digest, at=at)


def leave(session: Session, *, viewer: Viewer, digest: str, at: datetime, now: datetime) -> None:
    """End this session."""
    sessions.end(session, digest, at=at)
    _log(session, viewer, "sign_out", now=now)


def leave_everywhere(session: Session, *, viewer: Viewer, at: datetime, now: datetime) -> int:
    """End every session of the reader, on every device; how many there were."""
    ended = 0 if viewer.person is None else sessions.end_all(session, viewer.person, at=at)
    _log(session, viewer, "sign_out_everywhere", now=now)
    return ended


def _log(session: Session, viewer: Viewer, act: str, *, now: datetime) -> None:
    if viewer.person is not None:
        audit.append(session, Entry(at=now, person=f"person {viewer.person}", act=act))
