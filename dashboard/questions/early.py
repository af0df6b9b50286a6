"""Who may fetch an unpublished paper by its address: whoever the page gave a token to, in that browser, for minutes.

A file is asked for beside the pages, where the provider's own cookie cannot be read. The page, which reads both, hands
out a token for one file and one session, to be used once; the session and its grants are looked up again when the file
is fetched, and the fetching is logged. That entry is what makes a second use of the token known.
"""

import hmac
import secrets
from datetime import date, datetime, timedelta
from enum import Enum, auto
from hashlib import sha256

from sqlmodel import Session

from dashboard.access import PUBLIC, Act, Viewer
from dashboard.questions.sign_in import viewer_of
from dashboard.signing_in import Identity
from data.store import audit, papers, people, sessions

LASTS = timedelta(minutes=5)
PARTS = 3


class Token(Enum):
    """What a text given as a token is."""

    GOOD = auto()
    OVER = auto()
    NOT_OURS = auto()


def token(secret: str, digest: str, file: str, *, at: datetime) -> str:
    """Return what lets the browser of one session fetch one file once, within five minutes.

    A file is named by its paper's fingerprint and its kind, such as `abc.pdf`. Two tokens are never the same.
    """
    until, once = int((at + LASTS).timestamp()), secrets.token_hex(8)
    return f"{until}-{once}-{_mark(secret, digest, file, until, once)}"


def token_is(secret: str, digest: str, file: str, text: str, *, at: datetime) -> Token:
    """Return whether a token is ours, for this session and file, and whether its time is over."""
    until, once, mark = parts if len(parts := text.split("-")) == PARTS else ("", "", "")
    if not (until.isascii() and until.isdecimal() and len(until) <= len(str(2**53))):
        return Token.NOT_OURS
    if not hmac.compare_digest(mark.encode(), _mark(secret, digest, file, int(until), once).encode()):
        return Token.NOT_OURS
    return Token.OVER if int(until) < at.timestamp() else Token.GOOD


def trace(text: str) -> str:
    """Return how the log names a token: enough to know it again, not enough to make it."""
    return sha256(text.encode()).hexdigest()


def is_used(session: Session, viewer: Viewer, text: str) -> bool:
    """Return whether this reader has fetched a file with this token before."""
    done = audit.entries(session, person=f"person {viewer.person}")
    return any(each.act == Act.READ_PAPERS_EARLY and each.before == trace(text) for each in done)


def place_of(session: Session, fingerprint: str) -> str | None:
    """Return the place whose paper this is, None where none is kept under this fingerprint."""
    found = papers.paper(session, fingerprint)
    return None if found is None else found.place


def reader_of(session: Session, digest: str, *, at: datetime, on: date) -> Viewer:
    """Return whom a session is bound to and what they are granted today; the public where it no longer stands."""
    held = sessions.of_digest(session, digest)
    person = people.person_of(session, held.person_id) if held is not None and held.person_id is not None else None
    if person is None:
        return PUBLIC
    known = Identity(issuer=person.issuer, subject=person.subject, issued_at=at, proved_at=at)
    return viewer_of(session, digest, identity=known, at=at, on=on)


def _mark(secret: str, digest: str, file: str, until: int, once: str) -> str:
    return hmac.new(secret.encode(), f"paper:{digest}:{file}:{until}:{once}".encode(), sha256).hexdigest()
