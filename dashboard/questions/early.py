"""Who may fetch an unpublished paper by its address: whoever the page gave a token to, in that browser, for minutes.

A file is asked for beside the pages, where the provider's own cookie cannot be read. The page, which reads both, hands
out a token for one paper and one session; the session and its grants are looked up again when the file is fetched.
"""

import hmac
from datetime import date, datetime, timedelta
from hashlib import sha256

from sqlmodel import Session

from dashboard.access import PUBLIC, Viewer
from dashboard.questions.sign_in import viewer_of
from dashboard.signing_in import Identity
from data.store import people, sessions

LASTS = timedelta(minutes=5)


def token(secret: str, digest: str, fingerprint: str, *, at: datetime) -> str:
    """Return what lets the browser of one session fetch one paper for five minutes."""
    until = int((at + LASTS).timestamp())
    return f"{until}-{_mark(secret, digest, fingerprint, until)}"


def holds(secret: str, digest: str, fingerprint: str, text: str, *, at: datetime) -> bool:
    """Return whether a token is ours, for this session and paper, and not over."""
    until, _, mark = text.partition("-")
    if not (until.isascii() and until.isdecimal()) or int(until) < at.timestamp():
        return False
    return hmac.compare_digest(mark.encode(), _mark(secret, digest, fingerprint, int(until)).encode())


def reader_of(session: Session, digest: str, *, at: datetime, on: date) -> Viewer:
    """Return whom a session is bound to and what they are granted today; the public where it no longer stands."""
    held = sessions.of_digest(session, digest)
    person = people.person_of(session, held.person_id) if held is not None and held.person_id is not None else None
    if person is None:
        return PUBLIC
    known = Identity(issuer=person.issuer, subject=person.subject, issued_at=at, proved_at=at)
    return viewer_of(session, digest, identity=known, at=at, on=on)


def _mark(secret: str, digest: str, fingerprint: str, until: int) -> str:
    return hmac.new(secret.encode(), f"paper:{digest}:{fingerprint}:{until}".encode(), sha256).hexdigest()
