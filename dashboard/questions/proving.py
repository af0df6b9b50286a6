"""What is known of the store itself: the last proof that nothing was altered, the last backup and the last restore."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sqlmodel import Session

from dashboard.access import Act, Viewer, require
from data import backup, database
from data.store import audit, facts, heads, proof
from data.store.audit import Head
from data.store.heads import HeadError as HeadError  # noqa: PLC0414  handed on to the commands
from data.store.proof import Proof
from indicators.refresh.clock import CLOCK


@dataclass(frozen=True, slots=True, kw_only=True)
class Keeping:
    """How the store is kept: its last proof, backup and restore, None where there was none; and the log's end."""

    proof: Proof | None
    backed_up: datetime | None
    restored: datetime | None
    length: int
    digest: str


def keeping(session: Session) -> Keeping:
    """Return how the store is kept, as it stands now."""
    head = audit.head(session)
    return Keeping(
        proof=proof.last(session),
        backed_up=_moment(session, backup.BACKED_UP),
        restored=_moment(session, backup.RESTORED),
        length=head.length,
        digest=head.digest,
    )


def altered(session: Session) -> Proof | None:
    """Return the last proof where it found something that does not hold; None otherwise."""
    found = proof.last(session)
    return found if found is not None and found.broken else None


def proved(session: Session, viewer: Viewer, *, known_at: datetime) -> Proof:
    """Prove everything anew for an administrator or auditor; nothing is kept yet. Raises NotAllowedError."""
    require(viewer, Act.READ_LOG_WHO_WHEN)
    return everything(session, at=known_at)


def everything(session: Session, *, at: datetime, file: Path | None = None, kept: Head | None = None) -> Proof:
    """Prove everything anew, against the head kept in a file and one that somebody wrote down. Raises HeadError."""
    file = file or heads.place()
    outside = None if file is None else heads.newest(file)
    address = session.get_bind().engine.url.render_as_string(hide_password=False)
    known = [each for each in (outside, kept) if each is not None]
    return proof.proof(session, replies=database.replies_folder(address), at=at, kept=known)


def clocks_apart(session: Session) -> timedelta | None:
    """Return how far publishers' clocks were ahead of ours when last asked; None where no reply said its time."""
    text = facts.fact(session, CLOCK)
    return None if text is None else timedelta(seconds=float(text.partition(" ")[0]))


def _moment(session: Session, key: str) -> datetime | None:
    text = facts.fact(session, key)
    return None if text is None else datetime.fromisoformat(text)


__all__ = ["Head", "HeadError", "Keeping", "Proof", "altered", "clocks_apart", "everything", "keeping", "proved"]
